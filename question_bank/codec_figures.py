"""Pictures and tables as plain data for JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from question_bank.question import Figure, Picture, Table


def figures_to_data(figures: Iterable[Figure]) -> list[dict[str, Any]]:
    """Each figure under one name that says its type: picture or rows."""
    return [_to_data(figure) for figure in figures]


def figures_from_data(data: Iterable[Mapping[str, Any]]) -> tuple[Figure, ...]:
    """The figures `figures_to_data` wrote. ValueError when the data is something else."""
    return tuple(_from_data(one) for one in data)


def _to_data(figure: Figure) -> dict[str, Any]:
    match figure:
        case Table(rows):
            return {"rows": [list(row) for row in rows]}
        case Picture(own, width, height, words):
            data: dict[str, Any] = {"picture": own, "width": width, "height": height}
            return data | ({"words": words} if words else {})


def _from_data(data: Mapping[str, Any]) -> Figure:
    if "rows" in data:
        return Table(tuple(tuple(str(cell) for cell in row) for row in data["rows"]))
    if "picture" in data:
        size = int(data["width"]), int(data["height"])
        return Picture(str(data["picture"]), *size, str(data.get("words", "")))
    raise ValueError("not a figure")
