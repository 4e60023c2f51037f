"""The same decision by two at the same moment, each at a PC of their own: it is taken once, the other is told so."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest
from sqlalchemy import text

from tests.activities.classroom import build_class, everybody_there
from tests.conftest import Office
from tests.meanwhile import meanwhile
from trainer.app.checking import check_workspace
from trainer.app.services import Services
from trainer.certificates.values import Occasion
from trainer.exams.outside.values import OutsideDraft, OutsideRow, ScoreSheet
from trainer.exams.values import Attendance
from trainer.hours.values import AbsenceKind, HourCategory, HourDraft, RuleSource, SourceNature, Way
from trainer.people.values import PersonDraft
from trainer.qualification.values import CardDraft, Cause, Move, Verdict
from trainer.retakes.causes import CauseDraft
from trainer.retakes.values import Cause as Why
from trainer.retakes.values import Decision
from trainer.store.errors import KnownError
from trainer.yearly.values import NoteDraft, Section

DAY = date(2026, 3, 2)
Act = Callable[[], object]
SOURCE = RuleSource(SourceNature.OFFICIAL, "关于公布笔试成绩的通知", "临交执〔2026〕8号")
OUTSIDE = OutsideDraft("全市统一笔试", DAY, "市司法局", Decimal(100), Decimal(60), SOURCE)


def person(services: Services, office: Office) -> UUID:
    return services.people.add_person(office.administrator, PersonDraft("王强", unit_id=office.unit_id))


def hours(services: Services, office: Office) -> UUID:
    draft = HourDraft(person(services, office), DAY, Decimal(4), HourCategory.PUBLIC_LAW, Way.LECTURE, "讲座")
    return services.hours.record(office.trainer, draft)


def approve(services: Services, office: Office) -> Act:
    entry = hours(services, office)
    return lambda: services.hours.approve(office.administrator, [entry])


def reverse(services: Services, office: Office) -> Act:
    entry = hours(services, office)
    services.hours.approve(office.administrator, [entry])
    return lambda: services.hours.reverse(office.administrator, entry, "误记")


def months_back(services: Services, office: Office) -> Act:
    boss, absences = office.administrator, services.absences
    key = absences.state_absence(boss, person(services, office), AbsenceKind.LEAVE, DAY, None, "进修")
    return lambda: absences.take_back(boss, key, "未成行")


def note_back(services: Services, office: Office) -> Act:
    boss = office.administrator
    note = services.yearly.note(boss, person(services, office), 2026, NoteDraft(Section.DRILLS, DAY, "比武", "文号"))
    return lambda: services.yearly.take_back(boss, note, "记错")


def recall(services: Services, office: Office) -> Act:
    boss, cards, who = office.administrator, services.qualification, person(services, office)
    cards.register(boss, who, CardDraft("14000777", (), "", None, date(2029, 1, 1)))
    matter = cards.propose(boss, who, Move.RECALL, Cause.OTHER, DAY, "停职")
    return lambda: cards.decide(boss, who, matter, Verdict.CONFIRMED, DAY, "经研究")


def confirm(services: Services, office: Office) -> Act:
    row = OutsideRow(person(services, office), Decimal(80), Attendance.PRESENT, False)
    entry = services.outside.enter(office.trainer, OUTSIDE, ScoreSheet("a.xlsx", b"a", (row,), ()), "b.pdf", b"b")
    return lambda: services.outside.confirm(office.administrator, entry)


def void(services: Services, office: Office) -> Act:
    boss = office.administrator
    services.certificates.set_unit_code(boss, "临交执")
    occasion = Occasion("年度培训", DAY, proof="文号")
    [key] = services.certificates.issue(boss, [person(services, office)], occasion).certificate_ids
    return lambda: services.certificates.void(boss, key, "错字")


def case(services: Services, office: Office) -> Act:
    boss = office.administrator
    services.retakes.choose_ladder(boss, "example")
    draft = CauseDraft(Why.FITNESS_FAILED, "体能测试", "成绩单")
    [key] = services.causes.propose(boss, [person(services, office)], draft)
    return lambda: services.retakes.decide(boss, key, Decision.CONFIRMED, "经研究")


def credit(services: Services, office: Office) -> Act:
    room = build_class(services, office)
    everybody_there(services, office, room)
    return lambda: services.activity_credits.propose(office.trainer, room.id)


DECISIONS: dict[str, Callable[[Services, Office], Act]] = {
    "hours.approved": approve,
    "hours.reversed": reverse,
    "hours.absence_taken_back": months_back,
    "yearly.note_taken_back": note_back,
    "qualification.": recall,
    "outside.confirmed": confirm,
    "certificates.voided": void,
    "retakes.confirmed": case,
    "activities.hours_proposed": credit,
}


@pytest.mark.parametrize("action", DECISIONS)
def test_it_is_taken_once(services: Services, office: Office, action: str) -> None:
    decide, database = DECISIONS[action](services, office), services.store.database

    def links() -> int:
        with database.read() as session:
            words = text("SELECT count(*) FROM audit_entry WHERE action LIKE :action")
            return session.scalar(words, {"action": f"{action}%"}) or 0

    before = links()
    with meanwhile(database, decide), pytest.raises(KnownError):
        decide()
    assert links() == before + 1
    assert check_workspace(services) == []
