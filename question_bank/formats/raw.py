"""An item as it stood in a file, before anything is understood of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from question_bank.problems import Place, Problem
from question_bank.question import Figure


@dataclass
class RawItem:
    """The texts of one item: `options` as pairs of letter and text, `point` (知识点) below `subject`.

    `figures` are what the marks in its texts stand for (see `figures.mark`); parts have their own.
    """

    place: Place
    kind: str = ""
    stem: str = ""
    options: list[tuple[str, str]] = field(default_factory=list)
    parts: list[RawItem] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    answer: str = ""
    rationale: str = ""
    basis: str = ""
    subject: str = ""
    point: str = ""
    field: str = ""
    difficulty: str = ""
    version: str = ""
