"""The subject tree (科目/知识点) from the paths that questions carry."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from trainer.bank.values import SubjectNode


def subject_tree(counts: Mapping[str, int]) -> tuple[SubjectNode, ...]:
    """Each branch before those below it, counting them too; questions without a subject are in no branch."""
    totals: Counter[tuple[str, ...]] = Counter()
    for path, number in counts.items():
        names = tuple(path.split("/")) if path else ()
        for depth in range(1, len(names) + 1):
            totals[names[:depth]] += number
    return tuple(SubjectNode("/".join(names), names[-1], len(names) - 1, totals[names]) for names in sorted(totals))
