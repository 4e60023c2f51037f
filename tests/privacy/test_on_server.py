"""Destruction on a server: nothing is left in its tables, indexes and statistics, nor in the pages of its files."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from uuid import UUID

import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict

from tests.conftest import Office
from tests.fakes import FixedClock
from tests.hours.samples import approved
from tests.privacy.life import ID_NUMBER, portrait
from tests.privacy.test_destruction import NEXT_JANUARY, keep_no_year
from trainer.app.checking import check_workspace
from trainer.app.privacy_files import draw_list
from trainer.app.services import Services
from trainer.hours.values import AbsenceKind, HourCategory, HourDraft, Way
from trainer.people.accounts.values import Actor, Role, Witness
from trainer.people.values import PersonDraft, PersonStatus
from trainer.privacy.values import ListState, Signature
from trainer.store.errors import StoreTrouble
from trainer.store.server_rewriting import find_on_server
from trainer.store.workspace import Workspace, read_description
from trainer.ui.privacy.wording import list_text

pytestmark = pytest.mark.parametrize("store_engine", ["server"], indirect=True)
NUMBERS = ("司徒丽娟", ID_NUMBER, "GH-88231", "13903517788", "situlijuan")
SAID = ("妻子产假陪护", "学时记错到他人")
PHOTO = portrait(123)


@pytest.fixture
def gone(services: Services, office: Office, clock: FixedClock) -> UUID:
    boss, known = office.administrator, services.people
    keep_no_year(services)
    draft = PersonDraft(NUMBERS[0], unit_id=office.unit_id, id_number=NUMBERS[1], work_number=NUMBERS[2])
    person = known.add_person(boss, draft)
    known.change_person(boss, person, PersonDraft(**{**draft.__dict__, "phone": NUMBERS[3]}))
    known.set_photo(boss, person, "像.png", PHOTO)
    services.accounts.create(boss, person, NUMBERS[4], [Role.OFFICER])
    services.absences.state_absence(boss, person, AbsenceKind.LEAVE, date(2026, 3, 2), None, SAID[0])
    hours = HourDraft(person, date(2026, 3, 2), Decimal(4), HourCategory.PUBLIC_LAW, Way.LECTURE, "讲座")
    entry = services.hours.record(office.trainer, hours)
    services.hours.approve(boss, [entry])
    services.hours.reverse(boss, entry, SAID[1])
    known.set_status(boss, person, PersonStatus.SEALED, "退休")
    clock.jump(NEXT_JANUARY)
    return person


@pytest.fixture
def signed(services: Services, office: Office, gone: UUID) -> UUID:
    boss, privacy = office.administrator, services.privacy
    made = privacy.draw_up(boss, [gone])
    third = services.people.add_person(boss, PersonDraft("何局长"))
    privacy.sign(boss, made.id, Signature.SECOND, Witness(office.trainer.person_id, "李娜", boss.person_id))
    return privacy.sign(boss, made.id, Signature.APPROVER, Witness(third, "何局长", boss.person_id)).id


def pages(connection: psycopg.Connection) -> list[bytes]:
    """The files of the database, where the server is the private one of the tests."""
    parts = conninfo_to_dict(connection.info.dsn)
    folder = Path(str(parts.get("host", "")), "data", "base")
    if not folder.exists():
        return []
    connection.execute("CHECKPOINT")
    [(oid,)] = connection.execute("SELECT oid FROM pg_database WHERE datname = current_database()").fetchall()
    return [path.read_bytes() for path in (folder / str(oid)).iterdir() if path.is_file()]


def found(workspace: Workspace) -> set[bytes] | None:
    """What stands in the files; None where they cannot be read from here."""
    place = read_description(workspace).server
    assert place is not None
    needles = {text.encode() for text in (*NUMBERS, *SAID)} | {PHOTO[100:140]}
    with psycopg.connect(place.connection, autocommit=True) as connection:
        files = pages(connection)
    return {needle for needle in needles if any(needle in content for content in files)} if files else None


def hold_up(services: Services, boss: Actor, workspace: Workspace, signed: UUID) -> None:
    """Somebody else still sees what was before: the list is not over."""
    place = read_description(workspace).server
    assert place is not None
    with psycopg.connect(place.connection) as reader:
        reader.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        assert reader.execute("SELECT count(*) FROM person").fetchone()
        with pytest.raises(StoreTrouble, match=r"store\.busy"):
            services.privacy.carry_out(boss, signed)
    assert services.privacy.lists(boss)[0].state is ListState.READY


def test_nothing_is_left_in_tables_and_pages(
    services: Services,
    office: Office,
    workspace: Workspace,
    gone: UUID,
    signed: UUID,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    boss, store, texts = office.administrator, services.store, [text.encode() for text in (*NUMBERS, *SAID)]
    with monkeypatch.context() as stranger:
        stranger.setattr("trainer.store.server_rewriting._OWNER", "SELECT false")
        with pytest.raises(StoreTrouble, match=r"server\.not_owner"):
            services.privacy.carry_out(boss, signed)
    assert services.people.person(boss, gone).draft.name == NUMBERS[0]
    assert set(find_on_server(store.connect, texts)) == set(texts)
    assert found(workspace) is None or len(found(workspace)) == len(texts) + 1
    totals = approved(services)
    store.backups.make()
    assert draw_list(services, boss, services.privacy.lists(boss)[0]).startswith(b"%PDF")
    monkeypatch.setattr("trainer.store.server_rewriting.WAIT_SECONDS", 0)
    hold_up(services, boss, workspace, signed)
    ended = services.privacy.carry_out(boss, signed)
    assert ended.state is ListState.DONE
    assert ended.done is not None
    assert (ended.done.traces, ended.done.copies, ended.done.wiped.files) == (0, 1, 1)
    assert "预写日志" in list_text(ended, services.privacy.on_server)
    assert find_on_server(store.connect, texts) == {}
    assert not found(workspace)
    assert approved(services) == totals
    assert check_workspace(services) == []
    [backup] = store.backups.all()
    assert backup.path.exists()
