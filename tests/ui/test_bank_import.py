"""The import page without widgets: keep, repair, take in, undo; what waits can be gone on with."""

from pathlib import Path

import pytest

from question_bank.formats.text import TextFormat
from question_bank.question import ChoiceKey, QuestionKind
from question_bank.similarity import Likeness
from tests.conftest import Office
from tests.fakes import READER, FixedClock
from tests.ui.bank_desk import Rooms, single
from trainer.app.services import Services
from trainer.bank.imports.values import ItemState, Repair, RepairKind
from trainer.bank.similar.values import IncomingFinding
from trainer.bank.values import BankQuery, QuestionStatus
from trainer.ui.bank.imports.state import EVERYTHING, SIMILAR, Shown, Work, filters, findings_of

BROKEN = "\n\n【单选】没有答案的题？\nA．一\nB．二\n答案：\n"
NO_KIND = "1. 甲可以吗\n2. 乙可以吗\n3. 丙可以吗\n"


@pytest.fixture
def rooms(services: Services, office: Office, clock: FixedClock) -> Rooms:
    rooms = Rooms(services, office, clock)
    rooms.importing.begin()
    return rooms


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "题库.txt"
    sound = [single("第一题？"), single("第二题？"), single("第二题？")]
    path.write_bytes(TextFormat().write(sound) + BROKEN.encode())
    return path


def work(rooms: Rooms) -> Work:
    found = rooms.import_view.state.work
    assert found is not None
    return found


def test_a_file_is_kept_whole_and_its_first_trouble_is_in_hand(rooms: Rooms, file: Path) -> None:
    rooms.dialogs.paths = [file]
    rooms.importing.choose_file()
    state = work(rooms)
    assert state.file.row.counts == {
        ItemState.READY: 2,
        ItemState.REPAIR: 1,
        ItemState.DUPLICATE: 1,
        ItemState.LEFT_OUT: 0,
        ItemState.TAKEN: 0,
    }
    assert state.item is not None
    assert state.item.head.stem == "没有答案的题？"
    assert [trouble.code for trouble in state.troubles] == ["question.no_key"]
    assert state.troubles[0].offers == ()
    assert state.troubles[0].about_key
    assert "没有答案的题" in "".join(line.text for line in state.source.lines)
    assert rooms.stems == []


def test_only_sound_questions_go_in_and_the_rest_can_be_finished_tomorrow(rooms: Rooms, file: Path) -> None:
    rooms.importing.load(file)
    rooms.importing.take_in()
    assert sorted(rooms.stems) == ["第一题？", "第二题？"]
    assert {row.status for row in rooms.bank.page(READER, BankQuery()).rows} == {QuestionStatus.UNVERIFIED}
    rooms.importing.begin()
    line = rooms.import_view.state.imports[0]
    assert (line.name, line.by, line.taken, line.left, line.open) == ("题库.txt", "李娜", 2, 1, True)
    rooms.importing.open(line.id)
    rooms.importing.repair(Repair(RepairKind.KEY, "B"))
    rooms.importing.take_in()
    assert work(rooms).shown == EVERYTHING
    assert "没有答案的题？" in rooms.stems
    rooms.importing.begin()
    assert not rooms.import_view.state.imports[0].open


def test_what_is_typed_in_the_fields_is_kept_and_can_be_undone(rooms: Rooms, file: Path) -> None:
    rooms.importing.load(file)
    item = work(rooms).item
    assert item is not None
    rooms.importing.edit(single("补好的题？", right=1))
    assert work(rooms).ready == 3
    rooms.importing.undo_repair()
    assert work(rooms).ready == 2
    again = work(rooms).item
    assert again is not None
    assert again.question == item.question


def test_all_alike_are_repaired_after_a_question(rooms: Rooms) -> None:
    rooms.importing.paste(NO_KIND)
    state = work(rooms)
    assert state.file.row.name.startswith("粘贴的文字")
    offer = state.troubles[0].offers[0]
    assert (offer.repair, offer.alike) == (Repair(RepairKind.KIND, QuestionKind.TRUE_FALSE.value), 3)
    rooms.dialogs.agree = False
    rooms.importing.repair_alike(offer.repair, "import.no_kind")
    assert {item.kind for item in work(rooms).file.items} == {None}
    rooms.dialogs.agree = True
    rooms.importing.repair_alike(offer.repair, "import.no_kind")
    assert {item.kind for item in work(rooms).file.items} == {QuestionKind.TRUE_FALSE}


def test_after_a_repair_the_next_trouble_is_in_hand(rooms: Rooms) -> None:
    rooms.importing.paste("一、判断题\n1. 甲可以吗\n2. 乙可以吗\n3. 丙可以吗\n")
    rooms.importing.repair(Repair(RepairKind.KEY, "正确"))
    item = work(rooms).item
    assert item is not None
    assert (item.head.number, work(rooms).ready) == (2, 1)
    rooms.importing.step(1)
    rooms.importing.step(1)
    last = work(rooms).item
    assert last is not None
    assert last.head.number == 3
    rooms.importing.step(-1)
    before = work(rooms).item
    assert before is not None
    assert before.head.number == 2
    rooms.importing.choose_line(3)
    assert work(rooms).item == last


