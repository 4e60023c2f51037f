"""Aiken: a stem, options A. or A), and a line ANSWER: B. Read only."""

from __future__ import annotations

import re
from collections.abc import Iterator

from question_bank.formats.batch import Batch, closed_batch
from question_bank.formats.decoding import decode
from question_bank.formats.interchange.drafts import Draft
from question_bank.formats.interchange.finish import finish
from question_bank.problems import Place, Problem
from question_bank.question import OPTION_LETTERS, QuestionKind

_OPTION = re.compile(r"([A-Z])[.)．）]\s*(.*)")
_ANSWER = re.compile(r"ANSWER\s*[:：]\s*(.*)")


class AikenFormat:
    """Text read as UTF-8 or GB18030."""

    name = "aiken"
    suffixes = (".aiken",)

    def read(self, data: bytes, name: str) -> Batch:
        """Every item of the file; one without an answer line is reported and leaves the others."""
        text = decode(data)
        if text is None:
            return Batch(name, problems=(Problem("import.encoding", Place(file=name)),))
        items, remarks = finish(_drafts(text, name))
        return closed_batch(name, items, remarks)


def is_aiken(text: str) -> bool:
    """Whether every answer line follows an option line, and there is one."""
    before, found = "", False
    for line in filter(None, (line.strip() for line in text.split("\n"))):
        if _ANSWER.fullmatch(line):
            if not _OPTION.fullmatch(before):
                return False
            found = True
        before = line
    return found


def _drafts(text: str, file: str) -> Iterator[Draft]:
    draft: Draft | None = None
    after_blank = False
    for number, line in enumerate((line.strip() for line in text.split("\n")), start=1):
        answer, option = _ANSWER.fullmatch(line), _OPTION.fullmatch(line)
        if not line:
            after_blank = True
            continue
        if draft is not None and not answer and not option and (draft.options or after_blank):
            yield draft
            draft = None
        if draft is None:
            draft = Draft(Place(file=file, line=number), QuestionKind.SINGLE)
        if answer:
            _key(draft, answer[1])
            yield draft
            draft = None
        elif option:
            _option(draft, option[1], option[2])
        else:
            draft.stem = "\n".join(filter(None, (draft.stem, line)))
        after_blank = False
    if draft is not None:
        yield draft


def _option(draft: Draft, letter: str, text: str) -> None:
    if OPTION_LETTERS[len(draft.options) : len(draft.options) + 1] != letter:
        draft.trouble("import.option_letters", letters=OPTION_LETTERS[: len(draft.options)] + letter)
    draft.options.append(text)


def _key(draft: Draft, text: str) -> None:
    letters = re.sub(r"[\s,，、]", "", text).upper()
    if any(problem.code == "import.option_letters" for problem in draft.problems):
        return
    if not letters or not all(letter in OPTION_LETTERS for letter in letters):
        draft.trouble("import.unreadable_key", key=text)
        return
    draft.right = {OPTION_LETTERS.index(letter) for letter in letters}
    if len(draft.right) > 1:
        draft.kind = QuestionKind.MULTIPLE
