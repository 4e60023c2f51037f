"""What the assistant sets going: the office, its administrator, its rule set, its first questions."""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from trainer.app.office import office_year
from trainer.app.services import Services
from trainer.documents.recovery_pdf import recovery_sheet_pdf
from trainer.hours.values import RuleSet, SourceNature
from trainer.people.accounts.values import Actor
from trainer.people.values import Category, PersonDraft
from trainer.store.clock import local_today
from trainer.ui.files import write_bytes
from trainer.ui.first_run.state import RuleChoice, Wishes
from trainer.ui.texts import name
from trainer.ui.working import Handle
from trainer.words import _


def first_run_choices(services: Services) -> tuple[RuleChoice, ...]:
    """The rule sets in force this year, each with the nature of its source; examples last."""
    today = local_today(services.clock)
    in_force = [rules for rules in services.hours.rule_sets() if rules.since <= today <= rules.until]
    in_force.sort(key=lambda rules: rules.source.nature is SourceNature.EXAMPLE)
    return tuple(RuleChoice(rules.key, _title(rules), _source(rules)) for rules in in_force)


def set_up_office(services: Services) -> Callable[[Wishes, Handle], Actor]:
    """Makes everything that was wished for and gives the administrator."""

    def set_up(wishes: Wishes, handle: Handle) -> Actor:
        administrator = PersonDraft(wishes.name, Category.CLERK)
        root, person = services.people.create_office(wishes.unit, administrator)
        actor = services.accounts.create_first(person, wishes.login, wishes.password)
        handle.progress(1, 3)
        if wishes.rule_set:
            services.hours.choose_rule_set(actor, office_year(services), wishes.rule_set)
        handle.progress(2, 3)
        if wishes.starter_bank or wishes.demo_data:
            services.bank.load_starter(actor)
        if wishes.demo_data:
            _add_demo_data(services, actor, root)
        handle.progress(3, 3)
        return actor

    return set_up


def _add_demo_data(services: Services, administrator: Actor, root: UUID) -> None:
    """The demo's people and their year; they sit their exam in the demo's own time."""
    from trainer.app.demo.camera import NoCamera
    from trainer.app.demo.clock import DemoClock
    from trainer.app.demo.exam import sit_unseen
    from trainer.app.demo.story import first_day, tell_year

    today = services.clock.now()
    clock = DemoClock(first_day(today))
    with (
        TemporaryDirectory() as folder,
        closing(Services(services.store, clock, random.Random(today.year))) as then,
    ):
        tell_year(then, clock, administrator, root, today, Path(folder), sit_unseen, NoCamera())


def recovery_sheet_writer(services: Services, digits: str, sheet: str) -> Callable[[Path, str], None]:
    """Writes the sheet as PDF; the digits go nowhere else."""

    def write(path: Path, unit: str) -> None:
        today = local_today(services.clock)
        write_bytes(path, recovery_sheet_pdf(digits, sheet, unit, today))

    return write


def _title(rules: RuleSet) -> str:
    return _("{name}: {total} hours a year").format(name=rules.name, total=f"{rules.required:g}")


def _source(rules: RuleSet) -> str:
    source = rules.source
    return _("Source: {nature}, {title}, number {number}").format(
        nature=name(source.nature), title=source.title, number=source.number
    )
