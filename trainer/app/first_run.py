"""What the assistant sets going: the office, its administrator, its rule set, its first questions."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from trainer.app.services import Services
from trainer.people.accounts.values import Actor
from trainer.people.values import Category, PersonDraft
from trainer.ui.first_run.state import RuleChoice, Wishes
from trainer.ui.working import Handle


def first_run_choices() -> tuple[RuleChoice, ...]:
    """The rule sets that ship with the program."""
    return (RuleChoice("jinzhong-2024-2026", "晋中", "征求意见稿"),)


def set_up_office(services: Services) -> Callable[[Wishes, Handle], Actor]:
    """Makes everything that was wished for and gives the administrator."""

    def set_up(wishes: Wishes, handle: Handle) -> Actor:
        administrator = PersonDraft(wishes.name, Category.CLERK)
        _unit, person = services.people.create_office(wishes.unit, administrator)
        return services.accounts.create_first(person, wishes.login, wishes.password)

    return set_up


def recovery_sheet_writer(services: Services, digits: str, sheet: str) -> Callable[[Path, str], None]:
    def write(path: Path, unit: str) -> None:
        path.write_bytes(b"")

    return write
