"""Keys as plain data for JSON. Decimals travel as plain decimal strings without trailing zeros."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from question_bank.question import Answer, Blank, BlankKey, ChoiceKey, PointsKey, ScoringPoint


def answer_to_data(answer: Answer) -> dict[str, Any]:
    """The key under one name that says its type: right, blanks or points."""
    match answer:
        case ChoiceKey(right):
            return {"right": sorted(right)}
        case BlankKey(blanks, ordered):
            unordered = {} if ordered else {"ordered": False}
            return {"blanks": [_blank_to_data(blank) for blank in blanks]} | unordered
        case PointsKey(points):
            return {"points": [{"text": p.text, "share": plain_decimal(p.share)} for p in points]}


def answer_from_data(data: Mapping[str, Any]) -> Answer:
    """The key `answer_to_data` wrote. ValueError when the data is something else."""
    if "right" in data:
        return ChoiceKey(frozenset(int(position) for position in data["right"]))
    if "blanks" in data:
        blanks = tuple(_blank_from_data(blank) for blank in data["blanks"])
        return BlankKey(blanks, bool(data.get("ordered", True)))
    if "points" in data:
        return PointsKey(tuple(ScoringPoint(str(p["text"]), Decimal(p["share"])) for p in data["points"]))
    raise ValueError("not a key")


def plain_decimal(value: Decimal) -> str:
    """One spelling for equal values: 0.50 and 5E-1 are both 0.5."""
    if not value:
        return "0"
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _blank_to_data(blank: Blank) -> dict[str, Any]:
    tolerance = {} if blank.tolerance is None else {"tolerance": plain_decimal(blank.tolerance)}
    return {"alternatives": list(blank.alternatives)} | tolerance


def _blank_from_data(data: Mapping[str, Any]) -> Blank:
    tolerance = data.get("tolerance")
    alternatives = tuple(str(text) for text in data["alternatives"])
    return Blank(alternatives, None if tolerance is None else Decimal(tolerance))
