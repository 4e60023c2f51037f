"""What a check of an exam station found, for the screen, the command and the go/no-go sheet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from trainer.words import _


class Item(StrEnum):
    """What is checked, in the order of the sheet."""

    CLOCK = "clock"
    ZONE = "time_zone"
    DISK = "disk"
    COMMIT = "commit"
    STORE = "store"
    FONT = "font"
    INPUT = "input_method"
    SCREEN = "screen"
    PRINTER = "printer"
    SLEEP = "sleep"


class Verdict(StrEnum):
    """GO, LOOK (a person has to look), NO_GO; UNTRIED where the program could not try."""

    GO = "go"
    LOOK = "look"
    NO_GO = "no_go"
    UNTRIED = "untried"


@dataclass(frozen=True)
class Finding:
    """One line: what was found, in words, and what follows from it."""

    item: Item
    verdict: Verdict
    found: str


@dataclass(frozen=True)
class StationReport:
    """The whole check; times are local. `place` is the room and seat this PC is bound to."""

    at: datetime
    machine: str
    place: str
    findings: tuple[Finding, ...]

    @property
    def go(self) -> bool:
        """Whether nothing forbids an exam at this PC."""
        return all(one.verdict is not Verdict.NO_GO for one in self.findings)


def item_name(item: Item) -> str:
    """What people call a check."""
    return {
        Item.CLOCK: _("Clock"),
        Item.ZONE: _("Time zone"),
        Item.DISK: _("Free space on the disk"),
        Item.COMMIT: _("Speed of saving"),
        Item.STORE: _("The data is whole"),
        Item.FONT: _("Chinese font"),
        Item.INPUT: _("Pinyin input"),
        Item.SCREEN: _("Size of the screen"),
        Item.PRINTER: _("Printer"),
        Item.SLEEP: _("Sleep when idle"),
    }[item]


def verdict_name(verdict: Verdict) -> str:
    """The word in the badge."""
    return {
        Verdict.GO: _("Good"),
        Verdict.LOOK: _("To be looked at"),
        Verdict.NO_GO: _("Not usable"),
        Verdict.UNTRIED: _("Not tried"),
    }[verdict]
