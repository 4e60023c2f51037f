"""What the events of a journal add up to, and how time is accounted. Pure.

Time runs on the monotonic clock while the program lives. Time before REOPENED (it was dead, perhaps with the machine)
and between PAUSED and RESUMED is not charged; heartbeats bound what a sudden death gives away. An outage counts as an
incident, with the time away and the charged time since the last answer, whose work may be lost. A boot identity that
changes without REOPENED is an artefact of a system that derives it from the wall clock, and changes nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from functools import reduce
from typing import Any

from question_bank.codec import response_from_data
from trainer.exams.sittings.arrangement import arrangement_from_data
from trainer.exams.sittings.values import Event, EventData, EventKind, SittingState, Stamp, SubmitReason

HEARTBEAT_SECONDS = 15
GRACE_SECONDS = 2
"""An answer that was given in the last second is not refused for the tick of a timer."""
_WITHOUT_CANDIDATE = frozenset({EventKind.REOPENED, EventKind.INCIDENT, EventKind.EXTRA_TIME, EventKind.SUBMITTED})
JUMP_SECONDS = 5
"""The wall clock may drift this far from the monotonic one between two events before it counts as a jump."""


def replay(events: Iterable[Event]) -> SittingState:
    """The state after every event, in order."""
    return reduce(lambda state, event: apply(state, event.kind, json.loads(event.text), event.stamp), events, NEW)


def apply(state: SittingState, kind: EventKind, data: EventData, stamp: Stamp) -> SittingState:
    """The state after one more event. Nothing changes a sitting that was handed in."""
    if state.submitted is not None:
        return state
    changes = _reopened(state, stamp) if kind is EventKind.REOPENED else _changes(state, kind, data)
    used = used_at(state, stamp, kind)
    if kind is EventKind.ANSWERED:
        changes["kept_at"] = used
    if kind not in _WITHOUT_CANDIDATE:
        changes["at_work"] = True
    return replace(state, **{"used": used, "last": stamp, **changes})


def used_at(state: SittingState, stamp: Stamp, kind: EventKind = EventKind.HEARTBEAT) -> int:
    """Milliseconds charged at a moment, if an event of this kind happens then."""
    last = state.last
    stands_still = not state.started or state.paused or state.submitted is not None
    if stands_still or last is None or kind is EventKind.REOPENED:
        return state.used
    return state.used + max(0, stamp.monotonic - last.monotonic)


def left_at(state: SittingState, stamp: Stamp) -> int:
    """Milliseconds that remain at a moment; negative once the time is over."""
    return state.limit - used_at(state, stamp)


def clock_jump(last: Stamp | None, stamp: Stamp, kind: EventKind) -> int:
    """Whole seconds the wall clock moved against the monotonic one since the last event; 0 within the tolerance.

    Across a reboot the two cannot be compared.
    """
    if last is None or (kind is EventKind.REOPENED and last.boot_id != stamp.boot_id):
        return 0
    wall = (stamp.at - last.at).total_seconds()
    seconds = round(wall - (stamp.monotonic - last.monotonic) / 1000)
    return seconds if abs(seconds) > JUMP_SECONDS else 0


def proposed_minutes(state: SittingState) -> int:
    """Extra minutes to propose after outages: the charged time whose work may be lost, begun minutes in full.

    The time away is not part of it, because it was never charged.
    """
    return -(-state.redo // 60_000)


def _reopened(state: SittingState, stamp: Stamp) -> dict[str, Any]:
    """An outage: once, however often the sitting is taken up before the candidate works again."""
    last = state.last
    if last is None or not state.started:
        return {}
    same_boot = last.boot_id == stamp.boot_id and stamp.monotonic >= last.monotonic
    wall = round((stamp.at - last.at).total_seconds() * 1000)
    gone = stamp.monotonic - last.monotonic if same_boot else wall
    outage = int(state.at_work)
    return {
        "outages": state.outages + outage,
        "incidents": state.incidents + outage,
        "away": state.away + max(0, gone),
        "redo": state.redo + state.used - state.kept_at,
        "kept_at": state.used,
        "at_work": False,
    }


def _changes(state: SittingState, kind: EventKind, data: EventData) -> dict[str, Any]:
    match kind:
        case EventKind.STARTED:
            arrangements = tuple(arrangement_from_data(order) for order in data["options"])
            items = tuple(data["items"])
            return {
                "started": True,
                "limit": int(data["limit"]),
                "items": items,
                "arrangements": arrangements,
                "current": items[0],
            }
        case EventKind.ANSWERED:
            return {"answers": _answers(state, data), "current": data["item"]}
        case EventKind.FLAGGED:
            return {"flags": state.flags | {data["item"]}}
        case EventKind.UNFLAGGED:
            return {"flags": state.flags - {data["item"]}}
        case EventKind.MOVED:
            return {"current": data["item"]}
        case EventKind.PAUSED:
            return {"paused": True}
        case EventKind.RESUMED:
            return {"paused": False}
        case EventKind.INCIDENT:
            return {"incidents": state.incidents + 1}
        case EventKind.EXTRA_TIME:
            return {"limit": state.limit + int(data["minutes"]) * 60_000, "redo": 0}
        case EventKind.SUBMITTED:
            return {"submitted": SubmitReason(data["reason"])}
        case _:
            return {}


def _answers(state: SittingState, data: EventData) -> dict[int, Any]:
    answers = {item: response for item, response in state.answers.items() if item != data["item"]}
    response = response_from_data(data["response"])
    return answers if response is None else {**answers, data["item"]: response}


NEW = SittingState()
"""A sitting before its first event."""
