"""Keys that stand apart are coloured where they stand; what was read nowhere stays plain."""

from question_bank.formats.reading import read_whole
from question_bank.formats.source import source_of
from question_bank.formats.spans import Part, locate
from question_bank.formats.spans_apart import with_keys_apart

BANK = """一、单选题
1．甲是（ ）
A．一 B．二
2．乙是（ ）
A．一 B．二
二、简答题
3．如何处理？
4．如何处罚？
参考答案
1-2 AB
3．答：先检查车辆；
后作出处理决定。
4．责令改正并处罚款。
第 1 页
"""


def keys_of(text: str) -> dict[str, str]:
    """Line -> the piece of it that is coloured as a key."""
    data = text.encode()
    items, lines = read_whole((data, "题库.txt")).batch.questions, source_of(data, "题库.txt")
    located = with_keys_apart(locate(items, lines), items, lines)
    spans = [span for one in located for span in one.spans if span.part is Part.KEY]
    return {lines[span.line].text: lines[span.line].text[span.start : span.end] for span in spans}


def test_rows_and_written_answers_below_all_questions_are_coloured() -> None:
    assert keys_of(BANK) == {
        "1-2 AB": "1-2 AB",
        "3．答：先检查车辆；": "先检查车辆；",
        "后作出处理决定。": "后作出处理决定。",
        "4．责令改正并处罚款。": "责令改正并处罚款。",
    }


def test_a_row_is_no_key_where_every_key_stands_at_its_question() -> None:
    text = "单选题\n1．甲是（ ）\nA．一 B．二\n答案：A\n2．乙是（ ）\nA．一 B．二\n答案：B\n"
    assert keys_of(text) == {"答案：A": "答案：A", "答案：B": "答案：B"}
