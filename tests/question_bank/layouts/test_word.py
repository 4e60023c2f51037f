"""Word documents: automatic numbers, breaks, tables, text boxes, pictures, and what is refused."""

from __future__ import annotations

import io
import zipfile

import pytest

from question_bank.formats.layouts.word import WordFormat
from question_bank.formats.registry import format_of
from question_bank.question import Blank, BlankKey
from tests.question_bank.layouts.test_layouts import key_of
from tests.starter import starter_questions

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
NUMBERS = f"""<w:numbering {W}>
<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>
<w:lvlText w:val="%1、"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="upperLetter"/>
<w:lvlText w:val="%2."/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>
<w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="0"/>
<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
</w:numbering>"""
STYLES = f"""<w:styles {W}><w:style w:styleId="题"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:styleId="子"><w:basedOn w:val="题"/></w:style></w:styles>"""


def paragraph(text: str, number: str = "", style: str = "") -> str:
    listed, _, level = number.partition("/")
    numbering = f'<w:numPr><w:ilvl w:val="{level or 0}"/><w:numId w:val="{listed}"/></w:numPr>' if number else ""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    pieces = "<w:br/>".join(f'<w:t xml:space="preserve">{piece}</w:t>' for piece in text.split("\n"))
    return f"<w:p><w:pPr>{named}{numbering}</w:pPr><w:r>{pieces}</w:r></w:p>"


def table(*rows: tuple[str, ...]) -> str:
    cells = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def document(*blocks: str, parts: dict[str, str] | None = None) -> bytes:
    members = {"word/numbering.xml": NUMBERS, "word/styles.xml": STYLES} | (parts or {})
    members.setdefault("word/document.xml", f"<w:document {W}><w:body>{''.join(blocks)}</w:body></w:document>")
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(name, content)
    return buffer.getvalue()


def read(*blocks: str) -> list[tuple[str, tuple[str, ...], str | None]]:
    batch = WordFormat().read(document(*blocks), "题库.docx")
    assert [problem.code for problem in batch.all_problems if problem.blocking] == []
    return [
        (question.stem, tuple(option.text for option in question.options), key_of(item))
        for item in batch.questions
        if (question := item.question)
    ]


def test_numbers_and_letters_that_are_not_in_the_text() -> None:
    found = read(
        paragraph("单选题", "2"),
        *(paragraph(text, number) for text, number in (("甲（ ）", "1"), ("一", "1/1"), ("二", "1/1"), ("三", "1/1"))),
        paragraph("答案：B"),
        *(paragraph(text, number) for text, number in (("5日（ ）", "1"), ("10", "1/1"), ("20", "1/1"))),
        paragraph("答案：A"),
        paragraph("多选题", "2"),
        *(paragraph(text, number) for text, number in (("丙（ ）", "3"), ("一", "3/1"), ("二", "3/1"))),
        paragraph("答案：AB"),
    )
    assert found == [
        ("甲（ ）", ("一", "二", "三"), "B"),
        ("5日（ ）", ("10", "20"), "A"),
        ("丙（ ）", ("一", "二"), "AB"),
    ]


def test_numbers_of_styles() -> None:
    blocks = (
        paragraph("甲是乙。", style="题"),
        paragraph("（√）"),
        paragraph("丙是丁。", style="子"),
        paragraph("（×）"),
    )
    assert read(paragraph("判断题"), *blocks) == [
        ("甲是乙。", ("正确", "错误"), "正确"),
        ("丙是丁。", ("正确", "错误"), "错误"),
    ]


def test_breaks_inside_a_paragraph_and_titles_inside_tables() -> None:
    title = table(("得分", "评卷人", "一、单选题（每题1分，共20分）"))
    found = read(title, paragraph("1.甲（ ）\nA.一  B.二\nC.三\n答案：C"), table(("得分", "评卷人"), ("", "")))
    assert found == [("甲（ ）", ("一", "二", "三"), "C")]


def test_keys_in_a_table() -> None:
    key = table(("题号", "1", "2"), ("答案", "B", "A"))
    stems = (paragraph("1.甲（ ）\nA.一 B.二"), paragraph("2.乙（ ）\nA.一 B.二"))
    assert [found[2] for found in read(paragraph("单选题"), *stems, paragraph("参考答案"), key)] == ["B", "A"]


def test_a_table_of_questions() -> None:
    rows = (
        ("题型", "题干", "A", "B", "答案"),
        ("单选", "甲（ ）", "一", "二", "B"),
        ("单选", "乙（ ）", "一", "二", "A"),
    )
    assert read(table(*rows)) == [("甲（ ）", ("一", "二"), "B"), ("乙（ ）", ("一", "二"), "A")]


def test_deleted_text_is_left_out_and_text_boxes_are_read_once() -> None:
    deleted = "<w:p><w:r><w:t>1.甲是乙。</w:t></w:r><w:del><w:r><w:delText>不</w:delText></w:r></w:del></w:p>"
    box = f"<w:txbxContent>{paragraph('一、判断题')}</w:txbxContent>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    anchored = f"<w:p><w:r><mc:AlternateContent {mc}><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    anchored += "</mc:AlternateContent></w:r></w:p>"
    assert read(anchored, deleted, paragraph("答案：对")) == [("甲是乙。", ("正确", "错误"), "正确")]


