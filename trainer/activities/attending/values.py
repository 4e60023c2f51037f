"""What taking attendance gives back."""

from __future__ import annotations

from dataclasses import dataclass

from trainer.people.values import PersonRow


@dataclass(frozen=True)
class TakenList:
    """What became of a list: marked present, marked before, found but not on the roster, lines that name nobody."""

    marked: tuple[PersonRow, ...]
    again: tuple[PersonRow, ...]
    strangers: tuple[PersonRow, ...]
    refused: tuple[str, ...]