def test_pasted_answers_are_joined(rooms: Rooms) -> None:
    rooms.importing.paste("一、单选题\n1. 甲？\nA. 一 B. 二\n2. 乙？\nA. 一 B. 二\n3. 丙？\nA. 一 B. 二\n")
    rooms.dialogs.text = "1-3 ABA"
    rooms.importing.paste_key()
    assert work(rooms).ready == 3
    rooms.importing.show(ItemState.READY.value)
    item = work(rooms).item
    assert item is not None
    assert item.question is not None
    assert item.question.answer == ChoiceKey(frozenset({0}))


def test_an_import_is_undone_with_a_reason_and_its_name_typed(rooms: Rooms, file: Path) -> None:
    rooms.importing.load(file)
    rooms.importing.take_in()
    rooms.importing.begin()
    batch = rooms.import_view.state.imports[0]
    rooms.importing.undo(batch.id)
    assert len(rooms.stems) == 2
    rooms.dialogs.text = "导错了文件"
    rooms.importing.undo(batch.id)
    assert rooms.stems == []
    state = rooms.import_view.state
    assert state.imports[0].undone
    assert "2" in state.notice


def test_items_are_left_out_with_a_reason_and_a_file_is_put_away(rooms: Rooms, file: Path) -> None:
    rooms.importing.load(file)
    rooms.importing.repair(Repair(RepairKind.LEAVE_OUT))
    assert work(rooms).to_repair == 1
    rooms.dialogs.text = "原题缺答案"
    rooms.importing.repair(Repair(RepairKind.LEAVE_OUT))
    assert work(rooms).to_repair == 0
    rooms.importing.begin()
    rooms.importing.close_file(rooms.import_view.state.imports[0].id)
    assert not rooms.import_view.state.imports[0].open


@pytest.mark.parametrize(
    ("name", "content", "code", "said"),
    [
        ("题库.pdf", b"x", "file.kind", ""),
        ("没有.xlsx", None, "file.unreadable", ""),
        ("题库.xlsx", b"PK\x03\x04 broken", "import.refused", "重新获取"),
        ("题库.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "import.refused", "docx"),
        ("空.txt", "没有试题".encode(), "import.refused", "没有找到试题"),
        ("大.txt", b"x" * (2 * 1024 * 1024), "file.too_large", ""),
    ],
)
def test_files_that_cannot_be_read_are_refused_in_words_and_leave_nothing(
    rooms: Rooms,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    content: bytes | None,
    code: str,
    said: str,
) -> None:
    monkeypatch.setattr("trainer.bank.imports.process.LARGEST_FILE", 1024 * 1024)
    if content is not None:
        (tmp_path / name).write_bytes(content)
    rooms.importing.load(tmp_path / name)
    assert [error.code for error in rooms.dialogs.troubles] == [code]
    assert said in str(rooms.dialogs.troubles[0].params)
    assert not rooms.import_view.state.busy
    assert rooms.import_view.state.imports == ()


def test_the_template_can_be_saved_and_read_again(rooms: Rooms, tmp_path: Path) -> None:
    rooms.dialogs.path = tmp_path / "模板.xlsx"
    rooms.importing.save_template()
    rooms.importing.load(tmp_path / "模板.xlsx")
    assert work(rooms).ready == 6


def test_the_starter_bank_has_a_name_among_the_imports(rooms: Rooms) -> None:
    rooms.listing.load_starter()
    assert [line.name for line in rooms.import_view.state.imports] == ["自带题库"]


def test_of_several_files_the_sound_ones_are_kept_and_the_others_named(rooms: Rooms, file: Path) -> None:
    broken = file.with_name("坏.xlsx")
    broken.write_bytes(b"PK\x03\x04 broken")
    rooms.importing.load_all([broken, file])
    assert [error.code for error in rooms.dialogs.troubles] == ["import.refused"]
    assert work(rooms).file.row.name == "题库.txt"


def test_what_an_item_is_like_is_said_beside_it(rooms: Rooms, file: Path) -> None:
    rooms.findings = {1000: (IncomingFinding(1000, Likeness.NEAR, 91, other_place=4000),)}
    rooms.importing.load(file)
    rooms.importing.show(SIMILAR)
    assert [(one.score, one.other_place) for one in findings_of(work(rooms))] == [(91, 3)]
    assert Shown(SIMILAR, 1) in filters(work(rooms).file.items, work(rooms).findings)


def test_a_file_is_compared_again_when_it_is_opened_again(rooms: Rooms, file: Path) -> None:
    rooms.importing.load(file)
    own = work(rooms).file.row.id
    rooms.importing.back()
    rooms.findings = {1000: (IncomingFinding(1000, Likeness.NEAR, 91, other_place=4000),)}
    rooms.importing.open(own)
    assert set(work(rooms).findings) == {1000}