def test_underlined_spaces_are_gaps_and_signs_are_read() -> None:
    gap = '<w:r><w:rPr><w:u w:val="single"/></w:rPr><w:t xml:space="preserve">     </w:t></w:r>'
    stem = f"<w:p><w:r><w:t>1、期限为</w:t></w:r>{gap}<w:r><w:t>日。</w:t></w:r></w:p>"
    sign = '<w:p><w:r><w:t>1、甲是乙。（</w:t><w:sym w:font="Wingdings" w:char="F0FB"/><w:t>）</w:t></w:r></w:p>'
    found = read(paragraph("填空题"), stem, paragraph("答案：五"), paragraph("判断题"), sign)
    assert [one[0] for one in found] == ["期限为____日。", "甲是乙。"]
    assert found[1][2] == "错误"


def test_a_picture_is_remarked() -> None:
    picture = "<w:p><w:r><w:drawing><a:blip xmlns:a='urn:a'/></w:drawing><w:t>1.甲是乙。</w:t></w:r></w:p>"
    batch = WordFormat().read(document(paragraph("判断题"), picture, paragraph("答案：错")), "题库.docx")
    assert [(problem.code, problem.blocking) for problem in batch.all_problems] == [("import.picture_left_out", False)]


def test_what_is_written_is_read() -> None:
    written = tuple(starter_questions())[:40]
    assert WordFormat().read(WordFormat().write(written), "题库.docx").ready == written


BOMB = f"<w:document {W}><w:body>{' ' * 70_000_000}</w:body></w:document>"
USED = f"<w:document {W}><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>"
ENTITY = f'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>{USED}'
LAUGHS = "<!DOCTYPE d [<!ENTITY a 'aaaaaaaaaa'>" + "".join(
    f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(9)
)
LAUGHS += "]>" + USED.replace("&x;", "&j;")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "import.legacy_word"),
        (b"{\\rtf1 x}", "import.legacy_word"),
        (b"", "import.unreadable_word"),
        (b"PK\x03\x04 broken", "import.unreadable_word"),
        (document(paragraph("1.甲"))[:-40], "import.unreadable_word"),
        (document(parts={"word/document.xml": "<w:document"}), "import.unreadable_word"),
        (document(parts={"word/document.xml": ENTITY}), "import.unreadable_word"),
        (document(parts={"word/document.xml": LAUGHS}), "import.unreadable_word"),
        (document(parts={"word/document.xml": BOMB}), "import.too_large"),
        (document(parts={f"x/{n}": "" for n in range(5001)}), "import.too_large"),
    ],
    ids=["doc", "rtf", "empty", "no zip", "truncated", "no xml", "entity", "laughs", "bomb", "members"],
)
def test_hostile_files_are_refused(data: bytes, code: str) -> None:
    assert [problem.code for problem in WordFormat().read(data, "题库.docx").all_problems] == [code]


def test_the_registry_knows_word() -> None:
    found = format_of("题库.DOCX", document(paragraph("1.甲")))
    assert found is not None
    assert found.name == "word"
    assert format_of("题库.doc", b"\xd0\xcf\x11\xe0") is not None


def lined(before: str, words: str, behind: str) -> str:
    run = f'<w:r><w:rPr><w:u w:val="single"/></w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'
    return f"<w:p><w:r><w:t>{before}</w:t></w:r>{run}<w:r><w:t>{behind}</w:t></w:r></w:p>"


def test_underlined_words_fill_the_gaps_of_gap_questions_and_stress_words_elsewhere() -> None:
    blocks = (
        paragraph("一、填空题"),
        lined("1、期限为", " 五 ", "日。"),
        lined("2、遵循公开、", "公正", "的原则，____为辅。"),
        paragraph("答案：教育"),
        paragraph("二、单选题"),
        lined("1、下列", "不属于", "处罚的是（ ）"),
        paragraph("A.警告 B.训诫"),
        lined("答案：", "B", ""),
    )
    assert read(*blocks) == [
        ("期限为____日。", (), None),
        ("遵循公开、公正的原则，____为辅。", (), None),
        ("下列不属于处罚的是（ ）", ("警告", "训诫"), "B"),
    ]
    questions = WordFormat().read(document(*blocks), "题库.docx").ready
    assert [one.answer for one in questions[:2]] == [BlankKey((Blank((word,)),)) for word in ("五", "教育")]


def test_a_table_for_each_question_with_its_names_down_the_side() -> None:
    first = (("题号", "1"), ("题型", "单选题"), ("题干", "甲（ ）"), ("选项A", "一"), ("选项B", "二"), ("答案", "B"))
    second = (("题号", "2"), ("题型", "判断题"), ("题干", "乙是丙。"), ("答案", "对"))
    assert read(table(*first), paragraph(""), table(*second)) == [
        ("甲（ ）", ("一", "二"), "B"),
        ("乙是丙。", ("正确", "错误"), "正确"),
    ]
