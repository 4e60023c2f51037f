"""Two versions of a statute, article by article; renumbered articles are found by their wording."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from trainer.law.values import Article, ArticleChange, ArticleKey, Change, Comparison

LEAST_LIKENESS = 60.0
"""Articles less alike than this (of 100) are two articles, one removed and one new."""
_SAME_NUMBER = 8.0
"""What an article gains that kept its number: laws mostly keep it."""

Segment = tuple[str, bool]
"""A stretch of text and whether it differs from the other version."""


def compare(old: Sequence[Article], new: Sequence[Article]) -> Comparison:
    """Same, reworded, moved, moved and reworded, new, removed. White space and the width of signs do not count.

    Each article has at most one partner: the same wording first, under the same number before another, then the
    greatest likeness.
    """
    pairs = _pairs(old, new)
    before = {target: source for source, target in pairs.items()}
    changes = [_change(old[before[n]] if n in before else None, article) for n, article in enumerate(new)]
    gone = [(_place_among(n, pairs), one) for n, one in enumerate(old) if n not in pairs]
    gone.sort(key=lambda one: one[0])
    for at, article in reversed(gone):
        changes.insert(at, ArticleChange(Change.REMOVED, article, None))
    return Comparison(tuple(changes))


def marked(old: str, new: str) -> tuple[tuple[Segment, ...], tuple[Segment, ...]]:
    """Both texts cut where they differ."""
    left: list[Segment] = []
    right: list[Segment] = []
    for step in Indel.opcodes(old, new):
        same = step.tag == "equal"
        _extend(left, old[step.src_start : step.src_end], not same)
        _extend(right, new[step.dest_start : step.dest_end], not same)
    return tuple(left), tuple(right)


def wording(article: Article) -> str:
    """What of a text counts in a comparison: its paragraphs without white space and widths."""
    lines = unicodedata.normalize("NFKC", article.text).split("\n")
    return "\n".join("".join(line.split()) for line in lines if line.strip())


def _pairs(old: Sequence[Article], new: Sequence[Article]) -> dict[int, int]:
    """Place in the old version -> place in the new one."""
    left, right = [wording(one) for one in old], [wording(one) for one in new]
    number = {article.key: n for n, article in enumerate(new)}
    kept = ((n, number[one.key]) for n, one in enumerate(old) if one.key in number)
    pairs = {source: target for source, target in kept if left[source] == right[target]}
    taken = set(pairs.values())
    for source, target in _same_wording(left, right):
        if source not in pairs and target not in taken:
            pairs[source] = target
            taken.add(target)
    rest = [n for n in range(len(old)) if n not in pairs], [n for n in range(len(new)) if n not in taken]
    for _likeness, source, target in sorted(_alike(old, new, left, right, rest), key=lambda one: (-one[0], *one[1:])):
        if source not in pairs and target not in taken:
            pairs[source] = target
            taken.add(target)
    return pairs


def _same_wording(left: Sequence[str], right: Sequence[str]) -> Iterator[tuple[int, int]]:
    places: dict[str, list[int]] = {}
    for n, words in enumerate(right):
        places.setdefault(words, []).append(n)
    return ((n, target) for n, words in enumerate(left) for target in places.get(words, ()))


def _alike(
    old: Sequence[Article],
    new: Sequence[Article],
    left: Sequence[str],
    right: Sequence[str],
    rest: tuple[Sequence[int], Sequence[int]],
) -> Iterator[tuple[float, int, int]]:
    for source in rest[0]:
        for target in rest[1]:
            likeness = fuzz.ratio(left[source], right[target], score_cutoff=LEAST_LIKENESS)
            if likeness:
                kept = old[source].key == new[target].key
                yield likeness + (_SAME_NUMBER if kept else 0.0), source, target


def _change(old: Article | None, new: Article) -> ArticleChange:
    if old is None:
        return ArticleChange(Change.NEW, None, new)
    same, kept = wording(old) == wording(new), old.key == new.key
    if kept:
        return ArticleChange(Change.SAME if same else Change.REWORDED, old, new)
    return ArticleChange(Change.MOVED if same else Change.MOVED_REWORDED, old, new)


def _place_among(source: int, pairs: dict[int, int]) -> int:
    """Behind the partner of the nearest article before it that has one."""
    return next((pairs[n] + 1 for n in range(source - 1, -1, -1) if n in pairs), 0)


def _extend(segments: list[Segment], text: str, differs: bool) -> None:
    if text:
        segments.append((text, differs))


def successor(comparison: Comparison, key: ArticleKey) -> ArticleChange | None:
    """What became of an old article."""
    return next((one for one in comparison.changes if one.old is not None and one.old.key == key), None)
