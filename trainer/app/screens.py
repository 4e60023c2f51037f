"""The rail: every management screen with its icon, the right it asks for, and what it is made of."""

from __future__ import annotations

from trainer.app.services import Services
from trainer.people.accounts.values import Permission
from trainer.ui.people.build import build_people
from trainer.ui.shell.context import ScreenSpec
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
    )
