"""What is done with the list as it is shown: printed, or saved as a workbook, each recorded as an export."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from trainer.people.accounts.values import Actor
from trainer.qualification.values import Checked, Rules, Standing
from trainer.ui.asking import Asking
from trainer.ui.printing import Printing
from trainer.ui.qualification.state import CardsState, shown
from trainer.ui.qualification.wording import which_text
from trainer.ui.taking_out import TakingOut
from trainer.ui.working import Working
from trainer.words import _


class CardLists(Protocol):
    """Writes lists of certificates; each is recorded as an export."""

    def pdf(
        self,
        actor: Actor,
        rows: tuple[Standing, ...],
        title: str,
        rules: Rules,
        checked: Checked | None,
        purpose: str,
    ) -> bytes: ...

    def write_sheet(
        self,
        actor: Actor,
        rows: tuple[Standing, ...],
        title: str,
        rules: Rules,
        checked: Checked | None,
        path: Path,
        purpose: str,
    ) -> None: ...


class ListActs:
    """`said` shows a line on the page."""

    def __init__(
        self,
        lists: CardLists,
        actor: Actor,
        jobs: Working,
        dialogs: Asking,
        printing: Printing,
        state: Callable[[], CardsState],
        said: Callable[[str], None],
    ) -> None:
        self._lists = lists
        self._actor = actor
        self._state = state
        words = _("The list names people, so taking it out is recorded. What is it for, who receives it?")
        self._out = TakingOut(jobs, dialogs, printing, said, words)

    def print(self) -> None:
        """The shown list in the print preview."""
        state, title = self._state(), self._title()
        rules = state.rules
        if rules is not None:
            self._out.print(
                title, lambda purpose: self._lists.pdf(self._actor, shown(state), title, rules, state.checked, purpose)
            )

    def save(self) -> None:
        """The shown list as a workbook."""
        state, title = self._state(), self._title()
        rules = state.rules
        if rules is None:
            return

        def write(path: Path, purpose: str) -> None:
            self._lists.write_sheet(self._actor, shown(state), title, rules, state.checked, path, purpose)

        self._out.save(title, write)

    def _title(self) -> str:
        state = self._state()
        if state.checked is not None:
            return _("Check list {title}").format(title=state.checked.order.title)
        return _("Enforcement certificates: {which}").format(which=which_text(state.which))
