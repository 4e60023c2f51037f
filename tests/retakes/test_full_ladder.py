"""One officer from the first failure to the appeal, as real exams and as the documents that are filed."""

import io
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from uuid import UUID

import docx
import pytest
from pypdf import PdfReader

from tests.conftest import Office
from tests.exams.hall import Hall, build_hall, officer
from tests.fakes import FixedClock
from trainer.app.notice_files import draw_notice
from trainer.app.services import RESOURCES, Services
from trainer.documents.deadline_list import deadline_list
from trainer.documents.notices.story import case_story, done_in
from trainer.documents.office.pdf import write_pdf
from trainer.documents.pdf import Printed
from trainer.hours.values import RuleSource, SourceNature
from trainer.people.accounts.values import Actor
from trainer.people.values import PersonDraft
from trainer.reports.open_days import open_days
from trainer.retakes.notices.service import NoticeService
from trainer.retakes.notices.values import (
    AppealOutcome,
    CaseFile,
    DeliveryOutcome,
    Due,
    Notice,
    NoticeDraft,
    NoticeKind,
)
from trainer.retakes.service import RetakeService
from trainer.retakes.values import Case, CaseQuery, Decision
from trainer.store.audit import broken_link
from trainer.store.clock import local_today
from trainer.store.errors import BadInput, NotAllowed, Refused
from trainer.store.files import file_hash
from trainer.store.opening import OpenStore
from trainer.workdays.rules import toggled
from trainer.workdays.values import YearDays

RETAKE, CONSEQUENCE = NoticeDraft(NoticeKind.RETAKE, bring="身份证件"), NoticeDraft(NoticeKind.CONSEQUENCE)
PRINTED = Printed("周敏", datetime(2026, 12, 1, tzinfo=UTC))
REPLY = NoticeDraft(NoticeKind.APPEAL_REPLY)
DAY = 24 * 3600


@pytest.fixture
def hall(store: OpenStore, clock: FixedClock, chance: random.Random, office: Office) -> Iterator[Hall]:
    built = build_hall(store, clock, chance, office.administrator)
    yield built
    built.sittings.close()


@dataclass
class Bench:
    """One officer, the two services, and who decides."""

    boss: Actor
    wang: Actor
    hall: Hall
    clock: FixedClock
    retakes: RetakeService
    notices: NoticeService

    @property
    def today(self) -> date:
        return local_today(self.clock)

    def case(self, exam: UUID) -> Case:
        (case,) = self.retakes.cases(self.boss, CaseQuery(exam_id=exam))
        return case

    def file(self, case: Case) -> CaseFile:
        return self.notices.files(self.boss, [case.id])[case.id]

    def due(self) -> dict[Due, date | None]:
        return {line.due: line.on for line in self.notices.deadlines(self.boss)}

    def fail(self, exam: UUID) -> Case:
        self.hall.sit(self.wang, exam, right=0)
        self.retakes.settle(self.boss, exam)
        return self.case(exam)

    def retake(self, case: Case) -> UUID:
        opens = self.clock.now() + timedelta(days=10)
        (made,) = self.retakes.schedule(self.boss, [case.id], opens, opens + timedelta(hours=4), "公示期满")
        return made.exam_id

    def decide(self, case: Case, decision: Decision, reason: str = "经班子会议研究") -> Case:
        return self.retakes.decide(self.boss, case.id, decision, reason)

    def serve(self, notice: Notice, outcome: DeliveryOutcome = DeliveryOutcome.SERVED) -> None:
        self.notices.serve(self.boss, notice, outcome, self.today, "周敏直接送达，李明见证")


@pytest.fixture
def bench(hall: Hall, services: Services, office: Office, clock: FixedClock) -> Bench:
    boss = office.administrator
    person_id = services.people.add_person(boss, PersonDraft("王强", unit_id=office.unit_id))
    parts = (services.store.database, services.ids, services.clock, services.audit, services.people)
    retakes = RetakeService(*parts, hall.exams, hall.results, RESOURCES / "rules")
    retakes.choose_ladder(boss, "example")
    notices = NoticeService(*parts, hall.exams, partial(draw_notice, services.template_folders))
    return Bench(boss, officer(person_id, "王强"), hall, clock, retakes, notices)


