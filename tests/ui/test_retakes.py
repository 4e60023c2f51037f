"""The retakes page without its widgets."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from tests.conftest import Office
from tests.fakes import FixedClock
from tests.fakes_ui import RecordingView
from tests.ui.ended_exam import Ended, HandDesk, ended_exam
from trainer.app.retake_files import RetakeListFiles
from trainer.app.services import RESOURCES, Services
from trainer.people.accounts.values import Actor
from trainer.retakes.deferrals.service import DeferralService
from trainer.retakes.deferrals.values import DeferralDraft, Ground
from trainer.retakes.notices.service import NoticeService
from trainer.retakes.notices.values import AppealOutcome, DeliveryOutcome, Due, NoticeDraft
from trainer.retakes.service import RetakeService
from trainer.retakes.values import Decision
from trainer.store.audit import read_trail
from trainer.store.clock import local_today
from trainer.ui.retakes.paper_state import Act, Filing, Judging, PuttingOff, Serving, Task, tasks
from trainer.ui.retakes.presenter import RetakesPresenter, RetakesRoom
from trainer.ui.retakes.state import Appointment, RetakesState, Side, Standing, acts, schedulable, shown
from trainer.ui.working import InlineWorking


class Page:
    """The presenter with a recording view; `changed` reads again, as the shell does."""

    def __init__(self, services: Services, actor: Actor, ended: Ended) -> None:
        self.view: RecordingView[RetakesState] = RecordingView()
        self.dialogs = HandDesk()
        self.went = 0
        parts = (services.store.database, services.ids, services.clock, services.audit, services.people)
        self.service = RetakeService(*parts, ended.hall.exams, ended.hall.results, RESOURCES / "rules")
        self.notices = NoticeService(*parts, ended.hall.exams, lambda sheet: (b"%PDF", sheet.serial.encode()))
        room = RetakesRoom(
            *(self.service, ended.hall.exams, ended.hall.results, services.people, services.clock),
            *(self.notices, RetakeListFiles(services)),
            *(DeferralService(*parts, ended.hall.exams, self.service.ladder), services.causes),
        )
        working, desk = InlineWorking(), self.dialogs
        self.presenter = RetakesPresenter(
            self.view, room, actor, working, desk, lambda: self.presenter.refresh(), self._go, desk, desk
        )
        self.presenter.refresh()

    @property
    def state(self) -> RetakesState:
        return self.view.state

    def _go(self) -> None:
        self.went += 1


@pytest.fixture
def ended(services: Services, office: Office, clock: FixedClock) -> Iterator[Ended]:
    with ended_exam(services, office, clock) as made:
        yield made


@pytest.fixture
def page(services: Services, office: Office, ended: Ended) -> Page:
    made = Page(services, office.administrator, ended)
    made.service.choose_ladder(office.administrator, "dezhou")
    made.presenter.refresh()
    return made


@pytest.fixture
def proposed(page: Page, ended: Ended) -> Page:
    page.presenter.begin_proposing()
    page.presenter.propose(ended.exam_id)
    page.presenter.choose(page.state.cases[0].id)
    return page


def test_without_a_ladder_nothing_is_offered(services: Services, office: Office, ended: Ended) -> None:
    page = Page(services, office.administrator, ended)
    page.presenter.begin_proposing()
    assert [offer.missing for offer in page.state.offers] == [0]
    page.presenter.choose_ladder()
    assert page.went == 1


def test_an_exam_is_opened_from_elsewhere(page: Page, ended: Ended) -> None:
    page.presenter.open_exam(ended.exam_id)
    assert (page.state.exam_id, page.state.side, len(page.state.offers)) == (ended.exam_id, Side.PROPOSE, 1)
    page.presenter.propose(ended.exam_id)
    page.presenter.open_exam(ended.exam_id)
    assert page.state.side is Side.NOTHING
    assert {case.exam_id for case in shown(page.state)} == {ended.exam_id}


def test_the_offer_counts_who_failed_and_nobody_deferred(page: Page, ended: Ended) -> None:
    page.presenter.begin_proposing()
    assert [(offer.failing, offer.missing) for offer in page.state.offers] == [(1, 1)]
    page.presenter.propose(ended.exam_id)
    assert [(offer.failing, offer.missing) for offer in page.state.offers] == [(1, 0)]
    assert [(case.name, case.step.name) for case in page.state.cases] == [("钱芳", "补考")]
    assert "1" in page.state.said
    assert not page.state.busy


def test_a_decision_needs_a_reason_and_stands_in_the_history(proposed: Page) -> None:
    proposed.presenter.decide(Decision.CONFIRMED)
    assert proposed.state.case is not None
    assert proposed.state.case.state is Decision.PROPOSED
    proposed.dialogs.text = "成绩已公示，无复核申请"
    proposed.presenter.decide(Decision.CONFIRMED)
    entry = proposed.state.case.history[-1]
    assert (entry.decision, entry.by_name, entry.reason) == (Decision.CONFIRMED, "周敏", "成绩已公示，无复核申请")
    assert acts(proposed.state, proposed.state.case) == (Decision.DEFERRED, Decision.DISMISSED, Decision.APPLIED)


def test_a_trainer_proposes_but_does_not_decide(services: Services, office: Office, ended: Ended, page: Page) -> None:
    other = Page(services, office.trainer, ended)
    other.presenter.propose(ended.exam_id)
    (case,) = other.state.cases
    assert acts(other.state, case) == ()
    assert schedulable(other.state, [case]) == ()
    assert acts(page.state, case)


def test_a_retake_is_set_and_its_result_settled(proposed: Page, ended: Ended, clock: FixedClock) -> None:
    case = proposed.state.cases[0]
    proposed.presenter.begin_scheduling([case.id])
    assert [one.name for one in proposed.state.to_schedule] == ["钱芳"]
    opens = clock.now() + timedelta(days=10)
    proposed.presenter.schedule(Appointment(opens, opens + timedelta(hours=2), "公示期满"))
    (case,) = proposed.state.cases
    assert (proposed.state.side, proposed.state.case) == (Side.CASE, case)
    assert [task.act for task in tasks(case, proposed.state.file)] == [Act.ISSUE, Act.APPEAL]
    assert case.state is Decision.APPLIED
    assert case.retake_exam_id is not None
    assert schedulable(proposed.state, [case]) == ()
    clock.tick(timedelta(days=10, minutes=5).total_seconds())
    ended.hall.sit(ended.officers[3], case.retake_exam_id)
    ended.hall.invigilation.close_exam(ended.hall.head, case.retake_exam_id)
    proposed.presenter.refresh()
    proposed.presenter.begin_proposing()
    (offer,) = [one for one in proposed.state.offers if one.retake]
    assert (offer.missing, offer.settles) == (0, 1)
    proposed.presenter.propose(offer.exam_id)
    assert proposed.state.cases[0].state is Decision.CLOSED
    assert [one.settles for one in proposed.state.offers] == [0, 0]


def test_a_refused_date_keeps_the_form(proposed: Page, clock: FixedClock) -> None:
    proposed.presenter.begin_scheduling([proposed.state.cases[0].id])
    proposed.presenter.schedule(Appointment(clock.now(), clock.now(), "理由"))
    assert [trouble.code for trouble in proposed.dialogs.troubles] == ["dates.reversed"]
    assert proposed.state.side is Side.SCHEDULE
    assert not proposed.state.busy


def test_filters(proposed: Page, ended: Ended) -> None:
    assert len(shown(proposed.state)) == 1
    proposed.presenter.search("zj")
    assert shown(proposed.state) == ()
    proposed.presenter.search("qf")
    assert len(shown(proposed.state)) == 1
    proposed.presenter.choose_standing(Standing.OVER)
    assert shown(proposed.state) == ()
    proposed.presenter.open(proposed.state.cases[0].id)
    assert len(shown(proposed.state)) == 1
    proposed.presenter.choose_exam(ended.exam_id)
    assert len(shown(proposed.state)) == 1


def test_papers_of_a_case(proposed: Page, clock: FixedClock, tmp_path: Path) -> None:
    case = proposed.state.cases[0]
    proposed.presenter.begin_scheduling([case.id])
    opens = clock.now() + timedelta(days=10)
    proposed.presenter.schedule(Appointment(opens, opens + timedelta(hours=2), "公示期满"))
    proposed.presenter.choose(case.id)
    papers = proposed.presenter.papers
    issue, appeal = tasks(proposed.state.cases[0], proposed.state.file)
    assert issue.kind is not None
    papers.begin(issue)
    assert proposed.state.side is Side.PAPER
    papers.done(NoticeDraft(issue.kind))
    (notice,) = proposed.state.file.notices
    assert (proposed.state.side, notice.serial in proposed.state.said) == (Side.CASE, True)
    papers.open(notice)
    assert proposed.dialogs.opened[0].content == b"%PDF"
    proposed.dialogs.path = tmp_path / "notice.docx"
    papers.save(notice)
    assert (tmp_path / "notice.docx").read_bytes() == notice.serial.encode()
    proposed.presenter.deferring.watch()
    assert {line.due for line in proposed.state.due} == {Due.SIT, Due.SERVE}
    proposed.presenter.choose(case.id)
    papers.begin(Task(Act.SERVE, notice=notice))
    today = local_today(clock)
    papers.done(Serving(DeliveryOutcome.REFUSED, today, "周敏送达，李明见证"))
    papers.begin(appeal)
    papers.done(Filing(today, "当日值班"))
    papers.begin(Task(Act.RULE))
    papers.done(Judging(AppealOutcome.GRANTED, "值班记录属实"))
    assert proposed.state.cases[0].state is Decision.DISMISSED
    assert proposed.state.file.decided is not None


def test_lists_leave_with_a_purpose(proposed: Page, tmp_path: Path, services: Services) -> None:
    case = proposed.state.cases[0]
    proposed.presenter.choose_unit("别处")
    assert shown(proposed.state) == ()
    proposed.presenter.choose_unit(case.unit)
    proposed.presenter.choose_year(case.opened.astimezone().year)
    assert shown(proposed.state) == (case,)
    proposed.presenter.choose_standing(Standing.SECOND)
    assert shown(proposed.state) == ()
    proposed.presenter.choose_standing(Standing.UNSET)
    proposed.dialogs.text, proposed.dialogs.path = "报送人事科", tmp_path / "list.xlsx"
    proposed.presenter.lists.save()
    proposed.presenter.lists.print()
    rows = CalamineWorkbook.from_path(tmp_path / "list.xlsx").get_sheet_by_index(0).to_python()
    assert [row[1] for row in rows[3:]] == ["钱芳"]
    counts = CalamineWorkbook.from_path(tmp_path / "list.xlsx").get_sheet_by_index(1).to_python()
    assert counts[3][:3] == [str(case.opened.year), case.unit, 1]
    assert len(proposed.dialogs.printed) == 1
    with services.store.database.read() as session:
        assert [one.action for one in read_trail(session)][:2].count("people.exported") == 2


def test_a_decision_put_off_names_its_day(proposed: Page, clock: FixedClock) -> None:
    today = local_today(clock)
    proposed.presenter.decide(Decision.DEFERRED)
    assert (proposed.state.side, proposed.state.task) == (Side.PAPER, Task(Act.PUT_OFF))
    proposed.presenter.papers.done(PuttingOff(today - timedelta(days=1), "等成绩复核"))
    assert [trouble.code for trouble in proposed.dialogs.troubles] == ["retake.until_past"]
    proposed.presenter.papers.done(PuttingOff(today + timedelta(days=9), "等成绩复核"))
    assert proposed.state.case is not None
    assert (proposed.state.case.state, proposed.state.case.until) == (Decision.DEFERRED, today + timedelta(days=9))
    proposed.presenter.deferring.watch()
    assert [(line.due, line.on) for line in proposed.state.due] == [(Due.LOOK_AGAIN, today + timedelta(days=9))]


def test_the_days_to_watch_leave_with_a_purpose(proposed: Page, tmp_path: Path) -> None:
    proposed.presenter.deferring.watch()
    proposed.dialogs.text, proposed.dialogs.path = "例会通报", tmp_path / "days.xlsx"
    proposed.presenter.lists.save_days()
    proposed.presenter.lists.print_days()
    rows = CalamineWorkbook.from_path(tmp_path / "days.xlsx").get_sheet_by_index(0).to_python()
    assert [row[3] for row in rows[3:]] == ["钱芳"]
    assert len(proposed.dialogs.printed) == 1


def test_a_request_brings_its_proof_but_no_medical_one(
    page: Page, ended: Ended, tmp_path: Path, clock: FixedClock
) -> None:
    coming = ended.hall.exam(ended.officers[0])
    proof = tmp_path / "出海任务单.pdf"
    proof.write_bytes(b"%PDF task")
    page.presenter.refresh()
    page.presenter.deferring.begin()
    page.presenter.deferring.choose_exam(coming)
    (candidate,) = page.state.candidates
    assert page.state.exam_id is None
    today = local_today(clock)
    draft = DeferralDraft(candidate.id, coming, Ground.ILLNESS, today, "住院", "李娜看过住院证明")
    page.presenter.deferring.ask(draft, proof)
    assert [trouble.code for trouble in page.dialogs.troubles] == ["deferral.medical_proof"]
    page.presenter.deferring.ask(replace(draft, ground=Ground.DUTY, words="出海"), proof)
    (request,) = page.state.deferrals
    page.presenter.deferring.open_proof(request)
    assert [(one.name, one.content) for one in page.dialogs.opened] == [("出海任务单.pdf", b"%PDF task")]
