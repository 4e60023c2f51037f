"""Repairs of items and their undoing. Each step remembers what the items were before."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from question_bank.formats.batch import Imported
from question_bank.formats.layouts.text import read_text
from question_bank.problems import Place
from trainer.bank.imports.mapping import KEPT_FIELDS, item_values, read_imported, remembered
from trainer.bank.imports.rules import SPACING, may_do_alike, merged, rebuilt, repaired, state_of
from trainer.bank.imports.tables import ImportFile, ImportItem, ImportRepair
from trainer.bank.imports.twins import in_bank
from trainer.bank.imports.values import ImportEvent, ItemState, Repair, RepairKind, RepairOutcome
from trainer.people.accounts.values import Actor
from trainer.store.audit import AuditTrail
from trainer.store.clock import Clock
from trainer.store.errors import BadInput, Refused
from trainer.store.transactions import Database

_MOVED_ON = {RepairKind.LEAVE_OUT, RepairKind.PUT_BACK}


class Repairing:
    """Changes items of a file; those taken in already stay as they are."""

    def __init__(self, database: Database, clock: Clock, audit: AuditTrail) -> None:
        self._database = database
        self._clock = clock
        self._audit = audit

    def repair(self, actor: Actor, file_id: UUID, ordinals: Sequence[int], repair: Repair) -> RepairOutcome:
        """One step over one item or many alike, in short pieces; for refusals see `ImportService.repair`."""
        if len(ordinals) > 1 and not may_do_alike(repair):
            raise Refused("import.not_for_many")
        if repair.what is RepairKind.LEAVE_OUT and not repair.text.strip():
            raise BadInput("reason.missing")
        number, step = self._next_step(file_id)
        total = RepairOutcome(0, 0)
        for some in self._database.pieces(ordinals):
            total = self._piece(actor, file_id, number, step, some, repair, total)
        return total

    def merge(self, actor: Actor, file_id: UUID, ordinal: int) -> None:
        """The item goes on what stands before it; itself it is left out. Refused: import.nothing_before."""
        number, step = self._next_step(file_id)
        with self._database.write() as session:
            behind = _row(session, number, ordinal)
            before = session.scalars(
                select(ImportItem)
                .where(ImportItem.file == number, ImportItem.ordinal < ordinal)
                .where(ImportItem.state != ItemState.LEFT_OUT, ImportItem.load.is_(None))
                .order_by(ImportItem.ordinal.desc())
                .limit(1)
            ).first()
            if before is None or behind.load is not None:
                raise Refused("import.nothing_before")
            first, second = read_imported(before), read_imported(behind)
            assert first.draft is not None
            assert second.draft is not None
            whole = rebuilt(merged(first.draft, second.draft))
            for row in (before, behind):
                self._remember(session, actor, row, step, RepairKind.MERGE)
            _put(session, before, whole)
            behind.state, behind.reason = ItemState.LEFT_OUT.value, ""
            behind.twin_item, behind.revision = before.ordinal, behind.revision + 1
            self._record(session, actor, file_id, RepairKind.MERGE, 2)

    def split(self, actor: Actor, file_id: UUID, ordinal: int, text: str) -> int:
        """Reads the text of an item anew as a trainer parted it; gives how many items it is now.

        BadInput("import.nothing_to_split") where no question is found in it.
        """
        number, step = self._next_step(file_id)
        with self._database.write() as session:
            row = _row(session, number, ordinal)
            if row.load is not None:
                raise Refused("import.taken_already")
            old = read_imported(row)
            found = read_text(text, old.place.file).questions
            if not found:
                raise BadInput("import.nothing_to_split")
            self._remember(session, actor, row, step, RepairKind.SPLIT)
            following = session.scalar(
                select(func.min(ImportItem.ordinal)).where(ImportItem.file == number, ImportItem.ordinal > ordinal)
            )
            gap = (following or ordinal + SPACING) - ordinal
            if len(found) > gap:
                raise Refused("import.too_many_parts")
            for place, item in enumerate(_placed(found, old)):
                own = row if not place else _new(session, number, ordinal + place * gap // len(found))
                if place:
                    self._remember_new(session, actor, own, step)
                _put(session, own, item)
            self._record(session, actor, file_id, RepairKind.SPLIT, len(found))
            return len(found)

    def undo(self, actor: Actor, file_id: UUID) -> RepairKind:
        """Takes the last step back and says which it was. Refused: import.nothing_to_undo, import.taken_already."""
        number, step = self._next_step(file_id)
        with self._database.read() as session:
            rows = session.execute(
                select(ImportRepair.ordinal, ImportRepair.what)
                .where(ImportRepair.file == number, ImportRepair.step == step - 1)
                .order_by(ImportRepair.ordinal.desc())
            ).all()
        if not rows:
            raise Refused("import.nothing_to_undo")
        for some in self._database.pieces([row.ordinal for row in rows]):
            with self._database.write() as session:
                for ordinal in some:
                    self._take_back(session, number, step - 1, ordinal)
                self._record(session, actor, file_id, rows[0].what, len(some), ImportEvent.REPAIR_UNDONE)
        return RepairKind(rows[0].what)

    def _take_back(self, session: Session, number: int, step: int, ordinal: int) -> None:
        entry = session.get_one(ImportRepair, (number, step, ordinal))
        row = _row(session, number, ordinal)
        if row.load is not None:
            raise Refused("import.taken_already")
        if entry.before:
            kept: dict[str, Any] = json.loads(entry.before)
            for name in KEPT_FIELDS:
                setattr(row, name, kept[name])
            row.twin = UUID(kept["twin"]) if kept["twin"] else None
            row.revision = max(0, row.revision - 1)
        else:
            session.delete(row)
        session.execute(
            delete(ImportRepair).where(
                ImportRepair.file == number, ImportRepair.step == step, ImportRepair.ordinal == ordinal
            )
        )

    def _piece(
        self,
        actor: Actor,
        file_id: UUID,
        number: int,
        step: int,
        ordinals: Sequence[int],
        repair: Repair,
        total: RepairOutcome,
    ) -> RepairOutcome:
        wanted = select(ImportItem).where(ImportItem.file == number, ImportItem.ordinal.in_(ordinals))
        with self._database.read() as session:
            rows = session.scalars(wanted.order_by(ImportItem.ordinal)).all()
            made = {row.ordinal: (row.revision, _after(row, repair)) for row in rows if row.load is None}
        changed = ready = 0
        with self._database.write() as session:
            for row in session.scalars(wanted.order_by(ImportItem.ordinal)).all():
                revision, item = made.get(row.ordinal, (-1, None))
                if row.revision != revision or row.load is not None:
                    continue
                self._remember(session, actor, row, step, repair.what)
                _apply(session, row, repair, item)
                changed += 1
                ready += row.state == ItemState.READY
            if changed:
                self._record(session, actor, file_id, repair.what, changed)
        return RepairOutcome(total.changed + changed, total.ready + ready, total.missed + len(ordinals) - changed)

    def _next_step(self, file_id: UUID) -> tuple[int, int]:
        with self._database.read() as session:
            row = session.scalars(select(ImportFile).where(ImportFile.id == file_id)).one()
            if row.undone or row.closed:
                raise Refused("import.file_closed", name=row.name)
            last = session.scalar(select(func.max(ImportRepair.step)).where(ImportRepair.file == row.number))
            return row.number, (last or 0) + 1

    def _remember(self, session: Session, actor: Actor, row: ImportItem, step: int, what: RepairKind) -> None:
        session.add(
            ImportRepair(
                file=row.file,
                step=step,
                ordinal=row.ordinal,
                what=what.value,
                at=self._clock.now(),
                by=actor.person_id,
                before=remembered(row),
            )
        )

    def _remember_new(self, session: Session, actor: Actor, row: ImportItem, step: int) -> None:
        at, by = self._clock.now(), actor.person_id
        session.add(
            ImportRepair(file=row.file, step=step, ordinal=row.ordinal, what=RepairKind.SPLIT.value, at=at, by=by)
        )

    def _record(
        self,
        session: Session,
        actor: Actor,
        file_id: UUID,
        what: str,
        items: int,
        event: ImportEvent = ImportEvent.REPAIRED,
    ) -> None:
        detail = {"repair": str(what), "items": str(items)}
        self._audit.record(session, actor.person_id, event, file_id, detail)


def _row(session: Session, number: int, ordinal: int) -> ImportItem:
    return session.get_one(ImportItem, (number, ordinal))


def _new(session: Session, number: int, ordinal: int) -> ImportItem:
    row = ImportItem(file=number, ordinal=ordinal, revision=0)
    session.add(row)
    return row


def _after(row: ImportItem, repair: Repair) -> Imported | None:
    """The item after the repair; None for repairs that change its state only."""
    if repair.what in _MOVED_ON:
        return None
    item = read_imported(row)
    assert item.draft is not None
    return rebuilt(repaired(item.draft, repair))


def _apply(session: Session, row: ImportItem, repair: Repair, item: Imported | None) -> None:
    if repair.what is RepairKind.LEAVE_OUT:
        row.state, row.reason = ItemState.LEFT_OUT.value, repair.text.strip()
        row.revision += 1
        return
    _put(session, row, item or read_imported(row))


def _put(session: Session, row: ImportItem, item: Imported) -> None:
    """The item as it is now, with its state: sound, to be repaired, or saying what is there already."""
    values = item_values(item, state_of(item, twin=False))
    for name, value in values.items():
        setattr(row, name, value)
    row.revision = (row.revision or 0) + 1
    if not values["fingerprint"]:
        return
    row.twin = in_bank(session, [values["fingerprint"]]).get(values["fingerprint"])
    row.twin_item = session.scalar(
        select(func.min(ImportItem.ordinal)).where(
            ImportItem.file == row.file,
            ImportItem.fingerprint == values["fingerprint"],
            ImportItem.ordinal < row.ordinal,
            ImportItem.state != ItemState.LEFT_OUT,
        )
    )
    if row.twin or row.twin_item:
        row.state = ItemState.DUPLICATE.value


def _placed(found: Sequence[Imported], old: Imported) -> list[Imported]:
    """Items read from a text, at the place of the item whose text it was."""
    placed = []
    for item in found:
        assert item.draft is not None
        problems = [replace(problem, place=replace(problem.place, line=None)) for problem in item.draft.problems]
        item.draft.place = old.place
        item.draft.figures = list(old.draft.figures) if old.draft else []
        item.draft.problems = [replace(problem, place=_under(old, problem.place.part)) for problem in problems]
        for number, part in enumerate(item.draft.parts, start=1):
            part.place = _under(old, number)
        placed.append(rebuilt(item.draft))
    return placed


def _under(old: Imported, part: int | None) -> Place:
    return replace(old.place, part=part)
