"""The papers page without its widgets."""

import random
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import select

from question_bank.blueprint import BlueprintRow, Topic
from question_bank.question import Difficulty, QuestionKind
from tests.conftest import Office
from tests.fakes import READER
from tests.fakes_ui import HandDialogs, RecordingView
from trainer.app.paper_files import PaperFiles
from trainer.app.services import Services
from trainer.bank.values import BankQuery
from trainer.exams.papers.values import PaperSheet
from trainer.store.audit import AuditEntry
from trainer.ui.papers.lines import topics_text, way_words
from trainer.ui.papers.panels import broken_words, sheet_texts
from trainer.ui.papers.presenter import PapersPresenter
from trainer.ui.papers.printing import PaperPrints
from trainer.ui.papers.room import PapersRoom
from trainer.ui.papers.state import PapersState, RowCheck, Tab, bound_checks, checks
from trainer.ui.papers.wording import balance_words, draft_words, shortage
from trainer.ui.working import InlineWorking, Stopped

ROWS = (BlueprintRow(QuestionKind.SINGLE, 5, Decimal(2)), BlueprintRow(QuestionKind.TRUE_FALSE, 4, Decimal(1)))


class Desk:
    def __init__(self, services: Services, office: Office) -> None:
        self.view: RecordingView[PapersState] = RecordingView()
        self.dialogs = HandDialogs()
        files, chance = PaperFiles(services), random.Random(3)
        room = PapersRoom(services.papers, services.bank, services.people, services.exams.rules, chance, files)
        self.presenter = PapersPresenter(
            self.view, room, office.trainer, InlineWorking(), self.dialogs, lambda: self.presenter.refresh()
        )
        self.presenter.refresh()

    @property
    def state(self) -> PapersState:
        return self.view.state

    def keep(self, name: str) -> None:
        self.presenter.rename(name)
        self.presenter.change_plan(replace(self.state.plan, rows=ROWS))
        self.presenter.save()


@pytest.fixture
def desk(services: Services, office: Office, starter: None) -> Desk:
    return Desk(services, office)


def test_a_new_office_begins_with_the_rows_of_the_rule_and_no_name(desk: Desk) -> None:
    assert desk.state.rule is not None
    assert desk.state.plan.question_count == 100
    assert desk.state.plan.name == ""
    assert not desk.state.changed


def test_each_row_says_how_many_approved_questions_fit(desk: Desk, services: Services) -> None:
    desk.presenter.change_plan(replace(desk.state.plan, rows=(replace(ROWS[0], count=500), ROWS[1])))
    approved = services.bank.stock(READER).shelves
    single = sum(len(ids) for traits, ids in approved.items() if traits.kind is QuestionKind.SINGLE)
    first, second = checks(desk.state)
    assert (first.fitting, first.lacking) == (single, 500 - single)
    assert second.lacking == 0


def test_a_blueprint_needs_a_name_and_is_kept_under_it(desk: Desk) -> None:
    desk.presenter.save()
    assert [error.code for error in desk.dialogs.troubles] == ["blueprint.no_name"]
    desk.keep("春季考核")
    assert [one.blueprint.name for one in desk.state.saved] == ["春季考核"]
    assert desk.state.plan_id == desk.state.saved[0].id
    assert not desk.state.changed


def test_leaving_what_was_not_kept_asks_first(desk: Desk) -> None:
    desk.keep("春季考核")
    desk.presenter.add_row()
    desk.dialogs.agree = False
    desk.presenter.new_plan()
    assert len(desk.state.plan.rows) == 3
    desk.dialogs.agree = True
    desk.presenter.choose_plan(desk.state.saved[0].id)
    assert desk.state.plan.rows == ROWS


def test_drawing_again_takes_another_seed_and_other_questions(desk: Desk) -> None:
    desk.keep("春季考核")
    desk.presenter.draw()
    first = desk.state.draft
    desk.presenter.draw()
    second = desk.state.draft
    assert first is not None
    assert second is not None
    assert first.seed != second.seed
    assert [item.question_id for item in first.items] != [item.question_id for item in second.items]


def test_a_shortage_names_every_short_row_by_how_much(desk: Desk) -> None:
    desk.presenter.change_plan(replace(desk.state.plan, rows=(ROWS[0], replace(ROWS[1], count=400))))
    desk.presenter.draw()
    assert desk.state.draft is None
    assert set(desk.state.short) == {2}
    assert shortage(desk.state) == (f"第 2 行 判断：缺 {desk.state.short[2]} 题",)
    assert desk.state.ways


def test_sealing_lists_the_paper_and_opens_it_with_its_keys(desk: Desk) -> None:
    desk.keep("春季考核")
    desk.presenter.draw()
    desk.presenter.seal("春季考核甲卷")
    assert desk.state.tab is Tab.PAPERS
    assert [row.name for row in desk.state.papers] == ["春季考核甲卷"]
    desk.presenter.open_paper(desk.state.papers[0].id)
    assert desk.state.paper is not None
    assert desk.state.made_by == "李娜"
    assert all(item.question.answer is not None for item in desk.state.items)
    desk.presenter.back()
    assert desk.state.paper is None


