"""The page of rule sets without its widgets, and the form that holds what is typed."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import Office
from tests.fakes_ui import HandDialogs, RecordingView
from tests.hours.samples import EXAMPLE, JINZHONG, RULE_SETS, TIANJIN
from trainer.app.services import Services
from trainer.hours.rule_sets import parse_rule_set
from trainer.hours.values import Activity, RuleSet, SourceNature, Way
from trainer.people.accounts.values import Actor
from trainer.reports.rule_comparison import compare_rule_sets
from trainer.ui.rule_sets.edits import Edits
from trainer.ui.rule_sets.fields import ActivityLine, Minimum, RuleForm, data_of, field_of, form_of
from trainer.ui.rule_sets.presenter import RuleSetsPresenter, RuleSetsRoom
from trainer.ui.rule_sets.state import RuleSetsState, Writing, opened
from trainer.ui.rule_sets.wording import comparison_text, figure_text, wrong_text
from trainer.ui.working import InlineWorking

TODAY = date(2026, 3, 2)


class Desk:
    def __init__(self, services: Services, actor: Actor) -> None:
        self.view: RecordingView[RuleSetsState] = RecordingView()
        self.dialogs = HandDialogs()

        def compare(year: int, left: RuleSet, right: RuleSet) -> object:
            return compare_rule_sets(services.store.database, actor, year, left, right)

        room = RuleSetsRoom(services.hours, services.rule_editing, services.people, compare, services.clock)  # type: ignore[arg-type]
        self.presenter = RuleSetsPresenter(
            self.view, room, actor, InlineWorking(), self.dialogs, lambda: self.presenter.refresh()
        )
        self.presenter.refresh()

    @property
    def state(self) -> RuleSetsState:
        return self.view.state

    def type(self, **changes: object) -> None:
        assert self.state.edits is not None
        self.presenter.edit(replace(self.state.edits.now, **changes))  # type: ignore[arg-type]


@pytest.fixture
def desk(services: Services, office: Office) -> Desk:
    services.hours.choose_rule_set(office.administrator, 2026, "jinzhong-2024-2026")
    return Desk(services, office.administrator)


@pytest.mark.parametrize("rule_set", RULE_SETS.values(), ids=RULE_SETS)
def test_a_form_means_the_rule_set_it_was_opened_on(rule_set: RuleSet) -> None:
    form = replace(form_of(rule_set), remarks="改过")
    given = parse_rule_set("x", {**data_of(form, rule_set, TODAY), "key": rule_set.key})
    assert replace(given, remarks=rule_set.remarks) == rule_set
    assert given.remarks == ("改过",)


def test_what_is_typed_is_understood_as_offices_write_it() -> None:
    form = replace(
        form_of(EXAMPLE),
        name="新",
        since="2027/1/1",
        until="20271231",
        units="一中队， 二中队",
        number=" ",
        checked_by="王平",
    )
    given = parse_rule_set("x", {**data_of(form, EXAMPLE, TODAY), "key": "x"})
    assert (given.since, given.until) == (date(2027, 1, 1), date(2027, 12, 31))
    assert given.scope.units == ("一中队", "二中队")
    assert (given.source.number, given.source.checked_on) == ("未载明", TODAY)


def test_a_refused_key_is_found_at_its_field() -> None:
    form = replace(RuleForm(), minima=(Minimum(), Minimum("法律", (), "4"), Minimum()))
    form = replace(form, activities=(ActivityLine(), ActivityLine("授课", hours="x")))
    places = {
        "activities[1].hours": "activities.1",
        "buckets[1].minimum": "minima.1",
        "source.title": "title",
        "minutes_per_hour": "minutes",
        "caps.online": "caps",
        "scope.units": "units",
        "pro_rata.kinds": "pro_rata",
        "until": "until",
    }
    assert {key: field_of(key, form) for key in places} == places


@given(st.lists(st.sampled_from(["a", "b", "name", "unit", "undo", "redo"]), max_size=30))
def test_any_edits_can_be_undone_to_the_first_form_and_done_again(steps: list[str]) -> None:
    edits = Edits(RuleForm())
    for number, step in enumerate(steps):
        if step in ("undo", "redo"):
            edits = edits.undo() if step == "undo" else edits.redo()
        else:
            field = step if step in ("name", "unit") else "title"
            edits = edits.put(replace(edits.now, **{field: f"{step}{number}"}))
    last, back = edits, edits
    for _ in edits.before:
        back = back.undo()
    assert back.now == RuleForm()
    for _ in last.before:
        back = back.redo()
    assert back.now == last.now


def test_typing_on_in_one_field_is_one_step() -> None:
    edits = Edits(RuleForm()).put(RuleForm(name="本")).put(RuleForm(name="本大")).put(RuleForm(name="本大", unit="队"))
    assert edits.undo().now == RuleForm(name="本大")
    assert edits.undo().undo().now == RuleForm()


def test_an_own_one_begins_without_the_document_of_another(desk: Desk) -> None:
    form = opened(TIANJIN, Writing.NEW, "本单位规则")
    assert (form.nature, form.title, form.checked_by) == (SourceNature.OWN, "", "")
    assert opened(TIANJIN, Writing.VERSION, "第2版").title == TIANJIN.source.title


def test_a_wrong_figure_is_said_at_its_field_and_a_right_one_saved(desk: Desk) -> None:
    desk.presenter.write("jinzhong-2024-2026")
    desk.presenter.save()
    assert desk.state.wrong is not None
    assert desk.state.wrong.field == "title"
    missing = wrong_text(desk.state.wrong)
    desk.type(title="临河县教育培训办法", unit="临河县", total="59.7")
    desk.presenter.save()
    assert desk.state.wrong is not None
    assert desk.state.wrong.field == "total"
    assert "59.7" in wrong_text(desk.state.wrong) != missing
    desk.type(total="64")
    desk.presenter.save()
    assert (desk.state.edits, desk.state.wrong) == (None, None)
    (own,) = desk.state.own
    assert (desk.state.left, desk.state.right) == ("jinzhong-2024-2026", own)
    assert desk.state.comparison is not None
    saved = desk.state.of(own)
    assert saved is not None
    assert figure_text(saved, "total", JINZHONG) == "64"


def test_the_table_of_activities_is_written_in_the_form(services: Services, office: Office, desk: Desk) -> None:
    half, *_rest = EXAMPLE.activities
    desk.presenter.write("example")
    table = desk.state.edits.now.activities  # type: ignore[union-attr]
    assert (table[0].name, table[0].hours, table[0].per) == (half.name, "4", "半天")
    fresh = ActivityLine("磨课", Way.TEACHING, "0.7", "套", "10", "试卷")
    desk.type(title="办法", unit="临河县", activities=(*table[1:], ActivityLine(), fresh))
    desk.presenter.save()
    assert desk.state.wrong is not None
    assert (desk.state.wrong.field, desk.state.wrong.value) == (f"activities.{len(table)}", "0.7")
    desk.type(activities=(*table[1:], ActivityLine(), replace(fresh, hours="2"), replace(fresh, hours="3")))
    desk.presenter.save()
    assert desk.state.wrong is not None
    assert desk.state.wrong.code == "rules.twice"
    desk.type(activities=(*table[1:], ActivityLine(), replace(fresh, hours="2")))
    desk.presenter.save()
    assert desk.state.wrong is None
    (own,) = desk.state.own
    saved = desk.state.of(own)
    assert saved is not None
    assert half not in saved.activities
    assert saved.activities[-1] == Activity("磨课", Way.TEACHING, Decimal(2), "套", Decimal(10), "试卷")
    assert "磨课" in figure_text(saved, "activities", EXAMPLE)
    assert half.name in figure_text(EXAMPLE, "activities", saved)


def test_unsaved_edits_are_asked_about(desk: Desk) -> None:
    desk.presenter.write("example")
    desk.presenter.close()
    assert desk.state.edits is None
    desk.presenter.write("example")
    desk.type(name="别的")
    desk.dialogs.agree = False
    desk.presenter.close()
    assert desk.state.edits is not None
    desk.dialogs.agree = True
    desk.presenter.close()
    assert desk.state.edits is None


def test_the_next_version_of_what_judged_has_its_own_name(services: Services, office: Office, desk: Desk) -> None:
    desk.presenter.write("example")
    desk.type(title="办法", unit="临河县")
    desk.presenter.save()
    (own,) = desk.state.own
    assert desk.state.writing(own) is Writing.CHANGE
    services.hours.choose_rule_set(office.administrator, 2026, own)
    desk.presenter.refresh()
    assert desk.state.writing(own) is Writing.VERSION
    desk.presenter.write(own)
    desk.presenter.save()
    assert desk.state.own == {own, own + "-v2"}


def test_a_trainer_compares_and_cannot_write(services: Services, office: Office, desk: Desk) -> None:
    trainers = Desk(services, office.trainer)
    trainers.presenter.compare("example", "jinzhong-2024-2026")
    assert trainers.state.comparison is not None
    trainers.presenter.write("example")
    assert trainers.state.edits is None
    assert str(trainers.state.year) in comparison_text(trainers.state.comparison, trainers.state.year, False)
