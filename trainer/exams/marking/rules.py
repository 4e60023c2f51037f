"""Marks of a whole paper and what they make of a result. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from question_bank.marking import Mark, MarkingRule, mark, round_score, total_mark
from question_bank.question import Parts, PointsKey, Question, Response
from trainer.exams.papers.values import PaperItem
from trainer.store.errors import BadInput, Refused


def mark_paper(items: Sequence[PaperItem], answers: Mapping[int, Response], rule: MarkingRule) -> tuple[Mark, ...]:
    """The marks by rule in the order of the paper; written answers wait. Items count from 0."""
    return tuple(mark(item.question, answers.get(at), item.score, rule) for at, item in enumerate(items))


def sum_of(marks: Sequence[Mark], pass_mark: Decimal) -> tuple[Decimal, Decimal, bool | None]:
    """Score, full score, and whether it is enough; None while a mark waits, the score is then what is certain."""
    score = sum((one.known for one in marks), Decimal(0))
    of = sum((one.of for one in marks), Decimal(0))
    return score, of, None if any(one.waiting for one in marks) else score >= pass_mark


def give_points(
    question: Question, marks: Sequence[Mark], item: int, part: int | None, points: Decimal, note: str
) -> tuple[Mark, ...]:
    """The marks with the points of one written answer given, or corrected, which needs a note.

    Raises BadInput: marking.no_such_answer, marking.points (outside 0 to the full score), marking.note_missing.
    Raises Refused("marking.by_rule") for an answer that a rule marks.
    """
    old, target = _find(question, marks[item], part)
    if not isinstance(target.answer, PointsKey | None) or target.parts:
        raise Refused("marking.by_rule")
    if not 0 <= points <= old.of:
        raise BadInput("marking.points", of=old.of)
    if not old.waiting and not note.strip():
        raise BadInput("marking.note_missing")
    given = round_score(points)
    new = replace(old, score=given, right=given == old.of)
    if part is not None:
        whole = marks[item]
        new = replace(total_mark((*whole.parts[:part], new, *whole.parts[part + 1 :])), of=whole.of)
    return (*marks[:item], new, *marks[item + 1 :])


def waiting_parts(whole: Mark) -> tuple[int | None, ...]:
    """Which parts of a case wait; (None,) for a plain question that waits."""
    if whole.parts:
        return tuple(at for at, part in enumerate(whole.parts) if part.waiting)
    return (None,) if whole.waiting else ()


def mark_at(marks: Sequence[Mark], item: int, part: int | None) -> Mark:
    """The mark of an answer. Raises BadInput("marking.no_such_answer")."""
    if not 0 <= item < len(marks) or not 0 <= (part or 0) < max(1, len(marks[item].parts)):
        raise BadInput("marking.no_such_answer")
    return marks[item] if part is None else marks[item].parts[part]


def response_part(response: Response | None, part: int | None) -> Response | None:
    """The response to a question, or to one part of a case."""
    if part is None:
        return response
    return response.parts[part] if isinstance(response, Parts) and part < len(response.parts) else None


def _find(question: Question, whole: Mark, part: int | None) -> tuple[Mark, Question]:
    if part is None:
        return whole, question
    if not 0 <= part < len(whole.parts):
        raise BadInput("marking.no_such_answer")
    return whole.parts[part], question.parts[part]
