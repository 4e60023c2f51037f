"""An administrator's round through the built pages: certificates, retakes, settings, a roster, the overview."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import Office
from tests.fakes import READER, FixedClock
from tests.fakes_ui import HandDialogs
from tests.hands import click
from tests.held import known_items
from tests.journeys.conftest import Sit
from tests.ui.ended_exam import Ended, ended_exam
from trainer.app.services import Services
from trainer.certificates.values import Occasion
from trainer.hours.values import HourCategory, HourDraft, Way
from trainer.people.values import PersonDraft
from trainer.qualification.values import Which
from trainer.retakes.values import Decision
from trainer.ui.bank.build import BankScreen
from trainer.ui.certificates.build import CertificatesScreen
from trainer.ui.jobs import QtJobs, WindowJobs
from trainer.ui.overview.build import OverviewScreen
from trainer.ui.overview.widgets import CardButton
from trainer.ui.people.build import PeopleScreen
from trainer.ui.qualification.build import CardsScreen
from trainer.ui.retakes.build import RetakesScreen
from trainer.ui.settings.accounts.view import AccountsTab
from trainer.ui.settings.build import SettingsScreen
from trainer.ui.shell.window import Management
from trainer.ui.widgets.pdf_pages import PdfPages
from trainer.ui.widgets.print_window import PrintWindow


@pytest.fixture
def ended(services: Services, office: Office, clock: FixedClock) -> Iterator[Ended]:
    with ended_exam(services, office, clock) as made:
        yield made


@pytest.fixture
def window(sit: Sit, office: Office) -> Management:
    return sit(office.administrator)


def test_python_holds_nothing_of_a_page_that_qt_may_end(ended: Ended, window: Management) -> None:
    before = known_items()
    for key in window.keys:
        window.go(key)
        window.refresh()
        window.refresh()
    assert known_items() <= before


def test_the_rail_leads_back_to_the_list(window: Management, qtbot: QtBot) -> None:
    window.go("bank")
    screen = window.visited("bank")
    assert isinstance(screen, BankScreen)
    screen.start_import()
    window.go("people")
    window.rail.chosen.emit("bank")
    assert screen.widget.currentWidget() is screen.importing
    window.rail.chosen.emit("bank")
    assert screen.widget.currentWidget() is screen.listing


def test_certificates_are_issued_shown_and_printed(
    ended: Ended, window: Management, services: Services, office: Office, jobs: QtJobs, qtbot: QtBot, tmp_path: Path
) -> None:
    window.go("certificates")
    screen = window.visited("certificates")
    assert isinstance(screen, CertificatesScreen)
    page = screen.page
    click(qtbot, page.issue)
    qtbot.waitUntil(lambda: not jobs.busy)
    click(qtbot, page.form.issue)
    qtbot.waitUntil(lambda: page.form.wrong.isVisible())
    page.form.code.setText("临交执")
    click(qtbot, page.form.issue)
    qtbot.waitUntil(lambda: page.table.model().rowCount() == 3, timeout=10_000)
    page.table.selectRow(1)
    qtbot.waitUntil(lambda: page.certificate.print.isVisible())
    click(qtbot, page.certificate.print)
    qtbot.waitUntil(lambda: bool(window.findChildren(PrintWindow)))
    preview = window.findChildren(PrintWindow)[0]
    preview.printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    preview.printer.setOutputFileName(str(tmp_path / "打印.pdf"))
    preview.begin_printing()
    qtbot.waitUntil(lambda: not window.findChildren(PrintWindow), timeout=10_000)
    printed = (tmp_path / "打印.pdf").read_bytes()
    assert PdfPages([printed]).count() == 1


def test_a_case_is_proposed_and_decided_with_its_history(
    ended: Ended, window: Management, services: Services, office: Office, dialogs: HandDialogs, qtbot: QtBot
) -> None:
    services.retakes.choose_ladder(office.administrator, "dezhou")
    window.go("retakes")
    screen = window.visited("retakes")
    assert isinstance(screen, RetakesScreen)
    page = screen.page
    click(qtbot, page.propose)
    click(qtbot, page.offers.buttons[ended.exam_id])
    qtbot.waitUntil(lambda: page.table.model().rowCount() == 1, timeout=10_000)
    page.table.selectRow(0)
    dialogs.text = "成绩已公示"
    click(qtbot, page.case.buttons[Decision.CONFIRMED])
    (case,) = services.retakes.cases(office.administrator)
    assert case.state is Decision.CONFIRMED
    click(qtbot, page.case.schedule)
    page.form.reason.setPlainText("公示期满")
    page.form.closes.setText(page.form.opens.text())
    click(qtbot, page.form.save)
    qtbot.waitUntil(lambda: page.form.wrong.isVisible())


def test_an_account_is_made_for_somebody_found_by_initials(
    window: Management, services: Services, ended: Ended, qtbot: QtBot
) -> None:
    window.go("settings")
    screen = window.visited("settings")
    assert isinstance(screen, SettingsScreen)
    tab = screen.page.tabs.currentWidget()
    assert isinstance(tab, AccountsTab)
    click(qtbot, tab.new)
    assert not tab.form.create_button.isEnabled()
    qtbot.keyClicks(tab.form.picker.field, "wq")
    qtbot.keyClick(tab.form.picker.field, Qt.Key.Key_Return)
    click(qtbot, tab.form.create_button)
    assert "wangqiang" in {row.login for row in services.accounts.accounts(window.context.actor)}
    qtbot.waitUntil(lambda: tab.slips.print.isVisible())


def test_every_tab_of_the_settings_shows_itself(window: Management, jobs: QtJobs, qtbot: QtBot) -> None:
    window.go("settings", "rules")
    screen = window.visited("settings")
    assert isinstance(screen, SettingsScreen)
    assert screen.page.current == "rules"
    for key in screen.tabs:
        window.go("settings", key)
        assert screen.page.current == key
    window.go("settings", "backups")
    tab = screen.page.tabs.currentWidget()
    click(qtbot, next(b for b in tab.findChildren(QPushButton) if b.objectName() == "primary"))
    qtbot.waitUntil(lambda: not jobs.busy, timeout=10_000)


def test_a_roster_is_dropped_looked_at_and_taken_in(
    window: Management, services: Services, qtbot: QtBot, tmp_path: Path
) -> None:
    workbook = Workbook()
    for row in (("姓名", "单位"), ("王强", "一中队"), ("赵静", "一中队")):
        workbook.worksheets[0].append(list(row))
    workbook.save(tmp_path / "名册.xlsx")
    window.go("people")
    screen = window.visited("people")
    assert isinstance(screen, PeopleScreen)
    screen.room.file_dropped.emit(tmp_path / "名册.xlsx")
    qtbot.waitUntil(lambda: screen.room.roster.take is not None, timeout=10_000)
    click(qtbot, screen.room.roster.take)
    qtbot.waitUntil(lambda: len(services.people.find(READER, "wq")) == 1, timeout=10_000)


def test_the_overview_leads_where_its_cards_say(
    window: Management, services: Services, office: Office, ended: Ended, jobs: QtJobs, qtbot: QtBot
) -> None:
    services.hours.choose_rule_set(office.administrator, 2026, "jinzhong-2024-2026")
    window.go("overview")
    screen = window.visited("overview")
    assert isinstance(screen, OverviewScreen)
    qtbot.waitUntil(lambda: not jobs.busy)
    cards = {card.key: card for card in screen.page.cards.findChildren(QPushButton)}
    qtbot.keyClick(cards["retakes"], Qt.Key.Key_Return)
    assert window.current == "retakes"


def test_every_card_counts_the_list_it_leads_to(
    window: Management, services: Services, office: Office, ended: Ended, jobs: QtJobs, qtbot: QtBot
) -> None:
    boss = office.administrator
    services.retakes.choose_ladder(boss, "dezhou")
    services.retakes.propose(boss, ended.exam_id)
    someone = ended.officers[0].person_id
    study = HourDraft(someone, date(2026, 11, 2), Decimal(2), HourCategory.PUBLIC_LAW, Way.LECTURE, "学法")
    services.hours.record_many(office.trainer, [study])
    for number, until in (("C1", date(2026, 1, 1)), ("C2", date(2026, 12, 1))):
        draft = PersonDraft(number, certificate_number=number, certificate_valid_until=until)
        services.people.add_person(boss, draft)
    window.go("overview")
    overview = window.visited("overview")
    assert isinstance(overview, OverviewScreen)
    window.go("qualification", Which.WAITING)
    cards_page = window.visited("qualification")
    assert isinstance(cards_page, CardsScreen)
    cards_page.page.search.setText("别人")
    lists = {
        "pending": lambda: window.visited("hours").page.pending.table,
        "retakes": lambda: window.visited("retakes").page.table,
        "renew": lambda: cards_page.page.table,
    }
    for key, table in lists.items():
        window.go("overview")
        qtbot.waitUntil(lambda: not jobs.busy)
        card = {card.key: card for card in overview.page.cards.findChildren(CardButton)}[key]
        figure = card.figure
        assert figure != "0"
        card.click()
        qtbot.waitUntil(lambda: not jobs.busy)
        assert table().model().rowCount() == int(figure), key


def test_nothing_comes_back_to_a_window_that_is_gone(jobs: QtJobs, qtbot: QtBot) -> None:
    window, came, gone = QWidget(), [], []
    work = WindowJobs(jobs, window)
    window.destroyed.connect(lambda: gone.append(True))
    window.deleteLater()
    qtbot.waitUntil(lambda: bool(gone))
    with qtbot.waitSignal(jobs.ended):
        work.run("", lambda _handle: 1, came.append, came.append)
    assert came == []


def test_issued_certificates_can_be_shown_from_elsewhere(
    window: Management, services: Services, office: Office, ended: Ended
) -> None:
    services.certificates.set_unit_code(office.administrator, "临交执")
    occasion = Occasion("春季考核", date(2026, 11, 20), proof="结业审批表")
    issued = services.certificates.issue(office.administrator, [ended.officers[0].person_id], occasion)
    window.go("certificates", issued.certificate_ids[0])
    screen = window.visited("certificates")
    assert isinstance(screen, CertificatesScreen)
    assert screen.page.certificate.isVisible()
