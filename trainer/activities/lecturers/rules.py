"""Pure rules of the pool: when somebody can teach, what their evaluation comes to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from trainer.activities.lecturers.values import Away, LecturerDraft
from trainer.store.errors import BadInput


def check_lecturer(draft: LecturerDraft) -> None:
    """Somebody in the pool has topics; days away are in order. Raises BadInput: lecturer.no_topic,
    lecturer.away_days."""
    if not any(topic.strip() for topic in draft.topics):
        raise BadInput("lecturer.no_topic")
    if any(until < since for since, until in draft.away):
        raise BadInput("lecturer.away_days")


def kept_away(away: Away) -> list[list[str]]:
    """Days away as they are kept."""
    return [[since.isoformat(), until.isoformat()] for since, until in sorted(away)]


def read_away(kept: Sequence[Sequence[str]]) -> Away:
    """Days away as they were kept."""
    return tuple((date.fromisoformat(since), date.fromisoformat(until)) for since, until in kept)


def is_away(kept: Sequence[Sequence[str]], on: date) -> bool:
    """Whether a day lies in one of the stretches, first and last day included."""
    return any(since <= on <= until for since, until in read_away(kept))


def mean_points(ratings: Iterable[tuple[int, Decimal]]) -> tuple[int, Decimal | None]:
    """How many sheets, and the mean over all of them to two places; None without sheets."""
    rows = tuple(ratings)
    sheets = sum(count for count, _points in rows)
    if not sheets:
        return 0, None
    whole = sum((count * points for count, points in rows), Decimal()) / sheets
    return sheets, whole.quantize(Decimal("0.01"), ROUND_HALF_UP)
