"""The groups of a sample: the units people belonged to on the day, and the fields they enforce in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

import numpy as np
from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from question_bank.analysis.values import Limits
from question_bank.analysis.whole import group_figures
from trainer.people.tables import PersonTable, PlacementRow, UnitRow
from trainer.reports.analysis.sample import Sample
from trainer.reports.analysis.values import GroupLine
from trainer.store.transactions import chunks

Scored = tuple[float, bool]
"""A score in points and whether it was enough."""


def unit_lines(session: Session, sample: Sample, day: date, full: float, limits: Limits) -> tuple[GroupLine, ...]:
    """By the unit of each on the day of the exam."""
    people = [person_id for form in sample.forms for person_id in form.person_ids]
    units = _units(session, people, day)
    names = dict(session.execute(select(UnitRow.id, UnitRow.name)).all())
    groups: dict[str, list[Scored]] = defaultdict(list)
    for person_id, scored in _scored(sample):
        unit = units.get(person_id)
        groups[names.get(unit, "") if unit else ""].append(scored)
    return _lines(groups, full, limits)


def field_lines(session: Session, sample: Sample, full: float, limits: Limits) -> tuple[GroupLine, ...]:
    """By enforcement field; who enforces in several counts in each."""
    people = [person_id for form in sample.forms for person_id in form.person_ids]
    fields: dict[UUID, Sequence[str]] = {}
    for some in chunks(people, 500):
        fields |= dict(
            session.execute(select(PersonTable.id, PersonTable.fields).where(PersonTable.id.in_(some))).all()
        )
    groups: dict[str, list[Scored]] = defaultdict(list)
    for person_id, scored in _scored(sample):
        for field in fields.get(person_id) or ("",):
            groups[field].append(scored)
    return _lines(groups, full, limits)


def _units(session: Session, people: Sequence[UUID], day: date) -> dict[UUID, UUID | None]:
    """Where each was placed on the day, else where they are now."""
    found: dict[UUID, UUID | None] = {}
    for some in chunks(people, 500):
        now = select(PersonTable.id, PersonTable.unit_id).where(PersonTable.id.in_(some))
        then = select(PlacementRow.person_id, PlacementRow.unit_id).where(
            PlacementRow.person_id.in_(some),
            PlacementRow.since <= day,
            or_(PlacementRow.until.is_(None), PlacementRow.until >= day),
        )
        found |= dict(session.execute(now).all())
        found |= dict(session.execute(then.order_by(PlacementRow.since)).all())
    return found


def _scored(sample: Sample) -> Sequence[tuple[UUID, Scored]]:
    return [
        (person_id, (float(total), passed))
        for form in sample.forms
        for person_id, total, passed in zip(form.person_ids, form.scores, form.passed, strict=True)
    ]


def _lines(groups: Mapping[str, Sequence[Scored]], full: float, limits: Limits) -> tuple[GroupLine, ...]:
    """The largest first; those without a name last."""
    return tuple(
        GroupLine(
            name,
            group_figures(np.array([one for one, _passed in scored]), sum(ok for _one, ok in scored), full, limits),
        )
        for name, scored in sorted(groups.items(), key=lambda pair: (not pair[0], -len(pair[1]), pair[0]))
    )
