"""What a correction makes of marks, and whom it concerns. Pure."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from uuid import UUID

from question_bank.codec_answer import answer_to_data
from question_bank.marking import Mark, MarkingRule, mark, round_score, split_score, total_mark
from question_bank.question import Answer, BlankKey, ChoiceKey, Parts, PointsKey, Question, QuestionKind, Response
from trainer.exams.corrections.values import CorrectionDraft, CorrectionKind, Effect, Effects
from trainer.people.accounts.rules import require_reason
from trainer.store.errors import BadInput

_NOTHING = Decimal("0.00")
_KEYS = {CorrectionKind.NEW_KEY: (1, 1), CorrectionKind.SEVERAL_KEYS: (2, 10)}
_ONE_RIGHT = frozenset({QuestionKind.SINGLE, QuestionKind.TRUE_FALSE})


def target_of(question: Question, part: int | None) -> Question:
    """The question, or the part of a case, that a correction names. Raises BadInput("correction.no_such_part")."""
    if part is None:
        return question
    if not 0 <= part < len(question.parts):
        raise BadInput("correction.no_such_part")
    return question.parts[part]


def check_draft(question: Question, draft: CorrectionDraft) -> None:
    """Raises BadInput: reason.missing, correction.no_such_part, correction.written (a person marks it), correction.keys
    (too few or too many), correction.key (not a key of this question), correction.same_key.
    """
    require_reason(draft.reason)
    target = target_of(question, draft.part)
    least, most = _KEYS.get(draft.kind, (0, 0))
    if least and (target.parts or isinstance(target.answer, PointsKey | None)):
        raise BadInput("correction.written")
    if not least <= len(set(draft.keys)) <= most or len(set(draft.keys)) != len(draft.keys):
        raise BadInput("correction.keys")
    if not all(_fits(target, key) for key in draft.keys):
        raise BadInput("correction.key")
    if draft.keys == (target.answer,):
        raise BadInput("correction.same_key")


def corrected_mark(
    question: Question,
    score: Decimal,
    was: Mark,
    response: Response | None,
    rule: MarkingRule,
    draft: CorrectionDraft,
) -> Mark:
    """The mark of a whole question worth `score` points after the correction.

    Of a case, the parts the correction does not name keep their marks. Of several keys the best one counts.
    """
    if draft.part is None:
        return _one(question, round_score(score), response, rule, draft)
    if not was.parts:
        return was
    points = split_score(score, [Decimal(1)] * len(question.parts))[draft.part]
    given = response.parts[draft.part] if isinstance(response, Parts) and draft.part < len(response.parts) else None
    new = _one(question.parts[draft.part], points, given, rule, draft)
    return total_mark((*was.parts[: draft.part], new, *was.parts[draft.part + 1 :]))


def pass_mark_for(pass_mark: Decimal, total: Decimal, of: Decimal, scaled: bool) -> Decimal:
    """The points needed where `of` of the `total` points are left: the same share of them, or the same number."""
    return round_score(pass_mark * of / total) if scaled and total and of != total else pass_mark


def with_key(question: Question, draft: CorrectionDraft) -> Question:
    """The question with the new key."""
    if draft.part is None:
        return replace(question, answer=draft.keys[0])
    part = replace(question.parts[draft.part], answer=draft.keys[0])
    return replace(question, parts=(*question.parts[: draft.part], part, *question.parts[draft.part + 1 :]))


def corrected_question(question: Question, drafts: Sequence[CorrectionDraft]) -> Question:
    """The question with the newest single key, as its candidates may be shown it; else as it was sealed."""
    for draft in drafts:
        if draft.kind is CorrectionKind.NEW_KEY:
            question = with_key(question, draft)
    return question


def effects_of(draft: CorrectionDraft, found: Sequence[Effect], asked: int) -> Effects:
    """The consequences of a correction: those whose passing changes stand first, then by the new rank."""
    changed = [row for row in found if row.score_changes or row.pass_changes or row.rank_changes]
    rows = tuple(sorted(changed, key=_order))
    return Effects(
        rows=rows,
        asked=asked,
        sat=len(found),
        passed_before=sum(row.before.passed is True for row in found),
        passed_after=sum(row.after.passed is True for row in found),
        seal=_seal(draft, rows),
    )


def joint_seal(effects: Sequence[Effects]) -> str:
    """One seal for the consequences in several exams, in whatever order they are looked at."""
    seals = sorted(one.seal for one in effects)
    return seals[0] if len(seals) == 1 else hashlib.sha256("".join(seals).encode()).hexdigest()


def draft_to_data(draft: CorrectionDraft) -> dict[str, object]:
    """The keys and the pass mark of a correction as JSON-able data."""
    return {"keys": [answer_to_data(key) for key in draft.keys], "scaled": draft.scaled}


def _one(
    question: Question, score: Decimal, response: Response | None, rule: MarkingRule, draft: CorrectionDraft
) -> Mark:
    if draft.kind is CorrectionKind.VOID:
        return Mark(_NOTHING, _NOTHING, None, (Mark(_NOTHING, _NOTHING, None),) * len(question.parts))
    if draft.kind is CorrectionKind.FULL_MARKS:
        shares = split_score(score, [Decimal(1)] * len(question.parts)) if question.parts else ()
        return Mark(score, score, True, tuple(Mark(points, points, True) for points in shares))
    tried = (mark(replace(question, answer=key), response, score, rule) for key in draft.keys)
    return max(tried, key=lambda one: one.known)


def _fits(question: Question, key: Answer) -> bool:
    match key, question.answer:
        case ChoiceKey(right), ChoiceKey():
            one = len(right) == 1 or question.kind not in _ONE_RIGHT
            return bool(right) and one and right <= set(range(len(question.options)))
        case BlankKey(blanks), BlankKey(sealed):
            return len(blanks) == len(sealed) and all(any(map(str.strip, one.alternatives)) for one in blanks)
        case _:
            return False


def _order(row: Effect) -> tuple[bool, bool, int, Decimal, UUID]:
    return not row.pass_changes, not row.score_changes, row.after.rank or 10**6, -row.after.score, row.person_id


def _seal(draft: CorrectionDraft, rows: Sequence[Effect]) -> str:
    told: Mapping[str, object] = {
        "exam": str(draft.exam_id),
        "question": str(draft.question_id),
        "part": draft.part,
        "kind": draft.kind.value,
        **draft_to_data(draft),
        "rows": [
            [str(row.sitting_id)]
            + [f"{one.score:.2f}/{one.of:.2f} {one.passed} {one.rank}" for one in (row.before, row.after)]
            for row in rows
        ],
    }
    return hashlib.sha256(json.dumps(told, ensure_ascii=True, sort_keys=True).encode()).hexdigest()
