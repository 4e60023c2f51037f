"""What became of cases of the retake list whose people were put into an exam."""

from __future__ import annotations

from collections.abc import Iterator

from trainer.retakes.joining import Joined
from trainer.words import _


def joined_words(joined: Joined) -> Iterator[str]:
    """How many cases name the exam now, and which do not."""
    if joined.linked:
        yield _("{count} retake cases name this exam as their retake.").format(count=joined.linked)
    if joined.several:
        yield _("{count} people have several cases that wait; set their retake on the retake page.").format(
            count=len(joined.several)
        )
    if joined.unsettled:
        yield _("{count} first results are not in force yet; their cases stay as they are.").format(
            count=len(joined.unsettled)
        )
