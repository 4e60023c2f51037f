"""Blueprints as plain data. Format 1 knew rows only; what a later field says is left out at its default."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from question_bank.blueprint import (
    DEFAULT_TOLERANCE,
    Blueprint,
    BlueprintRow,
    Bound,
    DifficultyBand,
    ExposureLimit,
    Measure,
    OverlapLimit,
    RecentLimit,
    Topic,
)
from question_bank.question import Difficulty, QuestionKind
from trainer.store.errors import Refused

FORMAT = 2


def blueprint_to_data(blueprint: Blueprint) -> dict[str, Any]:
    """The blueprint as JSON-able data."""
    data: dict[str, Any] = {"format": FORMAT, "name": blueprint.name, "rows": list(map(_row_to_data, blueprint.rows))}
    more: dict[str, Any] = {
        "bounds": list(map(_bound_to_data, blueprint.bounds)),
        "statutes": blueprint.statutes,
        "overlaps": [{"paper": one.paper, "name": one.name, "most": one.most} for one in blueprint.overlaps],
        "spare": blueprint.spare,
    }
    if blueprint.band:
        more["band"] = {"mean": str(blueprint.band.mean), "tolerance": str(blueprint.band.tolerance)}
    if blueprint.recent:
        more["recent"] = {"exams": blueprint.recent.exams, "most": blueprint.recent.most}
    if blueprint.exposure:
        more["exposure"] = {"uses": blueprint.exposure.uses, "most": blueprint.exposure.most}
    if blueprint.total is not None:
        more["total"] = str(blueprint.total)
    if blueprint.spread != DEFAULT_TOLERANCE:
        more["spread"] = str(blueprint.spread)
    if not blueprint.calibrated:
        data["calibrated"] = False
    return data | {name: value for name, value in more.items() if value}


def blueprint_from_data(data: Mapping[str, Any]) -> Blueprint:
    """The blueprint `blueprint_to_data` wrote, in this format or an older one; all but name and rows may be left out.

    Raises Refused("blueprint.newer") for one of a newer program.
    """
    if int(data.get("format", 1)) > FORMAT:
        raise Refused("blueprint.newer", name=str(data["name"]))
    band, recent, exposure, total = (data.get(name) for name in ("band", "recent", "exposure", "total"))
    return Blueprint(
        name=str(data["name"]),
        rows=tuple(map(_row, data["rows"])),
        bounds=tuple(map(_bound, data.get("bounds", ()))),
        statutes=int(data.get("statutes", 0)),
        band=DifficultyBand(_decimal(band["mean"]), _decimal(band["tolerance"])) if band else None,
        recent=RecentLimit(int(recent["exams"]), int(recent["most"])) if recent else None,
        exposure=ExposureLimit(int(exposure["uses"]), int(exposure["most"])) if exposure else None,
        overlaps=tuple(
            OverlapLimit(str(one["paper"]), str(one["name"]), int(one["most"])) for one in data.get("overlaps", ())
        ),
        total=None if total is None else _decimal(total),
        spread=_decimal(data.get("spread", DEFAULT_TOLERANCE)),
        spare=bool(data.get("spare", False)),
        calibrated=bool(data.get("calibrated", True)),
    )


def topic_to_data(topic: Topic) -> dict[str, Any]:
    """One line of the list of required content as JSON-able data."""
    return {"name": topic.name, "subjects": list(topic.subjects), "statutes": list(topic.statutes)}


def topic_from_data(data: Mapping[str, Any]) -> Topic:
    """The line `topic_to_data` wrote."""
    return Topic(str(data["name"]), _texts(data.get("subjects", ())), _texts(data.get("statutes", ())))


def _row_to_data(row: BlueprintRow) -> dict[str, Any]:
    return {
        "kind": row.kind.value,
        "count": row.count,
        "score": str(row.score),
        "subject": row.subject,
        "field": row.field,
        "difficulty": None if row.difficulty is None else int(row.difficulty),
    }


def _row(data: Mapping[str, Any]) -> BlueprintRow:
    return BlueprintRow(
        kind=QuestionKind(data["kind"]),
        count=int(data["count"]),
        score=_decimal(data["score"]),
        subject=str(data.get("subject", "")),
        field=str(data.get("field", "")),
        difficulty=_difficulty(data),
    )


def _bound_to_data(bound: Bound) -> dict[str, Any]:
    data: dict[str, Any] = {
        "least": str(bound.least),
        "most": None if bound.most is None else str(bound.most),
        "kind": None if bound.kind is None else bound.kind.value,
        "subject": bound.subject,
        "field": bound.field,
        "difficulty": None if bound.difficulty is None else int(bound.difficulty),
        "topic": None if bound.topic is None else topic_to_data(bound.topic),
        "measure": None if bound.measure is Measure.QUESTIONS else bound.measure.value,
    }
    return {name: value for name, value in data.items() if value not in (None, "")}


def _bound(data: Mapping[str, Any]) -> Bound:
    most, kind, topic = data.get("most"), data.get("kind"), data.get("topic")
    return Bound(
        least=_decimal(data.get("least", 0)),
        most=None if most is None else _decimal(most),
        kind=None if kind is None else QuestionKind(kind),
        subject=str(data.get("subject", "")),
        field=str(data.get("field", "")),
        difficulty=_difficulty(data),
        topic=None if topic is None else topic_from_data(topic),
        measure=Measure(data.get("measure", Measure.QUESTIONS)),
    )


def _difficulty(data: Mapping[str, Any]) -> Difficulty | None:
    level = data.get("difficulty")
    return None if level is None else Difficulty(level)


def _decimal(value: Any) -> Decimal:
    return Decimal(str(value))


def _texts(values: Sequence[Any]) -> tuple[str, ...]:
    return tuple(map(str, values))
