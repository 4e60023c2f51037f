"""Rule sets as dated data: the shipped files, their snapshots, and what is refused."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.hours.samples import JINZHONG, RULE_SETS, TIANJIN
from trainer.hours.rule_sets import load_rule_set, load_rule_sets, parse_rule_set, snapshot
from trainer.hours.values import HourCategory, SourceNature
from trainer.store.errors import BadInput

Change = Callable[[dict[str, Any]], object]


def test_figures_are_those_of_the_documents() -> None:
    assert (JINZHONG.total, JINZHONG.required) == (60, 60)
    assert [(bucket.categories, bucket.minimum) for bucket in JINZHONG.buckets] == [
        ((HourCategory.PUBLIC_LAW,), 30),
        ((HourCategory.PROFESSIONAL,), 30),
    ]
    assert TIANJIN.buckets[0].minimum == 40
    assert not TIANJIN.total


def test_sources_say_what_they_are_and_that_nobody_checked_them() -> None:
    assert {key: rule_set.source.nature for key, rule_set in RULE_SETS.items()} == {
        "example": SourceNature.EXAMPLE,
        "jinzhong-2024-2026": SourceNature.DRAFT,
        "tianjin-2021-2023": SourceNature.OFFICIAL,
    }
    assert all(rule_set.source.number == "未载明" for rule_set in RULE_SETS.values())
    assert not any(rule_set.source.checked_by or rule_set.source.checked_on for rule_set in RULE_SETS.values())
    assert "buckets" in TIANJIN.proposed


def test_a_snapshot_gives_the_same_rule_set_back() -> None:
    for rule_set in RULE_SETS.values():
        assert parse_rule_set("snapshot", snapshot(rule_set)) == rule_set


def _first_bucket(**values: object) -> Change:
    return lambda data: data["buckets"][0].update(values)


@pytest.mark.parametrize(
    ("change", "code", "key"),
    [
        (lambda data: data.pop("name"), "rules.missing", "name"),
        (lambda data: data["source"].pop("number"), "rules.missing", "source.number"),
        (lambda data: data.update(totl=60), "rules.unknown", "totl"),
        (lambda data: data["source"].update(nature="rumour"), "rules.bad_value", "source.nature"),
        (lambda data: data.update(total="sixty"), "rules.bad_value", "total"),
        (lambda data: data.update(total=59.7), "rules.bad_value", "total"),
        (lambda data: data.update(step=0), "rules.bad_value", "step"),
        (lambda data: data.update(minutes_per_hour=0), "rules.bad_value", "minutes_per_hour"),
        (lambda data: data.update(until="2023-01-01"), "rules.dates", "until"),
        (lambda data: data.update(people=["robot"]), "rules.bad_value", "people"),
        (lambda data: data.update(caps={"telepathy": 3}), "rules.unknown", "caps.telepathy"),
        (lambda data: data.update(proposed=["weather"]), "rules.bad_value", "proposed"),
        (lambda data: data.update(buckets=[], total=0), "rules.missing", "total"),
        (_first_bucket(minimum=-1), "rules.bad_value", "buckets[1].minimum"),
        (_first_bucket(categories=["professional"]), "rules.overlap", "buckets[2].categories"),
        (lambda data: data.update(total_categories=["professional"]), "rules.outside_total", "buckets[1].categories"),
        (lambda data: data.update(source="a letter"), "rules.bad_value", "source."),
    ],
)
def test_what_cannot_be_is_refused_with_its_key(change: Change, code: str, key: str) -> None:
    data = snapshot(JINZHONG)
    change(data)
    with pytest.raises(BadInput) as refusal:
        parse_rule_set("ours.toml", data)
    assert (refusal.value.code, refusal.value.params["key"]) == (code, key)
    assert refusal.value.params["file"] == "ours.toml"


def test_a_file_that_is_no_toml_is_named(tmp_path: Path) -> None:
    path = tmp_path / "hours-ours.toml"
    path.write_text("total = = 60", encoding="utf-8")
    with pytest.raises(BadInput) as refusal:
        load_rule_set(path)
    assert (refusal.value.code, refusal.value.params["file"]) == ("rules.unreadable", "hours-ours.toml")


def test_an_office_file_stands_beside_the_shipped_ones(tmp_path: Path) -> None:
    from trainer.app.services import RESOURCES

    text = (RESOURCES / "rules" / "hours-example.toml").read_text(encoding="utf-8").replace("total = 60", "total = 48")
    (tmp_path / "hours-linhe.toml").write_text(text, encoding="utf-8")
    (tmp_path / "ladder-linhe.toml").write_text("", encoding="utf-8")
    assert load_rule_sets(RESOURCES / "rules", tmp_path)["linhe"].total == Decimal(48)
