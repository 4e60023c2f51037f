"""Same wrong answers of neighbours, by the seats they had, beside simulated honest rooms."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

import numpy as np

from question_bank.analysis.likeness import Answers, Ints, PairHint, likeness
from question_bank.analysis.values import Bools
from question_bank.question import ChoiceKey, Question
from trainer.exams.corrections.values import CorrectionDraft
from trainer.exams.rooms.forms import neighbours
from trainer.exams.rooms.reading import seating_of
from trainer.exams.rooms.values import Hall, RoomPlan, Seating
from trainer.exams.sittings.tally import Said
from trainer.people.accounts.values import Actor
from trainer.reports.analysis.exam import closed_exam
from trainer.reports.analysis.sample import Sample, read_sample
from trainer.reports.analysis.values import AnalysisRule, NeighbourHint, NeighbourReport
from trainer.store.transactions import Database

SEED_BITS = 0xFFFFFFFF
Column = tuple[UUID, int | None]
"""A choice question, or a part of a case, as it was sealed."""


@dataclass(frozen=True)
class _Pair:
    """Two neighbours by their rows in the sample."""

    rows: tuple[int, int]
    hall: Hall
    seats: tuple[int, int]


def neighbour_hints(
    database: Database,
    rule: AnalysisRule,
    actor: Actor,
    exam_id: UUID,
    report: Callable[[int, int], None] = lambda _done, _all: None,
) -> NeighbourReport:
    """The pairs beside, before and behind each other that stand out, the most striking first; never one's own.

    The seed is the exam's own, so that whoever asks again is told the same. Raises as `exam_analysis`.
    """
    with database.read() as session:
        exam = closed_exam(session, actor, exam_id)
        sample, seating = read_sample(session, exam), seating_of(session, exam)
    people = [person_id for form in sample.forms for person_id in form.person_ids]
    pairs = tuple(_pairs(seating, {key: row for row, key in enumerate(people)}, actor.person_id))
    limits, found = rule.neighbours, None
    if sample.forms:
        answers = _answers(sample)
        found = likeness(answers, [pair.rows for pair in pairs], limits, exam_id.int & SEED_BITS, report)
    known = {pair.rows: pair for pair in pairs}
    hints = None if found is None else tuple(_hint(one, known[one.pair], people) for one in found)
    return NeighbourReport(len(people), len(pairs), limits, hints)


def _hint(found: PairHint, pair: _Pair, people: Sequence[UUID]) -> NeighbourHint:
    return NeighbourHint(
        one=people[found.pair[0]],
        other=people[found.pair[1]],
        hall=f"{pair.hall.site} {pair.hall.room}",
        session=pair.hall.session,
        seats=pair.seats,
        both_wrong=found.both_wrong,
        same_wrong=found.same_wrong,
        expected=found.expected,
        alarm=found.alarm,
    )


def _pairs(seating: Seating, rows: Mapping[UUID, int], own: UUID) -> Iterator[_Pair]:
    """Rooms that nobody planned have no neighbours."""
    for hall in seating.halls:
        room = RoomPlan(hall.site, hall.room, hall.rows, hall.columns, hall.seats)
        seats = {one.number: one.person_id for one in seating.of_hall(hall.id) if one.person_id in rows}
        for number, person_id in seats.items():
            for other in neighbours(room, number):
                if other > number and other in seats and own not in (person_id, seats[other]):
                    yield _Pair((rows[person_id], rows[seats[other]]), hall, (number, other))


def _answers(sample: Sample) -> Answers:
    """One column for each choice question and each such part of a case, over all forms."""
    columns: dict[Column, int] = {}
    keys: list[frozenset[int]] = []
    for form in sample.forms:
        for item in form.paper.items:
            for part, question in [(None, item.question), *enumerate(item.question.parts)]:
                column = (item.version_id, part)
                if isinstance(question.answer, ChoiceKey) and column not in columns:
                    columns[column] = len(keys)
                    keys.append(_keys(question, part, sample.corrections.get(item.question_id, ())))
    bits = _bits(sample, columns, len(keys))
    codes = np.full(bits.shape, -1, dtype=np.int64)
    right: Bools = np.zeros(bits.shape, dtype=np.bool_)
    for at, own in enumerate(keys):
        told = bits[:, at] > 0
        codes[told, at] = np.unique(bits[told, at], return_inverse=True)[1]
        right[:, at] = np.isin(bits[:, at], list(own))
    return Answers(codes, right, np.concatenate([form.scores for form in sample.forms]))


def _bits(sample: Sample, columns: Mapping[Column, int], count: int) -> Ints:
    """What each chose, as bits; 0 for nothing."""
    found = np.zeros((sum(len(form.person_ids) for form in sample.forms), count), dtype=np.int64)
    row = 0
    for form in sample.forms:
        for tally in form.tallies:
            for at, answer in tally.answers.items():
                version_id = form.paper.items[at].version_id
                for part, one in _each(answer):
                    column = columns.get((version_id, part))
                    if column is not None:
                        found[row, column] = max(0, one)
            row += 1
    return found


def _each(answer: Said) -> Iterator[tuple[int | None, int]]:
    if not isinstance(answer, tuple):
        yield None, answer
        return
    for part, one in enumerate(answer):
        if not isinstance(one, tuple):
            yield part, one


def _keys(question: Question, part: int | None, corrections: Sequence[CorrectionDraft]) -> frozenset[int]:
    """The right answers as bits, as they count now."""
    own = [draft for draft in corrections if draft.part == part and draft.keys]
    keys = own[-1].keys if own else (question.answer,)
    return frozenset(sum(1 << at for at in key.right) for key in keys if isinstance(key, ChoiceKey))
