"""Run-on lines -> lines that begin at a mark: a section title, a number, an answer, an analysis."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from question_bank.formats.layouts.key_rows import read_row
from question_bank.formats.layouts.lines import Line
from question_bank.formats.layouts.sections import INLINE_HEADING, LEADING_HEADING, ROW_TITLE, read_heading

ANSWER_LABEL = (
    r"[【\[]\s*(?:正确|参考|标准|本题)?\s*答案\s*[】\]]\s*[:]?"
    r"|[(]\s*(?:正确|参考|标准)?\s*答案\s*[)]\s*:"
    r"|(?:正确|参考|标准|本题|试题)?答\s*案\s*[是为]?\s*:"
    r"|(?:正确|参考|标准|试题)答案\s*[是为]?\s*(?=[A-J√×对错][^\w]|[A-J√×对错]$)"
    r"|(?:正确|参考|标准|试题)答案\s*(?=(?:[A-J]{1,8}|正确|错误)\s*$)"
    r"|正确选项\s*:|(?:参考|标准)?(?:答案|答题|评分|得分|采分)要点\s*:|\b(?:Answer|ANSWER|Key|KEY)\s*:"
)
BARE_ANSWER = r"答案\s*(?=(?:[A-J]{1,8}|√|×|对|错|正确|错误)\s*(?:[。.;,]|\s|$|\d))"
ANALYSIS_LABEL = (
    r"[【\[](?:答案|试题|详细|题目|参考|考点)?(?:解析|详解|分析|解答|点评)[】\]]\s*[:]?"
    r"|(?:答案|试题|详细|题目|参考)?(?:解析|详解)\s*:"
)
OTHERS_ANSWER = r"(?:我|你|您|学生|考生|你的|我的)的?答案\s*:"
_TOKEN = re.compile(
    rf"(?P<head>{INLINE_HEADING}|{LEADING_HEADING})"
    rf"|(?P<mine>{OTHERS_ANSWER})"
    rf"|(?P<answer>{ANSWER_LABEL}|{BARE_ANSWER})"
    rf"|(?P<why>{ANALYSIS_LABEL})"
    r"|(?P<label>【(?:选项|题干|题目|试题|题干\s*\d{1,4})】)"
    r"|(?P<keyed>[(]\s*(?:√|×|对|错|正确|错误|[A-J](?:[\s,、]{0,2}[A-J]){0,9})\s*[)])"
    r"|(?P<num>(?<![\d.~—–-])\d{1,4}(?=\s?[.、]))"
    r"|(?P<glued>(?<!\d)\d[\d.]{1,11}(?=\s?[.、]\s?[^\d\s.、]))"
    r"|(?P<opt>[A-J](?=\s?[.、:)]))"
)
_QUICK = re.compile(r"答\s*案|要点|解析|详解|分析】|【|\d\s?[.、]|Answer|ANSWER|正确选项|KEY|Key")
_VALUE = re.compile(r"\s*[(【]?\s*(?:[A-J](?:[\s,、]{0,2}[A-J]){0,9}|正确|错误|对|错|√|×|T|F)\s*[)】]?[\s。.;,]*")
_CLOSING = re.compile(r"[\s。.;,!]*")
_EMPTY_GAP = re.compile(r"\s*(?:[(]\s*[)]|_{2,})")
_TAG_IN_FRONT = re.compile(r"\s*[(\[【][^)\]】]{0,10}[)\]】]\s*")
_LOOK_AHEAD = 100
_FEWEST = 2


@dataclass
class _State:
    """Where the reader stands: in a stem, its options, an answer or an analysis; which number comes next."""

    phase: str = "stem"
    expected: int = 1
    letters: int = 0
    value_end: int = -1
    cuts: list[int] = field(default_factory=list)

    def begin(self, number: int) -> None:
        self.phase, self.expected, self.letters, self.value_end = "stem", number + 1, 0, -1


def cut_lines(lines: Iterable[Line]) -> Iterator[Line]:
    """Every line, those that hold several marks as several lines of the same place."""
    state = _State()
    for line in lines:
        state.cuts = []
        _walk(line.folded, state)
        if not state.cuts:
            yield line
            continue
        bounds = [0, *state.cuts, len(line.text)]
        for index, (start, end) in enumerate(pairwise(bounds)):
            text, folded = line.text[start:end].strip(), line.folded[start:end].strip()
            if text:
                first = index == 0
                yield replace(
                    line,
                    text=text,
                    folded=folded,
                    after_blank=line.after_blank and first,
                    pictures=line.pictures if first else "",
                )


def _walk(folded: str, state: _State) -> None:
    title = ROW_TITLE.match(folded)
    if title and title.end() and read_row(folded[title.end() :]) is not None:
        _cut(state, title.end())
        state.begin(0)
        return
    if _QUICK.search(folded) is None:
        _options_only(folded, state)
        if read_heading(folded):
            state.begin(0)
        return
    tokens = list(_TOKEN.finditer(folded))
    if read_heading(folded):
        state.begin(0)
        return
    state.value_end = -1
    for index, token in enumerate(tokens):
        _STEPS[token.lastgroup or ""](state, folded, tokens, index)


def _options_only(folded: str, state: _State) -> None:
    if state.phase in ("stem", "options") and folded and folded[0] in "ABCDEFGHIJ":
        state.phase, state.letters = "options", max(state.letters, ord(folded[0]) - 64)


def _cut(state: _State, start: int) -> None:
    if start > 0 and (not state.cuts or state.cuts[-1] < start):
        state.cuts.append(start)


def _head(state: _State, folded: str, tokens: list[re.Match[str]], index: int) -> None:
    _cut(state, tokens[index].start())
    state.begin(0)
    state.value_end = tokens[index].end()
    bracket = re.compile(r"\s*[(【\[][^()【】\[\]]{0,80}[)】\]]\s*:?\s*|[^\d。]{0,40}:\s*|\s*").match(
        folded, tokens[index].end()
    )
    state.value_end = bracket.end() if bracket else tokens[index].end()


def _mine(state: _State, folded: str, tokens: list[re.Match[str]], index: int) -> None:
    _cut(state, tokens[index].start())
    state.phase = "mine"


def _answer(state: _State, folded: str, tokens: list[re.Match[str]], index: int) -> None:
    token = tokens[index]
    if state.phase == "stem" and _EMPTY_GAP.match(folded, token.end()) and "】" not in token[0]:
        return
    _cut(state, token.start())
    value = _VALUE.match(folded, token.end())
    state.phase = "closed" if value else "answer"
    state.value_end = value.end() if value else -1


def _why(state: _State, folded: str, tokens: list[re.Match[str]], index: int) -> None:
    _cut(state, tokens[index].start())
    state.phase = "why"


def _label(state: _State, folded: str, tokens: list[re.Match[str]], index: int) -> None:
    _cut(state, tokens[index].start())
    if "题" in tokens[index][0]:
        state.begin(state.expected)
    else:
        state.phase = "options"


def _keyed(state: _State, folded: str, tokens: list[re.Match[str]], index: int) -> None:
    if state.phase == "stem":
        closing = _CLOSING.match(folded, tokens[index].end())
        state.value_end = closing.end() if closing else tokens[index].end()


def _option(state: _State, folded: str, tokens: list[re.Match[str]], index: int) -> None:
    place = ord(tokens[index][0]) - 64
    if state.phase in ("stem", "options") and place in (1, state.letters + 1):
        state.phase, state.letters = "options", place


def _number(state: _State, folded: str, tokens: list[re.Match[str]], index: int) -> None:
    token = tokens[index]
    value, start = int(token[0]), token.start()
    if value > state.expected and token[0].endswith(str(state.expected)):
        _glued(state, folded, tokens, index)
    if start == 0 or _TAG_IN_FRONT.fullmatch(folded, 0, start):
        if state.phase not in ("why", "answer") or value == state.expected or state.expected == 1:
            state.begin(value)
        return
    if _begins_item(state, folded, tokens, index, value):
        _cut(state, start)
        state.begin(value)


def _glued(state: _State, folded: str, tokens: list[re.Match[str]], index: int) -> None:
    """D、10003、Q: the next number stands at the end of a figure, and options follow."""
    token, number = tokens[index], str(state.expected)
    start = token.end() - len(number)
    if state.phase != "options" or state.letters < _FEWEST or not token[0].endswith(number) or start <= token.start():
        return
    if token[0][: -len(number)].endswith("."):
        return
    ahead = (other for other in tokens[index + 1 : index + 9] if other.lastgroup in ("opt", "answer"))
    following = next(ahead, None)
    if following is None or following[0] == "A":
        _cut(state, start)
        state.begin(state.expected)


def _begins_item(state: _State, folded: str, tokens: list[re.Match[str]], index: int, value: int) -> bool:
    token = tokens[index]
    after = folded[token.end() : token.end() + 3].lstrip()
    if len(folded) - token.end() < 4:
        return False
    decimal = after[:1] == "." and after[1:2].isdigit()
    if state.value_end == token.start():
        return value == state.expected or (state.phase == "closed" and not decimal)
    if value != state.expected or after[1:2].isdigit():
        return False
    if state.phase == "options":
        before = folded[token.start() - 1]
        return state.letters >= _FEWEST and not (before.isascii() and before.isalnum() and before.isupper())
    if state.phase in ("answer", "closed") and state.value_end >= 0:
        return True
    return state.phase == "why" and _is_last_before_options(tokens, index)


def _is_last_before_options(tokens: list[re.Match[str]], index: int) -> bool:
    """Whether, of all equal numbers in an analysis, this one is the nearest to the next question's options."""
    last_a, last_b = 0, 0
    same: list[int] = []
    ahead = tokens[index + 1 : index + _LOOK_AHEAD]
    for place, token in enumerate(ahead):
        if token.lastgroup in ("answer", "head"):
            break
        if token.lastgroup == "opt" and token[0] == "A":
            last_a = place
        elif token.lastgroup == "opt" and token[0] == "B" and last_a:
            last_b = last_a
        elif token.lastgroup == "num" and token[0] == tokens[index][0]:
            same.append(place)
    return not any(place < (last_b or len(ahead)) for place in same)


_STEPS = {
    "head": _head,
    "mine": _mine,
    "answer": _answer,
    "why": _why,
    "label": _label,
    "keyed": _keyed,
    "num": _number,
    "glued": _glued,
    "opt": _option,
}
