"""Corrections and their consequences in words."""

from __future__ import annotations

from question_bank.codec_answer import plain_decimal
from trainer.exams.corrections.values import (
    Correction,
    CorrectionKind,
    CorrectionState,
    Effect,
    Effects,
    ExamEffects,
    ExamQuestion,
    Figures,
)
from trainer.exams.standing.values import Step
from trainer.retakes.rules import is_open
from trainer.retakes.values import Decision
from trainer.ui.standing.keys import key_words
from trainer.ui.standing.state import EffectLine, FixState, asked_of
from trainer.ui.texts import name
from trainer.ui.tones import Tone
from trainer.ui.wording import SEPARATOR, moment
from trainer.words import _
from trainer.workdays.wording import unlisted_mark

STATE_TONES = {
    CorrectionState.PROPOSED: Tone.WARN,
    CorrectionState.APPROVED: Tone.OK,
    CorrectionState.REFUSED: Tone.PLAIN,
}
ARROW = " → "


def numbers_words(one: ExamQuestion) -> str:
    """12 where there is one form, A12 B7 where there are several."""
    if len(one.numbers) == 1 and one.numbers[0][0] == "A":
        return str(one.numbers[0][1])
    return " ".join(f"{letter}{number}" for letter, number in one.numbers)


def correction_words(state: FixState, one: Correction) -> str:
    """Which question, and what becomes of its key."""
    asked = next((q for q in state.questions if q.question_id == one.draft.question_id), None)
    if asked is None:
        return name(one.draft.kind)
    number = _("Question {number}").format(number=numbers_words(asked))
    return SEPARATOR.join((number, change_words(asked, one)))


def change_words(asked: ExamQuestion, one: Correction) -> str:
    """Key B becomes C; AB and ABC both count; full marks; left out."""
    draft = one.draft
    target = asked_of(asked.question, draft.part)
    part = "" if draft.part is None else _("part {number}: ").format(number=draft.part + 1)
    if draft.kind is CorrectionKind.NEW_KEY:
        new = key_words(target, draft.keys[0])
        return part + _("key {old} becomes {new}").format(old=key_words(target, target.answer), new=new)
    if draft.kind is CorrectionKind.SEVERAL_KEYS:
        return part + _("{keys} all count").format(keys=" / ".join(key_words(target, key) for key in draft.keys))
    return part + name(draft.kind)


def history_words(state: FixState, one: Correction) -> tuple[str, ...]:
    """Who proposed and who decided, with their reasons."""
    by = state.names.get(one.proposed_by, "")
    lines = [
        _("{time} proposed by {name}: {reason}").format(time=moment(one.proposed_at), name=by, reason=one.draft.reason)
    ]
    if one.decided_at is not None and one.decided_by is not None:
        words = (
            _("{time} approved by {name}") if one.state is CorrectionState.APPROVED else _("{time} refused by {name}")
        )
        line = words.format(time=moment(one.decided_at), name=state.names.get(one.decided_by, ""))
        lines.append(f"{line}：{one.answer}" if one.answer else line)
    return tuple(lines)


def effect_sums(effects: Effects) -> tuple[tuple[str, Tone], ...]:
    """The sums above the list of consequences."""
    passing = _("{after} of {sat} who sat pass; before {before}")
    return (
        (_("score changes: {count}").format(count=effects.scores), Tone.BRAND),
        (_("pass now: {count}").format(count=effects.gained), Tone.OK if effects.gained else Tone.PLAIN),
        (_("no longer pass: {count}").format(count=effects.lost), Tone.BAD if effects.lost else Tone.PLAIN),
        (_("rank changes: {count}").format(count=effects.ranks), Tone.PLAIN),
        (
            passing.format(after=effects.passed_after, sat=effects.sat, before=effects.passed_before),
            Tone.PLAIN,
        ),
    )


def numbered(number: int, one: ExamEffects) -> str:
    """One exam of several, told apart by its number where the title is cut off."""
    return f"{number}. {one.title}"


def exam_sums(number: int, one: ExamEffects) -> str:
    """The same sums of one exam of several in a line."""
    return f"{numbered(number, one)}：" + SEPARATOR.join(words for words, _tone in effect_sums(one.effects))


def score_change(line: EffectLine) -> str:
    return score_words(line.effect)


def score_words(effect: Effect) -> str:
    before, after = effect.before, effect.after
    if not effect.score_changes:
        return _points(after)
    if before.of != after.of:
        return f"{_points(before)}/{plain_decimal(before.of)}{ARROW}{_points(after)}/{plain_decimal(after.of)}"
    return _points(before) + ARROW + _points(after)


def pass_change(line: EffectLine) -> str:
    return pass_words(line.effect)


def pass_words(effect: Effect) -> str:
    words = _passed(effect.after)
    return _passed(effect.before) + ARROW + words if effect.pass_changes else words


def pass_tone(line: EffectLine) -> Tone:
    if not line.effect.pass_changes:
        return Tone.PLAIN
    return Tone.OK if line.effect.after.passed else Tone.BAD


def rank_change(line: EffectLine) -> str:
    before, after = (str(one.rank or "—") for one in (line.effect.before, line.effect.after))
    if line.effect.retake:
        return _("(retake)")
    return before + ARROW + after if before != after else after


def certificate_words(line: EffectLine) -> str:
    serial = line.hanging.certificate
    if line.effect.pass_changes and line.effect.after.passed is False and serial:
        return _("{serial} to be voided").format(serial=serial)
    if line.effect.pass_changes and line.effect.after.passed and not serial:
        return _("may be issued")
    return serial or "—"


def step_words(line: EffectLine) -> str:
    """What becomes of the case of a retake, or which one would follow."""
    hanging, gained = line.hanging, line.effect.pass_changes and line.effect.after.passed is True
    if gained and hanging.state is not None and is_open(hanging.state):
        return _("{step}: falls away").format(step=hanging.step)
    if gained and hanging.state is Decision.APPLIED:
        return _("{step} was carried out: to be taken back").format(step=hanging.step)
    if gained and hanging.retake:
        return _("retake no longer needed")
    if line.ahead is not None:
        return _("{step}: would be proposed").format(step=line.ahead.step.name)
    return hanging.step or "—"


def papers_words(line: EffectLine) -> str:
    """Which papers of this person state what is no longer so."""
    effect, hanging = line.effect, line.hanging
    lost = effect.pass_changes and effect.after.passed is not True
    papers = [_("score slip")] if effect.score_changes or effect.rank_changes else []
    papers += [_("certificate (void)")] if lost and hanging.certificate else []
    papers += [_("certificate (issue)")] if effect.pass_changes and effect.after.passed else []
    papers += [_("notice (withdraw)")] if effect.pass_changes and effect.after.passed and hanging.notices else []
    return "、".join(papers)


def _points(one: Figures) -> str:
    return plain_decimal(one.score)


def _passed(one: Figures) -> str:
    if one.passed is None:
        return _("to be marked")
    return _("passed") if one.passed else _("failed")


def until_words(one: Step) -> str:
    """The last day of a publication, marked where it was counted over a year nobody had entered."""
    if one.until is None:
        return "—"
    return f"{one.until}（{unlisted_mark(one.unlisted)}）" if one.unlisted else f"{one.until}"
