"""Keys of a sheet: what a cell says is weighed against the whole column, and never guessed.

A number may be a position from 1, a position from 0, a truth value or the text of an option. It is taken for
one of them only where the column leaves no other reading.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from question_bank.formats.answers import read_true_false
from question_bank.formats.sheet_kinds import says_true_and_false

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_BETWEEN = re.compile(r"[\s,，、;；/|｜和及与.。&+#$]+")
_LEAD = re.compile(
    r"^(?:【?(?:正确|标准|参考|试题)?答案】?\s*[是为:：]?|应?选(?:择|项)?(?=[\s(（【:：A-Za-z])[:：]?)\s*"
)
_WITH_TEXT = re.compile(r"[(（]?([A-Z])[)）]?\s*[、.．:：)）\s]\s*(.+)", re.DOTALL)
_PLAIN = re.compile(r"[A-J]{1,10}")
_LETTER_FIRST = re.compile(r"[\s(（]*[A-Za-zＡ-Ｚａ-ｚ]")
_NUMBERS = re.compile(r"\d{1,2}(?:\s*[,，、;；|\s]\s*\d{1,2})*|[1-9]{2,9}")
_SPLITS = ("$;$", "\n", "||", "|", "｜", "；", ";", "&&", "&", "##", "#", "、", "，", ",")
_GAP_ENDS = ("$;$", "\n", "##", "#", "&&", "&", "；", ";")
_COUNTED = re.compile(r"[(（]\d[)）]|(?<!\d)\d[、．)）]|(?<![\d.])\d\.(?!\d)|[①-⑳]")
_THOUSANDS = re.compile(r"\d[,，]\d{3}(?!\d)")
_SAYS = {"对": True, "正确": True, "√": True, "是": True, "错误": False, "错": False, "×": False, "否": False}
_SYMBOL_IS = re.compile(r"(?<![A-Za-z\d])([ABab012])(?:为|是|表示|代表|即|[:：=-])?[“\"]?(正确|错误|对|错|√|×)")
_SAID_BY = re.compile(
    r"(正确|错误|对|错|√|×)[”\"]?(?:请?填写?|为|用|写|选|输入|[:：=])[“\"]?([ABab012])(?![A-Za-z\d.])"
)
_NONE = frozenset(
    ["略", "无", "暂无", "暂无答案", "待定", "待补充", "见解析", "详见解析", "-", "—", "——", "/", "?", "？"]
)
_MARKED = frozenset(
    ["1", "√", "✓", "✔", "☑", "是", "对", "正确", "y", "yes", "t", "true", "正确答案", "答案", "正确项"]
)
_UNMARKED = frozenset(["", "0", "×", "✗", "✘", "☒", "否", "错", "错误", "n", "no", "f", "false", "不正确", "x"])


@dataclass(frozen=True)
class Evidence:
    """What a sheet as a whole says about its keys.

    `symbols`: what its notes say A, B, 0, 1, 2 mean in true/false questions. `zero_seen`, `top_seen`: some
    choice key is 0, or is the number of the last option, so that counting begins there or at 1.
    `truth_digits`: the digits standing as keys of true/false questions. `letters_seen`: choice keys are letters.
    """

    symbols: dict[str, bool] = field(default_factory=dict)
    zero_seen: bool = False
    top_seen: bool = False
    letters_seen: bool = False
    truth_digits: frozenset[str] = frozenset()


def folded(text: str) -> str:
    """For comparing: width, case, spaces and a full stop at the end do not count."""
    plain = "".join(unicodedata.normalize("NFKC", text).split()).casefold()
    return plain.rstrip("。.;")


def is_no_key(text: str) -> bool:
    """Whether the cell says that the key stands elsewhere or nowhere: 略, 见解析, /."""
    return folded(text).strip("()（）") in _NONE


def symbols_said(notes: Iterable[str]) -> dict[str, bool]:
    """What the notes say the keys of true/false questions mean: 1为正确，0为错误. Contradictions say nothing."""
    said: dict[str, set[bool]] = {}
    for note in notes:
        text = unicodedata.normalize("NFKC", note)
        found = [(symbol, word) for symbol, word in _SYMBOL_IS.findall(text)]
        found += [(symbol, word) for word, symbol in _SAID_BY.findall(text)]
        for symbol, word in found:
            said.setdefault(symbol.upper(), set()).add(_SAYS[word])
    clear = {symbol: next(iter(values)) for symbol, values in said.items() if len(values) == 1}
    return clear if len(clear) == len(said) and set(clear.values()) == {True, False} else {}


def evidence(choices: Iterable[tuple[str, Sequence[str]]], truths: Iterable[str], notes: Iterable[str]) -> Evidence:
    """Of the keys of all choice questions with their options, and of those of all true/false questions."""
    zero = top = letters = False
    for text, options in choices:
        if _is_plain(text, options):
            letters = True
            continue
        if _texts(text, options):
            continue
        numbers = _numbers(text)
        zero |= 0 in numbers
        top |= bool(options) and len(options) in numbers
        letters |= bool(_letters(text)) and not numbers
    digits = frozenset(word for text in truths if (word := folded(text)).isdigit())
    return Evidence(symbols_said(notes), zero, top, letters, digits)


def choice_key(text: str, options: Sequence[str], known: Evidence, *, numbered: bool = False) -> str | None:
    """The key as letters in order; None where letters, numbers and texts leave more than one reading.

    `numbered`: the options stand in counted columns (选项1).
    """
    if _is_plain(text, options):
        return "".join(sorted(text))
    text, whole = _bare(text), text
    same = _texts(whole, options) or _texts(text, options)
    readings = {same} if same else set()
    if numbers := _numbers(text):
        if 0 in numbers or known.zero_seen or not (numbered or known.top_seen):
            return same or None
        if max(numbers) <= len(options) and len(set(numbers)) == len(numbers):
            readings.add("".join(LETTERS[number - 1] for number in sorted(numbers)))
        else:
            return same or None
    elif letters := _letters(text):
        readings.add(letters)
    elif not same and (paired := _paired(text, options) or _paired(_LEAD.sub("", _narrow(whole)), options)):
        readings.add(paired)
    return readings.pop() if len(readings) == 1 else None


def truth_key(text: str, options: Sequence[str], known: Evidence) -> str | None:
    """正确 or 错误; None where nothing says what a letter or number means."""
    text = _bare(text)
    word = text.upper()
    if says_true_and_false(list(options)):
        paired = _WITH_TEXT.fullmatch(text)
        if paired and paired[1] in "AB" and folded(paired[2]) == folded(options["AB".index(paired[1])]):
            word = paired[1]
        place = {"A": 0, "B": 1}.get(word)
        if word.isdigit():
            place = _truth_place(word, options, known)
            if place is None:
                return None
        if place is not None:
            return _truth_word(_is_true(options[place]))
    elif word in known.symbols:
        return _truth_word(known.symbols[word])
    elif word.isdigit() and (word not in "01" or "2" in known.truth_digits):
        return None
    key = read_true_false(text, ())
    return None if key is None else _truth_word(0 in key.right)


def _truth_place(word: str, options: Sequence[str], known: Evidence) -> int | None:
    """Which option a digit means: a position from 1, or a truth value where the choice keys are letters."""
    if word in known.symbols:
        return 0 if _is_true(options[0]) == known.symbols[word] else 1
    if "0" in known.truth_digits:
        if "2" in known.truth_digits or not known.letters_seen or word not in "01":
            return None
        return 0 if _is_true(options[0]) == (word == "1") else 1
    if "2" in known.truth_digits:
        return int(word) - 1 if word in "12" else None
    return 0 if word == "1" and _is_true(options[0]) else None


def flagged_key(flags: Sequence[str]) -> str | None:
    """The letters of the options that are marked right; "" where none is, None for a mark not understood."""
    words = [folded(flag) for flag in flags]
    if any(word not in _MARKED and word not in _UNMARKED for word in words):
        return None
    return "".join(letter for letter, word in zip(LETTERS, words, strict=False) if word in _MARKED)


def split_gaps(text: str, gaps: int) -> list[str] | None:
    """What fills each of several gaps, where exactly one way to split the key gives so many parts."""
    if "|" in text or "｜" in text or "\\" in text:
        return None
    starts = list(_COUNTED.finditer(text))
    if [_count(match[0]) for match in starts] == list(range(1, gaps + 1)) and not text[: starts[0].start()].strip():
        ends = [match.start() for match in starts[1:]] + [len(text)]
        bodies = [text[m.end() : end].strip(" ;；,，、。\n") for m, end in zip(starts, ends, strict=True)]
        return bodies if all(bodies) else None
    if _THOUSANDS.search(text):
        return None
    marks = [mark for mark in _GAP_ENDS if mark in text]
    soft = [mark for mark in "、，," if mark in text]
    if not marks and len(soft) == 1:
        marks = soft
    parts = [part.strip() for part in text.split(marks[0])] if marks else text.split() * (not soft)
    return parts if len(parts) == gaps and all(parts) else None


def _count(mark: str) -> int:
    """①, (1), 1、 as a number."""
    return int(re.sub(r"\D", "", unicodedata.normalize("NFKC", mark)) or 0)


def _bare(text: str) -> str:
    return _LEAD.sub("", _narrow(text)).strip("()[]【】 。.;；,，、")


def _narrow(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip()


def _is_plain(text: str, options: Sequence[str]) -> bool:
    """Whether the key is letters and nothing else, and no option could be mistaken for them."""
    if not _PLAIN.fullmatch(text) or len(set(text)) != len(text):
        return False
    return not any(_LETTER_FIRST.match(option) for option in options)


def _letters(text: str) -> str:
    """The letters of the key in order; empty when it is anything but different letters."""
    letters = _BETWEEN.sub("", unicodedata.normalize("NFKC", text)).upper()
    if letters and len(set(letters)) == len(letters) and all(char in LETTERS[:12] for char in letters):
        return "".join(sorted(letters))
    return ""


def _numbers(text: str) -> list[int]:
    if not _NUMBERS.fullmatch(text.strip()):
        return []
    parts = re.findall(r"\d+", text)
    return [int(part) for part in parts] if len(parts) > 1 or len(parts[0]) == 1 else [int(d) for d in parts[0]]


def _texts(text: str, options: Sequence[str]) -> str:
    """The letters of the options whose whole texts the key gives; empty when it does not."""
    known = [folded(option) for option in options]
    for parts in ([text], *(text.split(mark) for mark in _SPLITS if mark in text)):
        wanted = [folded(part) for part in parts if part.strip()]
        if wanted and len(set(wanted)) == len(wanted) and all(known.count(part) == 1 for part in wanted):
            return "".join(sorted(LETTERS[known.index(part)] for part in wanted))
    return ""


def _paired(text: str, options: Sequence[str]) -> str:
    """B、乙 or A.甲；C.丙: letters whose texts are those of their options."""
    for parts in ([text], *(text.split(mark) for mark in _SPLITS if mark in text)):
        matches = [_WITH_TEXT.fullmatch(part.strip()) for part in parts if part.strip()]
        letters = [match[1] for match in matches if match and _agrees(match, options)]
        if len(letters) == len(matches) and len(set(letters)) == len(letters):
            return "".join(sorted(letters))
    return ""


def _agrees(match: re.Match[str], options: Sequence[str]) -> bool:
    place = LETTERS.index(match[1])
    return place < len(options) and folded(options[place]) == folded(match[2])


def _is_true(option: str) -> bool:
    key = read_true_false(option, ())
    return key is not None and 0 in key.right


def _truth_word(value: bool) -> str:
    return "正确" if value else "错误"
