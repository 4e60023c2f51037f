"""Words about a person that stand in the rows of append-only tables: each row gives them up and keeps all else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.orm import InstrumentedAttribute, Session

from trainer.activities.classfile.tables import RatingRow
from trainer.certificates.tables import CertificateTable, CertificateVoidTable
from trainer.exams.entrance.tables import EntryTable
from trainer.exams.sittings.tables import RulingTable, SittingTable
from trainer.hours.tables import HourAbsenceRow, HourApprovalRow, HourEntryRow
from trainer.store.apart import give_up_words


@dataclass(frozen=True)
class RowWords:
    """One column of words, the key of its rows, and which of them are meant."""

    column: InstrumentedAttribute[str]
    key: InstrumentedAttribute[UUID]
    which: ColumnElement[bool]

    def read(self, session: Session) -> dict[UUID, str]:
        """The words that are there, by the key of their row."""
        rows = session.execute(select(self.key, self.column).where(self.which, self.column != ""))
        return {row[0]: row[1] for row in rows}

    def give_up(self, session: Session, words: dict[UUID, str], at: datetime) -> None:
        """Destroys some of them, before the time of the person is over."""
        give_up_words(session, self.column, self.key, words, at)

    def empty(self, session: Session) -> None:
        """Destroys all of them, where the data of the person were destroyed."""
        table = self.column.class_
        session.execute(update(table).where(self.which, self.column != "").values({self.column.key: ""}))


def row_words(person_id: UUID) -> tuple[RowWords, ...]:
    """Every place where words about a person stand in a row."""
    certificates = select(CertificateTable.id).where(CertificateTable.person_id == person_id)
    sittings = select(SittingTable.id).where(SittingTable.person_id == person_id)
    entry, approval, absence, void = HourEntryRow, HourApprovalRow, HourAbsenceRow, CertificateVoidTable
    return (
        RowWords(entry.reason, entry.id, entry.person_id == person_id),
        RowWords(approval.reason, approval.entry_id, approval.person_id == person_id),
        RowWords(absence.reason, absence.id, absence.person_id == person_id),
        RowWords(EntryTable.reason, EntryTable.id, EntryTable.person_id == person_id),
        RowWords(RatingRow.remark, RatingRow.id, RatingRow.person_id == person_id),
        RowWords(void.reason, void.certificate_id, void.certificate_id.in_(certificates)),
        RowWords(RulingTable.note, RulingTable.id, RulingTable.sitting_id.in_(sittings)),
    )


def words_in_rows(session: Session, person_id: UUID) -> list[str]:
    """What stands there about a person."""
    return [text for place in row_words(person_id) for text in place.read(session).values()]


def give_up_rows(session: Session, places: Iterable[RowWords], at: datetime, only: str | None = None) -> list[str]:
    """Destroys the words of these places, or only those that say just this; gives what was said."""
    gone: list[str] = []
    for place in places:
        words = {key: text for key, text in place.read(session).items() if only is None or text.strip() == only.strip()}
        if words:
            place.give_up(session, words, at)
        gone += words.values()
    return gone
