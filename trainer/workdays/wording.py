"""What is said beside a day that was counted over a year nobody entered."""

from __future__ import annotations

from collections.abc import Sequence

from trainer.words import _


def unlisted_words(years: Sequence[int]) -> str:
    """In a sentence; nothing where every year was entered."""
    words = _("No calendar of working days was entered for {years}: counted Monday to Friday.")
    return words.format(years="、".join(map(str, years))) if years else ""


def unlisted_mark(years: Sequence[int]) -> str:
    """In a list, behind the day."""
    words = _("{years} not entered, Monday to Friday")
    return words.format(years="、".join(map(str, years))) if years else ""