def impossible(desk: Desk) -> None:
    hard = BlueprintRow(QuestionKind.MULTIPLE, 5, Decimal(2), field="港口", difficulty=Difficulty.HARD)
    desk.presenter.change_plan(replace(desk.state.plan, name="港口卷", rows=(ROWS[0], hard)))
    desk.presenter.draw()


def test_an_impossible_blueprint_is_repaired_by_one_choice(desk: Desk) -> None:
    impossible(desk)
    assert shortage(desk.state) == ("第 2 行 港口 · 多选 · 难：缺 4 题",)
    assert desk.state.ways is not None
    words = [way_words(desk.state.plan, way) for way in desk.state.ways]
    assert "第 2 行 港口 · 多选 · 难：5 题改为 1 题" in words
    desk.presenter.take_way(desk.state.ways[words.index("第 2 行 港口 · 多选 · 难：5 题改为 1 题")])
    assert desk.state.draft is not None
    assert len(desk.state.items) == 6
    assert desk.state.balance is not None
    assert desk.state.balance.kept
    assert "已放宽" in desk.state.said


def test_a_question_is_replaced_with_the_balance_in_view_and_taken_back(desk: Desk) -> None:
    desk.keep("春季考核")
    desk.presenter.draw()
    before = desk.state.items
    desk.presenter.look_for_swap(2)
    assert desk.state.choices
    desk.presenter.swap(desk.state.choices[0].question_id)
    assert [old == new for old, new in zip(before, desk.state.items, strict=True)].count(False) == 1
    assert "人工换题 1 次" in draft_words(desk.state)
    desk.presenter.undo()
    assert desk.state.items == before
    assert desk.state.undone == ()


def test_questions_parted_forever_show_in_the_balance_and_stay_apart(desk: Desk) -> None:
    desk.keep("春季考核")
    desk.presenter.draw()
    desk.presenter.part_forever([item.question_id for item in desk.state.items[:2]])
    assert desk.state.balance is not None
    assert len(desk.state.balance.enemies) == 1
    assert balance_words(desk.state.balance)[0] == "1 项不符合"
    first, second = desk.state.items[:2]
    desk.presenter.look_at(first.question_id)
    assert [row.id for row in desk.state.apart] == [second.question_id]
    desk.presenter.lift(second.question_id)
    assert desk.state.apart == ()
    assert desk.state.balance is not None
    assert desk.state.balance.kept


def test_any_question_is_found_by_number_or_words_with_what_it_does_to_the_paper(
    desk: Desk, services: Services
) -> None:
    desk.keep("春季考核")
    desk.presenter.change_plan(replace(desk.state.plan, rows=(replace(ROWS[0], field="公路路政"), ROWS[1])))
    desk.presenter.draw()
    desk.presenter.look_for_swap(2)
    port = services.bank.page(READER, BankQuery(kinds=frozenset({QuestionKind.SINGLE}), field="港口")).rows[0]
    desk.presenter.seek(f" {port.number} ")
    assert desk.state.choices
    one = desk.state.choices[0]
    assert (one.question_id, one.number, one.refused) == (port.id, port.number, "")
    assert broken_words(one, desk.state) == ("第 1 行 公路路政 · 单选：现有 4，要求 5",)
    desk.presenter.seek("处罚")
    assert desk.state.choices
    assert {one.refused for one in desk.state.choices} >= {"", "paper.other_kind"}
    desk.presenter.swap(next(one for one in desk.state.choices if one.refused == "paper.other_kind").question_id)
    assert [error.code for error in desk.dialogs.troubles] == ["paper.other_kind"]
    desk.presenter.seek("绝无此词此句")
    assert desk.state.choices == ()
    desk.presenter.seek("")
    assert desk.state.choices
    desk.presenter.seek(str(port.number))
    desk.presenter.swap(port.id)
    assert desk.state.items[1].question_id == port.id
    assert desk.state.sought == ""
    assert desk.state.balance is not None
    assert balance_words(desk.state.balance)[0] == "1 项不符合"


def test_parallel_papers_are_drawn_and_sealed_together(desk: Desk, services: Services, office: Office) -> None:
    desk.keep("春季考核")
    desk.presenter.choose_forms(3)
    desk.presenter.draw()
    assert len(desk.state.drafts) == 3
    assert "各卷没有相同的题" in draft_words(desk.state)
    desk.presenter.choose_form(2)
    assert desk.state.draft == desk.state.drafts[2]
    desk.presenter.seal("春季考核")
    (made,) = services.papers.sets(office.trainer)
    assert [form.letter for form in made.forms] == ["A", "B", "C"]
    desk.presenter.open_paper(made.forms[0].paper_id)
    texts = sheet_texts(desk.state)
    assert texts is not None
    assert ("第 1 行 单选", "5", "5") in list(texts.lines)
    head, *rows = texts.forms
    assert tuple(head) == ("平行卷", "平均难度", "A", "B", "C")
    assert [(line[0], line[2:]) for line in rows] == [
        ("A 卷", ("—", "0", "0")),
        ("B 卷", ("0", "—", "0")),
        ("C 卷", ("0", "0", "—")),
    ]
    assert desk.state.data_sheet is not None
    assert rows[0][1] == f"{desk.state.data_sheet.difficulty:.2f}"
    assert PaperFiles(services).data_sheet(office.trainer, texts).startswith(b"%PDF")


