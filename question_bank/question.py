"""Frozen values: what a question is, what is right, what a candidate answered."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import IntEnum, StrEnum

OPTION_LETTERS = "ABCDEFGHIJ"
TRUE_FALSE = ("正确", "错误")
BLANK_MARK = "____"


class QuestionKind(StrEnum):
    """题型. A case (案例分析) is a stimulus whose parts are questions of the other kinds."""

    SINGLE = "single"
    MULTIPLE = "multiple"
    TRUE_FALSE = "true_false"
    BLANK = "blank"
    SHORT = "short"
    CASE = "case"


class Difficulty(IntEnum):
    """How hard the author expects a question to be; 1 easy (易), 2 medium (中), 3 hard (难)."""

    EASY = 1
    MEDIUM = 2
    HARD = 3


@dataclass(frozen=True)
class Citation:
    """依据: a statute by its full title without 《》, its article, and the revision it was read in.

    `inserted` counts articles put in behind one: 第一百三十三条之二 is article 133, inserted 2. A document without
    articles (禁令, 行为规范) is cited by `section`, the title or number of one of its parts.
    """

    statute: str
    article: int | None = None
    paragraph: int | None = None
    item: int | None = None
    version: str = ""
    inserted: int | None = None
    section: str = ""


@dataclass(frozen=True)
class Picture:
    """A picture by the SHA-256 of its kept bytes, its size in pixels, and words for who does not see it."""

    hash: str
    width: int
    height: int
    words: str = ""


@dataclass(frozen=True)
class Table:
    """Rows of equally many texts, as they stand below each other."""

    rows: tuple[tuple[str, ...], ...]


Figure = Picture | Table


@dataclass(frozen=True)
class Option:
    """One choice, figures below its text. A pinned option (以上都对) keeps its place when options are shuffled."""

    text: str
    pinned: bool = False
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True)
class Blank:
    """One gap: every wording that counts as right, and the tolerance of a numeric one."""

    alternatives: tuple[str, ...]
    tolerance: Decimal | None = None


@dataclass(frozen=True)
class ScoringPoint:
    """One point of a written answer; share is its part of the score, the shares of a key sum to 1."""

    text: str
    share: Decimal


@dataclass(frozen=True)
class ChoiceKey:
    """Right options by position, 0 = A. True/false questions have position 0 = 正确, 1 = 错误."""

    right: frozenset[int]


@dataclass(frozen=True)
class BlankKey:
    """What fills the gaps, in their order; unordered keys accept the gaps in any order."""

    blanks: tuple[Blank, ...]
    ordered: bool = True


@dataclass(frozen=True)
class PointsKey:
    """What a marker looks for in a short answer."""

    points: tuple[ScoringPoint, ...]


Answer = ChoiceKey | BlankKey | PointsKey


@dataclass(frozen=True)
class Question:
    """One question as it stands in one version.

    `answer` is None for a case (its parts carry the keys) and for a question whose key is unknown; such a
    question can be kept but never drawn. `options` is empty for kinds that are written, and TRUE_FALSE for
    true/false. `subject` is a path in the subject tree (科目/知识点) joined by "/"; `field` is the
    enforcement field (执法门类), empty for all. `figures` stand below the stem or the material of a case,
    `rationale_figures` below the rationale.
    """

    kind: QuestionKind
    stem: str
    options: tuple[Option, ...] = ()
    answer: Answer | None = None
    rationale: str = ""
    citations: tuple[Citation, ...] = ()
    subject: str = ""
    field: str = ""
    difficulty: Difficulty = Difficulty.MEDIUM
    parts: tuple[Question, ...] = ()
    figures: tuple[Figure, ...] = ()
    rationale_figures: tuple[Figure, ...] = ()


@dataclass(frozen=True)
class Choice:
    """What a candidate chose, by position in the question's own order."""

    chosen: frozenset[int]


@dataclass(frozen=True)
class Written:
    """What a candidate wrote: one text per gap, or one text for a short answer."""

    texts: tuple[str, ...]


@dataclass(frozen=True)
class Parts:
    """Answers to the parts of a case, in their order; None where nothing was answered."""

    parts: tuple[Response | None, ...] = field(default=())


Response = Choice | Written | Parts
