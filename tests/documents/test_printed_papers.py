"""试卷, 答题卡 and 参考答案 from sealed values: the words approved, the layout as markers and candidates need it."""

import io
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from uuid import UUID

import docx
import pytest
from PIL import Image
from pypdf import PdfReader

from question_bank.question import (
    Blank,
    BlankKey,
    ChoiceKey,
    Citation,
    Option,
    Picture,
    PointsKey,
    Question,
    QuestionKind,
    ScoringPoint,
    Table,
)
from tests.documents.reading import docx_lines, docx_texts, pdf_pages, same_as_approved
from trainer.documents.office.docx import write_docx
from trainer.documents.office.model import Document
from trainer.documents.office.pdf import write_pdf
from trainer.documents.papers.answer_sheet import answer_sheet
from trainer.documents.papers.key import paper_key
from trainer.documents.papers.paper import PAGE, exam_paper
from trainer.documents.papers.questions import column_count, stem
from trainer.documents.papers.sections import PrintedPaper, sections
from trainer.documents.pdf import Printed
from trainer.exams.papers.values import PaperItem

WIDTH = 440.0


def drawn() -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (400, 200), (200, 40, 40)).save(buffer, "PNG")
    return buffer.getvalue()


PENALTY = Citation("中华人民共和国行政处罚法", 63, version="2021-01-22")


def choice(kind: QuestionKind, words: str, options: tuple[str, ...], *right: int) -> Question:
    made = tuple(Option(text) for text in options)
    return Question(kind, words, made, ChoiceKey(frozenset(right)), "见法条。", (PENALTY,))


SINGLE = choice(QuestionKind.SINGLE, "当事人应当在几日内提出听证要求？", ("三日", "五日", "七日", "十日"), 1)
MULTIPLE = choice(QuestionKind.MULTIPLE, "应当告知听证的有（  ）。", ("较大数额罚款", "警告", "吊销许可证件"), 0, 2)
JUDGED = Question(
    QuestionKind.TRUE_FALSE, "听证公开举行。", (Option("正确"), Option("错误")), ChoiceKey(frozenset({0}))
)
GAPS = Question(
    QuestionKind.BLANK, "处____以上____以下罚款。", (), BlankKey((Blank(("一千元", "1000元")), Blank(("一万元",))))
)
SHORT = Question(
    QuestionKind.SHORT,
    "简述听证的程序。",
    (),
    PointsKey((ScoringPoint("告知", Decimal("0.4")), ScoringPoint("通知时间地点", Decimal("0.6")))),
)
CASE = Question(QuestionKind.CASE, "某运输公司超限运输。", parts=(SINGLE, JUDGED), citations=(PENALTY,))
SCORES = ((SINGLE, "1"), (SINGLE, "1"), (MULTIPLE, "1.5"), (JUDGED, "0.5"), (GAPS, "2"), (SHORT, "10"), (CASE, "12.5"))


@pytest.fixture
def paper() -> PrintedPaper:
    items = tuple(
        PaperItem(number, number, UUID(int=number), UUID(int=number), question, Decimal(score))
        for number, (question, score) in enumerate(SCORES, 1)
    )
    printed = Printed("周敏", datetime(2026, 11, 22, 9, 30))  # noqa: DTZ001
    title = "2026年度执法人员法律知识考试"
    return PrintedPaper(
        title, "临河县交通运输综合行政执法大队", items, "5f3a9c01bd20e7a1", printed, "A", 90, ("关闭手机。",)
    )


@pytest.mark.parametrize("make", [exam_paper, answer_sheet, paper_key])
def test_the_words_are_the_approved_ones_in_both_files(paper: PrintedPaper, make: object) -> None:
    document: Document = make(paper)  # type: ignore[operator]
    content = write_docx([document])
    same_as_approved(f"paper-{make.__name__}", docx_lines(content))  # type: ignore[attr-defined]
    body = "".join(pdf_pages(write_pdf([document])))
    missing = [
        text for text in docx_texts(content) if text not in body and "．三日" not in text and "．较大" not in text
    ]
    assert not missing


