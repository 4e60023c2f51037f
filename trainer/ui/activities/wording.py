"""Hours, money and days as the pages of activities write them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from trainer.activities.plans.values import PlanDraft
from trainer.activities.values import HourShares
from trainer.hours.values import HourCategory
from trainer.ui.activities.state import By, Tab
from trainer.ui.texts import name
from trainer.words import _

SEPARATOR = " · "


def hours_text(hours: Decimal) -> str:
    """12, 4.5."""
    return f"{hours:.1f}".removesuffix(".0")


def shares_text(hours: HourShares) -> str:
    """公共法律 8 · 业务与技能 4."""
    parts = [f"{name(category)} {hours_text(hours[category])}" for category in HourCategory if hours.get(category)]
    return SEPARATOR.join(parts)


def money_text(yuan: Decimal) -> str:
    """12,000 without needless fen."""
    return f"{yuan:,.2f}".removesuffix(".00")


def days_text(since: date | None, until: date | None) -> str:
    """2026-11-18, or 2026-11-18—2026-11-19; a dash without a programme."""
    if since is None or until is None:
        return "—"
    return since.isoformat() if since == until else f"{since}—{until}"


def term_text(draft: PlanDraft) -> str:
    """01-01—12-31 within the year of the plan, else 2025-07—2027-06."""
    inside = draft.since.year == draft.until.year == draft.year
    return f"{draft.since:%m-%d}—{draft.until:%m-%d}" if inside else f"{draft.since:%Y-%m}—{draft.until:%Y-%m}"


def rate_text(rate: Decimal | None) -> str:
    """87.5 %, or a dash."""
    return "—" if rate is None else f"{rate:.1%}"


def tab_words() -> Mapping[Tab, str]:
    """The lists of the page."""
    return {
        Tab.PLAN: _("Annual plan"),
        Tab.CLASSES: _("Classes"),
        Tab.ROTATION: _("Rotation"),
        Tab.LECTURERS: _("Lecturers"),
        Tab.TOURS: _("Teaching tours"),
    }


def by_words() -> Mapping[By, str]:
    """The ways a coverage is divided."""
    return {
        By.UNIT: _("Divided by unit"),
        By.CATEGORY: _("By category of person"),
        By.KEY_POST: _("By key post"),
        By.BATCH: _("By batch"),
    }


def left_text(days: int) -> str:
    """How far the deadline is."""
    if days < 0:
        return _("{days} days over the deadline").format(days=-days)
    return _("{days} days to the deadline").format(days=days)


def nothing_words() -> Mapping[Tab, tuple[str, str]]:
    """What stands in place of an empty list."""
    return {
        Tab.PLAN: (
            _("The plan of this year has no line yet"),
            _("A line says what is taught to whom, by when, with how many hours and for how much money."),
        ),
        Tab.CLASSES: (
            _("There is no class in this year yet"),
            _("Make one here or from a line of the plan: half-days, roster, attendance and hours follow."),
        ),
        Tab.ROTATION: (
            _("No line of the plan is a rotation"),
            _("Tick “rotation” in a line of the plan, and everybody of its scope stands here, trained or not."),
        ),
        Tab.LECTURERS: (
            _("The pool of lecturers is empty"),
            _("Take in people of the office and experts from outside, with what they teach and when they cannot."),
        ),
        Tab.TOURS: (
            _("There is no unit below the office"),
            _("Units stand on the people page; each that is visited in the year shows its day here."),
        ),
    }
