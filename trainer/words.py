"""The words of the product: English message ids, Chinese by default, for screens, documents and commands alike."""

from __future__ import annotations

import gettext
from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import Path

LOCALE = Path(__file__).parent.parent / "resources" / "locale"
DEFAULT_LANGUAGE = "zh_CN"
_catalogue: gettext.NullTranslations = gettext.NullTranslations()
_language = "en"


def use_language(language: str = DEFAULT_LANGUAGE) -> None:
    """Switches every later lookup; English needs no catalogue."""
    global _catalogue, _language
    _language = language
    _catalogue = (
        gettext.NullTranslations() if language.startswith("en") else gettext.translation("trainer", LOCALE, [language])
    )


def language() -> str:
    """The language in use."""
    return _language


def _(message: str) -> str:
    """The message in the language in use."""
    return _catalogue.gettext(message)


def N_(message: str) -> str:
    """Marks a message for the catalogues where it stands as data; `_` translates it when it is shown."""
    return message


class Names(Mapping[StrEnum, str]):
    """What people call each value, from one mapping for each enum, in the language in use when it is read.

    In a dict two enums that share a text would be one key (a role and a category are both `officer`).
    """

    def __init__(self, *enums: Mapping[StrEnum, str]) -> None:
        self._messages: dict[tuple[type[StrEnum], str], tuple[StrEnum, str]] = {}
        for enum in enums:
            if isinstance(enum, Names):
                self._messages |= enum._messages
            else:
                self._messages |= {(type(value), value.value): (value, text) for value, text in enum.items()}

    def __getitem__(self, value: StrEnum) -> str:
        return _(self._messages[type(value), value.value][1])

    def __iter__(self) -> Iterator[StrEnum]:
        return (value for value, _message in self._messages.values())

    def __len__(self) -> int:
        return len(self._messages)
