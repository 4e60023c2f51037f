"""What is done with the register as it is shown: printed, saved as a workbook, taken out with its files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from trainer.ui.asking import tell_saved
from trainer.ui.certificates.desk import CertificatesDesk, Report
from trainer.ui.certificates.state import CertificatesState
from trainer.ui.files import writing
from trainer.ui.working import Handle, Stopped, stopping
from trainer.words import _


class ListActs:
    def __init__(self, desk: CertificatesDesk, state: Callable[[], CertificatesState]) -> None:
        self._files = desk.room.files
        self._desk = desk
        self._state = state

    def print(self) -> None:
        """证书台账 in the print preview."""
        query, title = self._state().query, self._title()

        def run(purpose: str) -> None:
            self._desk.jobs.run(
                _("Drawing the register"),
                lambda _handle: self._files.pdf(self._desk.actor, query, title, purpose),
                lambda content: self._desk.printing.print_pdfs(title, [content]),
                self._desk.dialogs.trouble,
            )

        self._ask(_("Print the register"), run)

    def save(self) -> None:
        """证书台账 as a workbook."""
        query, title = self._state().query, self._title()

        def write(path: Path, purpose: str, progress: Report) -> None:
            self._files.write_sheet(self._desk.actor, query, title, path, purpose, progress)

        self._to_file(f"{title}.xlsx", _("Excel workbook (*.xlsx)"), _("Writing the register"), write)

    def archive(self) -> None:
        """归档: the kept files themselves with the list of their hashes."""
        query = self._state().query

        def write(path: Path, purpose: str, progress: Report) -> None:
            self._files.write_archive(self._desk.actor, query, path, purpose, progress)

        suggested = _("{title}, files").format(title=self._title())
        self._to_file(f"{suggested}.zip", "ZIP (*.zip)", _("Writing the archive"), write)

    def _to_file(self, suggested: str, patterns: str, job: str, write: Callable[[Path, str, Report], None]) -> None:
        def run(path: Path, purpose: str) -> None:
            def work(handle: Handle) -> Path | None:
                try:
                    with writing(path):
                        write(path, purpose, stopping(handle))
                except Stopped:
                    return None
                return path

            self._desk.jobs.run(job, work, self._saved, self._desk.dialogs.trouble)

        def ask_place(purpose: str) -> None:
            self._desk.dialogs.save_file(
                _("Save the certificate register"), suggested, patterns, lambda path: run(path, purpose)
            )

        self._ask(_("Choose a place"), ask_place)

    def _saved(self, path: Path | None) -> None:
        if path is not None:
            tell_saved(self._desk.dialogs, path)
            self._desk.changed()

    def _ask(self, verb: str, then: Callable[[str], None]) -> None:
        words = _("The register names people, so taking it out is recorded. What is it for, who receives it?")
        self._desk.dialogs.ask_text(self._title(), words, verb, then)

    def _title(self) -> str:
        query = self._state().query
        title = _("Register of certificates")
        if query.year is not None:
            title = _("{title} {year}").format(title=title, year=query.year)
        if query.voided is not None:
            which = _("void ones") if query.voided else _("valid ones")
            title = _("{title} ({which})").format(title=title, which=which)
        return title
