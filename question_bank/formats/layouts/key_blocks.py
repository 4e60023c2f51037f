"""Where a block of answers that stand apart from their questions begins, and where it ends."""

from __future__ import annotations

from question_bank.formats.layouts.drafts import KeyBlock
from question_bank.formats.layouts.key_rows import is_number_row, read_columns, read_row
from question_bank.formats.layouts.lookahead import Outlook, is_plain_question, without_label
from question_bank.formats.layouts.marks import Mark, Marked

_KEY_BEGINS = (Mark.HEADING, Mark.KEY_TITLE, Mark.NUMBER, Mark.ANSWER)
_STARTS = (Mark.NUMBER, Mark.STEM)
_TITLE_LINES = 4
_AHEAD = 7


def opens_keys(outlook: Outlook, index: int, answered: bool) -> bool:
    """Whether answers stand below a title of answers; `answered`: answers stood with their questions before it."""
    following = outlook.below(index)
    if following is None:
        return False
    if not answered or following.mark is Mark.HEADING:
        ahead = outlook.marks[index + 1 : index + _TITLE_LINES]
        return any(other.mark in _KEY_BEGINS or read_row(other.line.folded) is not None for other in ahead)
    return read_row(following.line.folded) is not None


def is_bare_row(mark: Marked) -> bool:
    """A row of several answers without a title above it."""
    if mark.mark not in (Mark.NUMBER, Mark.ANSWER, Mark.PLAIN):
        return False
    row = read_row(without_label(mark).line.folded) if "1" in mark.line.folded else None
    return row is not None and len(row) >= (2 if mark.mark is Mark.ANSWER else 3)


def is_key_table(outlook: Outlook, index: int) -> bool:
    """题号 1 2 3 above 答案 A B C, without a title above it."""
    above, below = outlook.marks[index], outlook.below(index)
    if below is None or not is_number_row(above.line.folded):
        return False
    return read_columns(above.line.folded, below.line.folded) is not None


def leaves_keys(block: KeyBlock, outlook: Outlook, index: int) -> bool:
    """A heading or number under which options follow is a question again."""
    mark = outlook.marks[index]
    if block.implied:
        below_numbers = is_number_row(block.lines[-1].line.folded)
        return not (below_numbers or is_key_table(outlook, index) or read_row(mark.line.folded) is not None)
    if mark.mark not in (Mark.HEADING, *_STARTS):
        return False
    if mark.chained:
        return True
    return _options_follow(outlook, index, mark.mark is Mark.HEADING)


def _options_follow(outlook: Outlook, index: int, heading: bool) -> bool:
    ahead = outlook.marks[index + 1 : index + 1 + _AHEAD]
    if heading and is_plain_question(outlook.marks[index], ahead):
        return True
    for place, other in enumerate(ahead):
        if other.chained:
            return other.mark in (Mark.OPTION, *_STARTS, Mark.PLAIN)
        if other.mark is Mark.OPTION and other.name == "A":
            return any(later.mark is Mark.OPTION and later.name == "B" for later in ahead[place + 1 : place + 3])
        if other.mark in (Mark.ANSWER, Mark.ANALYSIS) or (other.mark in _STARTS and not heading):
            return False
    return False
