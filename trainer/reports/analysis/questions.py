"""The lines of the questions of a sample."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

import numpy as np

from question_bank.analysis.items import item_figures, tails
from question_bank.analysis.options import flags_of, option_figures
from question_bank.analysis.values import Floats, ItemFigures, Limits
from question_bank.analysis.whole import spent
from question_bank.question import ChoiceKey, Question
from trainer.exams.corrections.rules import corrected_question
from trainer.exams.corrections.values import CorrectionDraft
from trainer.exams.papers.values import PaperItem
from trainer.exams.sittings.tally import Said, Tally
from trainer.reports.analysis.sample import Sample
from trainer.reports.analysis.values import OptionTable, QuestionLine


@dataclass(frozen=True, eq=False)
class Seen:
    """Those of one form who tried a question: its place there, and how much each stands in either group."""

    at: int
    tallies: Sequence[Tally]
    upper: Floats
    lower: Floats


def question_lines(sample: Sample, limits: Limits) -> tuple[QuestionLine, ...]:
    """Every question of the exam, form by form, each once."""
    figures = item_figures([form.block for form in sample.forms], len(sample.versions), limits)
    places: dict[UUID, dict[str, int]] = {}
    items: dict[UUID, PaperItem] = {}
    seen: dict[UUID, list[Seen]] = {}
    for form in sample.forms:
        upper, lower = tails(form.block.totals, limits.tail)
        for at, item in enumerate(form.paper.items):
            key = item.version_id
            items.setdefault(key, item)
            places.setdefault(key, {})[form.letter] = at + 1
            rows = np.flatnonzero(form.tried[:, at])
            own = Seen(at, [form.tallies[row] for row in rows.tolist()], upper[rows], lower[rows])
            seen.setdefault(key, []).append(own)
    known, several = sample.corrections, len(sample.forms) > 1
    lines = (
        _line(items[key], places[key], figures[at], seen[key], known.get(items[key].question_id, ()), limits)
        for key, at in sample.versions.items()
    )
    return tuple(replace(line, several_forms=several) for line in lines)


def _line(
    item: PaperItem,
    numbers: Mapping[str, int],
    figures: ItemFigures,
    seen: Sequence[Seen],
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
        spent=spent([one.spent.get(own.at, 0) / 1000 for own in seen for one in own.tallies], limits),
    )


def _tables(
    question: Question, seen: Sequence[Seen], corrections: Sequence[CorrectionDraft], limits: Limits
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
    part: int | None, question: Question, seen: Sequence[Seen], right: frozenset[int], limits: Limits
) -> OptionTable:
    bits = np.array([_bits(one.answers[own.at], part) for own in seen for one in own.tallies], dtype=np.int64)
    upper, lower = (np.concatenate([getattr(own, name) for own in seen]) for name in ("upper", "lower"))
    told = bits > 0
    chosen = (bits[told, None] >> np.arange(len(question.options))) & 1 == 1
    return OptionTable(part, question, option_figures(chosen, upper[told], lower[told], right, limits))


def _bits(one: Said, part: int | None) -> int:
    """The chosen options of a question, or of one part of it."""
    if part is not None:
        one = one[part] if isinstance(one, tuple) and part < len(one) else 0
    return 0 if isinstance(one, tuple) else max(0, one)
