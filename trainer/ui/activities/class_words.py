"""Words of the page of one class."""

from __future__ import annotations

from collections.abc import Mapping

from trainer.activities.values import Mark, Presence
from trainer.ui.activities.class_state import ClassState, ClassTab, missing_slots
from trainer.ui.activities.wording import SEPARATOR, days_text, hours_text
from trainer.ui.texts import name
from trainer.ui.wording import source_words
from trainer.words import _


def class_tab_words(state: ClassState) -> Mapping[ClassTab, str]:
    """The parts of a class with how much is in them."""
    missing = missing_slots(state)
    return {
        ClassTab.PROGRAMME: _("Programme {count}").format(count=len(state.activity.sessions)),
        ClassTab.ROSTER: _("Roster {count}").format(count=len(state.activity.people)),
        ClassTab.ATTENDANCE: _("Attendance"),
        ClassTab.HOURS: _("Hours"),
        ClassTab.RATINGS: _("Evaluation"),
        ClassTab.FILE: _("File, {count} missing").format(count=missing) if missing else _("File, complete"),
    }


def class_line(state: ClassState) -> str:
    """What stands under the name of a class."""
    draft, sessions = state.activity.draft, state.activity.sessions
    since = sessions[0].draft.on if sessions else None
    until = sessions[-1].draft.on if sessions else None
    hours = _("{hours} hours").format(hours=hours_text(state.activity.whole))
    units = {unit.id: unit.name for unit in state.units}
    visited = units.get(draft.unit_id, "") if draft.unit_id else ""
    parts = (
        name(state.activity.stage),
        days_text(since, until) if sessions else "",
        hours,
        draft.organiser,
        visited,
        draft.place if draft.place != visited else "",
        draft.batch,
        _("Field: {field}").format(field=draft.field) if draft.field else "",
        _("Plan: {title}").format(title=state.plan) if state.plan else "",
        _("Exam: {title}").format(title=state.exam) if state.exam else "",
    )
    return SEPARATOR.join(filter(None, parts))


def mark_text(mark: Mark) -> str:
    """部分到课 2.5."""
    if mark.presence is Presence.PARTIAL and mark.hours is not None:
        return f"{name(mark.presence)} {hours_text(mark.hours)}"
    return name(mark.presence)


def rule_line(state: ClassState) -> str:
    """By which figures hours are weighed, and where they come from."""
    counts = "、".join(name(one) for one in Presence if one in state.rule.counts)
    words = _("Who misses more than {share} of the hours ({counts}) is proposed for withdrawal. {source}")
    return words.format(share=state.rule.leave_share, counts=counts, source=source_words(state.rule.source))
