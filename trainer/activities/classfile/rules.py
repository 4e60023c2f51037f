"""Pure rules of the file of a class: what is there, what is missing."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from decimal import Decimal

from trainer.activities.classfile.values import ClassPaper, Rating, SlotLine, SlotState
from trainer.activities.values import Slot
from trainer.store.errors import BadInput

MOST_POINTS = Decimal(100)
MOST_SHEETS = 10_000
DONE = (SlotState.MADE, SlotState.FILED, SlotState.NOT_NEEDED)


def checklist(
    slots: Iterable[Slot], papers: Iterable[ClassPaper], makeable: Collection[str], half_days: int
) -> tuple[SlotLine, ...]:
    """Every place with its state. `makeable` names the papers the program can draw up now.

    A filed paper goes before one the program makes; a place that needs one file for each half-day is done with as many.
    """
    papers = tuple(papers)
    return tuple(_line(slot, [one for one in papers if one.slot == slot.key], makeable, half_days) for slot in slots)


def missing(lines: Iterable[SlotLine]) -> tuple[SlotLine, ...]:
    """What still has to be put in or declared not needed."""
    return tuple(line for line in lines if line.state not in DONE)


def check_rating(rating: Rating) -> None:
    """Raises BadInput("activity.rating")."""
    told = rating.points is not None and 0 <= rating.points <= MOST_POINTS
    if not 1 <= rating.sheets <= MOST_SHEETS or not told:
        raise BadInput("activity.rating", most=MOST_POINTS)


def _line(slot: Slot, papers: list[ClassPaper], makeable: Collection[str], half_days: int) -> SlotLine:
    files = sum(one.hash is not None for one in papers)
    wanted = max(1, half_days) if slot.per_session else 1
    if any(one.hash is None for one in papers):
        state = SlotState.NOT_NEEDED
    elif files:
        state = SlotState.FILED if files >= wanted else SlotState.PARTLY
    else:
        state = SlotState.MADE if slot.made in makeable else SlotState.MISSING
    return SlotLine(slot, state, tuple(papers), wanted)
