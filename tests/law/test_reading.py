"""Statute texts as offices have them."""

import io
from datetime import date

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from question_bank.numerals import format_numeral
from tests.law.texts import NEW, OLD, text_of
from trainer.law.reading.paragraphs import has_place, item_counts, paragraphs
from trainer.law.reading.statute import read_statute
from trainer.law.values import ArticleKey, StatuteKind
from trainer.store.errors import BadInput


def numbers(content: str) -> list[tuple[int, int]]:
    return [(one.key.number, one.key.inserted) for one in text_of(content).articles]


def problems(content: str) -> list[tuple[int, str]]:
    return [(one.line, one.code) for one in text_of(content).problems]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_text_in_any_usual_encoding(encoding: str) -> None:
    text = read_statute("示例规定.txt", OLD.encode(encoding))
    assert text.loadable
    assert [one.key.number for one in text.articles] == [1, 2, 3, 4, 5]
    assert text.articles[2].heading == "第二章 期限"


def test_a_text_says_what_it_is() -> None:
    facts = text_of(NEW).facts
    assert (facts.title, facts.number) == ("示例规定", "示例部门令2026年第2号")
    assert (facts.revised, facts.effective) == (date(2026, 3, 1), date(2026, 4, 1))


def test_the_name_of_the_file_may_hold_the_revision() -> None:
    facts = read_statute("示例规定(2025-05-06).txt", OLD.encode()).facts
    assert (facts.revised, facts.effective) == (date(2025, 5, 6), None)


def test_word_files_are_read_by_their_paragraphs() -> None:
    document = Document()
    for line in OLD.split("\n"):
        document.add_paragraph(line)
    buffer = io.BytesIO()
    document.save(buffer)
    assert read_statute("示例规定.docx", buffer.getvalue()).articles == text_of(OLD).articles


def test_markdown_headings_comments_and_remarks_are_no_text() -> None:
    content = (
        "<!-- source\nthere -->\n# 示例规定\n## 第一章 总 则\n**第一条** 甲。\n> 存疑\n### 第一节 细节\n第二条 乙。"
    )
    text = read_statute("示例规定.md", content.encode())
    assert [(one.heading, one.text) for one in text.articles] == [
        ("第一章 总则", "甲。"),
        ("第一章 总则 / 第一节 细节", "乙。"),
    ]


def test_paragraphs_and_items() -> None:
    article = text_of(OLD).articles[2].text
    assert len(paragraphs(article)) == 2
    assert item_counts(article) == (0, 2)
    assert item_counts("下列规定：（一）甲；（二）乙；（三）见第（一）项。") == (3,)
    assert has_place((0, 2), 2, 2)
    assert not has_place((0, 2), 1, 1)
    assert not has_place((0, 2), 3, None)
    assert has_place((0, 2), None, 2)


def test_inserted_articles_keep_their_place() -> None:
    assert numbers("第一条 甲。\n第一条之一 乙。\n第一条之二 丙。\n第二条 丁。") == [(1, 0), (1, 1), (1, 2), (2, 0)]


def test_a_line_that_refers_to_an_article_is_no_article() -> None:
    text = text_of("第一条 甲。\n第一条规定的情形，从重。\n第二条第一款所称，包括丙。\n第二条 乙。")
    assert len(text.articles) == 2
    assert len(text.articles[0].text.split("\n")) == 3


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("第一条 甲。\n第三条 丙。", [(2, "law.text.gap")]),
        ("第二条 甲。", [(1, "law.text.gap")]),
        ("第一条 甲。\n第一条 乙。", [(2, "law.text.twice")]),
        ("第一条 甲。\n第三条 丙。\n第二条 乙。", [(2, "law.text.gap"), (3, "law.text.backwards")]),
        ("第一条\n第二条 乙。", [(1, "law.text.empty")]),
        ("第一条 甲。\n第一条之二 乙。", [(2, "law.text.gap")]),
        ("没有条文", [(0, "law.text.nothing")]),
        ("", [(0, "law.text.nothing")]),
    ],
)
def test_what_is_wrong_is_said_by_line(content: str, expected: list[tuple[int, str]]) -> None:
    assert problems(content) == expected
    assert not text_of(content).loadable


def test_an_annex_is_left_out_and_said() -> None:
    text = text_of("第一条 甲。\n附件\n第二条 表。")
    assert text.loadable
    assert (len(text.articles), [one.code for one in text.problems]) == (1, ["law.text.annex"])


def test_documents_without_articles_have_sections() -> None:
    text = text_of("示例行为规范\n一、着装\n应当整齐。\n二、用语\n应当文明。")
    assert text.kind is StatuteKind.SECTIONS
    assert [(one.key, one.text) for one in text.articles] == [
        (ArticleKey(0, 0, "着装"), "应当整齐。"),
        (ArticleKey(0, 0, "用语"), "应当文明。"),
    ]


def test_prohibitions_go_by_their_number() -> None:
    text = text_of("示例禁令\n一、严禁甲，违者处理。\n二、严禁乙，违者处理。")
    assert [(one.key.section, one.text) for one in text.articles] == [
        ("一", "严禁甲，违者处理。"),
        ("二", "严禁乙，违者处理。"),
    ]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("法.pdf", b"", "law.file_kind"),
        ("法.txt", b"\x00\x01\xff", "law.file_unreadable"),
        ("法.docx", b"no container", "law.file_unreadable"),
        ("法.txt", b" " * (6 * 1024 * 1024), "law.file_too_large"),
    ],
)
def test_files_that_cannot_be_read_are_refused(name: str, content: bytes, code: str) -> None:
    with pytest.raises(BadInput) as refused:
        read_statute(name, content)
    assert refused.value.code == code


@given(st.lists(st.text("甲乙丙丁应当可以罚款，。", min_size=1, max_size=20), min_size=1, max_size=150))
def test_what_is_written_is_read(texts: list[str]) -> None:
    lines = [f"第{format_numeral(n)}条　{words}" for n, words in enumerate(texts, start=1)]
    text = text_of("\n\n".join(lines))
    assert text.problems == ()
    assert [one.text for one in text.articles] == texts


@given(st.text("第一二三条款章节项（）、之 \n0附件自2024年起施行", max_size=120))
def test_no_text_breaks_the_reader(content: str) -> None:
    text = text_of(content)
    assert text.articles or not text.loadable
