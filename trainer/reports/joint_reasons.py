"""Reasons of the trail that were said about several people, or about a class, an exam or a list as a whole: listed and
destroyed apart, by two people, with the same words in the rows they were said for.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, delete, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from trainer.activities.classfile.tables import RatingRow
from trainer.activities.credits.tables import CreditDecisionRow
from trainer.certificates.tables import CertificateVoidTable
from trainer.exams.corrections.tables import CorrectionDecisionTable, CorrectionTable
from trainer.exams.entrance.tables import EntryTable
from trainer.exams.objections.tables import ObjectionTable, RecheckTable
from trainer.exams.outside.tables import OutsideDecisionTable
from trainer.exams.sittings.tables import OrderTable, RulingTable, SittingTable
from trainer.exams.standing.tables import StandingStepTable
from trainer.hours.tables import HourAbsenceRow, HourApprovalRow, HourEntryRow
from trainer.people.accounts.rules import require, require_other
from trainer.people.accounts.values import Actor, Permission, Witness
from trainer.people.tables import PersonTable
from trainer.reports.private_words import check_two, seals_of
from trainer.reports.row_words import RowWords, give_up_rows
from trainer.store.apart import destroy_words, words_of
from trainer.store.audit import AuditEntry, AuditReason, AuditTrail
from trainer.store.errors import BadInput
from trainer.store.transactions import Database, chunks

SAME_MOMENT = timedelta(minutes=1)
"""What was said in pieces of one decision, and the rows it was said for."""
MOST = 2000
ABOUT_PEOPLE = ("hours.", "activities.", "exams.", "standing.", "outside.", "corrections.", "certificates.", "retakes.")


_Links = Select[int, datetime, UUID | None, str, UUID | None, str]


@dataclass(frozen=True)
class _Link:
    sequence: int
    at: datetime
    by_id: UUID | None
    action: str
    subject_id: UUID | None
    text: str


@dataclass(frozen=True)
class JointReason:
    """Something said once. `sequences` are its links in the trail, `people` those the links name."""

    sequences: tuple[int, ...]
    at: datetime
    by_id: UUID | None
    by: str
    action: str
    text: str
    people: tuple[UUID, ...]


def joint_reasons(database: Database, actor: Actor, phrase: str = "") -> tuple[JointReason, ...]:
    """The newest first; with a phrase only those that contain it, such as a name."""
    require(actor, Permission.EDIT_SETTINGS)
    with database.read() as session:
        return _joint(session, _reasons(phrase.strip()))


def destroy_joint_reason(
    database: Database, audit: AuditTrail, actor: Actor, witness: Witness, sequence: int, reason: str
) -> int:
    """Destroys the words of the link `sequence` wherever they were said with it: in the trail, in rows, apart; gives
    how many places. Figures, days, seals and the chain stay.

    Raises BadInput: reason.missing, reason.unknown; NotAllowed: account.same_person, account.own_matter where either
    of the two is among those it was said about.
    """
    require(actor, Permission.EDIT_SETTINGS)
    check_two(actor, witness, reason)
    with database.write() as session:
        said = session.scalar(select(AuditReason.text).where(AuditReason.sequence == sequence))
        same = _joint(session, _reasons("").where(AuditReason.text == said))
        found = next((one for one in same if sequence in one.sequences), None)
        if found is None:
            raise BadInput("reason.unknown")
        people = {*found.people, *_people_in_rows(session, found)}
        for person_id in people:
            require_other(actor, person_id)
            require_other(Actor(witness.person_id, witness.person_id, witness.name, frozenset()), person_id)
        count = len(found.sequences)
        for some in chunks(found.sequences, 500):
            session.execute(delete(AuditReason).where(AuditReason.sequence.in_(some)))
        count += len(give_up_rows(session, _rows_of(found), audit.now(), found.text))
        count += _destroy_apart(session, found)
        detail = {"count": str(count), "second": str(witness.person_id), "links": " ".join(map(str, found.sequences))}
        audit.record(session, actor.person_id, "people.joint_words_destroyed", None, detail, reason.strip())
    return count


def _reasons(phrase: str) -> _Links:
    entry, reason = AuditEntry, AuditReason
    query = select(entry.sequence, entry.at, entry.actor_id, entry.action, entry.subject_id, reason.text)
    query = query.join(reason, reason.sequence == entry.sequence)
    query = query.where(or_(*(entry.action.startswith(room) for room in ABOUT_PEOPLE)))
    if phrase:
        query = query.where(reason.text.icontains(phrase, autoescape=True))
    return query.order_by(entry.sequence.desc()).limit(MOST)


def _joint(session: Session, query: _Links) -> tuple[JointReason, ...]:
    """Links said by the same person in the same moment with the same words are one; those about one person alone are
    left out: they go with the words of that person."""
    groups: list[list[_Link]] = []
    newest: dict[tuple[UUID | None, str, str], list[_Link]] = {}
    links = [_Link(*row) for row in session.execute(query)]
    for link in links:
        key = (link.by_id, link.action, link.text)
        if key not in newest or newest[key][-1].at - link.at > SAME_MOMENT:
            newest[key] = []
            groups.append(newest[key])
        newest[key].append(link)
    persons = _persons(session, {link.subject_id for link in links if link.subject_id is not None})
    names = _names(session, {link.by_id for link in links if link.by_id is not None})
    found = []
    for group in groups:
        about = [persons.get(link.subject_id) if link.subject_id else None for link in group]
        if len(set(about)) == 1 and about[0] is not None:
            continue
        first, people = group[-1], tuple(dict.fromkeys(one for one in about if one is not None))
        by = names.get(first.by_id, "") if first.by_id else ""
        sequences = tuple(link.sequence for link in group)
        found.append(JointReason(sequences, first.at, first.by_id, by, first.action, first.text, people))
    return tuple(found)


def _persons(session: Session, subjects: set[UUID]) -> dict[UUID, UUID]:
    """Whom a link is about: the person, or the one whose sitting, objection or recheck it names."""
    sitting, asked, again = SittingTable, ObjectionTable, RecheckTable
    found: dict[UUID, UUID] = {}
    for some in chunks(subjects, 500):
        queries = (
            select(PersonTable.id, PersonTable.id).where(PersonTable.id.in_(some)),
            select(sitting.id, sitting.person_id).where(sitting.id.in_(some)),
            select(asked.id, sitting.person_id).join(sitting, sitting.id == asked.sitting_id).where(asked.id.in_(some)),
            select(again.id, sitting.person_id).join(sitting, sitting.id == again.sitting_id).where(again.id.in_(some)),
        )
        for query in queries:
            found |= {row[0]: row[1] for row in session.execute(query)}
    return found


def _names(session: Session, people: set[UUID]) -> dict[UUID, str]:
    rows = session.execute(select(PersonTable.id, PersonTable.name).where(PersonTable.id.in_(people)))
    return {row.id: row.name for row in rows}


def _same(
    found: JointReason,
    by: InstrumentedAttribute[UUID] | InstrumentedAttribute[UUID | None],
    at: InstrumentedAttribute[datetime],
) -> ColumnElement[bool]:
    return and_(by == found.by_id, at.between(found.at - SAME_MOMENT, found.at + SAME_MOMENT))


def _people_in_rows(session: Session, found: JointReason) -> set[UUID]:
    """Those in whose hours the same was said."""
    people: set[UUID] = set()
    for table in (HourApprovalRow, HourAbsenceRow):
        mine = (_same(found, table.by, table.at), table.reason == found.text)
        people.update(session.scalars(select(table.person_id).where(*mine)))
    return people


def _rows_of(found: JointReason) -> tuple[RowWords, ...]:
    """Where in rows the same may have been said."""
    entry, approval, absence = HourEntryRow, HourApprovalRow, HourAbsenceRow
    let_in, rated, void, ruled = EntryTable, RatingRow, CertificateVoidTable, RulingTable
    credit, order = CreditDecisionRow, OrderTable
    return (
        RowWords(entry.reason, entry.id, _same(found, entry.entered_by, entry.at)),
        RowWords(approval.reason, approval.entry_id, _same(found, approval.by, approval.at)),
        RowWords(absence.reason, absence.id, _same(found, absence.by, absence.at)),
        RowWords(let_in.reason, let_in.id, _same(found, let_in.by, let_in.at)),
        RowWords(rated.remark, rated.id, _same(found, rated.by, rated.at)),
        RowWords(void.reason, void.certificate_id, _same(found, void.by_id, void.at)),
        RowWords(ruled.note, ruled.id, _same(found, ruled.by, ruled.at)),
        RowWords(credit.reason, credit.credit_id, _same(found, credit.by, credit.at)),
        RowWords(order.reason, order.id, _same(found, order.by, order.at)),
    )


def _destroy_apart(session: Session, found: JointReason) -> int:
    """The same words where they stand apart: of the people the links name, and of exams and lists as a whole."""
    step, outside, fix, fixed = StandingStepTable, OutsideDecisionTable, CorrectionTable, CorrectionDecisionTable
    queries = (
        select(step.note).where(_same(found, step.by_id, step.at)),
        select(outside.answer).where(_same(found, outside.by_id, outside.at)),
        select(fix.reason).where(_same(found, fix.proposed_by, fix.proposed_at)),
        select(fixed.answer).where(_same(found, fixed.by_id, fixed.at)),
    )
    seals = [seal for query in queries for seal in session.scalars(query)]
    seals += [seal for person_id in found.people for seal in seals_of(session, person_id)]
    gone = [seal for seal, text in words_of(session, seals).items() if text.strip() == found.text.strip()]
    destroy_words(session, gone)
    return len(gone)
