"""The words for known errors and for the values of the capabilities, collected from their own word lists."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from typing import Protocol

from trainer.store.errors import KnownError
from trainer.words import Names, _, language


def name(value: StrEnum) -> str:
    """What people call one value, in the language in use."""
    return _names(language())[value]


@lru_cache(maxsize=2)
def _names(_language: str) -> Names:
    return Names(*(room.names() for room in _rooms()))


@lru_cache(maxsize=2)
def _errors(_language: str) -> Mapping[str, str]:
    return {code: text for room in _rooms() for code, text in room.errors().items()}


def known_codes() -> frozenset[str]:
    """Every code that has its sentence."""
    return frozenset(_errors(language()))


class WordList(Protocol):
    """The `words` module of a capability."""

    def names(self) -> Names: ...

    def errors(self) -> Mapping[str, str]: ...


def _rooms() -> tuple[WordList, ...]:
    """Loaded with the first word that is asked for, so that the door is there soon."""
    from trainer.activities import words as activities
    from trainer.bank import words as bank
    from trainer.bank.imports import words as imports
    from trainer.bank.similar import words as similar
    from trainer.certificates import words as certificates
    from trainer.courseware import words as courseware
    from trainer.documents import words as documents
    from trainer.exams import words as exams
    from trainer.exams.corrections import words as corrections
    from trainer.exams.discipline import words as discipline
    from trainer.exams.objections import words as objections
    from trainer.exams.outside import words as outside
    from trainer.exams.standing import words as standing
    from trainer.hours import words as hours
    from trainer.law import words as law
    from trainer.people import words as people
    from trainer.practice import words as practice
    from trainer.privacy import words as privacy
    from trainer.profile import words as profile
    from trainer.qualification import words as qualification
    from trainer.retakes import words as retakes
    from trainer.store import words as store
    from trainer.ui import files
    from trainer.yearly import words as yearly

    return (
        people,
        bank,
        imports,
        similar,
        exams,
        corrections,
        standing,
        objections,
        outside,
        discipline,
        files,
        retakes,
        certificates,
        hours,
        courseware,
        practice,
        qualification,
        privacy,
        profile,
        activities,
        yearly,
        documents,
        law,
        store,
    )


def message(error: KnownError) -> str:
    """What happened and what to do next, in a sentence for the person in front of the screen."""
    return sentence(error.code, error.params)


def sentence(code: str, params: Mapping[str, object]) -> str:
    """The words for a code with its parameters filled in."""
    text = _errors(language()).get(code)
    if text is None:
        return _("This did not work ({code}). Write the code down and ask whoever looks after the program.").format(
            code=code
        )
    return text.format(**params)
