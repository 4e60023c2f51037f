"""The project's own plain text layout, in both directions.

A header (科目：, 依据版本：), then questions that begin with their kind in brackets, 【单选】…, and carry
options (A．…) and lines such as 答案：, 解析：, 依据：, 难度：, 知识点： and 门类：. The parts of a 【案例】
begin with （1）【单选】…. A line that begins with a backslash is plain text.
"""

from __future__ import annotations

from collections.abc import Iterable

from question_bank.citation import format_citation
from question_bank.formats.answers import write_answer
from question_bank.formats.batch import Batch, Imported, closed_batch
from question_bank.formats.decoding import decode
from question_bank.formats.items import PIN_MARK, build
from question_bank.formats.names import DIFFICULTY_NAMES, KIND_NAMES
from question_bank.formats.raw import RawItem
from question_bank.formats.text_items import read_items
from question_bank.formats.text_lines import escaped
from question_bank.problems import Place, Problem
from question_bank.question import OPTION_LETTERS, Difficulty, Question, QuestionKind


class TextFormat:
    """Plain text (.txt), written as UTF-8, read as UTF-8, GB18030 or with a byte order mark."""

    name = "text"
    suffixes = (".txt",)

    def read(self, data: bytes, name: str) -> Batch:
        """All items of the file; text between them that is no question is a remark on the file."""
        text = decode(data)
        if text is None:
            return Batch(name, problems=(Problem("import.encoding", Place(file=name)),))
        items: list[Imported] = []
        remarks: list[Problem] = []
        for raw in read_items(text, name):
            if _is_title(raw):
                remarks.append(_remark(raw))
            else:
                items.append(build(raw))
        return closed_batch(name, tuple(items), tuple(remarks))

    def write(self, questions: Iterable[Question]) -> bytes:
        """The questions as a file that `read` gives back."""
        return "\n\n".join("\n".join(_lines(question)) for question in questions).encode() + b"\n"


def _is_title(raw: RawItem) -> bool:
    return not raw.kind and not raw.options and not raw.answer


def _remark(raw: RawItem) -> Problem:
    text = (("text", raw.stem.strip().split("\n")[0][:30]),)
    return Problem("import.stray_line", raw.place, text, blocking=False)


def _lines(question: Question, number: int = 0) -> Iterable[str]:
    yield (f"（{number}）" if number else "") + f"【{KIND_NAMES[question.kind]}】{escaped(question.stem)}"
    if question.kind is not QuestionKind.TRUE_FALSE:
        for letter, option in zip(OPTION_LETTERS, question.options, strict=False):
            yield f"{letter}．{escaped(option.text)}{PIN_MARK if option.pinned else ''}"
    answer = write_answer(question.kind, question.answer)
    if question.kind is QuestionKind.SHORT and answer:
        yield "答案：\n" + escaped("\n" + answer).lstrip("\n")
    elif answer:
        yield f"答案：{escaped(answer)}"
    citations = "；".join(format_citation(citation, with_version=True) for citation in question.citations)
    level = "" if number and question.difficulty is Difficulty.MEDIUM else DIFFICULTY_NAMES[question.difficulty]
    named = (
        ("解析", escaped(question.rationale)),
        ("依据", citations),
        ("难度", level),
        ("科目", question.subject),
        ("门类", question.field),
    )
    yield from (f"{name}：{value}" for name, value in named if value)
    for part_number, part in enumerate(question.parts, start=1):
        yield from _lines(part, part_number)
