"""The ledger as trainers and administrators use it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from tests.conftest import Office
from tests.hours.samples import approved, draft
from tests.own_files import keep_own
from tests.tampering import allow_changes
from trainer.app.services import Services
from trainer.hours.rules import judge_sums
from trainer.hours.values import EntryState, Evidence, HourCategory, HourDraft, SourceKind, Way
from trainer.people.accounts.values import Actor, Role
from trainer.people.values import PersonDraft
from trainer.store.audit import broken_link, read_trail
from trainer.store.clock import local_today
from trainer.store.errors import BadInput, NotAllowed, Refused

PUBLIC, WAY = HourCategory.PUBLIC_LAW, Way.LECTURE


@pytest.fixture
def officer(services: Services, office: Office) -> UUID:
    return services.people.add_person(office.administrator, PersonDraft("王强", unit_id=office.unit_id))


def exam(person_id: UUID, source_id: str = "exam-1") -> HourDraft:
    return replace(draft("4", way=Way.EXAM, person_id=person_id), source=SourceKind.EXAM, source_id=source_id)


def credit(services: Services, office: Office, *drafts: HourDraft) -> tuple[UUID, ...]:
    with services.store.database.write() as session:
        return services.hours.credit(session, office.trainer.person_id, drafts)


def total(services: Services, person_id: UUID, year: int = 2026) -> Decimal:
    return approved(services, year).get(person_id, Decimal())


@pytest.mark.both_engines
def test_hours_count_only_once_approved(services: Services, office: Office, officer: UUID) -> None:
    entry_id = services.hours.record(office.trainer, draft("3.5", person_id=officer))
    assert [entry.id for entry in services.hours.pending(office.administrator)] == [entry_id]
    assert not total(services, officer)
    services.hours.approve(office.administrator, [entry_id])
    assert approved(services) == {officer: Decimal("3.5")}
    assert not services.hours.pending(office.administrator)
    (entry,) = services.hours.entries(office.trainer, officer, 2026)
    assert (entry.state, entry.decided_by) == (EntryState.APPROVED, office.administrator.person_id)


def test_a_class_is_one_batch_and_one_approval(services: Services, office: Office, officer: UUID) -> None:
    other = services.people.add_person(office.administrator, PersonDraft("赵兰", unit_id=office.unit_id))
    ids = services.hours.record_many(office.trainer, [draft("4", person_id=person) for person in (officer, other)])
    assert len({entry.batch_id for entry in services.hours.pending(office.administrator)}) == 1
    services.hours.approve(office.administrator, ids)
    assert approved(services).keys() == {officer, other}


@pytest.mark.both_engines
def test_a_batch_larger_than_a_chunk_shows_whole(services: Services, office: Office, officer: UUID) -> None:
    drafts = [draft("1", person_id=officer, topic=f"第{number}课") for number in range(450)]
    ids = services.hours.record_many(office.trainer, drafts)
    assert {entry.id for entry in services.hours.pending(office.administrator)} == set(ids)
    assert services.hours.record_many(office.trainer, []) == ()


@pytest.mark.both_engines
def test_entries_of_an_unfinished_batch_show_nowhere(services: Services, office: Office, officer: UUID) -> None:
    entry_id = services.hours.record(office.trainer, draft("2", person_id=officer))
    with services.store.database.write() as session:
        allow_changes(session, "hour_batch")
        session.execute(text("DELETE FROM hour_batch"))
    assert not services.hours.pending(office.administrator)
    assert not services.hours.entries(office.trainer, officer, 2026)
    with pytest.raises(Refused):
        services.hours.approve(office.administrator, [entry_id])


def test_nobody_approves_or_reverses_their_own_hours(services: Services, office: Office) -> None:
    own = services.hours.record(office.administrator, draft("2", person_id=office.administrator.person_id))
    for act in (
        lambda: services.hours.approve(office.administrator, [own]),
        lambda: services.hours.return_(office.administrator, [own], "有误"),
        lambda: services.hours.reverse(office.administrator, own, "有误"),
    ):
        with pytest.raises(NotAllowed) as refusal:
            act()
        assert refusal.value.code == "account.own_matter"


def test_roles_hold(services: Services, office: Office, officer: UUID) -> None:
    entry_id = services.hours.record(office.trainer, draft("2", person_id=officer))
    own_self = Actor(UUID(int=9), officer, "王强", frozenset({Role.OFFICER}))
    assert services.hours.entries(own_self, officer, 2026)
    for act in (
        lambda: services.hours.approve(office.trainer, [entry_id]),
        lambda: services.hours.choose_rule_set(office.trainer, 2026, "example"),
        lambda: services.hours.record(own_self, draft("2", person_id=officer)),
        lambda: services.hours.pending(own_self),
        lambda: services.hours.entries(own_self, office.trainer.person_id, 2026),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_a_decision_stands_for_good(services: Services, office: Office, officer: UUID) -> None:
    entry_id = services.hours.record(office.trainer, draft("2", person_id=officer))
    with pytest.raises(BadInput):
        services.hours.return_(office.administrator, [entry_id], " ")
    services.hours.return_(office.administrator, [entry_id], "缺签到表")
    with pytest.raises(Refused) as refusal:
        services.hours.approve(office.administrator, [entry_id])
    assert refusal.value.code == "hours.decided"
    (entry,) = services.hours.entries(office.trainer, officer, 2026)
    assert (entry.state, entry.reason) == (EntryState.RETURNED, "缺签到表")


@pytest.mark.both_engines
def test_a_reversal_is_a_new_entry_and_happens_once(services: Services, office: Office, officer: UUID) -> None:
    entry_id = services.hours.record(office.trainer, draft("2", person_id=officer))
    with pytest.raises(Refused) as refusal:
        services.hours.reverse(office.administrator, entry_id, "重复登记")
    assert refusal.value.code == "hours.not_approved"
    services.hours.approve(office.administrator, [entry_id])
    reversal = services.hours.reverse(office.administrator, entry_id, "重复登记")
    assert not total(services, officer)
    old, new = sorted(services.hours.entries(office.trainer, officer, 2026), key=lambda entry: entry.draft.hours)[::-1]
    assert (old.reversed_by, new.reverses_id, new.reason) == (reversal, entry_id, "重复登记")
    for twice, code in ((entry_id, "hours.already_reversed"), (reversal, "hours.is_reversal")):
        with pytest.raises(Refused) as refusal:
            services.hours.reverse(office.administrator, twice, "再次")
        assert refusal.value.code == code


@pytest.mark.both_engines
def test_the_same_exam_twice_changes_nothing(services: Services, office: Office, officer: UUID) -> None:
    (entry_id,) = credit(services, office, exam(officer), exam(officer))
    assert credit(services, office, exam(officer)) == ()
    services.hours.approve(office.administrator, [entry_id])
    services.hours.reverse(office.administrator, entry_id, "成绩作废")
    assert credit(services, office, exam(officer)) == ()
    assert not total(services, officer)
    assert len(credit(services, office, exam(officer, "exam-2"), exam(office.trainer.person_id))) == 2


@pytest.mark.both_engines
def test_the_store_itself_refuses_a_second_credit(services: Services, office: Office, officer: UUID) -> None:
    services.hours.record_many(office.trainer, [exam(officer)])
    with pytest.raises(IntegrityError):
        services.hours.record_many(office.trainer, [exam(officer)])


@pytest.mark.both_engines
@pytest.mark.parametrize(("table", "key"), [("hour_entry", "id"), ("hour_batch", "id"), ("hour_approval", "entry_id")])
@pytest.mark.parametrize("change", ["UPDATE {0} SET {1} = {1}", "DELETE FROM {0}"])
def test_nothing_is_changed_or_removed(
    services: Services, office: Office, officer: UUID, table: str, key: str, change: str
) -> None:
    services.hours.approve(office.administrator, [services.hours.record(office.trainer, draft("2", person_id=officer))])
    with pytest.raises(IntegrityError, match="append only"), services.store.database.write() as session:
        session.execute(text(change.format(table, key)))


def test_an_entry_counts_in_the_year_of_its_date(services: Services, office: Office, officer: UUID) -> None:
    days = (date(2024, 12, 31), date(2025, 1, 1), date(2025, 12, 31), date(2026, 1, 1))
    ids = services.hours.record_many(office.trainer, [draft("1", person_id=officer, on=day) for day in days])
    services.hours.approve(office.administrator, ids)
    assert [total(services, officer, year) for year in (2024, 2025, 2026)] == [1, 2, 1]


def test_the_same_topic_on_the_same_day_is_noticed(services: Services, office: Office, officer: UUID) -> None:
    entry_id = services.hours.record(office.trainer, draft("2", person_id=officer))
    assert [entry.id for entry in services.hours.duplicates([draft("3", person_id=officer)])] == [entry_id]
    assert not services.hours.duplicates([draft("2", person_id=officer, topic="公路法")])
    services.hours.return_(office.administrator, [entry_id], "缺签到表")
    assert not services.hours.duplicates([draft("2", person_id=officer)])


def test_evidence_is_kept_and_shown_to_its_person(services: Services, office: Office, officer: UUID) -> None:
    proof = Evidence("签到表.pdf", b"%PDF-1.4")
    own = replace(draft("2", person_id=officer), evidence=proof.hash)
    entry_id = services.hours.record(office.trainer, own, (proof,))
    own_self = Actor(UUID(int=9), officer, "王强", frozenset({Role.OFFICER}))
    assert services.hours.evidence(own_self, entry_id) == b"%PDF-1.4"
    with pytest.raises(NotAllowed):
        services.hours.evidence(replace(own_self, person_id=UUID(int=8)), entry_id)


def test_every_change_leaves_a_link(services: Services, office: Office, officer: UUID) -> None:
    entry_id = services.hours.record(office.trainer, draft("2", person_id=officer))
    services.hours.approve(office.administrator, [entry_id])
    services.hours.reverse(office.administrator, entry_id, "重复登记")
    with services.store.database.read() as session:
        actions = [record.action for record in read_trail(session, officer)]
        assert broken_link(session) is None
    assert actions[:3] == ["hours.reversed", "hours.approved", "hours.recorded"]


def test_a_chosen_rule_set_stays_as_it_was_chosen(services: Services, office: Office, officer: UUID) -> None:
    assert services.hours.rule_set(2026) is None
    assert services.hours.year_state(office.trainer, officer, 2026) is None
    services.hours.choose_rule_set(office.administrator, 2026, "jinzhong-2024-2026")
    keep_own(services, "hours-jinzhong-2024-2026.toml", "nothing =")
    chosen = services.hours.rule_set(2026)
    assert chosen is not None
    assert (chosen.required, chosen.source.checked_by) == (60, "")
    assert services.hours.year_state(office.trainer, officer, 2026) == judge_sums({}, chosen)


def test_who_checked_a_rule_set_is_kept_with_it(services: Services, office: Office) -> None:
    services.hours.choose_rule_set(office.administrator, 2026, "example", checked_by="周敏")
    chosen = services.hours.rule_set(2026)
    assert chosen is not None
    assert (chosen.source.checked_by, chosen.source.checked_on) == ("周敏", date(2026, 11, 20))


@pytest.mark.parametrize(
    ("key", "code"), [("nowhere", "hours.no_such_rule_set"), ("tianjin-2021-2023", "hours.rule_set_not_in_force")]
)
def test_a_rule_set_of_other_years_is_refused(services: Services, office: Office, key: str, code: str) -> None:
    with pytest.raises(Refused) as refusal:
        services.hours.choose_rule_set(office.administrator, 2026, key)
    assert refusal.value.code == code


def test_a_returned_credit_can_be_credited_again(services: Services, office: Office) -> None:
    person = services.people.add_person(office.administrator, PersonDraft("王强", unit_id=office.unit_id))
    day = local_today(services.clock)
    earned = HourDraft(
        person, day, Decimal(4), HourCategory.PUBLIC_LAW, Way.EXAM, "春季考核", source=SourceKind.EXAM, source_id="考试"
    )

    def credit() -> tuple[UUID, ...]:
        with services.store.database.write() as session:
            return services.hours.credit(session, office.trainer.person_id, [earned])

    for _round in range(2):
        (entry,) = credit()
        assert credit() == (), "while it waits it is not credited twice"
        services.hours.return_(office.administrator, [entry], "缺少成绩单")
    (entry,) = credit()
    services.hours.approve(office.administrator, [entry])
    assert credit() == ()
    services.hours.reverse(office.administrator, entry, "替考")
    assert credit() == (), "what was taken back stays so"
