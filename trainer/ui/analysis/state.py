"""What the page of an analysis shows, and what follows from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from question_bank.analysis.flags import Flag
from trainer.bank.estimates.values import DifficultyEstimate
from trainer.reports.analysis.values import ExamAnalysis, NeighbourReport, QuestionLine
from trainer.ui.tones import Tone


class Tab(StrEnum):
    QUESTIONS = "questions"
    SCORES = "scores"
    GROUPS = "groups"
    NEIGHBOURS = "neighbours"


FLAG_TONES = {
    Flag.NEGATIVE: Tone.BAD,
    Flag.STRONGER_WRONG: Tone.BAD,
    Flag.TOO_EASY: Tone.WARN,
    Flag.TOO_HARD: Tone.WARN,
    Flag.IDLE_OPTION: Tone.WARN,
}


@dataclass(frozen=True)
class AnalysisState:
    """`analysis` is None until it is read; `flag` leaves only questions that have it. `chosen` is the version in the
    panel, `estimates` what was accepted for the versions; `chart` is the picture of the scores. `neighbours` is None
    until somebody asks for them."""

    exam_id: UUID | None = None
    analysis: ExamAnalysis | None = None
    tab: Tab = Tab.QUESTIONS
    flag: Flag | None = None
    chosen: UUID | None = None
    estimates: Mapping[UUID, DifficultyEstimate] = field(default_factory=dict)
    chart: bytes = b""
    neighbours: NeighbourReport | None = None
    names: Mapping[UUID, str] = field(default_factory=dict)
    said: str = ""
    may_accept: bool = False

    @property
    def line(self) -> QuestionLine | None:
        """The question in the panel."""
        lines = self.analysis.questions if self.analysis else ()
        return next((line for line in lines if line.version_id == self.chosen), None)


def shown(state: AnalysisState) -> tuple[QuestionLine, ...]:
    """The questions that have the flag asked for."""
    lines = state.analysis.questions if state.analysis else ()
    return tuple(line for line in lines if state.flag is None or state.flag in line.flags)


def flag_counts(state: AnalysisState) -> Mapping[Flag, int]:
    """How many questions have each flag, those without any left out."""
    lines = state.analysis.questions if state.analysis else ()
    counts = Counter(flag for line in lines for flag in line.flags)
    return {flag: counts[flag] for flag in Flag if counts[flag]}


def acceptable(state: AnalysisState) -> tuple[QuestionLine, ...]:
    """The questions whose difficulty can be told and was not accepted from this exam yet."""
    lines = state.analysis.questions if state.analysis else ()
    return tuple(line for line in lines if may_accept(state, line))


def may_accept(state: AnalysisState, line: QuestionLine) -> bool:
    """Whether one question has a difficulty that this exam has not given to the bank; with another key it is another
    question, whose difficulty the next exam shows."""
    known = state.estimates.get(line.version_id)
    told = line.figures.facility is not None and not line.corrected
    return state.may_accept and told and (known is None or known.exam_id != state.exam_id)
