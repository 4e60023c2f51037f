"""考务文件: the approved words, nothing that identifies a person where strangers pass, the office's own templates."""

import io
import tomllib
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from PIL import Image

from tests.documents.reading import docx_lines, docx_texts, pdf_pages, same_as_approved
from trainer.app.services import RESOURCES
from trainer.documents.exam_day.every import exam_day_bundles
from trainer.documents.exam_day.orders import instruction_sheet
from trainer.documents.exam_day.seats import desk_labels, door_sign, seat_plan
from trainer.documents.exam_day.sign_in import sign_in_sheet
from trainer.documents.exam_day.tickets import admission_tickets
from trainer.documents.exam_day.values import ExamDay, HallSheet, Sitter
from trainer.documents.office.docx import write_docx
from trainer.documents.office.folder import Bundle, file_stem, write_folder
from trainer.documents.office.model import Document
from trainer.documents.office.pdf import page_count, write_pdf
from trainer.documents.office.template import Template, load_template
from trainer.documents.pdf import Printed
from trainer.store.errors import BadInput

NAMES = ("张伟", "王芳", "欧阳娜娜", "买买提·艾合买提")
UNITS = ("临河县交通运输综合行政执法大队", "公路路政执法一中队", "道路运政执法二中队（城区片区）")
MASKED = "150802********0011"


def portrait() -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (60, 84), (60, 110, 170)).save(buffer, "JPEG")
    return buffer.getvalue()


def hall(session: int, room: str, begins: datetime, count: int) -> HallSheet:
    sitters = tuple(
        Sitter(
            number,
            NAMES[number % 4],
            UNITS[number % 3],
            f"2026{session:02}01{number:02}",
            "女" if number % 2 else "男",
            f"LH{number:04}",
            MASKED,
            (number - 1) // 3 + 1,
            (number - 1) % 3 + 1,
            "AB"[number % 2],
            portrait() if number % 2 else None,
            "加时15分钟" if number == 2 else "",
        )
        for number in range(1, count + 1)
    )
    minutes = timedelta(minutes=1)
    times = (begins - 15 * minutes, begins, begins + 30 * minutes, begins + 30 * minutes)
    return HallSheet("临河县党校", room, session, *times, 90, sitters, 3, 3, 8)


@pytest.fixture(scope="module")
def day() -> ExamDay:
    template = load_template("exam-day", [RESOURCES / "documents"])
    morning, afternoon = datetime(2026, 12, 1, 9), datetime(2026, 12, 1, 14)  # noqa: DTZ001
    halls = (hall(1, "第一考场", morning, 5), hall(1, "第二考场", morning, 2), hall(2, "第一考场", afternoon, 3))
    printed = Printed("周敏", datetime(2026, 11, 22, 9, 30))  # noqa: DTZ001
    return ExamDay("2026年度执法人员法律知识考试", UNITS[0], Decimal(100), Decimal(60), halls, template, printed)


@pytest.mark.parametrize("place", range(11))
def test_the_words_are_the_approved_ones_in_both_files(day: ExamDay, place: int) -> None:
    bundle = exam_day_bundles(day)[place]
    content = write_docx(bundle.documents)
    same_as_approved(f"exam-day-{bundle.name[:2]}", docx_lines(content))
    body = "".join(pdf_pages(write_pdf(bundle.documents)))
    assert not [text for text in docx_texts(content) if text not in body]


@pytest.mark.parametrize("make", [door_sign, seat_plan, desk_labels, sign_in_sheet])
def test_no_identity_number_where_others_read(day: ExamDay, make: Callable[[ExamDay, HallSheet], Document]) -> None:
    text = "".join(pdf_pages(write_pdf([make(day, day.halls[0])])))
    assert "欧阳娜娜" in text
    assert "150802" not in text
    assert "LH00" not in text


def test_two_tickets_share_a_sheet(day: ExamDay) -> None:
    assert page_count(admission_tickets(day, day.halls[0])) == 3


def test_a_full_room_of_thirty_fits_its_sheets(day: ExamDay) -> None:
    full = replace(hall(1, "第一考场", datetime(2026, 12, 1, 9), 30), rows=5, columns=6, seats=30)  # noqa: DTZ001
    assert page_count(seat_plan(day, full)) == 1
    assert page_count(door_sign(day, full)) == 1
    assert page_count(desk_labels(day, full)) == 3
    assert page_count(sign_in_sheet(day, full)) == 3


def test_instructions_name_the_minutes_of_the_session(day: ExamDay) -> None:
    text = "".join(pdf_pages(write_pdf([instruction_sheet(day, day.halls[2])])))
    assert "13:15" in text
    assert "13:55" in text
    assert "15:30" in text


def test_an_office_replaces_a_template_and_a_broken_one_is_named(day: ExamDay, tmp_path: Path) -> None:
    ours = (RESOURCES / "documents" / "exam-day.toml").read_text(encoding="utf-8")
    (tmp_path / "exam-day.toml").write_text(ours.replace("主考", "考点主任"), encoding="utf-8")
    template = load_template("exam-day", [RESOURCES / "documents", tmp_path])
    text = "".join(pdf_pages(write_pdf(exam_day_bundles(replace(day, template=template))[8].documents)))
    assert "考点主任：" in text
    (tmp_path / "exam-day.toml").write_text("[[", encoding="utf-8")
    with pytest.raises(BadInput) as refused:
        load_template("exam-day", [RESOURCES / "documents", tmp_path])
    assert refused.value.code == "document.template"


@pytest.mark.parametrize("broken", ['from = "begin"', 'from = "opens"\nminutes = "soon"'])
def test_a_step_that_names_no_time_is_refused(day: ExamDay, broken: str) -> None:
    wrong = Template("exam-day", tomllib.loads(f"[[instructions.steps]]\n{broken}\n"))
    with pytest.raises(BadInput, match=r"document\.template"):
        instruction_sheet(replace(day, template=wrong), day.halls[0])


def test_everything_goes_into_one_folder_with_a_list_of_hashes(day: ExamDay, tmp_path: Path) -> None:
    reported: list[tuple[int, int]] = []
    bundles = exam_day_bundles(day)[:2]
    written = write_folder(tmp_path, bundles, "考务文件清单", day.printed, lambda *step: reported.append(step))
    names = {path.name for path in tmp_path.iterdir()}
    assert names == {one.name for one in written}
    assert len(names) == 6
    listed = "".join(pdf_pages((tmp_path / "文件清单.pdf").read_bytes()))
    assert written[0].sha256[:32] in listed
    assert reported == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_stopping_leaves_what_was_there(day: ExamDay, tmp_path: Path) -> None:
    (tmp_path / "01 考试日程表.pdf").write_bytes(b"old")

    class Enough(Exception):
        pass

    def stop(done: int, _of: int) -> None:
        if done == 3:
            raise Enough

    with pytest.raises(Enough):
        write_folder(tmp_path, exam_day_bundles(day)[:2], "清单", day.printed, stop)
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"old"]


def test_names_of_files_hold_nothing_a_system_refuses() -> None:
    assert file_stem('甲/乙:丙*"?') == "甲_乙_丙___"
    assert file_stem(" .. ") == "_"
    assert len(file_stem("长" * 300)) == 100
    assert Bundle("甲", ()).documents == ()
