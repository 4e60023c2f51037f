"""An item as it stood in a file -> a question and its problems. Text and sheets share this."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from question_bank.blanks import with_gap_marks
from question_bank.checks import check_alone
from question_bank.citation import parse_citations
from question_bank.figures import lift_figures
from question_bank.formats.answers import read_blanks, read_choice, read_points, read_true_false
from question_bank.formats.batch import Imported
from question_bank.formats.names import read_difficulty, read_kind
from question_bank.formats.raw import RawItem
from question_bank.problems import Problem
from question_bank.question import (
    OPTION_LETTERS,
    TRUE_FALSE,
    Answer,
    Citation,
    Difficulty,
    Option,
    Question,
    QuestionKind,
)
from question_bank.shuffle import pin_position_bound

PIN_MARK = "【固定】"
_KEY_PROBLEMS = (
    "import.unreadable_key",
    "import.no_share",
    "import.option_letters",
    "import.contradictory_keys",
    "import.floating_key",
)
_cited = lru_cache(maxsize=4096)(parse_citations)
_INSERTED = re.compile(r"条之[一二三四五六七八九十\d]")


def build(raw: RawItem) -> Imported:
    """The question of the item with all problems, its own and those of its parts."""
    kind = read_kind(raw.kind)
    if kind is None:
        problem = (
            Problem("import.unknown_kind", raw.place, (("kind", raw.kind),))
            if raw.kind
            else Problem("import.no_kind", raw.place)
        )
        return Imported(None, raw.place, (problem, *raw.problems), raw)
    problems = list(raw.problems)
    parts = [build(part) for part in raw.parts]
    question = Question(
        kind,
        (with_gap_marks(raw.stem) if kind is QuestionKind.BLANK else raw.stem).strip(),
        _options(kind, raw),
        _answer(kind, raw, problems),
        raw.rationale.strip(),
        _citations(raw, problems),
        "/".join(filter(None, (raw.subject.strip(), raw.point.strip()))),
        raw.field.strip(),
        _difficulty(raw, problems),
        tuple(part.question for part in parts if part.question is not None),
    )
    key_reported = any(problem.code in _KEY_PROBLEMS for problem in problems)
    problems += [
        problem
        for problem in check_alone(question, raw.place)
        if not (key_reported and problem.code == "question.no_key")
    ]
    for part in parts:
        problems += part.problems
        if part.question is not None and part.question.kind is QuestionKind.CASE:
            problems.append(Problem("question.nested_case", part.place))
    question = pin_position_bound(question)
    if raw.figures:
        question = lift_figures(question, raw.figures)
    return Imported(question, raw.place, tuple(problems), raw)


def _options(kind: QuestionKind, raw: RawItem) -> tuple[Option, ...]:
    texts = [text for _, text in raw.options]
    if kind is QuestionKind.TRUE_FALSE and (not texts or _say_true_and_false(texts)):
        return tuple(Option(text) for text in TRUE_FALSE)
    return tuple(map(_option, texts))


def _option(text: str) -> Option:
    text = text.strip()
    return Option(text.removesuffix(PIN_MARK).strip(), pinned=True) if text.endswith(PIN_MARK) else Option(text)


def _say_true_and_false(texts: list[str]) -> bool:
    keys = [read_true_false(text, ()) for text in texts]
    return len(keys) == 2 and None not in keys and keys[0] != keys[1]


def _answer(kind: QuestionKind, raw: RawItem, problems: list[Problem]) -> Answer | None:
    text = raw.answer.strip()
    letters = "".join(letter for letter, _ in raw.options)
    if letters != OPTION_LETTERS[: len(letters)]:
        problems.append(Problem("import.option_letters", raw.place, (("letters", letters),)))
        return None
    if kind is QuestionKind.CASE:
        problems += [Problem("question.case_with_key", raw.place)] if text else []
        return None
    if not text:
        return None
    key, unshared = _read_key(kind, text, [option for _, option in raw.options])
    problems += [Problem("import.no_share", raw.place, (("point", point),)) for point in unshared]
    if key is None and not unshared:
        problems.append(Problem("import.unreadable_key", raw.place, (("key", text),)))
    return key


def _read_key(kind: QuestionKind, text: str, options: list[str]) -> tuple[Answer | None, tuple[str, ...]]:
    match kind:
        case QuestionKind.TRUE_FALSE:
            return read_true_false(text, options), ()
        case QuestionKind.BLANK:
            return read_blanks(text), ()
        case QuestionKind.SHORT:
            return read_points(text)
        case _:
            return read_choice(text, options), ()


def _citations(raw: RawItem, problems: list[Problem]) -> tuple[Citation, ...]:
    citations = _cited(raw.basis)
    if raw.basis.strip() and not citations:
        text = (("text", raw.basis.strip()),)
        problems.append(Problem("import.citation", raw.place, text, blocking=False))
    if _INSERTED.search(raw.basis):
        problems.append(Problem("import.inserted_article", raw.place, blocking=False))
    if not raw.version:
        return citations
    return tuple(replace(citation, version=citation.version or raw.version) for citation in citations)


def _difficulty(raw: RawItem, problems: list[Problem]) -> Difficulty:
    level = read_difficulty(raw.difficulty)
    if level is None and raw.difficulty.strip():
        text = (("text", raw.difficulty.strip()),)
        problems.append(Problem("import.difficulty", raw.place, text, blocking=False))
    return level or Difficulty.MEDIUM
