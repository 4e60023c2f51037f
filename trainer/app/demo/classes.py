"""A rotation of the demo: its first class is held and waits for approval, the second is to come."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from trainer.activities.evaluation.values import SheetDraft
from trainer.activities.lecturers.values import LecturerDraft
from trainer.activities.plans.values import PlanDraft, PlanScope
from trainer.activities.values import ActivityDraft, ActivityKind, Half, Mark, Presence, SessionDraft
from trainer.app.demo.brigade import Brigade
from trainer.app.demo.clock import DemoClock
from trainer.app.services import Services
from trainer.hours.values import HourCategory, Way
from trainer.people.values import Category
from trainer.store.clock import local_today

LAW, SKILL = HourCategory.PUBLIC_LAW, HourCategory.PROFESSIONAL
FIRST = 24
TOPICS = (
    ("行政处罚法总则与管辖", Way.LECTURE, LAW),
    ("一般程序与法制审核", Way.LECTURE, LAW),
    ("听证与执行", Way.SEMINAR, LAW),
    ("案卷制作与评查", Way.CASE, SKILL),
)


def rotate(services: Services, clock: DemoClock, brigade: Brigade) -> None:
    """A line of the plan, an outside lecturer, two batches and a tour."""
    trainer, administrator = brigade.trainer, brigade.administrator
    today = local_today(clock)
    teacher = services.lecturers.add_outside(
        administrator, "孙立平", LecturerDraft("市委党校", "教授", ("行政法总论", "行政处罚法"))
    )
    plan = services.plans.add(
        trainer,
        PlanDraft(
            today.year,
            "行政处罚法全员轮训",
            date(today.year, 1, 1),
            date(today.year, 12, 31),
            content="行政处罚法、程序规定、案卷制作",
            audience="全体持证执法人员",
            indicator="轮训率 100%",
            target=len(brigade.officers),
            hours={LAW: Decimal(12), SKILL: Decimal(4)},
            owner="法制股",
            budget=Decimal(20000),
            rotation=True,
            scope=PlanScope(categories=(Category.OFFICER,)),
        ),
    )
    _first(services, brigade, plan, teacher, today)
    _second(services, brigade, plan, teacher, today)
    _tour(services, brigade, today)


def _first(services: Services, brigade: Brigade, plan: UUID, teacher: UUID, today: date) -> None:
    trainer = brigade.trainer
    draft = ActivityDraft("行政处罚法轮训第一期", organiser="法制股", place="三楼会议室", plan_id=plan, batch="第一期")
    first = services.activities.make(trainer, draft)
    halves = []
    for number, (topic, way, category) in enumerate(TOPICS):
        on, half = today - timedelta(days=4 - number // 2), (Half.MORNING, Half.AFTERNOON)[number % 2]
        draft_of = SessionDraft(on, half, topic, way, {category: Decimal(4)}, (teacher,))
        halves.append(services.activities.add_session(trainer, first, draft_of))
    services.activities.enrol(trainer, first, brigade.officers[:FIRST])
    away = Mark(Presence.LEAVE, reason="公务出差，大队长批准")
    services.attendance.mark(trainer, halves[0], {brigade.officers[3]: away})
    for session_id in halves:
        services.attendance.mark_rest(trainer, session_id, Presence.PRESENT)
    services.evaluation.enter(trainer, first, _sheets(services, teacher))
    services.activity_credits.propose(trainer, first)


def _sheets(services: Services, teacher: UUID) -> list[SheetDraft]:
    """22 sheets about the lecturer and two about the class, which are too few to be told."""
    items = services.activities.rule().evaluation.items
    remarks = {3: "案例丰富", 11: "希望多讲执法文书"}
    sheets = []
    for number in range(22):
        marks = {item: 4 if (number + place) % 4 == 0 else 5 for place, item in enumerate(items)}
        sheets.append(SheetDraft(teacher, marks, remarks.get(number, "")))
    return sheets + [SheetDraft(None, dict.fromkeys(items, 5)) for _number in range(2)]


def _second(services: Services, brigade: Brigade, plan: UUID, teacher: UUID, today: date) -> None:
    draft = ActivityDraft("行政处罚法轮训第二期", organiser="法制股", plan_id=plan, batch="第二期")
    second = services.activities.make(brigade.trainer, draft)
    on, topic = today + timedelta(days=6), TOPICS[0][0]
    half = SessionDraft(on, Half.MORNING, topic, Way.LECTURE, {LAW: Decimal(4)}, (teacher,))
    services.activities.add_session(brigade.trainer, second, half)
    services.activities.enrol(brigade.trainer, second, brigade.officers[FIRST : 2 * FIRST])


def _tour(services: Services, brigade: Brigade, today: date) -> None:
    unit = next(unit for unit in services.people.units() if unit.depth)
    tour = services.activities.make(
        brigade.trainer, ActivityDraft(f"送课到{unit.name}", ActivityKind.TOUR, unit_id=unit.id, place=unit.name)
    )
    stop = SessionDraft(today + timedelta(days=9), Half.AFTERNOON, "新修订条款解读", Way.LECTURE, {LAW: Decimal(2)})
    services.activities.add_session(brigade.trainer, tour, stop)
