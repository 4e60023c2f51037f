"""组卷方案: how many questions of which kind a paper must contain, what each is worth, and what holds for the whole."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from question_bank.problems import Place, Problem
from question_bank.question import Difficulty, QuestionKind

DEFAULT_TOLERANCE = Decimal("0.10")
"""How far mean difficulties may lie apart where a blueprint says nothing else; difficulties go from 1 to 3."""


class Traits(NamedTuple):
    """What assembly knows of a question; `statutes` are the short titles of all it cites, each once, in order."""

    kind: QuestionKind
    subject: str = ""
    field: str = ""
    difficulty: Difficulty = Difficulty.MEDIUM
    statutes: tuple[str, ...] = ()


class Measure(StrEnum):
    """What a bound counts."""

    QUESTIONS = "questions"
    POINTS = "points"


@dataclass(frozen=True)
class BlueprintRow:
    """`count` questions of one kind, `score` points each.

    `subject` is a branch of the subject tree: 行政处罚法 also takes 行政处罚法/听证. `field` takes questions
    of just that enforcement field. An empty subject or field and a difficulty of None take every question.
    """

    kind: QuestionKind
    count: int
    score: Decimal
    subject: str = ""
    field: str = ""
    difficulty: Difficulty | None = None

    def fits(
        self,
        kind: QuestionKind,
        subject: str,
        field: str,
        difficulty: Difficulty,
        statutes: tuple[str, ...] = (),
    ) -> bool:
        """Whether a question with these properties may stand in this row."""
        return (
            kind == self.kind
            and (not self.subject or below(subject, self.subject))
            and (not self.field or field == self.field)
            and (self.difficulty is None or difficulty == self.difficulty)
        )


@dataclass(frozen=True)
class Topic:
    """Content an office requires (宪法, 职业道德): what stands in one of the subjects or cites one of the statutes."""

    name: str
    subjects: tuple[str, ...] = ()
    statutes: tuple[str, ...] = ()

    def holds(self, traits: Traits) -> bool:
        """Whether a question is about this."""
        cited = any(one in self.statutes for one in traits.statutes)
        return cited or any(below(traits.subject, one) for one in self.subjects)


@dataclass(frozen=True)
class Bound:
    """At least and at most so many questions, or points, of one sort in the whole paper, whatever their rows.

    Empty properties take every question, as in a row; `most` of None is no upper end.
    """

    least: Decimal = Decimal(0)
    most: Decimal | None = None
    kind: QuestionKind | None = None
    subject: str = ""
    field: str = ""
    difficulty: Difficulty | None = None
    topic: Topic | None = None
    measure: Measure = Measure.QUESTIONS

    def fits(self, traits: Traits) -> bool:
        """Whether a question counts."""
        return (
            (self.kind is None or traits.kind == self.kind)
            and (not self.subject or below(traits.subject, self.subject))
            and (not self.field or traits.field == self.field)
            and (self.difficulty is None or traits.difficulty == self.difficulty)
            and (self.topic is None or self.topic.holds(traits))
        )


@dataclass(frozen=True)
class RecentLimit:
    """At most `most` questions that stood in one of the last `exams` exams."""

    exams: int
    most: int = 0


@dataclass(frozen=True)
class ExposureLimit:
    """At most `most` questions that stand in more than `uses` sealed papers."""

    uses: int
    most: int = 0


@dataclass(frozen=True)
class OverlapLimit:
    """At most `most` questions shared with one sealed paper; `paper` is its id as text, `name` what people call it."""

    paper: str
    name: str
    most: int = 0


@dataclass(frozen=True)
class DifficultyBand:
    """The mean difficulty of a paper, each question weighing its points, lies within `tolerance` of `mean`."""

    mean: Decimal
    tolerance: Decimal = DEFAULT_TOLERANCE


@dataclass(frozen=True)
class Blueprint:
    """What a paper must contain; its sections stand in the order of the rows.

    `statutes` is the least number of different statutes its questions cite; `total` the score the rows must come to;
    `spread` how far the mean difficulties of parallel papers may lie apart; with `spare` the least used come first.
    `calibrated` takes the difficulty an exam has measured, where there is one, before the level given by hand.
    """

    name: str
    rows: tuple[BlueprintRow, ...] = ()
    bounds: tuple[Bound, ...] = ()
    statutes: int = 0
    band: DifficultyBand | None = None
    recent: RecentLimit | None = None
    exposure: ExposureLimit | None = None
    overlaps: tuple[OverlapLimit, ...] = ()
    total: Decimal | None = None
    spread: Decimal = DEFAULT_TOLERANCE
    spare: bool = False
    calibrated: bool = True

    @property
    def total_score(self) -> Decimal:
        """The full score of a paper."""
        return sum((row.score * row.count for row in self.rows), Decimal(0))

    @property
    def question_count(self) -> int:
        """How many questions a paper has; a case counts once."""
        return sum(row.count for row in self.rows)


def below(subject: str, branch: str) -> bool:
    """Whether a subject is a branch of the tree or stands below it."""
    return subject == branch or subject.startswith(branch + "/")


def check_blueprint(blueprint: Blueprint) -> tuple[Problem, ...]:
    """Why no paper can be made from it, whatever the bank holds.

    Codes: blueprint.empty, blueprint.no_count, blueprint.no_score (with the row), blueprint.bound_reversed,
    blueprint.bound_empty (with the number of the bound), blueprint.total.
    """
    if not blueprint.rows:
        return (Problem("blueprint.empty", Place()),)
    problems = []
    for number, row in enumerate(blueprint.rows, start=1):
        if row.count < 1:
            problems.append(Problem("blueprint.no_count", Place(row=number)))
        if row.score <= 0:
            problems.append(Problem("blueprint.no_score", Place(row=number)))
    problems += _bound_problems(blueprint.bounds)
    if blueprint.total is not None and blueprint.total != blueprint.total_score:
        problems.append(Problem("blueprint.total", Place()))
    return tuple(problems)


def _bound_problems(bounds: Iterable[Bound]) -> list[Problem]:
    problems = []
    for number, bound in enumerate(bounds, start=1):
        if bound.most is not None and bound.most < bound.least:
            problems.append(Problem("blueprint.bound_reversed", Place(row=number)))
        if bound.most is None and bound.least <= 0:
            problems.append(Problem("blueprint.bound_empty", Place(row=number)))
    return problems
