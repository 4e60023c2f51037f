"""Papers and filled forms of a year of hours, each recorded as an export of personal data."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from trainer.app.office import office_name
from trainer.app.services import Services
from trainer.hours.templates.values import FormSheet, FormTemplate
from trainer.people.accounts.rules import require
from trainer.people.accounts.values import Actor, Permission
from trainer.reports.hour_shares import UnitShare, unit_shares
from trainer.reports.hours import HoursBoard, OfficerHours, hours_board
from trainer.store.errors import Refused
from trainer.store.files import file_hash
from trainer.store.transactions import chunks

if TYPE_CHECKING:
    from trainer.documents.hours_papers import RecordSheet
    from trainer.documents.office.folder import Written
    from trainer.documents.pdf import Printed

Progress = Callable[[int, int], None]
SHEETS_OF_A_BOOK = 100
"""So many people to a workbook: Excel opens more sheets slowly."""


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
        """年度培训学时汇总表 as PDF, .docx and .xlsx."""
        from trainer.documents.hours_paper_sheets import table_book
        from trainer.documents.hours_papers import year_table
        from trainer.documents.office.folder import Bundle, Loose, write_folder
        from trainer.documents.office.template import load_template

        board = self._board(actor, year, unit_id)
        printed = self._printed(actor)
        signing = load_template("hours", self.services.template_folders).lines("year_table", "signatures")
        unit = self._unit(board)
        shares = self._shares(actor, year, board.rows)
        document = year_table(board, unit, printed, signing, shares)
        name = document.title
        book = Loose(f"{name}.xlsx", lambda: table_book(board, unit, signing, shares))
        written = write_folder(folder, [Bundle(name, (document,))], name, printed, progress, (book,))
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
        """学时登记表 of one person, or of everybody who counts, as PDF, .docx and .xlsx."""
        from trainer.documents.hours_paper_sheets import record_book
        from trainer.documents.hours_papers import personal_record
        from trainer.documents.office.folder import Bundle, Loose, write_folder
        from trainer.documents.office.template import load_template

        board = self._board(actor, year, unit_id)
        printed = self._printed(actor)
        signing = load_template("hours", self.services.template_folders).lines("record", "signatures")
        rows = [row for row in board.rows if row.person_id == person_id or (person_id is None and row.counted)]
        if not rows:
            raise Refused("hours.nobody_counts")
        sheets = self._record_sheets(actor, board, rows)
        documents = tuple(personal_record(sheet, printed, signing) for sheet in sheets)
        title = documents[0].title if len(documents) == 1 else documents[0].title.rpartition(" ")[0]
        books = [
            Loose(name, partial(record_book, some, signing))
            for name, some in _numbered(title, tuple(chunks(sheets, SHEETS_OF_A_BOOK)))
        ]
        written = write_folder(folder, [Bundle(title, documents)], title, printed, progress, books)
        self._record(actor, "hours_records", len(rows), purpose, _hashes(written))
        return len(rows)

    def _record_sheets(self, actor: Actor, board: HoursBoard, rows: Sequence[OfficerHours]) -> list[RecordSheet]:
        from trainer.documents.hours_papers import RecordSheet

        year, entries = board.year, self.services.hours.entries
        known = self.services.people.known(row.person_id for row in rows)
        shares = self._shares(actor, year, rows)
        return [
            RecordSheet(
                year,
                row,
                known[row.person_id],
                entries(actor, row.person_id, year),
                board.signers,
                shares.get(row.person_id, ()),
            )
            for row in rows
        ]

    def write_short(
        self, actor: Actor, year: int, unit_id: UUID | None, folder: Path, purpose: str, progress: Progress
    ) -> int:
        """未达标人员名单 as PDF, .docx and .xlsx; gives how many people are on it."""
        from trainer.documents.hours_paper_sheets import short_book
        from trainer.documents.hours_short_list import short_list, short_paper
        from trainer.documents.office.folder import Bundle, Loose, write_folder

        board = self._board(actor, year, unit_id)
        printed, listed = self._printed(actor), short_list(board, self._unit(board))
        bundle = Bundle(listed.name, (short_paper(listed, printed),))
        book = Loose(f"{listed.name}.xlsx", lambda: short_book(listed))
        written = write_folder(folder, [bundle], listed.name, printed, progress, (book,))
        self._record(actor, "hours_short", listed.people, purpose, _hashes(written))
        return listed.people

    def _shares(self, actor: Actor, year: int, rows: Sequence[OfficerHours]) -> dict[UUID, tuple[UnitShare, ...]]:
        return unit_shares(self.services.store.database, actor, year, [row.person_id for row in rows])

    def _unit(self, board: HoursBoard) -> str:
        return board.units[0].name if board.units else office_name(self.services)

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


def _numbered(title: str, books: Sequence[Sequence[RecordSheet]]) -> Iterator[tuple[str, Sequence[RecordSheet]]]:
    for number, some in enumerate(books, 1):
        yield (f"{title}.xlsx" if len(books) == 1 else f"{title} {number:02d}.xlsx"), some


def _hashes(written: Sequence[Written]) -> bytes:
    """What names all files of a folder."""
    return "\n".join(one.sha256 for one in written).encode()
