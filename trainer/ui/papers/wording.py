"""Blueprints and papers in words."""

from __future__ import annotations

from question_bank.balance import Balance
from question_bank.codec_answer import plain_decimal
from trainer.exams.papers.values import Paper
from trainer.ui.papers.lines import lack_words
from trainer.ui.papers.state import PapersState, RowCheck, total_of
from trainer.ui.tones import Tone
from trainer.ui.wording import SEPARATOR, moment
from trainer.words import _

HASH_SHOWN = 12


def totals(state: PapersState) -> str:
    """The line below the rows of a blueprint."""
    return SEPARATOR.join(
        (
            _("{count} questions in it").format(count=state.plan.question_count),
            _("{score} points in all").format(score=plain_decimal(state.plan.total_score)),
        )
    )


def check_words(check: RowCheck) -> tuple[str, Tone]:
    """What the bank says to a row."""
    if check.lacking:
        return _("{missing} too few of {fitting}").format(missing=check.lacking, fitting=check.fitting), Tone.BAD
    return _("{count} to draw from").format(count=check.fitting), Tone.OK


def shortage(state: PapersState) -> tuple[str, ...]:
    """Which lines the last draw could not keep, and by how much."""
    return tuple(lack_words(state.plan, spot, amount) for spot, amount in state.lacks)


def draft_words(state: PapersState) -> str:
    """The line above a draft: seed, score, difficulty, statutes, and for parallel papers what they share."""
    draft, held = state.draft, state.balance
    if draft is None:
        return ""
    parts = [
        _("Seed {seed}").format(seed=draft.seed),
        _("{count} questions in it").format(count=len(draft.items)),
        _("{score} points in all").format(score=plain_decimal(total_of(draft.items))),
    ]
    if held is not None:
        parts.append(_("mean difficulty {mean}").format(mean=f"{held.difficulty:.2f}"))
        parts.append(_("{count} statutes").format(count=held.statutes))
    if draft.picked:
        parts.append(_("{count} chosen by hand").format(count=draft.picked))
    if len(state.drafts) > 1:
        parts.append(_forms_words(state))
    if draft.practice:
        parts.append(_("for practice only"))
    return SEPARATOR.join(parts)


def _forms_words(state: PapersState) -> str:
    if not state.shared:
        return _("the papers share no question")
    words = _("{count} questions stand in two papers, fewer is not possible")
    if not state.least:
        words = _("{count} questions stand in two papers, fewer was not found")
    return words.format(count=state.shared)


def balance_words(held: Balance) -> tuple[str, Tone]:
    """Whether a paper keeps its blueprint."""
    if held.kept:
        return _("Keeps the blueprint"), Tone.OK
    off = sum(1 for line in held.lines if line.off) + len(held.enemies)
    return _("{count} lines not kept").format(count=off), Tone.BAD


def paper_words(paper: Paper, made_by: str) -> str:
    return SEPARATOR.join(
        (
            _("{count} questions in it").format(count=len(paper.items)),
            _("{score} points in all").format(score=plain_decimal(paper.total)),
            _("Seed {seed}").format(seed=paper.seed),
            _("sealed by {name} at {time}").format(name=made_by, time=moment(paper.made_at)),
            _("seal {hash}").format(hash=paper.hash[:HASH_SHOWN]),
        )
    )
