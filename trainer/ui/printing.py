"""Printing as presenters see it: documents that are ready as PDF go to a preview and from there to a printer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol


class Printing(Protocol):
    def print_pdfs(self, title: str, contents: Sequence[bytes]) -> None:
        """Shows the pages of all documents, one after the other, and prints them on the person's word."""
        ...
