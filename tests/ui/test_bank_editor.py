"""The room for writing a question without its widgets."""

from dataclasses import replace
from pathlib import Path

import pytest

from question_bank.changes import Field
from question_bank.question import BlankKey, ChoiceKey, Citation, Option, Picture, Question, QuestionKind
from tests.bank.test_pictures import drawn
from tests.conftest import Office
from tests.fakes import READER, FixedClock
from tests.ui.bank_desk import Rooms, single
from trainer.app.services import Services
from trainer.bank.values import BankQuery, QuestionStatus
from trainer.ui.bank.editor_state import After, blank_question, told_block, with_gaps, with_kind


@pytest.fixture
def rooms(services: Services, office: Office, clock: FixedClock) -> Rooms:
    return Rooms(services, office, clock)


def test_a_new_question_is_saved_as_a_draft_and_stays_open(rooms: Rooms) -> None:
    rooms.editor.begin(None)
    assert not rooms.editor_view.state.dirty
    rooms.editor.edited(single("几日内提出？", citations=(Citation("中华人民共和国行政处罚法", 64),)))
    assert rooms.editor_view.state.dirty
    assert rooms.editor_view.state.problems == ()
    assert rooms.editor_view.state.cited[0].exists
    rooms.editor.save()
    assert not rooms.editor_view.state.dirty
    assert rooms.editor_view.state.saved_at
    assert rooms.editor_view.state.status is QuestionStatus.DRAFT
    assert rooms.stems == ["几日内提出？"]


def test_what_is_missing_is_said_while_one_types(rooms: Rooms) -> None:
    rooms.editor.begin(None)
    rooms.editor.edited(replace(single("题干"), answer=None))
    assert [problem.code for problem in rooms.editor_view.state.problems] == ["question.no_key"]


def test_a_refused_save_keeps_everything(rooms: Rooms) -> None:
    rooms.editor.begin(None)
    rooms.editor.edited(replace(blank_question(), rationale="只有解析"))
    rooms.editor.save(After.NEXT)
    assert [error.code for error in rooms.dialogs.troubles] == ["bank.no_stem"]
    assert rooms.editor_view.state.dirty
    assert rooms.editor_view.state.question.rationale == "只有解析"


def test_saving_and_going_on_begins_the_next_of_the_same_place(rooms: Rooms) -> None:
    rooms.editor.begin(None)
    form = rooms.editor_view.state.form
    rooms.editor.edited(single("第一题？", subject="行政处罚法/听证"))
    rooms.editor.save(After.NEXT)
    state = rooms.editor_view.state
    assert state.form == form + 1
    assert (state.question.stem, state.question.subject, state.status) == ("", "行政处罚法/听证", None)
    rooms.editor.edited(single("第二题？"))
    rooms.editor.save(After.LEAVE)
    assert len(rooms.stems) == 2
    assert rooms.left == [rooms.bank.page(READER, BankQuery()).rows[0].id]


def test_changing_a_checked_question_asks_why_and_makes_it_a_draft(rooms: Rooms) -> None:
    question_id = rooms.bank.add(rooms.actor, single("几日内提出？"))
    rooms.bank.check(rooms.actor, [question_id])
    rooms.editor.begin(question_id)
    assert rooms.editor_view.state.falls_back
    rooms.editor.edited(single("几日以内提出？"))
    rooms.editor.save(After.LEAVE)
    assert rooms.left == []
    rooms.dialogs.text = "与条文用语一致"
    rooms.editor.save(After.LEAVE)
    assert rooms.left == [question_id]
    detail = rooms.bank.question(READER, question_id)
    assert detail.status is QuestionStatus.DRAFT
    assert [row.reason for row in detail.versions] == ["", "与条文用语一致"]


def test_leaving_unsaved_changes_asks_first(rooms: Rooms) -> None:
    rooms.editor.begin(None)
    rooms.editor.back()
    assert rooms.left == [None]
    rooms.editor.edited(single("没有保存"))
    rooms.dialogs.agree = False
    rooms.editor.back()
    assert rooms.left == [None]
    rooms.dialogs.agree = True
    rooms.editor.back()
    assert rooms.left == [None, None]


