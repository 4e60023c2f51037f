"""What the page shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from question_bank.question import Question
from question_bank.similarity import Likeness
from trainer.bank.similar.values import MergePlan, MergeRow, Overview, Part, SimilarPair, Source
from trainer.bank.values import QuestionStatus

MOST_UNDONE = 12


@dataclass(frozen=True)
class Compared:
    """The pair in view with what both questions say."""

    pair: SimilarPair
    left: Question
    right: Question


@dataclass(frozen=True)
class Merging:
    """A merge that is being put together; `parts` are those in which the two differ, with what may be chosen."""

    plan: MergePlan
    parts: Mapping[Part, tuple[Source, ...]]


@dataclass(frozen=True)
class DuplicatesState:
    """`said` is what just happened. `by` is who searched the bank last."""

    overview: Overview = Overview()
    likeness: Likeness | None = None
    compared: Compared | None = None
    merging: Merging | None = None
    merges: tuple[MergeRow, ...] = ()
    by: str = ""
    said: str = ""
    busy: bool = False
    may_edit: bool = False
    counts: Mapping[Likeness, int] = field(default_factory=dict)


def shown(state: DuplicatesState) -> tuple[SimilarPair, ...]:
    """The pairs that pass the filter."""
    return tuple(pair for pair in state.overview.pairs if state.likeness in (None, pair.likeness))


def counts(overview: Overview) -> Mapping[Likeness, int]:
    """How many pairs of each kind wait."""
    return Counter(pair.likeness for pair in overview.pairs)


def endangered(overview: Overview) -> tuple[UUID, ...]:
    """Approved questions that another one contradicts: proposed to be set aside until somebody has looked."""
    sides = (side for pair in overview.pairs if pair.likeness is Likeness.CONTRADICTORY for side in pair.sides)
    return tuple(dict.fromkeys(side.id for side in sides if side.status is QuestionStatus.APPROVED))


def endangered_of(pair: SimilarPair) -> tuple[UUID, ...]:
    """Those of one pair."""
    return endangered(Overview(pairs=(pair,)))


def next_pair(pairs: tuple[SimilarPair, ...], before: tuple[SimilarPair, ...], gone: SimilarPair) -> SimilarPair | None:
    """What to look at after a pair was decided: the one that took its place."""
    place = before.index(gone) if gone in before else 0
    return pairs[min(place, len(pairs) - 1)] if pairs else None


def mergeable(kept: Question, other: Question) -> Mapping[Part, tuple[Source, ...]]:
    """The parts in which two questions differ, with where each can be taken from."""
    one_of, all_of = (Source.KEPT, Source.OTHER), (Source.KEPT, Source.OTHER, Source.BOTH)
    pairs: dict[Part, tuple[object, object]] = {
        Part.STEM: ((kept.stem, kept.figures), (other.stem, other.figures)),
        Part.OPTIONS: (_asked(kept), _asked(other)),
        Part.RATIONALE: (_explained(kept), _explained(other)),
        Part.CITATIONS: (kept.citations, other.citations),
        Part.SHELF: (_shelf(kept), _shelf(other)),
    }
    both = (Part.RATIONALE, Part.CITATIONS)
    return {part: all_of if part in both else one_of for part, (one, two) in pairs.items() if one != two}


def first_choice(kept: Question, other: Question) -> Mapping[Part, Source]:
    """What a merge takes unless somebody says otherwise: what only the other question has is not lost."""
    taken = {}
    if any(_explained(other)) and not any(_explained(kept)):
        taken[Part.RATIONALE] = Source.OTHER
    if other.citations and not kept.citations:
        taken[Part.CITATIONS] = Source.OTHER
    return taken


def _asked(question: Question) -> tuple[object, ...]:
    return question.kind, question.options, question.answer, question.parts


def _explained(question: Question) -> tuple[object, ...]:
    return question.rationale, question.rationale_figures


def _shelf(question: Question) -> tuple[object, ...]:
    return question.subject, question.field, question.difficulty
