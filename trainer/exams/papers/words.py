"""The words papers carry into the store and onto lists."""

from __future__ import annotations

from trainer.words import _


def form_title(name: str, letter: str) -> str:
    """The name of one of several parallel papers."""
    return _("{name} paper {letter}").format(name=name, letter=letter)


def copy_title(name: str, number: int) -> str:
    """The name of a copy; the first has no number."""
    return _("{name} (copy)").format(name=name) if number == 1 else _("{name} (copy {n})").format(name=name, n=number)
