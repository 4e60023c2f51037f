"""Importing without widgets: look, keep, undo."""

from pathlib import Path

import pytest

from question_bank.formats.text import TextFormat
from tests.conftest import Office
from tests.fakes import FixedClock
from tests.ui.bank_desk import Rooms, single
from trainer.app.services import Services
from trainer.bank.values import BankQuery, QuestionStatus

BROKEN = "\n\n【单选】没有答案的题？\nA．一\nB．二\n答案：\n"


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


def test_a_file_is_looked_at_before_anything_is_kept(rooms: Rooms, file: Path) -> None:
    rooms.dialogs.path = file
    rooms.importing.choose_file()
    state = rooms.import_view.state
    assert state.preview is not None
    assert (state.preview.found, state.preview.added, state.preview.duplicates, state.to_correct) == (4, 2, 1, 1)
    assert not state.busy
    line = state.lines[0]
    assert (line.stem, line.blocking) == ("没有答案的题？", True)
    assert line.place
    assert "答案" in line.text
    assert rooms.stems == []


def test_only_sound_questions_go_in_unverified(rooms: Rooms, file: Path) -> None:
    rooms.importing.load(file)
    rooms.importing.keep()
    outcome = rooms.import_view.state.outcome
    assert outcome is not None
    assert (outcome.added, outcome.duplicates, outcome.left_out) == (2, 1, 1)
    assert sorted(rooms.stems) == ["第一题？", "第二题？"]
    rows = rooms.bank.page(BankQuery()).rows
    assert {row.status for row in rows} == {QuestionStatus.UNVERIFIED}
    assert [(line.file, line.by, line.added) for line in rooms.import_view.state.batches] == [("题库.txt", "李娜", 2)]


def test_an_import_is_undone_with_a_reason_and_its_name_typed(rooms: Rooms, file: Path) -> None:
    rooms.importing.load(file)
    rooms.importing.keep()
    batch = rooms.import_view.state.batches[0]
    rooms.importing.undo(batch.id)
    assert len(rooms.stems) == 2
    rooms.dialogs.text = "导错了文件"
    rooms.importing.undo(batch.id)
    assert rooms.stems == []
    assert rooms.import_view.state.batches[0].undone
    assert rooms.shown.notice is not None


@pytest.mark.parametrize(("name", "code"), [("题库.pdf", "file.kind"), ("没有.xlsx", "file.unreadable")])
def test_files_that_cannot_be_read_are_refused_in_words(rooms: Rooms, tmp_path: Path, name: str, code: str) -> None:
    if code == "file.kind":
        (tmp_path / name).write_bytes(b"x")
    rooms.importing.load(tmp_path / name)
    assert [error.code for error in rooms.dialogs.troubles] == [code]
    assert not rooms.import_view.state.busy


def test_a_damaged_workbook_says_so_in_the_preview(rooms: Rooms, tmp_path: Path) -> None:
    path = tmp_path / "题库.xlsx"
    path.write_bytes(b"PK\x03\x04 broken")
    rooms.importing.load(path)
    state = rooms.import_view.state
    assert state.preview is not None
    assert state.preview.found == 0
    assert [line.blocking for line in state.lines] == [True]


def test_the_template_can_be_saved_and_read_again(rooms: Rooms, tmp_path: Path) -> None:
    rooms.dialogs.path = tmp_path / "模板.xlsx"
    rooms.importing.save_template()
    rooms.importing.load(tmp_path / "模板.xlsx")
    assert rooms.import_view.state.preview is not None
    assert rooms.import_view.state.preview.ready == 6


def test_the_starter_bank_has_a_name_among_the_imports(rooms: Rooms) -> None:
    rooms.listing.load_starter()
    assert [line.file for line in rooms.import_view.state.batches] == ["自带题库"]
