"""来源 of a rule between its value and JSON-able data, or the [source] of a rule file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from trainer.hours.values import RuleSource, SourceNature


def source_to_data(source: RuleSource) -> dict[str, Any]:
    """来源 of a rule as JSON-able data."""
    return {
        "nature": source.nature.value,
        "title": source.title,
        "number": source.number,
        "issuer": source.issuer,
        "issued_on": source.issued_on.isoformat() if source.issued_on else "",
        "checked_by": source.checked_by,
        "checked_on": source.checked_on.isoformat() if source.checked_on else "",
    }


def source_from_data(data: Mapping[str, Any]) -> RuleSource:
    """来源 as `source_to_data` or a rule file wrote it; an empty date means none."""
    return RuleSource(
        nature=SourceNature(data["nature"]),
        title=str(data["title"]),
        number=str(data["number"]),
        issuer=str(data.get("issuer", "")),
        issued_on=_date(data.get("issued_on")),
        checked_by=str(data.get("checked_by", "")),
        checked_on=_date(data.get("checked_on")),
    )


def _date(value: Any) -> date | None:
    if isinstance(value, date):
        return value
    return date.fromisoformat(value) if value else None
