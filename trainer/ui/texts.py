"""The words for known errors and for the values of the capabilities, collected from their own word lists."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from trainer.bank import words as bank
from trainer.certificates import words as certificates
from trainer.courseware import words as courseware
from trainer.exams import words as exams
from trainer.hours import words as hours
from trainer.people import words as people
from trainer.retakes import words as retakes
from trainer.store import words as store
from trainer.store.errors import KnownError
from trainer.ui import files
from trainer.words import Names, _

ROOMS = (people, bank, exams, files, retakes, certificates, hours, courseware, store)


def names() -> Names:
    """What people call each value, in the language in use."""
    return Names(*(room.names() for room in ROOMS))


def name(value: StrEnum) -> str:
    """What people call one value."""
    return names()[value]


def errors() -> Mapping[str, str]:
    """Every known code with its sentence."""
    return {code: text for room in ROOMS for code, text in room.errors().items()}


def message(error: KnownError) -> str:
    """What happened and what to do next, in a sentence for the person in front of the screen."""
    return sentence(error.code, error.params)


def sentence(code: str, params: Mapping[str, object]) -> str:
    """The words for a code with its parameters filled in."""
    text = errors().get(code)
    if text is None:
        return _("This did not work ({code}). Write the code down and ask whoever looks after the program.").format(
            code=code
        )
    return text.format(**params)
