"""Single sheets become means, or 数据不足 while they are few; nobody is told by the order of words."""

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.activities.classroom import FIRST, Classroom, half_day
from tests.conftest import Office
from tests.documents.reading import pdf_pages
from trainer.activities.classfile.values import Rating, SlotState
from trainer.activities.evaluation.rules import chosen, read_table, summed
from trainer.activities.evaluation.values import SheetDraft
from trainer.activities.lecturers.values import LecturerDraft
from trainer.activities.values import Evaluation
from trainer.app.class_papers import ClassPapers
from trainer.app.services import Services
from trainer.people.roster.reading import SheetRows
from trainer.store.errors import BadInput, NotAllowed, Refused

ITEMS = ("教学内容", "授课水平")
MARKS = st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), min_size=1, max_size=12)
CALM = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@CALM
@given(MARKS, st.integers(1, 10))
def test_means_are_between_the_worst_and_the_best_mark(marks: list[tuple[int, int]], least: int) -> None:
    sheets = [SheetDraft(None, dict(zip(ITEMS, one, strict=True)), f"意见{number}") for number, one in enumerate(marks)]
    found = summed(None, sheets, least)
    assert found == summed(None, sheets[::-1], least)
    if len(sheets) < least:
        assert (found.points, found.means, found.remark) == (None, {}, "")
        return
    assert found.points is not None
    for place, item in enumerate(ITEMS):
        own = [one[place] for one in marks]
        assert min(own) <= found.means[item] <= max(own)
    assert abs(found.points - sum(found.means.values(), Decimal()) * 10) <= Decimal("0.1")


def test_enough_sheets_go_before_a_typed_mean_and_that_before_few() -> None:
    typed, few, many = Rating(None, 22, Decimal(94)), Rating(None, 2, None), Rating(None, 9, Decimal(80))
    assert (chosen(typed, few), chosen(typed, many), chosen(None, few)) == (typed, many, few)


def test_a_table_is_read_or_refused_as_a_whole(office: Office) -> None:
    evaluation, teacher = Evaluation(ITEMS, 5), office.trainer.person_id
    rows = (("培训测评",), ("评价对象", *ITEMS, "意见"), ("李娜", 5.0, "4", "好"), ("", 3, 3, None), (None,) * 4)
    assert read_table([SheetRows("表1", 1, rows, typed=True)], evaluation, {"李娜": teacher}) == (
        SheetDraft(teacher, {"教学内容": 5, "授课水平": 4}, "好"),
        SheetDraft(None, {"教学内容": 3, "授课水平": 3}, ""),
    )
    wrong = (*rows, ("王老师", 5, 5, ""), ("", 6, 5, ""))
    with pytest.raises(BadInput) as refused:
        read_table([SheetRows("表1", 1, wrong, typed=True)], evaluation, {"李娜": teacher})
    assert (refused.value.code, refused.value.params["rows"]) == ("activity.sheet_rows", "6、7")
    with pytest.raises(BadInput, match=r"activity\.sheet_heads"):
        read_table([SheetRows("表1", 1, rows[2:], typed=True)], evaluation, {})


@pytest.mark.both_engines
def test_sheets_about_a_lecturer_reach_the_pool(services: Services, office: Office, room: Classroom) -> None:
    trainer, sheets, pool = office.trainer, services.evaluation, services.lecturers
    outside = pool.add_outside(office.administrator, "孙教授", LecturerDraft(topics=("行政处罚法",)))
    teaching = half_day(FIRST, skills="4", lecturers=(outside, trainer.person_id))
    services.activities.change_session(trainer, room.half_days[0], teaching)
    items = services.activities.rule().evaluation.items
    good, fair = dict.fromkeys(items, 5), dict.fromkeys(items, 4)
    with pytest.raises(BadInput, match=r"activity\.not_teaching"):
        sheets.enter(trainer, room.id, [SheetDraft(room.officers[0], good)])
    with pytest.raises(NotAllowed, match="own_matter"):
        sheets.enter(trainer, room.id, [SheetDraft(trainer.person_id, good)])
    sheets.enter(trainer, room.id, [SheetDraft(outside, good, "案例好")] * 2 + [SheetDraft(outside, fair)] * 2)
    assert services.class_files.ratings(trainer, room.id) == (Rating(outside, 4, None),)
    assert pool.lecturers(trainer, 2026)[0].points is None
    assert {line.slot.key: line.state for line in services.class_files.checklist(trainer, room.id)}[
        "ratings"
    ] is SlotState.MISSING
    sheets.enter(trainer, room.id, [SheetDraft(outside, fair, "语速快")])
    (rating,) = services.class_files.ratings(trainer, room.id)
    assert (rating.sheets, rating.points, rating.remark) == (5, Decimal(88), "案例好；语速快")
    assert set(rating.means.values()) == {Decimal("4.40")}
    found = next(one for one in pool.lecturers(trainer, 2026) if one.person_id == outside)
    assert (found.sheets, found.points) == (5, Decimal(88))
    sheets.take_out_last(trainer, room.id, outside)
    assert services.class_files.ratings(trainer, room.id)[0].sheets == 4
    with pytest.raises(Refused, match=r"activity\.no_sheet"):
        sheets.take_out_last(trainer, room.id, None)


def test_the_printed_sheet_asks_for_no_name(services: Services, office: Office, room: Classroom) -> None:
    teaching = half_day(FIRST, skills="4", lecturers=(office.trainer.person_id,))
    services.activities.change_session(office.trainer, room.half_days[0], teaching)
    (page,) = pdf_pages(ClassPapers(services).evaluation(office.trainer, room.id))
    for words in ("培训测评表", "不署名", "本班整体", "李娜", *services.activities.rule().evaluation.items):
        assert words in page
    assert "姓名" not in page
