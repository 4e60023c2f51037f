"""Notes and kept versions over the real encrypted store."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from tests.conftest import Office
from trainer.app.services import Services
from trainer.app.yearly_files import YearlyFiles, read_year
from trainer.hours.values import HourCategory, HourDraft, Way
from trainer.people.values import PersonDraft
from trainer.store.audit import broken_link
from trainer.store.errors import BadInput, NotAllowed, Refused
from trainer.yearly.values import NoteDraft, Section

DRILL = NoteDraft(Section.DRILLS, date(2026, 5, 20), "大比武第三名", "临交执〔2026〕31号")


@pytest.fixture
def person(services: Services, office: Office) -> UUID:
    services.hours.choose_rule_set(office.administrator, 2026, "jinzhong-2024-2026")
    return services.people.add_person(office.administrator, PersonDraft("陈建国", unit_id=office.unit_id))


@pytest.mark.both_engines
def test_a_page_is_kept_once_per_state_of_what_is_known(services: Services, office: Office, person: UUID) -> None:
    files, boss = YearlyFiles(services), office.administrator
    assert files.keep(boss, files.read(boss, 2026), [person]) == (1, 0)
    first = services.yearly.pages(boss, 2026)[person]
    kept = services.yearly.pdf(boss, first.id)
    assert files.keep(boss, files.read(boss, 2026), [person]) == (0, 1)
    services.yearly.note(boss, person, 2026, DRILL)
    assert files.keep(boss, files.read(boss, 2026), [person]) == (1, 0)
    assert [page.version for page in services.yearly.versions(boss, person)] == [2, 1]
    assert services.yearly.pdf(boss, first.id) == kept
    with services.store.database.read() as session:
        assert broken_link(session) is None


def test_what_was_approved_stands_on_the_page_and_what_waits_does_not(
    services: Services, office: Office, person: UUID
) -> None:
    boss = office.administrator
    for topic, hours in (("行政处罚法", "8"), ("文书制作", "4")):
        category = HourCategory.PUBLIC_LAW
        draft = HourDraft(person, date(2026, 3, 2), Decimal(hours), category, Way.LECTURE, topic, "市局")
        services.hours.record(office.trainer, draft)
    first = services.hours.pending(boss)[0]
    services.hours.approve(boss, [first.id])
    facts = read_year(services, boss, 2026).facts(person)
    assert facts.hours is not None
    assert facts.hours.total == first.draft.hours
    assert len(facts.entries) == 2


def test_a_note_is_taken_back_once_and_stays_in_the_store(services: Services, office: Office, person: UUID) -> None:
    boss = office.administrator
    note = services.yearly.note(boss, person, 2026, DRILL)
    assert [line.draft for line in services.yearly.notes(boss, 2026)[person]] == [DRILL]
    services.yearly.take_back(boss, note, "登记有误")
    assert services.yearly.notes(boss, 2026) == {}
    with pytest.raises(Refused, match=r"yearly\.gone"):
        services.yearly.take_back(boss, note, "再撤一次")


def test_refusals(services: Services, office: Office, person: UUID) -> None:
    boss, note = office.administrator, services.yearly.note
    with pytest.raises(NotAllowed, match=r"account\.own_matter"):
        note(boss, boss.person_id, 2026, DRILL)
    with pytest.raises(NotAllowed):
        note(office.trainer, person, 2026, DRILL)
    for draft, code in (
        (NoteDraft(Section.HOURS, DRILL.on, "x", "y"), "yearly.own_room"),
        (NoteDraft(Section.GRADE, DRILL.on, " ", "y"), "yearly.no_text"),
        (NoteDraft(Section.GRADE, DRILL.on, "优秀", ""), "yearly.no_proof"),
        (NoteDraft(Section.GRADE, date(2025, 5, 1), "优秀", "y"), "yearly.other_year"),
    ):
        with pytest.raises(BadInput) as caught:
            note(boss, person, 2026, draft)
        assert caught.value.code == code


def test_files_that_leave_are_recorded(services: Services, office: Office, person: UUID, tmp_path: Path) -> None:
    files, boss = YearlyFiles(services), office.administrator
    files.keep(boss, files.read(boss, 2026), [person])
    pages = tuple(services.yearly.pages(boss, 2026).values())
    assert files.write_folder(boss, pages, tmp_path, "上报市局", lambda done, total: None) == 1
    [written] = tmp_path.glob("*.pdf")
    assert written.read_bytes() == services.yearly.pdf(boss, pages[0].id)
    with services.store.database.read() as session:
        assert session.scalar(text("SELECT what FROM data_export")) == "yearly_pages"


@pytest.mark.parametrize("table", ["yearly_note", "yearly_page"])
def test_history_only_grows(services: Services, office: Office, person: UUID, table: str) -> None:
    files, boss = YearlyFiles(services), office.administrator
    services.yearly.note(boss, person, 2026, DRILL)
    files.keep(boss, files.read(boss, 2026), [person])
    with pytest.raises(IntegrityError, match="append only"), services.store.database.write() as session:
        session.execute(text(f"UPDATE {table} SET year = 2025"))
