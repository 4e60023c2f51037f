"""The words for known errors and for the values of the capabilities, collected from their own word lists."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import Protocol

from trainer.store.errors import KnownError
from trainer.words import Names, _


class WordList(Protocol):
    """The `words` module of a capability."""

    @property
    def NAMES(self) -> Names:
        """What people call each value of its enums."""
        ...

    @property
    def ERRORS(self) -> Mapping[str, str]:
        """What happened and what to do next, by the code of the error; braces hold its parameters."""
        ...


def name(value: StrEnum) -> str:
    """What people call one value, in the language in use."""
    return _names()[value]


def known_codes() -> frozenset[str]:
    """Every code that has its sentence."""
    return frozenset(_errors())


def message(error: KnownError) -> str:
    """What happened and what to do next, in a sentence for the person in front of the screen."""
    return sentence(error.code, error.params)


def sentence(code: str, params: Mapping[str, object]) -> str:
    """The words for a code with its parameters filled in."""
    text = _errors().get(code)
    if text is None:
        return _("This did not work ({code}). Write the code down and ask whoever looks after the program.").format(
            code=code
        )
    return _(text).format(**params)


@cache
def _names() -> Names:
    return Names(*(room.NAMES for room in _rooms()))


@cache
def _errors() -> Mapping[str, str]:
    return {code: text for room in _rooms() for code, text in room.ERRORS.items()}


def _rooms() -> tuple[WordList, ...]:
    """Loaded with the first word that is asked for, so that the door is there soon."""
    from trainer.ui.word_lists import ROOMS

    return ROOMS
