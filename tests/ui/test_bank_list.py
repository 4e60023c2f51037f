"""The list of questions without its widgets."""

from pathlib import Path

import pytest

from question_bank.changes import Field, Piece, Was
from question_bank.formats.registry import format_for
from question_bank.question import Citation, QuestionKind
from tests.conftest import Office
from tests.fakes import READER, FixedClock
from tests.ui.bank_desk import Rooms, single
from trainer.app.services import Services
from trainer.bank.values import BankQuery, Move, QuestionStatus
from trainer.ui.actions import action_words
from trainer.ui.bank.filters import Filter, chips
from trainer.ui.bank.moving import MovingPresenter
from trainer.ui.bank.wording import purpose
from trainer.ui.tones import Tone


@pytest.fixture
def rooms(services: Services, office: Office, clock: FixedClock) -> Rooms:
    services.bank.add(office.trainer, single("听证应当在几日内提出？", 1, citations=(Citation("行政处罚法", 64),)))
    services.bank.add(office.trainer, single("许可申请应当在几日内受理？", 1))
    return Rooms(services, office, clock)


def test_an_empty_bank_is_told_apart_from_a_search_without_hits(
    services: Services, office: Office, clock: FixedClock
) -> None:
    rooms = Rooms(services, office, clock)
    assert rooms.shown.empty
    rooms.listing.load_starter()
    rooms.listing.search("没有这个词")
    assert not rooms.shown.empty
    assert rooms.stems == []


def test_the_purpose_line_counts_what_can_be_used(services: Services, office: Office, clock: FixedClock) -> None:
    rooms = Rooms(services, office, clock)
    rooms.listing.load_starter()
    total = services.bank.summary().total
    assert purpose(rooms.shown.summary) == f"{total} 道试题，其中 {total} 道已审定可用于考试，0 道待复核"
    assert rooms.shown.notice is not None


def test_filters_add_up_show_as_chips_and_go_away(rooms: Rooms) -> None:
    rooms.listing.search("几日内")
    rooms.listing.pick(Filter.KIND, QuestionKind.SINGLE)
    rooms.listing.pick(Filter.STATUTE, "行政处罚法")
    assert rooms.stems == ["听证应当在几日内提出？"]
    assert [words for _filter, words in chips(rooms.shown.query)] == ["题型：单选", "依据：行政处罚法"]
    rooms.listing.remove(Filter.STATUTE)
    assert len(rooms.stems) == 2
    rooms.listing.pick(Filter.KIND, QuestionKind.SINGLE)
    assert chips(rooms.shown.query) == ()
    rooms.listing.clear()
    assert rooms.shown.query == BankQuery()


def test_facets_are_read_when_the_menu_opens(rooms: Rooms) -> None:
    assert rooms.shown.facets.statutes == ()
    rooms.listing.read_facets()
    assert rooms.shown.facets.statutes == (("行政处罚法", 1),)


def test_a_question_is_checked_by_one_and_approved_by_another(
    rooms: Rooms, services: Services, office: Office, clock: FixedClock
) -> None:
    row = services.bank.page(office.trainer, BankQuery()).rows[0]
    rooms.listing.choose(row.id)
    assert rooms.shown.chosen is not None
    assert rooms.shown.chosen.steps.main is Move.CHECK
    rooms.listing.move(Move.CHECK)
    assert rooms.shown.chosen is not None
    assert rooms.shown.chosen.detail.status is QuestionStatus.CHECKED
    assert rooms.shown.chosen.steps.hindrance == "bank.own_question"
    colleague = Rooms(services, office, clock, office.administrator)
    colleague.listing.choose(row.id)
    colleague.listing.move(Move.APPROVE)
    assert colleague.shown.chosen is not None
    assert colleague.shown.chosen.detail.status is QuestionStatus.APPROVED
    assert colleague.shown.chosen.steps.main is None


def test_taking_out_of_use_asks_for_a_reason(rooms: Rooms, services: Services) -> None:
    row = services.bank.page(READER, BankQuery()).rows[0]
    rooms.listing.choose(row.id)
    rooms.listing.move(Move.RETIRE)
    assert len(rooms.stems) == 2
    rooms.dialogs.text = "条文已废止"
    rooms.listing.move(Move.RETIRE)
    assert len(rooms.stems) == 1
    assert rooms.shown.chosen is not None
    assert not rooms.shown.chosen.steps.edit


