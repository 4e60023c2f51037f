"""The board in words."""

from __future__ import annotations

from collections.abc import Mapping

from trainer.ui.exams.desk_state import AT_WORK, Line, Standing
from trainer.ui.exams.wording import time_left
from trainer.ui.texts import name
from trainer.ui.wording import SEPARATOR
from trainer.words import _


def standing_words(line: Line) -> str:
    """The word in the badge."""
    if line.standing is Standing.OUTSIDE:
        return name(line.row.attendance)
    words = {
        Standing.WAITING: _("Not begun"),
        Standing.WRITING: _("Writing"),
        Standing.RAISED: _("Hand is up"),
        Standing.PAUSED: _("Time stopped"),
        Standing.DONE: _("Handed in"),
    }[line.standing]
    return f"{words} …" if line.progress and line.progress.asked else words


def hall_words(line: Line) -> str:
    """第 2 场 一号机房; empty where nobody arranged rooms."""
    if not line.row.room:
        return ""
    return _("Session {session}, {room}").format(session=line.row.session, room=line.row.room)


def answered(line: Line) -> str:
    return f"{line.progress.answered} / {line.progress.questions}" if line.progress else "—"


def left(line: Line) -> str:
    running = line.standing in AT_WORK
    return time_left(line.progress.seconds_left) if line.progress and running else "—"


def incidents_words(line: Line) -> str:
    """How many, and whether extra time waits for a decision."""
    found = line.progress
    if found is None or not found.incidents:
        return ""
    if not found.proposed_minutes:
        return str(found.incidents)
    return _("{count}, +{minutes} min?").format(count=found.incidents, minutes=found.proposed_minutes)


def outage_words(line: Line) -> str:
    """What is on its way to the candidate's PC, what the program measured of its own outages, and what it proposes;
    empty where there is none.
    """
    found = line.progress
    if found is None:
        return ""
    asked = _("{count} acts are on their way to the candidate's PC and not carried out there yet.")
    sent = asked.format(count=found.asked) if found.asked else ""
    if not found.outages:
        return sent
    away = _("The program was away {count} times, {away} in all; that time was not charged.")
    words = sent + away.format(count=found.outages, away=time_left(found.seconds_away))
    if found.proposed_minutes:
        redo = _("Work since the last saved answer may be lost: {minutes} extra minutes are proposed.")
        words += redo.format(minutes=found.proposed_minutes)
    return words


def counts_words(counts: Mapping[Standing, int]) -> str:
    """How many stand where, above the board."""
    return SEPARATOR.join(
        (
            _("{count} writing").format(count=counts[Standing.WRITING]),
            *((_("{count} hands up").format(count=counts[Standing.RAISED]),) if counts[Standing.RAISED] else ()),
            _("{count} stopped").format(count=counts[Standing.PAUSED]),
            _("{count} handed in").format(count=counts[Standing.DONE]),
            _("{count} not begun").format(count=counts[Standing.WAITING]),
        )
    )