def test_conditions_come_from_the_list_of_the_office_which_can_be_changed(desk: Desk) -> None:
    desk.presenter.add_required_content()
    names = [bound.topic.name for bound in desk.state.plan.bounds if bound.topic]
    assert "宪法" in names
    desk.presenter.remove_bound(0)
    assert len(desk.state.plan.bounds) == len(names) - 1
    desk.presenter.edit_topics()
    assert topics_text(desk.state.topics).startswith("宪法：宪法")
    desk.presenter.save_topics("职业道德：职业道德，执法规范")
    assert [topic.subjects for topic in desk.state.topics] == [("职业道德", "执法规范")]
    assert not desk.state.listing
    desk.presenter.save_topics("空的一行")
    assert [error.code for error in desk.dialogs.troubles] == ["content.unfinished"]


def test_a_condition_the_bank_cannot_meet_says_so_before_any_draw(desk: Desk) -> None:
    desk.presenter.add_bound(Topic("无", ("绝无此科目",)))
    assert bound_checks(desk.state)[-1] == RowCheck(0, 1)


def test_a_row_taken_out_comes_back_by_undo(desk: Desk) -> None:
    desk.presenter.change_plan(replace(desk.state.plan, rows=ROWS))
    desk.presenter.remove_row(0)
    desk.presenter.rename("秋季考核")
    assert desk.state.plan.rows == ROWS[1:]
    desk.presenter.undo_plan()
    assert (desk.state.plan.rows, desk.state.plan.name) == (ROWS, "秋季考核")
    assert desk.state.before
    desk.presenter.undo_plan()
    desk.presenter.undo_plan()
    assert desk.state.before == ()
    desk.keep("秋季考核")
    desk.presenter.copy()
    assert desk.state.before == ()


def test_a_blueprint_is_copied_and_deleted(desk: Desk) -> None:
    desk.keep("春季考核")
    desk.presenter.copy()
    assert desk.state.plan.name == "春季考核（副本）"
    desk.presenter.delete()
    assert [one.blueprint.name for one in desk.state.saved] == ["春季考核"]
    assert desk.state.plan.name == "春季考核"


class Shown:
    def __init__(self) -> None:
        self.documents: list[tuple[str, bytes]] = []

    def print_pdfs(self, title: str, contents: Sequence[bytes]) -> None:
        self.documents.extend((title, content) for content in contents)


@pytest.fixture
def printed(desk: Desk, services: Services, office: Office) -> tuple[PaperPrints, Shown, UUID]:
    desk.keep("年度考试")
    desk.presenter.draw()
    desk.presenter.seal("年度考试卷")
    shown = Shown()
    prints = PaperPrints(PaperFiles(services), office.trainer, InlineWorking(), desk.dialogs, shown)
    return prints, shown, desk.state.papers[0].id


def test_each_sheet_of_a_sealed_paper_goes_to_the_preview(printed: tuple[PaperPrints, Shown, UUID]) -> None:
    prints, shown, paper_id = printed
    for sheet in PaperSheet:
        prints.preview(paper_id, sheet)
    assert [title for title, _content in shown.documents] == ["试卷", "答题卡", "参考答案及评分标准"]
    assert all(content.startswith(b"%PDF") for _title, content in shown.documents)


def test_all_sheets_go_into_a_folder_with_their_hashes_and_a_record(
    printed: tuple[PaperPrints, Shown, UUID], desk: Desk, services: Services, tmp_path: Path
) -> None:
    prints, _shown, paper_id = printed
    desk.dialogs.path = tmp_path / "out"
    prints.save(paper_id)
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert len(names) == 8
    assert {path.suffix for path in (tmp_path / "out").iterdir()} == {".pdf", ".docx"}
    assert "8 个文件" in desk.dialogs.said[-1]
    with services.store.database.read() as session:
        entry = session.scalars(select(AuditEntry).where(AuditEntry.action == "exams.paper_printed")).one()
    assert entry.subject_id == paper_id
    assert entry.detail == {"sheets": "paper,answers,key"}


def test_stopping_leaves_no_file(services: Services, office: Office, desk: Desk, tmp_path: Path) -> None:
    desk.keep("年度考试")
    paper = services.papers.assemble(office.trainer, desk.state.plan, 3)

    def stop(_done: int, _of: int) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        PaperFiles(services).write(office.trainer, paper.id, tmp_path / "out", stop)
    assert not list((tmp_path / "out").iterdir())