@pytest.fixture
def second(bench: Bench) -> Case:
    """The second failure: its first one has a retake that was sat in vain."""
    exam = bench.hall.exam(bench.wang)
    retake = bench.retake(bench.fail(exam))
    bench.clock.tick(10 * DAY + 300)
    return bench.fail(retake)


def pages(content: bytes) -> str:
    return "".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)


@pytest.mark.both_engines
def test_the_full_ladder_as_documents(bench: Bench, services: Services) -> None:
    exam = bench.hall.exam(bench.wang)
    first = bench.fail(exam)
    assert bench.due() == {Due.DECIDE: bench.today + timedelta(days=30)}
    with pytest.raises(Refused, match=r"notice\.not_now"):
        bench.notices.issue(bench.boss, first.id, RETAKE)
    retake = bench.retake(first)
    told = bench.notices.issue(bench.boss, first.id, RETAKE)
    assert told.serial == f"〔{bench.today.year}〕第001号"
    assert set(bench.due()) == {Due.SIT, Due.SERVE}
    bench.serve(told)
    bench.clock.tick(10 * DAY + 300)
    case = bench.fail(retake)
    assert (bench.case(exam).state, case.step.key, case.state) == (Decision.CLOSED, "no_award", Decision.PROPOSED)
    bench.decide(case, Decision.CONFIRMED)
    with pytest.raises(Refused, match=r"retake\.notice_first"):
        bench.decide(case, Decision.APPLIED)
    notice = bench.notices.issue(bench.boss, case.id, CONSEQUENCE)
    bench.serve(notice, DeliveryOutcome.REFUSED)
    assert bench.due()[Due.APPEAL_ENDS] == bench.today + timedelta(days=10)
    with pytest.raises(Refused, match=r"retake\.appeal_running"):
        bench.decide(case, Decision.APPLIED)
    bench.notices.file_appeal(bench.boss, case.id, bench.today, "补考当日在外执行任务，请求重新安排")
    assert bench.due()[Due.DECIDE_APPEAL] == bench.today + timedelta(days=15)
    with pytest.raises(Refused, match=r"retake\.appeal_open"):
        bench.decide(case, Decision.APPLIED)
    bench.notices.decide_appeal(bench.boss, case.id, AppealOutcome.REJECTED, "任务安排与补考时间不冲突")
    reply = bench.notices.issue(bench.boss, case.id, REPLY)
    bench.serve(reply)
    bench.decide(case, Decision.APPLIED, "已报人事部门")
    assert bench.due() == {}
    texts = [pages(bench.notices.content(bench.boss, one)) for one in (told, notice, reply)]
    assert all(text.count(one.serial) >= 3 for text, one in zip(texts, (told, notice, reply), strict=True))
    assert [len(PdfReader(io.BytesIO(bench.notices.content(bench.boss, one))).pages) for one in (told, notice)] == [
        1,
        1,
    ]
    assert "补考通知书" in texts[0]
    assert "取消年度评先树优资格" in texts[1]
    assert "任务安排与补考时间不冲突" in texts[2]
    with services.store.database.read() as session:
        assert broken_link(session) is None


def test_files_stay_as_they_were_filed(bench: Bench, second: Case) -> None:
    bench.decide(second, Decision.CONFIRMED)
    notice = bench.notices.issue(bench.boss, second.id, CONSEQUENCE)
    assert file_hash(bench.notices.content(bench.boss, notice)) == notice.pdf_hash
    words = docx.Document(io.BytesIO(bench.notices.content(bench.boss, notice, docx=True)))
    assert any(notice.serial in paragraph.text for paragraph in words.paragraphs)


@pytest.mark.both_engines
def test_numbers_have_no_gap_and_a_void_keeps_its_own(bench: Bench, second: Case) -> None:
    bench.decide(second, Decision.CONFIRMED)
    first = bench.notices.issue(bench.boss, second.id, CONSEQUENCE)
    with pytest.raises(Refused, match=r"notice\.not_now"):
        bench.notices.issue(bench.boss, second.id, CONSEQUENCE)
    bench.notices.void(bench.boss, first, "印错事由")
    with pytest.raises(Refused, match=r"notice\.voided"):
        bench.serve(first)
    again = bench.notices.issue(bench.boss, second.id, CONSEQUENCE)
    assert [one.number for one in bench.file(second).notices] == [1, 2]
    assert [one.stands for one in bench.file(second).notices] == [False, True]
    bench.serve(again)
    with pytest.raises(Refused, match=r"notice\.served"):
        bench.serve(again)


