"""All pairs of a bank."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from question_bank.question import Question
from question_bank.similarity.candidates import Candidates
from question_bank.similarity.compare import judge
from question_bank.similarity.profile import profile
from question_bank.similarity.values import Pair, Progress

_REPORT_EVERY = 200


def find_pairs(questions: Sequence[Question], new_from: int = 0) -> Iterator[Pair | Progress]:
    """Every two questions that are alike, each pair once, with a Progress now and then.

    Pairs come in the order of their later question. With `new_from` only those with a question at that place or later:
    what comes in is compared with the bank and with itself.
    """
    profiles, total = [], len(questions)
    for place, question in enumerate(questions):
        if place % _REPORT_EVERY == 0:
            yield Progress(place // 2, total)
        profiles.append(profile(question))
    by_stem = Candidates([one.stem for one in profiles])
    by_whole = Candidates([one.whole if one.options else "" for one in profiles])
    for right, own in enumerate(profiles):
        others = by_stem.before(right)
        if own.options:
            others |= by_whole.before(right)
        for left in sorted(others) if right >= new_from else ():
            verdict = judge(profiles[left], own)
            if verdict is not None:
                yield Pair(left, right, verdict.likeness, verdict.score)
        if right % _REPORT_EVERY == 0:
            yield Progress((total + right) // 2, total)
    yield Progress(total, total)
