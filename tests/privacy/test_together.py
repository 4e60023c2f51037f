"""Two at the same list, somebody who comes back, and a power cut in between: nobody is destroyed by mistake."""

from datetime import date
from uuid import UUID

import pytest

from tests.conftest import Office
from tests.fakes import FixedClock
from tests.meanwhile import meanwhile
from tests.privacy.test_destruction import NEXT_JANUARY, keep_no_year
from trainer.app.services import Services
from trainer.people.accounts.values import Witness
from trainer.people.values import PersonDraft, PersonStatus
from trainer.privacy.values import ListState, Signature
from trainer.store.errors import NotAllowed, Refused
from trainer.store.pages import find_in_pages

NAMES = ("欧阳建国", "司徒丽娟")


@pytest.fixture
def gone(services: Services, office: Office, clock: FixedClock) -> list[UUID]:
    """Two who left and whose time is over."""
    boss = office.administrator
    keep_no_year(services)
    people = [services.people.add_person(boss, PersonDraft(name, unit_id=office.unit_id)) for name in NAMES]
    for one in people:
        services.people.set_status(boss, one, PersonStatus.SEALED, "退休")
    clock.jump(NEXT_JANUARY)
    return people


def second(office: Office) -> Witness:
    return Witness(office.trainer.person_id, "李娜", office.administrator.person_id)


@pytest.fixture
def approver(services: Services, office: Office) -> Witness:
    boss = office.administrator
    return Witness(services.people.add_person(boss, PersonDraft("何局长")), "何局长", boss.person_id)


def signed(services: Services, office: Office, people: list[UUID], approver: Witness) -> UUID:
    boss, privacy = office.administrator, services.privacy
    made = privacy.draw_up(boss, people)
    privacy.sign(boss, made.id, Signature.SECOND, second(office))
    return privacy.sign(boss, made.id, Signature.APPROVER, approver).id


def test_two_at_the_same_list(services: Services, office: Office, gone: list[UUID], approver: Witness) -> None:
    boss, privacy, database = office.administrator, services.privacy, services.store.database
    made = privacy.draw_up(boss, gone)

    def sign() -> object:
        return privacy.sign(boss, made.id, Signature.SECOND, second(office))

    with meanwhile(database, sign), pytest.raises(NotAllowed, match=r"account\.same_person"):
        sign()
    with (
        meanwhile(database, lambda: privacy.withdraw(boss, made.id, "名单有误")),
        pytest.raises(Refused, match=r"privacy\.ended"),
    ):
        privacy.sign(boss, made.id, Signature.APPROVER, approver)
    ready = signed(services, office, gone, approver)
    with (
        meanwhile(database, lambda: privacy.withdraw(boss, ready, "名单有误")),
        pytest.raises(Refused, match=r"privacy\.ended"),
    ):
        privacy.carry_out(boss, ready)
    assert {services.people.person(boss, one).draft.name for one in gone} == set(NAMES)


def test_who_came_back_is_not_destroyed(
    services: Services, office: Office, gone: list[UUID], approver: Witness
) -> None:
    boss, privacy, people = office.administrator, services.privacy, services.people
    made = signed(services, office, gone, approver)

    def back() -> None:
        people.set_status(boss, gone[0], PersonStatus.ACTIVE, "重新录用")

    with meanwhile(services.store.database, back), pytest.raises(Refused, match=r"privacy\.came_back"):
        privacy.carry_out(boss, made)
    assert people.person(boss, gone[0]).draft.name == NAMES[0]
    assert privacy.carry_out(boss, made).state is ListState.DONE
    assert people.person(boss, gone[0]).draft.name == NAMES[0]
    assert people.person(boss, gone[1]).draft.name != NAMES[1]


def test_a_list_with_somebody_who_came_back_is_withdrawn(
    services: Services, office: Office, gone: list[UUID], approver: Witness
) -> None:
    boss, privacy = office.administrator, services.privacy
    made = signed(services, office, gone, approver)
    services.people.set_status(boss, gone[0], PersonStatus.ACTIVE, "重新录用")
    with pytest.raises(Refused, match=r"privacy\.came_back"):
        privacy.carry_out(boss, made)
    privacy.withdraw(boss, made, "一人重新录用")
    assert [one.person_id for one in privacy.due(boss)] == [gone[1]]


def test_broken_off_it_is_gone_on_with_and_nobody_comes_back(
    services: Services, office: Office, gone: list[UUID], approver: Witness
) -> None:
    boss, privacy, people = office.administrator, services.privacy, services.people
    made = signed(services, office, gone, approver)

    def cut(done: int, _of: int) -> None:
        raise KeyboardInterrupt(done)

    with pytest.raises(KeyboardInterrupt):
        privacy.carry_out(boss, made, cut)
    with pytest.raises(Refused, match=r"privacy\.begun"):
        privacy.withdraw(boss, made, "不再需要")
    assert privacy.carry_out(boss, made).state is ListState.DONE
    store = services.store
    names = [name.encode() for name in NAMES]
    assert find_in_pages(store.workspace.store, store.secrets.store, names) == {}
    with pytest.raises(Refused, match=r"person\.destroyed"):
        people.set_status(boss, gone[0], PersonStatus.ACTIVE, "重新录用")
    with pytest.raises(Refused, match=r"person\.destroyed"):
        people.change_person(boss, gone[0], PersonDraft("欧阳建国"))
    with pytest.raises(Refused, match=r"person\.destroyed"):
        people.appoint(boss, gone[0], "大队长", date(2027, 1, 20))
