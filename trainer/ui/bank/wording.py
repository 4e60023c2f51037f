"""Sentences of the bank that depend on numbers and on what was done."""

from __future__ import annotations

from datetime import datetime

from question_bank.formats.registry import FORMATS, readable_suffixes
from question_bank.numerals import format_numeral
from question_bank.question import QuestionKind
from question_bank.wording import describe_format
from trainer.bank.values import BankSummary, BulkOutcome, Move, QuestionRow, QuestionStatus, Tally
from trainer.ui.texts import name, sentence
from trainer.ui.tones import Tone
from trainer.words import _, language


def move_verb(move: Move) -> str:
    """What the button says."""
    return {
        Move.CHECK: _("Checked"),
        Move.APPROVE: _("Approve for exams"),
        Move.PARK: _("Set aside for review"),
        Move.RETIRE: _("Take out of use"),
    }[move]


def purpose(summary: BankSummary) -> str:
    """How many questions there are and how many of them can be used."""
    words = _("{total} questions, {approved} of them approved for exams, {parked} to be looked at again").format(
        total=figure(summary.total),
        approved=figure(summary.by_status.get(QuestionStatus.APPROVED, 0)),
        parked=figure(summary.by_status.get(QuestionStatus.PARKED, 0)),
    )
    unverified = summary.by_status.get(QuestionStatus.UNVERIFIED, 0)
    if unverified:
        words += _(", {unverified} imported ones not compared yet").format(unverified=figure(unverified))
    return words


def count_words(total: int, more: bool) -> str:
    """How many rows the list has."""
    if more:
        return _("more than {count} questions").format(count=figure(total))
    return _("{count} questions").format(count=figure(total))


def place_words(row: QuestionRow) -> str:
    """行政处罚法 第六十四条."""
    if not row.statute:
        return "—"
    return row.statute + (f" 第{format_numeral(row.article)}条" if row.article else "")


def reason_words(move: Move, count: int) -> tuple[str, str, str]:
    """Title, text and verb of the question for a reason."""
    if move is Move.PARK:
        title = _("Set {count} questions aside for review").format(count=count)
        text = _("They are not drawn for papers until somebody has checked them again. Say why.")
    else:
        title = _("Take {count} questions out of use").format(count=count)
        text = _("This is for good: they are never drawn again. Papers and results of the past stay. Say why.")
    return title, text, move_verb(move)


def confirm_words(move: Move, count: int) -> tuple[str, str, str]:
    """Title, text and verb before many questions move at once."""
    if move is Move.CHECK:
        title = _("Mark {count} questions as checked").format(count=count)
        text = _("By this you say that you have compared each of them with the article it cites.")
    else:
        title = _("Approve {count} questions").format(count=count)
        text = _("They can then be drawn for papers. Those you wrote or checked yourself stay back.")
    return title, text, move_verb(move)


def bulk_words(move: Move, outcome: BulkOutcome) -> tuple[str, Tone]:
    """What came of moving many: how many moved, how many stayed back and why."""
    text = _("{verb}: {count} questions.").format(verb=move_verb(move), count=outcome.changed)
    for code, number in outcome.refused.items():
        text += " " + _("{count} stay as they are: {why}").format(count=number, why=sentence(code, {}))
    return text, Tone.WARN if outcome.refused else Tone.OK


def taken_back_words(outcome: BulkOutcome) -> tuple[str, Tone]:
    """What came of taking a step back."""
    text = _("Taken back: {count} questions.").format(count=outcome.changed)
    for code, number in outcome.refused.items():
        text += " " + _("{count} stay as they are: {why}").format(count=number, why=sentence(code, {}))
    return text, Tone.WARN if outcome.refused else Tone.OK


def tally_words(tally: Tally | None) -> str:
    """What the list shows, summed up: 单选 120、多选 80　｜　已审定 190、待复核 10."""
    if tally is None:
        return _("Too many hits to sum up: narrow the list down")
    kinds = [f"{name(kind)} {figure(tally.by_kind[kind])}" for kind in QuestionKind if tally.by_kind.get(kind)]
    statuses = [f"{name(one)} {figure(tally.by_status[one])}" for one in QuestionStatus if tally.by_status.get(one)]
    return "　｜　".join("、".join(part) for part in (kinds, statuses) if part)


def export_patterns() -> str:
    """The kinds of file an export can be."""
    return ";;".join(f"{describe_format(known.name, language())} (*{known.suffixes[0]})" for known in FORMATS)


def import_patterns() -> str:
    """The kinds of file an import can read."""
    return _("Question banks ({patterns})").format(patterns=" ".join(f"*{suffix}" for suffix in readable_suffixes()))


def import_purpose() -> str:
    """What the import page is for."""
    return _(
        "From Excel, Word, text, GIFT, Aiken, Moodle XML, QTI and Common Cartridge. "
        "You see what a file holds before it is kept."
    )


def figure(number: int) -> str:
    """6,128."""
    return f"{number:,}"


def moment(at: datetime) -> str:
    """2026-11-21 09:30, local time."""
    return f"{at.astimezone():%Y-%m-%d %H:%M}"
