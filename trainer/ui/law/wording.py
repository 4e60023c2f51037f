"""Sentences of the law rooms that depend on what was found."""

from __future__ import annotations

from collections.abc import Iterable

from trainer.bank.lawchange.values import LoadKind, LoadPreview, ParkWhen, WorkState
from trainer.law.rules import place_words
from trainer.law.values import ArticleChange, ArticleKey, Change, Comparison, Statute
from trainer.ui.texts import name
from trainer.ui.tones import Tone
from trainer.words import _

TONES = {
    Change.SAME: Tone.PLAIN,
    Change.REWORDED: Tone.WARN,
    Change.MOVED: Tone.BRAND,
    Change.MOVED_REWORDED: Tone.WARN,
    Change.NEW: Tone.OK,
    Change.REMOVED: Tone.BAD,
}
STATE_TONES = {
    WorkState.OPEN: Tone.WARN,
    WorkState.TO_APPROVE: Tone.BRAND,
    WorkState.REWRITTEN: Tone.BRAND,
    WorkState.DONE: Tone.OK,
}


def version_words(version: Statute) -> str:
    """What is known of a version, in one line."""
    effective = _("in force from {day}").format(day=version.effective) if version.effective else ""
    count = _("{count} articles").format(count=version.article_count)
    text = _("text loaded") if version.has_text else _("article count only, no text")
    return " · ".join(filter(None, (effective, count, text)))


def place_of(change: ArticleChange) -> str:
    """第三条, or 第四条 → 第五条 where it was renumbered."""
    places = (place_words(one.key) for one in (change.old, change.new) if one is not None)
    return " → ".join(dict.fromkeys(places))


def places_words(keys: Iterable[ArticleKey]) -> str:
    return "、".join(place_words(key) for key in keys) or "—"


def counts_words(comparison: Comparison) -> str:
    """未变 80 · 文字改动 4 …, what does not occur left out."""
    return " · ".join(f"{name(one)} {comparison.count(one)}" for one in Change if comparison.count(one))


def consequence_words(preview: LoadPreview) -> tuple[str, str]:
    """What loading would do, first of all, and the style of its box."""
    if preview.kind is LoadKind.NEW and preview.old is not None:
        words = _(
            "{count} approved or checked questions cite articles that changed since the revision of {day};"
            " they leave papers and are checked anew."
        )
        return words.format(count=preview.doubtful, day=preview.old.revised), "trouble" if preview.doubtful else "done"
    if preview.kind is LoadKind.UNCOMPARED and preview.old is not None:
        words = _(
            "The text of the revision of {day} was never loaded, so nothing can be compared. "
            "{count} approved or checked questions cite this law; all of them can be set aside."
        )
        return words.format(count=preview.doubtful, day=preview.old.revised), "note"
    if preview.kind is LoadKind.HISTORY:
        return _("A newer version is known. This text is kept for reading; no question is set aside."), "notice"
    if preview.kind is LoadKind.TEXT:
        return _("This revision is in the register already; its text is added, no question is set aside."), "done"
    return _("This law is new to the register. No question is set aside."), "done"


def park_choices(preview: LoadPreview, later: bool) -> tuple[tuple[ParkWhen, str], ...]:
    """When questions can be set aside; `later`: the first day in force is still to come."""
    choices = [(ParkWhen.AT_ONCE, _("Set aside at once"))]
    if later:
        choices.insert(0, (ParkWhen.ON_DATE, _("Set aside on the first day in force")))
    if preview.kind is LoadKind.UNCOMPARED:
        choices.append((ParkWhen.NOT, _("Leave the questions as they are")))
    return tuple(choices)


def right_words(changes: Iterable[ArticleChange]) -> str:
    """What the button says: where the article was renumbered, the citation goes with it."""
    moved = [
        one.new.key for one in changes if one.old is not None and one.new is not None and one.old.key != one.new.key
    ]
    if not moved:
        return _("Key still right")
    return _("Key still right, now {place}").format(place=places_words(moved))


def state_words(state: WorkState) -> str:
    """Where an entry of the work list stands."""
    return {
        WorkState.OPEN: _("to decide"),
        WorkState.TO_APPROVE: _("to approve"),
        WorkState.REWRITTEN: _("being rewritten"),
        WorkState.DONE: _("settled"),
    }[state]
