"""Marked lines -> drafts of questions in their sections, and the blocks of answers that stand apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from question_bank.formats.layouts.cases import titles_case
from question_bank.formats.layouts.drafts import Document, KeyBlock, Section
from question_bank.formats.layouts.key_blocks import is_bare_row, is_key_table, leaves_keys, opens_keys
from question_bank.formats.layouts.lines import Line
from question_bank.formats.layouts.lookahead import answers_case, outlook_on, without_label
from question_bank.formats.layouts.marks import Mark, Marked
from question_bank.formats.layouts.questions import QuestionLines
from question_bank.formats.layouts.sections import KIND_WORDS, Heading
from question_bank.question import QuestionKind

_STARTS = (Mark.NUMBER, Mark.STEM)


def segment(marks: Sequence[Marked]) -> Document:
    """The document; every line belongs to something in it."""
    return _Segmenter(marks).run()


class _Segmenter:
    """Takes one line after the other: into the open block of keys, the case told, or a question of the section."""

    def __init__(self, marks: Sequence[Marked]) -> None:
        self._outlook = outlook_on(marks)
        self._document = Document()
        self._section = Section()
        self._around = Heading(None)
        self._block: KeyBlock | None = None
        self._questions = QuestionLines(self._outlook, self._section, self._document.stray)

    def run(self) -> Document:
        for index, mark in enumerate(self._outlook.marks):
            self._take(index, mark)
        self._close_section()
        return self._document

    def _take(self, index: int, mark: Marked) -> None:
        if self._block is not None:
            if not leaves_keys(self._block, self._outlook, index):
                self._block.lines.append(mark)
                return
            self._block = None
        if mark.mark is Mark.KEY_TITLE and self._is_in_case(index):
            self._section.case_lines.append(replace(mark, mark=Mark.ANSWER))
        elif mark.mark is Mark.KEY_TITLE and self._opens_keys(index):
            self._open_keys(mark)
        elif self._has_questions() and (is_bare_row(mark) or is_key_table(self._outlook, index)):
            self._open_keys(mark, without_label(mark))
        elif mark.mark is Mark.HEADING and not (self._section.kind is QuestionKind.CASE and titles_case(mark)):
            self._open_section(mark)
        elif self._section.kind is QuestionKind.CASE:
            self._take_in_case(index, mark)
        elif KIND_WORDS.get(mark.tag.removesuffix("题")) is QuestionKind.CASE:
            self._open_single_case(mark)
        elif not self._questions.take(index, mark):
            self._open_section(mark)

    def _enter(self, section: Section) -> None:
        self._close_section()
        self._section = section
        self._questions.enter(section)

    def _close_section(self) -> None:
        if self._section.drafts or self._section.case_lines or self._section.heading.topic is False:
            self._document.sections.append(self._section)

    def _open_section(self, mark: Marked) -> None:
        self._enter(Section(mark.heading or Heading(None)))
        if self._section.kind is QuestionKind.CASE and titles_case(mark):
            self._section.case_lines.append(mark)

    # cases

    def _open_single_case(self, mark: Marked) -> None:
        """A question tagged as a case: what follows is its material and parts."""
        self._around = self._section.heading
        self._enter(Section(Heading(QuestionKind.CASE), single_case=mark.number or 0))
        self._section.case_lines.append(replace(mark, mark=Mark.PLAIN, tag="", line=_behind_mark(mark)))

    def _take_in_case(self, index: int, mark: Marked) -> None:
        single = self._section.single_case
        if single is not None and mark.mark in _STARTS and (mark.tag or self._follows_case(mark, single)):
            self._enter(Section(self._around))
            self._take(index, mark)
        else:
            self._section.case_lines.append(mark)

    def _follows_case(self, mark: Marked, single: int) -> bool:
        """Whether a number is that of the next question, not of the next part."""
        if mark.brackets or mark.weak or mark.number != single + 1:
            return False
        parts = [line.number for line in self._section.case_lines if line.mark is Mark.NUMBER and not line.brackets]
        return not parts or parts[-1] != single

    def _is_in_case(self, index: int) -> bool:
        if self._section.kind is not QuestionKind.CASE:
            return False
        alone = not self._document.sections
        return answers_case(self._outlook.marks, index, self._section.case_lines, alone=alone)

    # blocks of keys

    def _has_questions(self) -> bool:
        return bool(self._section.drafts or self._section.case_lines or self._document.sections)

    def _opens_keys(self, index: int) -> bool:
        return not self._has_questions() or opens_keys(self._outlook, index, self._questions.answers_before > 0)

    def _open_keys(self, title: Marked, first: Marked | None = None) -> None:
        """A block below its title; with `first` there is no title, and that is its first row."""
        held = [section for block in self._document.keys for section in block.sections]
        self._enter(Section())
        free = [section for section in self._document.sections if not any(section is other for other in held)]
        self._block = KeyBlock(title, [] if first is None else [first], free, implied=first is not None)
        self._document.keys.append(self._block)


def _behind_mark(mark: Marked) -> Line:
    """The line without its number and tag."""
    return replace(mark.line, text=mark.text, folded=mark.folded)
