"""Pure rules of finding a basis."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from question_bank.citation import format_citation
from question_bank.mining import mine_citations
from question_bank.question import Citation, Question
from trainer.law.rules import Register
from trainer.law.values import Standing

Mine = Callable[[str], tuple[Citation, ...]]


def miner(titles: Iterable[str]) -> Mine:
    """Finds places of the given titles, and of any title in its signs."""
    known = tuple(titles)
    return lambda text: mine_citations(text, known)


def with_basis(question: Question, mine: Mine) -> Question:
    """The question with what its rationale cites, its parts too; what cites already stays as it is."""
    parts = tuple(with_basis(part, mine) for part in question.parts)
    citations = question.citations or mine(question.rationale)
    return replace(question, citations=citations, parts=parts)


def found_in(before: Question, after: Question) -> tuple[Citation, ...]:
    """What `with_basis` has added, in reading order."""
    own = () if before.citations else after.citations
    below = (citation for old, new in zip(before.parts, after.parts, strict=True) for citation in found_in(old, new))
    return tuple(dict.fromkeys((*own, *below)))


def judged_words(citations: Iterable[Citation], register: Register) -> tuple[tuple[str, bool | None], ...]:
    """Each citation in words, and whether it exists in the law in force; None where the register cannot tell."""
    standings = {Standing.SOUND: True, Standing.UNKNOWN: None}
    return tuple((format_citation(one), standings.get(register.standing(one), False)) for one in citations)
