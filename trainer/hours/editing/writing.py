"""A rule set as the text of a rule file. Pure; `load_rule_set` reads the same rule set back."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from trainer.hours.values import RuleSet


def toml_of(rule_set: RuleSet) -> str:
    """The file of a rule set; its key is the file's name and stands nowhere inside."""
    data = _plain(rule_set)
    data["caps"] = {way.value: cap for way, cap in rule_set.caps}
    del data["key"]
    return "\n".join(_table("", data)) + "\n"


def _table(place: str, data: Mapping[str, Any]) -> Iterator[str]:
    """Plain values first, then the tables: a line after a heading belongs to it."""
    for key, value in data.items():
        if not _is_table(value) and value is not None:
            yield f"{key} = {_value(value)}"
    for key, value in data.items():
        if isinstance(value, dict) and value:
            yield from ("", f"[{place}{key}]")
            yield from _table(f"{place}{key}.", value)
        elif _is_table(value):
            for one in value:
                yield from ("", f"[[{place}{key}]]")
                yield from _table(f"{place}{key}.", one)


def _is_table(value: Any) -> bool:
    return isinstance(value, dict) or (isinstance(value, list) and bool(value) and isinstance(value[0], dict))


def _value(value: Any) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value if isinstance(value, Decimal | date | int) else (None if value is None else str(value))