@pytest.mark.parametrize("kind", list(QuestionKind))
def test_every_kind_is_laid_out_and_keeps_what_fits(kind: QuestionKind) -> None:
    question = with_kind(single("题干____", 1), kind)
    assert question.kind is kind
    assert question.stem == "题干____"
    if kind is QuestionKind.MULTIPLE:
        assert question.options == single("").options
        assert question.answer == single("", 1).answer
    elif kind is not QuestionKind.SINGLE:
        assert question.answer is None
    assert bool(question.parts) == (kind is QuestionKind.CASE)


def test_gaps_follow_the_stem_but_lose_nothing_written() -> None:
    key = with_gaps(None, "先____后____")
    assert len(key.blanks) == 2
    filled = BlankKey((replace(key.blanks[0], alternatives=("五",)), replace(key.blanks[1], alternatives=("七",))))
    assert with_gaps(filled, "只剩____") == filled
    assert len(with_gaps(key, "只剩____").blanks) == 1


def test_an_opened_question_is_not_changed_by_looking(rooms: Rooms) -> None:
    question_id = rooms.bank.add(rooms.actor, single("几日内提出？"))
    rooms.editor.begin(question_id)
    rooms.editor.edited(single("几日内提出？"))
    assert not rooms.editor_view.state.dirty
    rooms.editor.save(After.LEAVE)
    assert len(rooms.bank.question(READER, question_id).versions) == 1


def test_a_blank_question_is_like_the_one_before() -> None:
    before = Question(QuestionKind.BLANK, "x", subject="公路法", field="公路路政")
    fresh = blank_question(before)
    assert (fresh.kind, fresh.stem, fresh.subject, fresh.field) == (QuestionKind.BLANK, "", "公路法", "公路路政")


def test_what_was_not_saved_is_there_again(rooms: Rooms, services: Services, office: Office, clock: FixedClock) -> None:
    question_id = rooms.bank.add(rooms.actor, single("几日内提出？"))
    rooms.editor.begin(question_id)
    rooms.editor.edited(single("几个工作日内提出？"))
    rooms.editor.begin(None)
    rooms.editor.edited(single("新题？"))
    again = Rooms(services, office, clock)
    again.editor.begin(None)
    assert again.editor_view.state.question.stem == "新题？"
    again.editor.begin(question_id)
    state = again.editor_view.state
    assert (state.question.stem, state.dirty, bool(state.kept_at)) == ("几个工作日内提出？", True, True)
    again.editor.undo()
    assert again.editor_view.state.question.stem == "几日内提出？"
    assert not again.editor_view.state.dirty
    again.editor.begin(question_id)
    assert not again.editor_view.state.dirty
    other = Rooms(services, office, clock, office.administrator)
    other.editor.begin(None)
    assert other.editor_view.state.question.stem == ""


def test_what_somebody_overtook_stands_beside_the_new_version(rooms: Rooms, office: Office) -> None:
    question_id = rooms.bank.add(rooms.actor, single("几日内提出？"))
    rooms.editor.begin(question_id)
    rooms.editor.edited(single("草稿？"))
    rooms.bank.change(office.administrator, question_id, single("改过？"), "更正")
    rooms.editor.begin(question_id)
    state = rooms.editor_view.state
    assert (state.question.stem, state.dirty) == ("改过？", False)
    assert state.overtaken is not None
    assert state.overtaken.question == single("草稿？")
    assert [one.what for one in state.overtaken.found] == [Field.STEM]
    rooms.editor.edited(single("在新版上写？"))
    rooms.editor.begin(question_id)
    assert rooms.editor_view.state.question.stem == "在新版上写？"
    assert rooms.editor_view.state.overtaken is not None
    rooms.editor.take_overtaken()
    assert (rooms.editor_view.state.question.stem, rooms.editor_view.state.overtaken) == ("草稿？", None)
    rooms.editor.undo()
    assert rooms.editor_view.state.question.stem == "在新版上写？"
    rooms.editor.begin(question_id)
    assert rooms.editor_view.state.overtaken is None