def test_a_unit_with_a_code_numbers_its_notices_by_itself(
    bench: Bench, second: Case, services: Services, office: Office
) -> None:
    bench.decide(second, Decision.CONFIRMED)
    for _ in range(2):
        bench.notices.void(bench.boss, bench.notices.issue(bench.boss, second.id, CONSEQUENCE), "印错事由")
    services.people.set_unit_code(bench.boss, office.unit_id, "临交执")
    again = bench.notices.issue(bench.boss, second.id, CONSEQUENCE)
    year = bench.today.year
    serials = {f"〔{year}〕第001号", f"〔{year}〕第002号", f"临交执〔{year}〕第001号"}
    assert {one.serial for one in bench.file(second).notices} == serials
    assert again.serial == f"临交执〔{year}〕第001号"


def test_a_granted_appeal_ends_the_case_and_its_failure_does_not_count(bench: Bench, second: Case) -> None:
    bench.decide(second, Decision.CONFIRMED)
    bench.notices.file_appeal(bench.boss, second.id, bench.today, "系统故障未补时")
    bench.notices.decide_appeal(bench.boss, second.id, AppealOutcome.GRANTED, "监考记录属实")
    case = bench.case(second.exam_id)  # type: ignore[arg-type]
    assert (case.state, case.history[-1].reason) == (Decision.DISMISSED, "监考记录属实")
    with pytest.raises(Refused, match=r"appeal\.not_now"):
        bench.notices.file_appeal(bench.boss, second.id, bench.today, "再次申辩")


def test_a_late_appeal_is_taken_in_and_marked(bench: Bench, second: Case) -> None:
    bench.decide(second, Decision.CONFIRMED)
    bench.serve(bench.notices.issue(bench.boss, second.id, CONSEQUENCE))
    assert Due.APPEAL_ENDS in bench.due()
    bench.clock.tick(11 * DAY)
    assert set(bench.due()) == {Due.CARRY_OUT}
    bench.notices.file_appeal(bench.boss, second.id, bench.today, "迟交")
    assert bench.file(second).appeals[0].late


def test_the_story_tells_everything_in_its_order(bench: Bench, second: Case) -> None:
    bench.decide(second, Decision.CONFIRMED, "经研究")
    notice = bench.notices.issue(bench.boss, second.id, CONSEQUENCE)
    bench.clock.tick(DAY)
    bench.serve(notice, DeliveryOutcome.REFUSED)
    bench.notices.file_appeal(bench.boss, second.id, bench.today, "系统故障未补时")
    bench.clock.tick(DAY)
    bench.notices.decide_appeal(bench.boss, second.id, AppealOutcome.REJECTED, "监考记录无故障")
    case = bench.case(second.exam_id)  # type: ignore[arg-type]
    done = done_in(case, bench.file(case))
    assert [line.at for line in done] == sorted(line.at for line in done)
    assert [line.words for line in done if line.words] == [
        "经研究",
        "周敏直接送达，李明见证",
        "系统故障未补时",
        "监考记录无故障",
    ]
    page = case_story([case], {case.id: bench.file(case)}, {case.id: "春季考核"}, "临河县大队", PRINTED)
    text = pages(write_pdf([page])).replace("\n", "")
    for words in ("补考及处理经过表", "春季考核", "拒签", "申辩不成立", "来源性质：示例"):
        assert words in text


def test_who_may_not(bench: Bench, second: Case, office: Office) -> None:
    bench.decide(second, Decision.CONFIRMED)
    with pytest.raises(NotAllowed):
        bench.notices.issue(office.trainer, second.id, CONSEQUENCE)
    notice = bench.notices.issue(bench.boss, second.id, CONSEQUENCE)
    with pytest.raises(BadInput, match=r"notice\.served_before"):
        bench.notices.serve(bench.boss, notice, DeliveryOutcome.SERVED, bench.today + timedelta(days=1), "周敏")
    with pytest.raises(BadInput, match=r"reason\.missing"):
        bench.notices.serve(bench.boss, notice, DeliveryOutcome.SERVED, bench.today, " ")
    own = Actor(bench.boss.account_id, second.person_id, "王强", bench.boss.roles)
    with pytest.raises(NotAllowed, match=r"account\.own_matter"):
        bench.notices.file_appeal(own, second.id, bench.today, "本人")


