"""Sentences of the page that depend on numbers."""

from __future__ import annotations

from trainer.bank.similar.values import MergeRow, Overview, Side
from trainer.ui.texts import name
from trainer.words import _


def purpose(overview: Overview, by: str) -> str:
    """When the bank was searched, by whom, how much of it is newer."""
    if overview.scan is None:
        return _(
            "Finds questions that are there twice and keys that contradict each other; you decide about each pair."
        )
    scan = overview.scan
    text = _("Searched {at} by {by}: {questions} questions, {found} pairs found, {left} still to be decided.").format(
        at=f"{scan.at.astimezone():%Y-%m-%d %H:%M}",
        by=by,
        questions=f"{scan.questions:,}",
        found=f"{scan.found:,}",
        left=f"{len(overview.pairs):,}",
    )
    if overview.changed:
        text += _(" {count} questions are new or changed since; search again.").format(count=f"{overview.changed:,}")
    return text


def scan_words(found: int | None) -> str:
    """What came of a search."""
    if found is None:
        return _("The search was cancelled; the list shows what the one before it found.")
    return _("The search is done: {count} pairs found.").format(count=f"{found:,}")


def park_words(count: int) -> tuple[str, str, str, str]:
    """Title, text and verb of the question for a reason, and what is said afterwards."""
    return (
        _("Set {count} approved questions aside for review").format(count=count),
        _("Another question contradicts their key. They are not drawn until somebody has checked them. Say why."),
        _("Set aside for review"),
        _("{count} questions are set aside for review.").format(count=count),
    )


def side_words(side: Side) -> str:
    """第 12 题 · 单选 · 已审定 · 行政处罚法."""
    words = [_("Question {number}").format(number=side.number), name(side.kind), name(side.status), side.subject]
    return " · ".join(word for word in words if word)


def merge_words(row: MergeRow) -> str:
    """第 40 题并入第 12 题, when."""
    words = _("Question {other} into {kept}, {at}")
    return words.format(other=row.retired, kept=row.kept, at=f"{row.at.astimezone():%Y-%m-%d %H:%M}")
