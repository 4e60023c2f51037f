"""The face of trainers and administrators, made of its screens, its search and the facts of its frame."""

from __future__ import annotations

from trainer.app.finder import FindAnything
from trainer.app.office import backup_words, office_name, office_year
from trainer.app.screens import management_screens
from trainer.app.services import Services
from trainer.people.accounts.values import Actor
from trainer.ui.asking import Asking
from trainer.ui.jobs import QtJobs
from trainer.ui.printers import Printers
from trainer.ui.shell.window import Management, ShellFacts
from trainer.ui.texts import name
from trainer.words import _


def make_management(services: Services, actor: Actor, jobs: QtJobs, dialogs: Asking) -> Management:
    from trainer.app.models import settle_tables

    settle_tables()
    roles = "、".join(name(role) for role in sorted(actor.roles))
    facts = ShellFacts(
        office_name(services),
        office_year(services),
        _("{name} · {roles}").format(name=actor.name, roles=roles),
        lambda: backup_words(services),
    )
    printers = Printers(services.store.workspace.printers)
    screens = management_screens(services)
    return Management(facts, actor, screens, FindAnything(services, actor), jobs, dialogs, printers)
