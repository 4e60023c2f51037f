"""Every credited or refused stretch of one person in one item with its reason; sums above, quizzes below."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from trainer.courseware.minutes.values import KeptQuiz, KeptStretch, Reason
from trainer.ui.reader.study_strip import clock_words
from trainer.ui.texts import name
from trainer.ui.tones import Tone
from trainer.ui.widgets.basics import label
from trainer.ui.widgets.table import Column, ListSource, RecordTable
from trainer.words import _

MINUTE = 60_000
MOST_TERMS = 3


class RecordList(QWidget):
    def __init__(self, record: tuple[KeptStretch, ...], quizzes: tuple[KeptQuiz, ...]) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        for words in (sum_words(record), *terms_words(record), *(quiz_words(one) for one in quizzes[:5])):
            box.addWidget(label(words, "muted", wrap=True))
        self.table: RecordTable[KeptStretch] = RecordTable(_columns())
        self.table.show_rows(ListSource(record))
        box.addWidget(self.table, 1)


def sum_words(record: Iterable[KeptStretch]) -> str:
    """计入 30:00；未计入：窗口不在最前 2:10、……"""
    sums: dict[Reason, int] = {}
    for one in record:
        sums[one.reason] = sums.get(one.reason, 0) + one.seconds
    studied = sums.pop(Reason.STUDIED, 0)
    words = _("Credited {time}").format(time=clock_words(studied))
    if not sums:
        return words
    parts = "、".join(f"{name(reason)} {clock_words(seconds)}" for reason, seconds in sums.items())
    return words + _("; not credited: {parts}").format(parts=parts)


def terms_words(record: Iterable[KeptStretch]) -> tuple[str, ...]:
    """By which figures it was counted, the newest first; figures of several times where they changed."""
    found = sorted({one.by for one in record if one.by is not None}, key=lambda one: one.since, reverse=True)
    words = _(
        "Counted from {since} on by {title}: {idle} minutes without key or mouse ({playing} while playing), "
        "up to {speed} x, a question after {least} to {most} minutes"
    )
    return tuple(
        words.format(
            since=f"{one.since.astimezone():%Y-%m-%d %H:%M}",
            title=one.terms.title,
            idle=f"{one.terms.idle / MINUTE:g}",
            playing=f"{one.terms.idle_playing / MINUTE:g}",
            speed=f"{one.terms.top_speed:g}",
            least=f"{one.terms.question_from / MINUTE:g}",
            most=f"{one.terms.question_until / MINUTE:g}",
        )
        for one in found[:MOST_TERMS]
    )


def quiz_words(quiz: KeptQuiz) -> str:
    """2026-11-22 10:05 短测：答对 4 / 5，通过."""
    words = _("{at} quiz: {right} of {of} right, passed") if quiz.passed else _("{at} quiz: {right} of {of} right")
    return words.format(at=f"{quiz.at.astimezone():%Y-%m-%d %H:%M}", right=quiz.right, of=quiz.of)


def _columns() -> tuple[Column[KeptStretch], ...]:
    def tone(one: KeptStretch) -> Tone:
        return Tone.OK if one.reason is Reason.STUDIED else Tone.WARN

    def why(one: KeptStretch) -> str:
        return ("✓ " if one.reason is Reason.STUDIED else "✗ ") + name(one.reason)

    return (
        Column(_("Began"), lambda one: f"{one.at.astimezone():%m-%d %H:%M}", 104, sort=lambda one: one.at),
        Column(_("Time"), lambda one: clock_words(one.seconds), 60, right=True, sort=lambda one: one.seconds),
        Column(_("Counted or not, and why"), why, 0, tone=tone, sort=lambda one: one.reason),
    )
