"""The page of duplicates: what differs, what is offered, what a decision does."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from question_bank.question import Blank, BlankKey, Citation, Difficulty, Option, Question, QuestionKind
from question_bank.similarity import Likeness
from tests.conftest import Office
from tests.fakes import READER, FixedClock
from tests.fakes_ui import HandDialogs, RecordingView
from tests.ui.bank_desk import Rooms, single
from trainer.app.services import Services
from trainer.bank.similar.values import IncomingFinding, Part, Source
from trainer.bank.values import BankQuery, QuestionStatus
from trainer.people.accounts.values import Actor, Role
from trainer.ui.bank.filters import Filter, chips
from trainer.ui.duplicates.differences import Run, key_text, runs, side_by_side
from trainer.ui.duplicates.presenter import DuplicatesDesk, DuplicatesPresenter
from trainer.ui.duplicates.state import DuplicatesState, endangered, first_choice, mergeable, shown
from trainer.ui.theme import Theme
from trainer.ui.widgets.similar_note import SimilarNote
from trainer.ui.working import InlineWorking

STEM = "当事人要求听证的，应当在行政机关告知后（ ）内提出"
OTHER = "公民对行政复议决定不服的，可以在收到之日起（ ）内起诉"


class Page:
    """The presenter with a recording view."""

    def __init__(self, services: Services, actor: Actor) -> None:
        self.view: RecordingView[DuplicatesState] = RecordingView()
        self.dialogs = HandDialogs()
        self.opened: list[UUID] = []
        desk = DuplicatesDesk(
            services.similar,
            services.bank,
            services.people,
            actor,
            InlineWorking(),
            self.dialogs,
            self.refresh,
            lambda: None,
            self.opened.append,
        )
        self.presenter = DuplicatesPresenter(self.view, desk)
        self.presenter.refresh()

    def refresh(self) -> None:
        self.presenter.refresh()

    @property
    def state(self) -> DuplicatesState:
        return self.view.state


def filled(services: Services, actor: Actor, questions: Sequence[Question]) -> list[UUID]:
    return [services.bank.add(actor, question) for question in questions]


@pytest.fixture
def page(services: Services, office: Office) -> Page:
    return Page(services, office.trainer)


def test_what_only_one_text_has_is_marked() -> None:
    left, right = runs("应当在三日内提出", "应当在五日内书面提出"), runs("应当在五日内书面提出", "应当在三日内提出")
    assert left == (Run("应当在"), Run("三", True), Run("日内提出"))
    assert [run.text for run in right if run.differs] == ["五", "书面"]
    assert runs("听证（  ）。", "听证( )") == (Run("听证（  ）。"),)


def test_options_are_compared_with_those_that_say_the_same() -> None:
    left = single(STEM, 1)
    texts = ("十日", "七日", "五个工作日", "三日")
    right = single(STEM, 3, options=tuple(map(Option, texts)))
    one, other = side_by_side(left, right)
    assert [line.letter for line in one.options if line.contested] == ["A"]
    assert [(line.letter, line.right) for line in other.options if line.contested] == [("D", True)]
    assert one.key == (Run("B", True),)


def test_equal_keys_at_other_letters_are_not_marked() -> None:
    left = single(STEM, 0)
    right = single(STEM, 3, options=left.options[::-1])
    one, other = side_by_side(left, right)
    assert (one.key, other.key) == ((Run("A"),), (Run("D"),))
    assert not any(line.contested for line in one.options)


def test_keys_of_written_kinds_and_parts_stand_beside_each_other() -> None:
    blank = Question(QuestionKind.BLANK, "期限为____日", answer=BlankKey((Blank(("15", "十五")),)))
    case = Question(QuestionKind.CASE, "某公司超限运输", parts=(blank, single(STEM)))
    assert key_text(blank) == "15 / 十五"
    one, _other = side_by_side(case, replace(case, parts=case.parts[::-1]))
    assert one.parts[0].key == (Run("15 / 十五"),)


def test_a_merge_offers_the_parts_that_differ_and_loses_no_citation() -> None:
    kept, other = single(STEM), single(STEM, citations=(Citation("行政处罚法", 64),), difficulty=Difficulty.HARD)
    assert set(mergeable(kept, other)) == {Part.CITATIONS, Part.SHELF}
    assert Source.BOTH in mergeable(kept, other)[Part.CITATIONS]
    assert first_choice(kept, other) == {Part.CITATIONS: Source.OTHER}


def test_nothing_was_searched_at_first(page: Page) -> None:
    assert page.state.overview.scan is None
    assert page.state.may_edit
    assert page.state.compared is None


def test_a_search_shows_the_first_pair_and_counts_each_kind(page: Page, services: Services, office: Office) -> None:
    filled(services, office.trainer, [single(STEM), single(STEM, 1), single(OTHER), single(f"{OTHER}。")])
    page.presenter.scan()
    assert dict(page.state.counts) == {Likeness.CONTRADICTORY: 1, Likeness.SAME: 1}
    assert page.state.compared is not None
    assert page.state.compared.pair.likeness is Likeness.CONTRADICTORY
    assert (page.state.by, page.state.busy) == ("李娜", False)
    page.presenter.choose_likeness(Likeness.SAME)
    assert [pair.likeness for pair in shown(page.state)] == [Likeness.SAME]
    assert page.state.compared.pair.likeness is Likeness.SAME


def test_after_a_decision_the_next_pair_is_in_view(page: Page, services: Services, office: Office) -> None:
    filled(services, office.trainer, [single(STEM), single(STEM, 1), single(OTHER), single(f"{OTHER}。")])
    page.presenter.scan()
    page.presenter.not_duplicate()
    assert page.state.compared is not None
    assert page.state.compared.pair.likeness is Likeness.SAME
    page.presenter.keep_right()
    merging = page.state.merging
    assert merging is not None
    page.presenter.merge("重复")
    assert (page.state.compared, page.state.merging) == (None, None)
    assert [services.bank.question(READER, side.id).status for side in (merging.plan.kept, merging.plan.other)] == [
        QuestionStatus.DRAFT,
        QuestionStatus.RETIRED,
    ]


def test_a_merge_takes_what_was_chosen_and_is_undone(page: Page, services: Services, office: Office) -> None:
    left, right = filled(services, office.trainer, [single(STEM), single(f"{STEM}。", rationale="见法条")])
    page.presenter.scan()
    page.presenter.keep_left()
    page.presenter.take(Part.STEM, Source.OTHER)
    page.presenter.merge("重复")
    assert services.bank.question(READER, left).question.stem == f"{STEM}。"
    assert services.bank.question(READER, left).question.rationale == "见法条"
    page.dialogs.text = "点错"
    page.presenter.undo(page.state.merges[0].id)
    assert services.bank.question(READER, left).question.stem == STEM
    assert services.bank.question(READER, right).status is QuestionStatus.DRAFT
    assert page.state.merges == ()


def test_a_merge_without_a_reason_is_refused_and_stays_open(page: Page, services: Services, office: Office) -> None:
    filled(services, office.trainer, [single(STEM), single(f"{STEM}。")])
    page.presenter.scan()
    page.presenter.keep_left()
    page.presenter.merge("")
    assert [error.code for error in page.dialogs.troubles] == ["reason.missing"]
    assert page.state.merging is not None
    page.presenter.drop_merge()
    assert page.state.merging is None


def test_approved_questions_in_a_contradiction_are_proposed_for_review(
    page: Page, services: Services, office: Office
) -> None:
    own, wrong = filled(services, office.trainer, [single(STEM), single(STEM, 1)])
    services.bank.check(office.trainer, [own])
    services.bank.approve(office.administrator, [own])
    page.presenter.scan()
    assert endangered(page.state.overview) == (own,)
    page.dialogs.text = "答案待核"
    page.presenter.park()
    assert services.bank.question(READER, own).status is QuestionStatus.PARKED
    assert services.bank.question(READER, wrong).status is QuestionStatus.DRAFT
    assert endangered(page.state.overview) == ()


def test_who_may_not_edit_looks_only(services: Services, office: Office) -> None:
    filled(services, office.trainer, [single(STEM), single(f"{STEM}。")])
    services.similar.scan(office.trainer, lambda done, of: None, lambda: False)
    page = Page(services, replace(office.trainer, roles=frozenset({Role.AUDITOR})))
    page.presenter.keep_left()
    page.presenter.not_duplicate()
    assert (page.state.may_edit, page.state.merging) == (False, None)
    assert len(page.state.overview.pairs) == 1


def test_the_list_of_the_bank_flags_and_filters_contradictions(
    services: Services, office: Office, clock: FixedClock
) -> None:
    own, wrong, _other = filled(services, office.trainer, [single(STEM), single(STEM, 1), single(OTHER)])
    services.similar.scan(office.trainer, lambda done, of: None, lambda: False)
    rooms = Rooms(services, office, clock)
    assert rooms.shown.contradictory == {own, wrong}
    rooms.listing.pick(Filter.CONTRADICTORY, True)
    assert rooms.stems == [STEM, STEM]
    assert chips(rooms.shown.query) == ((Filter.CONTRADICTORY, "答案矛盾"),)
    rooms.listing.choose(own)
    assert rooms.shown.chosen is not None
    assert rooms.shown.chosen.contradictory
    rooms.listing.remove(Filter.CONTRADICTORY)
    assert rooms.shown.query == BankQuery()


def test_an_incoming_question_says_what_it_is_like(qtbot: QtBot, qapp: QApplication) -> None:
    Theme(qapp).apply()
    note, opened, own = SimilarNote(), [], UUID(int=5)
    qtbot.addWidget(note)
    note.opened.connect(opened.append)
    note.show_findings(
        (
            IncomingFinding(3, Likeness.CONTRADICTORY, 99, own, 12),
            IncomingFinding(3, Likeness.NEAR, 91, other_place=0),
        )
    )
    assert [one.text() for one in note.findChildren(QLabel)] == [
        "99 %",
        "与题库第 12 题答案矛盾",
        "91 %",
        "与本文件第 1 题相近",
    ]
    (there,) = note.findChildren(QPushButton)
    there.click()
    assert opened == [own]
    note.show_findings(())
    assert note.isHidden()