def test_a_paper_that_lies_in_no_exam_leaves_a_line_for_its_minutes(paper: PrintedPaper) -> None:
    lines = docx_lines(write_docx([exam_paper(replace(paper, minutes=None))]))
    assert any("考试时间：＿＿＿分钟" in line for line in lines)


def test_pictures_and_tables_stand_below_their_words_in_both_files(paper: PrintedPaper) -> None:
    sign = Picture("a" * 64, 400, 200, "限速标志")
    rows = Table((("吨位", "罚款"), ("5吨以下", "一千元")))
    shown = replace(MULTIPLE, options=tuple(Option(text, figures=(sign,)) for text in ("甲", "乙", "丙")))
    questions = (
        replace(SINGLE, figures=(sign, rows)),
        shown,
        replace(CASE, figures=(rows,), rationale_figures=(sign,)),
    )
    items = tuple(
        PaperItem(number, 0, UUID(int=number), UUID(int=number), question, Decimal(2))
        for number, question in enumerate(questions, 1)
    )
    pictured = replace(paper, items=items, pictures={sign.hash: drawn()})
    content = write_docx([exam_paper(pictured)])
    same_as_approved("paper-pictures", docx_lines(content))
    assert len(docx.Document(io.BytesIO(content)).inline_shapes) == 4
    reader = PdfReader(io.BytesIO(write_pdf([exam_paper(pictured)])))
    assert sum(len(page.images) for page in reader.pages) >= 1
    assert "5吨以下" in "".join(pdf_pages(write_pdf([exam_paper(pictured)])))
    assert len(docx.Document(io.BytesIO(write_docx([paper_key(pictured)]))).inline_shapes) == 1


def test_no_key_stands_on_what_candidates_get(paper: PrintedPaper) -> None:
    for make in (exam_paper, answer_sheet):
        text = "".join(pdf_pages(write_pdf([make(paper)])))
        assert "见法条" not in text
        assert "第六十三条" not in text
        assert "一千元" not in text
        assert "答案：" not in text


def test_one_kind_in_a_row_is_one_section_with_its_scores(paper: PrintedPaper) -> None:
    first, *_others, last = sections(paper.items)
    assert first.heading.startswith("一、单项选择题（每题1分，共2题，计2分。")
    assert (last.numeral, last.total) == ("六", Decimal("12.5"))


def test_options_stand_in_four_two_or_one_columns_by_their_length() -> None:
    assert column_count(("A．三日", "B．五日", "C．七日", "D．十日"), WIDTH) == 4
    assert column_count(("A．处五千元以下的罚款", "B．吊销许可", "C．警告", "D．拘留"), WIDTH) == 2
    assert column_count(("A．" + "责令停产停业并处罚款" * 3, "B．警告"), WIDTH) == 1


def test_a_stem_has_brackets_once_and_gaps_as_lines() -> None:
    assert "".join(map(str, stem(SINGLE))).split() == ["当事人应当在几日内提出听证要求（", "）？"]
    assert str(stem(MULTIPLE)[0]).count("（") == 1
    assert len(stem(GAPS)) == 5


def test_a_question_is_never_broken_over_two_pages(paper: PrintedPaper) -> None:
    items = tuple(
        PaperItem(
            n,
            0,
            UUID(int=n),
            UUID(int=n),
            choice(QuestionKind.SINGLE, f"题{n}头", (f"项{n}尾" * 12,) * 4, 0),
            Decimal(1),
        )
        for n in range(1, 40)
    )
    longer = PrintedPaper(paper.title, paper.unit, items, paper.seal, paper.printed)
    pages = pdf_pages(write_pdf([exam_paper(longer)]))
    assert len(pages) > 2
    for number in range(1, 40):
        assert all((f"题{number}头" in page) == (f"项{number}尾" in page) for page in pages)
    assert PAGE.left > PAGE.right
