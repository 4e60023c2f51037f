"""Questions whose truth is known, written as sheets in the shapes that circulate."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from hypothesis import strategies as st
from openpyxl import Workbook

from question_bank.question import QuestionKind

LETTERS = "ABCDEFGH"
SINGLE, MULTIPLE, TRUE_FALSE = QuestionKind.SINGLE, QuestionKind.MULTIPLE, QuestionKind.TRUE_FALSE
KIND_WORDS = {
    SINGLE: ("单选", "单选题", "【单选题】", "单项选择题", "single", "单选题（每题1分）"),
    MULTIPLE: ("多选", "多选题", "多项选择题", "不定项选择题", "multi"),
    TRUE_FALSE: ("判断", "判断题", "是非题", "判断正误题"),
}
SECTIONS = {
    SINGLE: ("一、单选题（每题1分，共20题）", "单项选择题", "第一部分 单选题"),
    MULTIPLE: ("二、多选题（多选、漏选不得分）", "多项选择题：", "（二）多选题"),
    TRUE_FALSE: ("三、判断题（对的打√，错的打×）", "判断题", "第三部分判断题(50题)"),
}
TRUTH_WORDS = (
    ("正确", "错误"),
    ("对", "错"),
    ("√", "×"),
    ("T", "F"),
    ("Y", "N"),
    ("1", "0"),
    ("是", "否"),
    ("true", "false"),
)
HEADS = {
    "kind": ("题型", "题目类型", "试题类型（必填）", " 题 型*", "类型", "Type"),
    "stem": ("题干", "题目", "试题内容", "题干（试题正文)", "题目内容*", "Question", "题杆", "试题题干（必填）"),
    "answer": ("答案", "正确答案", "标准答案(只能输入ABCD)", "参考答案", "Answer", "正确答按", "试题答案"),
    "options": ("选项", "试题选项", "备选答案", "Options", "选项（用分隔符隔开）"),
    "rationale": ("解析", "答案解析", "试题解析"),
}
OPTION_HEADS = ("{}", "选项{}", "{}选项", "选项 {}", "备选答案{}", "选项（{}）", "option{}", "{}、")
FILLERS = (("序号", "{}"), ("分值", "2"), ("备注", ""), ("出题人", "某"), ("知识点", "听证"), ("难度", "易"))


@dataclass(frozen=True)
class Truth:
    """One question as its author meant it; `right` by position, of 正确 and 错误 for true/false."""

    kind: QuestionKind
    stem: str
    options: tuple[str, ...]
    right: frozenset[int]

    @property
    def letters(self) -> str:
        return "".join(LETTERS[place] for place in sorted(self.right))


_TEXTS = (
    "责令改正",
    "罚款三千元",
    "3000",
    "5.5",
    "吊销许可证",
    "A类货物",
    "=1+1",
    "二〇二一年",
    "十五日",
    "警告、通报批评",
    "4.0",
    "公路（含桥梁）",
)


@st.composite
def truths(draw: st.DrawFn, kind: QuestionKind | None = None) -> list[Truth]:
    found = []
    for number in range(draw(st.integers(1, 6))):
        this = kind or draw(st.sampled_from([SINGLE, MULTIPLE, TRUE_FALSE]))
        if this is TRUE_FALSE:
            found.append(Truth(this, f"第{number}条说法成立。", (), frozenset({draw(st.integers(0, 1))})))
            continue
        texts = draw(st.lists(st.sampled_from(_TEXTS), min_size=3, max_size=6, unique=True))
        least, most = (1, 1) if this is SINGLE else (2, len(texts))
        right = draw(st.frozensets(st.integers(0, len(texts) - 1), min_size=least, max_size=most))
        found.append(Truth(this, f"第{number}问，下列说法中正确的是（　　）。", tuple(texts), right))
    return found


KEY_FORMS: tuple[Callable[[Truth], str], ...] = (
    lambda t: t.letters,
    lambda t: t.letters.lower(),
    lambda t: "".join(chr(ord(letter) + 0xFEE0) for letter in t.letters),
    lambda t: ",".join(t.letters),
    lambda t: "、".join(t.letters),
    lambda t: " ".join(t.letters) + "\u00a0",
    lambda t: f"答案：{t.letters}",
    lambda t: f"【{t.letters}】",
    lambda t: "；".join(t.options[place] for place in sorted(t.right)),
    lambda t: "\n".join(f"{LETTERS[place]}、{t.options[place]}" for place in sorted(t.right)),
)


def workbook(sheets: dict[str, Sequence[Sequence[object]]]) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
            for cell in sheet[sheet.max_row]:
                if isinstance(cell.value, str):
                    cell.data_type = "s"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def key_cell(truth: Truth, form: int, words: tuple[str, str]) -> str:
    if truth.kind is TRUE_FALSE:
        return words[next(iter(truth.right))]
    return KEY_FORMS[form](truth)
