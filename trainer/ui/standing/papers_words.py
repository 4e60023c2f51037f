"""Papers to be issued anew in words."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from trainer.reports.reissues import Reissue, Reissues
from trainer.ui.standing.wording import pass_words, score_words
from trainer.ui.texts import name
from trainer.ui.tones import Tone
from trainer.ui.wording import SEPARATOR, moment
from trainer.words import _


def person_words(row: Reissue, names: Mapping[UUID, str]) -> str:
    """For whom; the score book is of the whole exam."""
    return names.get(row.key.person_id, "") if row.key.person_id else _("the whole exam")


def kind_words(row: Reissue) -> str:
    return f"{name(row.key.kind)} {row.number}".strip()


def why_words(row: Reissue) -> str:
    """What became of the key, and what that changed for this person."""
    words = [name(row.correction.draft.kind)]
    if row.correction.decided_at is not None:
        words.append(f"{row.correction.decided_at.astimezone():%Y-%m-%d}")
    if row.effect is not None:
        words += _changes(row)
    return SEPARATOR.join(words)


def state_words(row: Reissue, names: Mapping[UUID, str]) -> tuple[str, Tone]:
    """Open, or done by whom and when."""
    if row.settled is not None:
        return _("done {time}, kept in the program").format(time=moment(row.settled)), Tone.OK
    if row.tick is not None and row.tick.done:
        words = _("done {time}, {name}")
        return words.format(time=moment(row.tick.at), name=names.get(row.tick.by, "")), Tone.OK
    return _("still to be done"), Tone.WARN


def list_words(found: Reissues, names: Mapping[UUID, str]) -> str:
    """How much is left, or who closed the list."""
    if not found.rows:
        return _("No result of this exam was changed by a correction, so no paper has to be issued anew.")
    if found.closing is None:
        words = _("{open} of {all} papers are still to be done. The overview reminds until the list is closed.")
        return words.format(open=found.open, all=len(found.rows))
    words = _("List closed {time} by {name}").format(
        time=moment(found.closing.at), name=names.get(found.closing.by, "")
    )
    if found.closing.left:
        left = _("{count} papers stay open: {reason}").format(count=found.closing.left, reason=found.closing.reason)
        words = SEPARATOR.join((words, left))
    return words


def _changes(row: Reissue) -> list[str]:
    assert row.effect is not None
    words = [score_words(row.effect)] if row.effect.score_changes else []
    words += [pass_words(row.effect)] if row.effect.pass_changes else []
    if row.effect.rank_changes and not words:
        ranks = (row.effect.before.rank or "—", row.effect.after.rank or "—")
        words.append(_("rank {old} → {new}").format(old=ranks[0], new=ranks[1]))
    return words
