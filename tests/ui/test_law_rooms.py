"""Loading, comparing, the work list and the search for citations, without their widgets."""

from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from question_bank.question import Citation
from tests.bank.test_lawchange import REVISED, approved, load_new, load_old, question
from tests.conftest import Office
from tests.fakes import READER
from tests.fakes_ui import HandDialogs, RecordingView
from tests.law.texts import NEW, TITLE
from tests.ui.law_desk import law_desk
from trainer.app.services import Services
from trainer.bank.lawchange.values import LoadKind, ParkWhen, WorkState
from trainer.bank.values import QuestionStatus
from trainer.law.values import Change
from trainer.ui.law.basis_presenter import BasisPresenter, BasisState
from trainer.ui.law.compare_presenter import ComparePresenter, CompareState
from trainer.ui.law.load_presenter import LoadPresenter, LoadState
from trainer.ui.law.presenter import LawPresenter
from trainer.ui.law.reader_presenter import ReaderPresenter, ReaderState
from trainer.ui.law.state import LawState
from trainer.ui.law.work_presenter import WorkListState, WorkPresenter
from trainer.ui.shell.context import EditQuestion


@pytest.fixture
def cited(services: Services, office: Office) -> UUID:
    load_old(services, office)
    return approved(services, office, "几日内提出？", Citation(TITLE, 3))


def test_consequences_come_before_anything_is_kept(
    services: Services, office: Office, cited: UUID, tmp_path: Path
) -> None:
    view = RecordingView[LoadState]()
    presenter = LoadPresenter(view, law_desk(services, office.trainer))
    file = tmp_path / "示例规定.txt"
    file.write_text(NEW, encoding="gb18030")
    presenter.read(file)
    preview = view.state.preview
    assert preview is not None
    assert (preview.kind, preview.doubtful) == (LoadKind.NEW, 1)
    assert len(services.law.versions(TITLE)) == 1
    presenter.keep(ParkWhen.AT_ONCE, "公报")
    assert view.state.outcome is not None
    assert view.state.outcome.parked == 1
    assert services.bank.question(READER, cited).status is QuestionStatus.PARKED


def test_what_the_text_does_not_say_is_asked_for(services: Services, office: Office, tmp_path: Path) -> None:
    view, dialogs = RecordingView[LoadState](), HandDialogs()
    presenter = LoadPresenter(view, law_desk(services, office.trainer, dialogs))
    dialogs.path = tmp_path / "规定.txt"
    dialogs.path.write_text("示例规定\n第一条　甲。", encoding="utf-8")
    presenter.choose_file()
    assert view.state.preview is None
    assert "日期" in view.state.missing
    assert view.state.draft is not None
    presenter.edit(replace(view.state.draft, revised=REVISED))
    assert view.state.preview is not None
    assert view.state.preview.kind is LoadKind.FIRST


def test_a_file_that_is_no_text_is_refused_in_words(services: Services, office: Office, tmp_path: Path) -> None:
    view, dialogs = RecordingView[LoadState](), HandDialogs()
    file = tmp_path / "规定.pdf"
    file.write_bytes(b"%PDF")
    LoadPresenter(view, law_desk(services, office.trainer, dialogs)).read(file)
    assert [error.code for error in dialogs.troubles] == ["law.file_kind"]
    assert not view.state.busy


def test_two_versions_are_compared(services: Services, office: Office, cited: UUID) -> None:
    load_new(services, office)
    view = RecordingView[CompareState]()
    presenter = ComparePresenter(view, law_desk(services, office.trainer))
    presenter.compare(services.law.versions(TITLE)[0])
    assert [one.change for one in view.state.shown] == [
        Change.REWORDED,
        Change.NEW,
        Change.MOVED,
        Change.MOVED_REWORDED,
    ]
    presenter.show_all(True)
    assert len(view.state.shown) == 6


