"""Sentences of the exam window."""

from __future__ import annotations

from decimal import Decimal

from question_bank.marking import MarkingRule, MultipleRule
from question_bank.question import OPTION_LETTERS, Question, QuestionKind
from trainer.exams.results.values import MyExam, MyResult
from trainer.exams.sittings.values import ItemView
from trainer.exams.values import ReviewPolicy
from trainer.ui.sitting.state import Admission
from trainer.ui.texts import name
from trainer.ui.tones import Tone
from trainer.words import _


def points(score: Decimal) -> str:
    """1.5, 2, 0.25: no zeros that say nothing."""
    text = f"{score:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def question_line(item: ItemView, of: int, rule: MarkingRule) -> str:
    """第 37 题 / 100　多选 · 1.5 分（少选得 0.75 分，错选不得分）."""
    words = _("Question {number} / {count}   {kind} · {points} points").format(
        number=item.number, count=of, kind=name(item.question.kind), points=points(item.score)
    )
    return words + (multiple_words(rule, item.score) if item.question.kind is QuestionKind.MULTIPLE else "")


def multiple_words(rule: MarkingRule, score: Decimal) -> str:
    """What a choice that is not exactly right earns."""
    match rule.multiple:
        case MultipleRule.ALL_OR_NOTHING:
            return _(" (only the exact choice counts)")
        case MultipleRule.PARTIAL if rule.missing_share is None:
            return _(" (missing choices earn their share, a wrong one earns nothing)")
        case MultipleRule.PARTIAL:
            share = points((score * (rule.missing_share or Decimal())).quantize(Decimal("0.01")))
            return _(" (missing choices: {share} points, a wrong one: none)").format(share=share)
        case _:
            return _(" (each wrong choice takes points away)")


def admission_facts(one: Admission) -> tuple[str, ...]:
    """Who and what, for the person to confirm."""
    exam = one.exam
    figures = _("{minutes} minutes · {questions} questions · {total} points · pass mark {mark}")
    return (
        "　".join(filter(None, (one.unit, one.number))),
        seat_words(exam) + (_(" (retake)") if exam.retake else ""),
        figures.format(
            minutes=exam.minutes, questions=exam.questions, total=points(exam.total), mark=points(exam.pass_mark)
        ),
    )


def seat_words(exam: MyExam) -> str:
    """Exam and seat; room and session where they were arranged."""
    if not exam.room:
        return _("{exam} · seat {seat}").format(exam=exam.title, seat=exam.seat)
    words = _("{exam} · {room} · session {session} · seat {seat}")
    return words.format(exam=exam.title, room=exam.room, session=exam.session, seat=exam.seat)


def exam_rules(one: Admission) -> tuple[str, ...]:
    """What everybody should know before the time runs."""
    return (
        _("The time begins when you press the button below, and the answers are handed in when it is over."),
        _("Each answer is saved on its own; “saved” at the foot of the window means that it is on the disk."),
        _("If the power fails, sign in again: you continue where you were."),
        _("Answer by yourself, without papers or telephone. Raise your hand when something does not work."),
        _("Keys: A–H choose, ← → turn the page, F marks a question, Ctrl+Enter hands in."),
        _("The times at which this window is not in front are noted. A note is not an accusation."),
    )


def verdict(result: MyResult) -> tuple[str, Tone]:
    """Whether the pass mark was reached; green only where nothing can change it any more."""
    if result.in_force:
        return (_("✓ Passed"), Tone.OK) if result.passed else (_("Below the pass mark"), Tone.WARN)
    words = _("Pass mark reached, not in force yet") if result.passed else _("Below the pass mark, not in force yet")
    return words, Tone.WARN


def result_words(result: MyResult | None) -> tuple[str, ...]:
    """As much as the review policy shows."""
    if result is None or result.policy is ReviewPolicy.NONE:
        return (_("Your answers are kept. The office announces the results."),)
    lines = []
    if result.waiting:
        lines.append(_("Written answers wait for a marker; the score is announced when they are marked."))
    if result.score is not None:
        words = _("{score} of {of} points · pass mark {mark}")
        lines.append(words.format(score=points(result.score), of=points(result.of), mark=points(result.pass_mark)))
    if result.answers_from is not None:
        at = result.answers_from.astimezone()
        lines.append(_("Key and explanations are shown from {time} on.").format(time=f"{at:%Y-%m-%d %H:%M}"))
    return tuple(lines) or (_("Your answers are kept. The office announces the results."),)


def flag_key(question: Question) -> str:
    """F marks a question, but where F is an option or a letter to type another key does."""
    written = question.kind in (QuestionKind.BLANK, QuestionKind.SHORT, QuestionKind.CASE)
    return "F8" if written or len(question.options) > OPTION_LETTERS.index("F") else "F"
