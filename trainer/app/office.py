"""Facts about the office that frames and papers show."""

from __future__ import annotations

from datetime import timedelta

from trainer.app.assembly.people import PeopleServices
from trainer.store.clock import local_today
from trainer.store.retention import EVERY, KEEP, OLD_AT_START
from trainer.words import _


def office_name(services: PeopleServices) -> str:
    """The name of the root unit."""
    units = services.people.units()
    return units[0].name if units else ""


def office_year(services: PeopleServices) -> int:
    """The year in force: the present one in local time."""
    return services.clock.now().astimezone().year


def backup_words(services: PeopleServices) -> str:
    """When the newest verified backup was made, in words."""
    backups = services.store.backups.all()
    if not backups:
        return _("No backup yet")
    at = backups[0].at.astimezone()
    today = local_today(services.clock)
    if services.clock.now() - backups[0].at >= OLD_AT_START:
        return _("Last backup {date}, more than a day ago").format(date=at.date())
    day = _("today") if at.date() == today else at.date().isoformat()
    return _("Backup {day} {time}, verified").format(day=day, time=f"{at:%H:%M}")


def backup_rule_words() -> str:
    """When backups are made and how many are kept."""
    return _("A backup is made every {hours} hours while the program runs; the newest {keep} are kept.").format(
        hours=EVERY // timedelta(hours=1), keep=KEEP
    )
