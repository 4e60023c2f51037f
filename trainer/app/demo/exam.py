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
from trainer.app.demo.camera import Camera
from trainer.app.demo.clock import DemoClock
from trainer.app.services import Services
from trainer.exams.rooms.values import FORM_LETTERS, RoomPlan, SessionPlan, Venue
from trainer.exams.values import ExamPlan, ReviewPolicy
from trainer.hours.values import HourCategory
from trainer.people.accounts.values import Actor, Role
from trainer.store.clock import local_today

SEED = 20261
ROOM_SIZE = 30
ROOMS = ("一号机房", "二号机房")
_ROWS = (
    (QuestionKind.SINGLE, 20, "1.5"),
    (QuestionKind.MULTIPLE, 10, "2"),
    (QuestionKind.TRUE_FALSE, 20, "1"),
    (QuestionKind.BLANK, 5, "2"),
    (QuestionKind.SHORT, 1, "8"),
    (QuestionKind.CASE, 1, "12"),
)


@dataclass(frozen=True)
class AtSeat:
    """A candidate with the seat, and the start code of the room."""

    candidate: Candidate
    room: str
    seat: int
    code: str


SitFirst = Callable[[AtSeat, Callable[[int], None]], None]
"""Has the first officer sit; what it is given lets the others answer a place beside."""


def make_exam(services: Services, brigade: Brigade, title: str, opens: datetime, closes: datetime) -> UUID:
    """Two sealed forms, the exam for all officers, two rooms with a seat for each, sealed."""
    rows = tuple(BlueprintRow(kind, count, Decimal(score)) for kind, count, score in _ROWS)
    outline = Blueprint(title, rows)
    services.papers.save_blueprint(brigade.trainer, outline)
    drawn = services.papers.draw_forms(brigade.trainer, outline, SEED, 2)
    forms = services.papers.seal_forms(brigade.trainer, drawn.drafts, title).forms
    rule = services.exams.rules()[0]
    plan = ExamPlan(
        title=title,
        year=opens.astimezone().year,
        paper_id=forms[0].paper_id,
        opens_at=opens,
        closes_at=closes,
        minutes=rule.minutes,
        pass_mark=rule.pass_mark,
        rule=rule.source,
        marking=rule.marking,
        review=ReviewPolicy.WITH_ANSWERS,
        excellent=rule.excellent,
        warnings=rule.warnings,
        times=rule.times,
        retake_overlap=rule.retake_overlap,
        double=rule.double,
        terms=rule.terms,
    )
    exam_id = services.exams.create_exam(brigade.trainer, plan, brigade.officers)
    latest = opens + timedelta(minutes=rule.times.entry)
    rooms = tuple(RoomPlan("大队机关", name, 5, 6, ROOM_SIZE) for name in ROOMS)
    venue = Venue(rooms, (SessionPlan(opens, latest),), tuple(form.paper_id for form in forms), rule.times)
    services.rooms.apply(brigade.trainer, exam_id, services.rooms.propose(brigade.trainer, exam_id, venue, SEED))
    services.rooms.seal(brigade.trainer, exam_id)
    return exam_id


def sit_all(
    services: Services, clock: DemoClock, brigade: Brigade, exam_id: UUID, chance: random.Random, sit_first: SitFirst
) -> int:
    """Everyone sits at once: the first officer as `sit_first` says, the others through the services beside it."""
    seating = services.rooms.seating(brigade.trainer, exam_id)
    papers = [services.papers.paper(brigade.trainer, form) for form in seating.forms]
    codes = {one.hall.id: one.code for one in services.start_codes.shown(brigade.trainer, exam_id)}
    seats = {one.person_id: one for one in seating.seated}

    def candidate(actor: Actor) -> Candidate:
        skill = min(0.97, max(0.3, chance.gauss(0.76, 0.13)))
        paper = papers[FORM_LETTERS.index(seats[actor.person_id].form)]
        return Candidate(services, actor, exam_id, paper, skill, chance)

    first = candidate(brigade.first_officer)
    others = [candidate(_as_officer(person_id)) for person_id in brigade.officers[1:]]
    for one in others:
        one.begin(codes[seats[one.actor.person_id].hall_id])

    def beside(place: int) -> None:
        for one in others:
            clock.tick(chance.uniform(0.2, 0.7))
            one.go_on(place)

    own = seats[first.actor.person_id]
    sit_first(AtSeat(first, seating.hall(own.hall_id).room, own.number, codes[own.hall_id]), beside)
    for one in others:
        one.hand_in()
    return len(others) + 1


def sit_unseen(at: AtSeat, beside: Callable[[int], None]) -> None:
    """Without a window: the first officer answers as the others do."""
    for place in range(len(at.candidate.begin(at.code).items)):
        beside(place)
        at.candidate.go_on(place)
    at.candidate.hand_in()


def mark_written(services: Services, brigade: Brigade, chance: random.Random) -> int:
    """The trainer marks what rules cannot; gives how many answers."""
    waiting = services.marking.waiting(brigade.trainer)
    for answer in waiting:
        share = Decimal(chance.choice(("0.5", "0.75", "1"))) if answer.response is not None else Decimal(0)
        points = (answer.of * share).quantize(Decimal("0.5"))
        services.marking.award(brigade.trainer, answer.sitting_id, answer.item, points, part=answer.part)
    return len(waiting)


def close_and_credit(
    services: Services, clock: DemoClock, brigade: Brigade, exam_id: UUID, closes: datetime, camera: Camera
) -> None:
    """Ends the exam, puts its results in force and credits hours, which the administrator approves."""
    clock.move_to(closes + timedelta(minutes=5))
    services.invigilation.close_exam(brigade.trainer, exam_id)
    _put_in_force(services, clock, brigade, exam_id, camera)
    services.credits.credit_exam(brigade.trainer, exam_id, Decimal(4), HourCategory.PUBLIC_LAW)
    services.hours.approve(brigade.administrator, [entry.id for entry in services.hours.pending(brigade.administrator)])


def _put_in_force(services: Services, clock: DemoClock, brigade: Brigade, exam_id: UUID, camera: Camera) -> None:
    """The administrator reviews, the trainer publishes, and after the working days the administrator declares."""
    camera.marked(exam_id)
    services.standing.review(brigade.administrator, exam_id, "成绩无误")
    camera.step(exam_id, "reviewed")
    until = services.standing.publish(brigade.trainer, exam_id)
    camera.step(exam_id, "published")
    days = (until - local_today(clock)).days + 1
    clock.tick(timedelta(days=days).total_seconds())
    services.standing.bring_into_force(brigade.administrator, exam_id)
    camera.step(exam_id, "in-force")


def _as_officer(person_id: UUID) -> Actor:
    """A candidate whom the seat knows: sitting an exam needs no account of one's own."""
    return Actor(person_id, person_id, "", frozenset({Role.OFFICER}))
