"""Own rule sets: kept as files that the loader reads back; what has judged hours is followed, never changed."""

import tomllib
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.conftest import Office
from tests.hours.samples import EXAMPLE, JINZHONG, RULE_SETS, TIANJIN, draft
from trainer.app.services import RESOURCES, Services
from trainer.hours.comparing import differing
from trainer.hours.editing.writing import toml_of
from trainer.hours.rule_sets import parse_rule_set, snapshot
from trainer.hours.values import HourCategory, RuleSet, Scope, Way
from trainer.people.values import Category, PersonDraft
from trainer.reports.rule_comparison import Verdict, compare_rule_sets
from trainer.store.audit import AuditEntry
from trainer.store.errors import BadInput, NotAllowed


def ours(base: RuleSet, **changes: object) -> dict[str, object]:
    return snapshot(replace(base, **changes))  # type: ignore[arg-type]


@pytest.mark.parametrize("rule_set", RULE_SETS.values(), ids=RULE_SETS)
def test_the_file_of_a_rule_set_gives_the_same_rule_set(rule_set: RuleSet) -> None:
    scoped = replace(rule_set, scope=Scope(("一中队",), ("“驾驶”", "a\\b")), remarks=("第一行", 'x"y'))
    for one in (rule_set, scoped):
        assert parse_rule_set("x", {**tomllib.loads(toml_of(one)), "key": one.key}) == one


@pytest.mark.both_engines
def test_an_own_rule_set_is_a_dated_file_beside_the_shipped_ones(services: Services, office: Office) -> None:
    shipped = (RESOURCES / "rules" / "hours-example.toml").read_bytes()
    saved = services.rule_editing.save(
        office.administrator, ours(EXAMPLE, name="本大队规则", total=Decimal(48)), "example"
    )
    assert saved.key == "own-20261120-1"
    assert {one.key: one for one in services.hours.rule_sets()}[saved.key] == saved
    assert services.rule_editing.own_keys() == {saved.key}
    assert (RESOURCES / "rules" / "hours-example.toml").read_bytes() == shipped
    with services.store.database.read() as session:
        (entry,) = session.query(AuditEntry).filter_by(action="hours.rule_set_saved")
        assert (entry.detail["from"], entry.detail["to"]) == ("example", saved.key)


def test_one_that_judged_nothing_is_changed_and_one_that_did_is_followed(services: Services, office: Office) -> None:
    save, actor = services.rule_editing.save, office.administrator
    first = save(actor, ours(EXAMPLE, name="本大队规则"), "example")
    changed = save(actor, ours(first, total=Decimal(48)), first.key)
    assert (changed.key, changed.total) == (first.key, 48)
    services.hours.choose_rule_set(actor, 2026, first.key)
    second = save(actor, ours(changed, name="本大队规则（第2版）", total=Decimal(40)), first.key)
    assert (second.key, second.follows) == (first.key + "-v2", first.key)
    services.hours.choose_rule_set(actor, 2026, second.key)
    third = save(actor, ours(second, name="本大队规则（第3版）"), second.key)
    assert (third.key, third.follows) == (first.key + "-v3", second.key)
    kept = {one.key: one for one in services.hours.rule_sets()}
    assert (kept[first.key].total, kept[second.key].total) == (48, 40)


def test_what_is_wrong_is_refused_at_its_field_and_leaves_no_file(services: Services, office: Office) -> None:
    for changes, key in (
        ({"total": "59.7"}, "total"),
        ({"name": " "}, "name"),
        ({"until": "2019-01-01"}, "until"),
        ({"name": JINZHONG.name}, "name"),
    ):
        with pytest.raises(BadInput) as refusal:
            services.rule_editing.save(office.administrator, {**ours(EXAMPLE, name="新规则"), **changes}, "example")
        assert refusal.value.params["key"] == key
    assert not services.rule_editing.own_keys()


def test_only_who_may_change_settings_saves_rule_sets(services: Services, office: Office) -> None:
    with pytest.raises(NotAllowed):
        services.rule_editing.save(office.trainer, ours(EXAMPLE, name="新规则"), "example")


def test_what_differs_is_named() -> None:
    assert differing(EXAMPLE, replace(EXAMPLE, key="other", follows="x")) == ()
    other = replace(EXAMPLE, day_cap=Decimal(8), until=date(2030, 12, 31))
    assert differing(EXAMPLE, other) == ("until", "day_cap")
    assert "buckets" in differing(JINZHONG, TIANJIN)


def test_whom_two_rule_sets_judge_otherwise(services: Services, office: Office) -> None:
    """42 hours of public law: enough where 40 of law are due, 18 short where 30 + 30 are; an auxiliary is asked by
    neither, who has nothing is short by both and misses other figures."""
    actor, people = office.administrator, services.people
    done, idle, helper = (
        people.add_person(actor, PersonDraft(name, category, unit_id=office.unit_id))
        for name, category in (
            ("陈建国", Category.OFFICER),
            ("何平", Category.OFFICER),
            ("协管甲", Category.AUXILIARY),
        )
    )
    ids = services.hours.record_many(
        office.trainer, [draft("42", person_id=one, way=Way.LECTURE) for one in (done, helper)]
    )
    services.hours.approve(actor, ids)
    found = compare_rule_sets(services.store.database, actor, 2026, JINZHONG, TIANJIN)
    assert [one.name for one in found.people if one.turned] == ["陈建国"]
    judged = {one.person_id: one for one in found.people}
    assert (judged[done].left.verdict, judged[done].right.verdict) == (Verdict.SHORT, Verdict.MET)
    left = judged[done].left.state
    assert left is not None
    assert (left.total, left.missing, left.by_category[HourCategory.PUBLIC_LAW]) == (42, 30, 42)
    assert judged[idle].left.verdict is judged[idle].right.verdict is Verdict.SHORT
    assert helper not in judged


def test_a_part_of_the_office_is_judged_by_what_is_for_it_alone(services: Services, office: Office) -> None:
    unit = services.people.add_unit(office.administrator, "一中队", office.unit_id)
    inside, _outside = (
        services.people.add_person(office.administrator, PersonDraft(name, Category.OFFICER, unit_id=place))
        for name, place in (("何平", unit), ("陈建国", office.unit_id))
    )
    scoped = replace(EXAMPLE, key="part", scope=Scope(("一中队",)), total=Decimal(80))
    found = compare_rule_sets(services.store.database, office.trainer, 2026, EXAMPLE, scoped)
    verdicts = {one.name: (one.left.verdict, one.right.verdict) for one in found.people}
    assert verdicts["陈建国"] == (Verdict.SHORT, Verdict.OUTSIDE)
    assert verdicts["何平"] == (Verdict.SHORT, Verdict.SHORT)
    assert {one.person_id for one in found.people if not one.turned} == {inside}
