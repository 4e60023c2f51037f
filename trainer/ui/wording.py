"""Times and sources of rules as several screens write them."""

from __future__ import annotations

from datetime import datetime

from trainer.hours.values import RuleSource
from trainer.ui.texts import name
from trainer.words import _

NOT_STATED = "未载明"
SEPARATOR = " · "


def source_words(source: RuleSource) -> str:
    """Title, document number and nature of the document behind a rule."""
    number = _("number not stated") if source.number == NOT_STATED else source.number
    return SEPARATOR.join((_("{title} ({number})").format(title=source.title, number=number), name(source.nature)))


def moment(at: datetime) -> str:
    """A time as offices write it, in local time."""
    return f"{at.astimezone():%Y-%m-%d %H:%M}"
