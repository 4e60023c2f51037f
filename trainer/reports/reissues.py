"""Which papers state what is no longer so after the keys of an exam were corrected: 需重新出具的文书."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from trainer.certificates.tables import CertificateTable, CertificateVoidTable
from trainer.exams.corrections.reading import corrections_of, kept_effects
from trainer.exams.corrections.tables import CorrectionDecisionTable, CorrectionTable
from trainer.exams.corrections.values import Correction, Effect
from trainer.exams.reissues.service import closings_of, open_corrections, ticks_of
from trainer.exams.reissues.values import Closing, PaperKey, PaperKind, Tick
from trainer.people.accounts.rules import require
from trainer.people.accounts.values import Actor, Permission
from trainer.retakes.notices.tables import NoticeTable, NoticeVoidTable
from trainer.retakes.tables import RetakeCaseTable
from trainer.store.transactions import Database


@dataclass(frozen=True)
class Reissue:
    """One paper: `effect` is what changed for its person, None for the score book. `number` is that of a certificate or
    notice, `certificate_id` its key. `settled` says that the store itself holds the new paper, or the voiding.
    """

    key: PaperKey
    correction: Correction
    effect: Effect | None = None
    number: str = ""
    certificate_id: UUID | None = None
    settled: datetime | None = None
    tick: Tick | None = None

    @property
    def done(self) -> bool:
        return self.settled is not None or (self.tick is not None and self.tick.done)


@dataclass(frozen=True)
class Reissues:
    """The list of one exam; `closing` is None while nobody said since the newest correction that nothing is left."""

    rows: tuple[Reissue, ...]
    closing: Closing | None = None

    @property
    def open(self) -> int:
        return sum(not row.done for row in self.rows)


def reissues(database: Database, actor: Actor, exam_id: UUID) -> Reissues:
    """Papers of the newest correction that concerns each; an earlier one of the same person and kind falls away.

    While a list is open, what belongs to corrections whose list was closed stands aside.
    """
    require(actor, Permission.SEE_RESULTS)
    with database.read() as session:
        approved = (CorrectionTable.exam_id == exam_id, CorrectionDecisionTable.approved.is_(True))
        found = sorted(corrections_of(session, *approved), key=_order, reverse=True)
        rows: dict[tuple[PaperKind, UUID | None], Reissue] = {}
        waiting = open_corrections(session, exam_id)
        for own in found:
            if waiting and own.id not in waiting:
                continue
            effects = kept_effects(session, own.id)
            for row in _papers(own, effects.rows if effects else ()):
                rows.setdefault((row.key.kind, row.key.person_id), row)
        ticks = ticks_of(session, [one.id for one in found])
        known = [replace(row, tick=ticks.get(row.key)) for row in _looked_up(session, exam_id, rows.values())]
        closings = closings_of(session, [one.id for one in found])
        closing = None if not found or waiting else closings[found[0].id]
        order = {kind: place for place, kind in enumerate(PaperKind)}
        known.sort(key=lambda row: (row.done, order[row.key.kind], row.effect.after.rank or 10**6 if row.effect else 0))
        return Reissues(tuple(known), closing)


def waiting_lists(database: Database, actor: Actor) -> tuple[UUID, ...]:
    """The exams whose list is not closed, the oldest correction first."""
    require(actor, Permission.SEE_RESULTS)
    with database.read() as session:
        waiting = open_corrections(session)
        exams = dict(session.execute(select(CorrectionTable.id, CorrectionTable.exam_id)).all()) if waiting else {}
        return tuple(dict.fromkeys(exams[one] for one in waiting))


def _decided(one: Correction) -> datetime:
    assert one.decided_at is not None
    return one.decided_at


def _order(one: Correction) -> tuple[datetime, UUID]:
    return _decided(one), one.id


def _papers(own: Correction, effects: Iterable[Effect]) -> Iterator[Reissue]:
    for place, effect in enumerate(effects):
        if not place:
            yield Reissue(PaperKey(own.id, PaperKind.BOOK), own)
        for kind in _kinds(effect):
            yield Reissue(PaperKey(own.id, kind, effect.person_id), own, effect)


def _kinds(effect: Effect) -> Iterator[PaperKind]:
    if effect.score_changes or effect.rank_changes:
        yield PaperKind.SLIP
    if effect.pass_changes and effect.after.passed:
        yield PaperKind.CERTIFICATE_ISSUE
        yield PaperKind.NOTICE_VOID
    if effect.pass_changes and effect.after.passed is False:
        yield PaperKind.CERTIFICATE_VOID
        yield PaperKind.NOTICE_ISSUE


def _looked_up(session: Session, exam_id: UUID, rows: Collection[Reissue]) -> Iterator[Reissue]:
    """What has a paper behind it, with its number and what became of it since the correction."""
    certificates = _certificates(session, exam_id)
    notices = _notices(session, exam_id)
    for row in rows:
        person_id, since = row.key.person_id, _decided(row.correction)
        issued = [one for one in certificates if one[0] == person_id]
        told = [one for one in notices if one[0] == person_id]
        match row.key.kind:
            case PaperKind.CERTIFICATE_VOID:
                for _person, own, number, at, void in issued:
                    if at <= since and (void is None or void > since):
                        yield replace(row, number=number, certificate_id=own, settled=void)
            case PaperKind.CERTIFICATE_ISSUE:
                new = next((one for one in issued if one[3] > since), None)
                yield replace(row, number=new[2], certificate_id=new[1], settled=new[3]) if new else row
            case PaperKind.NOTICE_VOID:
                for _person, number, at, void in told:
                    if at <= since and (void is None or void > since):
                        yield replace(row, number=number, settled=void)
            case PaperKind.NOTICE_ISSUE:
                sent = next((one for one in told if one[2] > since), None)
                yield replace(row, number=sent[1], settled=sent[2]) if sent else row
            case _:
                yield row


def _certificates(session: Session, exam_id: UUID) -> list[tuple[UUID, UUID, str, datetime, datetime | None]]:
    void = CertificateVoidTable
    query = (
        select(
            CertificateTable.person_id,
            CertificateTable.id,
            CertificateTable.serial,
            CertificateTable.issued_at,
            void.at,
        )
        .outerjoin(void, void.certificate_id == CertificateTable.id)
        .where(CertificateTable.exam_id == exam_id)
        .order_by(CertificateTable.issued_at)
    )
    return [(person, own, serial, at, voided) for person, own, serial, at, voided in session.execute(query)]


def _notices(session: Session, exam_id: UUID) -> list[tuple[UUID, str, datetime, datetime | None]]:
    void = NoticeVoidTable
    query = (
        select(RetakeCaseTable.person_id, NoticeTable.year, NoticeTable.number, NoticeTable.at, func.min(void.at))
        .join(RetakeCaseTable, RetakeCaseTable.id == NoticeTable.case_id)
        .outerjoin(void, void.notice_id == NoticeTable.id)
        .where(RetakeCaseTable.exam_id == exam_id)
        .group_by(NoticeTable.id, RetakeCaseTable.person_id, NoticeTable.year, NoticeTable.number, NoticeTable.at)
        .order_by(NoticeTable.at)
    )
    rows = session.execute(query)
    return [(person, f"〔{year}〕{number:03d}", at, voided) for person, year, number, at, voided in rows]
