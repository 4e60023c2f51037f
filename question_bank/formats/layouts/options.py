"""Stem and options out of one text: letters in their order with the least forced reading."""

from __future__ import annotations

import re
from dataclasses import dataclass

from question_bank.formats.layouts.fold import fold
from question_bank.formats.layouts.lines import unbroken

_DELIMITED = re.compile(r"[(\[【]\s?([A-J])\s?[)\]】]\s?[.、:]?|([A-J])(?:\s?[.、:)·]|,(?!\s?[A-J]\b))")
_BARE = re.compile(r"(?:(?<=\n)|(?<=\s)|\A)([A-J])(?=[ \t]+[^\s.、:)]|[\u4e00-\u9fff\d《“])")
_LINE, _SPACED, _MARKED, _GLUED, _AFTER_SMALL, _AFTER_CAPITAL, _IN_BRACKETS = 0, 1, 3, 4, 6, 9, 14
_BARE_AT_LINE, _BARE_SPACED = 2, 5
_FORCED = 12
_MOST_MARKS = 400
_LETTERS = "ABCDEFGHIJ"


@dataclass(frozen=True, slots=True)
class _Sign:
    """One letter that may begin an option: from `start` to `end`, the higher `cost` the less likely."""

    start: int
    end: int
    place: int
    cost: int
    delimited: bool


@dataclass(frozen=True, slots=True)
class Split:
    """The stem, and options as pairs of letter and text; `supplied` when the A of option A was not there."""

    stem: str
    options: tuple[tuple[str, str], ...] = ()
    supplied: bool = False


def split_options(text: str) -> Split:
    """The options of the text; letters that repeat, are missing or out of order come back as they stand."""
    folded = fold(text)
    signs = _signs(folded)
    chain = _best_chain(signs, folded)
    if not chain:
        if without_a := _without_first_letter(text, folded, signs):
            return without_a
        strong = [sign for sign in signs if sign.cost == _LINE and sign.delimited]
        if len(strong) >= 2:
            return _cut(text, strong)
        lowered = _lower_case(folded)
        return _cut(text, lowered) if lowered else Split(text.strip())
    return _cut(text, _with_strays(chain, signs, folded))


def _signs(folded: str) -> list[_Sign]:
    found: dict[int, _Sign] = {}
    depth = _bracket_depth(folded)
    for match in _DELIMITED.finditer(folded):
        place = _LETTERS.index(match[1] or match[2])
        cost = _cost(folded, match.start(), depth is not None and depth[match.start()] > 0)
        found[match.start()] = _Sign(match.start(), match.end(), place, cost, True)
    for match in _BARE.finditer(folded):
        if match.start() not in found:
            at_line = match.start() == 0 or folded[match.start() - 1] == "\n"
            cost = _BARE_AT_LINE if at_line else _BARE_SPACED
            found[match.start()] = _Sign(match.start(), match.end(), _LETTERS.index(match[1]), cost, False)
    return [found[start] for start in sorted(found)][:_MOST_MARKS]


def _bracket_depth(folded: str) -> list[int] | None:
    """How deep in brackets each character stands; None when the brackets do not pair."""
    if "(" not in folded and "{" not in folded:
        return None
    depths, depth = [], 0
    for char in folded:
        depth -= char in ")}"
        if depth < 0:
            return None
        depths.append(depth)
        depth += char in "({"
    return depths if depth == 0 else None


def _cost(folded: str, start: int, in_brackets: bool) -> int:
    before = folded[start - 1] if start else "\n"
    if before == "\n":
        return _LINE
    if in_brackets:
        return _IN_BRACKETS
    if before.isspace():
        return _SPACED
    if before in "。;,)?!:】]’”\"'、":
        return _MARKED
    if before.isascii() and before.isalpha():
        return _AFTER_CAPITAL if before.isupper() else _AFTER_SMALL
    return _GLUED


