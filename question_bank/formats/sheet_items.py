"""Drafts of a sheet -> raw items: kinds and keys weighed against the whole sheet."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from question_bank.blanks import count_gaps, with_gap_marks
from question_bank.formats.answers import read_true_false
from question_bank.formats.grids import Grid
from question_bank.formats.names import KIND_NAMES, read_kind
from question_bank.formats.raw import RawItem
from question_bank.formats.sheet_keys import (
    Evidence,
    choice_key,
    evidence,
    flagged_key,
    is_no_key,
    split_gaps,
    truth_key,
)
from question_bank.formats.sheet_kinds import Choice, Kind, kind_of, named_in, says_true_and_false, shape, tagged
from question_bank.formats.sheet_options import by_letters
from question_bank.formats.sheet_rows import Draft, Sheet, read_rows
from question_bank.problems import Place, Problem
from question_bank.question import BLANK_MARK, QuestionKind

_CHOICES = (QuestionKind.SINGLE, QuestionKind.MULTIPLE)
_WRITTEN = (QuestionKind.BLANK, QuestionKind.SHORT, QuestionKind.CASE)
_KEY_IN_RATIONALE = re.compile(
    r"\s*[【\[]?(?:正确|参考|标准)?答案[】\]]?\s*[是为:：]?\s*([A-Ja-jＡ-Ｊ]{1,10}|正确|错误|对|错|√|×)(?=$|[\s。；;，,.、(（【])"
)
_STEM_KEY = re.compile(r"([(（【])\s*([A-Ja-jＡ-Ｊ](?:[\s,，、]*[A-Ja-jＡ-Ｊ]){0,9})\s*([)）】])")
_EMPTY_BRACKET = re.compile(r"[(（【]\s*[)）】]|_{2,}")
_OTHER_LINES = re.compile(r"[＿﹍﹏]+")
_SEVERAL = re.compile(r"[|｜；;]")
_NUMBERED = re.compile(r"\s*(\d{1,4})\s*[、.．)）](?!\d)\s*")
_SPLIT_STEM = re.compile(r"\n\s*[(（]?A\s*[、.．:：)）]|(?<=[)）。?？\s])A\s*[、.．]")


def read_sheet(grid: Grid, place: Place, notes: Sequence[str] = ()) -> tuple[list[RawItem], list[Problem]] | None:
    """The items below the header row and the remarks on other rows; None when no row is a header.

    `notes` are the texts of the file's other sheets, which may explain the keys.
    """
    sheet = read_rows(grid)
    if sheet is None:
        return None
    fallback = named_in(place.sheet) or named_in(place.file.rpartition(".")[0])
    settled = _Settler(sheet, fallback, notes)
    items: list[RawItem] = []
    for draft in sheet.drafts:
        item = settled.item(draft, Place(place.file, place.sheet, draft.row))
        if draft.row in grid.broken:
            item.problems.append(Problem("import.broken_row", item.place))
        if "\ufffd" in "".join([item.stem, item.answer, *(text for _, text in item.options)]):
            item.problems.append(Problem("import.broken_characters", item.place))
        _add(items, item, draft)
    remarks = [
        Problem("import.stray_line", replace(place, row=row), (("text", text.split("\n")[0][:30]),), blocking=False)
        for row, text in sheet.stray
    ]
    if sheet.bare:
        remarks.insert(0, Problem("import.columns_inferred", place, blocking=False))
    return items, remarks


def _add(items: list[RawItem], item: RawItem, draft: Draft) -> None:
    if not draft.part:
        items.append(item)
    elif items and read_kind(items[-1].kind) is QuestionKind.CASE:
        items[-1].parts.append(item)
    else:
        item.problems.append(Problem("import.part_without_case", item.place))
        items.append(item)


class _Settler:
    """Knows the sheet as a whole: what its key column and its kind words mean."""

    def __init__(self, sheet: Sheet, fallback: QuestionKind | None, notes: Sequence[str]) -> None:
        self._fallback = fallback
        for draft in sheet.drafts:
            _open_up(draft)
        _drop_numbers(sheet.drafts)
        self._codes = _kind_codes(sheet.drafts)
        kinds = [self._stated(draft) for draft in sheet.drafts]
        self._known = evidence(
            (
                (d.texts["answer"], _texts(d))
                for d, kind in zip(sheet.drafts, kinds, strict=True)
                if _is_choice(d, kind)
            ),
            (d.texts["answer"] for d, kind in zip(sheet.drafts, kinds, strict=True) if kind is QuestionKind.TRUE_FALSE),
            [*sheet.notes, *notes],
        )
        self._keys_in_stems = _keys_in_stems(sheet.drafts)

    def item(self, draft: Draft, place: Place) -> RawItem:
        texts = draft.texts
        item = RawItem(place, stem=texts["stem"], options=list(draft.options), answer=texts["answer"])
        for name in ("rationale", "basis", "subject", "point", "field", "difficulty"):
            setattr(item, name, texts[name])
        kind = self._kind(draft, item)
        item.kind = draft.kind_text if kind is None else KIND_NAMES[kind]
        if is_no_key(item.answer) and not (kind is QuestionKind.BLANK or item.answer in _texts(draft)):
            item.answer = ""
        self._settle_key(draft, item, kind)
        return item

    def _stated(self, draft: Draft) -> Kind:
        if draft.kind_text:
            return kind_of(draft.kind_text) or self._codes.get(draft.kind_text)
        return draft.section or tagged(draft.texts["stem"])[0] or self._fallback

    def _kind(self, draft: Draft, item: RawItem) -> QuestionKind | None:
        stated = self._stated(draft)
        tag, bare = tagged(item.stem)
        if tag is not None and (stated is None or tag == stated or not draft.kind_text):
            stated, item.stem = tag, bare
        if isinstance(stated, QuestionKind):
            return stated
        if draft.kind_text and stated is None:
            return None
        answer = self._key_text(draft, item)
        options = _texts(draft)
        letters = choice_key(answer, options, self._known, numbered=draft.header.numbered) or ""
        gaps = count_gaps(with_gap_marks(item.stem)) > 0
        kind = shape(options, item.answer, letters, gaps)
        if stated is Choice.ANY:
            return kind if kind in _CHOICES else QuestionKind.SINGLE
        if kind is not None:
            word = (("kind", KIND_NAMES[kind]),)
            item.problems.append(Problem("import.kind_inferred", item.place, word, blocking=False))
        return kind

    def _key_text(self, draft: Draft, item: RawItem) -> str:
        if any(draft.flags) and not item.answer:
            return flagged_key(draft.flags) or ""
        if self._keys_in_stems and not item.answer and (match := _STEM_KEY.search(item.stem)):
            return match[2]
        return item.answer

    def _settle_key(self, draft: Draft, item: RawItem, kind: QuestionKind | None) -> None:
        if draft.marked_twice or _contradicted(draft, item, self._known):
            self._unclear(item, f"{item.answer} / {draft.other_answer}".rstrip(" /"))
        elif kind in _CHOICES:
            self._settle_choice(draft, item)
        elif kind is QuestionKind.TRUE_FALSE:
            self._settle_truth(draft, item)
        elif kind is QuestionKind.BLANK:
            _settle_blank(item)
        elif kind is QuestionKind.SHORT and not item.answer and len(item.options) == 1:
            item.answer, item.options = item.options[0][1], []
            item.problems.append(Problem("import.gaps_from_options", item.place, blocking=False))

    def _settle_choice(self, draft: Draft, item: RawItem) -> None:
        if any(draft.flags) and not item.answer:
            flagged = flagged_key(draft.flags)
            if flagged is None:
                self._unclear(item, "、".join(filter(None, draft.flags)))
            item.answer = flagged or ""
            return
        options = _texts(draft)
        match = _STEM_KEY.search(item.stem) if not _EMPTY_BRACKET.search(item.stem) else None
        shown = choice_key(match[2], options, Evidence()) if match and len(_STEM_KEY.findall(item.stem)) == 1 else None
        if not item.answer:
            if self._keys_in_stems and shown and match:
                item.answer, item.stem = shown, _blanked(item.stem, match)
            return
        key = choice_key(item.answer, options, self._known, numbered=draft.header.numbered)
        if key is None:
            self._unclear(item, item.answer)
            return
        item.answer = key
        if shown and match and shown == key:
            item.stem = _blanked(item.stem, match)

    def _settle_truth(self, draft: Draft, item: RawItem) -> None:
        options = _texts(draft)
        if any(draft.flags) and not item.answer:
            item.answer = flagged_key(draft.flags) or ""
        if options and not says_true_and_false(options):
            return
        if item.answer:
            key = truth_key(item.answer, options, self._known)
            if key is None:
                self._unclear(item, item.answer)
                return
            item.answer = key
        item.options = []

    @staticmethod
    def _unclear(item: RawItem, key: str) -> None:
        item.problems.append(Problem("import.unreadable_key", item.place, (("key", key),)))
        item.answer = ""
        if says_true_and_false([text for _, text in item.options]):
            item.options = []


def _texts(draft: Draft) -> list[str]:
    return [text for _, text in draft.options]


def _is_choice(draft: Draft, kind: Kind) -> bool:
    if kind is None:
        return len(draft.options) > 1 and not says_true_and_false(_texts(draft))
    return kind in _CHOICES or kind is Choice.ANY


def _open_up(draft: Draft) -> None:
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


def _drop_numbers(drafts: Sequence[Draft]) -> None:
    """Takes 1、 2、 3、 from the stems where they count the questions of the sheet."""
    matches = [_NUMBERED.match(draft.texts["stem"]) for draft in drafts]
    numbers = [int(match[1]) for match in matches if match]
    steps = sum(after in (before + 1, 1) for before, after in pairwise(numbers))
    if len(numbers) < 3 or len(numbers) * 5 < len(drafts) * 4 or steps * 5 < (len(numbers) - 1) * 4:
        return
    for draft, match in zip(drafts, matches, strict=True):
        if match:
            draft.texts["stem"] = draft.texts["stem"][match.end() :]


def _contradicted(draft: Draft, item: RawItem, known: Evidence) -> bool:
    """Whether two columns with keys say different things."""
    if not (draft.other_answer and item.answer):
        return False
    options = _texts(draft)
    first, second = (choice_key(text, options, known) for text in (item.answer, draft.other_answer))
    if first and second:
        return first != second
    truths = [truth_key(text, options, known) for text in (item.answer, draft.other_answer)]
    return None not in truths and truths[0] != truths[1]


def _kind_codes(drafts: Iterable[Draft]) -> dict[str, QuestionKind]:
    """What codes such as 1, 2, 3 in the kind column stand for, where their items leave no doubt."""
    groups: dict[str, list[Draft]] = defaultdict(list)
    for draft in drafts:
        if draft.kind_text and len(draft.kind_text) <= 4 and kind_of(draft.kind_text) is None:
            groups[draft.kind_text].append(draft)
    return {code: kind for code, group in groups.items() if (kind := _kind_of_group(group)) is not None}


def _kind_of_group(group: Sequence[Draft]) -> QuestionKind | None:
    """Several keys: multiple; the two options of true/false: true/false; never but one: single."""
    if all(says_true_and_false(_texts(draft)) for draft in group):
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
    return choice_key(draft.texts["answer"], _texts(draft), Evidence(top_seen=True)) or ""


def _keys_in_stems(drafts: Sequence[Draft]) -> bool:
    """Whether the sheet writes its keys into the brackets of the stems: no key elsewhere, most stems with one."""
    choices = [draft for draft in drafts if len(draft.options) > 1]
    if not choices or any(draft.texts["answer"] or any(draft.flags) for draft in choices):
        return False
    shown = sum(bool(_STEM_KEY.search(d.texts["stem"])) and not _EMPTY_BRACKET.search(d.texts["stem"]) for d in choices)
    return shown * 10 >= len(choices) * 6


def _blanked(stem: str, match: re.Match[str]) -> str:
    return f"{stem[: match.start()]}{match[1]}\u3000\u3000{match[3]}{stem[match.end() :]}"


def _settle_blank(item: RawItem) -> None:
    """Gaps drawn with any line; keys in option columns; one cell that fills several gaps."""
    stem = with_gap_marks(_OTHER_LINES.sub(BLANK_MARK, item.stem))
    everywhere = _EMPTY_BRACKET.sub(BLANK_MARK, stem)
    if count_gaps(stem) != count_gaps(everywhere) == len(_gap_keys(item.answer, count_gaps(everywhere))):
        stem = everywhere
    item.stem, gaps = stem, count_gaps(stem)
    texts = [text for _, text in item.options]
    if not item.answer and texts and len(texts) == gaps and all(text and not _SEVERAL.search(text) for text in texts):
        item.answer, item.options = " | ".join(map(_escaped, texts)), []
        item.problems.append(Problem("import.gaps_from_options", item.place, blocking=False))
    elif gaps > 1 and (parts := split_gaps(item.answer, gaps)):
        item.answer = " | ".join(map(_escaped, parts))


def _gap_keys(answer: str, gaps: int) -> list[str]:
    return split_gaps(answer, gaps) or re.split(r"(?<!\\)[|｜]", answer)


def _escaped(text: str) -> str:
    return re.sub(r"([|｜；;\\])", r"\\\1", text)
