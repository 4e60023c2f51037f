"""Whoever has no right is refused by every service before anything else is looked at or changed."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from tests.app import reach
from tests.app.reach import deeds
from tests.conftest import Office
from tests.privacy.life import portrait
from trainer.app.services import Services
from trainer.hours.values import Evidence, HourCategory, HourDraft, Way
from trainer.people.accounts.values import Actor, Role
from trainer.people.values import PersonDraft
from trainer.store.errors import NotAllowed
from trainer.yearly.service import YearlyService

OWN = {
    "their own account": ("accounts.change_password", "accounts.keep_look", "accounts.look", "accounts.read_notice"),
    "their own exam, result and remedies": (
        *("sittings.", "results.my_exams", "results.my_result", "objections.ask_recheck", "objections.contest"),
        *("objections.remedies", "trainer.app.slip_files.own_slip"),
    ),
    "their own study and practice": ("study.begin", "mocks.", "practice.", "trainer.reports.mastery.own_mastery"),
    "what they wrote in the bank and never saved": ("bank.drafts.",),
    "their own data, and the note that they took it": (
        *("trainer.app.own_data.draw_own_data", "trainer.reports.own_trail.own_trail", "people.record_export"),
    ),
    "theirs or with a right, once it is known whose it is: see below": (
        *("certificates.certificate", "certificates.pdf", "certificates.stated", "hours.evidence", "hours.take_out"),
        *("yearly.files", "yearly.pdf"),
    ),
    "a sum over what was read with a right": ("trainer.reports.rotation.rotations_due",),
}
"""What asks for no right, and about whose matter it is."""
NOTES = ("accounts.keep_look", "analysis_log.", "papers.note_read", "bank.searches.")
"""What somebody who only reads may write: that they read it, and their own look and searches."""


OWN_MATTER = (
    *("absences.state_absence", "entrance.let_in", "exams.remove_candidate", "exams.set_attendance"),
    *("invigilation.change_seat", "invigilation.give_extra_time", "invigilation.hand_in", "invigilation.let_leave"),
    *("outside.enter", "people.set_status", "qualification.decide", "qualification.inspect", "qualification.register"),
    *("rooms.set_needs", "yearly.note"),
)
"""What an administrator may do for anybody but themselves, and knows at once whom it is about."""


class Wrote(Exception):
    """Something was about to be written."""


def own(path: str) -> bool:
    names = [name for some in OWN.values() for name in some]
    path = path.removeprefix("services.")
    return any(path == name or (name.endswith(".") and path.startswith(name)) for name in names)


@pytest.fixture
def untouched(services: Services, office: Office, monkeypatch: pytest.MonkeyPatch) -> Services:
    """A store with a rule for the year, into which nobody writes any more."""
    services.hours.choose_rule_set(office.administrator, 2026, "jinzhong-2024-2026")

    @contextmanager
    def refuse() -> Iterator[Session]:
        raise Wrote
        yield

    monkeypatch.setattr(services.store.database, "write", refuse)
    return services


def test_an_officer_is_refused_everywhere(untouched: Services) -> None:
    officer, answered, asked = Actor(UUID(int=1), UUID(int=2), "某", frozenset({Role.OFFICER})), [], 0
    for deed in deeds(untouched):
        if own(deed.path):
            continue
        asked += 1
        try:
            deed.ask(officer)
        except NotAllowed:
            continue
        except Exception as error:  # noqa: BLE001
            answered.append(f"{deed.path}: {error!r}")
        else:
            answered.append(f"{deed.path}: done")
    assert answered == [], "asks for no right, or too late: require() comes first"
    assert asked > 350


def test_who_only_reads_writes_nothing(untouched: Services) -> None:
    roles = frozenset({Role.AUDITOR, Role.ARCHIVIST})
    reader, wrote = Actor(UUID(int=1), UUID(int=2), "某", roles), []
    for deed in deeds(untouched):
        if own(deed.path) or deed.path.removeprefix("services.").startswith(NOTES):
            continue
        try:
            deed.ask(reader)
        except Wrote:
            wrote.append(deed.path)
        except Exception:  # noqa: BLE001  (made-up keys lead nowhere, each in its own way)
            continue
    assert wrote == []


def test_nobody_decides_about_themselves(untouched: Services, office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    boss = office.administrator
    monkeypatch.setitem(reach._PLAIN, UUID, boss.person_id)
    wanted, refused = {f"services.{name}" for name in OWN_MATTER}, set()
    for deed in deeds(untouched):
        if deed.path in wanted:
            with pytest.raises(NotAllowed, match=r"account\.own_matter"):
                deed.ask(boss)
            refused.add(deed.path)
    assert refused == wanted


def test_what_is_anothers_own_is_refused_too(services: Services, office: Office) -> None:
    boss, person = office.administrator, services.people.add_person(office.administrator, PersonDraft("王强"))
    stranger = Actor(UUID(int=1), UUID(int=2), "某", frozenset({Role.OFFICER}))
    proof = Evidence("证明.png", portrait(9))
    draft = HourDraft(
        person, date(2026, 3, 2), Decimal(4), HourCategory.PUBLIC_LAW, Way.LECTURE, "讲座", evidence=proof.hash
    )
    entry = services.hours.record(boss, draft, (proof,))
    yearly: YearlyService = services.yearly
    page = yearly.keep(boss, person, 2026, "所记", lambda _version, _facts: b"%PDF")
    assert page is not None
    with pytest.raises(NotAllowed):
        services.hours.evidence(stranger, entry)
    with pytest.raises(NotAllowed):
        yearly.pdf(stranger, page.id)
    with pytest.raises(NotAllowed):
        list(yearly.files(stranger, [page]))
    own_self = Actor(UUID(int=1), person, "王强", frozenset({Role.OFFICER}))
    assert services.hours.evidence(own_self, entry)
    assert yearly.pdf(own_self, page.id) == b"%PDF"
