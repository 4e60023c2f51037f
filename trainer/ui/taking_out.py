"""Lists that name people go out by the printer or as a workbook, each with a purpose that is recorded."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from trainer.ui.asking import Asking
from trainer.ui.files import writing
from trainer.ui.printing import Printing
from trainer.ui.working import Handle, Working
from trainer.words import _


class TakingOut:
    """`said` shows a line on the page; `words` ask what the list is for."""

    def __init__(
        self, jobs: Working, dialogs: Asking, printing: Printing, said: Callable[[str], None], words: str
    ) -> None:
        self._jobs = jobs
        self._dialogs = dialogs
        self._printing = printing
        self._said = said
        self._words = words

    def print(self, title: str, draw: Callable[[str], bytes]) -> None:
        """What `draw` makes for a purpose, in the print preview."""

        def run(purpose: str) -> None:
            self._jobs.run(
                _("Drawing the list"),
                lambda _handle: draw(purpose),
                lambda content: self._printing.print_pdfs(title, [content]),
                self._dialogs.trouble,
            )

        self._dialogs.ask_text(title, self._words, _("Print the list"), run)

    def save(self, title: str, write: Callable[[Path, str], None]) -> None:
        """What `write` puts into a chosen workbook for a purpose."""

        def run(path: Path, purpose: str) -> None:
            def work(_handle: Handle) -> None:
                with writing(path):
                    write(path, purpose)

            words = _("Saved as {path}.").format(path=path)
            self._jobs.run(_("Writing the list"), work, lambda _none: self._said(words), self._dialogs.trouble)

        def ask_place(purpose: str) -> None:
            patterns = _("Excel workbook (*.xlsx)")
            self._dialogs.save_file(_("Save the list"), f"{title}.xlsx", patterns, lambda path: run(path, purpose))

        self._dialogs.ask_text(title, self._words, _("Choose a place"), ask_place)
