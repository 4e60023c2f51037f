"""What the room for writing a question shows, and how a question changes its kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum

from question_bank.blanks import count_gaps
from question_bank.changes import Change
from question_bank.checks import letters
from question_bank.formats.answers import write_answer
from question_bank.problems import Problem
from question_bank.question import (
    TRUE_FALSE,
    Blank,
    BlankKey,
    ChoiceKey,
    Option,
    PointsKey,
    Question,
    QuestionKind,
)
from question_bank.shuffle import pin_position_bound
from question_bank.wording import describe
from trainer.bank.values import QuestionStatus
from trainer.ui.bank.state import Cited
from trainer.words import _

CHOICES = (QuestionKind.SINGLE, QuestionKind.MULTIPLE)
FIRST_OPTIONS = 4
_KEYS: Mapping[QuestionKind, type] = {QuestionKind.BLANK: BlankKey, QuestionKind.SHORT: PointsKey}


class After(Enum):
    """Where to go once a question is saved."""

    STAY = "stay"
    NEXT = "next"
    LEAVE = "leave"


@dataclass(frozen=True)
class Suggestions:
    """Texts offered while one types."""

    subjects: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    statutes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Overtaken:
    """What the writer left unsaved on a version somebody changed since; `found` leads from the new version to it."""

    question: Question
    kept_at: str
    found: tuple[Change, ...]


@dataclass(frozen=True)
class EditorState:
    """`form` counts up whenever the fields are to be filled anew; `status` is None for a new question.

    `bound` are the letters of options that keep their place though nobody ticked it.
    `kept_at` is when the writing that is gone on with was left unsaved.
    """

    form: int = 0
    question: Question = Question(QuestionKind.SINGLE, "")
    status: QuestionStatus | None = None
    number: int | None = None
    problems: tuple[Problem, ...] = ()
    cited: tuple[Cited, ...] = ()
    dirty: bool = False
    saved_at: str = ""
    kept_at: str = ""
    bound: str = ""
    overtaken: Overtaken | None = None
    suggestions: Suggestions = Suggestions()

    @property
    def falls_back(self) -> bool:
        """Whether saving a change makes the question a draft that is reviewed again."""
        return self.status in (QuestionStatus.CHECKED, QuestionStatus.APPROVED, QuestionStatus.PARKED)


def held_places(question: Question) -> str:
    """Letters of the options that speak of others (以上都对, A和B都正确) and so are not shuffled, ticked or not."""
    held = pin_position_bound(question).options
    places = [place for place, (own, one) in enumerate(zip(question.options, held, strict=True)) if one != own]
    return letters(places)


def told_block(question: Question, problems: Iterable[Problem]) -> str:
    """A question as lines of text, the parts of a case below it, with what could not be understood."""
    return "\n".join((*_told(question), *(describe(problem) for problem in problems)))


def _told(question: Question, number: str = "") -> Iterator[str]:
    yield number + question.stem
    if question.kind is not QuestionKind.TRUE_FALSE:
        yield from (f"{letters([n])}．{one.text}" for n, one in enumerate(question.options))
    if question.answer is not None:
        yield _("Key: {key}").format(key=write_answer(question.kind, question.answer))
    if question.rationale:
        yield _("Rationale: {text}").format(text=question.rationale)
    for place, part in enumerate(question.parts, 1):
        yield from _told(part, f"（{place}）")


def blank_question(like: Question | None = None) -> Question:
    """A question to be written, of the kind and place of the one written before."""
    fresh = with_kind(Question(QuestionKind.SINGLE, ""), like.kind if like else QuestionKind.SINGLE)
    if like is None:
        return fresh
    return replace(fresh, subject=like.subject, field=like.field, difficulty=like.difficulty)


def with_kind(question: Question, kind: QuestionKind) -> Question:
    """The question as another kind: what fits stays, what the kind needs is laid out empty."""
    options: tuple[Option, ...] = ()
    if kind is QuestionKind.TRUE_FALSE:
        options = tuple(Option(text) for text in TRUE_FALSE)
    elif kind in CHOICES:
        kept = question.options if question.kind in CHOICES else ()
        options = kept or (Option(""),) * FIRST_OPTIONS
    parts = question.parts if kind is QuestionKind.CASE else ()
    if kind is QuestionKind.CASE and not parts:
        parts = (with_kind(Question(QuestionKind.SINGLE, ""), QuestionKind.SINGLE),)
    answer = question.answer if _fits(question, kind) else None
    return replace(question, kind=kind, options=options, answer=answer, parts=parts)


def with_gaps(key: BlankKey | None, stem: str) -> BlankKey:
    """The key with one place for each gap of the stem; what was written beyond them stays."""
    blanks = list(key.blanks if key else ())
    while blanks and len(blanks) > count_gaps(stem) and not any(blanks[-1].alternatives):
        blanks.pop()
    blanks += [Blank(())] * (count_gaps(stem) - len(blanks))
    return BlankKey(tuple(blanks), key.ordered if key else True)


def _fits(question: Question, kind: QuestionKind) -> bool:
    match question.answer:
        case ChoiceKey(right):
            if question.kind in CHOICES and kind in CHOICES:
                return kind is QuestionKind.MULTIPLE or len(right) <= 1
            return kind is question.kind
        case None:
            return False
        case answer:
            return isinstance(answer, _KEYS.get(kind, ()))
