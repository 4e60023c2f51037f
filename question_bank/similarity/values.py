"""What a comparison says."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Likeness(StrEnum):
    """How two questions are alike. Only CONTRADICTORY says that one of them must be wrong."""

    CONTRADICTORY = "contradictory"
    SAME = "same"
    NEAR = "near"


@dataclass(frozen=True, slots=True)
class Verdict:
    """`score` is how much of the two texts agrees, 0 to 100."""

    likeness: Likeness
    score: int


@dataclass(frozen=True, slots=True)
class Pair:
    """Two questions by their places in the given sequence, `left` < `right`."""

    left: int
    right: int
    likeness: Likeness
    score: int


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the search is, in questions: half of the work is preparing them, half comparing them."""

    done: int
    total: int