def test_nobody_saves_over_what_a_colleague_saved_meanwhile(rooms: Rooms, office: Office) -> None:
    question_id = rooms.bank.add(rooms.actor, single("几日内提出？"))
    rooms.editor.begin(question_id)
    rooms.editor.edited(single("我的？"))
    rooms.bank.change(office.administrator, question_id, single("同事的？"), "更正")
    rooms.editor.save(After.LEAVE)
    assert [error.code for error in rooms.dialogs.troubles] == ["bank.overtaken"]
    assert rooms.left == []
    state = rooms.editor_view.state
    assert state.question.stem == "同事的？"
    assert state.overtaken is not None
    assert state.overtaken.question.stem == "我的？"
    rooms.editor.drop_overtaken()
    assert rooms.editor_view.state.overtaken is None
    assert rooms.bank.drafts.overtaken(rooms.actor, question_id) is None
    rooms.editor.edited(single("同事的，再改？"))
    rooms.editor.save()
    assert len(rooms.bank.versions(READER, question_id)) == 3


def test_a_case_is_told_with_its_parts() -> None:
    part = Question(QuestionKind.TRUE_FALSE, "应当出示证件。", answer=ChoiceKey(frozenset({0})))
    case = Question(QuestionKind.CASE, "材料", parts=(single("几人？", 1), part))
    assert told_block(case, ()).splitlines() == [
        "材料",
        "（1）几人？",
        "A．三日",
        "B．五日",
        "C．七日",
        "D．十日",
        "答案：B",
        "（2）应当出示证件。",
        "答案：正确",
    ]


def test_the_fields_are_filled_with_what_a_step_back_brings(rooms: Rooms) -> None:
    rooms.editor.begin(None)
    rooms.editor.edited(single("一"))
    rooms.editor.edited(single("一二"))
    rooms.editor.undo()
    rooms.editor.redo()
    rooms.editor.paste_block("几日？\nA. 三日\nB. 五日\n答案：A")
    first = {state.form: state.question.stem for state in reversed(rooms.editor_view.states)}
    assert [stem for _form, stem in sorted(first.items())][-3:] == ["一", "一二", "几日？"]


def test_steps_over_the_whole_form_are_taken_back_and_made_again(rooms: Rooms) -> None:
    rooms.editor.begin(None)
    rooms.editor.edited(single("一"))
    rooms.editor.edited(single("一二"))
    form = rooms.editor_view.state.form
    rooms.editor.undo()
    assert rooms.editor_view.state.question.stem == "一"
    assert rooms.editor_view.state.form == form + 1
    rooms.editor.redo()
    assert rooms.editor_view.state.question.stem == "一二"
    rooms.editor.redo()
    rooms.editor.save()
    assert rooms.bank.drafts.unsaved(rooms.actor, None) is None
    rooms.editor.undo()
    assert rooms.editor_view.state.question.stem == "一二"


def test_a_picture_comes_from_a_file_or_is_refused_in_words(rooms: Rooms, tmp_path: Path) -> None:
    file = tmp_path / "标志.bmp"
    file.write_bytes(drawn())
    rooms.dialogs.path = file
    taken: list[Picture] = []
    rooms.editor.choose_picture(taken.append)
    assert rooms.bank.picture(taken[0].hash).startswith(b"\x89PNG")
    assert rooms.editor.take_picture(b"no picture") is None
    assert [error.code for error in rooms.dialogs.troubles] == ["picture.unreadable"]


def test_a_question_copied_whole_is_shown_then_taken_and_taken_back(rooms: Rooms) -> None:
    rooms.editor.begin(None)
    rooms.editor.edited(replace(blank_question(), stem="写了一半", subject="公路法"))
    rooms.editor.paste_block("1．下列哪项正确？（ ）\nA．甲\nB．乙\nC．以上都对\n答案：C\n解析：见条文")
    question = rooms.editor_view.state.question
    assert "C．以上都对" in rooms.dialogs.said[-1]
    assert [option.text for option in question.options] == ["甲", "乙", "以上都对"]
    assert (question.answer, question.rationale, question.subject) == (ChoiceKey(frozenset({2})), "见条文", "公路法")
    rooms.editor.undo()
    assert rooms.editor_view.state.question.stem == "写了一半"
    rooms.editor.paste_block("什么也不是")
    assert rooms.editor_view.state.question.stem == "写了一半"


def test_options_that_speak_of_others_are_named(rooms: Rooms) -> None:
    rooms.editor.begin(None)
    rooms.editor.edited(replace(single("题？"), options=(Option("甲"), Option("乙"), Option("以上都不对"))))
    assert rooms.editor_view.state.bound == "C"
    rooms.editor.edited(replace(single("题？"), options=(Option("甲"), Option("乙"), Option("以上都不对", True))))
    assert rooms.editor_view.state.bound == ""
