"""The certificates page without its widgets."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from python_calamine import CalamineWorkbook

from tests.activities.classroom import build_class
from tests.conftest import Office
from tests.fakes import FixedClock
from tests.fakes_ui import RecordingView
from tests.ui.ended_exam import Ended, HandDesk, ended_exam
from trainer.activities.values import Mark, Presence
from trainer.app.assembly.certificates import draw_certificate
from trainer.app.awards import class_awards, ended_classes, met_hours
from trainer.app.certificate_files import CertificateFiles
from trainer.app.services import RESOURCES, Services
from trainer.certificates.service import CertificateService
from trainer.certificates.values import Occasion, Verdict
from trainer.hours.values import HourCategory, HourDraft, Way
from trainer.store.audit import read_trail
from trainer.store.files import destroy_files
from trainer.ui.certificates.desk import CertificatesDesk, CertificatesRoom
from trainer.ui.certificates.issue_form import IssuePanel
from trainer.ui.certificates.issuing import IssueForm
from trainer.ui.certificates.presenter import CertificatesPresenter
from trainer.ui.certificates.state import CertificatesState, Correction, Group, Side
from trainer.ui.working import InlineWorking


class Page:
    """The presenter with a recording view; `changed` reads again, as the shell does."""

    def __init__(self, services: Services, office: Office, ended: Ended) -> None:
        self.view: RecordingView[CertificatesState] = RecordingView()
        self.hand = HandDesk()
        self.asked: frozenset[str] = frozenset()
        parts = (services.store.database, services.ids, services.clock, services.audit, services.people)
        seal = services.store.secrets.seal
        made = CertificateService(*parts, ended.hall.results, seal, draw_certificate, RESOURCES / "rules")
        parts = (ended.hall.exams, ended.hall.results, services.people, services.clock)
        awards = tuple(partial(one, services) for one in (met_hours, ended_classes, class_awards))
        room = CertificatesRoom(made, *parts, *awards, CertificateFiles(services), self.fields_of)
        hand = self.hand
        desk = CertificatesDesk(
            room, office.administrator, InlineWorking(), hand, hand, hand, lambda: self.presenter.refresh()
        )
        self.presenter = CertificatesPresenter(self.view, desk)
        self.presenter.refresh()

    def fields_of(self, _actor: object, _exam_id: object) -> frozenset[str]:
        return self.asked

    @property
    def state(self) -> CertificatesState:
        return self.view.state

    def issue(self) -> None:
        """Issues for the exam that is over."""
        self.presenter.issuing.begin()
        code = "" if self.state.numbering and self.state.numbering.unit_code else "临交执"
        self.presenter.issuing.issue(IssueForm("春季考核", None, None, "", code))

    def first(self) -> None:
        """Chooses the newest line."""
        self.presenter.choose(self.state.register.rows(0, 1)[0].id)


@pytest.fixture
def ended(services: Services, office: Office, clock: FixedClock) -> Iterator[Ended]:
    with ended_exam(services, office, clock) as made:
        yield made


@pytest.fixture
def page(services: Services, office: Office, ended: Ended) -> Page:
    return Page(services, office, ended)


def test_the_form_offers_who_passed_and_asks_for_the_unit_code_once(page: Page) -> None:
    page.presenter.issuing.begin()
    offer = page.state.offered
    assert offer is not None
    assert [person.name for person in offer.people] == ["孙磊", "王强", "赵静"]
    assert (offer.passed, offer.holding) == (3, 0)
    assert page.state.numbering is not None
    assert not page.state.numbering.unit_code
    page.issue()
    page.presenter.issuing.begin()
    assert page.state.numbering.unit_code == "临交执"
    assert page.state.next_serial.endswith("0004")
    assert page.state.offered is not None
    assert not page.state.offered.people


def test_who_passed_but_whose_result_is_not_in_force_is_said_and_not_offered(
    page: Page, ended: Ended, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = ended.hall.results.outcomes
    monkeypatch.setattr(
        ended.hall.results, "outcomes", lambda *asked: tuple(replace(one, in_force=False) for one in found(*asked))
    )
    page.presenter.issuing.begin()
    offer = page.state.offered
    assert offer is not None
    assert (offer.passed, offer.waiting, offer.people) == (3, 3, ())


def test_who_holds_another_field_than_the_exam_is_named_and_may_be_left_out(
    page: Page, services: Services, office: Office, ended: Ended, qtbot: QtBot
) -> None:
    page.asked = frozenset({"道路运政"})
    for one, field in zip(ended.officers, ("道路运政", "航道", ""), strict=False):
        known = services.people.person(office.administrator, one.person_id).draft
        draft = replace(known, fields=(field,) if field else ())
        services.people.change_person(office.administrator, one.person_id, draft)
    page.presenter.issuing.begin()
    offer = page.state.offered
    assert offer is not None
    form = IssuePanel(page.state, lambda _words: (), (2026,))
    qtbot.addWidget(form)
    holder = next(person for person in offer.people if person.fields == ("道路运政",))
    other = next(person for person in offer.people if person.fields == ("航道",))
    said = next(one.text() for one in form.findChildren(QLabel) if "道路运政" in one.text() and "决定" in one.text())
    assert other.name in said
    assert holder.name not in said
    page.presenter.issuing.issue(IssueForm("春季考核", None, None, "", "临交执", field="道路运政"))
    (made,) = page.state.register.rows(0, 9)
    assert made.person_id == holder.id
    printed = PdfReader(BytesIO(services.certificates.pdf(office.administrator, made.id))).pages[0].extract_text()
    assert "执法门类：道路运政" in printed


def test_chosen_people_get_one_with_a_document_and_a_class_code(page: Page, ended: Ended) -> None:
    page.presenter.issuing.begin()
    page.presenter.issuing.choose_group(Group.PERSONS)
    chosen = tuple(one.person_id for one in ended.officers[:2])
    page.presenter.issuing.type_class_code("03")
    assert page.state.next_serial.endswith("培03-0001")
    page.presenter.issuing.type_class_code("03 -")
    assert page.state.next_serial.endswith("培03-0001")
    form = IssueForm("培训班", date(2026, 11, 1), None, "", "临交执", "a4", "03", "结业审批表", chosen)
    page.presenter.issuing.issue(form)
    assert [one.serial for one in page.state.register.rows(0, 9)] == ["临交执-2026-培03-0002", "临交执-2026-培03-0001"]
    page.presenter.issuing.begin()
    assert page.state.offered is not None
    assert page.state.offered.holding == 0


def test_a_year_is_for_who_met_its_hours(page: Page, services: Services, office: Office, ended: Ended) -> None:
    boss = office.administrator
    page.presenter.issuing.begin()
    page.presenter.issuing.choose_group(Group.YEAR)
    assert page.state.no_award
    year = services.clock.now().year
    services.hours.choose_rule_set(boss, year, "example")
    person = ended.officers[0].person_id
    for category in (HourCategory.PUBLIC_LAW, HourCategory.PROFESSIONAL):
        draft = HourDraft(person, date(year, 3, 2), Decimal(60), category, Way.LECTURE, "集中培训")
        entered = services.hours.record_many(office.trainer, [draft])
        services.hours.approve(boss, entered)
    page.presenter.issuing.choose_award(year)
    offer = page.state.award
    assert offer is not None
    assert [one.name for one in offer.people] == ["王强"]
    assert offer.awards.facts[person].startswith("共120学时（")
    page.presenter.issuing.issue(IssueForm("年度培训", None, None, "", "临交执", proof=offer.awards.proof))
    page.presenter.issuing.choose_award(year)
    assert (page.state.award.holding, page.state.award.people) == (1, ())


def test_a_batch_is_said_and_printed_together(page: Page) -> None:
    page.issue()
    assert page.state.side is Side.ISSUED
    assert page.state.register.total == 3
    assert not page.state.busy
    page.presenter.issuing.print_batch()
    assert [count for _title, count in page.hand.printed] == [3]


def test_printing_again_leaves_a_trace(page: Page, services: Services) -> None:
    page.issue()
    page.first()
    assert page.state.content.startswith(b"%PDF")
    chosen = page.state.chosen
    assert chosen is not None
    page.presenter.reprint([chosen.id])
    with services.store.database.read() as session:
        assert read_trail(session, limit=1)[0].action == "certificates.reprinted"
    assert page.hand.printed[-1][1] == 1
    page.presenter.open_page()
    assert page.hand.opened[0].title == chosen.serial


def test_voiding_asks_for_the_reason_and_shows_it(page: Page) -> None:
    page.issue()
    page.first()
    page.presenter.void()
    assert page.state.chosen is not None
    assert page.state.chosen.voided is None
    page.hand.answer("姓名有误")
    page.presenter.void()
    assert page.state.chosen.voided is not None
    assert page.state.chosen.voided.reason == "姓名有误"
    assert page.state.names[page.state.chosen.voided.by] == "周敏"


def test_a_correction_begins_with_what_was_said_and_shows_the_new_one(page: Page) -> None:
    page.issue()
    page.first()
    old = page.state.chosen
    assert old is not None
    page.presenter.begin_correction()
    assert page.state.side is Side.CORRECT
    assert page.state.stated is not None
    occasion = Occasion("春季考核", date.fromisoformat(page.state.stated.held_from), facts="共16学时")
    page.presenter.correct(Correction(occasion, "学时有误", "small"))
    assert page.state.side is Side.CERTIFICATE
    assert page.state.chosen is not None
    assert (page.state.chosen.corrects, page.state.chosen.template) == (old.serial, "small 1")
    assert page.state.register.total == 4


def test_a_saved_file_is_genuine_and_a_changed_one_is_not(page: Page, tmp_path: Path) -> None:
    page.issue()
    page.first()
    path = tmp_path / "证书.pdf"
    page.hand.answer(path=path)
    page.presenter.save_as()
    page.presenter.verify_file()
    assert page.state.checked is not None
    assert page.state.checked.verification.verdict is Verdict.GENUINE
    path.write_bytes(path.read_bytes() + b" ")
    page.presenter.verify_file()
    assert page.state.checked.verification.verdict is Verdict.CHANGED
    page.hand.answer("随便写的")
    page.presenter.verify_code()
    assert page.state.checked.verification.verdict is Verdict.UNKNOWN


def test_search_narrows_the_register(page: Page) -> None:
    page.issue()
    page.presenter.search("wq")
    assert [one.name for one in page.state.register.rows(0, 9)] == ["王强"]
    page.presenter.choose_year(2020)
    assert page.state.register.total == 0
    assert page.state.filtered


def test_the_register_leaves_with_a_purpose(page: Page, services: Services, tmp_path: Path) -> None:
    page.issue()
    page.first()
    page.hand.answer("姓名有误")
    page.presenter.void()
    page.presenter.choose_voided(False)
    page.hand.answer("年终归档", tmp_path / "台账.xlsx")
    page.presenter.lists.save()
    rows = CalamineWorkbook.from_path(tmp_path / "台账.xlsx").get_sheet_by_index(0).to_python()
    assert rows[0][0] == "培训合格证书台账（有效）"
    assert len(rows) == 3 + 2
    page.presenter.choose_voided(None)
    page.hand.answer("年终归档", tmp_path / "归档.zip")
    page.presenter.lists.archive()
    with ZipFile(tmp_path / "归档.zip") as file:
        names = file.namelist()
    assert len(names) == 4
    assert sum(name.startswith("作废/") for name in names) == 1
    page.presenter.lists.print()
    assert page.hand.printed[-1][0] == "培训合格证书台账"
    with services.store.database.read() as session:
        assert [line.action for line in read_trail(session, limit=3)] == ["people.exported"] * 3


def test_a_class_is_for_those_whose_hours_were_approved(page: Page, services: Services, office: Office) -> None:
    boss, trainer = office.administrator, office.trainer
    room = build_class(services, office)
    for half in room.half_days:
        services.attendance.mark(trainer, half, {room.officers[2]: Mark(Presence.ABSENT)})
        services.attendance.mark_rest(trainer, half, Presence.PRESENT)
    page.presenter.issuing.begin()
    page.presenter.issuing.choose_group(Group.CLASS)
    assert page.state.classes == ()
    services.activity_credits.approve(boss, services.activity_credits.propose(trainer, room.id))
    page.presenter.issuing.choose_group(Group.CLASS)
    assert page.state.classes == ((room.id, "行政处罚法培训班  2026-11-19"),)
    offer = page.state.award
    assert offer is not None
    assert {one.name for one in offer.people} == {"陈建国", "王志强"}
    awards = offer.awards
    assert awards.facts[room.officers[0]] == "共32学时（公共法律16学时，业务与技能16学时）"
    assert "周敏" in awards.proof
    form = IssueForm(awards.title, awards.held_from, awards.held_until, "", "临交执", proof=awards.proof)
    page.presenter.issuing.issue(form)
    page.first()
    assert page.state.chosen is not None
    assert (page.state.chosen.title, page.state.chosen.proof) == ("行政处罚法培训班", awards.proof)
    page.presenter.issuing.begin()
    page.presenter.issuing.choose_group(Group.CLASS)
    assert page.state.award is not None
    assert (page.state.award.holding, page.state.award.people) == (2, ())


def test_a_file_that_was_destroyed_keeps_its_line_and_stops_no_print(
    page: Page, services: Services, clock: FixedClock
) -> None:
    page.issue()
    page.first()
    chosen = page.state.chosen
    assert chosen is not None
    with services.store.database.write() as session:
        destroy_files(session, [chosen.file_hash], clock.now())
    page.first()
    assert (page.state.gone, page.state.content, page.hand.troubles) == (True, b"", [])
    rows = page.state.register.rows(0, 3)
    page.hand.printed.clear()
    page.presenter.reprint([one.id for one in rows])
    assert [count for _title, count in page.hand.printed] == [2]
    page.presenter.reprint([chosen.id])
    assert [trouble.code for trouble in page.hand.troubles] == ["file.destroyed"]
