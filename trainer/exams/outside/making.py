"""The exam that confirmed scores become, made in pieces that no query shows before the last one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import insert

from question_bank.marking import Mark
from trainer.exams.mapping import fill
from trainer.exams.marking.tables import ResultTable
from trainer.exams.marking.versions import mark_to_data
from trainer.exams.outside.mapping import moment_of, paper_for, plan_for
from trainer.exams.outside.values import OutsideEntry, OutsideRow
from trainer.exams.papers.tables import PaperStagedTable
from trainer.exams.roster import Roster
from trainer.exams.sittings.tables import SittingTable
from trainer.exams.sittings.values import SubmitReason
from trainer.exams.tables import CandidateTable, ExamStagedTable, ExamTable, SeatTable
from trainer.store.clock import Clock
from trainer.store.ids import Ids
from trainer.store.transactions import Database

Rows = list[dict[str, Any]]


class OutsideExams:
    """Roster, sittings and results of an exam held elsewhere; the exam is shown once its row in exam_staged goes."""

    def __init__(self, database: Database, ids: Ids, clock: Clock) -> None:
        self._database = database
        self._ids = ids
        self._clock = clock
        self._roster = Roster(ids)

    def stage(self, own: OutsideEntry, exam_id: UUID) -> None:
        """Everything of the exam, unseen."""
        hall_id = self._begin(own, exam_id)
        for some in self._database.pieces(enumerate(own.rows, start=1)):
            rows = self._rows(own, exam_id, hall_id, some)
            with self._database.write() as session:
                for table, values in rows:
                    if values:
                        session.execute(insert(table), values)

    def _begin(self, own: OutsideEntry, exam_id: UUID) -> UUID:
        paper_id, at = self._ids.new(), self._clock.now()
        paper = paper_for(own.draft, paper_id, own.entered_by, at)
        exam = ExamTable(id=exam_id, retake_of=None, made_by=own.entered_by, closed_at=at)
        fill(exam, plan_for(own.draft, paper_id))
        with self._database.write() as session:
            session.add(paper)
            session.flush()
            session.add(PaperStagedTable(paper_id=paper_id, set_id=own.id))
            session.add(exam)
            session.flush()
            session.add(ExamStagedTable(exam_id=exam_id, at=at))
            return self._roster.make_places(session, exam_id)

    def _rows(
        self, own: OutsideEntry, exam_id: UUID, hall_id: UUID, some: Sequence[tuple[int, OutsideRow]]
    ) -> tuple[tuple[type[Any], Rows], ...]:
        seats: Rows = []
        candidates: Rows = []
        sittings: Rows = []
        results: Rows = []
        for number, row in some:
            seat_id, who = self._ids.new(), {"exam_id": exam_id, "person_id": row.person_id}
            seats.append({"id": seat_id, "session_id": hall_id, "number": number, "form": 0})
            state = {"attendance": row.attendance, "first_attempt": not row.retake}
            candidates.append({"id": self._ids.new(), "seat_id": seat_id} | who | state)
            if row.score is not None:
                sitting_id = self._ids.new()
                sittings.append(self._sitting(own, sitting_id) | who)
                results.append(self._result(own, sitting_id, row))
        return (SeatTable, seats), (CandidateTable, candidates), (SittingTable, sittings), (ResultTable, results)

    def _sitting(self, own: OutsideEntry, sitting_id: UUID) -> dict[str, Any]:
        held = moment_of(own.draft)
        handed_in = {"started_at": held, "submitted_at": held, "submitted": SubmitReason.HANDED_IN.value}
        return {"id": sitting_id, "seed": 0, "form": 0} | handed_in

    def _result(self, own: OutsideEntry, sitting_id: UUID, row: OutsideRow) -> dict[str, Any]:
        full, score = own.draft.full, row.score
        assert score is not None
        return {
            "id": self._ids.new(),
            "sitting_id": sitting_id,
            "ordinal": 1,
            "score": score,
            "of": full,
            "passed": score >= own.draft.pass_mark,
            "marks": [mark_to_data(Mark(score, full, score == full))],
            "marked_by": own.entered_by,
            "note": "",
            "at": self._clock.now(),
        }
