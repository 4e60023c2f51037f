"""Reads the register and what questions cite."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol
from uuid import UUID

from trainer.bank.lawchange.values import LawChange
from trainer.bank.values import BankQuery
from trainer.law.values import Statute
from trainer.store.errors import KnownError
from trainer.ui.law.desk import LawDesk
from trainer.ui.law.state import LawLine, LawState, derive_lines
from trainer.words import _


class LawView(Protocol):
    def show_state(self, state: LawState) -> None: ...


class LawPresenter:
    """The list of laws and the panel beside it."""

    def __init__(self, view: LawView, desk: LawDesk) -> None:
        self._view = view
        self._desk = desk
        self._state = LawState(may_edit=desk.may_edit)

    def refresh(self) -> None:
        law, changes = self._desk.law, self._desk.changes.changes()
        lines = derive_lines(law.statutes(), dict(self._desk.bank.statutes()), law.in_force(), changes)
        chosen = self._state.chosen
        self._show(
            lines=lines,
            chosen=next((line for line in lines if chosen and line.short == chosen.short), None),
            changes=changes,
            people=self._desk.names([one.by_id for one in changes]),
        )

    def search(self, words: str) -> None:
        self._show(words=words)

    def choose(self, line: LawLine) -> None:
        self._show(chosen=line)

    def chosen_law(self) -> str:
        """The short title of the law in the panel."""
        return self._state.chosen.short if self._state.chosen else ""

    def show_questions(self) -> None:
        """The questions that cite the chosen law, on the page of the bank."""
        if self._state.chosen is not None and self._state.chosen.questions:
            self._desk.go("bank", BankQuery(statute=self._state.chosen.short))

    def undo(self, version: Statute) -> None:
        """撤销载入: a reason, then the title typed."""
        change = self._state.change_of(version)
        if change is None:
            return
        self._desk.dialogs.ask_text(
            _("Undo the loading of 《{law}》, revision of {day}").format(law=change.statute, day=change.revised),
            _("The version leaves the register; {count} questions it set aside are what they were. Say why.").format(
                count=change.open
            ),
            _("Go on"),
            lambda reason: self._confirm_undo(change, reason),
        )

    def _confirm_undo(self, change: LawChange, reason: str) -> None:
        self._desk.dialogs.type_to_confirm(
            _("Undo the loading of 《{law}》, revision of {day}").format(law=change.statute, day=change.revised),
            _("What was decided about its questions since then would keep this from being done."),
            change.statute,
            _("Undo the loading"),
            lambda: self._undo(change.id, reason),
        )

    def _undo(self, change_id: UUID, reason: str) -> None:
        self._desk.jobs.run(
            _("Undoing the loading of a law"),
            lambda _handle: self._desk.changes.undo(self._desk.actor, change_id, reason),
            lambda _count: self._desk.changed(),
            self._failed,
        )

    def _failed(self, error: KnownError) -> None:
        self._desk.dialogs.trouble(error)

    def _show(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]
        self._view.show_state(self._state)
