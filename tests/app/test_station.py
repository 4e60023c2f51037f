"""Is this PC fit for an exam, and where does it stand?"""

import json
import shutil
from dataclasses import replace
from pathlib import Path

from click.testing import CliRunner

from tests.conftest import Begun, Office
from tests.documents.reading import pdf_pages, squeezed
from tests.fakes import FixedClock
from tests.fakes_ui import HandDialogs, RecordingView
from tests.ui.exam_desk import RecordingPrinter
from trainer.app.power import read_gnome, read_powercfg
from trainer.app.services import Services
from trainer.app.station_check import check_station
from trainer.app.station_place import StationPlace, elsewhere, read_place, write_place
from trainer.app.station_screen import station_room
from trainer.cli import main
from trainer.documents.station_values import Finding, Item, StationReport, Verdict
from trainer.store.workspace import Workspace
from trainer.ui.settings.station.presenter import StationPresenter, StationState
from trainer.ui.settings.station.seeing import input_finding, screen_verdict
from trainer.ui.working import InlineWorking

POWERCFG = """
    GUID 别名: STANDBYIDLE
      最小可能的设置: 0x00000000
      最大可能的设置: 0xffffffff
    当前交流电源设置索引: 0x00000708
    当前直流电源设置索引: 0x00000384
"""


def verdicts(report: StationReport) -> dict[Item, Verdict]:
    return {one.item: one.verdict for one in report.findings}


def test_a_sound_pc_is_a_go_and_what_was_not_tried_is_said(services: Services, office: Office) -> None:
    found = check_station(services, sleeps=lambda: 0)
    assert [one.item for one in found.findings] == list(Item)
    known = verdicts(found)
    assert known[Item.CLOCK] is known[Item.STORE] is known[Item.FONT] is known[Item.SLEEP] is Verdict.GO
    assert {known[item] for item in (Item.INPUT, Item.SCREEN, Item.PRINTER)} == {Verdict.UNTRIED}
    assert known[Item.COMMIT] is not Verdict.UNTRIED


def test_a_clock_that_was_set_back_is_a_no_go(services: Services, office: Office, clock: FixedClock) -> None:
    clock.jump(-3600)
    found = check_station(services, sleeps=lambda: None)
    assert verdicts(found)[Item.CLOCK] is Verdict.NO_GO
    assert verdicts(found)[Item.SLEEP] is Verdict.LOOK
    assert not found.go


def test_what_the_window_has_seen_counts(services: Services, office: Office) -> None:
    seen = [Finding(Item.SCREEN, Verdict.NO_GO, "800 × 600"), input_finding("执法")]
    found = check_station(services, seen, lambda: 30)
    assert (verdicts(found)[Item.INPUT], found.go) == (Verdict.GO, False)
    assert "30" in next(one.found for one in found.findings if one.item is Item.SLEEP)


def test_the_answers_of_the_systems_are_read() -> None:
    assert read_powercfg(POWERCFG) == 30
    assert read_powercfg("") is None
    assert read_gnome("'nothing'", "uint32 1200") == 0
    assert read_gnome("'suspend'", "uint32 1200") == 20
    assert read_gnome("'suspend'", "") is None


def test_letters_without_chinese_and_small_screens_are_told() -> None:
    assert input_finding("zhifa").verdict is Verdict.NO_GO
    assert input_finding(" ").verdict is Verdict.UNTRIED
    sizes = [(1366, 768, 1), (1366, 768, 2), (1280, 720, 1), (800, 600, 1)]
    assert [screen_verdict(*size) for size in sizes] == [Verdict.GO, Verdict.LOOK, Verdict.LOOK, Verdict.NO_GO]


def test_a_pc_knows_its_seat(workspace: Workspace, services: Services) -> None:
    assert read_place(workspace) == StationPlace()
    write_place(workspace, StationPlace("一号机房", 12))
    place = read_place(workspace)
    assert not elsewhere(place, "一号机房", 12)
    assert elsewhere(place, "一号机房", 13)
    assert elsewhere(place, "二号机房", 12)
    assert not elsewhere(place, "", 3)
    assert not elsewhere(StationPlace(), "一号机房", 1)
    (workspace.folder / "station.json").write_text("{", encoding="utf-8")
    assert read_place(workspace) == StationPlace()


def test_the_tab_binds_checks_and_prints(services: Services, office: Office) -> None:
    view: RecordingView[StationState] = RecordingView()
    printer = RecordingPrinter()
    room = replace(station_room(services), seen=lambda typed: (input_finding(typed),))
    tab = StationPresenter(view, room, office.trainer, InlineWorking(), HandDialogs(), printer)
    tab.bind(" 一号机房 ", 3)
    tab.refresh()
    assert (view.state.room, view.state.seat) == ("一号机房", 3)
    tab.check("执法")
    assert view.state.report is not None
    tab.print_sheet()
    ((title, (content,)),) = printer.printed
    text = squeezed("".join(pdf_pages(content)))
    assert title == "考试机检查表"
    assert "一号机房3座" in text
    assert "拼音输入正常执法" in text


def test_the_command_reports_and_writes_the_sheet(workspace: Workspace, migrated: Begun, tmp_path: Path) -> None:
    shutil.copytree(migrated.folder, workspace.folder)
    sheet = tmp_path / "sheet.pdf"
    arguments = ["--workspace", str(workspace.folder), "station", "check", "--json", "--sheet", str(sheet)]
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code in (0, 3)
    report = json.loads(done.output)
    assert {one["item"] for one in report["findings"]} == set(Item)
    assert sheet.read_bytes().startswith(b"%PDF")
