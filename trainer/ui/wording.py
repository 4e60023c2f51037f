"""Times and sources of rules as several screens write them."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Protocol

from trainer.hours.values import RuleSource
from trainer.ui.texts import name
from trainer.words import _

NOT_STATED = "未载明"
SEPARATOR = " · "


class LeftOut(Protocol):
    """A row of a sheet that is not taken in, and why."""

    @property
    def sheet(self) -> str: ...
    @property
    def row(self) -> int: ...
    @property
    def name(self) -> str: ...
    @property
    def flaw(self) -> StrEnum: ...
    @property
    def text(self) -> str: ...


def left_out_words(one: LeftOut) -> str:
    """Where, who, why, and what stands there."""
    words = _("{sheet}, row {row}: {name} — {reason}")
    line = words.format(sheet=one.sheet, row=one.row, name=one.name or "—", reason=name(one.flaw))
    return f"{line} （{one.text}）" if one.text else line


def source_words(source: RuleSource) -> str:
    """Title, document number and nature of the document behind a rule."""
    number = _("number not stated") if source.number == NOT_STATED else source.number
    return SEPARATOR.join((_("{title} ({number})").format(title=source.title, number=number), name(source.nature)))


def moment(at: datetime) -> str:
    """A time as offices write it, in local time."""
    return f"{at.astimezone():%Y-%m-%d %H:%M}"
