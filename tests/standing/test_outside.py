"""Scores of exams held elsewhere: entered with a proof, confirmed by a second person, used like any other."""

import io
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from openpyxl import Workbook

from tests.conftest import Office
from tests.fakes import FixedClock
from tests.fakes_ui import HandDialogs, RecordingView
from trainer.app.services import Services
from trainer.certificates.values import Occasion
from trainer.exams.outside.values import OutsideDraft, OutsideState, ScoreFlaw
from trainer.exams.results.values import OutcomeReason
from trainer.exams.values import Attendance
from trainer.hours.values import HourCategory, RuleSource, SourceNature
from trainer.people.accounts.values import Actor, Role
from trainer.people.values import PersonDraft
from trainer.retakes.values import CaseQuery, Decision
from trainer.store.errors import BadInput, NotAllowed, Refused
from trainer.ui.outside.presenter import OutPresenter, OutRoom
from trainer.ui.outside.state import OutState
from trainer.ui.reader.state import Reading, Watching
from trainer.ui.working import InlineWorking

SOURCE = RuleSource(SourceNature.OFFICIAL, "关于公布笔试成绩的通知", "临交执〔2026〕8号")
DRAFT = OutsideDraft("全市统一笔试", date(2026, 10, 18), "市司法局", Decimal(100), Decimal(60), SOURCE)
NAMES = ("王强", "赵静", "孙磊", "钱芳")


def sheet(*rows: tuple[object, ...]) -> bytes:
    book, held = Workbook(), io.BytesIO()
    page = book.active
    assert page is not None
    for row in (("全市统一笔试成绩",), ("序号", "姓名", "工号", "成绩", "备注"), *rows):
        page.append(row)
    book.save(held)
    return held.getvalue()


@pytest.fixture
def people(services: Services, office: Office) -> dict[str, Actor]:
    found = {}
    for number, name in enumerate(NAMES, 1):
        draft = PersonDraft(name, unit_id=office.unit_id, work_number=f"ZF{number:03d}")
        person = services.people.add_person(office.administrator, draft)
        found[name] = Actor(person, person, name, frozenset({Role.OFFICER}))
    return found


@pytest.fixture
def colleague(services: Services, office: Office) -> Actor:
    person = services.people.add_person(office.administrator, PersonDraft("吴刚", unit_id=office.unit_id))
    return Actor(person, person, "吴刚", frozenset({Role.ADMINISTRATOR}))


FULL = ((1, "王强", "ZF001", 88.5, ""), (2, "赵静", "ZF002", "52分", "补考"), (3, "孙磊", "ZF003", "缺考", ""))


@pytest.mark.both_engines
def test_confirmed_scores_are_used_like_any_other(
    services: Services, office: Office, people: dict[str, Actor], colleague: Actor
) -> None:
    outside, boss = services.outside, office.administrator
    read = outside.read(office.trainer, sheet(*FULL), "成绩.xlsx", DRAFT)
    assert read.problems == ()
    own = outside.enter(office.trainer, DRAFT, read, "通知.pdf", b"%PDF-1.4 scan")
    assert services.exams.exams(office.trainer) == ()
    with pytest.raises(NotAllowed, match="no_permission"):
        outside.confirm(office.trainer, own)
    with pytest.raises(Refused, match="entered_already"):
        outside.enter(boss, DRAFT, read, "通知.pdf", b"%PDF-1.4 scan")
    exam = outside.confirm(boss, own)
    with pytest.raises(Refused, match="decided"):
        outside.confirm(colleague, own)
    scores = services.results.results(boss, exam)
    assert [(row.person_id, row.score, row.passed, row.rank, row.retake) for row in scores.rows] == [
        (people["王强"].person_id, Decimal("88.5"), True, 1, False),
        (people["赵静"].person_id, Decimal(52), False, None, True),
        (people["孙磊"].person_id, None, None, None, False),
    ]
    assert scores.rates.participation == Decimal("0.6667")
    outcomes = {one.person_id: (one.reason, one.in_force) for one in services.results.outcomes(boss, exam)}
    assert outcomes[people["孙磊"].person_id] == (OutcomeReason.ABSENT, True)
    assert services.credits.credit_exam(boss, exam, Decimal(4), HourCategory.PROFESSIONAL) == 1
    services.certificates.set_unit_code(boss, "临交执")
    occasion = Occasion("全市统一笔试", DRAFT.held_on, exam_id=exam)
    assert (
        len(services.certificates.issue(boss, [one.person_id for one in people.values()], occasion).certificate_ids)
        == 1
    )
    assert services.results.my_result(people["王强"], exam).score == Decimal("88.5")
    (entry,) = outside.entries(boss)
    assert (entry.state, entry.exam_id, outside.proof(boss, own)) == (
        OutsideState.CONFIRMED,
        exam,
        b"%PDF-1.4 scan",
    )
    assert not [paper for paper in services.papers.papers(boss) if paper.name == DRAFT.title]


