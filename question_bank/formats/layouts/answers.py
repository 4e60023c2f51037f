"""Every form in which a key is written, read without guessing: what is not certain is None."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from question_bank.formats.layouts.fold import fold, plain

_LETTER_RUN = re.compile(
    r"\s*[(\[【]?\s*(?:选项?|为)?\s*([A-J](?:[\s,、;/.|和及与]{0,3}[A-J](?![a-z]))*)\s*[)\]】]?(?![A-Za-z])"
)
_LETTER = re.compile("[A-J]")
_AFTER_RUN = re.compile(r"\s*(?:选?项)?\s*(?:正确|全选)?\s*(?:[。;,.、:(].*)?", re.DOTALL)
_EACH_OPTION = re.compile(r"(?:^|\n|[\s;。])\s*([A-J])\s?[.、:)]\s*")
_TRUE = frozenset(["正确", "对", "是", "√", "t", "true", "y", "yes", "1"])
_FALSE = frozenset(["错误", "错", "不正确", "不对", "否", "×", "x", "f", "false", "n", "no", "0"])
_VERDICT = re.compile(
    r"\s*[(\[【]?\s*(不正确|正确|错误|不对|对|错|是|否|√|×|true|false|yes|no|[tfxyn10])\s*[)\]】]?\s*(?:$|[。.;,、:(\s].*)",
    re.DOTALL | re.IGNORECASE,
)
_KEYED_BRACKET = re.compile(r"[(【]\s*([A-J](?:[\s,、;]{0,2}[A-J]){0,9})\s*[)】]")
_VERDICT_BRACKET = re.compile(r"[(【]\s*(√|×|[xX]|对|错|正确|错误|T|F)\s*[)】]")
_VERDICT_END = re.compile(
    r"(?:(?<=[。.!?;)\s])|(?<=[\u4e00-\u9fff]))\s*([√×])\s*$|[。.!?)\s]\s*([TF])\s*$|[。!?]\s*([YN])\s*$"
    r"|\n\s*(对|错|正确|错误|[XYN])\s*$"
)
_LATIN_VERDICTS = ("T", "F", "x", "X")
_SENTENCE_ENDS = ("。", ".", "!", "?", "")
_VERDICT_START = re.compile(r"\s*(√|×)\s*")
_LETTERS_END = re.compile(r"[。.!?)_]\s*([A-J]{1,8})\s*$")
_EMPTY_BRACKET = re.compile(r"[(【]\s*[)】]|_{2,}")
_FLOATING = re.compile(r"(?<=[\u4e00-\u9fff，。、）”])[ \t_]+([A-J])[ \t_]+(?=[\u4e00-\u9fff，。、（“])")
_OPTION_MARK = re.compile(r"\s*(?:[(\[【]\s*(?:正确答案|答案|正确选项|√)\s*[)\]】]|√)\s*$")
_MARK_ENDS = "）)】]］√✓✔☑"
_CONCLUSION = re.compile(
    r"(?:故|因此|所以|综上|本题)[^。;\n不非排除]{0,10}?(?:选择?|答案[为是]?:?)\s*:?([A-J](?:[,、]?[A-J]){0,7})(?![A-Za-z项选])"
)


@dataclass(frozen=True, slots=True)
class Found:
    """A key in the stem: letters or 正确/错误, and where its mark stands."""

    value: str
    start: int
    end: int


def read_letters(text: str, options: Sequence[tuple[str, str]]) -> tuple[str, str] | None:
    """The letters of a key in their order and the remark behind them; None when it is not certain.

    Understood are ABD, A,B,D, A、B、D, lower case, a letter with the text of its option, and the text alone.
    """
    whole = plain(text)
    if not whole:
        return None
    if letters := _by_texts(text, whole, options):
        return letters, ""
    folded = fold(text).upper()
    match = _LETTER_RUN.match(folded)
    if match is None:
        return None
    letters = "".join(_LETTER.findall(match[1]))
    rest = text[match.end() :]
    if len(set(letters)) != len(letters) or not _AFTER_RUN.fullmatch(fold(rest)):
        return None
    return "".join(sorted(letters)), rest.strip(" 　。.;；,，、:：")


def _by_texts(text: str, whole: str, options: Sequence[tuple[str, str]]) -> str:
    """The key by the words of its options; with letters in front they must agree."""
    texts = {letter: plain(said) for letter, said in options}
    same = [letter for letter, said in texts.items() if said and said == whole]
    if len(same) == 1 and not (len(whole) == 1 and whole.upper() in texts):
        return same[0]
    if whole[:1].upper() in texts and texts[whole[:1].upper()] == plain(whole[1:].lstrip(".、:)")) != "":
        return whole[:1].upper()
    folded = fold(text)
    signs = list(_EACH_OPTION.finditer(folded))
    if len(signs) < 2 or signs[0].start() > 0:
        return ""
    ends = [sign.start() for sign in signs[1:]] + [len(text)]
    read = {sign[1]: plain(text[sign.end() : end]) for sign, end in zip(signs, ends, strict=True)}
    agrees = len(read) == len(signs) and all(texts.get(letter) == said for letter, said in read.items())
    return "".join(sorted(read)) if agrees else ""


def read_verdict(text: str) -> tuple[str, str] | None:
    """正确 or 错误 and the remark behind it; None for anything else."""
    match = _VERDICT.fullmatch(fold(text))
    if match is None:
        return None
    word = match[1].lower()
    remark = text[match.end(1) :].strip(" 　。.;；,，、:：)）】]")
    return ("正确" if word in _TRUE else "错误"), remark


def keyed_brackets(stem: str) -> Iterator[Found]:
    """Letters in brackets in a stem: （B）, （ A、C ）."""
    for match in _KEYED_BRACKET.finditer(fold(stem)):
        letters = _LETTER.findall(match[1])
        if letters == sorted(set(letters)):
            yield Found("".join(letters), match.start(), match.end())


def verdict_marks(stem: str) -> Iterator[Found]:
    """√, ×, 对, 错 in brackets at either end of a stem, or behind its last sentence."""
    folded = fold(stem)
    for match in _VERDICT_BRACKET.finditer(folded):
        alone = not folded[: match.start()].strip() or not folded[match.end() :].strip("。.;,! \n")
        if match[1] in _LATIN_VERDICTS and folded[: match.start()].rstrip()[-1:] not in _SENTENCE_ENDS:
            continue
        if alone or match[1] in "√×":
            yield Found(_verdict(match[1]), match.start(), match.end())
    if end := _VERDICT_END.search(folded):
        group = end.lastindex or 1
        yield Found(_verdict(end[group]), end.start(group), end.end(group))
    elif start := _VERDICT_START.match(folded):
        yield Found(_verdict(start[1]), start.start(), start.end())


def _verdict(word: str) -> str:
    return "正确" if word.lower() in _TRUE else "错误"


def letters_at_end(text: str) -> Found | None:
    """Bare letters behind the last sentence of a stem: …的期限是 ____。B"""
    match = _LETTERS_END.search(fold(text))
    return Found("".join(sorted(match[1])), match.start(1), match.end(1)) if match else None


def floating_letter(stem: str) -> str:
    """A single letter between spaces inside a sentence: perhaps its key, never certainly."""
    found = _FLOATING.findall(fold(stem))
    return found[0] if len(found) == 1 else ""


def has_empty_blank(stem: str) -> bool:
    """Whether a gap waits for an answer."""
    return _EMPTY_BRACKET.search(fold(stem)) is not None


def without_option_mark(text: str) -> str | None:
    """The option without the mark of the right one, （正确答案） or √; None when it carries none."""
    if not text or text.rstrip()[-1:] not in _MARK_ENDS:
        return None
    match = _OPTION_MARK.search(fold(text))
    return text[: match.start()].strip() if match and match.start() else None


def concluded(analysis: str) -> str:
    """The letters an analysis ends on (故选B); empty when it names none."""
    found = _CONCLUSION.findall(fold(analysis))
    return "".join(sorted(_LETTER.findall(found[-1]))) if found else ""
