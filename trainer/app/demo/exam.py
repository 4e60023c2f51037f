"""The exam of the demo: a paper from the starter bank, sat by all officers, marked, credited, announced."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from uuid import UUID

from question_bank.blueprint import Blueprint, BlueprintRow
from question_bank.question import QuestionKind
from trainer.app.demo.answering import Candidate
from trainer.app.demo.brigade import Brigade
from trainer.app.demo.clock import DemoClock
from trainer.app.services import Services
from trainer.exams.values import ExamPlan, ReviewPolicy
from trainer.hours.values import HourCategory
from trainer.people.accounts.values import Actor, Role

SEED = 20261
ROOM_SIZE = 30
_ROWS = (
    (QuestionKind.SINGLE, 20, "1.5"),
    (QuestionKind.MULTIPLE, 10, "2"),
    (QuestionKind.TRUE_FALSE, 20, "1"),
    (QuestionKind.BLANK, 5, "2"),
    (QuestionKind.SHORT, 1, "8"),
    (QuestionKind.CASE, 1, "12"),
)


@dataclass(frozen=True)
class Sat:
    """The exam that was held, and how many sat it."""

    exam_id: UUID
    sittings: int


def make_exam(services: Services, brigade: Brigade, title: str, opens: datetime, closes: datetime) -> UUID:
    """Draws and seals a paper and sets the exam for all officers."""
    rows = tuple(BlueprintRow(kind, count, Decimal(score)) for kind, count, score in _ROWS)
    paper = services.papers.assemble(brigade.trainer, Blueprint(title, rows), SEED, title)
    rule = services.exams.rules()[0]
    plan = ExamPlan(
        title=title,
        year=opens.astimezone().year,
        paper_id=paper.id,
        opens_at=opens,
        closes_at=closes,
        minutes=rule.minutes,
        pass_mark=rule.pass_mark,
        rule=rule.source,
        marking=rule.marking,
        review=ReviewPolicy.WITH_ANSWERS,
        excellent=rule.excellent,
        warnings=rule.warnings,
        retake_overlap=rule.retake_overlap,
        double=rule.double,
        terms=rule.terms,
    )
    return services.exams.create_exam(brigade.trainer, plan, brigade.officers)


def sit_all(
    services: Services,
    clock: DemoClock,
    brigade: Brigade,
    exam_id: UUID,
    chance: random.Random,
    sit_first: Callable[[Candidate], None],
) -> int:
    """Everyone sits: the first officer as `sit_first` says, the others through the services."""
    keys = services.papers.paper(brigade.trainer, services.exams.exam(brigade.trainer, exam_id).plan.paper_id)
    for number, person_id in enumerate(brigade.officers):
        skill = min(0.97, max(0.3, chance.gauss(0.76, 0.13)))
        actor = brigade.first_officer if number == 0 else _as_officer(person_id)
        candidate = Candidate(services, actor, exam_id, keys, skill, chance)
        if number == 0:
            sit_first(candidate)
        else:
            candidate.sit(clock)
    return len(brigade.officers)


def mark_written(services: Services, brigade: Brigade, chance: random.Random) -> int:
    """The trainer marks what rules cannot; gives how many answers."""
    waiting = services.marking.waiting(brigade.trainer)
    for answer in waiting:
        share = Decimal(chance.choice(("0.5", "0.75", "1"))) if answer.response is not None else Decimal(0)
        points = (answer.of * share).quantize(Decimal("0.5"))
        services.marking.award(brigade.trainer, answer.sitting_id, answer.item, points, part=answer.part)
    return len(waiting)


def close_and_credit(services: Services, clock: DemoClock, brigade: Brigade, exam_id: UUID, closes: datetime) -> None:
    """Ends the exam, puts its results in force and credits hours, which the administrator approves."""
    clock.move_to(closes + timedelta(minutes=5))
    services.invigilation.close_exam(brigade.trainer, exam_id)
    _put_in_force(services, clock, brigade, exam_id)
    services.credits.credit_exam(brigade.trainer, exam_id, Decimal(4), HourCategory.PUBLIC_LAW)
    services.hours.approve(brigade.administrator, [entry.id for entry in services.hours.pending(brigade.administrator)])


def _put_in_force(services: Services, clock: DemoClock, brigade: Brigade, exam_id: UUID) -> None:
    """The administrator reviews, the trainer publishes, and after the working days the administrator declares."""
    services.standing.review(brigade.administrator, exam_id, "成绩无误")
    until = services.standing.publish(brigade.trainer, exam_id)
    days = (until - clock.now().astimezone().date()).days + 1
    clock.tick(timedelta(days=days).total_seconds())
    services.standing.bring_into_force(brigade.administrator, exam_id)


def _as_officer(person_id: UUID) -> Actor:
    """A candidate whom the seat knows: sitting an exam needs no account of one's own."""
    return Actor(person_id, person_id, "", frozenset({Role.OFFICER}))
