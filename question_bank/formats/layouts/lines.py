"""Text -> lines with their places, without what belongs to the page and not to the bank."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from question_bank.figures import without_marks
from question_bank.formats.layouts.fold import fold, spelled_out


@dataclass(frozen=True, slots=True)
class Line:
    """One line: `number` of the line or paragraph in the file, its text, and whether an empty one stands above.

    `folded` is the shadow of `text` (see `fold`); `pictures` are the marks of those that stood in it without text.
    """

    number: int
    text: str
    folded: str
    after_blank: bool = False
    pictures: str = ""


_PAGE = r"第\s{0,3}\d{1,4}\s{0,3}页\s{0,3}[,/]?\s{0,3}[(]?共\s{0,3}\d{1,4}\s{0,3}页[)]?"
_PAGE_INSIDE = re.compile(_PAGE)
_NOISE = re.compile(
    rf"(?:[-—–]{{0,4}}\s*)(?:{_PAGE}|第\s*\d{{1,4}}\s*页|[-—–]\s*\d{{1,4}}\s*[-—–])\s*[-—–]{{0,4}}"
    r"|[-=_*~·…—#@^.+\s]{3,}"
    r"|\d{1,3}(?:\.\d)?\s*分"
    r"|本试卷共.{0,200}"
    r"|\S{0,40}密[.…·—_\s]*封[.…·—_\s]*线\S{0,40}"
)
_SCORE_CELLS = re.compile(
    r"(?:题\s*号|得\s*分|评\s*卷\s*人|阅\s*卷\s*人|复\s*核\s*人|合\s*分\s*人|总\s*分|登分人|[一二三四五六七八九十]|\s|\|){2,}"
)
_SCORE_PREFIX = re.compile(r"(?:(?:得\s*分|评\s*卷\s*人|阅\s*卷\s*人|复\s*核\s*人)\s+){1,4}")
_NUMBER_RUN = re.compile(r"(?:\d{1,4}\s?[、.]\s?){3,}(?=\d{1,4}\s?[、.]\s?\D)")
_STARRED = re.compile(r"^[ \t]*[*＊]((?:[A-Ja-j]|[Ａ-Ｊ])[ \t]?[.、:)．：）].*?)[ \t]*$", re.MULTILINE)
_ANY_OPTION = re.compile(r"^[ \t]*[*＊]?(?:[A-Ja-j]|[Ａ-Ｊ])[ \t]?[.、:)．：）]", re.MULTILINE)
_SEPARATOR = re.compile(r"\s*\^\*\^\s*|\s*(?:@@@|###|\$;\$|\|\|\|)\s*$")


def text_lines(text: str) -> Iterator[Line]:
    """The lines of a text file, counted from 1."""
    return make_lines(unwrapped(list(enumerate(_with_key_signs(spelled_out(text)).split("\n"), start=1))))


def _with_key_signs(text: str) -> str:
    """*A. text, the mark of the right option, as A. text√; where every option has it, it is a bullet."""
    starred = _STARRED.findall(text)
    if not starred:
        return text
    bullets = len(starred) == len(_ANY_OPTION.findall(text))
    return _STARRED.sub(r"\1" if bullets else r"\1√", text)


def unwrapped(lines: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Text that was broken at a fixed width, as out of a PDF, in one piece again; other text as it is."""
    full = _full_lines([sum(1 + (char > "\u2e7f") for char in text.rstrip()) for _, text in lines], _NARROWEST_PAGE)
    full = full or _full_lines([len(text.rstrip()) for _, text in lines], _NARROWEST_PAGE // 2)
    if not full:
        return lines
    joined_lines: list[tuple[int, str]] = []
    goes_on = False
    for (number, text), is_full in zip(lines, full, strict=True):
        if goes_on and text.strip():
            joined_lines[-1] = (joined_lines[-1][0], joined_lines[-1][1].rstrip() + text.strip())
        else:
            joined_lines.append((number, text))
        goes_on = is_full
    return joined_lines


def make_lines(numbered: Iterable[tuple[int, str]], pictures: dict[int, str] | None = None) -> Iterator[Line]:
    """Lines from numbered texts; page footers, score boxes and rules are left out."""
    blank = True
    for number, raw in numbered:
        text = raw.strip()
        shown = (pictures or {}).get(number, "")
        if text and not without_marks(text):
            text, shown = "", shown + text
        if not text and not shown:
            blank = True
            continue
        text = _without_page_marks(text)
        if text or shown:
            yield Line(number, text, fold(text), blank, shown)
        blank = blank and not text


def _without_page_marks(text: str) -> str:
    folded = fold(text)
    if _NOISE.fullmatch(folded) or _SCORE_CELLS.fullmatch(folded):
        return ""
    if prefix := _SCORE_PREFIX.match(folded):
        text, folded = text[prefix.end() :], folded[prefix.end() :]
    if run := _NUMBER_RUN.match(folded):
        text, folded = text[run.end() :], folded[run.end() :]
    if "页" in text and _PAGE_INSIDE.search(folded):
        kept, end = [], 0
        for match in _PAGE_INSIDE.finditer(folded):
            kept.append(text[end : match.start()])
            end = match.end()
        text = "".join([*kept, text[end:]])
    return _SEPARATOR.sub(" ", text).strip() if "^*^" in text or text[-3:] in ("@@@", "###", "$;$", "|||") else text


def _full_lines(widths: list[int], narrowest: int) -> list[bool]:
    """Which lines fill the page; empty when half of them do not."""
    widest = max(widths, default=0)
    full = [width >= widest - 2 for width in widths]
    filled = sum(width > 0 for width in widths)
    return full if widest >= narrowest and sum(full) >= _FEWEST_FULL and sum(full) * 2 >= filled else []


def unbroken(text: str) -> str:
    """An option as one line: a break inside it is one of the page, not of the text."""
    pieces = [piece.strip() for piece in text.split("\n") if piece.strip()]
    if len(pieces) < 2:
        return text.strip()
    whole = pieces[0]
    for piece in pieces[1:]:
        latin = all(char.isascii() and char.isalpha() for char in (whole[-1], piece[0]))
        whole += (" " if latin else "") + piece
    return whole


def joined(parts: list[str]) -> str:
    """Lines as one text: a line that was wrapped in the middle of a sentence goes on without a break."""
    text = parts[0] if parts else ""
    last = text
    for part in parts[1:]:
        text += ("" if _was_wrapped(last, part) else "\n") + part
        last = part
    return text


def _was_wrapped(before: str, after: str) -> bool:
    if after.strip("()（）【】") in _ALONE or _LATER_OPTION.search(after):
        return False
    if not before or not after or len(before) < _WRAP_WIDTH or before[-1] in _SENTENCE_END:
        return False
    return _is_wide(before[-1]) and (_is_wide(after[0]) or after[0] in "（(，。、；")


def _is_wide(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff" or char in "，、”》）"


_NARROWEST_PAGE = 40
_FEWEST_FULL = 5
_LATER_OPTION = re.compile(r"(?<![A-Za-z])B\s?[、.．]")
_ALONE = ("正确", "错误", "对", "错", "√", "×")
_WRAP_WIDTH = 18
_SENTENCE_END = "。？！；：?!;:"
