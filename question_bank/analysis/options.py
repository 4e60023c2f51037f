"""Who chose which option, and what in a question somebody should look at."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from question_bank.analysis.flags import Flag
from question_bank.analysis.intervals import share_estimate
from question_bank.analysis.values import Bools, Floats, ItemFigures, Limits, OptionFigures


def option_figures(
    chosen: Bools, upper: Floats, lower: Floats, right: Collection[int], limits: Limits
) -> tuple[OptionFigures, ...]:
    """One line for each option. `chosen` is people × options, of those alone who tried the question; `upper` and
    `lower` say how much of each of them stands in the group (`items.tails`)."""
    people = len(chosen)
    enough = people >= max(1, limits.options)
    best, worst = float(upper.sum()), float(lower.sum())
    found = []
    for position in range(chosen.shape[1]):
        picks = chosen[:, position]
        count = int(picks.sum())
        found.append(
            OptionFigures(
                position=position,
                right=position in right,
                chosen=count,
                share=share_estimate(count / people, people, limits.confidence) if enough else None,
                upper=float(upper @ picks) / best if enough and best > 0 else None,
                lower=float(lower @ picks) / worst if enough and worst > 0 else None,
            )
        )
    return tuple(found)


def flags_of(item: ItemFigures, tables: Sequence[Sequence[OptionFigures]], limits: Limits) -> tuple[Flag, ...]:
    """What stands out in a question, what matters most first; `tables` are its options, or those of each part."""
    return tuple(flag for flag in Flag if flag in frozenset(_found(item, tables, limits)))


def _found(item: ItemFigures, tables: Sequence[Sequence[OptionFigures]], limits: Limits) -> Iterator[Flag]:
    if item.discrimination is not None and item.discrimination.value < 0:
        yield Flag.NEGATIVE
    if item.facility is not None and item.facility.value >= limits.easy:
        yield Flag.TOO_EASY
    if item.facility is not None and item.facility.value < limits.hard:
        yield Flag.TOO_HARD
    for table in tables:
        if any(option.share is not None and not option.right and not option.chosen for option in table):
            yield Flag.IDLE_OPTION
        if _wrong_is_stronger(table):
            yield Flag.STRONGER_WRONG


def _wrong_is_stronger(table: Sequence[OptionFigures]) -> bool:
    """The upper group prefers a wrong option to a right one: the first thing to compare with the law is the key."""
    right = [option.upper for option in table if option.right and option.upper is not None]
    wrong = [option.upper for option in table if not option.right and option.upper is not None]
    return bool(right and wrong) and max(wrong) > min(right)
