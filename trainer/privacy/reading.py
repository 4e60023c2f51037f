"""Lists of destruction as values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from trainer.people.service import PeopleService
from trainer.privacy.rules import state_of
from trainer.privacy.tables import (
    DestroyedPersonTable,
    DestructionEndTable,
    DestructionItemTable,
    DestructionListTable,
    DestructionSignatureTable,
)
from trainer.privacy.values import DestructionList, Done, Left, Signature, Signed, Wiped
from trainer.store.audit import AuditEntry


def load_lists(session: Session, people: PeopleService, left: Mapping[UUID, Left]) -> tuple[DestructionList, ...]:
    """Every list, the newest first; names of who was destroyed are gone."""
    signatures = session.scalars(select(DestructionSignatureTable)).all()
    names = people.known(row.person_id for row in signatures)
    order = list(Signature)
    signed: dict[UUID, list[Signed]] = defaultdict(list)
    for one in sorted(signatures, key=lambda row: order.index(Signature(row.part))):
        made = Signed(Signature(one.part), one.person_id, names[one.person_id].name, one.at)
        signed[one.list_id].append(made)
    members: dict[UUID, list[Left]] = defaultdict(list)
    for item in session.scalars(select(DestructionItemTable)):
        known = left.get(item.person_id) or Left(item.person_id, "", "", item.left_on, item.due_on)
        members[item.list_id].append(replace(known, left_on=item.left_on, due_on=item.due_on))
    ends = {row.list_id: row for row in session.scalars(select(DestructionEndTable))}
    table = DestructionListTable
    rows = session.scalars(select(table).order_by(table.year.desc(), table.number.desc()))
    return tuple(
        DestructionList(
            id=row.id,
            year=row.year,
            number=row.number,
            made_at=row.made_at,
            people=tuple(sorted(members[row.id], key=lambda one: (one.left_on, one.name))),
            signed=tuple(signed[row.id]),
            state=state_of(signed[row.id], *_ended(ends.get(row.id))),
            done=_done(ends.get(row.id)),
        )
        for row in rows
    )


def taken_by(session: Session, list_id: UUID) -> Wiped:
    """What the destructions of a list took, those before it was broken off too: their links in the trail say so."""
    people = select(DestroyedPersonTable.person_id).where(DestroyedPersonTable.list_id == list_id)
    links = select(AuditEntry.detail).where(AuditEntry.action == "privacy.destroyed", AuditEntry.subject_id.in_(people))
    found = session.scalars(links).all()
    return Wiped(*(sum(int(detail[name]) for detail in found) for name in ("files", "words", "reasons")))


def _ended(row: DestructionEndTable | None) -> tuple[bool, bool]:
    return (False, False) if row is None else (row.carried_out, not row.carried_out)


def _done(row: DestructionEndTable | None) -> Done | None:
    if row is None or not row.carried_out:
        return None
    return Done(row.at, row.by_id, Wiped(row.files, row.words, row.reasons), row.copies, row.traces)
