"""Which form lies on which seat. Pure."""

from __future__ import annotations

from trainer.exams.rooms.values import RoomPlan

ALL_AROUND = 4
"""From so many forms on, neighbours across the corner differ too."""
FEWEST_TO_DIFFER = 2


def forms_of_session(session: int, sessions: int, forms: int) -> range:
    """The forms one session uses.

    Groups of two forms or more take turns, so that two sessions one after the other share no form where there are
    four or more; fewer than four forms are used by every session.
    """
    groups = max(1, min(sessions, forms // FEWEST_TO_DIFFER))
    group = session % groups
    return range(group * forms // groups, (group + 1) * forms // groups)


def form_at(room: RoomPlan, number: int, session: int, sessions: int, forms: int) -> int:
    """The form of a seat: neighbours beside, before and behind differ where the session has two forms or more.

    The same seat gets another form in the next session, where there is another one.
    """
    own = forms_of_session(session, sessions, forms)
    if len(own) <= 1:
        return own.start if own else 0
    row, column = divmod(number - 1, max(1, room.columns))
    step = 2 if len(own) >= ALL_AROUND else 1
    return own.start + (step * row + column + session) % len(own)


def neighbours(room: RoomPlan, number: int) -> tuple[int, ...]:
    """The seats beside, before and behind a seat."""
    columns = max(1, room.columns)
    row, column = divmod(number - 1, columns)
    around = ((row, column - 1), (row, column + 1), (row - 1, column), (row + 1, column))
    found = (r * columns + c + 1 for r, c in around if r >= 0 and 0 <= c < columns)
    return tuple(seat for seat in found if seat <= room.seats)
