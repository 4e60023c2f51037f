"""Undoing an import whole: its questions go out of use, but for those that papers hold or people have changed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from uuid import UUID

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from trainer.bank.imports.tables import ImportFile, ImportTaken
from trainer.bank.imports.values import Stayed, UndoOutcome
from trainer.bank.tables import ImportBatch, QuestionTable, QuestionVersion
from trainer.bank.values import BankEvent, QuestionStatus
from trainer.people.accounts.values import Actor
from trainer.store.audit import AuditTrail
from trainer.store.errors import Refused
from trainer.store.transactions import Database

InPapers = Callable[[Collection[UUID]], frozenset[UUID]]
"""Which of these questions a sealed paper holds."""


class Undoing:
    """First the import is marked as undone, then its questions go piece by piece; a start after a crash goes on."""

    def __init__(self, database: Database, audit: AuditTrail, in_papers: InPapers) -> None:
        self._database = database
        self._audit = audit
        self._in_papers = in_papers

    def undo(self, actor: Actor, import_id: UUID, reason: str) -> UndoOutcome:
        """A file with all its loads, or a load without a file. Refused("bank.undone_already")."""
        with self._database.write() as session:
            loads = self._mark(session, import_id)
            self._audit.record(session, actor.person_id, BankEvent.UNDONE, import_id, {}, reason)
        return self._withdraw(loads)

    def sweep(self) -> None:
        """Finishes what a crash interrupted."""
        with self._database.read() as session:
            loads = session.scalars(select(ImportBatch.number).where(ImportBatch.undone.is_(True))).all()
        self._withdraw(loads)

    @staticmethod
    def _mark(session: Session, import_id: UUID) -> Sequence[int]:
        file = session.scalars(select(ImportFile).where(ImportFile.id == import_id)).first()
        if file is None:
            load = session.scalars(select(ImportBatch).where(ImportBatch.id == import_id)).one()
            loads = [load]
        else:
            numbers = select(ImportTaken.load).where(ImportTaken.file == file.number)
            loads = list(session.scalars(select(ImportBatch).where(ImportBatch.number.in_(numbers))))
        if file.undone if file is not None else loads[0].undone:
            raise Refused("bank.undone_already")
        if file is not None:
            file.undone = True
        for load in loads:
            load.undone = True
        return [load.number for load in loads]

    def _withdraw(self, loads: Sequence[int]) -> UndoOutcome:
        versions = (
            select(func.count())
            .where(QuestionVersion.question_id == QuestionTable.id)
            .correlate(QuestionTable)
            .scalar_subquery()
        )
        columns = (QuestionTable.number, QuestionTable.id, QuestionTable.stem, versions)
        live = select(*columns).where(QuestionTable.batch.in_(loads), QuestionTable.status != QuestionStatus.RETIRED)
        with self._database.read() as session:
            rows = session.execute(live.order_by(QuestionTable.number)).all()
        used = self._in_papers([own for _, own, _, _ in rows]) if rows else frozenset()
        stayed = {
            number: Stayed(number, stem, "undo.in_paper" if own in used else "undo.changed")
            for number, own, stem, count in rows
            if own in used or count > 1
        }
        withdrawn = [number for number, _, _, _ in rows if number not in stayed]
        for some in self._database.pieces(withdrawn):
            with self._database.write() as session:
                session.execute(
                    update(QuestionTable)
                    .where(QuestionTable.number.in_(some))
                    .values(status=QuestionStatus.RETIRED)
                    .execution_options(synchronize_session=False)
                )
        return UndoOutcome(len(withdrawn), tuple(stayed.values()))