def test_rows_that_bring_nothing_say_why(services: Services, office: Office, people: dict[str, Actor]) -> None:
    rows = (
        (1, "王强", "ZF001", 88, ""),
        (2, "王强", "ZF001", 70, ""),
        (3, "李四", "", 70, ""),
        (4, "赵静", "ZF003", 70, ""),
        (5, "钱芳", "ZF004", "", ""),
        (6, "孙磊", "ZF003", 101, ""),
    )
    read = services.outside.read(office.trainer, sheet(*rows), "成绩.xlsx", DRAFT)
    assert [(row.score, row.attendance) for row in read.rows] == [(Decimal(88), Attendance.PRESENT)]
    assert [(one.row, one.flaw) for one in read.problems] == [
        (4, ScoreFlaw.TWICE),
        (5, ScoreFlaw.NO_PERSON),
        (6, ScoreFlaw.CONTRADICTION),
        (7, ScoreFlaw.NO_SCORE),
        (8, ScoreFlaw.BAD_SCORE),
    ]
    with pytest.raises(BadInput, match="no_headings"):
        services.outside.read(office.trainer, b"a,b\n1,2\n", "x.csv", DRAFT)


def test_nobody_enters_or_confirms_their_own(
    services: Services, office: Office, people: dict[str, Actor], colleague: Actor
) -> None:
    outside = services.outside
    read = outside.read(office.trainer, sheet(*FULL), "成绩.xlsx", DRAFT)
    with pytest.raises(BadInput, match="no_proof"):
        outside.enter(office.trainer, DRAFT, read, "", b"")
    wang = Actor(people["王强"].account_id, people["王强"].person_id, "王强", frozenset({Role.ADMINISTRATOR}))
    with pytest.raises(NotAllowed, match="own_matter"):
        outside.enter(wang, DRAFT, read, "通知.pdf", b"scan")
    own = outside.enter(colleague, DRAFT, read, "通知.pdf", b"scan")
    with pytest.raises(NotAllowed, match="own_entry"):
        outside.confirm(colleague, own)
    with pytest.raises(NotAllowed, match="own_matter"):
        outside.confirm(wang, own)
    outside.refuse(office.administrator, own, "第2行与通知不符")
    assert [(one.state, one.answer) for one in outside.entries(office.trainer)] == [
        (OutsideState.REFUSED, "第2行与通知不符")
    ]
    assert services.exams.exams(office.trainer) == ()


def test_who_failed_elsewhere_goes_through_the_ladder_and_a_retake_elsewhere_moves_the_case_on(
    services: Services, office: Office, people: dict[str, Actor], colleague: Actor, clock: FixedClock
) -> None:
    outside, boss, retakes = services.outside, office.administrator, services.retakes
    retakes.choose_ladder(boss, "dezhou")
    rows = ((1, "王强", "ZF001", 40, ""), (2, "赵静", "ZF002", 41, ""), (3, "孙磊", "ZF003", 80, ""))
    read = outside.read(office.trainer, sheet(*rows), "成绩.xlsx", DRAFT)
    first = outside.confirm(boss, outside.enter(office.trainer, DRAFT, read, "通知.pdf", b"%PDF"))
    proposed = retakes.propose(boss, first).proposed
    assert len(proposed) == 2
    opens = clock.now() + timedelta(days=10)
    with pytest.raises(Refused, match="held_elsewhere"):
        retakes.schedule(colleague, proposed[:1], opens, opens + timedelta(hours=3))
    clock.tick(30 * 24 * 3600)
    again = replace(DRAFT, title="全市统一笔试（补考）", held_on=date(2026, 11, 20))
    read = outside.read(
        office.trainer, sheet((1, "王强", "ZF001", 75, "补考"), (2, "赵静", "ZF002", 30, "补考")), "补考.xlsx", again
    )
    entry = outside.enter(office.trainer, again, read, "通知.pdf", b"%PDF 2")
    view: RecordingView[OutState] = RecordingView()
    room = OutRoom(outside, services.people, services.clock, services.retake_joining)
    presenter = OutPresenter(view, room, boss, InlineWorking(), HandDialogs(), Nowhere())
    presenter.refresh()
    presenter.choose(next(one for one in view.state.entries if one.id == entry))
    presenter.confirm()
    assert "2 " in view.state.said
    second = next(one.exam_id for one in outside.entries(boss) if one.id == entry)
    assert second is not None
    retakes.settle(boss, second)
    states = {case.person_id: case.state for case in retakes.cases(boss, CaseQuery(exam_id=first))}
    assert set(states.values()) == {Decision.CLOSED}
    [case] = retakes.cases(boss, CaseQuery(exam_id=second))
    assert (case.person_id, case.failures) == (people["赵静"].person_id, 2)


class Nowhere:
    def open(self, reading: Reading, watcher: Watching | None = None) -> None:
        raise AssertionError(reading.title)
