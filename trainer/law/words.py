"""The words for the codes and enums of the law register."""

from __future__ import annotations

from collections.abc import Mapping

from trainer.law.values import Change, Standing, StatuteKind
from trainer.words import Names, _


def names() -> Names:
    """What people call each value."""
    return Names(
        {
            StatuteKind.ARTICLES: _("By articles"),
            StatuteKind.SECTIONS: _("By sections"),
        },
        {
            Standing.SOUND: _("Exists in the law in force"),
            Standing.NO_ARTICLE: _("No such article"),
            Standing.NO_PARAGRAPH: _("No such paragraph or item"),
            Standing.UNKNOWN: _("Not in the register"),
        },
        {
            Change.SAME: _("Unchanged"),
            Change.REWORDED: _("Reworded"),
            Change.MOVED: _("Renumbered"),
            Change.MOVED_REWORDED: _("Renumbered and reworded"),
            Change.NEW: _("New"),
            Change.REMOVED: _("Removed"),
        },
    )


def errors() -> Mapping[str, str]:
    """What happened and what to do next, by the code of the error; those of `law.text` are problems of a text."""
    return {
        "law.file_kind": _("{name} is no statute text. Save it as .docx, .txt or .md and choose it again."),
        "law.file_too_large": _("{name} is larger than a statute can be. Choose the file with the text alone."),
        "law.file_unreadable": _(
            "{name} cannot be read. Open it, save it again as .docx or .txt, then choose it again."
        ),
        "law.no_title": _("The title is missing. Write the full title of the statute."),
        "law.no_revision": _("The date of the revision is missing. Write the day this version was made."),
        "law.effective_before": _(
            "In force from {effective} is before the revision of {revised}. Correct one of the two dates."
        ),
        "law.text_has_problems": _(
            "The text has problems that must be corrected first. Correct the file, load it again."
        ),
        "law.version_known": _("The text of the revision of {revised} is loaded already. Choose the other version."),
        "law.other_kind": _("《{title}》 is cited in another way than this text. See that it is the whole text."),
        "law.withdrawn_already": _("This version was withdrawn already. Open the page anew."),
        "law.must_park": _("Articles that questions cite have changed. Choose when they are set aside for review."),
        "law.decided_already": _(
            "Somebody has decided about questions of this version already. Load the right version as a new one."
        ),
        "law.article_removed": _(
            "The article cited is gone from the law. Rewrite the question, or take it out of use."
        ),
        "law.newer_version": _("A newer version was compared with this one. Undo the newer one first."),
        "law.text.twice": _("{place} comes twice. Take out what does not belong there."),
        "law.text.backwards": _("{place} comes after {last}. Put the articles in their order."),
        "law.text.gap": _("{places} missing before {place}. Complete the text."),
        "law.text.empty": _("{place} has no text. Complete it."),
        "law.text.annex": _("From here on there is an annex; it is kept in the file, not as articles."),
        "law.text.nothing": _("No articles and no sections were found. Choose the text of a statute."),
    }