def _best_chain(signs: list[_Sign], folded: str) -> list[_Sign]:
    """The longest chain A, B, C … with the least cost; empty when there is none of two letters."""
    best: list[tuple[int, int, int] | None] = []
    ends: list[list[int]] = [[] for _ in _LETTERS]
    for index, sign in enumerate(signs):
        if sign.place == 0:
            best.append((1, -sign.cost, -1))
        else:
            options = []
            for before in ends[sign.place - 1][-12:]:
                link = best[before]
                gap = folded[signs[before].end : sign.start].strip(" \t\n;,。")
                if link is None or (not gap and max(sign.cost, signs[before].cost) > _SPACED):
                    continue
                options.append((link[0] + 1, link[1] - sign.cost - (0 if gap else _FORCED), before))
            best.append(max(options) if options else None)
        if best[index] is not None:
            ends[sign.place].append(index)
    ranked = [(link[0], link[1], -index) for index, link in enumerate(best) if link is not None and link[0] >= 2]
    if not ranked:
        return []
    chain: list[_Sign] = []
    at = -max(ranked)[2]
    while at >= 0:
        chain.append(signs[at])
        link = best[at]
        at = link[2] if link is not None else -1
    chain.reverse()
    return chain if _is_sound(chain, folded) else []


def _is_sound(chain: list[_Sign], folded: str) -> bool:
    """Two letters in a sentence (甲A、乙B、) are no options; nor is a chain without a single clear mark."""
    if any(sign.delimited for sign in chain):
        clear = sum(sign.delimited and sign.cost <= _AFTER_SMALL for sign in chain)
        return clear * 2 >= len(chain) and bool(folded[chain[-1].end :].strip() or chain[-1].cost <= _SPACED)
    return len(chain) >= 3 or all(sign.cost == _BARE_AT_LINE for sign in chain)


def _with_strays(chain: list[_Sign], signs: list[_Sign], folded: str) -> list[_Sign]:
    """The chain with clear letters that do not fit into it, so that they are seen to be wrong."""
    first, last = chain[0], chain[-1]
    ends = {sign.start for sign in chain}
    worst = max(sign.cost for sign in chain)
    again = _best_chain([sign for sign in signs if sign.start > last.start], folded)
    strays = again if len(again) > 2 else []
    strays += [
        sign
        for sign in signs
        if sign.delimited
        and sign.start not in ends
        and sign.start > first.start
        and (
            sign.cost == _LINE
            or (sign.start > last.start and last.place < sign.place <= last.place + 2 and sign.cost <= worst)
        )
    ]
    return sorted({*chain, *strays}, key=lambda sign: sign.start) if strays else chain


def _without_first_letter(text: str, folded: str, signs: list[_Sign]) -> Split | None:
    """Text, B、text, C、text below a stem: the letter A was an automatic one and got lost."""
    marked = [sign for sign in signs if sign.delimited and sign.cost <= _GLUED]
    if len(marked) < 2 or [sign.place for sign in marked] != list(range(1, len(marked) + 1)):
        return None
    start = folded.rfind("\n", 0, marked[0].start) + 1
    if not start or marked[0].cost == _LINE or not folded[start : marked[0].start].strip():
        return None
    split = _cut(text, [_Sign(start, start, 0, _LINE, True), *marked])
    return Split(split.stem, split.options, supplied=True)


def _lower_case(folded: str) -> list[_Sign]:
    """Options a. b. c. at the beginnings of lines."""
    raised = re.sub(r"(?:^|(?<=\n))([a-j])(?=\s?[.、:)])", lambda match: match[1].upper(), folded)
    if raised == folded:
        return []
    chain = _best_chain(_signs(raised), raised)
    return chain if chain and all(sign.cost == _LINE for sign in chain) else []


def _cut(text: str, signs: list[_Sign]) -> Split:
    ends = [sign.start for sign in signs[1:]] + [len(text)]
    options = tuple(
        (_LETTERS[sign.place], unbroken(text[sign.end : end])) for sign, end in zip(signs, ends, strict=True)
    )
    return Split(text[: signs[0].start].strip(), options)
