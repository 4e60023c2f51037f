"""The papers as a reader's program sees them: text, pages, and the same bytes each time."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.documents.reading import docx_lines, same_as_approved
from trainer.app.services import RESOURCES
from trainer.certificates.layout import shipped_layouts
from trainer.certificates.rules import public_key
from trainer.certificates.sealing import code_of, find_signed_code, read_signed_code
from trainer.certificates.values import CertificateSheet, Occasion
from trainer.documents.certificate_pdf import certificate_pdf
from trainer.documents.fonts import body_font
from trainer.documents.office.docx import write_docx
from trainer.documents.office.pdf import write_pdf
from trainer.documents.pdf import Printed, date_range, spaced_name, wrap
from trainer.documents.recovery_pdf import recovery_sheet_pdf
from trainer.documents.score_book import score_book
from trainer.documents.score_words import plain
from trainer.documents.slip_pdf import Slip, slip_pdf
from trainer.exams.results.values import Rates, ScoreList, ScoreRow
from trainer.exams.values import Attendance, Exam, ExamPlan, ExamState
from trainer.hours.values import RuleSource, SourceNature
from trainer.people.values import Category, PersonRow, PersonStatus
from trainer.store.recovery import printed_groups, read_groups

UNIT = "临河县交通运输综合行政执法大队"
OCCASION = Occasion("2026年度执法业务培训班", date(2026, 11, 10), date(2026, 11, 20), "共24学时")
BLANK = CertificateSheet("临交执-2026-培-0001", "张三", None, OCCASION, UNIT, date(2026, 11, 20), "")
SHEET = replace(BLANK, code=code_of(BLANK, bytes(32), public_key(bytes(32))))
LAYOUTS = shipped_layouts(RESOURCES / "rules")
DIGITS = "012345678901234567890123456789012345678901234567"

Read = Callable[[bytes], list[str]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """The text of each page, without spaces and line ends."""
    from PySide6.QtPdf import QPdfDocument

    def pages(content: bytes) -> list[str]:
        path = tmp_path / "paper.pdf"
        path.write_bytes(content)
        document = QPdfDocument()
        document.load(str(path))
        texts = [document.getAllText(page).text() for page in range(document.pageCount())]
        document.close()
        return ["".join(text.split()) for text in texts]

    return pages


def test_a_certificate_says_what_offices_expect(read: Read) -> None:
    (page,) = read(certificate_pdf(SHEET, LAYOUTS["a4"]))
    assert "编号：临交执-2026-培-0001" in page
    assert "同志于2026年11月10日至20日参加2026年度执法业务培训班，共24学时，经考核合格，特发此证。" in page
    assert f"{UNIT}（章）" in page
    assert "本证书证明培训考核结果，不作为行政执法资格凭证" in page
    assert "照片" in page


def test_the_same_certificate_is_the_same_bytes_and_carries_its_code() -> None:
    content = certificate_pdf(SHEET, LAYOUTS["a4"])
    assert certificate_pdf(SHEET, LAYOUTS["a4"]) == content
    assert find_signed_code(content) == read_signed_code(SHEET.code)
    assert len(content) < 60_000


def test_the_recovery_sheet_comes_twice_and_reads_back(read: Read) -> None:
    pages = read(recovery_sheet_pdf(DIGITS, "5F3A9C01", UNIT, date(2026, 11, 20)))
    groups = [f"{group[:-1]}-{group[-1]}" for group in printed_groups(DIGITS)]
    assert len(pages) == 2
    assert all(group in page for page in pages for group in groups)
    assert read_groups(" ".join(groups)) == DIGITS


def test_slips_go_five_to_a_page(read: Read) -> None:
    slip = Slip(UNIT, "张三", "zhangsan", "7KQM-2XWD", datetime(2026, 11, 23, 17, 30))  # noqa: DTZ001
    pages = read(slip_pdf([slip] * 6))
    assert [page.count("7KQM-2XWD") for page in pages] == [5, 1]
    assert "有效期至2026年11月23日17:30" in pages[0]


def scores(count: int) -> tuple[ScoreList, dict[UUID, PersonRow]]:
    some, at = UUID(int=1), datetime(2026, 11, 20, 1, tzinfo=UTC)
    rule = RuleSource(SourceNature.EXAMPLE, "示例考试规则", "未载明")
    plan = ExamPlan("2026年度考试", 2026, some, at, at, 90, Decimal(60), rule)
    people = {
        UUID(int=number): PersonRow(
            UUID(int=number), f"考生{number}号", None, "一中队", "", Category.OFFICER, "", "", None, "", (),
            PersonStatus.ACTIVE,
        )
        for number in range(10, 10 + count)
    }  # fmt: skip
    rows = tuple(
        ScoreRow(key, Attendance.PRESENT, Decimal("87.50"), True, 0, 1, place == 0, False, None, None)
        for place, key in enumerate(people)
    )
    rates = Rates(count, count, 0, 0, 0, count, Decimal(1), Decimal(1), None)
    return ScoreList(Exam(some, plan, Decimal(100), ExamState.CLOSED, count), rows, rates), people


@pytest.mark.parametrize("count", [0, 1, 20, 21, 22, 23, 24, 25, 60, 300])
def test_a_score_list_repeats_its_heading_and_signs_once(read: Read, count: int) -> None:
    listed, people = scores(count)
    printed = Printed("周敏", datetime(2026, 11, 20, 17, 5))  # noqa: DTZ001
    book = score_book(listed, people, UNIT, printed, ("经办人", "科室负责人", "分管领导"))
    pages = read(write_pdf([book]))
    for number, page in enumerate(pages, 1):
        assert "序号姓名单位工号成绩名次结果备注" in page
        assert "打印人：周敏" in page
        assert f"第{number}页共{len(pages)}页" in page
    assert ["分管领导" in page for page in pages] == [False] * (len(pages) - 1) + [True]
    text = "".join(pages)
    assert all(f"考生{number}号" in text for number in range(10, 10 + count))
    assert text.count("（补）") == min(count, 1)


@given(st.text("培训（）《》，。、12ab ", min_size=1, max_size=80), st.integers(60, 200))
@example("11、、、、", 60)
def test_wrapping_loses_nothing_and_never_begins_with_a_closing_mark(words: str, width: int) -> None:
    """Unless nothing stands on the line before that could come along: one word, or marks alone."""
    lines = wrap(words, body_font(), 12, width)
    assert "".join("".join(lines).split()) == "".join(words.split())
    for before, line in pairwise(lines):
        one_piece = len(before) <= 1 or (before.isascii() and before.isalnum())
        assert one_piece or not line or line[0] not in "）》，。、" or set(before) <= set("）》，。、（《 ")


@pytest.mark.parametrize(
    ("first", "last", "written"),
    [
        (date(2026, 11, 20), None, "2026年11月20日"),
        (date(2026, 11, 18), date(2026, 11, 20), "2026年11月18日至20日"),
        (date(2026, 10, 30), date(2026, 11, 2), "2026年10月30日至11月2日"),
        (date(2026, 12, 30), date(2027, 1, 2), "2026年12月30日至2027年1月2日"),
    ],
)
def test_dates_are_written_as_papers_do(first: date, last: date | None, written: str) -> None:
    assert date_range(first, last) == written


def test_short_names_are_spaced_and_scores_are_plain() -> None:
    assert [spaced_name(name) for name in ("张三", "李四光")] == ["张\u3000三", "李四光"]
    assert [plain(Decimal(score)) for score in ("60.00", "87.50", "100")] == ["60", "87.5", "100"]


def test_a_score_book_says_the_same_in_word() -> None:
    listed, people = scores(3)
    book = score_book(listed, people, UNIT, Printed("周敏", datetime(2026, 11, 20, 17, 5)), ("经办人",))  # noqa: DTZ001
    same_as_approved("score-book", docx_lines(write_docx([book])))
