"""A question while it is read, and the letters that stand about it."""

from __future__ import annotations

from dataclasses import dataclass, field

from question_bank.formats.layouts.answers import Found, has_empty_blank, keyed_brackets, letters_at_end, read_letters
from question_bank.formats.layouts.drafts import Draft
from question_bank.problems import Place, Problem


@dataclass
class Reading:
    """What is known of one question while it is read; `keys` are all keys that its marks give."""

    draft: Draft
    place: Place
    stem: str = ""
    options: list[tuple[str, str]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def report(self, code: str, blocking: bool = True, **params: str) -> None:
        """Notes what is wrong or uncertain; `blocking` where the question cannot be used so."""
        self.problems.append(Problem(code, self.place, tuple(params.items()), blocking))


def stem_keys(reading: Reading) -> list[Found]:
    """Keys that stand in the stem, or in brackets behind the last option."""
    found = list(keyed_brackets(reading.stem))
    letters = {letter for letter, _ in reading.options}
    found = [key for key in found if not letters or set(key.value) <= letters]
    if not found and (end := letters_at_end(reading.stem)):
        found = [end]
    return found


def letters_told(reading: Reading) -> str:
    """The first letters that an answer, a mark or the stem gives as key; "" where none does."""
    read = [read_letters(text, reading.options) for text in reading.texts]
    sure = [letters[0] for letters in read if letters is not None]
    sure += reading.keys
    if not reading.texts and (reading.options or not has_empty_blank(reading.stem)):
        sure += [found.value for found in stem_keys(reading)]
    return sure[0] if sure else ""
