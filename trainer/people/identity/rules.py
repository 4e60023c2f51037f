"""Which typed digits confirm a person. Pure."""

from __future__ import annotations

from collections.abc import Iterable

FEWEST_DIGITS, MOST_DIGITS = 4, 6


def cleaned(number: str) -> str:
    """A number as it is compared: without spaces, capital letters."""
    return "".join(number.split()).upper()


def confirms(numbers: Iterable[str], typed: str, besides: str = "") -> bool:
    """Whether `typed` are the last 4 to 6 characters of one of the numbers.

    `besides` is the number by which the person was found: its own end confirms nothing.
    """
    end, known = cleaned(typed), cleaned(besides)
    if not FEWEST_DIGITS <= len(end) <= MOST_DIGITS:
        return False
    others = (number for number in map(cleaned, numbers) if number and number != known)
    return any(number.endswith(end) for number in others)
