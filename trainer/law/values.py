"""Frozen values of the law register."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Statute:
    """One statute in one revision.

    `number` is the document number (文号), empty where none is known; `effective` is known only where the text states
    it for this revision; `source` names where the facts were read.
    """

    title: str
    short: str
    number: str
    revised: date
    effective: date | None
    article_count: int
    source: str
