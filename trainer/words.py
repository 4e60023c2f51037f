"""The words of the product: English message ids, Chinese by default, for screens, documents and commands alike."""

from __future__ import annotations

import gettext
from pathlib import Path

LOCALE = Path(__file__).parent.parent / "resources" / "locale"
DEFAULT_LANGUAGE = "zh_CN"
_catalogue: gettext.NullTranslations = gettext.NullTranslations()


def use_language(language: str = DEFAULT_LANGUAGE) -> None:
    """Switches every later lookup; English needs no catalogue."""
    global _catalogue
    _catalogue = (
        gettext.NullTranslations() if language.startswith("en") else gettext.translation("trainer", LOCALE, [language])
    )


def _(message: str) -> str:
    """The message in the language in use."""
    return _catalogue.gettext(message)
