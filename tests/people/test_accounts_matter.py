"""Accounts follow the person behind them, and setting up an office can be begun again."""

import pytest
from argon2 import PasswordHasher

from tests.conftest import PASSWORD, QUICK_HASHER, Office
from trainer.app.services import Services
from trainer.people.accounts.service import AccountService
from trainer.people.accounts.values import Role
from trainer.people.values import PeopleQuery, PersonDraft, PersonStatus
from trainer.store.errors import BadInput, NotAllowed, Refused


def test_who_has_left_no_longer_signs_in(services: Services, office: Office) -> None:
    person = services.people.add_person(office.administrator, PersonDraft("王强", unit_id=office.unit_id))
    slip = services.accounts.create(office.administrator, person, "wangqiang", [Role.TRAINER])
    services.people.set_status(office.administrator, person, PersonStatus.SEALED, "调出")
    with pytest.raises(NotAllowed, match=r"account\.disabled"):
        services.accounts.sign_in("wangqiang", slip)


def test_nobody_decides_about_their_own_status(services: Services, office: Office) -> None:
    for status in (PersonStatus.AWAY, PersonStatus.SEALED):
        with pytest.raises(NotAllowed, match="own_matter"):
            services.people.set_status(office.administrator, office.administrator.person_id, status, "私事")


def test_an_office_whose_setting_up_was_broken_off_is_set_up_again(services: Services) -> None:
    services.people.create_office("临河县执法队", PersonDraft("周敏"))
    with pytest.raises(BadInput):
        services.people.create_office(" ", PersonDraft("周敏"))
    unit, person = services.people.create_office("临河县交通运输综合行政执法大队", PersonDraft("周慧敏"))
    actor = services.accounts.create_first(person, "zhou", PASSWORD)
    assert actor.name == "周慧敏"
    assert [(one.id, one.name) for one in services.people.units()] == [(unit, "临河县交通运输综合行政执法大队")]
    assert services.people.people(actor, PeopleQuery()).total == 1
    with pytest.raises(Refused, match=r"people\.not_first"):
        services.people.create_office("别处", PersonDraft("李四"))


def test_no_password_is_stretched_while_the_store_is_locked(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    _unit, person = services.people.create_office("临河县执法队", PersonDraft("周敏"))
    database, locked = services.store.database, []

    class Watched(PasswordHasher):
        def hash(self, password: str | bytes, *, salt: bytes | None = None) -> str:
            with database.write():
                locked.append(False)
            return QUICK_HASHER.hash(password)

    accounts = AccountService(database, services.ids, services.clock, services.audit, services.chance, Watched())
    accounts.create_first(person, "zhou", PASSWORD)
    assert locked == [False]


def test_names_are_spelled_before_the_store_is_locked(
    services: Services, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def spell(name: str) -> str:
        with services.store.database.write():
            return f"keys {name}"

    monkeypatch.setattr("trainer.people.service.name_keys", spell)
    monkeypatch.delattr("trainer.people.mapping.name_keys")
    person = services.people.add_person(office.administrator, PersonDraft("王强", unit_id=office.unit_id))
    services.people.change_person(office.administrator, person, PersonDraft("王刚", unit_id=office.unit_id))
    assert [row.name for row in services.people.find(office.administrator, "keys")] == ["王刚"]
