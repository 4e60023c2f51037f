"""The changes of a comparison as a table, and the pair of wordings of one of them."""

from __future__ import annotations

from collections.abc import Mapping

from trainer.law.comparing import marked
from trainer.law.rules import place_words
from trainer.law.values import ArticleChange, ArticleKey, Change
from trainer.ui.law.wording import TONES, place_of
from trainer.ui.texts import name
from trainer.ui.widgets.article import WordingPair
from trainer.ui.widgets.table import Column, RecordTable
from trainer.words import _


def changes_table(questions: Mapping[ArticleKey, int]) -> RecordTable[ArticleChange]:
    """`questions`: how many approved or checked questions cite each old article."""

    def citing(change: ArticleChange) -> str:
        count = questions.get(change.old.key, 0) if change.old is not None and change.touches else 0
        return str(count) if count else "—"

    def text(change: ArticleChange) -> str:
        article = change.new or change.old
        return " ".join(article.text.split())[:60] if article is not None else ""

    return RecordTable(
        (
            Column(_("Kind of change"), lambda one: name(one.change), 136, tone=lambda one: TONES[one.change]),
            Column(_("Article"), place_of, 170),
            Column(_("Text"), text),
            Column(_("Questions"), citing, 76, right=True),
        )
    )


def wording_pair(change: ArticleChange) -> WordingPair:
    """Old and new wording; of an unchanged article both are plain."""
    old, new = change.old, change.new
    both = old is not None and new is not None
    left, right = marked(old.text if old else "", new.text if new else "")
    if not both:
        left, right = tuple((text, False) for text, _d in left), tuple((text, False) for text, _d in right)
    return WordingPair(
        _("Before: {place}").format(place=place_words(old.key) if old else "—"),
        left,
        _("Now: {place}").format(place=place_words(new.key) if new else "—"),
        right,
        _("Not loaded or not there"),
    )


def hides_same(changes: tuple[ArticleChange, ...]) -> tuple[ArticleChange, ...]:
    """What differs, for reading."""
    return tuple(one for one in changes if one.change is not Change.SAME)
