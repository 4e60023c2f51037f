"""Whatever happened to people and in which order: destroying some of them breaks no chain and touches no other."""

import random
import shutil
import tempfile
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from uuid import UUID

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import PASSWORD, QUICK_HASHER, Begun
from tests.fakes import FixedClock
from tests.hours.samples import approved
from tests.privacy.life import portrait
from tests.privacy.test_destruction import NEXT_JANUARY, keep_no_year
from trainer.app.checking import check_workspace
from trainer.app.services import Services
from trainer.app.yearly_files import YearlyFiles
from trainer.hours.values import AbsenceKind, Evidence, HourCategory, HourDraft, Way
from trainer.people.accounts.values import Actor, Witness
from trainer.people.values import PersonDraft, PersonStatus
from trainer.privacy.values import Signature
from trainer.qualification.values import CardDraft, Cause, Inspection, Move
from trainer.store.opening import open_store
from trainer.store.pages import find_in_pages
from trainer.store.workspace import Workspace
from trainer.yearly.values import NoteDraft, Section

TODAY = date(2026, 11, 20)
NAMES = ("欧阳建国", "司徒丽娟", "诸葛海涛")
Act = Callable[[Services, Actor, Actor, UUID], object]


def record(services: Services, boss: Actor, other: Actor, person: UUID) -> object:
    """Hours with a proof that everybody shares, approved and taken back with a reason that names the person."""
    proof = Evidence("签到表.png", portrait(50))
    draft = HourDraft(person, TODAY, Decimal(4), HourCategory.PUBLIC_LAW, Way.LECTURE, "法制讲座", evidence=proof.hash)
    [entry] = [services.hours.record(other, draft, (proof,))]
    services.hours.approve(boss, [entry])
    return services.hours.reverse(boss, entry, "误记 " + services.people.known([person])[person].name)


def card(services: Services, boss: Actor, other: Actor, person: UUID) -> object:
    number = f"15{person.int % 10**7:07d}"
    services.qualification.register(boss, person, CardDraft(number, (), "", None, date(2030, 1, 1)))
    services.qualification.inspect(boss, person, 2026, TODAY, Inspection.PASSED, "审验合格")
    if services.qualification.cards(boss, person)[-1].open_matter is None:
        return services.qualification.propose(boss, person, Move.RECALL, Cause.TRANSFER, TODAY, "调动")
    return None


def page(services: Services, boss: Actor, other: Actor, person: UUID) -> object:
    services.yearly.note(boss, person, 2026, NoteDraft(Section.GRADE, TODAY, "称职", "文号"))
    files = YearlyFiles(services)
    return files.keep(boss, files.read(boss, 2026), [person])


ACTS: tuple[Act, ...] = (
    record,
    card,
    page,
    lambda s, boss, other, person: s.people.set_photo(boss, person, "像.png", portrait(person.int % 200)),
    lambda s, boss, other, person: s.people.set_photo(boss, person, "同一张.png", portrait(201)),
    lambda s, boss, other, person: s.absences.state_absence(boss, person, AbsenceKind.LEAVE, TODAY, None, "病假"),
    lambda s, boss, other, person: s.people.set_status(boss, person, PersonStatus.AWAY, "借调"),
)
happened = st.lists(st.tuples(st.integers(0, 2), st.sampled_from(range(len(ACTS)))), max_size=10)


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(happened, st.sets(st.integers(0, 2), min_size=1))
def test_no_order_of_events_breaks_a_chain(migrated: Begun, history: list[tuple[int, int]], leaving: set[int]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        workspace, clock = Workspace(Path(folder) / "workspace"), FixedClock()
        shutil.copytree(migrated.folder, workspace.folder)
        with open_store(workspace, clock, use_keyring=False) as store:
            services = Services(store, clock, random.Random(5), QUICK_HASHER)
            keep_no_year(services)
            _live_and_destroy(services, clock, history, leaving)
            services.close()


def _live_and_destroy(services: Services, clock: FixedClock, history: list[tuple[int, int]], leaving: set[int]) -> None:
    unit, first = services.people.create_office("大队", PersonDraft("周敏"))
    boss = services.accounts.create_first(first, "zhoumin", PASSWORD)
    two, three = (services.people.add_person(boss, PersonDraft(name)) for name in ("李娜", "何局长"))
    other = Actor(boss.account_id, two, "李娜", boss.roles)
    people = [services.people.add_person(boss, PersonDraft(name, unit_id=unit)) for name in NAMES]
    for who, act in history:
        clock.tick(60)
        ACTS[act](services, boss, other, people[who])
    gone = [people[number] for number in sorted(leaving)]
    for person in gone:
        services.people.set_status(boss, person, PersonStatus.SEALED, "退休")
    clock.jump(NEXT_JANUARY)
    sums = approved(services)
    photos = {person: services.people.person(boss, person).photo for person in set(people) - set(gone)}
    made = services.privacy.draw_up(boss, gone)
    for part, signer in ((Signature.SECOND, two), (Signature.APPROVER, three)):
        services.privacy.sign(boss, made.id, part, Witness(signer, "", boss.person_id))
    services.privacy.carry_out(boss, made.id)
    assert check_workspace(services) == []
    assert approved(services) == sums
    for person, photo in photos.items():
        assert services.people.person(boss, person).photo == photo
        assert not photo or services.people.photo(boss, photo)
    store = services.store
    names = [NAMES[number].encode() for number in leaving]
    assert find_in_pages(store.workspace.store, store.secrets.store, names) == {}
