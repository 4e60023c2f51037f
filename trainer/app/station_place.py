"""Where this PC stands: room and seat, kept beside the workspace of this machine and not in the shared store."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from trainer.store.workspace import Workspace


@dataclass(frozen=True)
class StationPlace:
    """Empty room and seat 0 where the PC is bound to none."""

    room: str = ""
    seat: int = 0


def read_place(workspace: Workspace) -> StationPlace:
    """The bound place; none where the note is missing or damaged."""
    try:
        data = json.loads(_note(workspace).read_text(encoding="utf-8"))
        return StationPlace(str(data["room"]), int(data["seat"]))
    except (OSError, ValueError, KeyError, TypeError):
        return StationPlace()


def write_place(workspace: Workspace, place: StationPlace) -> None:
    """Binds this PC to a place. Raises OSError."""
    beside = _note(workspace).with_suffix(".new")
    beside.write_text(json.dumps(asdict(place), ensure_ascii=False), encoding="utf-8")
    beside.replace(_note(workspace))


def elsewhere(place: StationPlace, room: str, seat: int) -> bool:
    """Whether a candidate with this seat sits at the wrong PC, as far as anybody said where the PC stands."""
    return bool(place.room and room) and (place.room, place.seat) != (room, seat)


def _note(workspace: Workspace) -> Path:
    return workspace.folder / "station.json"