def test_many_move_at_once_and_what_stays_back_is_said(rooms: Rooms, services: Services) -> None:
    ids = [row.id for row in services.bank.page(READER, BankQuery()).rows]
    services.bank.check(rooms.actor, ids[:1])
    MovingPresenter(rooms.desk, rooms.listing.show_notice).ask(Move.CHECK, ids)
    assert rooms.shown.notice is not None
    assert rooms.shown.notice.tone is Tone.WARN
    assert rooms.shown.notice.text.startswith("核对无误：1 道。 1 道未变：")
    rooms.listing.close_notice()
    assert rooms.shown.notice is None


def test_history_shows_an_earlier_version_as_it_stood(rooms: Rooms, services: Services) -> None:
    row = services.bank.page(READER, BankQuery()).rows[0]
    services.bank.change(rooms.actor, row.id, single("改过的题干？"), "")
    rooms.listing.choose(row.id)
    rooms.listing.show_history(True)
    chosen = rooms.shown.chosen
    assert chosen is not None
    rooms.listing.show_version(chosen.detail.versions[0].id)
    assert rooms.shown.chosen is not None
    assert rooms.shown.chosen.old is not None
    assert rooms.shown.chosen.old[1].stem == row.stem
    assert set(rooms.shown.chosen.people.values()) == {"李娜"}


def test_the_basis_is_compared_with_the_register(rooms: Rooms, services: Services) -> None:
    wrong = services.bank.add(rooms.actor, single("错条文", citations=(Citation("中华人民共和国行政处罚法", 999),)))
    rooms.listing.choose(wrong)
    chosen = rooms.shown.chosen
    assert chosen is not None
    assert [cited.exists for cited in chosen.cited] == [False]
    assert chosen.cited[0].revised is not None


@pytest.mark.parametrize("name", ["题库.xlsx", "题库.txt", "题库.gift", "题库.xml", "题库.zip", "题库.qti3.zip"])
def test_an_export_holds_what_the_filters_show(rooms: Rooms, tmp_path: Path, name: str) -> None:
    rooms.dialogs.path = tmp_path / name
    rooms.listing.search("听证")
    rooms.listing.export()
    known = format_for(name)
    assert known is not None
    batch = known.read((tmp_path / name).read_bytes(), name)
    assert [question.stem for question in batch.ready] == ["听证应当在几日内提出？"]
    assert rooms.shown.notice is not None
    assert "1 道" in rooms.shown.notice.text


def test_an_export_to_another_kind_of_file_is_refused_in_words(rooms: Rooms, tmp_path: Path) -> None:
    rooms.dialogs.path = tmp_path / "题库.pdf"
    rooms.listing.export()
    assert [error.code for error in rooms.dialogs.troubles] == ["file.kind"]
    assert not (tmp_path / "题库.pdf").exists()


def test_any_two_versions_are_compared_word_by_word(rooms: Rooms) -> None:
    question_id = rooms.bank.add(rooms.actor, single("五日内提出？"))
    rooms.bank.change(rooms.actor, question_id, single("七日内提出？"), "条文修订")
    rooms.bank.change(rooms.actor, question_id, single("七日内提出？", right=2), "更正答案")
    rooms.listing.choose(question_id)
    rooms.listing.show_history(True)
    versions = rooms.bank.versions(READER, question_id)
    rooms.listing.show_version(versions[1].id)
    compared = rooms.shown.chosen.compared if rooms.shown.chosen else None
    assert compared is not None
    assert (compared.old.ordinal, compared.new.ordinal, compared.new.reason) == (1, 2, "条文修订")
    assert [(one.what, one.pieces[:2]) for one in compared.found] == [
        (Field.STEM, (Piece("五", Was.GONE), Piece("七", Was.ADDED)))
    ]
    rooms.listing.compare(3, 1)
    compared = rooms.shown.chosen.compared if rooms.shown.chosen else None
    assert compared is not None
    assert [one.what for one in compared.found] == [Field.STEM, Field.KEY]


def test_what_an_exam_said_of_a_question_stands_in_its_history(
    rooms: Rooms, services: Services, office: Office
) -> None:
    first, second = (row.id for row in services.bank.page(READER, BankQuery()).rows)
    services.papers.set_enemies(office.trainer, [first, second])
    rooms.listing.choose(first)
    assert rooms.shown.chosen is not None
    assert action_words(rooms.shown.chosen.detail.history[-1].action) == "设定不得同卷"
