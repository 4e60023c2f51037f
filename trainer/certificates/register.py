"""Reading the register inside the service's transactions."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, insert, or_, select, update
from sqlalchemy.orm import Session, aliased

from trainer.certificates.tables import (
    CertificateGroundTable,
    CertificateOriginTable,
    CertificateSerialTable,
    CertificateTable,
    CertificateTemplateTable,
    CertificateVoidTable,
)
from trainer.certificates.values import Certificate, Occasion, RegisterPage, RegisterQuery, Voided
from trainer.people.service import PeopleService
from trainer.store.apart import words_of
from trainer.store.transactions import chunks

_MOST_NAMES = 500


def page(session: Session, people: PeopleService, query: RegisterQuery) -> RegisterPage:
    """One stretch of the register, the newest first; its keys come from one index, which holds all that is asked."""
    where = _conditions(people, query)
    total = session.scalar(select(func.count()).select_from(CertificateTable).where(*where)) or 0
    newest = (CertificateTable.issued_on.desc(), CertificateTable.serial.desc())
    ids = select(CertificateTable.id).where(*where).order_by(*newest).offset(query.offset).limit(query.limit)
    found: list[Certificate] = []
    for some in chunks(session.scalars(ids).all(), 500):
        found.extend(_values(session, people, _lines().where(CertificateTable.id.in_(some)).order_by(*newest)))
    return RegisterPage(tuple(found), total)


def line(session: Session, people: PeopleService, *where: ColumnElement[bool]) -> Certificate | None:
    """The one certificate that fits."""
    found = _values(session, people, _lines().where(*where).limit(1))
    return found[0] if found else None


def holders(session: Session, occasion: Occasion, among: Collection[UUID] | None = None) -> set[UUID]:
    """Who holds a certificate of this occasion that was not voided; of all, or of few."""
    same = CertificateTable.exam_id == occasion.exam_id
    if occasion.exam_id is None and occasion.about:
        grounds = select(CertificateGroundTable.certificate_id).where(CertificateGroundTable.about == occasion.about)
        same = CertificateTable.id.in_(grounds)
    elif occasion.exam_id is None:
        same = CertificateTable.exam_id.is_(None) & (CertificateTable.title == occasion.title)
    voided = select(CertificateVoidTable.certificate_id)
    query = select(CertificateTable.person_id).where(same, CertificateTable.id.not_in(voided))
    return set(session.scalars(query if among is None else query.where(CertificateTable.person_id.in_(among))))


def last_number(session: Session, series: str) -> int:
    """The running number given last; 0 before the first."""
    query = select(CertificateSerialTable.last).where(CertificateSerialTable.series == series)
    return session.scalar(query) or 0


def move_on(session: Session, series: str, last: int, given: int) -> bool:
    """Counts numbers behind the last as given, inside the transaction that registers their certificates.

    False where somebody has gone on from that number meanwhile; then nothing is counted.
    """
    table = CertificateSerialTable
    if not last:
        if last_number(session, series):
            return False
        session.execute(insert(table), [{"series": series, "last": given}])
        return True
    same = update(table).where(table.series == series, table.last == last).values(last=last + given)
    moved = session.execute(same.returning(table.last).execution_options(synchronize_session=False))
    return moved.first() is not None


def _conditions(people: PeopleService, query: RegisterQuery) -> list[ColumnElement[bool]]:
    where: list[ColumnElement[bool]] = []
    if query.exam_id is not None:
        where.append(CertificateTable.exam_id == query.exam_id)
    if query.person_id is not None:
        where.append(CertificateTable.person_id == query.person_id)
    if query.year is not None:
        where.append(CertificateTable.issued_on.between(date(query.year, 1, 1), date(query.year, 12, 31)))
    if query.voided is not None:
        voids = select(CertificateVoidTable.certificate_id)
        where.append(CertificateTable.id.in_(voids) if query.voided else CertificateTable.id.not_in(voids))
    if words := query.words.strip():
        named = people.named(words, _MOST_NAMES)
        where.append(
            or_(CertificateTable.serial.icontains(words, autoescape=True), CertificateTable.person_id.in_(named))
        )
    return where


def _lines() -> Select[CertificateTable, CertificateVoidTable | None]:
    return select(CertificateTable, CertificateVoidTable).outerjoin(
        CertificateVoidTable, CertificateVoidTable.certificate_id == CertificateTable.id
    )


def _origins(session: Session, ids: Sequence[UUID]) -> dict[UUID, tuple[str, str]]:
    """What certificates were printed with and which serial they correct."""
    older = aliased(CertificateTable)
    found = {}
    for some in chunks(ids, 500):
        query = (
            select(
                CertificateOriginTable.certificate_id,
                CertificateTemplateTable.code,
                CertificateTemplateTable.version,
                older.serial,
            )
            .outerjoin(CertificateTemplateTable, CertificateTemplateTable.id == CertificateOriginTable.template_id)
            .outerjoin(older, older.id == CertificateOriginTable.corrects_id)
            .where(CertificateOriginTable.certificate_id.in_(some))
        )
        for certificate_id, code, version, corrects in session.execute(query):
            found[certificate_id] = (f"{code} {version}" if code else "", corrects or "")
    return found


def ground(session: Session, certificate_id: UUID) -> tuple[str, str]:
    """What a certificate is about where no exam led to it, and its proof; empty for others."""
    row = session.get(CertificateGroundTable, certificate_id)
    return ("", "") if row is None else (row.about, words_of(session, [row.proof]).get(row.proof, ""))


def _proofs(session: Session, ids: Sequence[UUID]) -> dict[UUID, str]:
    """The documents behind certificates that no exam led to."""
    found: dict[UUID, str] = {}
    for some in chunks(ids, 500):
        rows = session.scalars(select(CertificateGroundTable).where(CertificateGroundTable.certificate_id.in_(some)))
        seals = {row.certificate_id: row.proof for row in rows}
        words = words_of(session, seals.values())
        found |= {certificate_id: words.get(seal, "") for certificate_id, seal in seals.items()}
    return found


def _values(
    session: Session, people: PeopleService, wanted: Select[CertificateTable, CertificateVoidTable | None]
) -> tuple[Certificate, ...]:
    found = session.execute(wanted).all()
    names = people.known(row.person_id for row, _ in found)
    origins = _origins(session, [row.id for row, _ in found])
    proofs = _proofs(session, [row.id for row, _ in found if row.exam_id is None])
    return tuple(
        Certificate(
            id=row.id,
            serial=row.serial,
            person_id=row.person_id,
            name=names[row.person_id].name,
            unit=names[row.person_id].unit,
            exam_id=row.exam_id,
            title=row.title,
            issued_at=row.issued_at,
            issued_by=row.issued_by,
            file_hash=row.file_hash,
            voided=None if void is None else Voided(void.at, void.by_id, void.reason),
            template=origins.get(row.id, ("", ""))[0],
            corrects=origins.get(row.id, ("", ""))[1],
            proof=proofs.get(row.id, ""),
        )
        for row, void in found
    )
