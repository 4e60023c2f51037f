"""Blueprints and papers in words."""

from __future__ import annotations

from question_bank.blueprint import BlueprintRow
from question_bank.codec_answer import plain_decimal
from trainer.exams.papers.values import Paper, PaperDraft
from trainer.ui.papers.state import PapersState, RowCheck, total_of
from trainer.ui.texts import name
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


def shortage(state: PapersState) -> str:
    """Which rows the last draw could not fill, and by how much."""
    rows = (
        _("Row {row} ({kind}) lacks {missing} questions").format(
            row=number, kind=row_words(state.plan.rows[number - 1]), missing=missing
        )
        for number, missing in sorted(state.short.items())
        if number <= len(state.plan.rows)
    )
    lines = "；".join(rows)
    return _("No paper could be drawn. {rows}. Lower the number, widen the row, or approve more questions.").format(
        rows=lines
    )


def row_words(row: BlueprintRow) -> str:
    """Kind, subject and field of a row."""
    return " ".join(filter(None, (name(row.kind), row.subject, row.field)))


def draft_words(draft: PaperDraft) -> str:
    return SEPARATOR.join(
        (
            _("Seed {seed}").format(seed=draft.seed),
            _("{count} questions in it").format(count=len(draft.items)),
            _("{score} points in all").format(score=plain_decimal(total_of(draft.items))),
        )
    )


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
