"""The words for the codes and enums of the law register."""

from __future__ import annotations

from trainer.law.values import Change, Standing, StatuteKind
from trainer.words import N_, Names

NAMES = Names(
    {
        StatuteKind.ARTICLES: N_("By articles"),
        StatuteKind.SECTIONS: N_("By sections"),
    },
    {
        Standing.SOUND: N_("Exists in the law in force"),
        Standing.NO_ARTICLE: N_("No such article"),
        Standing.NO_PARAGRAPH: N_("No such paragraph or item"),
        Standing.UNKNOWN: N_("Not in the register"),
    },
    {
        Change.SAME: N_("Unchanged"),
        Change.REWORDED: N_("Reworded"),
        Change.MOVED: N_("Renumbered"),
        Change.MOVED_REWORDED: N_("Renumbered and reworded"),
        Change.NEW: N_("New"),
        Change.REMOVED: N_("Removed"),
    },
)

ERRORS = {
    "law.file_kind": N_("{name} is no statute text. Save it as .docx, .txt or .md and choose it again."),
    "law.file_too_large": N_("{name} is larger than a statute can be. Choose the file with the text alone."),
    "law.file_unreadable": N_("{name} cannot be read. Open it, save it again as .docx or .txt, then choose it again."),
    "law.no_title": N_("The title is missing. Write the full title of the statute."),
    "law.no_revision": N_("The date of the revision is missing. Write the day this version was made."),
    "law.effective_before": N_(
        "In force from {effective} is before the revision of {revised}. Correct one of the two dates."
    ),
    "law.text_has_problems": N_("The text has problems that must be corrected first. Correct the file, load it again."),
    "law.version_known": N_("The text of the revision of {revised} is loaded already. Choose the other version."),
    "law.other_kind": N_("《{title}》 is cited in another way than this text. See that it is the whole text."),
    "law.withdrawn_already": N_("This version was withdrawn already. Open the page anew."),
    "law.must_park": N_("Articles that questions cite have changed. Choose when they are set aside for review."),
    "law.decided_already": N_(
        "Somebody has decided about questions of this version already. Load the right version as a new one."
    ),
    "law.article_removed": N_("The article cited is gone from the law. Rewrite the question, or take it out of use."),
    "law.newer_version": N_("A newer version was compared with this one. Undo the newer one first."),
    "law.text.twice": N_("{place} comes twice. Take out what does not belong there."),
    "law.text.backwards": N_("{place} comes after {last}. Put the articles in their order."),
    "law.text.gap": N_("{places} missing before {place}. Complete the text."),
    "law.text.empty": N_("{place} has no text. Complete it."),
    "law.text.annex": N_("From here on there is an annex; it is kept in the file, not as articles."),
    "law.text.nothing": N_("No articles and no sections were found. Choose the text of a statute."),
}
