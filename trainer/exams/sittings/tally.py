"""What one journal says about each question: the last answer and the time it was in view. Pure.

The rules of time are those of `rules.py`; this reads plain rows, as an analysis reads a thousand journals at once.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from trainer.exams.sittings.values import EventKind

_STARTED, _ANSWERED, _MOVED, _PAUSED, _RESUMED, _REOPENED, _SUBMITTED = (
    kind.value
    for kind in (
        EventKind.STARTED,
        EventKind.ANSWERED,
        EventKind.MOVED,
        EventKind.PAUSED,
        EventKind.RESUMED,
        EventKind.REOPENED,
        EventKind.SUBMITTED,
    )
)
_TOLD = frozenset({_STARTED, _ANSWERED, _MOVED, _PAUSED, _RESUMED})


Said = int | tuple["Said", ...]
"""An answer as far as an analysis needs it: the chosen options as bits (A is 1, B is 2, C is 4), WRITTEN for words,
nothing for none; of a case one for each part."""
WRITTEN = -1


@dataclass(frozen=True)
class Tally:
    """By item: the last answer that says anything, and the charged milliseconds it was in view."""

    answers: Mapping[int, Said]
    spent: Mapping[int, int]


def tally(rows: Sequence[tuple[str, int, str]]) -> Tally:
    """What the events (kind, monotonic milliseconds, text) of one sitting add up to; nothing counts after handing in.

    Heartbeats may be left out where the sitting was never reopened.
    """
    answers: dict[int, Mapping[str, Any] | None] = {}
    spent: dict[int, int] = defaultdict(int)
    texts = ",".join(text for kind, _monotonic, text in rows if kind in _TOLD)
    told = iter(json.loads(f"[{texts}]"))
    current, last, started, stopped, held = 0, 0, False, False, False
    for kind, monotonic, _text in rows:
        if started and not stopped and not held and monotonic > last and kind != _REOPENED:
            spent[current] += monotonic - last
        last = monotonic
        if kind == _SUBMITTED:
            break
        if kind not in _TOLD:
            continue
        data = next(told)
        if kind in (_ANSWERED, _MOVED):
            current = data["item"]
            if kind == _ANSWERED:
                answers[current] = data["response"]
        elif kind == _STARTED:
            started, current = True, data["items"][0]
        elif "order" in data:
            held = kind == _PAUSED
        else:
            stopped = kind == _PAUSED
    last_words = ((item, said(answer)) for item, answer in answers.items())
    return Tally({item: one for item, one in last_words if tried(one)}, dict(spent))


def said(response: Mapping[str, Any] | None) -> Said:
    """A response as data (`codec.response_from_data`) in short."""
    if response is None:
        return 0
    if "chosen" in response:
        chosen: Sequence[int] = response["chosen"]
        return sum(1 << position for position in chosen)
    if "texts" in response:
        return WRITTEN if any(text.strip() for text in response["texts"]) else 0
    return tuple(map(said, response["parts"]))


def tried(one: Said) -> bool:
    """Whether an answer says anything at all."""
    return any(map(tried, one)) if isinstance(one, tuple) else one != 0
