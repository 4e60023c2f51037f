"""Pure rules of practice: what reviews come to, when a question is due, what an answer is worth."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from uuid import UUID

import fsrs

from question_bank.marking import BlanksRule, Mark, MarkingRule, MultipleRule, mark
from question_bank.question import Choice, ChoiceKey, Difficulty, Question, Response
from question_bank.shuffle import option_order
from trainer.law.values import ArticleKey
from trainer.practice.values import Card, Grasp, Mastery, PracticeTerms, Review

STRICT = MarkingRule(MultipleRule.ALL_OR_NOTHING, blanks=BlanksRule.ALL)
"""In practice an answer is right or it is not."""

_DAY = timedelta(days=1)
_POINT = Decimal(1)
_BEGINNING = datetime(2000, 1, 1, tzinfo=UTC)
Same = Callable[[UUID, UUID], bool]
"""Whether two versions of a question ask the same."""


def scheduler(terms: PracticeTerms) -> fsrs.Scheduler:
    """FSRS without chance: the same reviews always give the same card."""
    return fsrs.Scheduler(
        desired_retention=terms.retention,
        learning_steps=(terms.again,),
        relearning_steps=(terms.again,),
        enable_fuzzing=False,
    )


def replay(reviews: Iterable[Review], terms: PracticeTerms, same: Same) -> Card | None:
    """The card that the reviews of one question come to, whatever order they are given in; None without any.

    A right answer is FSRS' "good", a wrong one "again". A version that asks something else starts the card afresh.
    """
    model, found, memory = scheduler(terms), None, _blank()
    for review in sorted(reviews, key=lambda one: (one.at, one.version_id, one.right)):
        if found is not None and not same(found.version_id, review.version_id):
            found, memory = None, _blank()
        rating = fsrs.Rating.Good if review.right else fsrs.Rating.Again
        memory, _log = model.review_card(memory, rating, review.at.astimezone(UTC))
        found = _after(found, review, memory)
    return found


def due_at(card: Card, exam_at: datetime | None, terms: PracticeTerms) -> datetime:
    """When a card is to be reviewed: when FSRS says so, and once more in the last days before the exam.

    The reviews before the exam are spread over `final_days` by question, the last of them a day before it. A card
    reviewed since its last day keeps the day of FSRS; no card is due again within a day of a right answer.
    """
    if exam_at is None:
        return card.due
    latest = exam_at - _DAY * (1 + card.question_id.int % terms.final_days)
    if latest <= card.last_at:
        return card.due
    return min(card.due, max(latest, card.last_at + _DAY))


def is_due(card: Card, exam_at: datetime | None, now: datetime, day_end: datetime, terms: PracticeTerms) -> bool:
    """Whether a card is for today; what was answered wrong comes back after its minutes."""
    due = due_at(card, exam_at, terms)
    return due < day_end if card.state == fsrs.State.Review else due <= now


def due_again(card: Card) -> Card:
    """The card of a question that has changed: it is due, whatever was known of the old wording."""
    return replace(card, state=int(fsrs.State.Review), due=card.last_at)


def in_wrong_book(card: Card, terms: PracticeTerms) -> bool:
    """A question stays in the book from a wrong answer to the set number of right ones in a row."""
    return card.rights < card.answers and card.streak < terms.leave_after


def grasp(mastery: Mastery, terms: PracticeTerms) -> Grasp:
    """What a share means; too few answers mean nothing."""
    if mastery.answers < terms.enough_answers:
        return Grasp.FEW
    if mastery.share < terms.weak_below:
        return Grasp.WEAK
    return Grasp.GOOD if mastery.share >= terms.good_from else Grasp.FAIR


def weakest(found: Iterable[Mastery], terms: PracticeTerms) -> tuple[Mastery, ...]:
    """The weak articles, the weakest first."""
    weak = [one for one in found if one.article is not None and grasp(one, terms) is Grasp.WEAK]
    return tuple(sorted(weak, key=lambda one: (one.share, -one.answers, one.statute, one.article or ArticleKey(0))))


def asks_the_same(old: Question, new: Question) -> bool:
    """Whether only shelf, citations or explanation differ, so that what was learnt still holds."""
    return _asked(old) == _asked(new)


def shown_order(question: Question, seed: int) -> tuple[int, ...]:
    """The order of the options in one task; a case keeps its own."""
    return option_order(question, seed)


def arranged(question: Question, order: Sequence[int]) -> Question:
    """The question with its options in an order, and the key following them."""
    if not order:
        return question
    answer = question.answer
    if isinstance(answer, ChoiceKey):
        answer = ChoiceKey(frozenset(shown for shown, own in enumerate(order) if own in answer.right))
    return replace(question, options=tuple(question.options[own] for own in order), answer=answer)


def veiled(question: Question) -> Question:
    """The question without key, explanation and citation."""
    parts = tuple(map(veiled, question.parts))
    return replace(question, answer=None, rationale="", rationale_figures=(), citations=(), parts=parts)


def own_response(response: Response | None, order: Sequence[int]) -> Response | None:
    """What was chosen, by position in the question's own order."""
    if isinstance(response, Choice) and order:
        return Choice(frozenset(order[shown] for shown in response.chosen))
    return response


def shown_response(response: Response | None, order: Sequence[int]) -> Response | None:
    """The opposite of `own_response`."""
    if isinstance(response, Choice) and order:
        return Choice(frozenset(shown for shown, own in enumerate(order) if own in response.chosen))
    return response


def marked(question: Question, response: Response | None, points: Decimal = _POINT) -> Mark:
    """What a response earns in practice: all or nothing; its score is None where a person has to read it."""
    return mark(question, response, points, STRICT)


def _blank() -> fsrs.Card:
    return fsrs.Card(card_id=1, due=_BEGINNING)


def _after(before: Card | None, review: Review, memory: fsrs.Card) -> Card:
    streak, answers, rights = (before.streak, before.answers, before.rights) if before else (0, 0, 0)
    return Card(
        question_id=review.question_id,
        version_id=review.version_id,
        state=int(memory.state),
        step=memory.step,
        stability=memory.stability or 0.0,
        difficulty=memory.difficulty or 0.0,
        due=memory.due,
        last_at=review.at,
        last_right=review.right,
        streak=streak + 1 if review.right else 0,
        answers=answers + 1,
        rights=rights + review.right,
    )


def _asked(question: Question) -> Question:
    """What the candidate sees and what is right, without where it stands and why."""
    bare = replace(question, rationale="", rationale_figures=(), citations=(), subject="", field="")
    return replace(bare, difficulty=Difficulty.MEDIUM, parts=tuple(map(_asked, question.parts)))
