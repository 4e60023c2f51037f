"""What the form about a rule set holds, as typed, and the plain data it means. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from trainer.hours.rule_sets import snapshot
from trainer.hours.values import Activity, HourCategory, Rounding, RuleSet, SourceNature, Way
from trainer.store.errors import BadInput
from trainer.ui.widgets.form import read_date

NOT_STATED = "未载明"
MINIMA = len(HourCategory)
"""Each category belongs to one minimum only, so there are never more."""
JOINED = "、"
_SEPARATORS = re.compile(r"[、,，;；]")


@dataclass(frozen=True)
class Minimum:
    """One line of minimum by category; empty where it says nothing."""

    name: str = ""
    categories: tuple[str, ...] = ()
    hours: str = ""

    @property
    def empty(self) -> bool:
        return not (self.name.strip() or self.hours.strip())


@dataclass(frozen=True)
class ActivityLine:
    """One line of the table of activities."""

    name: str = ""
    way: Way = Way.LECTURE
    hours: str = ""
    per: str = ""
    cap: str = ""
    proof: str = ""

    @property
    def empty(self) -> bool:
        return not "".join((self.name, self.hours, self.per, self.cap, self.proof)).strip()


@dataclass(frozen=True)
class RuleForm:
    """Every field as it stands in the form; texts may be wrong still."""

    name: str = ""
    unit: str = ""
    since: str = ""
    until: str = ""
    nature: SourceNature = SourceNature.OWN
    title: str = ""
    number: str = ""
    issuer: str = ""
    issued_on: str = ""
    checked_by: str = ""
    total: str = ""
    total_categories: tuple[str, ...] = tuple(HourCategory)
    minima: tuple[Minimum, ...] = (Minimum(),) * MINIMA
    day_cap: str = ""
    caps: tuple[str, ...] = ("",) * len(Way)
    not_counted: tuple[str, ...] = ()
    own_fields_only: bool = False
    minutes: str = "45"
    step: str = "0.5"
    pro_rata: tuple[str, ...] = ()
    rounding: Rounding = Rounding.DOWN
    people: tuple[str, ...] = ()
    units: str = ""
    posts: str = ""
    activities: tuple[ActivityLine, ...] = ()
    proposed: tuple[str, ...] = ()
    remarks: str = ""


def form_of(rule_set: RuleSet) -> RuleForm:
    """The form that says what a rule set says."""
    source, caps = rule_set.source, dict(rule_set.caps)
    minima = [
        Minimum(one.name, tuple(category.value for category in one.categories), _hours(one.minimum))
        for one in rule_set.buckets
    ]
    return RuleForm(
        name=rule_set.name,
        unit=rule_set.unit,
        since=rule_set.since.isoformat(),
        until=rule_set.until.isoformat(),
        nature=source.nature,
        title=source.title,
        number="" if source.number == NOT_STATED else source.number,
        issuer=source.issuer,
        issued_on=source.issued_on.isoformat() if source.issued_on else "",
        checked_by=source.checked_by,
        total=_hours(rule_set.total) if rule_set.total else "",
        total_categories=tuple(rule_set.total_categories),
        minima=(*minima, *(Minimum(),) * (MINIMA - len(minima))),
        day_cap="" if rule_set.day_cap is None else _hours(rule_set.day_cap),
        caps=tuple(_hours(caps[way]) if way in caps else "" for way in Way),
        not_counted=tuple(rule_set.not_counted),
        own_fields_only=rule_set.own_fields_only,
        minutes=str(rule_set.minutes_per_hour),
        step=_hours(rule_set.step),
        pro_rata=tuple(rule_set.pro_rata.kinds),
        rounding=rule_set.pro_rata.rounding,
        people=tuple(rule_set.people),
        units=JOINED.join(rule_set.scope.units),
        posts=JOINED.join(rule_set.scope.posts),
        activities=tuple(map(_activity_line, rule_set.activities)),
        proposed=rule_set.proposed,
        remarks="\n".join(rule_set.remarks),
    )


def data_of(form: RuleForm, base: RuleSet, today: date) -> dict[str, Any]:
    """The plain data a form means, opened on `base`.

    Who compared the figures did so today, unless the form leaves all as it was.
    """
    if form == form_of(base):
        return snapshot(base)
    checked = form.checked_by.strip()
    return {
        "name": form.name.strip(),
        "unit": form.unit.strip(),
        "since": _day(form.since),
        "until": _day(form.until),
        "source": {
            "nature": form.nature.value,
            "title": form.title.strip(),
            "number": form.number.strip() or NOT_STATED,
            "issuer": form.issuer.strip(),
            "issued_on": _day(form.issued_on),
            "checked_by": checked,
            "checked_on": today.isoformat() if checked else "",
        },
        "people": list(form.people),
        "total": form.total.strip() or "0",
        "total_categories": list(form.total_categories),
        "buckets": [
            {"name": one.name.strip(), "categories": list(one.categories), "minimum": one.hours.strip()}
            for one in form.minima
            if not one.empty
        ],
        "minutes_per_hour": _whole(form.minutes),
        "step": form.step.strip(),
        "caps": {way.value: cap.strip() for way, cap in zip(Way, form.caps, strict=True) if cap.strip()},
        "not_counted": list(form.not_counted),
        **({"day_cap": form.day_cap.strip()} if form.day_cap.strip() else {}),
        "pro_rata": {"kinds": list(form.pro_rata), "rounding": form.rounding.value},
        "scope": {"units": _parts(form.units), "posts": _parts(form.posts)},
        "activities": [_activity(one) for one in form.activities if not one.empty],
        "own_fields_only": form.own_fields_only,
        "proposed": list(form.proposed),
        "remarks": [line.strip() for line in form.remarks.splitlines() if line.strip()],
    }


def field_of(key: str, form: RuleForm) -> str:
    """The field of the form that a refused key of the data stands in."""
    key = key.rstrip(".")
    if key.startswith("buckets["):
        at = int(key.removeprefix("buckets[").partition("]")[0]) - 1
        places = [place for place, one in enumerate(form.minima) if not one.empty]
        return f"minima.{places[at]}"
    if key.startswith("activities["):
        at = int(key.removeprefix("activities[").partition("]")[0]) - 1
        return f"activities.{[place for place, one in enumerate(form.activities) if not one.empty][at]}"
    if key.startswith("caps."):
        return "caps"
    named = {
        "minutes_per_hour": "minutes",
        "buckets": "minima",
        "pro_rata.kinds": "pro_rata",
        "source.checked_on": "checked_by",
    }
    return named.get(key) or key.removeprefix("source.").removeprefix("scope.").removeprefix("pro_rata.")


def _activity_line(one: Activity) -> ActivityLine:
    cap = "" if one.cap is None else _hours(one.cap)
    return ActivityLine(one.name, one.way, _hours(one.hours), one.per, cap, one.proof)


def _activity(line: ActivityLine) -> dict[str, Any]:
    data = {"name": line.name.strip(), "way": line.way.value, "hours": line.hours.strip(), "per": line.per.strip()}
    return {**data, "cap": line.cap.strip() or None, "proof": line.proof.strip()}


def _parts(text: str) -> list[str]:
    return [part.strip() for part in _SEPARATORS.split(text) if part.strip()]


def _day(text: str) -> str:
    """A date in any spelling; what is none stays as it was typed, to be refused at its field."""
    try:
        found = read_date(text)
    except BadInput:
        return text.strip()
    return found.isoformat() if found else ""


def _whole(text: str) -> int | str:
    return int(text) if text.strip().isdecimal() else text.strip()


def _hours(hours: Decimal) -> str:
    return f"{hours.normalize():f}"
