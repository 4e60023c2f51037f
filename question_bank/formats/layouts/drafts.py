"""What the lines of a file come to: drafts of questions in sections, and blocks of keys."""

from __future__ import annotations

from dataclasses import dataclass, field

from question_bank.formats.layouts.fold import fold
from question_bank.formats.layouts.lines import Line
from question_bank.formats.layouts.marks import Marked
from question_bank.formats.layouts.sections import KIND_WORDS, Heading
from question_bank.formats.names import read_kind
from question_bank.question import QuestionKind


@dataclass
class Section:
    """Questions under one title, or before the first one.

    A question that is tagged as a case is a section of its own, `single_case` its number, 0 for none.
    """

    heading: Heading = Heading(None)
    drafts: list[Draft] = field(default_factory=list)
    case_lines: list[Marked] = field(default_factory=list)
    single_case: int | None = None

    @property
    def kind(self) -> QuestionKind | None:
        """The kind its title names."""
        return self.heading.kind


@dataclass
class Draft:
    """The lines of one question by what they belong to.

    `tag` is the kind written beside its number, `lead` a bracket in front of it; from the line
    `options_from` of the body on there are only options, as a label said; `pictures` are marks of figures.
    """

    line: int
    section: Section
    number: int | None = None
    tag: str = ""
    lead: str = ""
    body: list[str] = field(default_factory=list)
    answers: list[list[str]] = field(default_factory=list)
    analysis: list[str] = field(default_factory=list)
    fields: dict[str, list[str]] = field(default_factory=dict)
    pictures: str = ""
    options_seen: bool = False
    options_from: int | None = None

    @property
    def kind(self) -> QuestionKind | None:
        """The kind written beside its number, else that of its section's title."""
        tag = "".join(fold(self.tag).split()).removesuffix("题")
        return (KIND_WORDS.get(tag) or read_kind(tag) if tag else None) or self.section.kind

    @property
    def answered(self) -> bool:
        """Whether an answer mark with something behind it was seen."""
        return any(any(part.strip() for part in answer) for answer in self.answers)


@dataclass
class KeyBlock:
    """Lines of answers that belong to the `sections` before it that have no block yet."""

    title: Marked
    lines: list[Marked]
    sections: list[Section]
    implied: bool = False


@dataclass
class Document:
    """All that was recognised: sections in order, key blocks, and lines that belong to nothing."""

    sections: list[Section] = field(default_factory=list)
    keys: list[KeyBlock] = field(default_factory=list)
    stray: list[Line] = field(default_factory=list)
