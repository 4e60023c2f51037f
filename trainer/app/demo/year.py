"""The year of the demo beside its exam: classes, courseware, retakes, certificates."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path
from uuid import UUID

from trainer.app.demo.brigade import Brigade
from trainer.app.demo.clock import DemoClock
from trainer.app.services import Services
from trainer.certificates.values import Occasion
from trainer.courseware.minutes.values import Reason, Stretch
from trainer.courseware.values import CoursewareDraft
from trainer.hours.values import HourCategory, HourDraft, Way
from trainer.people.accounts.values import Actor
from trainer.retakes.values import CaseQuery, Decision
from trainer.store.clock import local_day, local_today

LAW, SKILL, MORAL = HourCategory.PUBLIC_LAW, HourCategory.PROFESSIONAL, HourCategory.POLITICAL
CLASSES = (
    ("行政处罚法专题培训", 8, LAW, Way.LECTURE),
    ("道路运输执法现场检查", 8, SKILL, Way.DEMONSTRATION),
    ("执法人员职业道德教育", 2, MORAL, Way.SEMINAR),
    ("行政强制法与证据规则", 6, LAW, Way.LECTURE),
    ("超限超载治理业务", 8, SKILL, Way.CASE),
    ("季度集中学法（一）", 2, LAW, Way.SEMINAR),
    ("执法文书制作", 6, SKILL, Way.CASE),
    ("行政许可法专题培训", 6, LAW, Way.LECTURE),
    ("季度集中学法（二）", 2, LAW, Way.SEMINAR),
    ("公路路产保护与巡查", 6, SKILL, Way.DEMONSTRATION),
    ("执法全过程记录装备使用", 4, SKILL, Way.DEMONSTRATION),
    ("季度集中学法（三）", 2, LAW, Way.SEMINAR),
)
COURSEWARE = (
    ("行政处罚法要点", "法律法规", 90, LAW, "行政处罚法"),
    ("治超执法全过程记录", "业务技能", 45, SKILL, ""),
    ("说理式执法文书", "执法程序", 60, SKILL, "行政处罚法"),
)


def hold_classes(
    services: Services, clock: DemoClock, brigade: Brigade, until: datetime, chance: random.Random
) -> None:
    """A class every few weeks; most attend, some are often away. The administrator approves each."""
    often_away = set(chance.sample(brigade.officers, 9))
    step = (until - clock.now()) / (len(CLASSES) + 1)
    for topic, hours, category, way in CLASSES:
        clock.move_to(clock.now() + step)
        present = [p for p in brigade.officers if chance.random() < (0.45 if p in often_away else 0.96)]
        on = local_today(clock)
        drafts = [HourDraft(p, on, Decimal(hours), category, way, topic, organiser="培训股") for p in present]
        entered = services.hours.record_many(brigade.trainer, drafts)
        services.hours.approve(brigade.administrator, entered)


def enter_pending(services: Services, clock: DemoClock, brigade: Brigade) -> None:
    """The newest class still waits for its approval."""
    on = local_today(clock)
    drafts = [
        HourDraft(person, on, Decimal(4), SKILL, Way.CASE, "典型案例评析", organiser="法制股")
        for person in brigade.officers[:18]
    ]
    services.hours.record_many(brigade.trainer, drafts)


def fill_library(services: Services, clock: DemoClock, brigade: Brigade, folder: Path) -> None:
    """Three short readers, assigned to all; the first officer has begun them."""
    from trainer.app.demo.readers import write_reader

    folder.mkdir(parents=True, exist_ok=True)
    for number, (title, category, minutes, hours, subject) in enumerate(COURSEWARE):
        path = folder / f"{title}.pdf"
        path.write_bytes(write_reader(title))
        draft = CoursewareDraft(
            title, category, minutes=minutes, hours_category=hours, subject=subject, fine=number == 0
        )
        item = services.courseware.add(brigade.trainer, path, draft)
        if item is None:
            continue
        last_day = local_today(clock).replace(month=12, day=31)
        services.pushes.assign(brigade.trainer, item, brigade.officers, last_day)
        study_some(services, clock, brigade.first_officer, item, round(minutes * 60 * (0.8, 0.35, 0.0)[number]))


def study_some(services: Services, clock: DemoClock, actor: Actor, item: UUID, seconds: int) -> None:
    """So much studied, kept minute by minute as the reading window does; every tenth minute was spent elsewhere."""
    study = services.study.begin(actor, item)
    for minute in range(seconds // 60):
        clock.tick(60)
        services.study.keep(actor, study, [Stretch(Reason.STUDIED, 60)])
        if minute % 10 == 9:
            clock.tick(90)
            services.study.keep(actor, study, [Stretch(Reason.AWAY, 90)])


def follow_failures(services: Services, brigade: Brigade, exam_id: UUID, opens: datetime) -> int:
    """Who failed is proposed for a retake; the administrator confirms and one action sets the date."""
    services.retakes.choose_ladder(brigade.administrator, "dezhou")
    services.retakes.propose(brigade.trainer, exam_id)
    cases = services.retakes.cases(brigade.administrator, CaseQuery(exam_id=exam_id))
    for case in cases[:-1]:
        services.retakes.decide(brigade.administrator, case.id, Decision.CONFIRMED, "成绩已公示，无复核申请")
    confirmed = [case.id for case in cases[:-1]]
    if confirmed:
        services.retakes.schedule(
            brigade.administrator, confirmed, opens, opens + timedelta(hours=3), "公示期满，统一安排补考"
        )
    return len(cases)


def issue_certificates(services: Services, brigade: Brigade, exam_id: UUID) -> tuple[UUID, ...]:
    """Everyone who passed gets a certificate."""
    services.certificates.set_unit_code(brigade.administrator, "临交执")
    exam = services.exams.exam(brigade.trainer, exam_id)
    on = local_day(exam.plan.opens_at)
    occasion = Occasion(exam.plan.title, on, facts="", exam_id=exam_id)
    return services.certificates.issue(brigade.administrator, brigade.officers, occasion).certificate_ids
