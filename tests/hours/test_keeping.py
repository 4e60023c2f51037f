"""Batches taken back, absences stated, several proofs, rule sets of a part: over the real store."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial
from uuid import UUID

import pytest

from tests.conftest import Office
from tests.fakes import FixedClock
from tests.hours.samples import approved, draft
from tests.own_files import keep_own
from trainer.app.services import RESOURCES, Services
from trainer.hours.values import AbsenceKind, EntryState, Evidence, HourCategory, HourDraft
from trainer.people.values import PersonDraft
from trainer.reports.cut_proofs import sweep_cut_proofs
from trainer.reports.hours import hours_board
from trainer.store.audit import read_trail
from trainer.store.check import check_store
from trainer.store.errors import BadInput, NotAllowed, Refused
from trainer.store.files import read_file


@pytest.fixture
def officer(services: Services, office: Office) -> UUID:
    return services.people.add_person(office.administrator, PersonDraft("王强", unit_id=office.unit_id, post="队员"))


def total(services: Services, person_id: UUID) -> Decimal:
    return approved(services).get(person_id, Decimal())


@pytest.mark.both_engines
def test_a_batch_is_taken_back_whole(services: Services, office: Office, officer: UUID) -> None:
    drafts = [draft("1", person_id=officer, topic=f"第{number}课") for number in range(230)]
    ids = services.hours.record_many(office.trainer, drafts, "学时.xlsx")
    services.hours.approve(office.administrator, ids[:210])
    services.hours.reverse(office.administrator, ids[0], "重复")
    (batch,) = services.hour_batches.batches(office.trainer)
    assert (batch.name, batch.by, batch.entries, batch.waiting, batch.counted) == (
        "学时.xlsx",
        office.trainer.person_id,
        230,
        20,
        209,
    )
    with pytest.raises(NotAllowed):
        services.hour_batches.undo(office.trainer, batch.id, "导错文件")
    undone = services.hour_batches.undo(office.administrator, batch.id, "导错文件")
    assert (undone.withdrawn, undone.reversed) == (20, 209)
    assert not total(services, officer)
    with pytest.raises(Refused) as refusal:
        services.hour_batches.undo(office.administrator, batch.id, "再次")
    assert refusal.value.code == "hours.nothing_to_undo"


def test_who_entered_a_batch_withdraws_it_before_a_decision(services: Services, office: Office, officer: UUID) -> None:
    services.hours.record_many(office.trainer, [draft("1", person_id=officer), draft("2", person_id=officer)])
    (batch,) = services.hour_batches.batches(office.trainer)
    assert services.hour_batches.undo(office.trainer, batch.id, "写错了人").withdrawn == 2
    entries = services.hours.entries(office.trainer, officer, 2026)
    assert {(entry.state, entry.reason) for entry in entries} == {(EntryState.RETURNED, "写错了人")}


@pytest.mark.both_engines
def test_an_absence_takes_months_off_until_it_is_taken_back(services: Services, office: Office, officer: UUID) -> None:
    services.hours.choose_rule_set(office.administrator, 2026, "jinzhong-2024-2026")

    def missing() -> Decimal:
        state = services.hours.year_state(office.trainer, officer, 2026)
        assert state is not None
        return state.missing

    stated = services.absences.state_absence(
        office.administrator, officer, AbsenceKind.LEAVE, date(2026, 1, 1), date(2026, 3, 31), "产假"
    )
    assert missing() == 45
    (absence,) = services.absences.absences(office.trainer, officer)
    assert (absence.id, absence.reason) == (stated, "产假")
    services.absences.take_back(office.administrator, stated, "登记错了")
    assert missing() == 60
    with pytest.raises(Refused):
        services.absences.take_back(office.administrator, stated, "再次")


def test_nobody_takes_months_off_their_own_year(services: Services, office: Office, officer: UUID) -> None:
    own = office.administrator.person_id
    for actor, person in ((office.administrator, own), (office.trainer, officer)):
        with pytest.raises(NotAllowed):
            services.absences.state_absence(actor, person, AbsenceKind.LEAVE, date(2026, 1, 1), None, "病假")


def test_every_proof_of_an_entry_is_kept(services: Services, office: Office, officer: UUID) -> None:
    proofs = [Evidence(f"{name}.txt", name.encode()) for name in ("签到", "通知")]
    hashes = [one.hash for one in proofs]
    entry_id = services.hours.record(
        office.trainer, replace(draft("2", person_id=officer), evidence=hashes[0], further=(hashes[1],)), proofs
    )
    assert services.hours.proofs(office.trainer, officer, 2026) == {entry_id: (hashes[1],)}
    assert services.hours.evidence(office.trainer, entry_id) == "签到".encode()
    assert services.hours.evidence(office.trainer, entry_id, hashes[1]) == "通知".encode()


def broken_off(services: Services, office: Office, drafts: Sequence[HourDraft], proof: Evidence) -> None:
    """As an import ends whose program is killed or that somebody cancels: all lines but the last, no batch."""

    def stop(done: int, _total: int) -> None:
        if done:
            raise Stopped

    with pytest.raises(Stopped):
        services.hours.record_many(office.trainer, drafts, "签到表.xlsx", stop, (proof,))


class Stopped(Exception):
    pass


@pytest.mark.both_engines
def test_a_refused_entry_leaves_no_proof_and_a_broken_off_one_is_swept(
    services: Services, office: Office, officer: UUID, clock: FixedClock
) -> None:
    cut, shared = (Evidence(f"{name}.xlsx", name.encode()) for name in ("中断", "共用"))
    wrong = replace(draft("0", person_id=officer), evidence=cut.hash)
    with pytest.raises(BadInput):
        services.hours.record(office.trainer, wrong, (cut,))
    with services.store.database.read() as session, pytest.raises(BadInput, match=r"file\.missing"):
        read_file(session, cut.hash)
    drafts = [replace(draft("1", person_id=officer), topic=f"第{n}课") for n in range(600)]
    for proof in (cut, shared):
        broken_off(services, office, [replace(one, evidence=proof.hash) for one in drafts], proof)
    entry = services.hours.record(office.trainer, replace(drafts[0], evidence=shared.hash), (shared,))
    sweep = partial(sweep_cut_proofs, services.store.database, services.audit)
    services.store.backups.make_store()
    assert sweep() == 0
    clock.tick(31 * 24 * 3600)
    assert (sweep(), sweep()) == (1, 0)
    assert services.hours.evidence(office.trainer, entry) == shared.content
    assert check_store(services.store, services.store.backups).sound
    with services.store.database.read() as session:
        assert next(iter(read_trail(session))).action == "hours.cut_proofs_destroyed"
        with pytest.raises(BadInput, match=r"file\.destroyed"):
            read_file(session, cut.hash)


def own_rules(services: Services, key: str, figures: str, scope: str) -> None:
    text = (RESOURCES / "rules" / "hours-example.toml").read_text(encoding="utf-8").replace("total = 60", figures)
    keep_own(services, f"hours-{key}.toml", text + scope)


def test_a_part_of_the_office_has_its_own_rule_set(services: Services, office: Office, officer: UUID) -> None:
    own_rules(services, "team", "total = 80", '\n[scope]\nposts = ["队员"]\n')
    with pytest.raises(Refused) as refusal:
        services.hours.choose_rule_set(office.administrator, 2026, "team")
    assert refusal.value.code == "hours.scoped_first"
    services.hours.choose_rule_set(office.administrator, 2026, "jinzhong-2024-2026")
    services.hours.choose_rule_set(office.administrator, 2026, "team")
    book = services.hours.rule_book(2026)
    assert book is not None
    board = hours_board(services.store.database, office.administrator, 2026, book)
    assert {row.name: row.state.rule_set.key for row in board.rows}["王强"] == "team"
    state = services.hours.year_state(office.trainer, officer, 2026)
    assert state is not None
    assert state.missing == 80
    services.hours.drop_rule_set(office.administrator, 2026, "team")
    state = services.hours.year_state(office.trainer, officer, 2026)
    assert state is not None
    assert state.missing == 60


def test_a_capped_day_counts_the_same_on_the_board_and_alone(services: Services, office: Office, officer: UUID) -> None:
    own_rules(services, "days", "total = 60\nday_cap = 8", "")
    services.hours.choose_rule_set(office.administrator, 2026, "days")
    drafts = [draft("6", person_id=officer), draft("6", HourCategory.POLITICAL, person_id=officer)]
    services.hours.approve(office.administrator, services.hours.record_many(office.trainer, drafts))
    book, state = services.hours.rule_book(2026), services.hours.year_state(office.trainer, officer, 2026)
    assert book is not None
    assert state is not None
    assert (state.total, state.over_caps[HourCategory.POLITICAL]) == (8, 4)
    rows = hours_board(services.store.database, office.administrator, 2026, book).rows
    assert next(row for row in rows if row.person_id == officer).state == state
