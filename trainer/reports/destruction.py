"""What stands about one person in the tables of all capabilities, and its destruction: one room after the other.

The append-only tables give up the words about a person only once the row of `destroyed_person` stands; in the file a
trigger says so. Shared proofs (a class's list of names) stay: they are the class's, with a time of their own.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from string import hexdigits
from uuid import UUID

from sqlalchemy import delete, or_, select, update
from sqlalchemy.orm import Session

from trainer.activities.classfile.tables import ClassPaperRow
from trainer.activities.lecturers.tables import LecturerRow
from trainer.certificates.tables import CertificateTable
from trainer.courseware.minutes.tables import StudyPlaceRow
from trainer.exams.outside.tables import OutsideEntryTable
from trainer.exams.sittings.tables import SittingTable
from trainer.exams.tables import ExamTable
from trainer.hours.tables import HourApprovalRow, HourEntryRow, HourProofRow
from trainer.law.tables import VersionTable
from trainer.people.accounts.tables import AccountTable
from trainer.people.tables import AppointmentRow, PersonTable, PlacementRow
from trainer.people.values import Education, Establishment, Sex
from trainer.privacy.values import Wiped
from trainer.reports.private_words import seals_of, subjects_of
from trainer.reports.row_words import row_words
from trainer.retakes.deferrals.tables import DeferralTable
from trainer.retakes.notices.tables import NoticeTable
from trainer.retakes.tables import RetakeCaseTable
from trainer.store.apart import GivenUpWords, destroy_words, words_of
from trainer.store.audit import AuditEntry, AuditReason
from trainer.store.clock import Clock
from trainer.store.files import destroy_files
from trainer.store.transactions import Database, chunks
from trainer.yearly.tables import YearPageTable

SAME_MOMENT = timedelta(minutes=1)
"""Between a decision and its link in the trail, written in the same transaction."""
SAME_TRANSACTION = timedelta(seconds=5)
"""The same where nothing else tells which link it was."""
TRACE_LETTERS, KEY_LETTERS = 4, 8
"""Shorter numbers occur by chance, those of hexadecimal digits in keys; destroyed all the same but not searched for."""


def wipe(session: Session, person_id: UUID, name: str, at: datetime) -> Wiped:
    """Destroys what is known of a person inside the caller's transaction; `name` is what lists show from now on.

    Category and unit stay, so that past rates add up; so does every row of scores, hours and decisions.
    """
    words = words_of(session, seals_of(session, person_id, registers=True))
    destroy_words(session, words)
    reasons = _destroy_reasons(session, _all_subjects(session, person_id)) + _destroy_joint_reasons(session, person_id)
    files = destroy_files(session, _own_files(session, person_id), at)
    _blank_words(session, person_id)
    _blank_person(session, person_id, name)
    return Wiped(files, len(words), reasons)


def traces(session: Session, person_id: UUID) -> tuple[bytes, ...]:
    """Numbers by which the person would be found in the file: ID, work and certificate number, telephone, login."""
    person = session.get_one(PersonTable, person_id)
    login = session.scalar(select(AccountTable.login).where(AccountTable.person_id == person_id)) or ""
    known = (person.id_number, person.work_number, person.certificate_number, person.phone, login)
    return tuple(text.encode() for text in known if _tells(text))


def _tells(text: str) -> bool:
    """Whether finding it means something: the keys of rows are long rows of hexadecimal digits."""
    return len(text) >= (KEY_LETTERS if set(text.lower()) <= set(hexdigits) else TRACE_LETTERS)


def _own_files(session: Session, person_id: UUID) -> set[str]:
    """Kept files about this person and nobody else."""
    cases = select(RetakeCaseTable.id).where(RetakeCaseTable.person_id == person_id)
    entries = select(HourEntryRow.id).where(HourEntryRow.person_id == person_id)
    queries = (
        select(PersonTable.photo).where(PersonTable.id == person_id),
        select(CertificateTable.file_hash).where(CertificateTable.person_id == person_id),
        select(NoticeTable.pdf_hash).where(NoticeTable.case_id.in_(cases)),
        select(NoticeTable.docx_hash).where(NoticeTable.case_id.in_(cases)),
        select(DeferralTable.file_hash).where(DeferralTable.person_id == person_id),
        select(YearPageTable.file_hash).where(YearPageTable.person_id == person_id),
        select(HourEntryRow.evidence).where(HourEntryRow.person_id == person_id),
        select(HourProofRow.hash).where(HourProofRow.entry_id.in_(entries)),
    )
    own = {key for query in queries for key in session.scalars(query) if key}
    own |= _earlier_photographs(session, person_id)
    return own - _of_others(session, person_id, own)


def _earlier_photographs(session: Session, person_id: UUID) -> set[str]:
    """Those that a later one replaced: no row names them any more, the links of the trail do."""
    changes = select(AuditEntry.detail).where(AuditEntry.action == "people.photo_changed")
    return {detail["hash"] for detail in session.scalars(changes.where(AuditEntry.subject_id == person_id))}


def _of_others(session: Session, person_id: UUID, hashes: Iterable[str]) -> set[str]:
    """Those that something or somebody else refers to as well."""
    found: set[str] = set()
    others = select(HourEntryRow.id).where(HourEntryRow.person_id != person_id)
    for some in chunks(hashes, 200):
        queries = (
            select(PersonTable.photo).where(PersonTable.photo.in_(some), PersonTable.id != person_id),
            select(HourEntryRow.evidence).where(HourEntryRow.evidence.in_(some), HourEntryRow.person_id != person_id),
            select(HourProofRow.hash).where(HourProofRow.hash.in_(some), HourProofRow.entry_id.in_(others)),
            select(DeferralTable.file_hash).where(
                DeferralTable.file_hash.in_(some), DeferralTable.person_id != person_id
            ),
            select(ClassPaperRow.hash).where(ClassPaperRow.hash.in_(some)),
            select(VersionTable.file_hash).where(VersionTable.file_hash.in_(some)),
            select(OutsideEntryTable.sheet_hash).where(OutsideEntryTable.sheet_hash.in_(some)),
            select(OutsideEntryTable.proof_hash).where(OutsideEntryTable.proof_hash.in_(some)),
        )
        found |= {key for query in queries for key in session.scalars(query) if key}
    return found


def _all_subjects(session: Session, person_id: UUID) -> list[UUID]:
    accounts = session.scalars(select(AccountTable.id).where(AccountTable.person_id == person_id))
    return [*subjects_of(session, person_id), *accounts]


def _destroy_reasons(session: Session, subjects: Iterable[UUID]) -> int:
    """Every reason of the trail about the person; the links keep their seals."""
    count = 0
    for some in chunks(subjects, 500):
        reason, entry = AuditReason, AuditEntry
        query = select(reason.sequence).join(entry, entry.sequence == reason.sequence)
        gone = session.scalars(query.where(entry.subject_id.in_(some))).all()
        for numbers in chunks(gone, 500):
            session.execute(delete(reason).where(reason.sequence.in_(numbers)))
        count += len(gone)
    return count


def _destroy_joint_reasons(session: Session, person_id: UUID) -> int:
    """Reasons said once about hours of several people, whose links name nobody: found by who said them, when and how.

    The others keep theirs in the rows of their hours. Where the own row gave its words up before, who and when decide.
    """
    said, reason, entry = HourApprovalRow, AuditReason, AuditEntry
    given_up = select(GivenUpWords.row_id).where(GivenUpWords.place == said.__tablename__)
    own = select(said.by, said.at, said.reason).where(
        said.person_id == person_id, or_(said.reason != "", said.entry_id.in_(given_up))
    )
    gone: set[int] = set()
    for by, at, words in session.execute(own):
        near = SAME_MOMENT if words else SAME_TRANSACTION
        query = select(reason.sequence).join(entry, entry.sequence == reason.sequence)
        query = query.where(entry.subject_id.is_(None), entry.actor_id == by, entry.action.startswith("hours."))
        query = query.where(entry.at.between(at - near, at + near))
        gone.update(session.scalars(query.where(reason.text == words) if words else query))
    for numbers in chunks(gone, 500):
        session.execute(delete(reason).where(reason.sequence.in_(numbers)))
    return len(gone)


def _blank_words(session: Session, person_id: UUID) -> None:
    """Words that stand in their rows."""
    for place in row_words(person_id):
        place.empty(session)
    session.execute(update(StudyPlaceRow).where(StudyPlaceRow.person_id == person_id).values(note=""))
    lecturer = {"organisation": "", "qualification": "", "topics": [], "away": []}
    session.execute(update(LecturerRow).where(LecturerRow.person_id == person_id).values(**lecturer))


def _blank_person(session: Session, person_id: UUID, name: str) -> None:
    person = session.get_one(PersonTable, person_id)
    person.name, person.name_keys, person.photo, person.post = name, "", "", ""
    person.id_number = person.work_number = person.certificate_number = person.phone = person.major = ""
    person.birth_date = person.certificate_valid_until = None
    person.sex, person.education, person.establishment = Sex.UNKNOWN, Education.UNKNOWN, Establishment.UNKNOWN
    person.fields, person.legal_qualification, person.legal_reviewer = [], False, False
    session.execute(update(AppointmentRow).where(AppointmentRow.person_id == person_id).values(title=""))
    session.execute(update(PlacementRow).where(PlacementRow.person_id == person_id).values(post=""))
    account = session.scalar(select(AccountTable).where(AccountTable.person_id == person_id))
    if account is not None:
        account.login, account.password, account.slip = f"destroyed-{account.id.hex}", "", ""
        account.roles, account.enabled = [], False


def exam_open(database: Database, clock: Clock) -> bool:
    """Whether somebody may sit an exam now: one is open by its hours, or a sitting was begun and not handed in."""
    now = clock.now()
    open_now = select(ExamTable.id).where(ExamTable.opens_at <= now, ExamTable.closes_at >= now)
    running = select(SittingTable.id).join(ExamTable, ExamTable.id == SittingTable.exam_id)
    with database.read() as session:
        if session.scalar(open_now.where(ExamTable.closed_at.is_(None)).limit(1)) is not None:
            return True
        begun = running.where(SittingTable.submitted_at.is_(None), ExamTable.closed_at.is_(None))
        return session.scalar(begun.limit(1)) is not None
