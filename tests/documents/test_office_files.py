"""One document, two files: the same words in both, tables and fields that Word understands."""

import io
from dataclasses import replace

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfReader

from tests.documents.reading import docx_texts, pdf_pages, squeezed
from trainer.documents.fonts import Face
from trainer.documents.office.docx import write_docx
from trainer.documents.office.model import (
    FORM,
    LETTER,
    Block,
    Cell,
    Columns,
    Cut,
    Document,
    Ended,
    Gap,
    Grid,
    PageBreak,
    Picture,
    Row,
    Run,
    Space,
    Strip,
    Style,
    Text,
    Tick,
    Together,
)
from trainer.documents.office.parts import cell, facts, label, listing, numbered, signatures
from trainer.documents.office.pdf import page_count, write_pdf
from trainer.documents.office.setting import broken, measure
from trainer.store.errors import BadInput

SONG = Style(Face.SONG, 10.5)


def picture(width: int = 30, height: int = 40) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (width, height), (120, 130, 140)).save(buffer, "PNG")
    return buffer.getvalue()


HEADS = Grid(
    (1, 2, 2, 3),
    (
        Row((label("序号", down=2), label("成绩", across=2), label("备注", down=2))),
        Row((label("理论"), label("实务"))),
        *(Row((cell(str(n)), cell("88"), cell("90.5"), cell("因出海值勤，批准缓考"))) for n in range(1, 80)),
    ),
    heads=2,
)
BLOCKS: tuple[Block, ...] = (
    Text(("关于举行考试的通知",), Style(Face.TITLE, 22, align="centre"), keep=True),
    Text(
        ("各中队：经研究，定于", Run("2026年12月1日", bold=True), "考试。", Tick(), "参加", Tick(True), "请假", Gap(6))
    ),
    Columns(("A．五日", "B．七日", "C．十日", "D．十五日"), 4, SONG),
    Cut("回执"),
    facts((("姓名", "欧阳娜娜"), ("单位", "临河县交通运输综合行政执法大队第一中队"), ("座位", "12"))),
    Together((Text(("案例",), SONG), Space(20), Text(("（1）处多少罚款？",), SONG))),
    *numbered(("带身份证。", "提前十五分钟到场。")),
    Grid((1, 1), (Row((Cell((Picture(picture(), 25, 35),)), cell("照片"))),)),
    *signatures(("经办人", "科室负责人", "分管领导")),
)
NOTICE = Document("通知", BLOCKS, LETTER, "打印人：周敏", "〔2026〕第001号")


def feet_off(page: str, number: int, of: int, document: Document) -> str:
    for words in (document.foot, document.number, f"第{number}页共{of}页"):
        page = page.replace(squeezed(words), "", 1)
    return page


def test_both_files_say_the_same() -> None:
    pages = pdf_pages(write_pdf([NOTICE]))
    body = "".join(feet_off(page, number, len(pages), NOTICE) for number, page in enumerate(pages, 1))
    texts = docx_texts(write_docx([NOTICE]))
    assert all(text in body for text in texts if "A．" not in text)
    assert sorted(body) == sorted("".join(texts))


def test_the_same_document_is_the_same_pdf() -> None:
    assert write_pdf([NOTICE]) == write_pdf([NOTICE])


def test_headings_of_a_long_table_stand_on_every_page_and_every_row_once() -> None:
    document = Document("名册", (HEADS,), FORM.wide)
    pages = pdf_pages(write_pdf([document]))
    assert len(pages) == page_count(document) > 2
    assert all("序号成绩备注理论实务" in page or "理论" in page for page in pages)
    assert sum(page.count("因出海值勤，批准缓考") for page in pages) == 79
    (table,) = docx.Document(io.BytesIO(write_docx([document]))).tables
    repeated = [
        row for row in table.rows if row._tr.trPr is not None and row._tr.trPr.find(qn("w:tblHeader")) is not None
    ]
    assert len(repeated) == 2
    assert table.cell(0, 0)._tc is table.cell(1, 0)._tc
    assert table.cell(0, 1)._tc is table.cell(0, 2)._tc


def test_every_page_says_who_printed_it_and_which_of_how_many_it_is() -> None:
    document = Document("名册", (HEADS,), foot="打印人：周敏", number="第001号")
    pages = pdf_pages(write_pdf([document]))
    for number, page in enumerate(pages, 1):
        assert f"第{number}页共{len(pages)}页" in page
        assert "打印人：周敏" in page
        assert "第001号" in page
    footer = docx.Document(io.BytesIO(write_docx([document]))).sections[0].footer
    codes = [code.text.strip() for code in footer._element.iter(qn("w:instrText"))]
    assert codes == ["PAGE", "NUMPAGES"]


