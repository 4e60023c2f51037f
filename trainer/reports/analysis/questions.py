"""The lines of the questions of a sample."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

import numpy as np

from question_bank.analysis.items import item_figures, tails
from question_bank.analysis.options import flags_of, option_figures
from question_bank.analysis.values import ItemFigures, Limits
from question_bank.analysis.whole import spent
from question_bank.question import ChoiceKey, Question
from trainer.exams.corrections.rules import corrected_question
from trainer.exams.corrections.values import CorrectionDraft
from trainer.exams.papers.values import PaperItem
from trainer.exams.sittings.tally import Tally
from trainer.reports.analysis.sample import FormSample, Sample
from trainer.reports.analysis.values import OptionTable, QuestionLine

Seen = tuple[Tally, int, float, float]
"""One person who had the question: the journal, the item, and how much they stand in the upper and lower group."""


def question_lines(sample: Sample, limits: Limits) -> tuple[QuestionLine, ...]:
    """Every question of the exam, form by form, each once."""
    figures = item_figures([form.block for form in sample.forms], len(sample.versions), limits)
    places: dict[UUID, dict[str, int]] = {}
    items: dict[UUID, PaperItem] = {}
    seen: dict[UUID, list[Seen]] = {}
    for form in sample.forms:
        upper, lower = tails(form.block.totals, limits.tail)
        groups = upper.tolist(), lower.tolist()
        for at, item in enumerate(form.paper.items):
            key = item.version_id
            items.setdefault(key, item)
            places.setdefault(key, {})[form.letter] = at + 1
            seen.setdefault(key, []).extend(_seen(form, at, *groups))
    known = sample.corrections
    return tuple(
        _line(items[key], places[key], figures[at], seen[key], known.get(items[key].question_id, ()), limits)
        for key, at in sample.versions.items()
    )


def _seen(form: FormSample, at: int, upper: Sequence[float], lower: Sequence[float]) -> Iterator[Seen]:
    for row in np.flatnonzero(form.tried[:, at]).tolist():
        yield form.tallies[row], at, upper[row], lower[row]


def _line(
    item: PaperItem,
    numbers: Mapping[str, int],
    figures: ItemFigures,
    seen: list[Seen],
    corrections: Sequence[CorrectionDraft],
    limits: Limits,
) -> QuestionLine:
    question = corrected_question(item.question, corrections)
    tables = tuple(_tables(question, seen, corrections, limits))
    return QuestionLine(
        question_id=item.question_id,
        version_id=item.version_id,
        numbers=numbers,
        question=question,
        full=item.score,
        figures=figures,
        tables=tables,
        flags=flags_of(figures, [table.options for table in tables], limits),
        corrected=tuple(draft.kind for draft in corrections),
        spent=spent([one.spent.get(at, 0) / 1000 for one, at, _upper, _lower in seen], limits),
    )


def _tables(
    question: Question, seen: list[Seen], corrections: Sequence[CorrectionDraft], limits: Limits
) -> Iterator[OptionTable]:
    for part, own in [(None, question), *enumerate(question.parts)]:
        if isinstance(own.answer, ChoiceKey):
            right = _right(own.answer, [draft for draft in corrections if draft.part == part])
            yield _table(part, own, seen, right, limits)


def _right(key: ChoiceKey, corrections: Sequence[CorrectionDraft]) -> frozenset[int]:
    """The right options, those of every key where several count."""
    keys = [one for one in corrections[-1].keys if isinstance(one, ChoiceKey)] if corrections else []
    return frozenset(position for one in keys or [key] for position in one.right)


def _table(
    part: int | None, question: Question, seen: list[Seen], right: frozenset[int], limits: Limits
) -> OptionTable:
    rows = [(found, up, low) for one, at, up, low in seen if (found := _chosen(one.answers[at], part))]
    chosen = np.zeros((len(rows), len(question.options)), dtype=np.bool_)
    for row, (found, _up, _low) in enumerate(rows):
        chosen[row, found] = True
    upper, lower = np.array([up for _f, up, _l in rows]), np.array([low for _f, _u, low in rows])
    return OptionTable(part, question, option_figures(chosen, upper, lower, right, limits))


def _chosen(response: Mapping[str, Any], part: int | None) -> list[int]:
    if part is None:
        return list(response.get("chosen", ()))
    parts = response.get("parts", ())
    own = parts[part] if part < len(parts) else None
    return list(own.get("chosen", ())) if own else []
