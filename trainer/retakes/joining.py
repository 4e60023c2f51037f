"""People of the retake list in an exam that was not made as their retake, or in one held elsewhere."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from sqlalchemy.orm import Session

from trainer.exams.results.service import ResultService
from trainer.exams.service import ExamService
from trainer.exams.values import ExamPlan
from trainer.people.accounts.rules import require
from trainer.people.accounts.values import Actor, Permission
from trainer.people.service import PeopleService
from trainer.retakes.ledger import add_links, load_cases
from trainer.retakes.rules import may_schedule
from trainer.retakes.tables import RetakeCaseTable
from trainer.retakes.values import Case
from trainer.store.audit import AuditTrail
from trainer.store.transactions import Database, chunks

_CASES_AT_ONCE = 20


@dataclass(frozen=True)
class Joined:
    """How many cases name the exam now; `several` are people with more than one case that waits, whose cases stay as
    they are, `unsettled` those whose first result is not in force yet.
    """

    linked: int = 0
    several: tuple[UUID, ...] = ()
    unsettled: tuple[UUID, ...] = ()


@dataclass(frozen=True)
class _Found:
    ready: tuple[Case, ...]
    several: tuple[UUID, ...]
    unsettled: tuple[UUID, ...]

    @property
    def joined(self) -> Joined:
        return Joined(len(self.ready), self.several, self.unsettled)


class RetakeJoining:
    """Nothing is decided here: the exam's result moves the case on, and a named person says the rest."""

    def __init__(
        self,
        database: Database,
        audit: AuditTrail,
        people: PeopleService,
        results: ResultService,
        exams: ExamService,
    ) -> None:
        self._database = database
        self._audit = audit
        self._people = people
        self._results = results
        self._exams = exams

    def make_exam(
        self, actor: Actor, plan: ExamPlan, person_ids: Collection[UUID], retaking: Collection[UUID]
    ) -> tuple[UUID, Joined]:
        """An exam for these people, named as the retake of those of them who are `retaking`: both or neither.

        Raises as `ExamService.create_exam`; Refused("retake.already_set") where a case was given another meanwhile.
        """
        found = self._found(actor, None, retaking)
        exam_id = self._exams.create_exam(actor, plan, person_ids, partial(self._link, actor, found.ready))
        return exam_id, found.joined

    def add_candidates(
        self, actor: Actor, exam_id: UUID, person_ids: Collection[UUID], reason: str, retaking: Collection[UUID]
    ) -> tuple[int, Joined]:
        """The same for people who come to an exam that stands; gives how many were new on its roster."""
        found, add = self._found(actor, exam_id, retaking), self._exams.add_candidates
        added = add(actor, exam_id, person_ids, reason, partial(self._link, actor, found.ready))
        return added, found.joined

    def join(self, actor: Actor, exam_id: UUID, person_ids: Collection[UUID]) -> Joined:
        """Names an exam as the retake of the cases of these people that wait for one; nobody's own case. Again it
        finds those that a break left out.
        """
        found = self._found(actor, exam_id, person_ids)
        for some in self._database.pieces(found.ready, _CASES_AT_ONCE):
            with self._database.write() as session:
                self._link(actor, some, session, exam_id)
        return found.joined

    def _found(self, actor: Actor, exam_id: UUID | None, person_ids: Collection[UUID]) -> _Found:
        require(actor, Permission.PREPARE_EXAMS)
        by_person: dict[UUID, list[Case]] = {}
        with self._database.read() as session:
            for people in chunks(dict.fromkeys(person_ids), 500):
                for case in load_cases(session, self._people, RetakeCaseTable.person_id.in_(people)):
                    if _waits(case, exam_id) and case.person_id != actor.person_id:
                        by_person.setdefault(case.person_id, []).append(case)
        single = [cases[0] for cases in by_person.values() if len(cases) == 1]
        waiting = self._unsettled(actor, {case.exam_id for case in single if case.exam_id})
        return _Found(
            ready=tuple(case for case in single if (case.exam_id, case.person_id) not in waiting),
            several=tuple(person for person, cases in by_person.items() if len(cases) > 1),
            unsettled=tuple(case.person_id for case in single if (case.exam_id, case.person_id) in waiting),
        )

    def _link(self, actor: Actor, cases: Sequence[Case], session: Session, exam_id: UUID) -> None:
        add_links(session, cases, exam_id)
        linked = [(case.person_id, {"case": str(case.id), "exam": str(exam_id)}) for case in cases]
        self._audit.record_all(session, actor.person_id, "retakes.scheduled", linked, "")

    def _unsettled(self, actor: Actor, exam_ids: Collection[UUID]) -> set[tuple[UUID, UUID]]:
        return {
            (exam_id, one.person_id)
            for exam_id in exam_ids
            for one in self._results.outcomes(actor, exam_id)
            if not one.in_force
        }


def _waits(case: Case, exam_id: UUID | None) -> bool:
    other = case.exam_id is not None and case.exam_id != exam_id
    return other and case.retake_exam_id is None and may_schedule(case.step, case.state)
