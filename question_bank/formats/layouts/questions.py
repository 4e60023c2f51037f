"""The lines of questions within a section -> drafts."""

from __future__ import annotations

import re
from dataclasses import replace

from question_bank.formats.layouts.drafts import Draft, Section
from question_bank.formats.layouts.lines import Line
from question_bank.formats.layouts.lookahead import Outlook
from question_bank.formats.layouts.marks import Mark, Marked
from question_bank.question import QuestionKind

_LIST_BEGINS = re.compile(r"[(]?1\s?[.、)](?!\d)")
LETTERS_ALONE = re.compile(r"[(【\[]?\s*[A-J](?:[\s,、]{0,2}[A-J]){0,7}\s*[)】\]]?")
_LONGEST_KEY = 12
_WRITTEN = (QuestionKind.SHORT, QuestionKind.BLANK)


class QuestionLines:
    """Takes one line after the other; `_target` names what the next plain line belongs to.

    `stray` takes what belongs to nothing; `answers_before` counts the answers that stood with their questions.
    """

    def __init__(self, outlook: Outlook, section: Section, stray: list[Line]) -> None:
        self._outlook = outlook
        self._section = section
        self._stray = stray
        self._draft: Draft | None = None
        self._target = ""
        self._listing = 0
        self._last_number = 0
        self.answers_before = 0

    def enter(self, section: Section) -> None:
        """What follows belongs to this section."""
        self._section = section
        self._end_draft()

    def take(self, index: int, mark: Marked) -> bool:
        """Whether the line belongs to a question, or ends one; else it is the title of a section."""
        match mark.mark:
            case Mark.NUMBER | Mark.STEM if self._begins(index, mark):
                self._open(mark)
            case Mark.TOPIC if self._is_topic(index, mark):
                if self._section.kind is None:
                    return False
                self._end_draft()
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
        return True

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
        self.answers_before += bool(mark.text)

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
            self._stray.append(mark.line)
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
                self._stray.append(mark.line)

    def _continue_answer(self, index: int, draft: Draft, text: str) -> None:
        if not draft.answered or self._writes(draft) or LETTERS_ALONE.fullmatch(self._outlook.marks[index].line.folded):
            draft.answers[-1].append(text)
        elif self._outlook.next[index] is not None and self._outlook.next[index] is self._outlook.title_below(index):
            self._stray.append(self._outlook.marks[index].line)
        else:
            draft.analysis.append(text)

    def _writes(self, draft: Draft) -> bool:
        if draft.kind is not None or draft.options_seen:
            return draft.kind in _WRITTEN
        return len("".join(draft.answers[-1][:1])) > _LONGEST_KEY

    # does this line begin a question?

    def _begins(self, index: int, mark: Marked) -> bool:
        draft = self._draft
        if mark.brackets and not self._outlook.bracket_numbers and not mark.tag:
            return False
        if draft is None:
            return not mark.weak or mark.number in (1, self._last_number + 1)
        if mark.tag or mark.name or mark.mark is Mark.STEM or mark.line.folded.startswith("【"):
            return True
        if self._section.kind is QuestionKind.TRUE_FALSE and self._target == "body" and not mark.weak:
            return True
        expected = draft.number is not None and mark.number == draft.number + 1
        soon = self._outlook.next[index]
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
        soon = self._outlook.next[index]
        if soon is None or soon.mark not in (Mark.OPTION, Mark.ANSWER):
            return mark.chained and not self._outlook.numbered
        after_blank = mark.line.after_blank
        if not self._outlook.last[index]:
            return False
        if self._outlook.numbered and self._target == "answers" and soon.mark is Mark.ANSWER and draft.answered:
            return not self._writes(draft)
        if self._outlook.numbered:
            starts_options = soon.mark is Mark.OPTION and soon.name == "A"
            return (after_blank or self._target == "answers") and (starts_options or mark.chained) and draft.answered
        return after_blank or self._target == "answers" or not self._outlook.plain_below(index)

    def _is_title(self, index: int, mark: Marked) -> bool:
        """Lines before the first question of a section that are no question."""
        if mark.chained or self._outlook.numbered:
            return not mark.chained
        soon = self._outlook.next[index]
        return soon is None or soon.mark not in (Mark.OPTION, Mark.ANSWER) or not self._outlook.last[index]

    def _is_topic(self, index: int, mark: Marked) -> bool:
        """A topic's title ends the question before it; within written answers it may be a point of them."""
        if self._draft is None:
            return True
        if self._target == "analysis" or (self._target == "answers" and self._writes(self._draft)):
            return mark.line.folded.startswith("第") and self._outlook.next[index] is not None
        return self._target == "answers" or self._draft.options_seen
