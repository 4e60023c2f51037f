"""Codes such as 1, 2, 3 in the kind column of a sheet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from question_bank.formats.answers import read_true_false
from question_bank.formats.sheet_keys import Evidence, choice_key, flagged_key
from question_bank.formats.sheet_kinds import kind_of, says_true_and_false
from question_bank.formats.sheet_rows import Draft
from question_bank.question import QuestionKind


def kind_codes(drafts: Iterable[Draft]) -> dict[str, QuestionKind]:
    """What codes such as 1, 2, 3 in the kind column stand for, where their items leave no doubt."""
    groups: dict[str, list[Draft]] = defaultdict(list)
    for draft in drafts:
        if draft.kind_text and len(draft.kind_text) <= 4 and kind_of(draft.kind_text) is None:
            groups[draft.kind_text].append(draft)
    return {code: kind for code, group in groups.items() if (kind := _kind_of_group(group)) is not None}


def _kind_of_group(group: Sequence[Draft]) -> QuestionKind | None:
    """Several keys: multiple; the two options of true/false: true/false; never but one: single."""
    if all(says_true_and_false(draft.option_texts) for draft in group):
        return QuestionKind.TRUE_FALSE
    if not any(draft.options for draft in group):
        truths = all(read_true_false(draft.texts["answer"], ()) is not None for draft in group)
        return QuestionKind.TRUE_FALSE if truths else None
    if not all(len(draft.options) > 1 for draft in group):
        return None
    keys = [_plain_key(draft) for draft in group]
    if any(len(key) > 1 for key in keys):
        return QuestionKind.MULTIPLE
    return QuestionKind.SINGLE if all(keys) else None


def _plain_key(draft: Draft) -> str:
    if any(draft.flags):
        return flagged_key(draft.flags) or ""
    return choice_key(draft.texts["answer"], draft.option_texts, Evidence(top_seen=True)) or ""
