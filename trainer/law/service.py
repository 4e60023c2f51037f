"""The register of statutes."""

from __future__ import annotations

import tomllib
from functools import cached_property
from pathlib import Path

from question_bank.question import Citation
from trainer.law.rules import article_exists, find_statute, read_statutes
from trainer.law.values import Statute


class LawService:
    """Reads the register that comes with the program, once."""

    def __init__(self, register: Path) -> None:
        self._register = register

    def statutes(self) -> tuple[Statute, ...]:
        """Every known statute, in the order of the register."""
        return self._statutes

    def statute(self, citation: Citation) -> Statute | None:
        """The statute a citation names, by full or short title; None when it is not in the register."""
        return find_statute(self._statutes, citation)

    def article_exists(self, citation: Citation) -> bool | None:
        """Whether the cited article is one of the statute's; None when the register does not know that revision."""
        return article_exists(self._statutes, citation)

    @cached_property
    def _statutes(self) -> tuple[Statute, ...]:
        return read_statutes(tomllib.loads(self._register.read_text(encoding="utf-8")))
