"""组卷方案: how many questions of which kind a paper must contain, and what each is worth."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from question_bank.problems import Place, Problem
from question_bank.question import Difficulty, QuestionKind


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

    def fits(self, kind: QuestionKind, subject: str, field: str, difficulty: Difficulty) -> bool:
        """Whether a question with these properties may stand in this row."""
        return (
            kind == self.kind
            and (not self.subject or subject == self.subject or subject.startswith(self.subject + "/"))
            and (not self.field or field == self.field)
            and (self.difficulty is None or difficulty == self.difficulty)
        )


@dataclass(frozen=True)
class Blueprint:
    """What a paper must contain; its sections stand in the order of the rows."""

    name: str
    rows: tuple[BlueprintRow, ...] = ()

    @property
    def total_score(self) -> Decimal:
        """The full score of a paper."""
        return sum((row.score * row.count for row in self.rows), Decimal(0))

    @property
    def question_count(self) -> int:
        """How many questions a paper has; a case counts once."""
        return sum(row.count for row in self.rows)


def check_blueprint(blueprint: Blueprint) -> tuple[Problem, ...]:
    """Why no paper can be made from it: no rows, or a row without questions or without a score."""
    if not blueprint.rows:
        return (Problem("blueprint.empty", Place()),)
    problems = []
    for number, row in enumerate(blueprint.rows, start=1):
        if row.count < 1:
            problems.append(Problem("blueprint.no_count", Place(row=number)))
        if row.score <= 0:
            problems.append(Problem("blueprint.no_score", Place(row=number)))
    return tuple(problems)
