"""Known questions written down in every layout come back right, or as a problem, never wrong."""

from __future__ import annotations

from time import thread_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from question_bank.formats.batch import Batch, Imported
from question_bank.formats.layouts.text import LARGEST_TEXT, AnyTextFormat
from question_bank.memory import uncollected
from question_bank.question import ChoiceKey
from tests.question_bank.layouts.known import LETTERS, WRITERS, Known, Style, expected

WIDE = str.maketrans("：，；（）．ＡＢＣＤ", ":,;().ABCD")
NARROW = str.maketrans(":;()ABCD", "：；（）ＡＢＣＤ")


def read(text: str, name: str = "题库.txt") -> Batch:
    return AnyTextFormat().read(text.encode(), name)


def key_of(item: Imported) -> str | None:
    if item.question is None or not isinstance(item.question.answer, ChoiceKey):
        return None
    right = item.question.answer.right
    if item.question.kind.value == "true_false":
        return "正确" if 0 in right else "错误"
    return "".join(LETTERS[place] for place in sorted(right))


def wrong(batch: Batch, known: tuple[Known, ...]) -> list[str]:
    """What of the batch differs from the known questions without being a problem."""
    if batch.found != len(known):
        return [f"found {batch.found} of {len(known)}"]
    faults = []
    for item, one in zip(batch.questions, known, strict=True):
        problems = [problem.code for problem in item.problems if problem.blocking]
        if item.question is None or item.question.kind.value != one.kind:
            faults.append(f"{one.stem}: {item.question and item.question.kind} {problems}")
        elif key_of(item) != one.key and not (key_of(item) is None and problems):
            faults.append(f"{one.stem}: {key_of(item)} for {one.key}")
        elif item.ready and one.options and tuple(o.text for o in item.question.options) != one.options:
            faults.append(f"{one.stem}: {[o.text for o in item.question.options]}")
    return faults


@pytest.mark.parametrize("name", WRITERS)
def test_every_layout(name: str) -> None:
    batch = read(WRITERS[name](Style()))
    assert wrong(batch, expected(name)) == []
    assert [(problem.code, problem.place.line) for problem in batch.all_problems if problem.blocking] == []


styles = st.builds(
    Style,
    number=st.sampled_from(["、", ".", "．", ". ", "、 ", "．　"]),
    letter=st.sampled_from(["、", ".", "．", ". ", ":", "：", " . "]),
    colon=st.sampled_from(["：", ":", "： ", " : "]),
    gap=st.sampled_from(["（  ）", "()", "（　　）", "____", "( )"]),
    space=st.sampled_from(["", " ", "　"]),
)


@given(st.sampled_from(sorted(WRITERS)), styles, st.sampled_from([{}, WIDE, NARROW]))
@settings(deadline=None, max_examples=250)
def test_variations_are_never_wrong(name: str, style: Style, width: dict[int, int]) -> None:
    text = WRITERS[name](style).translate(width)
    faults = wrong(read(text), tuple(_in_width(one, width) for one in expected(name)))
    assert faults == [], text


def _in_width(one: Known, width: dict[int, int]) -> Known:
    return Known(one.stem, tuple(option.translate(width) for option in one.options), one.key)


MARKS = "1234.、（）()【】ABCD：:;；甲乙丙√×答案解析正确错误参考一二、单选判断案例分析题简填空第页共分\n\n\t _-|#*<>&"


@given(st.text(MARKS, max_size=300), st.sampled_from(["题库.txt", "题库.md"]))
@settings(deadline=None, max_examples=300)
def test_any_text_can_be_read(text: str, name: str) -> None:
    batch = read(text, name)
    assert all(problem.place.line for item in batch.questions for problem in item.problems)


def test_a_gigantic_text_is_refused() -> None:
    batch = AnyTextFormat().read(b" " * (LARGEST_TEXT + 1), "题库.txt")
    assert [problem.code for problem in batch.all_problems] == ["import.too_large"]


@pytest.mark.parametrize(
    "piece", ["A、", "1、甲", "答案：", "（A）", "【答案】", "2.5、", "<font color=red>", "1-5 ABCDE "]
)
def test_endless_marks_take_no_endless_time(piece: str) -> None:
    """Ten times as much text takes about ten times as long, not a hundred times."""
    short, long = (_seconds(piece * times) for times in (1_000, 10_000))
    assert long < max(40 * short, 1.0)


def _seconds(text: str) -> float:
    """Of this thread's own work: the search for rubbish that other tests left is not counted."""
    with uncollected():
        begun = thread_time()
        read("单选题\n1、甲\n" + text, "题库.md")
        return thread_time() - begun
