"""Papers of a class: the headings offices expect, the approved words, the office's own signatures."""

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.activities.classroom import FIRST, LEAVE, Classroom, build_class, everybody_there, half_day
from tests.conftest import Office
from tests.documents.reading import docx_lines, pdf_pages, same_as_approved
from trainer.activities.classfile.values import Rating
from trainer.app.class_papers import ClassPapers
from trainer.app.services import Services
from trainer.documents.classes.papers import hours_table, programme, ratings, roster, sign_in_sheet
from trainer.documents.office.docx import write_docx
from trainer.documents.office.pdf import write_pdf
from trainer.people.values import PersonDraft


@pytest.fixture
def room(services: Services, office: Office) -> Classroom:
    return build_class(services, office)


def test_the_papers_say_what_they_always_said(services: Services, office: Office, room: Classroom) -> None:
    papers = ClassPapers(services)
    services.class_files.rate(office.trainer, room.id, Rating(None, 3, Decimal("92.5"), "多讲案例"))
    services.hours.choose_rule_set(office.administrator, 2026, "example", "周敏")
    own = services.people.add_person(office.administrator, PersonDraft("吴讲师", unit_id=office.unit_id))
    teaching = half_day(FIRST, skills="4", lecturers=(own,))
    services.activities.change_session(office.trainer, room.half_days[0], teaching)
    everybody_there(services, office, room)
    credit = services.activity_credits.propose(office.trainer, room.id)
    services.activity_credits.approve(office.administrator, credit)
    sheet = papers.sheet(office.trainer, services.activities.activity(office.trainer, room.id))
    documents = [sign_in_sheet(sheet, sheet.lessons[0]), programme(sheet), roster(sheet), hours_table(sheet)]
    same_as_approved("class-papers", docx_lines(write_docx([*documents, ratings(sheet)])))


def test_a_sheet_for_each_half_day_carries_the_headings(services: Services, office: Office, room: Classroom) -> None:
    content = ClassPapers(services).sign_in(office.trainer, room.id, ())
    pages = pdf_pages(content)
    assert len(pages) == 4
    for words in ("班名", "主题", "授课人", "日期上/下午", "地点", "学时", "单位", "姓名", "工号", "签名", "备注"):
        assert words in pages[0]
    for words in ("应到3", "实到______", "请假______", "缺勤______", "班主任"):
        assert words in pages[0]
    assert len(pdf_pages(ClassPapers(services).sign_in(office.trainer, room.id, room.half_days[:1]))) == 1


def test_who_left_for_missing_too_much_stays_on_the_papers_of_what_was(
    services: Services, office: Office, room: Classroom
) -> None:
    gone = room.officers[1]
    services.attendance.mark(office.trainer, room.half_days[0], {gone: LEAVE})
    everybody_there(services, office, room)
    services.hours.choose_rule_set(office.administrator, 2026, "example", "周敏")
    services.activity_credits.approve(office.administrator, services.activity_credits.propose(office.trainer, room.id))
    activity = services.activities.activity(office.trainer, room.id)
    assert gone not in activity.people
    sheet = ClassPapers(services).sheet(office.trainer, activity)
    signing = "\n".join(docx_lines(write_docx([sign_in_sheet(sheet, sheet.lessons[0])])))
    assert "应到 3    实到 2    请假 1    缺勤 0" in signing
    assert "A002 |  |  |  | 请假" in signing
    assert "公务" not in signing
    hours = "\n".join(docx_lines(write_docx([hours_table(sheet)])))
    assert "王志强 | A002 | 32.0 | 24.0 | 8.0 | 0.0 | 0.0 | 0.0 | 0.0" in hours
    assert "共认定 64.0 学时    已退出：王志强" in hours
    pages = pdf_pages(write_pdf([hours_table(replace(sheet, students=sheet.students * 5))]))
    assert "认定人" in pages[-1]
    assert "A00" in pages[-1]
