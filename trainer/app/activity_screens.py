"""The screen of activities: plan, classes, rotation, lecturers, tours."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from trainer.app.services import Services
from trainer.people.accounts.rules import may
from trainer.people.accounts.values import Permission
from trainer.ui.shell.context import Context, Screen

if TYPE_CHECKING:
    from datetime import date

    from trainer.activities.plans.values import PlanLine
    from trainer.reports.rotation import Rotation


def activities_screen(context: Context, services: Services) -> Screen:
    from trainer.app.class_papers import ClassPapers
    from trainer.reports.tours import tours
    from trainer.ui.activities.build import build_activities
    from trainer.ui.activities.room import ActivitiesRoom

    room = ActivitiesRoom(
        services.plans,
        services.activities,
        services.attendance,
        services.activity_credits,
        services.class_files,
        services.evaluation,
        services.lecturers,
        services.people,
        services.exams,
        partial(_rotation, context, services),
        partial(tours, services.store.database, context.actor),
        partial(passed, context, services),
        ClassPapers(services),
        services.clock,
    )
    return build_activities(context, room)


def _rotation(context: Context, services: Services, line: PlanLine, today: date) -> Rotation:
    from trainer.reports.rotation import rotation

    return rotation(services.store.database, context.actor, line, partial(passed, context, services), today)


def passed(context: Context, services: Services, exam_id: UUID) -> Collection[UUID]:
    """Who passed an exam; nobody for whom may not see results."""
    if not may(context.actor, Permission.SEE_RESULTS):
        return ()
    outcomes = services.results.outcomes(context.actor, exam_id)
    return frozenset(outcome.person_id for outcome in outcomes if outcome.passed)
