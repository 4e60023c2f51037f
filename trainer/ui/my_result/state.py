"""What an officer sees of their own result."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from trainer.exams.objections.values import Objection, Remedies
from trainer.exams.results.values import MyExam, MyResult


@dataclass(frozen=True)
class ResultState:
    """`result` is None before anything may be seen; `trouble` then says why."""

    exam: MyExam
    result: MyResult | None = None
    remedies: Remedies = Remedies()
    trouble: str = ""
    said: str = ""

    @property
    def contested(self) -> Mapping[int, Objection]:
        """Objections by the place of the question in the paper, from 0."""
        return {one.number - 1: one for one in self.remedies.objections}
