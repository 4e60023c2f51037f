"""What is done with the list as it is shown: printed, or saved as a workbook, each recorded as an export."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol
from uuid import UUID

from trainer.people.accounts.values import Actor
from trainer.retakes.notices.values import Deadline
from trainer.retakes.values import Case
from trainer.ui.printing import Printing
from trainer.ui.retakes.acting import Desk
from trainer.ui.retakes.state import shown
from trainer.ui.retakes.wording import standing_text
from trainer.ui.taking_out import TakingOut
from trainer.words import _


class RetakeLists(Protocol):
    """Writes lists of cases and of days; each is recorded as an export."""

    def pdf(self, actor: Actor, cases: Sequence[Case], title: str, purpose: str) -> bytes: ...

    def write_sheet(self, actor: Actor, cases: Sequence[Case], title: str, path: Path, purpose: str) -> None: ...

    def story(self, actor: Actor, person_id: UUID, purpose: str) -> bytes: ...

    def days_pdf(self, actor: Actor, lines: Sequence[Deadline], title: str, purpose: str) -> bytes: ...

    def write_days(self, actor: Actor, lines: Sequence[Deadline], title: str, path: Path, purpose: str) -> None: ...


class ListActs:
    """`said` shows a line on the page."""

    def __init__(self, desk: Desk, lists: RetakeLists, printing: Printing, said: Callable[[str], None]) -> None:
        self._lists = lists
        self._actor = desk.actor
        self._state = desk.state
        words = _("The cases name people, so taking them out is recorded. What is it for, who receives it?")
        self._out = TakingOut(desk.jobs, desk.dialogs, printing, said, words)

    def print(self) -> None:
        """The shown list in the print preview."""
        cases, title = shown(self._state()), self._title()
        self._out.print(title, lambda purpose: self._lists.pdf(self._actor, cases, title, purpose))

    def save(self) -> None:
        """The shown list as a workbook."""
        cases, title = shown(self._state()), self._title()
        self._out.save(title, lambda path, purpose: self._lists.write_sheet(self._actor, cases, title, path, purpose))

    def print_story(self) -> None:
        """经过表 of the officer of the chosen case, with all cases."""
        case = self._state().case
        if case is not None:
            title = _("What was done: {name}").format(name=case.name)
            self._out.print(title, lambda purpose: self._lists.story(self._actor, case.person_id, purpose))

    def print_days(self) -> None:
        """期限表 in the print preview."""
        lines, title = self._state().due, _("Days to watch of retakes")
        self._out.print(title, lambda purpose: self._lists.days_pdf(self._actor, lines, title, purpose))

    def save_days(self) -> None:
        """期限表 as a workbook."""
        lines, title = self._state().due, _("Days to watch of retakes")
        self._out.save(title, lambda path, purpose: self._lists.write_days(self._actor, lines, title, path, purpose))

    def _title(self) -> str:
        state = self._state()
        parts = (standing_text(state.standing), state.unit, str(state.year) if state.year else None)
        return _("Retake cases {which}").format(which=" ".join(filter(None, parts)))
