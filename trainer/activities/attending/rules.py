"""Pure rules of attendance taken from lists."""

from __future__ import annotations

from trainer.people.listing import FoundList, ListFlaw


def refused_lines(found: FoundList) -> tuple[str, ...]:
    """The lines that name nobody for certain; a second line about the same person is no trouble at the door."""
    return tuple(problem.text for problem in found.problems if problem.kind is not ListFlaw.TWICE)
