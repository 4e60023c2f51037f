"""What a whole sheet tells of its rows: numbers in front, keys in odd places, two keys that differ."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from question_bank.formats.raw import RawItem
from question_bank.formats.sheet_gaps import EMPTY_BRACKET
from question_bank.formats.sheet_keys import Evidence, choice_key, truth_key
from question_bank.formats.sheet_kinds import Choice, Kind, kind_of, says_true_and_false
from question_bank.formats.sheet_options import by_letters
from question_bank.formats.sheet_rows import Draft
from question_bank.question import QuestionKind

_WRITTEN = (QuestionKind.BLANK, QuestionKind.SHORT, QuestionKind.CASE)
_KEY_IN_RATIONALE = re.compile(
    r"\s*[【\[]?(?:正确|参考|标准)?答案[】\]]?\s*[是为:：]?\s*([A-Ja-jＡ-Ｊ]{1,10}|正确|错误|对|错|√|×)(?=$|[\s。；;，,.、(（【])"
)
STEM_KEY = re.compile(r"([(（【])\s*([A-Ja-jＡ-Ｊ](?:[\s,，、]*[A-Ja-jＡ-Ｊ]){0,9})\s*([)）】])")
_NUMBERED = re.compile(r"\s*(\d{1,4})\s*[、.．)）](?!\d)\s*")
_SPLIT_STEM = re.compile(r"\n\s*[(（]?A\s*[、.．:：)）]|(?<=[)）。?？\s])A\s*[、.．]")
_CHOICES = (QuestionKind.SINGLE, QuestionKind.MULTIPLE)


def open_up(draft: Draft) -> None:
    """Options in the cell of the stem or in a further column named 答案, and a key that begins the rationale."""
    if not draft.texts["answer"] and (match := _KEY_IN_RATIONALE.match(draft.texts["rationale"])):
        draft.texts["answer"] = match[1]
    if draft.options or draft.by_rows or kind_of(draft.kind_text) in _WRITTEN:
        return
    stem = draft.texts["stem"]
    if (match := _SPLIT_STEM.search(stem)) and len(pairs := by_letters(stem[match.start() :].strip())) > 1:
        draft.texts["stem"], draft.options = stem[: match.start()].strip(), pairs
    elif draft.other_answer and len(pairs := by_letters(draft.other_answer)) > 1:
        draft.options, draft.other_answer = pairs, ""


def drop_numbers(drafts: Sequence[Draft]) -> None:
    """Takes 1、 2、 3、 from the stems where they count the questions of the sheet."""
    matches = [_NUMBERED.match(draft.texts["stem"]) for draft in drafts]
    numbers = [int(match[1]) for match in matches if match]
    steps = sum(after in (before + 1, 1) for before, after in pairwise(numbers))
    if len(numbers) < 3 or len(numbers) * 5 < len(drafts) * 4 or steps * 5 < (len(numbers) - 1) * 4:
        return
    for draft, match in zip(drafts, matches, strict=True):
        if match:
            draft.texts["stem"] = draft.texts["stem"][match.end() :]


def contradicted(draft: Draft, item: RawItem, known: Evidence) -> bool:
    """Whether two columns with keys say different things."""
    if not (draft.other_answer and item.answer):
        return False
    options = draft.option_texts
    first, second = (choice_key(text, options, known) for text in (item.answer, draft.other_answer))
    if first and second:
        return first != second
    truths = [truth_key(text, options, known) for text in (item.answer, draft.other_answer)]
    return None not in truths and truths[0] != truths[1]


def keys_in_stems(drafts: Sequence[Draft]) -> bool:
    """Whether the sheet writes its keys into the brackets of the stems: no key elsewhere, most stems with one."""
    choices = [draft for draft in drafts if len(draft.options) > 1]
    if not choices or any(draft.texts["answer"] or any(draft.flags) for draft in choices):
        return False
    shown = sum(bool(STEM_KEY.search(d.texts["stem"])) and not EMPTY_BRACKET.search(d.texts["stem"]) for d in choices)
    return shown * 10 >= len(choices) * 6


def blanked(stem: str, match: re.Match[str]) -> str:
    """The stem with an empty bracket where the key stood."""
    return f"{stem[: match.start()]}{match[1]}\u3000\u3000{match[3]}{stem[match.end() :]}"


def is_choice(draft: Draft, kind: Kind) -> bool:
    """Whether letters are the key of this row, by its kind or else by its options."""
    if kind is None:
        return len(draft.options) > 1 and not says_true_and_false(draft.option_texts)
    return kind in _CHOICES or kind is Choice.ANY
