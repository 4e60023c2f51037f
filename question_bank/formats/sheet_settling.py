"""Kind and key of a row, weighed against the whole sheet."""

from __future__ import annotations

from collections.abc import Sequence

from question_bank.blanks import count_gaps, with_gap_marks
from question_bank.formats.names import KIND_NAMES
from question_bank.formats.raw import RawItem
from question_bank.formats.sheet_codes import kind_codes
from question_bank.formats.sheet_gaps import EMPTY_BRACKET, settle_blank
from question_bank.formats.sheet_hints import (
    STEM_KEY,
    blanked,
    contradicted,
    drop_numbers,
    is_choice,
    keys_in_stems,
    open_up,
)
from question_bank.formats.sheet_keys import Evidence, choice_key, evidence, flagged_key, is_no_key, truth_key
from question_bank.formats.sheet_kinds import Choice, Kind, kind_of, says_true_and_false, shape, tagged
from question_bank.formats.sheet_rows import Draft, Sheet
from question_bank.problems import Place, Problem
from question_bank.question import QuestionKind

_CHOICES = (QuestionKind.SINGLE, QuestionKind.MULTIPLE)


class Settler:
    """Knows the sheet as a whole: what its key column and its kind words mean."""

    def __init__(self, sheet: Sheet, fallback: QuestionKind | None, notes: Sequence[str]) -> None:
        self._fallback = fallback
        for draft in sheet.drafts:
            open_up(draft)
        drop_numbers(sheet.drafts)
        self._codes = kind_codes(sheet.drafts)
        kinds = [self._stated(draft) for draft in sheet.drafts]
        self._known = evidence(
            (
                (d.texts["answer"], d.option_texts)
                for d, kind in zip(sheet.drafts, kinds, strict=True)
                if is_choice(d, kind)
            ),
            (d.texts["answer"] for d, kind in zip(sheet.drafts, kinds, strict=True) if kind is QuestionKind.TRUE_FALSE),
            [*sheet.notes, *notes],
        )
        self._keys_in_stems = keys_in_stems(sheet.drafts)

    def item(self, draft: Draft, place: Place) -> RawItem:
        """The row with its kind and key settled, or the problems that keep them open."""
        texts = draft.texts
        item = RawItem(place, stem=texts["stem"], options=list(draft.options), answer=texts["answer"])
        for name in ("rationale", "basis", "subject", "point", "field", "difficulty"):
            setattr(item, name, texts[name])
        kind = self._kind(draft, item)
        item.kind = draft.kind_text if kind is None else KIND_NAMES[kind]
        if is_no_key(item.answer) and not (kind is QuestionKind.BLANK or item.answer in draft.option_texts):
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
        options = draft.option_texts
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
        if self._keys_in_stems and not item.answer and (match := STEM_KEY.search(item.stem)):
            return match[2]
        return item.answer

    def _settle_key(self, draft: Draft, item: RawItem, kind: QuestionKind | None) -> None:
        if draft.marked_twice or contradicted(draft, item, self._known):
            self._unclear(item, f"{item.answer} / {draft.other_answer}".rstrip(" /"))
        elif kind in _CHOICES:
            self._settle_choice(draft, item)
        elif kind is QuestionKind.TRUE_FALSE:
            self._settle_truth(draft, item)
        elif kind is QuestionKind.BLANK:
            settle_blank(item)
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
        options = draft.option_texts
        match = STEM_KEY.search(item.stem) if not EMPTY_BRACKET.search(item.stem) else None
        shown = choice_key(match[2], options, Evidence()) if match and len(STEM_KEY.findall(item.stem)) == 1 else None
        if not item.answer:
            if self._keys_in_stems and shown and match:
                item.answer, item.stem = shown, blanked(item.stem, match)
            return
        key = choice_key(item.answer, options, self._known, numbered=draft.header.numbered)
        if key is None:
            self._unclear(item, item.answer)
            return
        item.answer = key
        if shown and match and shown == key:
            item.stem = blanked(item.stem, match)

    def _settle_truth(self, draft: Draft, item: RawItem) -> None:
        options = draft.option_texts
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
