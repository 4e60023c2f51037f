"""Incidents in words, for the board and the panel over the exam."""

from __future__ import annotations

from trainer.exams.sittings.values import EventKind, IncidentLine
from trainer.ui.texts import name
from trainer.words import _


def what_words(line: IncidentLine) -> str:
    """What was noted, neutrally."""
    if line.code is not None:
        return name(line.code)
    return {
        EventKind.REOPENED: _("The program was away"),
        EventKind.HAND_RAISED: _("Hand raised"),
        EventKind.HAND_LOWERED: _("Work resumed, time given back") if line.given else _("Hand down, no time given"),
    }[line.kind]


def length_words(line: IncidentLine) -> str:
    """3:05 or 12 秒; empty for a moment."""
    if not line.seconds:
        return ""
    minutes, seconds = divmod(abs(line.seconds), 60)
    sign = "-" if line.seconds < 0 else ""
    if not minutes:
        return _("{seconds} s").format(seconds=f"{sign}{seconds}")
    return f"{sign}{minutes}:{seconds:02}"


def ruling_words(line: IncidentLine) -> str:
    """What a person said, with the note."""
    said = name(line.ruling) if line.ruling else ""
    return "：".join(filter(None, (said, line.note)))
