"""The page of outside scores: a sheet with its proof by one person, confirmed by another."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.conftest import Office
from tests.fakes_ui import HandDialogs
from tests.standing.test_outside import FULL, people, sheet
from trainer.app.exam_screens import outside_screen
from trainer.app.services import Services
from trainer.exams.outside.values import OutsideState
from trainer.people.accounts.values import Actor
from trainer.ui.outside.build import OutsideScreen
from trainer.ui.shell.context import Context
from trainer.ui.theme import Theme
from trainer.ui.working import InlineWorking

__all__ = ["people"]


def screen_of(qtbot: QtBot, services: Services, actor: Actor, dialogs: HandDialogs) -> OutsideScreen:
    made = outside_screen(
        Context(actor, 2026, InlineWorking(), dialogs, lambda: None, lambda _key, _target: None), services
    )
    assert isinstance(made, OutsideScreen)
    qtbot.addWidget(made.widget)
    made.refresh()
    return made


@pytest.mark.usefixtures("people")
def test_a_sheet_is_entered_by_one_and_confirmed_by_another(
    qtbot: QtBot, qapp: QApplication, services: Services, office: Office, tmp_path: Path
) -> None:
    Theme(qapp).apply()
    dialogs = HandDialogs()
    scores, proof = tmp_path / "成绩.xlsx", tmp_path / "通知.pdf"
    scores.write_bytes(sheet(*FULL, (4, "李四", "", 70, "")))
    proof.write_bytes(b"%PDF-1.4")
    one = screen_of(qtbot, services, office.trainer, dialogs)
    one.page.begin.click()
    form = one.page.form
    assert form is not None
    form.title.setText("全市统一笔试")
    form.organiser.setText("市司法局")
    dialogs.path = scores
    form.sheet.click()
    texts = [found.text() for found in form.findChildren(QLabel)]
    assert any("3 人" in text and "1" in text for text in texts)
    assert any("李四" in text for text in texts)
    assert not form.enter.isEnabled()
    dialogs.path = proof
    form.proof.click()
    form.enter.click()
    assert not dialogs.troubles
    assert (one.presenter.state.entry is not None, one.presenter.state.decidable) == (True, False)
    assert one.page.confirm.isHidden()

    other = screen_of(qtbot, services, office.administrator, dialogs)
    other.presenter.choose(other.presenter.state.entries[0])
    other.page.confirm.click()
    assert [entry.state for entry in other.presenter.state.entries] == [OutsideState.CONFIRMED]
    assert [exam.plan.title for exam in services.exams.exams(office.trainer)] == ["全市统一笔试"]
