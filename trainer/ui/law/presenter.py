"""Reads the register and what questions cite."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from trainer.bank.service import BankService
from trainer.bank.values import BankQuery
from trainer.law.service import LawService
from trainer.ui.law.state import LawLine, LawState, derive_lines


class LawView(Protocol):
    def show_state(self, state: LawState) -> None: ...


class LawPresenter:
    """`go` leads to the questions of a law."""

    def __init__(self, view: LawView, law: LawService, bank: BankService, go: Callable[[str, object], None]) -> None:
        self._view = view
        self._law = law
        self._bank = bank
        self._go = go
        self._state = LawState()

    def refresh(self) -> None:
        lines = derive_lines(self._law.statutes(), dict(self._bank.statutes()))
        chosen = self._state.chosen
        self._show(lines=lines, chosen=next((line for line in lines if chosen and line.short == chosen.short), None))

    def search(self, words: str) -> None:
        self._show(words=words)

    def choose(self, line: LawLine) -> None:
        self._show(chosen=line)

    def show_questions(self) -> None:
        """The questions that cite the chosen law, on the page of the bank."""
        if self._state.chosen is not None and self._state.chosen.questions:
            self._go("bank", BankQuery(statute=self._state.chosen.short))

    def _show(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]
        self._view.show_state(self._state)
