"""The order in which one candidate sees questions and options, and the way back to the paper's own order. Pure."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from question_bank.question import Choice, Parts, Question, QuestionKind, Response, Written
from question_bank.shuffle import option_order, pin_position_bound
from trainer.exams.sittings.values import Arrangement


def arrange(question: Question, chance: random.Random, shuffled: bool = True) -> Arrangement:
    """The order of the options of a question and of its parts; options that name others by place stay."""
    seed = chance.getrandbits(48)
    order = option_order(pin_position_bound(question), seed) if shuffled else tuple(range(len(question.options)))
    return Arrangement(order, tuple(arrange(part, chance, shuffled) for part in question.parts))


def item_order(sections: Sequence[int], chance: random.Random, shuffled: bool) -> tuple[int, ...]:
    """The items in the order they are shown; sections stay together and in their order."""
    mixed = list(range(len(sections)))
    if shuffled:
        chance.shuffle(mixed)
    return tuple(sorted(mixed, key=lambda item: sections[item]))


def shown_question(question: Question, arrangement: Arrangement) -> Question:
    """The question as a candidate may see it: own option order, no key, rationale or citations."""
    return replace(
        question,
        options=tuple(question.options[position] for position in arrangement.order),
        answer=None,
        rationale="",
        rationale_figures=(),
        citations=(),
        parts=tuple(map(shown_question, question.parts, arrangement.parts)),
    )


def to_paper(response: Response | None, arrangement: Arrangement) -> Response | None:
    """A response in the shown order, in the paper's own; half a character in it becomes the sign for one."""
    match response:
        case Choice(chosen):
            return Choice(frozenset(arrangement.order[place] for place in chosen))
        case Written(texts):
            return Written(tuple(map(_whole_characters, texts)))
        case Parts(parts):
            return Parts(tuple(map(to_paper, parts, arrangement.parts)))
        case _:
            return response


def to_shown(response: Response | None, arrangement: Arrangement) -> Response | None:
    """A response in the paper's own order, in the shown one."""
    match response:
        case Choice(chosen):
            return Choice(frozenset(arrangement.order.index(position) for position in chosen))
        case Parts(parts):
            return Parts(tuple(map(to_shown, parts, arrangement.parts)))
        case _:
            return response


def fits(question: Question, response: Response | None) -> bool:
    """Whether a response is one that can be given to the question at all."""
    match response:
        case None:
            return True
        case Choice(chosen):
            one = question.kind is QuestionKind.MULTIPLE or len(chosen) <= 1
            return one and chosen <= set(range(len(question.options)))
        case Written():
            return question.kind in (QuestionKind.BLANK, QuestionKind.SHORT)
        case Parts(parts):
            return len(parts) == len(question.parts) and all(map(fits, question.parts, parts))


def arrangement_to_data(arrangement: Arrangement) -> list[Any]:
    """The arrangement as JSON-able lists: the order, then each part."""
    return [list(arrangement.order), *map(arrangement_to_data, arrangement.parts)]


def arrangement_from_data(data: Sequence[Any]) -> Arrangement:
    """The arrangement `arrangement_to_data` wrote."""
    return Arrangement(tuple(data[0]), tuple(map(arrangement_from_data, data[1:])))


def _whole_characters(text: str) -> str:
    """An input method or a length limit may leave half of a surrogate pair, which nothing can store."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
