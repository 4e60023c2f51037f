"""Pure rules of merging."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from question_bank.question import Question
from trainer.bank.similar.values import Part, Source
from trainer.bank.values import QuestionStatus
from trainer.store.errors import BadInput

_WHOLE = frozenset({Part.STEM, Part.OPTIONS, Part.SHELF})


def merged(kept: Question, other: Question, taken: Mapping[Part, Source]) -> Question:
    """The kept question with what is taken from the other.

    BadInput("similar.not_both") where two stems, sets of options or shelves would become one.
    """
    if any(taken.get(part) is Source.BOTH for part in _WHOLE):
        raise BadInput("similar.not_both")

    def of(part: Part) -> Question:
        return other if taken.get(part, Source.KEPT) is Source.OTHER else kept

    options, shelf = of(Part.OPTIONS), of(Part.SHELF)
    citations, rationale = of(Part.CITATIONS).citations, of(Part.RATIONALE).rationale
    drawn = of(Part.RATIONALE).rationale_figures
    if taken.get(Part.CITATIONS) is Source.BOTH:
        citations = tuple(dict.fromkeys(kept.citations + other.citations))
    if taken.get(Part.RATIONALE) is Source.BOTH:
        rationale = "\n".join(dict.fromkeys(text for text in (kept.rationale, other.rationale) if text))
        drawn = tuple(dict.fromkeys(kept.rationale_figures + other.rationale_figures))
    return replace(
        kept,
        stem=of(Part.STEM).stem,
        figures=of(Part.STEM).figures,
        kind=options.kind,
        options=options.options,
        answer=options.answer,
        parts=options.parts,
        rationale=rationale,
        rationale_figures=drawn,
        citations=citations,
        subject=shelf.subject,
        field=shelf.field,
        difficulty=shelf.difficulty,
    )


@dataclass(frozen=True)
class Standing:
    """Where a question stood: its version and its status."""

    version_id: UUID
    status: QuestionStatus


def may_undo(before: UUID, after: Standing, kept: Standing, retired: QuestionStatus) -> bool:
    """Whether a merge left no trace yet: who was kept stands as the merge left it, the other is out of use.

    A merge that changed nothing of the kept question, `before` being its version still, does not look at it. One that
    did made a draft of it, so as long as it stands there no paper has drawn it.
    """
    if retired is not QuestionStatus.RETIRED:
        return False
    unchanged = before == after.version_id == kept.version_id
    return kept.status is not QuestionStatus.RETIRED if unchanged else kept == after