def test_the_work_list_is_worked_off_by_two_people(services: Services, office: Office, cited: UUID) -> None:
    load_new(services, office)
    view, dialogs = RecordingView[WorkListState](), HandDialogs()
    trainer = WorkPresenter(view, law_desk(services, office.trainer, dialogs))
    trainer.begin()
    assert view.state.chosen is not None
    trainer.still_right()
    trainer.begin()
    assert view.state.count(WorkState.TO_APPROVE) == 1
    assert view.state.chosen is not None
    assert view.state.chosen.hindrance == "bank.own_question"
    trainer.approve()
    assert [error.code for error in dialogs.troubles] == ["bank.own_question"]
    administrator = WorkPresenter(view, law_desk(services, office.administrator))
    administrator.begin()
    administrator.approve()
    administrator.refresh()
    assert view.state.shown == ()
    assert services.bank.question(READER, cited).status is QuestionStatus.APPROVED


def test_a_question_of_the_work_list_is_opened_for_writing(services: Services, office: Office, cited: UUID) -> None:
    load_new(services, office)
    gone: list[tuple[str, object]] = []
    presenter = WorkPresenter(RecordingView[WorkListState](), law_desk(services, office.trainer, gone=gone))
    presenter.begin(TITLE)
    presenter.rewrite()
    assert gone == [("bank", EditQuestion(cited))]


def test_a_question_of_the_work_list_is_taken_out_of_use(services: Services, office: Office, cited: UUID) -> None:
    load_new(services, office)
    dialogs = HandDialogs()
    dialogs.text = "条文已删"
    presenter = WorkPresenter(RecordingView[WorkListState](), law_desk(services, office.trainer, dialogs))
    presenter.begin()
    presenter.retire()
    assert services.bank.question(READER, cited).status is QuestionStatus.RETIRED


def test_a_wrong_load_is_undone_from_the_list(services: Services, office: Office, cited: UUID) -> None:
    load_new(services, office)
    view, dialogs = RecordingView[LawState](), HandDialogs()
    presenter = LawPresenter(view, law_desk(services, office.trainer, dialogs))
    presenter.refresh()
    line = view.state.lines[0]
    assert (line.short, line.parked, len(line.versions)) == (TITLE, 1, 2)
    assert [view.state.may_undo(version) for version in line.versions] == [True, False]
    dialogs.text = "载错"
    presenter.undo(line.versions[0])
    assert services.bank.question(READER, cited).status is QuestionStatus.APPROVED
    presenter.refresh()
    assert len(next(one for one in view.state.lines if one.short == TITLE).versions) == 1


def test_articles_are_read_and_searched(services: Services, office: Office, cited: UUID) -> None:
    load_new(services, office)
    view = RecordingView[ReaderState]()
    presenter = ReaderPresenter(view, law_desk(services, office.trainer))
    presenter.read(services.law.in_force()[TITLE])
    assert len(view.state.hits) == 6
    presenter.search("十五日")
    assert [hit.article.key.number for hit in view.state.hits] == [3]
    presenter.read(None)
    assert view.state.hits == ()
    presenter.search("受理后 凭证")
    assert [hit.statute.revised for hit in view.state.hits] == [
        version.revised for version in reversed(services.law.versions(TITLE))
    ]


def test_citations_found_are_taken_over_in_bulk(services: Services, office: Office) -> None:
    bare = replace(question("听证应当在几日内提出？"), rationale="行政处罚法第六十四条第一项规定了五日。")
    own = services.bank.add(office.trainer, bare)
    view, dialogs = RecordingView[BasisState](), HandDialogs()
    presenter = BasisPresenter(view, law_desk(services, office.trainer, dialogs))
    presenter.begin()
    assert [one.question_id for one in view.state.proposals] == [own]
    dialogs.text = "据解析补"
    presenter.take_over(view.state.proposals)
    assert (view.state.taken, view.state.proposals) == (1, ())
    assert services.bank.question(READER, own).question.citations == (Citation("行政处罚法", 64, item=1),)
