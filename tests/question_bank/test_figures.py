"""Pictures and tables: kept safely, held by every question value, written and read back by the formats that can."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from question_bank.checks import check
from question_bank.codec import fingerprint, from_data, to_data
from question_bank.figures import figures_of, picture_hashes, table_of, told_figures
from question_bank.formats.draft import draft_from_data, draft_of, draft_to_data
from question_bank.formats.items import build
from question_bank.formats.registry import FORMATS, Format, IllustratedFormat, write_file
from question_bank.pictures import LARGEST_KEPT, LONGEST_SIDE, PictureError, keepable
from question_bank.problems import Place
from question_bank.question import ChoiceKey, Figure, Option, Picture, Question, QuestionKind, Table
from question_bank.shuffle import pin_position_bound
from tests.question_bank.question_strategies import questions, words

ILLUSTRATED = [known for known in FORMATS if isinstance(known, IllustratedFormat)]
each_format = pytest.mark.parametrize("known", ILLUSTRATED, ids=lambda known: known.name)


def drawn(form: str = "PNG", size: tuple[int, int] = (60, 40), colour: str = "navy", **more: object) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", size, colour).save(buffer, form, **more)
    return buffer.getvalue()


SHOWN = dict(keepable(drawn(colour=name), words) for name, words in (("red", ""), ("teal", "标志牌")))
PICTURES: Mapping[str, bytes] = {picture.hash: content for picture, content in SHOWN.items()}
TABLE = Table((("违法行为", "罚款"), ("超限 30%", "1,000 元"), ("", "A．不罚")))
cells = words.map(lambda text: " ".join(text.split()))
tables = st.builds(
    lambda rows: Table(tuple(rows)),
    st.integers(2, 3).flatmap(lambda width: st.lists(st.tuples(*[cells] * width), min_size=2, max_size=3)),
)
shown: st.SearchStrategy[tuple[Figure, ...]] = st.lists(
    st.sampled_from(sorted(SHOWN, key=lambda one: one.hash)) | tables, max_size=2
).map(tuple)


@st.composite
def illustrated(draw: st.DrawFn) -> Question:
    return _illustrate(draw, draw(questions()))


def _illustrate(draw: st.DrawFn, question: Question) -> Question:
    options = question.options
    if question.kind in (QuestionKind.SINGLE, QuestionKind.MULTIPLE):
        options = tuple(replace(option, figures=draw(shown)) for option in options)
    return replace(
        question,
        options=options,
        figures=draw(shown),
        rationale_figures=draw(shown) if question.rationale else (),
        parts=tuple(_illustrate(draw, part) for part in question.parts),
    )


@given(question=illustrated())
@settings(deadline=None, max_examples=50)
def test_a_question_with_figures_survives_the_codec(question: Question) -> None:
    again = from_data(json.loads(json.dumps(to_data(question))))
    assert again == question
    assert fingerprint(again) == fingerprint(question)


def _as_gift_can(question: Question) -> Question:
    """The rationale of a case is a comment there."""
    return replace(question, rationale_figures=()) if question.kind is QuestionKind.CASE else question


def test_a_question_without_figures_reads_and_seals_as_it_did() -> None:
    question = Question(QuestionKind.SINGLE, "题", (Option("甲"), Option("乙")), ChoiceKey(frozenset({0})))
    assert to_data(question) == {
        "kind": "single",
        "stem": "题",
        "options": [{"text": "甲"}, {"text": "乙"}],
        "answer": {"right": [0]},
    }
    assert fingerprint(question) == "06eb74ed7de15b6e7bbf589265d612d09381c76a6c2c0b8601a905c056e7f8c0"
    assert from_data({"kind": "single", "stem": "题"}).figures == ()


@each_format
@given(written=st.lists(illustrated(), min_size=1, max_size=3))
@settings(deadline=None, max_examples=25)
def test_what_is_written_is_read(known: IllustratedFormat, written: list[Question]) -> None:
    if known.name == "gift":
        written = [_as_gift_can(question) for question in written]
    batch = known.read(known.write_illustrated(written, PICTURES), "库" + known.suffixes[0])
    assert batch.ready == tuple(written)
    assert {own: PICTURES[own] for own in picture_hashes(written)} == dict(batch.pictures)


@pytest.mark.parametrize("known", [one for one in FORMATS if one not in ILLUSTRATED], ids=lambda known: known.name)
def test_what_a_format_cannot_hold_stands_in_it_as_words(known: Format) -> None:
    question = Question(
        QuestionKind.TRUE_FALSE,
        "罚款如表",
        (Option("正确"), Option("错误")),
        ChoiceKey(frozenset({0})),
        figures=(TABLE, *SHOWN),
    )
    [read] = known.read(write_file(known, [question], PICTURES), "库" + known.suffixes[0]).questions
    assert read.question is not None
    assert "超限 30%" in read.question.stem
    assert "【图：标志牌】" in read.question.stem


def test_an_option_may_be_a_picture_alone() -> None:
    pictures = [Option("", figures=(picture,)) for picture in SHOWN]
    question = Question(QuestionKind.SINGLE, "哪一个是标志？", tuple(pictures), ChoiceKey(frozenset({1})))
    assert check(question) == ()
    assert [one.code for one in check(replace(question, options=(pictures[0], pictures[0])))] == [
        "question.same_options"
    ]
    kept = pin_position_bound(replace(question, options=(*pictures, Option("以上都是", figures=(TABLE,)))))
    assert kept.options[2] == Option("以上都是", True, (TABLE,))
    assert list(figures_of(kept)) == [*SHOWN, TABLE]
    assert told_figures(question).options[1].text == "【图：标志牌】"


def test_a_picture_loses_everything_but_its_pixels() -> None:
    exif = Image.Exif()
    exif[0x010E] = "张三的手机"
    source = drawn("JPEG", exif=exif) + b"PK\x03\x04 hidden"
    picture, content = keepable(source, "标志")
    assert (picture.width, picture.height, picture.words) == (60, 40, "标志")
    assert "张三".encode() not in content
    assert b"hidden" not in content
    assert keepable(content, "标志") == (picture, content)


@pytest.mark.parametrize("form", ["PNG", "BMP", "GIF", "JPEG"])
def test_what_is_kept_comes_back_as_it_is(form: str) -> None:
    picture, content = keepable(drawn(form))
    assert keepable(content) == (picture, content)


def test_a_large_picture_is_made_smaller() -> None:
    picture, content = keepable(drawn(size=(3000, 1000)))
    assert (picture.width, picture.height) == (LONGEST_SIDE, 667)
    assert len(content) < LARGEST_KEPT


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "picture.unreadable"),
        (b"<svg onload='x'/>", "picture.unreadable"),
        (drawn()[:60], "picture.unreadable"),
        (drawn(size=(20_000, 20_000)), "picture.too_large"),
    ],
    ids=["empty", "svg", "truncated", "bomb"],
)
def test_what_is_no_picture_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(PictureError) as refused:
        keepable(data)
    assert refused.value.code == code


@given(question=illustrated())
@settings(deadline=None, max_examples=25)
def test_what_is_repaired_keeps_its_figures(question: Question) -> None:
    draft = draft_from_data(json.loads(json.dumps(draft_to_data(draft_of(question, Place())))))
    assert build(draft).question == question


def test_rows_of_any_length_become_a_table() -> None:
    assert table_of([["甲", "", " 乙\n丙 "], ["丁"], ["", "", ""]]) == Table((("甲", "乙 丙"), ("丁", "")))
    assert table_of([["", " "]]) is None


def test_a_picture_of_another_program_is_kept_where_it_stood() -> None:
    from docx import Document

    document = Document()
    document.add_paragraph("一、单选题")
    document.add_paragraph("1．下列哪个是警告标志？如图（ ）")
    document.add_paragraph().add_run().add_picture(io.BytesIO(drawn(colour="red")))
    for letter, colour in (("A", "red"), ("B", "teal")):
        document.add_paragraph(f"{letter}．").add_run().add_picture(io.BytesIO(drawn(colour=colour)))
    document.add_paragraph("答案：B")
    document.add_paragraph("2．车货总质量的限值见下表，哪一项正确？（ ）")
    rows = document.add_table(3, 2)
    for row, texts in zip(rows.rows, (("车型", "限值"), ("二轴", "18吨"), ("三轴", "27吨")), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    for line in ("A．甲", "B．乙", "答案：A"):
        document.add_paragraph(line)
    buffer = io.BytesIO()
    document.save(buffer)
    word = next(known for known in FORMATS if known.name == "word")
    batch = word.read(buffer.getvalue(), "题库.docx")
    first, second = batch.ready
    assert [len(option.figures) for option in first.options] == [1, 1]
    assert isinstance(first.figures[0], Picture)
    assert first.options[1].text == ""
    assert second.figures == (Table((("车型", "限值"), ("二轴", "18吨"), ("三轴", "27吨"))),)
    assert len(batch.pictures) == 2
    assert [build(item.draft).question for item in batch.questions if item.draft] == [first, second]


def test_a_package_names_the_pictures_its_items_need() -> None:
    question = Question(QuestionKind.SHORT, "看图回答", figures=tuple(SHOWN))
    qti = next(known for known in ILLUSTRATED if known.name.startswith("qti"))
    with zipfile.ZipFile(io.BytesIO(qti.write_illustrated([question], PICTURES))) as package:
        manifest = package.read("imsmanifest.xml").decode()
        images = [name for name in package.namelist() if name.startswith("images/")]
    assert len(images) == 2
    assert all(f'href="{name}"' in manifest for name in images)
