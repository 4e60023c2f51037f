"""The yearly page: always one side, every figure with its entries, another hash for another word."""

import io
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from trainer.documents.office.pdf import page_count
from trainer.documents.pdf import Printed
from trainer.documents.yearly.page import PageWords, canonical, draw_page, yearly_page
from trainer.documents.yearly.parts import parts_of
from trainer.exams.values import Attendance
from trainer.people.values import Person, PersonDraft, PersonStatus
from trainer.qualification.values import CardState
from trainer.yearly.values import BY_HAND, ExamLine, NoteDraft, NoteLine, Section, StudyLine, YearFacts

SOMEBODY = UUID(int=7)
AT = datetime(2026, 12, 20, 8, tzinfo=UTC)
WORDS = PageWords("临河县大队", ("本人签字", "科室负责人", "单位（章）"), Printed("周敏", AT))
FACTS = YearFacts(
    2026, Person(SOMEBODY, PersonDraft("陈建国"), "一中队", PersonStatus.ACTIVE, ""), b"", None, CardState.NONE
)


def note(section: Section, text: str) -> NoteLine:
    return NoteLine(SOMEBODY, SOMEBODY, NoteDraft(section, date(2026, 5, 1), text, "临交执〔2026〕3号"), SOMEBODY, AT)


def exam(number: int, passed: bool | None = True) -> ExamLine:
    score = None if passed is None else Decimal(60 + number % 40)
    state = Attendance.DEFERRED if passed is None else Attendance.PRESENT
    return ExamLine(UUID(int=number), f"第 {number} 次考试", date(2026, 3, 1), state, score, passed, False, number > 1)


def test_every_section_stands_there_and_an_empty_one_says_so() -> None:
    parts = parts_of(FACTS)
    assert [part.section for part in parts] == list(Section)
    assert {part.figure for part in parts[1:]} == {"—"}


def test_a_figure_counts_exactly_the_entries_it_opens_to() -> None:
    facts = replace(FACTS, exams=(exam(1), exam(2, False), exam(3, None)))
    part = parts_of(facts)[1]
    assert part.figure == "参加 3 次，合格 1 次，最好成绩 62 分"
    assert [line.figure for line in part.lines] == ["61 合格", "62 不合格", "缓考"]
    assert [line.target for line in part.lines] == [("exams", UUID(int=n)) for n in (1, 2, 3)]


@settings(max_examples=12, deadline=None)
@given(st.integers(0, 60), st.lists(st.sampled_from(BY_HAND), max_size=30), st.text("办案文书制作", max_size=120))
def test_it_stays_on_one_side_however_much_there_is(exams: int, sections: list[Section], words: str) -> None:
    study = tuple(StudyLine(SOMEBODY, f"课件 {n} {words}", n, True, date(2026, 2, 1)) for n in range(exams))
    notes = tuple(note(section, words or "参加演练") for section in sections)
    facts = replace(FACTS, exams=tuple(map(exam, range(exams))), study=study, notes=notes)
    assert page_count(yearly_page(facts, WORDS, 1, "0" * 64)) == 1


def test_version_and_hash_stand_in_the_foot() -> None:
    content = draw_page(FACTS, WORDS, 3, "3f2a91c4" * 8)
    [page] = PdfReader(io.BytesIO(content)).pages
    text = page.extract_text()
    assert "第 3 版 · 3f2a91c43f2a91c4" in text
    assert "单位（章）" in text


def test_another_word_is_another_page_and_another_day_of_drawing_is_not() -> None:
    noted = replace(FACTS, notes=(note(Section.GRADE, "优秀"),))
    assert canonical(noted) != canonical(FACTS)
    assert canonical(noted) != canonical(replace(FACTS, notes=(note(Section.GRADE, "称职"),)))
    assert canonical(FACTS) == canonical(replace(FACTS, signers={SOMEBODY: "李娜"}))
