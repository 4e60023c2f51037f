"""Who met the hours of a year, with what a certificate says of each."""

from __future__ import annotations

from trainer.app.services import Services
from trainer.hours.values import YearState
from trainer.people.accounts.values import Actor
from trainer.store.errors import Refused
from trainer.ui.certificates.desk import MetHours
from trainer.words import _


def met_hours(services: Services, actor: Actor, year: int) -> MetHours:
    """Those who count in the rates and miss nothing, by the board of the year. Raises Refused("hours.no_rule_set")."""
    from trainer.reports.hours import hours_board

    book = services.hours.rule_book(year)
    if book is None:
        raise Refused("hours.no_rule_set", year=year)
    board, source = hours_board(services.store.database, actor, year, book), book.general.source
    proof = _("Hours of {year} met, by {title} ({number})").format(year=year, title=source.title, number=source.number)
    return MetHours({row.person_id: _facts(row.state) for row in board.rows if row.counted and row.state.met}, proof)


def _facts(state: YearState) -> str:
    """共48学时（公共法律12学时，业务技能36学时）, each category with hours."""
    from trainer.hours.words import names

    known = names()
    parts = [
        _("{category} {hours} hours").format(category=known[category], hours=f"{hours.normalize():f}")
        for category, hours in state.by_category.items()
        if hours
    ]
    whole = _("in all {hours} hours").format(hours=f"{state.total.normalize():f}")
    return _("{whole} ({parts})").format(whole=whole, parts="，".join(parts)) if parts else whole
