"""Papers and filled forms of a year of hours, each recorded as an export of personal data."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from trainer.app.office import office_name
from trainer.app.paper_files import template_folders
from trainer.app.services import Services
from trainer.hours.templates.values import FormSheet, FormTemplate
from trainer.people.accounts.rules import require
from trainer.people.accounts.values import Actor, Permission
from trainer.reports.hours import HoursBoard, hours_board
from trainer.store.errors import Refused
from trainer.store.files import file_hash

if TYPE_CHECKING:
    from trainer.documents.office.folder import Written
    from trainer.documents.pdf import Printed

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class HoursFiles:
    services: Services

    def read_form(self, content: bytes) -> tuple[FormSheet, ...]:
        """The sheets of a superior's form that can be filled, the best first."""
        from trainer.documents.form_reading import read_form

        return read_form(content)

    def fill_form(
        self,
        actor: Actor,
        form: FormTemplate,
        year: int,
        unit_id: UUID | None,
        path: Path,
        purpose: str,
        progress: Progress = lambda done, total: None,
    ) -> int:
        """Writes the form with everybody who counts, ID numbers masked; gives how many people are in it."""
        from trainer.documents.form_filling import fill_form
        from trainer.documents.form_values import form_rows

        rows = form_rows(self._board(actor, year, unit_id))
        content = fill_form(self.services.hour_forms.content(form), form, rows, progress)
        path.write_bytes(content)
        self._record(actor, "hours_form", len(rows), purpose, content)
        return len(rows)

    def write_table(
        self, actor: Actor, year: int, unit_id: UUID | None, folder: Path, purpose: str, progress: Progress
    ) -> int:
        """年度培训学时汇总表 as PDF and .docx."""
        from trainer.documents.hours_papers import year_table
        from trainer.documents.office.folder import Bundle, write_folder
        from trainer.documents.office.template import load_template

        board = self._board(actor, year, unit_id)
        printed = self._printed(actor)
        signing = load_template("hours", template_folders(self.services)).lines("year_table", "signatures")
        unit = board.units[0].name if board.units else office_name(self.services)
        document = year_table(board, unit, printed, signing)
        written = write_folder(folder, [Bundle(document.title, (document,))], document.title, printed, progress)
        self._record(actor, "hours_table", len(board.rows), purpose, _hashes(written))
        return len(board.rows)

    def write_records(
        self,
        actor: Actor,
        year: int,
        unit_id: UUID | None,
        person_id: UUID | None,
        folder: Path,
        purpose: str,
        progress: Progress,
    ) -> int:
        """学时登记表 of one person, or of everybody who counts, as PDF and .docx."""
        from trainer.documents.hours_papers import RecordSheet, personal_record
        from trainer.documents.office.folder import Bundle, write_folder
        from trainer.documents.office.template import load_template

        board = self._board(actor, year, unit_id)
        printed = self._printed(actor)
        signing = load_template("hours", template_folders(self.services)).lines("record", "signatures")
        rows = [row for row in board.rows if row.person_id == person_id or (person_id is None and row.counted)]
        known = self.services.people.known(row.person_id for row in rows)
        if not rows:
            raise Refused("hours.nobody_counts")
        documents = tuple(
            personal_record(
                RecordSheet(
                    year,
                    row,
                    known[row.person_id],
                    self.services.hours.entries(actor, row.person_id, year),
                    board.signers,
                ),
                printed,
                signing,
            )
            for row in rows
        )
        title = documents[0].title if len(documents) == 1 else documents[0].title.rpartition(" ")[0]
        written = write_folder(folder, [Bundle(title, documents)], title, printed, progress)
        self._record(actor, "hours_records", len(rows), purpose, _hashes(written))
        return len(rows)

    def _board(self, actor: Actor, year: int, unit_id: UUID | None) -> HoursBoard:
        require(actor, Permission.EXPORT_PEOPLE)
        book = self.services.hours.rule_book(year)
        if book is None:
            raise Refused("hours.no_rule_set", year=year)
        return hours_board(self.services.store.database, actor, year, book, unit_id)

    def _printed(self, actor: Actor) -> Printed:
        from trainer.documents.pdf import Printed

        return Printed(actor.name, self.services.clock.now().astimezone())

    def _record(self, actor: Actor, what: str, people: int, purpose: str, content: bytes) -> None:
        self.services.people.record_export(actor, what, people, False, purpose, file_hash(content))


def _hashes(written: Sequence[Written]) -> bytes:
    """What names all files of a folder."""
    return "\n".join(one.sha256 for one in written).encode()
