"""Words in rows go before their time, on request: the row keeps figure, day and seal, and every chain verifies."""

from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from tests.conftest import Office
from tests.hours.samples import approved
from trainer.app.checking import check_workspace
from trainer.app.services import Services
from trainer.hours.values import AbsenceKind, HourCategory, HourDraft, Way
from trainer.people.accounts.values import Witness
from trainer.people.values import PersonDraft
from trainer.reports.joint_reasons import destroy_joint_reason, joint_reasons
from trainer.reports.private_words import destroy_private_words, private_words
from trainer.store.errors import BadInput, NotAllowed

pytestmark = pytest.mark.both_engines
DAY = date(2026, 3, 2)


@pytest.fixture
def people(services: Services, office: Office) -> list[UUID]:
    boss = office.administrator
    return [services.people.add_person(boss, PersonDraft(name, unit_id=office.unit_id)) for name in ("王强", "赵静")]


@pytest.fixture
def second(office: Office) -> Witness:
    return Witness(office.trainer.person_id, "李娜", office.administrator.person_id)


def record(services: Services, office: Office, person: UUID, topic: str) -> UUID:
    draft = HourDraft(person, DAY, Decimal(4), HourCategory.PUBLIC_LAW, Way.LECTURE, topic)
    return services.hours.record(office.trainer, draft)


def test_reasons_in_rows_go_with_two_and_nothing_else_changes(
    services: Services, office: Office, people: list[UUID], second: Witness
) -> None:
    boss, database, (wang, zhao) = office.administrator, services.store.database, people
    first, other = record(services, office, wang, "行政处罚法"), record(services, office, wang, "文书制作")
    services.hours.approve(boss, [first])
    services.hours.reverse(boss, first, "住院期间误记")
    services.hours.return_(boss, [other], "缺病假证明")
    services.absences.state_absence(boss, wang, AbsenceKind.LEAVE, DAY, None, "妻子产假陪护")
    services.absences.state_absence(boss, zhao, AbsenceKind.LEAVE, DAY, None, "父亲病重")
    said = {"住院期间误记", "缺病假证明", "妻子产假陪护"}
    assert set(private_words(database, boss, wang)) == said
    before = services.hours.entries(boss, wang, 2026), approved(services)
    assert destroy_private_words(database, services.audit, boss, second, wang, "本人申请") == 4
    assert private_words(database, boss, wang) == ()
    assert private_words(database, boss, zhao) == ("父亲病重",)
    after = services.hours.entries(boss, wang, 2026), approved(services)
    assert [one.draft.hours for one in after[0]] == [one.draft.hours for one in before[0]]
    assert after[1] == before[1]
    assert len(services.absences.absences(boss, wang)) == 1
    assert check_workspace(services) == []
    with database.read() as session:
        assert session.scalar(text("SELECT count(*) FROM given_up_words WHERE length(seal) = 64")) == 4
        reasons = set(session.scalars(text("SELECT text FROM audit_reason")))
    assert said.isdisjoint(reasons)
    for change in ("UPDATE hour_absence SET reason = ''", "UPDATE hour_entry SET hours = 1, reason = ''"):
        with pytest.raises(IntegrityError, match="append only"), database.write() as session:
            session.execute(text(change))


def test_what_was_said_once_about_several_is_listed_and_goes_apart(
    services: Services, office: Office, people: list[UUID], second: Witness, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("trainer.reports.joint_reasons.MOST", 1)
    boss, database = office.administrator, services.store.database
    both = [record(services, office, one, "集中培训") for one in people]
    services.hours.return_(boss, both, "王强陪护、赵静住院未到课")
    services.hours.return_(boss, [record(services, office, people[0], "讲座")], "只说一人")
    assert joint_reasons(database, boss, "无此语") == ()
    [found] = joint_reasons(database, boss, "赵静")
    assert (found.by, found.action) == ("周敏", "hours.returned")
    for witness, code in (
        (Witness(boss.person_id, "周敏", boss.person_id), "same_person"),
        (Witness(people[0], "王强", boss.person_id), "own_matter"),
    ):
        with pytest.raises(NotAllowed, match=code):
            destroy_joint_reason(database, services.audit, boss, witness, found.sequences[0], "两人申请")
    assert destroy_joint_reason(database, services.audit, boss, second, found.sequences[0], "两人申请") == 3
    assert joint_reasons(database, boss) == ()
    assert private_words(database, boss, people[1]) == ()
    assert private_words(database, boss, people[0]) == ("只说一人",)
    with pytest.raises(BadInput, match=r"reason\.unknown"):
        destroy_joint_reason(database, services.audit, boss, second, found.sequences[0], "两人申请")
    assert check_workspace(services) == []
