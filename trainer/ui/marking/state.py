"""What the marking page shows, and what follows from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from uuid import UUID

from question_bank.marking import round_score
from question_bank.question import PointsKey, Response, ScoringPoint, Written
from trainer.exams.marking.values import AwardStep, MarkedAnswer, QuestionProgress, WaitingAnswer

GroupKey = tuple[UUID, UUID, int | None]
"""Exam, version and part: one question of one exam, wherever its forms have it."""
AnswerKey = tuple[UUID, int, int | None]
"""Sitting, item and part: one answer."""


@dataclass(frozen=True)
class Group:
    """One question of one exam with all its answers of this session; `number` counts questions from 1."""

    key: GroupKey
    exam: str
    number: int
    answers: tuple[WaitingAnswer, ...]


@dataclass(frozen=True)
class MarkingState:
    """`given` are the points given in this session, `pending` those that wait for another marker; `found` are the
    points for each scoring point; `at` is the answer in view. `progress` is shown in place of the desk,
    with what was given to the question `looked` at.

    `decided` says that the points were ticked, typed or cleared: nobody gets none by a slip of the Enter key.
    """

    groups: tuple[Group, ...] = ()
    group_key: GroupKey | None = None
    at: int = 0
    found: Mapping[int, Decimal] = field(default_factory=dict)
    points: Decimal = Decimal()
    decided: bool = False
    given: Mapping[AnswerKey, Decimal] = field(default_factory=dict)
    pending: frozenset[AnswerKey] = frozenset()
    last: AnswerKey | None = None
    progress: tuple[ProgressLine, ...] | None = None
    looked: ProgressLine | None = None
    marked: tuple[MarkedLine, ...] = ()
    said: str = ""

    @property
    def group(self) -> Group | None:
        return next((group for group in self.groups if group.key == self.group_key), None)

    @property
    def answer(self) -> WaitingAnswer | None:
        group = self.group
        return group.answers[self.at] if group and self.at < len(group.answers) else None

    @property
    def correcting(self) -> bool:
        """Whether the answer in view was given points already."""
        return self.answer is not None and key_of(self.answer) in self.given

    @property
    def settled(self) -> bool:
        """Whether its points count already: changing them needs a reason."""
        return self.correcting and self.answer is not None and key_of(self.answer) not in self.pending

    @property
    def done(self) -> int:
        """How many of the question are marked."""
        return sum(key_of(answer) in self.given for answer in self.group.answers) if self.group else 0

    @property
    def left(self) -> int:
        """How many wait in all."""
        return sum(key_of(answer) not in self.given for group in self.groups for answer in group.answers)


def key_of(answer: WaitingAnswer) -> AnswerKey:
    return answer.sitting_id, answer.item, answer.part


def points_of(answer: WaitingAnswer) -> tuple[ScoringPoint, ...]:
    """What the marker looks for."""
    key = answer.question.answer
    return key.points if isinstance(key, PointsKey) else ()


def sum_of_found(answer: WaitingAnswer, found: Mapping[int, Decimal]) -> Decimal:
    """What the scoring points come to; all of them in full are the full score."""
    points = points_of(answer)
    if all(found.get(place) == share_points(answer, point) for place, point in enumerate(points)):
        return answer.of
    return min(answer.of, sum(found.values(), Decimal()))


def found_in_order(answer: WaitingAnswer, found: Mapping[int, Decimal]) -> tuple[Decimal, ...]:
    """One figure for each scoring point, none found where nothing was said."""
    return tuple(found.get(place, Decimal()) for place in range(len(points_of(answer)))) if found else ()


def share_points(answer: WaitingAnswer, point: ScoringPoint) -> Decimal:
    """What one scoring point is worth here."""
    return round_score(answer.of * point.share)


def text_of(response: Response | None) -> str:
    """What the candidate wrote; empty for nothing."""
    return "\n".join(response.texts).strip() if isinstance(response, Written) else ""


def groups_of(
    waiting: Sequence[WaitingAnswer], kept: Sequence[WaitingAnswer], titles: Mapping[UUID, str]
) -> tuple[Group, ...]:
    """Questions in the order of the queue; what was marked in this session stays among them, ordered by code."""
    known = {key_of(answer) for answer in waiting}
    found: dict[GroupKey, list[WaitingAnswer]] = {}
    for answer in (*waiting, *(one for one in kept if key_of(one) not in known)):
        found.setdefault((answer.exam_id, answer.version_id, answer.part), []).append(answer)
    return tuple(
        Group(
            key,
            titles[key[0]],
            min(one.item for one in answers) + 1,
            tuple(sorted(answers, key=lambda one: one.order)),
        )
        for key, answers in found.items()
    )


@dataclass(frozen=True)
class ProgressLine:
    """How far one question is marked; `markers` are names with how many answers each marked."""

    exam: str
    progress: QuestionProgress
    markers: tuple[tuple[str, int], ...]

    @property
    def settled(self) -> int:
        return self.progress.answers - self.progress.open

    def at(self, step: AwardStep) -> int:
        """How many answers stand at a step."""
        return self.progress.steps.get(step, 0)


@dataclass(frozen=True)
class MarkedLine:
    """A settled answer: names with their points, and what it came to."""

    answer: MarkedAnswer
    given: tuple[tuple[str, Decimal, bool], ...]


def marked_lines(answers: Sequence[MarkedAnswer], names: Mapping[UUID, str]) -> tuple[MarkedLine, ...]:
    """Name, points, and whether it was a correction."""
    return tuple(
        MarkedLine(
            one, tuple((names.get(award.marker_id, "—"), award.points, award.correction) for award in one.awards)
        )
        for one in answers
    )


def progress_lines(
    progress: Sequence[QuestionProgress], titles: Mapping[UUID, str], names: Mapping[UUID, str]
) -> tuple[ProgressLine, ...]:
    """Exam by exam; who marked most stands first."""
    return tuple(
        ProgressLine(
            titles[one.exam_id],
            one,
            tuple(
                (names.get(key, "—"), count) for key, count in sorted(one.markers.items(), key=lambda pair: -pair[1])
            ),
        )
        for one in progress
    )


def next_open(state: MarkingState) -> int | None:
    """The next answer of the question without points, first behind the one in view, then from the top."""
    answers = state.group.answers if state.group else ()
    places = [*range(state.at + 1, len(answers)), *range(min(state.at + 1, len(answers)))]
    return next((place for place in places if key_of(answers[place]) not in state.given), None)