def counted_in_workdays(bench: Bench, services: Services, rules_of_office: Path) -> tuple[Case, Notice]:
    """A second failure under a ladder that counts working days, with its notice."""
    rules = (RESOURCES / "rules" / "ladder-example.toml").read_text(encoding="utf-8")
    changed = rules.replace("in_workdays = false", "in_workdays = true")
    (rules_of_office / "ladder-example.toml").write_text(changed, "utf-8")
    parts = (services.store.database, services.ids, services.clock, services.audit, services.people)
    folders = (RESOURCES / "rules", rules_of_office)
    bench.retakes = RetakeService(*parts, bench.hall.exams, bench.hall.results, *folders)
    bench.notices = NoticeService(*parts, bench.hall.exams, partial(draw_notice, services.template_folders), *folders)
    exam = bench.hall.exam(bench.wang)
    retake = bench.retake(bench.fail(exam))
    bench.clock.tick(10 * DAY + 300)
    case = bench.fail(retake)
    bench.decide(case, Decision.CONFIRMED)
    return case, bench.notices.issue(bench.boss, case.id, CONSEQUENCE)


def test_a_day_over_a_year_nobody_entered_says_so_wherever_it_stands(
    bench: Bench, services: Services, office: Office, tmp_path: Path
) -> None:
    bench.clock.tick((date(2026, 12, 11) - bench.today).days * DAY)
    case, notice = counted_in_workdays(bench, services, tmp_path)
    bench.serve(notice)
    assert bench.today == date(2026, 12, 21)
    (line,) = (one for one in bench.notices.deadlines(bench.boss) if one.due is Due.APPEAL_ENDS)
    assert (line.on, line.unlisted) == (date(2027, 1, 4), (2027,))
    with pytest.raises(Refused, match=r"retake\.appeal_unlisted") as refusal:
        bench.decide(case, Decision.APPLIED)
    assert refusal.value.params["years"] == "2027"
    bench.notices.file_appeal(bench.boss, case.id, bench.today, "请求重新安排")
    bench.clock.tick(60)
    services.workdays.keep(
        bench.boss, YearDays(2027, (), (), RuleSource(SourceNature.OFFICIAL, "放假安排通知", "未载明")), 0
    )
    lines = bench.notices.deadlines(bench.boss)
    assert {one.due: one.unlisted for one in lines if one.unlisted} == {Due.DECIDE_APPEAL: (2027,)}
    told = [done.what for done in done_in(case, bench.file(case)) if "2027年未录入" in done.what]
    assert [what.splitlines()[-1][:5] for what in told] == ["申辩截止于", "最迟202"]
    listed = write_pdf([deadline_list(lines, "期限表", "临江县大队", bench.today, PRINTED)])
    assert "2027年未录入" in pages(listed).replace("\n", "")


def test_an_appeal_in_working_days_ends_as_it_was_told(
    bench: Bench, services: Services, office: Office, tmp_path: Path
) -> None:
    case, notice = counted_in_workdays(bench, services, tmp_path)
    assert "10个工作日内" in pages(bench.notices.content(bench.boss, notice)).replace("\n", "")
    bench.serve(notice)
    told = services.workdays.calendar().after(bench.today, 10)
    assert bench.due()[Due.APPEAL_ENDS] == told > bench.today + timedelta(days=10)
    (open_day,) = open_days(services.store.database, services.workdays.calendar, bench.boss, bench.today)
    assert (open_day.told, open_day.days) == (told, 10)
    bench.clock.tick(60)
    days = services.workdays.shipped(told.year)
    assert days is not None
    services.workdays.keep(bench.boss, toggled(days, told), 0)
    assert bench.due()[Due.APPEAL_ENDS] == told
    with pytest.raises(Refused, match=r"retake\.appeal_running"):
        bench.decide(case, Decision.APPLIED)
    bench.notices.file_appeal(bench.boss, case.id, bench.today, "请求重新安排")
    assert all(line.unlisted == () for line in bench.notices.deadlines(bench.boss))
    assert bench.due()[Due.DECIDE_APPEAL] == services.workdays.calendar().after(bench.today, 15)
    assert open_days(services.store.database, services.workdays.calendar, bench.boss, bench.today) == ()
