"""The tables of the page: plan, classes, rotation, lecturers, tours."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from trainer.activities.lecturers.values import Lecturer
from trainer.activities.plans.values import PlanLine
from trainer.activities.values import ActivityLine
from trainer.reports.rotation import RotationRow, RotationShare
from trainer.reports.tours import Tour
from trainer.ui.activities.state import STAGE_TONES, TURN_TONES, ActivitiesState, plan_title
from trainer.ui.activities.wording import days_text, hours_text, money_text, rate_text, term_text
from trainer.ui.texts import name
from trainer.ui.tones import Tone
from trainer.ui.widgets.table import Column
from trainer.words import _

LONG_NAME = 184
"""Pixels: classes of one plan are told apart by the end of their names."""
State = Callable[[], ActivitiesState | None]


def plan_columns(state: State) -> tuple[Column[PlanLine], ...]:
    def standing(line: PlanLine) -> str:
        if line.dropped:
            return _("Dropped")
        if not line.activities:
            return _("No class yet")
        return _("{ended} of {count} classes over").format(ended=line.ended, count=line.activities)

    def tone(line: PlanLine) -> Tone:
        if line.dropped:
            return Tone.PLAIN
        if not line.activities:
            return Tone.WARN
        return Tone.OK if line.ended == line.activities else Tone.BRAND

    def trained(line: PlanLine) -> int:
        now = state()
        return now.trained.get(line.id, 0) if now else 0

    def target(line: PlanLine) -> str:
        return f"{trained(line)} / {line.draft.target or '—'}"

    def spent(line: PlanLine) -> str:
        return f"{money_text(line.spent)} / {money_text(line.draft.budget)}"

    return (
        Column(_("Training"), lambda p: p.draft.title, 0, sort=lambda p: p.draft.title, least=LONG_NAME),
        Column(_("Audience"), lambda p: p.draft.audience, 140, sort=lambda p: p.draft.audience, hidden=True),
        Column(_("Term"), lambda p: term_text(p.draft), 128, sort=lambda p: p.draft.since),
        Column(_("Hours"), lambda p: hours_text(p.draft.whole), 56, right=True, sort=lambda p: p.draft.whole),
        Column(_("Trained / target"), target, 84, right=True, sort=trained),
        Column(_("Spent / budget, yuan"), spent, 136, right=True, sort=lambda p: p.spent),
        Column(_("Standing"), standing, 172, tone=tone, sort=standing),
    )


def class_columns(state: State) -> tuple[Column[ActivityLine], ...]:
    def plan(line: ActivityLine) -> str:
        now = state()
        return plan_title(now, line.draft.plan_id) if now else ""

    def places(line: ActivityLine) -> str:
        return f"{line.people} / {line.draft.capacity}" if line.draft.capacity else str(line.people)

    return (
        Column(_("Class"), lambda one: one.draft.title, 0, sort=lambda one: one.draft.title, least=LONG_NAME),
        Column(_("Kind of activity"), lambda one: name(one.draft.kind), 84, sort=lambda one: one.draft.kind),
        Column(_("Days"), lambda one: days_text(one.since, one.until), 190, sort=lambda one: one.since or date.max),
        Column(_("Place"), lambda one: one.draft.place, 120, sort=lambda one: one.draft.place),
        Column(_("Hours"), lambda one: hours_text(one.hours), 56, right=True, sort=lambda one: one.hours),
        Column(_("Places taken"), places, 72, right=True, sort=lambda one: one.people),
        Column(_("Line of the plan"), plan, 140, sort=plan, hidden=True),
        Column(
            _("Stage"),
            lambda one: name(one.stage),
            160,
            tone=lambda one: STAGE_TONES[one.stage],
            sort=lambda one: one.stage,
        ),
    )


def rotation_columns() -> tuple[Column[RotationRow], ...]:
    def trained(row: RotationRow) -> str:
        return " ".join(filter(None, (row.batch or row.title, row.on.isoformat() if row.on else "")))

    return (
        Column(_("Name"), lambda one: one.name, 80, sort=lambda one: one.name),
        Column(_("Unit"), lambda one: one.unit, 0, sort=lambda one: one.unit),
        Column(_("Category of person"), lambda one: name(one.category), 116, sort=lambda one: one.category),
        Column(_("Post"), lambda one: one.post, 96, sort=lambda one: one.post, hidden=True),
        Column(_("Key post"), lambda one: _("Yes") if one.key_post else "", 80, sort=lambda one: one.key_post),
        Column(_("Class and last day"), trained, 170, sort=trained),
        Column(
            _("Turn"), lambda one: name(one.turn), 130, tone=lambda one: TURN_TONES[one.turn], sort=lambda one: one.turn
        ),
    )


def share_columns(heading: str) -> tuple[Column[RotationShare], ...]:
    return (
        Column(heading, lambda one: one.name or "—", 0, sort=lambda one: one.name),
        Column(_("To be trained"), lambda one: str(one.due), 48, right=True, sort=lambda one: one.due),
        Column(_("Trained"), lambda one: str(one.done), 56, right=True, sort=lambda one: one.done),
        Column(_("Rate"), lambda one: rate_text(one.rate), 72, right=True, sort=lambda one: one.rate or Decimal()),
    )


def lecturer_columns() -> tuple[Column[Lecturer], ...]:
    def points(one: Lecturer) -> str:
        return "—" if one.points is None else f"{one.points:.1f}"

    def whence(one: Lecturer) -> str:
        if one.retired:
            return _("Left the pool")
        return _("From outside") if one.outside else _("Own")

    def tone(one: Lecturer) -> Tone:
        return Tone.PLAIN if one.retired else Tone.BRAND if one.outside else Tone.OK

    return (
        Column(_("Name"), lambda one: one.name, 80, sort=lambda one: one.name),
        Column(_("Unit or house"), lambda one: one.unit, 120, sort=lambda one: one.unit),
        Column(_("Topics taught"), lambda one: "、".join(one.draft.topics), 0),
        Column(_("Hours taught"), lambda one: hours_text(one.taught), 88, right=True, sort=lambda one: one.taught),
        Column(_("Hours to come"), lambda one: hours_text(one.coming), 88, right=True, sort=lambda one: one.coming),
        Column(_("Evaluation"), points, 64, right=True, sort=lambda one: one.points or Decimal()),
        Column(_("Standing"), whence, 90, tone=tone, sort=whence),
    )


def tour_columns() -> tuple[Column[Tour], ...]:
    def day(one: Tour) -> str:
        if one.on is not None:
            return one.on.isoformat()
        return _("No half-day yet") if one.activity_id else _("No stop this year")

    def tone(one: Tour) -> Tone:
        return Tone.OK if one.on else Tone.WARN

    return (
        Column(_("Unit that is visited"), lambda one: "　" * (one.depth - 1) + one.unit, 0),
        Column(
            _("Day"), day, 150, tone=lambda one: Tone.OK if one.on else Tone.WARN, sort=lambda one: one.on or date.max
        ),
        Column(_("Class"), lambda one: one.title, 240, sort=lambda one: one.title),
        Column(_("Lecturer"), lambda one: one.lecturers, 180, sort=lambda one: one.lecturers),
    )
