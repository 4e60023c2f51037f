"""Who is short of hours in a year, by the board of that year."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from trainer.app.assembly.hours import HourServices
from trainer.people.accounts.values import Actor
from trainer.store.errors import Refused
from trainer.words import _


def short_hours(services: HourServices, actor: Actor, year: int) -> Mapping[UUID, str]:
    """Those who count in the rates and miss hours, with what they miss. Raises Refused("hours.no_rule_set")."""
    from trainer.reports.hours import hours_board

    rule_set = services.hours.rule_set(year)
    if rule_set is None:
        raise Refused("hours.no_rule_set", year=year)
    board = hours_board(services.store.database, actor, year, rule_set)
    words = _("Hours of {year}: {total} approved, {missing} missing, by {title} ({number})")
    return {
        row.person_id: words.format(
            year=year,
            total=f"{row.state.total.normalize():f}",
            missing=f"{row.state.missing.normalize():f}",
            title=rule_set.source.title,
            number=rule_set.source.number,
        )
        for row in board.rows
        if row.counted and not row.state.met
    }
