"""What the events of a journal add up to, and how time is accounted. Pure.

Time runs on the monotonic clock while the program lives. Time before REOPENED (it was dead, perhaps with the machine)
and between PAUSED and RESUMED is not charged; heartbeats bound what a sudden death gives away. An outage counts as an
incident, with the time away and the charged time since the last answer, whose work may be lost. A boot identity that
nobody saw before is, without REOPENED, an artefact of a system that derives it from the wall clock: what passed is the
shorter of what the two clocks say. One that was seen is another PC that writes in the same journal: what passed there
since its own last event is told by its own monotonic clock, and time that two PCs tell of is charged once.

What is charged between HAND_RAISED and HAND_LOWERED comes back in full where an invigilator says so, else it is
proposed. An outage while the hand is up proposes only what was charged before it went up.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import reduce
from typing import Any, TypeVar

from question_bank.codec import response_from_data
from trainer.exams.sittings.arrangement import arrangement_from_data
from trainer.exams.sittings.values import Event, EventData, EventKind, SittingState, Stamp, SubmitReason

T = TypeVar("T")

HEARTBEAT_SECONDS = 15
GRACE_SECONDS = 2
"""An answer that was given in the last second is not refused for the tick of a timer."""
_WITHOUT_CANDIDATE = frozenset(
    {
        EventKind.REOPENED,
        EventKind.INCIDENT,
        EventKind.HAND_LOWERED,
        EventKind.EXTRA_TIME,
        EventKind.SUBMITTED,
    }
)
_TURNS = frozenset({EventKind.STARTED, EventKind.REOPENED, EventKind.PAUSED, EventKind.RESUMED})
JUMP_SECONDS = 5
"""The wall clock may drift this far from the monotonic one between two events before it counts as a jump."""


def replay(events: Iterable[Event]) -> SittingState:
    """The state after every event, in order."""
    return reduce(lambda state, event: apply(state, event.kind, json.loads(event.text), event.stamp), events, NEW)


def apply(state: SittingState, kind: EventKind, data: EventData, stamp: Stamp) -> SittingState:
    """The state after one more event. Nothing changes a sitting that was handed in; a wish from another PC counts once,
    also where two PCs noted that they carried it out.
    """
    if state.submitted is not None:
        return state
    wish = int(data.get("wish", 0))
    if 0 < wish <= state.obeyed:
        used = used_at(state, stamp, kind)
        return replace(state, used=used, last=stamp, clocks=_clocks(state, stamp, kind, used))
    changes = _reopened(state, stamp) if kind is EventKind.REOPENED else _changes(state, kind, data)
    used = used_at(state, stamp, kind)
    if kind is EventKind.ANSWERED:
        changes["kept_at"] = used
    if kind in (EventKind.HAND_RAISED, EventKind.HAND_LOWERED):
        changes |= _hand(state, kind, data, used)
    if kind not in _WITHOUT_CANDIDATE:
        changes["at_work"] = True
    if wish:
        changes["obeyed"] = wish
    clocks = _clocks(state, stamp, kind, used)
    return replace(state, **{"used": used, "last": stamp, "clocks": clocks, **changes})


def used_at(state: SittingState, stamp: Stamp, kind: EventKind = EventKind.HEARTBEAT) -> int:
    """Milliseconds charged at a moment, if an event of this kind happens then."""
    last = state.last
    stands_still = not state.started or state.paused or state.submitted is not None
    if stands_still or last is None or kind is EventKind.REOPENED:
        return state.used
    passed = stamp.monotonic - last.monotonic
    if last.boot_id == stamp.boot_id:
        return state.used + max(0, passed)
    if stamp.boot_id in state.clocks:
        known = state.clocks[stamp.boot_id]
        return state.used if known is None else max(state.used, known[1] + max(0, stamp.monotonic - known[0]))
    return state.used + max(0, min(passed, round((stamp.at - last.at).total_seconds() * 1000)))


def _clocks(state: SittingState, stamp: Stamp, kind: EventKind, used: int) -> Mapping[str, tuple[int, int] | None]:
    """Where time stood still meanwhile, what another PC tells counts from its next event on."""
    known = dict.fromkeys(state.clocks) if kind in _TURNS else state.clocks
    return {**known, stamp.boot_id: (stamp.monotonic, used)}


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
        "redo": state.redo + max(0, (state.used if state.raised is None else state.raised) - state.kept_at),
        "kept_at": state.used,
        "at_work": False,
    }


def _hand(state: SittingState, kind: EventKind, data: EventData, used: int) -> dict[str, Any]:
    if kind is EventKind.HAND_RAISED:
        return {"raised": used} if state.raised is None else {}
    if state.raised is None:
        return {}
    waited = used - state.raised
    if data.get("give"):
        return {"raised": None, "limit": state.limit + waited, "kept_at": max(state.kept_at, used)}
    return {"raised": None, "redo": state.redo + waited}


def _standing(state: SittingState, data: EventData, stands: bool) -> dict[str, Any]:
    """One candidate's pause and the one for all end apart."""
    one, everybody = (state.stopped, stands) if "order" in data else (stands, state.held)
    return {"stopped": one, "held": everybody, "paused": one or everybody}


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
            answer = response_from_data(data["response"])
            return {"answers": _with(state.answers, data["item"], answer), "current": data["item"]}
        case EventKind.FLAGGED:
            return {"flags": state.flags | {data["item"]}}
        case EventKind.UNFLAGGED:
            return {"flags": state.flags - {data["item"]}}
        case EventKind.STRUCK:
            return {"struck": _with(state.struck, data["item"], response_from_data(data["options"]))}
        case EventKind.NOTED:
            return {"notes": _with(state.notes, data["item"], data["text"] or None)}
        case EventKind.MOVED:
            return {"current": data["item"]}
        case EventKind.PAUSED:
            return _standing(state, data, stands=True)
        case EventKind.RESUMED:
            return _standing(state, data, stands=False)
        case EventKind.INCIDENT:
            return {"incidents": state.incidents + 1}
        case EventKind.EXTRA_TIME:
            return {"limit": state.limit + int(data["minutes"]) * 60_000, "redo": 0}
        case EventKind.SUBMITTED:
            return {"submitted": SubmitReason(data["reason"])}
        case _:
            return {}


def _with(known: Mapping[int, T], item: int, value: T | None) -> dict[int, T]:
    rest = {key: one for key, one in known.items() if key != item}
    return rest if value is None else {**rest, item: value}


NEW = SittingState()
"""A sitting before its first event."""
