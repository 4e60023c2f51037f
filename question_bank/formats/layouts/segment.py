"""Marked lines -> drafts of questions in their sections, and the blocks of answers that stand apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from question_bank.formats.layouts.cases import titles_case
from question_bank.formats.layouts.drafts import Document, Draft, KeyBlock, Section
from question_bank.formats.layouts.key_rows import is_number_row, read_columns, read_row
from question_bank.formats.layouts.lines import Line
from question_bank.formats.layouts.lookahead import (
    answers_case,
    is_numbered,
    is_plain_question,
    last_groups,
    next_telling,
    uses_bracket_numbers,
    without_label,
)
from question_bank.formats.layouts.marks import Mark, Marked
from question_bank.formats.layouts.sections import KIND_WORDS, Heading
from question_bank.question import QuestionKind

_STARTS = (Mark.NUMBER, Mark.STEM)
_LIST_BEGINS = re.compile(r"[(]?1\s?[.、)](?!\d)")
LETTERS_ALONE = re.compile(r"[(【\[]?\s*[A-J](?:[\s,、]{0,2}[A-J]){0,7}\s*[)】\]]?")
_KEY_BEGINS = (Mark.HEADING, Mark.KEY_TITLE, Mark.NUMBER, Mark.ANSWER)
_TITLE_LINES = 4
_LONGEST_KEY = 12
_WRITTEN = (QuestionKind.SHORT, QuestionKind.BLANK)


def segment(marks: Sequence[Marked]) -> Document:
    """The document; every line belongs to something in it."""
    return _Segmenter(marks).run()


class _Segmenter:
    """Takes one line after the other; `_target` names what the next plain line belongs to."""

    def __init__(self, marks: Sequence[Marked]) -> None:
        self._marks = marks
        self._document = Document()
        self._section = Section()
        self._around = Heading(None)
        self._draft: Draft | None = None
        self._target = ""
        self._block: KeyBlock | None = None
        self._listing = 0
        self._next = next_telling(marks)
        self._last = last_groups(marks)
        self._numbered = is_numbered(marks)
        self._bracket_numbers = uses_bracket_numbers(marks)
        self._answers_before = 0
        self._last_number = 0

    def run(self) -> Document:
        for index, mark in enumerate(self._marks):
            self._take(index, mark)
        self._close_section()
        return self._document

    def _take(self, index: int, mark: Marked) -> None:
        if self._block is not None:
            if not self._leaves_keys(index, mark):
                self._block.lines.append(mark)
                return
            self._block = None
        if mark.mark is Mark.KEY_TITLE and self._is_in_case(index):
            self._section.case_lines.append(replace(mark, mark=Mark.ANSWER))
        elif mark.mark is Mark.KEY_TITLE and self._opens_keys(index, mark):
            self._open_keys(mark)
        elif self._is_bare_row(mark) or self._is_key_table(index, mark):
            self._open_keys(mark)
            assert self._block is not None
            self._block.implied = True
            self._block.lines.append(without_label(mark))
        elif mark.mark is Mark.HEADING and not (self._section.kind is QuestionKind.CASE and titles_case(mark)):
            self._open_section(mark)
        elif self._section.kind is QuestionKind.CASE:
            self._take_in_case(index, mark)
        elif KIND_WORDS.get(mark.tag.removesuffix("题")) is QuestionKind.CASE:
            self._open_single_case(mark)
        else:
            self._take_in_section(index, mark)

    # sections and blocks of keys

    def _close_section(self) -> None:
        if self._section.drafts or self._section.case_lines or self._section.heading.topic is False:
            self._document.sections.append(self._section)
        self._draft, self._target, self._listing = None, "", 0

    def _open_section(self, mark: Marked) -> None:
        self._close_section()
        self._section = Section(mark.heading or Heading(None))
        if self._section.kind is QuestionKind.CASE and titles_case(mark):
            self._section.case_lines.append(mark)

    def _open_single_case(self, mark: Marked) -> None:
        """A question tagged as a case: what follows is its material and parts."""
        heading = self._section.heading
        self._close_section()
        self._section = Section(Heading(QuestionKind.CASE), single_case=mark.number or 0)
        self._around = heading
        self._section.case_lines.append(replace(mark, mark=Mark.PLAIN, tag="", line=_behind_mark(mark)))

    def _take_in_case(self, index: int, mark: Marked) -> None:
        single = self._section.single_case
        if single is not None and mark.mark in _STARTS and (mark.tag or self._follows_case(mark, single)):
            self._close_section()
            self._section = Section(self._around)
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
        return answers_case(self._marks, index, self._section.case_lines, alone=not self._document.sections)

    def _opens_keys(self, index: int, mark: Marked) -> bool:
        following = self._marks[index + 1] if index + 1 < len(self._marks) else None
        if following is None or not self._has_questions():
            return not self._has_questions()
        if self._answers_before == 0 or following.mark is Mark.HEADING:
            ahead = self._marks[index + 1 : index + _TITLE_LINES]
            return any(other.mark in _KEY_BEGINS or read_row(other.line.folded) is not None for other in ahead)
        return read_row(following.line.folded) is not None

    def _has_questions(self) -> bool:
        return bool(self._draft or self._section.drafts or self._section.case_lines or self._document.sections)

    def _open_keys(self, mark: Marked) -> None:
        held = [section for block in self._document.keys for section in block.sections]
        self._close_section()
        self._section = Section()
        free = [section for section in self._document.sections if not any(section is other for other in held)]
        self._block = KeyBlock(mark, [], free)
        self._document.keys.append(self._block)

    def _leaves_keys(self, index: int, mark: Marked) -> bool:
        """A heading or number under which options follow is a question again."""
        assert self._block is not None
        if self._block.implied:
            below_numbers = is_number_row(self._block.lines[-1].line.folded)
            return not (below_numbers or self._is_key_table(index, mark) or read_row(mark.line.folded) is not None)
        if mark.mark not in (Mark.HEADING, Mark.NUMBER, Mark.STEM):
            return False
        if mark.chained:
            return True
        ahead = self._marks[index + 1 : index + 8]
        if mark.mark is Mark.HEADING and is_plain_question(mark, ahead):
            return True
        for place, other in enumerate(ahead):
            if other.chained:
                return other.mark in (Mark.OPTION, Mark.NUMBER, Mark.STEM, Mark.PLAIN)
            if other.mark is Mark.OPTION and other.name == "A":
                return any(later.mark is Mark.OPTION and later.name == "B" for later in ahead[place + 1 : place + 3])
            if other.mark in (Mark.ANSWER, Mark.ANALYSIS):
                return False
            if other.mark in _STARTS and mark.mark is not Mark.HEADING:
                return False
        return False

    def _is_bare_row(self, mark: Marked) -> bool:
        """A row of several answers without a title above it."""
        if mark.mark not in (Mark.NUMBER, Mark.ANSWER, Mark.PLAIN) or not self._has_questions():
            return False
        row = read_row(without_label(mark).line.folded) if "1" in mark.line.folded else None
        return row is not None and len(row) >= (2 if mark.mark is Mark.ANSWER else 3)

    def _is_key_table(self, index: int, mark: Marked) -> bool:
        """题号 1 2 3 above 答案 A B C, without a title above it."""
        if not self._has_questions() or not is_number_row(mark.line.folded) or index + 1 == len(self._marks):
            return False
        return read_columns(mark.line.folded, self._marks[index + 1].line.folded) is not None

    # lines of questions

    def _take_in_section(self, index: int, mark: Marked) -> None:
        match mark.mark:
            case Mark.NUMBER | Mark.STEM if self._begins(index, mark):
                self._open(mark)
            case Mark.TOPIC if self._is_topic(index, mark):
                self._open_section(mark) if self._section.kind is None else self._end_draft()
            case Mark.ANSWER:
                self._take_answer(mark)
            case Mark.KEY_TITLE if not mark.line.folded.rstrip(" :】]").endswith("解析"):
                self._take_answer(mark)
            case Mark.KEY_TITLE:
                self._target = "analysis" if self._needed(mark).answers else self._target
            case Mark.ANALYSIS:
                self._needed(mark).analysis.append(mark.text)
                self._target = "analysis"
                self._listing = 1 if _LIST_BEGINS.match(mark.folded) else 0
            case Mark.FIELD:
                self._take_field(mark)
            case Mark.OPTION:
                self._take_option(mark)
            case _:
                self._take_plain(index, mark)

    def _end_draft(self) -> None:
        self._draft, self._target, self._listing = None, "", 0

    def _open(self, mark: Marked) -> None:
        draft = self._draft
        if draft is not None and mark.mark is Mark.STEM and not draft.body and not draft.answers:
            draft.body.append(mark.text)
            draft.tag = draft.tag or mark.tag
            draft.pictures += mark.line.pictures
            return
        draft = Draft(mark.line.number, self._section, mark.number, mark.tag, mark.name)
        draft.pictures = mark.line.pictures
        if mark.text:
            draft.body.append(mark.text)
        draft.options_seen = mark.chained
        self._section.drafts.append(draft)
        self._draft, self._target, self._listing = draft, "body", 0
        self._last_number = mark.number or self._last_number

    def _needed(self, mark: Marked) -> Draft:
        if self._draft is None:
            self._draft = Draft(mark.line.number, self._section)
            self._section.drafts.append(self._draft)
            self._target = "body"
        return self._draft

    def _take_answer(self, mark: Marked) -> None:
        draft = self._needed(mark)
        draft.answers.append([mark.text] if mark.text else [])
        self._target = "answers"
        self._listing = 1 if _LIST_BEGINS.match(mark.folded) else 0
        self._answers_before += bool(mark.text)

    def _take_field(self, mark: Marked) -> None:
        draft = self._draft
        if draft is None:
            return
        if mark.name == "options":
            self._target = "body"
            draft.options_from = len(draft.body)
            draft.options_seen = True
            if mark.text:
                draft.body.append(mark.text)
            return
        if mark.name == "kind":
            draft.tag = draft.tag or mark.text
        else:
            draft.fields.setdefault(mark.name, []).append(mark.text)
        self._target = "field:" + mark.name

    def _take_option(self, mark: Marked) -> None:
        draft = self._needed(mark)
        draft.pictures += mark.line.pictures
        if self._target == "body" and draft.options_seen and not mark.text and mark.line.folded[0] in "([【":
            self._take_answer(replace(mark, start=0))
        elif self._target == "analysis":
            draft.analysis.append(mark.line.text)
        elif self._target == "answers" and not (draft.answered and not draft.options_seen):
            draft.answers[-1].append(mark.line.text)
        else:
            draft.body.append(mark.line.text)
            draft.options_seen = draft.options_seen or mark.chained or mark.name != "A"
            self._target = "body"

    def _take_plain(self, index: int, mark: Marked) -> None:
        if self._draft is None and self._is_title(index, mark):
            self._document.stray.append(mark.line)
            return
        if self._begins_plain(index, mark):
            self._open(Marked(mark.line, Mark.STEM, chained=mark.chained))
            return
        draft = self._needed(mark)
        text = mark.line.text
        if self._target == "analysis" and not text:
            draft.analysis.append(mark.line.pictures)
            return
        draft.pictures += mark.line.pictures
        if self._target == "body" and draft.options_seen and LETTERS_ALONE.fullmatch(mark.line.folded):
            self._take_answer(mark)
            return
        match self._target:
            case "answers":
                self._continue_answer(index, draft, text)
            case "analysis":
                draft.analysis.append(text)
            case "body":
                draft.body.append(text)
                draft.options_seen = draft.options_seen or mark.chained
            case target if target.startswith("field:") and not mark.line.after_blank:
                draft.fields.setdefault(target[6:], []).append(text)
            case _:
                self._document.stray.append(mark.line)

    def _continue_answer(self, index: int, draft: Draft, text: str) -> None:
        if not draft.answered or self._writes(draft) or LETTERS_ALONE.fullmatch(self._marks[index].line.folded):
            draft.answers[-1].append(text)
        elif self._next[index] is not None and self._next[index] is self._title_below(index):
            self._document.stray.append(self._marks[index].line)
        else:
            draft.analysis.append(text)

    def _title_below(self, index: int) -> Marked | None:
        """The section title on the very next line: what stands above it is a title too."""
        following = self._marks[index + 1] if index + 1 < len(self._marks) else None
        return following if following is not None and following.mark is Mark.HEADING else None

    def _writes(self, draft: Draft) -> bool:
        if draft.kind is not None or draft.options_seen:
            return draft.kind in _WRITTEN
        return len("".join(draft.answers[-1][:1])) > _LONGEST_KEY

    # does this line begin a question?

    def _begins(self, index: int, mark: Marked) -> bool:
        draft = self._draft
        if mark.brackets and not self._bracket_numbers and not mark.tag:
            return False
        if draft is None:
            return not mark.weak or mark.number in (1, self._last_number + 1)
        if mark.tag or mark.name or mark.mark is Mark.STEM or mark.line.folded.startswith("【"):
            return True
        if self._section.kind is QuestionKind.TRUE_FALSE and self._target == "body" and not mark.weak:
            return True
        expected = draft.number is not None and mark.number == draft.number + 1
        soon = self._next[index]
        leads = mark.chained or (soon is not None and soon.mark in (Mark.OPTION, Mark.ANSWER))
        if mark.weak:
            return expected and (draft.answered or draft.options_seen or self._section.kind is not None)
        if self._listing:
            return self._ends_list(mark, expected, leads)
        if self._target == "analysis" or (self._target == "answers" and self._writes(draft)):
            self._listing = 1 if not (expected or leads) and mark.number == 1 else 0
            return expected or leads
        if self._target == "body" and not draft.options_seen and not draft.answered and draft.body:
            return expected or leads or (mark.number == 1 and not self._has_blank_stem(draft))
        return True

    def _ends_list(self, mark: Marked, expected: bool, leads: bool) -> bool:
        """Within numbered points of an answer: the next point, or the next question?"""
        if leads or (expected and mark.number != self._listing + 1):
            return True
        self._listing = mark.number or self._listing
        return False

    def _has_blank_stem(self, draft: Draft) -> bool:
        return draft.number is None or self._section.kind in _WRITTEN

    def _begins_plain(self, index: int, mark: Marked) -> bool:
        """Whether a line without a number is the stem of the next question."""
        draft = self._draft
        if draft is None or (self._target not in ("answers", "analysis") and not self._target.startswith("field:")):
            return False
        if self._target == "answers" and not draft.answered:
            return False
        soon = self._next[index]
        if soon is None or soon.mark not in (Mark.OPTION, Mark.ANSWER):
            return mark.chained and not self._numbered
        after_blank = mark.line.after_blank
        if not self._last_group(index):
            return False
        if self._numbered and self._target == "answers" and soon.mark is Mark.ANSWER and draft.answered:
            return not self._writes(draft)
        if self._numbered:
            starts_options = soon.mark is Mark.OPTION and soon.name == "A"
            return (after_blank or self._target == "answers") and (starts_options or mark.chained) and draft.answered
        return after_blank or self._target == "answers" or not self._plain_follows(index)

    def _last_group(self, index: int) -> bool:
        """No other paragraph stands between this line and the next mark."""
        return self._last[index]

    def _plain_follows(self, index: int) -> bool:
        return index + 1 < len(self._marks) and self._marks[index + 1].mark is Mark.PLAIN

    def _is_title(self, index: int, mark: Marked) -> bool:
        """Lines before the first question of a section that are no question."""
        if mark.chained or self._numbered:
            return not mark.chained
        soon = self._next[index]
        return soon is None or soon.mark not in (Mark.OPTION, Mark.ANSWER) or not self._last_group(index)

    def _is_topic(self, index: int, mark: Marked) -> bool:
        """A topic's title ends the question before it; within written answers it may be a point of them."""
        if self._draft is None:
            return True
        if self._target == "analysis" or (self._target == "answers" and self._writes(self._draft)):
            return mark.line.folded.startswith("第") and self._next[index] is not None
        return self._target == "answers" or self._draft.options_seen


def _behind_mark(mark: Marked) -> Line:
    """The line without its number and tag."""
    return replace(mark.line, text=mark.text, folded=mark.folded)
