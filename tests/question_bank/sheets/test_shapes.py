"""Every shape of sheet: the count and the kinds come back, and no key is ever another one."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from question_bank.formats.batch import Batch
from question_bank.formats.sheet import SheetFormat
from question_bank.question import ChoiceKey
from tests.question_bank.sheets.rendering import (
    FILLERS,
    HEADS,
    KEY_FORMS,
    KIND_WORDS,
    LETTERS,
    MULTIPLE,
    OPTION_HEADS,
    SECTIONS,
    SINGLE,
    TRUE_FALSE,
    TRUTH_WORDS,
    Truth,
    key_cell,
    truths,
    workbook,
)

SHEET = SheetFormat()
Rows = Sequence[Sequence[object]]
many = settings(max_examples=40, deadline=None)


def read(rows: Rows, title: str = "Sheet1", file: str = "题.xlsx") -> Batch:
    return SHEET.read(workbook({title: rows}), file)


def same(batch: Batch, wanted: Sequence[Truth]) -> None:
    """Everything is ready and as it was meant."""
    assert [p for p in batch.all_problems if p.blocking] == []
    assert [q.kind for q in batch.ready] == [t.kind for t in wanted]
    assert [q.stem for q in batch.ready] == [t.stem for t in wanted]
    assert [q.answer for q in batch.ready] == [ChoiceKey(t.right) for t in wanted]
    for question, truth in zip(batch.ready, wanted, strict=True):
        if truth.options:
            assert tuple(option.text for option in question.options) == truth.options


def never_wrong(batch: Batch, wanted: Sequence[Truth]) -> None:
    """Each item is as it was meant, or has a problem that keeps it out."""
    assert batch.found == len(wanted)
    for item, truth in zip(batch.questions, wanted, strict=True):
        if item.ready:
            assert item.question is not None
            assert (item.question.kind, item.question.answer) == (truth.kind, ChoiceKey(truth.right))


def heads(draw: st.DrawFn, *names: str) -> dict[str, str]:
    """Words for the columns; no more than one is misspelt."""
    chosen = {name: draw(st.sampled_from(HEADS[name])) for name in names}
    if chosen.get("stem") == "题杆" and chosen.get("answer") == "正确答按":
        chosen["answer"] = "答案"
    return chosen


def ordered(draw: st.DrawFn, columns: list[tuple[str, list[object]]]) -> list[list[object]]:
    """The columns in any order, some without meaning between them, titles above."""
    size = len(columns[0][1])
    extra = draw(st.lists(st.sampled_from(FILLERS), max_size=3, unique=True))
    columns = columns + [(head, [text.format(n) for n in range(size)]) for head, text in extra]
    columns = draw(st.permutations(columns))
    above = draw(st.sampled_from([[], [["某市执法题库"]], [["题库"], [], ["填表要求：请勿改动表头"]]]))
    return [*above, [head for head, _ in columns], *map(list, zip(*(cells for _, cells in columns), strict=True))]


@given(st.data(), truths())
@many
def test_options_in_columns(data: st.DataObject, wanted: list[Truth]) -> None:
    draw = data.draw
    head = heads(draw, "kind", "stem", "answer", "rationale")
    form, words = draw(st.integers(0, len(KEY_FORMS) - 1)), draw(st.sampled_from(TRUTH_WORDS))
    option_head = draw(st.sampled_from(OPTION_HEADS))
    prefix = draw(st.sampled_from(["", "{}、", "{}.", "{}．", "║", "\u00a0", "{}）"]))
    columns: list[tuple[str, list[object]]] = [
        (head["kind"], [draw(st.sampled_from(KIND_WORDS[t.kind])) for t in wanted]),
        (head["stem"], [t.stem for t in wanted]),
        (head["answer"], [key_cell(t, form, words) for t in wanted]),
        (head["rationale"], ["" for _ in wanted]),
    ]
    for place, letter in enumerate(LETTERS):
        cells = [prefix.format(letter) + t.options[place] if place < len(t.options) else "" for t in wanted]
        columns.append((option_head.format(letter), list(cells)))
    same(read(ordered(lambda s: draw(s), columns)), wanted)


@given(st.data(), truths())
@many
def test_options_in_one_cell(data: st.DataObject, wanted: list[Truth]) -> None:
    draw = data.draw
    head = heads(draw, "kind", "stem", "options", "answer")
    form, words = draw(st.integers(0, len(KEY_FORMS) - 1)), draw(st.sampled_from(TRUTH_WORDS))
    lettered = draw(st.sampled_from(["{}.{}", "{}、{}", "{}：{}", "({}) {}".replace("({}) ", "{}）"), None]))
    mark = draw(st.sampled_from(["\n", "$;$", "|", "&", "；", "\n\n", " | "]))
    if lettered and draw(st.booleans()):
        mark = ""
    cells = [
        mark.join(lettered.format(LETTERS[n], text) if lettered else text for n, text in enumerate(t.options))
        for t in wanted
    ]
    columns: list[tuple[str, list[object]]] = [
        (head["kind"], [draw(st.sampled_from(KIND_WORDS[t.kind])) for t in wanted]),
        (head["stem"], [t.stem for t in wanted]),
        (head["options"], list(cells)),
        (head["answer"], [key_cell(t, form, words) for t in wanted]),
    ]
    same(read(ordered(lambda s: draw(s), columns)), wanted)


@given(st.data(), truths())
@many
def test_kinds_from_section_rows(data: st.DataObject, wanted: list[Truth]) -> None:
    draw = data.draw
    wanted = sorted(wanted, key=lambda t: list(KIND_WORDS).index(t.kind))
    rows: list[list[object]] = [["题库"], ["序号", "题目", "A", "B", "C", "D", "E", "F", "答案"]]
    kind = None
    for number, truth in enumerate(wanted):
        if truth.kind is not kind:
            kind = truth.kind
            rows.append([draw(st.sampled_from(SECTIONS[kind]))])
        options = [*truth.options, *[""] * (6 - len(truth.options))]
        rows.append([number, truth.stem, *options, key_cell(truth, 0, ("√", "×"))])
    same(read(rows), wanted)


@pytest.mark.parametrize("kind", [SINGLE, MULTIPLE, TRUE_FALSE])
@given(data=st.data())
@settings(max_examples=10, deadline=None)
def test_kinds_from_names(kind: object, data: st.DataObject) -> None:
    wanted = data.draw(truths(kind))  # type: ignore[arg-type]
    word = {SINGLE: "单选", MULTIPLE: "多选", TRUE_FALSE: "判断"}[kind]  # type: ignore[index]
    rows = [["题目", "选项", "答案"], *([t.stem, "|".join(t.options), key_cell(t, 0, ("对", "错"))] for t in wanted)]
    same(read(rows, f"法规{word}题（2024）"), wanted)
    same(read(rows, file=f"2024年安全生产{word}题库.xlsx"), wanted)
    batch = read(rows)
    same(batch, wanted)
    assert {p.code for p in batch.all_problems} == {"import.kind_inferred"}


@given(st.data(), truths())
@many
def test_one_row_for_each_option(data: st.DataObject, wanted: list[Truth]) -> None:
    draw = data.draw
    yes, no = draw(st.sampled_from([(1, 0), ("是", "否"), ("√", ""), ("Y", "N"), (True, False)]))
    codes = draw(st.booleans())
    again = draw(st.booleans())
    rows: list[list[object]] = [["试题"], ["题目序号", "题目类型", "题目内容", "是否正确项", "选项内容"]]
    for number, truth in enumerate(wanted, start=1):
        kind = {SINGLE: 1, MULTIPLE: 2, TRUE_FALSE: 3}[truth.kind] if codes else KIND_WORDS[truth.kind][0]
        for place, text in enumerate(truth.options or ("正确", "错误")):
            shown = place == 0 or again
            flag = yes if place in truth.right else no
            rows.append([number, kind if shown else "", truth.stem if shown else "", flag, text])
    same(read(rows), wanted)


@given(st.data(), truths())
@many
def test_options_on_following_rows(data: st.DataObject, wanted: list[Truth]) -> None:
    below_stem, lettered = data.draw(st.booleans()), data.draw(st.booleans())
    head = ["序号", "题型", "题目", "答案"] if below_stem else ["序号", "题型", "题目", "选项", "答案"]
    rows: list[list[object]] = [head]
    for number, truth in enumerate(wanted, start=1):
        key = key_cell(truth, 0, ("对", "错"))
        lines = [f"{LETTERS[n]}、{text}" if lettered or below_stem else text for n, text in enumerate(truth.options)]
        start = [number, KIND_WORDS[truth.kind][0], truth.stem]
        if below_stem:
            rows += [[*start, key], *(["", "", line, ""] for line in lines)]
        else:
            rows += [[*start, lines[0] if lines else "", key], *(["", "", "", line, ""] for line in lines[1:])]
    same(read(rows), wanted)


@given(st.data(), truths())
@many
def test_options_below_one_heading_and_in_the_stem(data: st.DataObject, wanted: list[Truth]) -> None:
    keys = [key_cell(truth, 0, ("对", "错")) for truth in wanted]
    kinds = [KIND_WORDS[truth.kind][1] for truth in wanted]
    padded = [[*t.options, *[""] * (6 - len(t.options))] for t in wanted]
    spread = [[k, t.stem, *options, key] for k, t, options, key in zip(kinds, wanted, padded, keys, strict=True)]
    blank = [""] * 5
    same(read([["题型", "题干", "选项", *blank, "答案"], *spread]), wanted)
    same(read([["题型", "题干", "选项", *blank, "答案"], ["", "", *"ABCDEF", ""], *spread]), wanted)
    mark = data.draw(st.sampled_from(["\n", " ", ""]))
    inside = [t.stem + mark + mark.join(f"{LETTERS[n]}.{o}" for n, o in enumerate(t.options)) for t in wanted]
    same(read([["题型", "题干", "答案"], *map(list, zip(kinds, inside, keys, strict=True))]), wanted)


@given(st.data(), truths())
@many
def test_numbers_as_keys_are_positions_or_problems(data: st.DataObject, wanted: list[Truth]) -> None:
    base = data.draw(st.sampled_from([0, 1]))
    numbered = data.draw(st.booleans())
    names = [f"选项{n}" for n in range(1, 7)] if numbered else list("ABCDEF")
    rows: list[list[object]] = [["题型", "题干", *names, "答案"]]
    for truth in wanted:
        key = ",".join(str(place + base) for place in sorted(truth.right))
        if truth.kind is TRUE_FALSE:
            key = "对" if 0 in truth.right else "错"
        rows.append([KIND_WORDS[truth.kind][0], truth.stem, *truth.options, *[""] * (6 - len(truth.options)), key])
    batch = read(rows)
    if base == 1:
        never_wrong(batch, wanted)
    if base == 1 and numbered and not any(t in ("3000", "5.5", "4.0") for truth in wanted for t in truth.options):
        same(batch, wanted)
    if base == 0 and not numbered:
        never_wrong(batch, wanted)


@given(st.data(), truths(), st.integers(0, 30), st.sampled_from(["", "？", "ABZ", "=", "略", "\ufffd", "E"]))
@many
def test_a_spoilt_cell_spoils_its_own_item_only(
    data: st.DataObject, wanted: list[Truth], where: int, noise: str
) -> None:
    rows: list[list[object]] = [["题型", "题干", *"ABCDEF", "答案"]]
    for truth in wanted:
        options = [*truth.options, *[""] * (6 - len(truth.options))]
        rows.append([KIND_WORDS[truth.kind][0], truth.stem, *options, key_cell(truth, 0, ("对", "错"))])
    spoilt = where % len(wanted)
    rows[spoilt + 1][8] = noise
    batch = read(rows)
    assert batch.found == len(wanted)
    for number, (item, truth) in enumerate(zip(batch.questions, wanted, strict=True)):
        assert item.question is not None
        assert item.question.kind is truth.kind
        if number != spoilt:
            assert item.question.answer == ChoiceKey(truth.right)
        elif noise != "E":
            assert not item.ready
            assert item.question.answer is None or noise in ("ABZ", "\ufffd")
