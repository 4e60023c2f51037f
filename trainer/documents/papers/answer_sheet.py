"""答题卡: letters to strike for choices, lines for gaps, room for what is written; the strip hides who wrote it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from question_bank.blanks import count_gaps, with_gap_marks
from question_bank.codec_answer import plain_decimal
from question_bank.question import OPTION_LETTERS, Question, QuestionKind
from trainer.documents.fonts import Face
from trainer.documents.office.model import Block, Cell, Document, Edges, Gap, Grid, Row, Space, Strip, Style, Text
from trainer.documents.office.parts import CELL, LEFT, aligned, cell, foot, label
from trainer.documents.papers.paper import PAGE, head, seal_words
from trainer.documents.papers.questions import LINE, lines_for
from trainer.documents.papers.sections import PrintedPaper, Section, section_names, sections
from trainer.words import _

_HEADING = Style(Face.HEI, 11, leading=18, before=8, after=3)
_PER_ROW = ((12, 5), (18, 4), (30, 2))
_CHOSEN = frozenset({QuestionKind.SINGLE, QuestionKind.MULTIPLE, QuestionKind.TRUE_FALSE})
_MARKS = Style(Face.SONG, 9.5, leading=14, align="centre")
_DIGITS = 12


def answer_sheet(paper: PrintedPaper) -> Document:
    """One sheet for one form."""
    blocks: list[Block] = [*head(paper, _("Answer sheet"))[:4], *_candidate()]
    for section in sections(paper.items):
        words = _("{numeral}. {kind} ({total} points)")
        kind, total = section_names()[section.kind], plain_decimal(section.total)
        heading = words.format(numeral=section.numeral, kind=kind, total=total)
        blocks.append(Text((heading,), _HEADING, keep=True))
        blocks.extend(_answers(section))
    blanks = (_("Unit: "), _("Name: "), _("Admission number: "))
    title = _("{title}: answer sheet").format(title=paper.name)
    strip = Strip(blanks, _("Sealed: write no answers inside this line"))
    return Document(title, tuple(blocks), PAGE, foot(paper.printed), seal_words(paper), strip)


def _candidate() -> tuple[Block, ...]:
    digits = Row((label(_("Admission number")), *[Cell()] * _DIGITS), 9)
    how = _("Strike the letter through in black: [A] becomes [■]. To change an answer, rub it out completely.")
    seat = Row((label(_("Seat")), Cell(across=3), cell(how, style=LEFT, across=_DIGITS - 3)), 12)
    return (Grid((3.2, *[1.0] * _DIGITS), (digits, seat)), Space(1))


def _answers(section: Section) -> Iterator[Block]:
    chosen: list[tuple[str, Question]] = []
    for item in section.items:
        for number, question in _single(f"{item.number}", item.question):
            if question.kind in _CHOSEN:
                chosen.append((number, question))
                continue
            yield from _choices(chosen)
            chosen = []
            yield _written(number, question)
    yield from _choices(chosen)


def _single(number: str, question: Question) -> Iterator[tuple[str, Question]]:
    if question.kind is not QuestionKind.CASE:
        yield number, question
        return
    for place, part in enumerate(question.parts, 1):
        yield f"{number}-{place}", part


def _choices(questions: Sequence[tuple[str, Question]]) -> Iterator[Grid]:
    if not questions:
        return
    longest = max(len(_marks(question)) for _number, question in questions)
    per_row = next(count for most, count in _PER_ROW if longest <= most)
    rows = []
    for start in range(0, len(questions), per_row):
        line = questions[start : start + per_row]
        cells = [one for number, question in line for one in (label(number), cell(_marks(question), style=_MARKS))]
        rows.append(Row((*cells, *[Cell(edges=Edges.NONE)] * (2 * (per_row - len(line)))), 8))
    yield Grid((1.3, 3.4) * per_row, tuple(rows), pad=0.5)


def _marks(question: Question) -> str:
    if question.kind is QuestionKind.TRUE_FALSE:
        return "[√]　[×]"
    return "".join(f"[{letter}]" for letter in OPTION_LETTERS[: len(question.options)])


def _written(number: str, question: Question) -> Block:
    if question.kind is QuestionKind.BLANK:
        gaps = max(1, count_gaps(with_gap_marks(question.stem)))
        parts = [part for place in range(gaps) for part in (f"　（{place + 1}）" if gaps > 1 else "　", Gap(10))]
        return Text((f"{number}．", *parts), Style(Face.SONG, 11, leading=26))
    first = Cell((Text((f"{number}．",), aligned(CELL, "left")),), edges=Edges.BELOW, top=True)
    lines = [Row((Cell(edges=Edges.BELOW),), LINE)] * (lines_for(question) - 1)
    return Grid((1.0,), (Row((first,), LINE), *lines))