def test_many_documents_make_one_file_with_a_bookmark_and_page_numbers_each() -> None:
    second = replace(NOTICE, title="第二份", page=FORM.wide)
    content = write_pdf([NOTICE, second])
    reader = PdfReader(io.BytesIO(content))
    assert [entry.title for entry in reader.outline] == ["通知", "第二份"]  # type: ignore[union-attr]
    starts = [reader.get_destination_page_number(entry) for entry in reader.outline]  # type: ignore[arg-type]
    assert starts == [0, page_count(NOTICE)]
    assert "第1页" in pdf_pages(content)[starts[1] or 0]
    sections = docx.Document(io.BytesIO(write_docx([NOTICE, second]))).sections
    assert [round(section.page_width.mm) for section in sections if section.page_width] == [210, 297]


def test_letters_have_the_type_area_and_fonts_of_official_papers() -> None:
    made = docx.Document(io.BytesIO(write_docx([NOTICE])))
    section = made.sections[0]
    edges = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(edge.mm) for edge in edges if edge] == [37, 35, 28, 26]
    for run in made.element.body.iter(qn("w:r")):
        fonts = run.find(f"{qn('w:rPr')}/{qn('w:rFonts')}")
        drawn = run.find(qn("w:drawing")) is not None
        assert drawn or fonts.get(qn("w:eastAsia")) in {
            "仿宋_GB2312",
            "宋体",
            "黑体",
            "方正小标宋简体",
            "Segoe UI Symbol",
        }


def test_what_belongs_together_stands_on_one_page() -> None:
    filler = tuple(Text((f"第{n}行",), SONG) for n in range(1, 50))
    question = Together((Text(("题干",), SONG), Space(30), Text(("题尾",), SONG)))
    pages = pdf_pages(write_pdf([Document("试卷", (*filler, question))]))
    assert [("题干" in page, "题尾" in page) for page in pages] == [(False, False), (True, True)]


def test_what_no_page_holds_is_parted_and_nothing_is_lost() -> None:
    lines = tuple(Text((f"第{n}行",), SONG) for n in range(1, 90))
    pages = pdf_pages(write_pdf([Document("长", (Together(lines), PageBreak(), Text(("完",), SONG)))]))
    assert "".join(pages).count("行") == 89
    assert pages[-1].startswith("完")


def test_the_sealed_strip_stands_on_the_first_page_alone() -> None:
    strip = Strip(("单位：", "姓名："), "密封线内不要答题")
    document = Document("试卷", (HEADS,), replace(FORM, left=34), strip=strip)
    pages = pdf_pages(write_pdf([document]))
    assert ["单位：" in page for page in pages] == [True, *[False] * (len(pages) - 1)]
    section = docx.Document(io.BytesIO(write_docx([document]))).sections[0]
    assert section.different_first_page_header_footer
    words = "".join(text.text or "" for text in section.first_page_header._element.iter(qn("w:t")))
    assert "姓名：" in words
    assert words.replace("…", "").endswith("密封线内不要答题")


def test_a_picture_that_is_none_is_refused_in_words() -> None:
    document = Document("准考证", (Picture(b"no picture", 25, 35),))
    for write in (write_pdf, write_docx):
        with pytest.raises(BadInput) as refused:
            write([document])
        assert refused.value.code == "document.picture"


@settings(max_examples=60)
@given(st.text("临河县第三条，。（）《》2026A-x ", min_size=1, max_size=120), st.floats(60, 300))
def test_lines_fit_keep_every_character_and_begin_with_no_closing_mark(words: str, width: float) -> None:
    lines = broken((words,), SONG, width)
    assert "".join(piece.text for line in lines for piece in line) == words
    for line in lines:
        text = "".join(piece.text for piece in line)
        assert len(line) == 1 or measure(text.rstrip(), SONG) <= width + SONG.size * 4


@pytest.mark.parametrize("rows", range(20, 34))
def test_signatures_never_stand_without_a_row_of_their_table(rows: int) -> None:
    table = listing(("序号", "姓名"), (1, 4), [(str(n), f"第{n}人") for n in range(1, rows + 1)])
    document = Document("名册", (Ended(table, signatures(("经办人", "分管领导"))),))
    pages = pdf_pages(write_pdf([document]))
    assert "分管领导：" in pages[-1]
    assert f"第{rows}人" in pages[-1]
    assert all(page.startswith("序号姓名") for page in pages)
    assert sum(page.count("人") for page in pages) == rows + 1
