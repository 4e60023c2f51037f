"""考务全套 from the stored seats: who gets papers, what stands on them, and the record of taking them out."""

import io
from pathlib import Path

import pytest
from PIL import Image
from sqlalchemy import select

from tests.documents.reading import pdf_pages
from tests.exam_rooms.conftest import Rooms
from tests.fakes import FixedClock
from tests.fakes_ui import HandDialogs
from trainer.app.exam_day_files import ExamDayFiles
from trainer.exams.rooms.values import Needs
from trainer.exams.values import Attendance
from trainer.people.tables import DataExport
from trainer.people.values import PersonDraft
from trainer.store.errors import Refused
from trainer.ui.exams.day_papers import DayPapers
from trainer.ui.working import InlineWorking


def photograph() -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (900, 1260), (60, 110, 170)).save(buffer, "PNG")
    return buffer.getvalue()


def test_everybody_who_comes_is_on_the_papers_with_seat_form_and_photograph(rooms: Rooms) -> None:
    services, somebody = rooms.services, rooms.crowd[0]
    services.people.set_photo(rooms.head, somebody.person_id, "a.png", photograph())
    services.rooms.set_needs(rooms.head, rooms.exam, somebody.person_id, Needs(extra_minutes=15, reason="阅读困难"))
    rooms.arrange()
    day = ExamDayFiles(services).day(rooms.head, rooms.exam)
    sitters = {sitter.name: (hall, sitter) for hall in day.halls for sitter in hall.sitters}
    assert sorted(sitters) == sorted(person.name for person in rooms.crowd)
    hall, sitter = sitters[somebody.name]
    assert sitter.photo is not None
    assert sitter.photo.startswith(b"\xff\xd8")
    assert sitter.remarks == "加时15分钟"
    assert sitter.form in {"A", "B"}
    assert sitter.ticket.startswith(f"{services.exams.exam(rooms.head, rooms.exam).plan.year}{hall.session:02}")
    assert len({sitter.ticket for _hall, sitter in sitters.values()}) == len(sitters)
    assert (hall.opens - hall.doors).total_seconds() == 15 * 60


def tickets(rooms: Rooms) -> dict[str, str]:
    day = ExamDayFiles(rooms.services).day(rooms.head, rooms.exam)
    return {sitter.name: sitter.ticket for hall in day.halls for sitter in hall.sitters}


@pytest.mark.both_engines
def test_a_number_that_was_printed_never_changes_and_nobody_else_gets_it(rooms: Rooms) -> None:
    rooms.arrange()
    printed = tickets(rooms)
    seating = rooms.services.rooms.seating(rooms.head, rooms.exam)
    first, second = seating.of_hall(seating.halls[0].id)[:2]
    rooms.services.rooms.move(rooms.head, rooms.exam, first.person_id, second.hall_id, second.number)
    assert tickets(rooms) == printed
    gone, name = first.person_id, next(one.name for one in rooms.crowd if one.person_id == first.person_id)
    rooms.services.exams.remove_candidate(rooms.head, rooms.exam, gone, "名单有误")
    late = rooms.services.people.add_person(rooms.head, PersonDraft("补报者"))
    rooms.services.exams.add_candidates(rooms.head, rooms.exam, [late])
    assert tickets(rooms)["补报者"] not in printed.values()
    rooms.services.exams.add_candidates(rooms.head, rooms.exam, [gone])
    assert tickets(rooms)[name] == printed[name]


def test_a_candidate_comes_in_by_the_number_of_the_ticket(rooms: Rooms, clock: FixedClock) -> None:
    rooms.arrange()
    printed = tickets(rooms)
    seating = rooms.services.rooms.seating(rooms.head, rooms.exam)
    first = seating.of_hall(seating.halls[0].id)[0]
    name = next(one.name for one in rooms.crowd if one.person_id == first.person_id)
    with pytest.raises(Refused, match=r"entrance\.nobody"):
        rooms.services.entrance.by_number(printed[name])
    clock.tick((seating.halls[0].opens_at - clock.now()).total_seconds())
    assert rooms.services.entrance.by_number(f" {printed[name]} ").person_id == first.person_id


def test_who_is_deferred_gets_no_papers(rooms: Rooms) -> None:
    rooms.arrange()
    away = rooms.crowd[1]
    rooms.services.exams.set_attendance(rooms.head, rooms.exam, [away.person_id], Attendance.DEFERRED, "住院")
    day = ExamDayFiles(rooms.services).day(rooms.head, rooms.exam)
    assert away.name not in {sitter.name for hall in day.halls for sitter in hall.sitters}


def test_one_click_writes_every_paper_and_keeps_who_took_them_out(rooms: Rooms, tmp_path: Path) -> None:
    rooms.arrange()
    dialogs = HandDialogs()
    dialogs.text, dialogs.path = "考务办公室存档", tmp_path / "考务"
    papers = DayPapers(ExamDayFiles(rooms.services), rooms.head, InlineWorking(), dialogs)
    papers.save(rooms.services.exams.exam(rooms.head, rooms.exam))
    assert not dialogs.troubles
    names = sorted(path.name for path in (tmp_path / "考务").iterdir())
    assert len(names) == 24
    assert names[0] == "01 考试日程表.docx"
    door = "".join(pdf_pages((tmp_path / "考务" / "04 门贴.pdf").read_bytes()))
    assert all(person.name in door for person in rooms.crowd)
    with rooms.services.store.database.read() as session:
        export = session.scalars(select(DataExport)).one()
    assert (export.what, export.people, export.full, export.purpose) == ("exam_day", 5, False, "考务办公室存档")


def test_an_exam_without_rooms_has_its_papers_too(rooms: Rooms) -> None:
    (hall,) = ExamDayFiles(rooms.services).day(rooms.head, rooms.exam).halls
    assert hall.room == "第1考场"
    assert [sitter.number for sitter in hall.sitters] == [1, 2, 3, 4, 5]


def test_an_exam_of_nobody_is_refused_in_words(rooms: Rooms) -> None:
    for person in rooms.crowd:
        rooms.services.exams.remove_candidate(rooms.head, rooms.exam, person.person_id, "报名有误")
    with pytest.raises(Refused) as refused:
        ExamDayFiles(rooms.services).day(rooms.head, rooms.exam)
    assert refused.value.code == "exam_day.nobody"
