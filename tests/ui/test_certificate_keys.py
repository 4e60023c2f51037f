"""The tab of certificate keys: files go out, those of another office come in after their fingerprint was compared."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.certificates.two_offices import OtherOffice, other_office
from tests.conftest import Office
from tests.fakes import FixedClock
from tests.fakes_ui import HandDialogs, RecordingView
from trainer.app.services import Services
from trainer.certificates.exchange import fingerprint
from trainer.ui.settings.keys.presenter import KeysPresenter, KeysState
from trainer.ui.settings.keys.view import KeysTab


@pytest.fixture
def elsewhere(tmp_path: Path, clock: FixedClock) -> Iterator[OtherOffice]:
    with other_office(tmp_path / "elsewhere", clock) as other:
        yield other


def test_keys_and_voids_travel_as_files(
    services: Services, office: Office, elsewhere: OtherOffice, tmp_path: Path, qtbot: QtBot
) -> None:
    view: RecordingView[KeysState] = RecordingView()
    hand = HandDialogs()
    mine = KeysPresenter(view, services.certificate_keys, office.administrator, hand)
    theirs = KeysPresenter(RecordingView(), elsewhere.services.certificate_keys, elsewhere.boss, hand)
    mine.refresh()
    assert view.state.keys == ()
    hand.path = tmp_path / "云川.certkey"
    theirs.export_key()
    hand.agree = False
    mine.import_key()
    assert view.state.keys == ()
    assert fingerprint(elsewhere.services.certificate_keys.public) in hand.said[-1]
    hand.agree = True
    mine.import_key()
    (key,) = view.state.keys
    assert key.office == "云川县交通运输综合行政执法大队"
    hand.path = tmp_path / "作废.certvoid"
    theirs.export_voids()
    mine.import_voids()
    assert view.state.keys[0].voids_until is not None
    tab = KeysTab()
    qtbot.addWidget(tab)
    tab.show_state(view.state)
    hand.text = "密钥遗失"
    mine.withdraw(key.key_id)
    assert view.state.keys[0].withdrawn_at is not None
    mine.import_voids()
    assert [trouble.code for trouble in hand.troubles] == ["certificate.voids_foreign"]
