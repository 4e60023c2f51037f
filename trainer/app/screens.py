"""The rail: every management screen with its icon, the right it asks for, and what it is made of."""

from __future__ import annotations

from functools import partial

from trainer.app.services import Services
from trainer.people.accounts.values import Permission
from trainer.ui.people.build import build_people
from trainer.ui.shell.context import Context, Screen, ScreenSpec
from trainer.words import _


def management_screens(services: Services) -> tuple[ScreenSpec, ...]:
    """In the order of the rail."""
    manage = Permission.SEE_MANAGEMENT
    return (
        ScreenSpec(
            "people",
            _("People"),
            "mdi6.account-group-outline",
            manage,
            lambda context: build_people(context, services.people, services.clock),
        ),
        ScreenSpec("hours", _("Hours"), "mdi6.clock-check-outline", manage, lambda context: _hours(context, services)),
    )


def _hours(context: Context, services: Services) -> Screen:
    from trainer.app.exports import export_hours
    from trainer.reports.hours import hours_board
    from trainer.ui.hours.build import build_hours
    from trainer.ui.hours.room import HoursRoom

    room = HoursRoom(
        services.hours,
        services.people,
        partial(hours_board, services.store.database),
        partial(export_hours, services),
        services.clock,
    )
    return build_hours(context, room)
