"""Pure rules of review: who may move a question where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from uuid import UUID

from question_bank.question import Question
from trainer.bank.values import Move, QuestionStatus
from trainer.store.errors import BadInput, KnownError, NotAllowed, Refused

TARGET: Mapping[Move, QuestionStatus] = MappingProxyType(
    {
        Move.CHECK: QuestionStatus.CHECKED,
        Move.APPROVE: QuestionStatus.APPROVED,
        Move.PARK: QuestionStatus.PARKED,
        Move.RETIRE: QuestionStatus.RETIRED,
    }
)
_FROM: Mapping[Move, frozenset[QuestionStatus]] = MappingProxyType(
    {
        Move.CHECK: frozenset({QuestionStatus.DRAFT, QuestionStatus.UNVERIFIED, QuestionStatus.PARKED}),
        Move.APPROVE: frozenset({QuestionStatus.CHECKED}),
        Move.PARK: frozenset(set(QuestionStatus) - {QuestionStatus.PARKED, QuestionStatus.RETIRED}),
        Move.RETIRE: frozenset(set(QuestionStatus) - {QuestionStatus.RETIRED}),
    }
)
NEED_SOUND = frozenset({Move.CHECK, Move.APPROVE})
NEED_REASON = frozenset({Move.PARK, Move.RETIRE})


@dataclass(frozen=True)
class Standing:
    """What the rules look at: the author is who wrote the current version; `sound` has no blocking problem."""

    status: QuestionStatus
    author_id: UUID
    checked_by: UUID | None
    sound: bool = True


def refusal(move: Move, standing: Standing, actor_id: UUID) -> str | None:
    """The code why this person may not make this move now; None when nothing speaks against it.

    Drafts, imported and parked questions can be checked, by their author too; only checked ones can be approved, and
    only by somebody who neither wrote nor checked the current version. A question with a blocking problem can be
    parked or retired only.
    """
    if standing.status not in _FROM[move]:
        return _out_of_turn(move, standing.status)
    if move in NEED_SOUND and not standing.sound:
        return "bank.has_problems"
    if move is Move.APPROVE and actor_id in (standing.author_id, standing.checked_by):
        return "bank.own_question"
    return None


def refusal_error(code: str) -> KnownError:
    """The error for a code of `refusal`."""
    return NotAllowed(code) if code == "bank.own_question" else Refused(code)


def after_change(status: QuestionStatus) -> QuestionStatus:
    """Where a question stands after a new version: what was checked, approved or parked is a draft again.

    An imported question stays unverified: rewording does not compare it with its article.
    Raises Refused("bank.retired").
    """
    if status is QuestionStatus.RETIRED:
        raise Refused("bank.retired")
    return status if status is QuestionStatus.UNVERIFIED else QuestionStatus.DRAFT


def require_stem(question: Question) -> None:
    """Raises BadInput("bank.no_stem") for a question that asks nothing."""
    if not question.stem.strip():
        raise BadInput("bank.no_stem")


def _out_of_turn(move: Move, status: QuestionStatus) -> str:
    if status is QuestionStatus.RETIRED:
        return "bank.retired"
    if status is TARGET[move]:
        return "bank.already_there"
    return "bank.not_checked" if move is Move.APPROVE else "bank.checked_already"
