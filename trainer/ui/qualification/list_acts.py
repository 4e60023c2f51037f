"""What is done with the list as it is shown: printed, or saved as a workbook, each recorded as an export."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from trainer.people.accounts.values import Actor
from trainer.qualification.values import Checked, Rules, Standing
from trainer.ui.asking import Asking
from trainer.ui.files import writing
from trainer.ui.printing import Printing
from trainer.ui.qualification.state import CardsState, shown
from trainer.ui.qualification.wording import which_text
from trainer.ui.working import Handle, Working
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
        self._jobs = jobs
        self._dialogs = dialogs
        self._printing = printing
        self._state = state
        self._said = said

    def print(self) -> None:
        """The shown list in the print preview."""
        state, title = self._state(), self._title()
        rules = state.rules
        if rules is None:
            return

        def run(purpose: str) -> None:
            self._jobs.run(
                _("Drawing the list"),
                lambda _handle: self._lists.pdf(self._actor, shown(state), title, rules, state.checked, purpose),
                lambda content: self._printing.print_pdfs(title, [content]),
                self._dialogs.trouble,
            )

        self._ask(_("Print the list"), run)

    def save(self) -> None:
        """The shown list as a workbook."""
        state, title = self._state(), self._title()
        rules = state.rules
        if rules is None:
            return

        def write(path: Path, purpose: str) -> None:
            def work(_handle: Handle) -> None:
                with writing(path):
                    self._lists.write_sheet(self._actor, shown(state), title, rules, state.checked, path, purpose)

            words = _("Saved as {path}.").format(path=path)
            self._jobs.run(_("Writing the list"), work, lambda _none: self._said(words), self._dialogs.trouble)

        def ask_place(purpose: str) -> None:
            patterns = _("Excel workbook (*.xlsx)")
            self._dialogs.save_file(_("Save the list"), f"{title}.xlsx", patterns, lambda path: write(path, purpose))

        self._ask(_("Choose a place"), ask_place)

    def _ask(self, verb: str, then: Callable[[str], None]) -> None:
        words = _("The list names people, so taking it out is recorded. What is it for, who receives it?")
        self._dialogs.ask_text(self._title(), words, verb, then)

    def _title(self) -> str:
        state = self._state()
        if state.checked is not None:
            return _("Check list {title}").format(title=state.checked.order.title)
        return _("Enforcement certificates: {which}").format(which=which_text(state.which))
