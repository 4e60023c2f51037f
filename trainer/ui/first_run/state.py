"""What the assistant shows and what it gathers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


class Page(IntEnum):
    OFFICE = 0
    ADMINISTRATOR = 1
    CONTENT = 2
    RECOVERY = 3


@dataclass(frozen=True)
class RuleChoice:
    """One rule set that can be chosen: its key and what it says about itself."""

    key: str
    title: str
    source: str


@dataclass(frozen=True)
class Wishes:
    """All that is asked in the assistant."""

    unit: str = ""
    name: str = ""
    login: str = ""
    password: str = ""
    again: str = ""
    rule_set: str = ""
    starter_bank: bool = True
    demo_data: bool = False


@dataclass(frozen=True)
class FirstRunState:
    page: Page = Page.OFFICE
    wishes: Wishes = Wishes()
    rules: tuple[RuleChoice, ...] = ()
    groups: tuple[str, ...] = ()
    sheet: str = ""
    trouble: str = ""
    working: bool = False
