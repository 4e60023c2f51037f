"""From a failed exam to the reply to an appeal, and a certificate from its issue to the desk of another office."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.certificates.two_offices import other_office
from tests.conftest import Office
from tests.fakes import FixedClock
from tests.fakes_ui import HandDialogs
from tests.ui.ended_exam import Ended, ended_exam
from trainer.app.screens import management_screens
from trainer.app.services import Services
from trainer.certificates.values import Flaw, Verdict
from trainer.people.accounts.values import Actor
from trainer.retakes.notices.values import NoticeKind
from trainer.retakes.values import Case, Decision
from trainer.store.audit import broken_link
from trainer.ui.certificates.build import CertificatesScreen
from trainer.ui.certificates.view import CertificatesPage
from trainer.ui.jobs import QtJobs
from trainer.ui.retakes.build import RetakesScreen
from trainer.ui.retakes.paper_state import Act, Task
from trainer.ui.retakes.state import Standing
from trainer.ui.retakes.view import RetakesPage
from trainer.ui.shell.window import Management, ShellFacts
from trainer.ui.theme import Theme

FACTS = ShellFacts("临河县大队", 2026, "周敏", lambda: "")


@pytest.fixture
def ended(services: Services, office: Office, clock: FixedClock) -> Iterator[Ended]:
    """The services of the program hold their exams in the hall with its small bank."""
    with ended_exam(services, office, clock) as made:
        vars(services).update(papers=made.hall.papers, exams=made.hall.exams, results=made.hall.results)
        yield made


class Rooms:
    """The management window of one office with hand-answered dialogs."""

    def __init__(self, services: Services, actor: Actor, jobs: QtJobs, qtbot: QtBot, qapp: QApplication) -> None:
        Theme(qapp).apply()
        self.services, self.actor, self.qtbot, self.dialogs = services, actor, qtbot, HandDialogs()
        screens = management_screens(services)
        self.window = Management(FACTS, actor, screens, lambda _words: (), jobs, self.dialogs)
        qtbot.addWidget(self.window)
        self.window.resize(1366, 768)
        self.window.show()

    def retakes(self) -> RetakesPage:
        self.window.go("retakes")
        screen = self.window.visited("retakes")
        assert isinstance(screen, RetakesScreen)
        return screen.page

    def certificates(self) -> CertificatesPage:
        self.window.go("certificates")
        screen = self.window.visited("certificates")
        assert isinstance(screen, CertificatesScreen)
        return screen.page

    def click(self, widget: QWidget) -> None:
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)

    def cases(self) -> tuple[Case, ...]:
        return self.services.retakes.cases(self.actor)

    def propose(self, page: RetakesPage, exam_id: object, cases: int) -> None:
        """Proposes or settles for an exam, and chooses the newest case."""
        self.click(page.propose)
        self.click(page.offers.buttons[exam_id])
        self.qtbot.waitUntil(lambda: len(self.cases()) == cases, timeout=10_000)
        page.standing.setCurrentIndex(list(Standing).index(Standing.ALL))
        page.standing.activated.emit(page.standing.currentIndex())
        self.qtbot.waitUntil(lambda: page.table.model().rowCount() == cases, timeout=10_000)
        page.table.selectRow(0)

    def decide(self, page: RetakesPage, decision: Decision, reason: str) -> None:
        self.dialogs.text = reason
        self.click(page.case.buttons[decision])

    def fill(self, page: RetakesPage, task: Task, words: str = "") -> None:
        """Opens the form of a paper, fills it and sends it."""
        self.qtbot.waitUntil(lambda: task in page.case.forms, timeout=10_000)
        self.click(page.case.forms[task])
        if words:
            page.paper.text.setPlainText(words)
        self._send(page)

    def serve(self, page: RetakesPage) -> None:
        """Records the delivery of the newest notice."""
        notice = next(one for one in reversed(page.case.papers.file.notices) if one.delivery is None)
        page.case.papers.wanted.emit(Task(Act.SERVE, notice=notice))
        page.paper.text.setPlainText("周敏直接送达，李明见证")
        self._send(page)

    def _send(self, page: RetakesPage) -> None:
        before = page.case
        self.click(page.paper.save)
        self.qtbot.waitUntil(lambda: page.case is not before, timeout=10_000)


def test_from_a_failed_exam_to_the_reply_to_an_appeal(
    services: Services, office: Office, ended: Ended, clock: FixedClock, jobs: QtJobs, qtbot: QtBot, qapp: QApplication
) -> None:
    rooms = Rooms(services, office.administrator, jobs, qtbot, qapp)
    services.retakes.choose_ladder(office.administrator, "example")
    page = rooms.retakes()
    rooms.propose(page, ended.exam_id, 1)
    rooms.decide(page, Decision.CONFIRMED, "成绩已公示，无复核申请")
    rooms.click(page.case.schedule)
    page.form.reason.setPlainText("公示期满")
    rooms.click(page.form.save)
    qtbot.waitUntil(lambda: page.said.isVisible(), timeout=10_000)
    page.table.selectRow(0)
    rooms.fill(page, Task(Act.ISSUE, NoticeKind.RETAKE))
    qtbot.waitUntil(lambda: bool(page.case.papers.file.notices))
    rooms.serve(page)
    retake = rooms.cases()[0].retake_exam_id
    assert retake is not None
    opens = ended.hall.exams.exam(office.administrator, retake).plan.opens_at
    clock.tick((opens - clock.now()).total_seconds() + 60)
    ended.hall.sit(ended.officers[3], retake, right=0)
    ended.hall.invigilation.close_exam(office.administrator, retake)
    rooms.window.refresh()
    rooms.propose(page, retake, 2)
    first, second = rooms.cases()
    assert (first.state, second.step.key) == (Decision.CLOSED, "no_award")
    rooms.decide(page, Decision.CONFIRMED, "经班子会议研究")
    rooms.fill(page, Task(Act.ISSUE, NoticeKind.CONSEQUENCE))
    qtbot.waitUntil(lambda: bool(page.case.papers.file.notices))
    rooms.serve(page)
    rooms.fill(page, Task(Act.APPEAL), "补考当日在外执行任务")
    rooms.fill(page, Task(Act.RULE), "任务安排与补考时间不冲突")
    rooms.fill(page, Task(Act.ISSUE, NoticeKind.APPEAL_REPLY))
    qtbot.waitUntil(lambda: len(page.case.papers.file.notices) == 2)
    rooms.serve(page)
    rooms.decide(page, Decision.APPLIED, "已报人事部门")
    assert rooms.cases()[1].state is Decision.APPLIED
    rooms.click(page.watch)
    qtbot.waitUntil(page.due.isVisible)
    assert services.notices.deadlines(office.administrator) == ()
    with services.store.database.read() as session:
        assert broken_link(session) is None


def test_a_certificate_from_its_issue_to_the_desk_of_another_office(
    services: Services,
    office: Office,
    ended: Ended,
    clock: FixedClock,
    jobs: QtJobs,
    qtbot: QtBot,
    qapp: QApplication,
    tmp_path: Path,
) -> None:
    here = Rooms(services, office.administrator, jobs, qtbot, qapp)
    page = here.certificates()
    here.click(page.issue)
    qtbot.waitUntil(lambda: not jobs.busy)
    page.form.code.setText("临交执")
    here.click(page.form.issue)
    qtbot.waitUntil(lambda: page.table.model().rowCount() == 3, timeout=10_000)
    first, second, _third = (one.id for one in services.certificates.register(office.administrator).rows)
    voided = save(here, page, first, tmp_path / "作废.pdf")
    here.dialogs.text = "姓名有误"
    here.click(page.certificate.void)
    page.chosen.emit(second)
    here.click(page.certificate.correct)
    page.correction.reason.setText("学时有误")
    page.correction.facts.setText("共16学时")
    here.click(page.correction.go)
    qtbot.waitUntil(lambda: services.certificates.register(office.administrator).total == 4)
    newest = services.certificates.register(office.administrator).rows[0]
    genuine = save(here, page, newest.id, tmp_path / "更正.pdf")
    changed = tmp_path / "改动.pdf"
    changed.write_bytes(genuine.read_bytes().replace(b"%PDF", b"%PDX", 1))
    keys = services.certificate_keys
    with other_office(tmp_path / "elsewhere", clock) as other:
        other.trust(keys.export_key(office.administrator))
        there = Rooms(other.services, other.boss, jobs, qtbot, qapp)
        desk = there.certificates()
        assert check(there, desk, genuine) == (Verdict.GENUINE, Flaw.NONE, newest.serial)
        assert check(there, desk, changed) == (Verdict.CHANGED, Flaw.BYTES_CHANGED, "")
        assert check(there, desk, voided)[0] is Verdict.GENUINE
        other.services.certificate_keys.take_voids(other.boss, keys.export_voids(office.administrator))
        assert check(there, desk, voided)[:2] == (Verdict.VOIDED, Flaw.VOIDED_SERIAL)
        there.window.close()


def save(rooms: Rooms, page: CertificatesPage, certificate_id: object, path: Path) -> Path:
    page.chosen.emit(certificate_id)
    rooms.dialogs.path = path
    rooms.click(page.certificate.save)
    return path


def check(rooms: Rooms, page: CertificatesPage, path: Path) -> tuple[Verdict, Flaw, str]:
    """What the page says of a presented file."""
    rooms.dialogs.path = path
    rooms.click(page.verify)
    assert page.verdict.checked is not None
    found = page.verdict.checked.verification
    return found.verdict, found.flaw, found.stated.serial if found.stated else ""


def test_people_are_chosen_for_a_class_by_keys(
    services: Services, office: Office, ended: Ended, jobs: QtJobs, qtbot: QtBot, qapp: QApplication
) -> None:
    rooms = Rooms(services, office.administrator, jobs, qtbot, qapp)
    services.certificates.set_unit_code(office.administrator, "临交执")
    page = rooms.certificates()
    rooms.click(page.issue)
    qtbot.waitUntil(lambda: not jobs.busy)
    page.form.group.setFocus()
    qtbot.keyClick(page.form.group, Qt.Key.Key_End)
    page.form.group.activated.emit(page.form.group.currentIndex())
    for initials in ("wq", "zj"):
        qtbot.keyClicks(page.form.picker.field, initials)
        qtbot.keyClick(page.form.picker.field, Qt.Key.Key_Return)
    rooms.click(page.form.issue)
    qtbot.waitUntil(page.form.wrong.isVisible)
    for field, words in (
        (page.form.title, "执法业务培训班"),
        (page.form.proof, "〔2026〕12号"),
        (page.form.since, "20261101"),
    ):
        assert isinstance(field, QLineEdit)
        field.setText(words)
    qtbot.keyClicks(page.form.class_code, "03")
    assert page.form.first.text() == "临交执-2026-培03-0001"
    rooms.click(page.form.issue)
    qtbot.waitUntil(lambda: page.table.model().rowCount() == 2, timeout=10_000)
    (line, _other) = services.certificates.register(office.administrator).rows
    assert (line.serial, line.proof) == ("临交执-2026-培03-0002", "〔2026〕12号")
