"""Layouts of certificates and corrections without their widgets, and the window of layouts with them."""

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import Office
from tests.fakes_ui import HandDialogs, RecordingView
from trainer.app.services import Services
from trainer.certificates.layout import ElementKind, Side
from trainer.ui.certificates.layout_presenter import LayoutPresenter
from trainer.ui.certificates.layout_state import CELLS, LayoutState, cell
from trainer.ui.certificates.layout_window import LayoutWindow

HEAD = 2
"""The line of the title on the shipped page."""


class Desk:
    def __init__(self, services: Services, office: Office) -> None:
        self.view: RecordingView[LayoutState] = RecordingView()
        self.hand = HandDialogs()
        self.service = services.certificates.templates
        self.presenter = LayoutPresenter(self.view, self.service, office.administrator, self.hand)

    @property
    def state(self) -> LayoutState:
        return self.view.state


@pytest.fixture
def desk(services: Services, office: Office) -> Desk:
    return Desk(services, office)


def test_every_change_is_drawn_at_once_and_saved_as_a_version(desk: Desk) -> None:
    before = desk.state.content
    desk.presenter.type_cell(HEAD, "text", "岗位练兵合格证书")
    assert desk.state.changed
    assert desk.state.content != before
    desk.presenter.save()
    assert (desk.state.chosen.version, desk.state.changed) == (1, False)
    assert desk.service.template("a4").layout.elements[HEAD].text == "岗位练兵合格证书"
    desk.presenter.back_to_shipped()
    assert desk.state.draft.elements[HEAD].text == "培训合格证书"


def test_what_cannot_be_printed_is_said_and_the_last_page_stays(desk: Desk) -> None:
    content = desk.state.content
    desk.presenter.type_cell(HEAD, "text", "{age}")
    assert "age" in desk.state.wrong
    assert desk.state.content == content
    desk.presenter.type_cell(HEAD, "x", "左")
    assert desk.state.wrong.startswith(f"第 {HEAD + 1} 行")
    desk.presenter.type_cell(HEAD, "text", "证书")
    assert not desk.state.wrong


def test_lines_come_and_go_and_the_seal_is_a_picture(desk: Desk, tmp_path: Path) -> None:
    count = len(desk.state.draft.elements)
    desk.presenter.add(ElementKind.TEXT)
    desk.presenter.type_cell(count, "text", "副本")
    desk.presenter.type_cell(count, "side", "右")
    desk.presenter.type_cell(count, "colour", "#A8171A")
    new = desk.state.draft.elements[count]
    assert (new.text, new.side, new.colour) == ("副本", Side.RIGHT, "#a8171a")
    desk.presenter.remove(count)
    assert len(desk.state.draft.elements) == count
    Image.new("RGBA", (200, 200), (200, 0, 0, 120)).save(tmp_path / "章.png")
    before = desk.state.content
    desk.hand.path = tmp_path / "章.png"
    desk.presenter.choose_seal()
    assert not desk.state.wrong
    assert desk.state.content != before
    desk.presenter.drop_seal()
    assert desk.state.draft.seal == b""
    (tmp_path / "章.png").write_bytes(b"no picture")
    desk.presenter.choose_seal()
    assert "印章" in desk.state.wrong


def test_unsaved_changes_are_asked_for_before_another_layout_is_shown(desk: Desk) -> None:
    desk.presenter.set_page(280, 200)
    desk.hand.agree = False
    desk.presenter.choose("small")
    assert desk.state.chosen.code == "a4"
    desk.hand.agree = True
    desk.presenter.choose("small")
    assert (desk.state.chosen.code, desk.state.draft.width) == ("small", 148)


def test_the_window_shows_the_table_and_the_page(desk: Desk, qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    window = LayoutWindow(parent, desk.hand)
    window.show_state(desk.state)
    typed: list[tuple[int, str, str]] = []
    window.cell_typed.connect(lambda *cells: typed.append(cells))
    item = window.table.item(HEAD, 1 + CELLS.index("text"))
    assert item is not None
    assert item.text() == cell(desk.state.draft.elements[HEAD], "text") == "培训合格证书"
    item.setText("结业证书")
    assert typed == [(HEAD, "text", "结业证书")]
    assert not window.save.isEnabled()
    desk.presenter.type_cell(*typed[0])
    window.show_state(desk.state)
    assert window.save.isEnabled()
    desk.hand.agree = False
    assert not window.close()
    desk.hand.agree = True
    window.close()


def test_an_earlier_version_is_begun_with(desk: Desk) -> None:
    for words in ("岗位练兵合格证书", "结业证书"):
        desk.presenter.type_cell(HEAD, "text", words)
        desk.presenter.save()
    assert [one.version for one in desk.state.versions] == [2, 1]
    desk.presenter.take_version(1)
    assert desk.state.draft.elements[HEAD].text == "岗位练兵合格证书"
    desk.presenter.save()
    assert desk.state.chosen.version == 3


def test_a_line_has_the_cells_of_its_kind(desk: Desk) -> None:
    frame, title = desk.state.draft.elements[0], desk.state.draft.elements[HEAD]
    assert (cell(frame, "text"), cell(frame, "size"), cell(frame, "weight")) == ("", "", "2.6")
    assert (cell(title, "size"), cell(title, "weight")) == ("42", "")


def test_the_table_is_filled_by_keys_alone(services: Services, office: Office, qtbot: QtBot) -> None:
    parent, hand = QWidget(), HandDialogs()
    qtbot.addWidget(parent)
    parent.show()
    window = LayoutWindow(parent, hand)
    presenter = LayoutPresenter(window, services.certificates.templates, office.administrator, hand)
    window.presenter = presenter
    window.cell_typed.connect(presenter.type_cell)
    window.added.connect(presenter.add)
    window.show()
    qtbot.waitExposed(window)
    window.table.setFocus()
    window.table.setCurrentCell(HEAD, 1 + CELLS.index("x"))
    qtbot.keyClick(window.table, Qt.Key.Key_F2)
    for words, leave in (("41", Qt.Key.Key_Tab), ("42.5", Qt.Key.Key_Return)):
        editor = window.table.findChildren(QLineEdit)[-1]
        editor.setText(words)
        qtbot.keyClick(editor, leave)

    def filled() -> list[str]:
        items = (window.table.item(HEAD, 1 + CELLS.index(field)) for field in ("x", "y"))
        return [item.text() if item else "" for item in items]

    qtbot.waitUntil(lambda: filled() == ["41", "42.5"])
    count = window.table.rowCount()
    window.add.click()
    assert (window.table.rowCount(), window.table.currentRow()) == (count + 1, count)
    hand.agree = True
    window.close()
