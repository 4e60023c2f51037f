"""Words about a person's health are destroyed by two people; what was decided and the chain stay as they are."""

import pytest

from tests.conftest import Office
from tests.exams.conftest import Crew
from tests.exams.hall import Hall
from trainer.app.services import Services
from trainer.exams.values import Attendance
from trainer.people.accounts.values import Actor, Witness
from trainer.reports.private_words import destroy_private_words, private_words
from trainer.store.audit import broken_link, read_trail
from trainer.store.errors import BadInput, NotAllowed
from trainer.store.opening import OpenStore

pytestmark = pytest.mark.both_engines


def second(office: Office, actor: Actor | None = None) -> Witness:
    return Witness(office.trainer.person_id, "李娜", (actor or office.administrator).person_id)


def test_two_people_destroy_the_words_and_nothing_else(
    hall: Hall, crew: Crew, office: Office, services: Services, store: OpenStore
) -> None:
    exam = hall.exam(crew.wang, crew.zhao)
    for person, reason in ((crew.wang, "住院手术"), (crew.zhao, "出差")):
        hall.exams.set_attendance(office.trainer, exam, [person.person_id], Attendance.DEFERRED, reason)
    wang = crew.wang.person_id
    assert private_words(store.database, office.administrator, wang) == ("住院手术",)
    destroyed = destroy_private_words(
        store.database, services.audit, office.administrator, second(office), wang, "保存期满"
    )
    assert destroyed == 1
    assert private_words(store.database, office.administrator, wang) == ()
    rows = {row.person_id: row for row in hall.exams.roster(hall.head, exam)}
    assert (rows[wang].attendance, rows[wang].reason) == (Attendance.DEFERRED, "")
    assert rows[crew.zhao.person_id].reason == "出差"
    with store.database.read() as session:
        assert broken_link(session) is None
        newest, earlier = read_trail(session, wang)[:2]
    assert (newest.action, newest.reason, newest.detail["count"]) == ("people.words_destroyed", "保存期满", "1")
    assert newest.detail["second"] == str(office.trainer.person_id)
    assert (earlier.action, earlier.reason) == ("exams.attendance_set", "")


def test_nobody_destroys_alone_or_about_themselves(
    hall: Hall, crew: Crew, office: Office, services: Services, store: OpenStore
) -> None:
    boss, wang = office.administrator, crew.wang.person_id
    tries = (
        (boss, Witness(boss.person_id, "周敏", boss.person_id), wang, "account.same_person"),
        (boss, second(office, office.trainer), wang, "account.same_person"),
        (boss, second(office), boss.person_id, "account.own_matter"),
        (boss, second(office), office.trainer.person_id, "account.own_matter"),
        (office.trainer, second(office), wang, "account.no_permission"),
    )
    for actor, witness, person, code in tries:
        with pytest.raises(NotAllowed) as refusal:
            destroy_private_words(store.database, services.audit, actor, witness, person, "保存期满")
        assert refusal.value.code == code
    with pytest.raises(BadInput, match=r"reason\.missing"):
        destroy_private_words(store.database, services.audit, boss, second(office), wang, " ")
