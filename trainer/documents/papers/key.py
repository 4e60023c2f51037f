"""参考答案及评分标准: an overview of the letters, then each question's answer, points, rationale and citation."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from question_bank.citation import format_citation
from question_bank.codec_answer import plain_decimal
from question_bank.question import (
    OPTION_LETTERS,
    TRUE_FALSE,
    BlankKey,
    ChoiceKey,
    PointsKey,
    Question,
    QuestionKind,
)
from trainer.documents.fonts import Face
from trainer.documents.office.model import Block, Cell, Document, Edges, Grid, Page, Row, Space, Style, Text
from trainer.documents.office.parts import HEAD, cell, foot, label
from trainer.documents.papers.figures import Pictures, figure_blocks
from trainer.documents.papers.paper import head, seal_words
from trainer.documents.papers.questions import part_scores
from trainer.documents.papers.sections import PrintedPaper, Section, sections
from trainer.words import _

_PAGE = Page(top=20, bottom=20, left=22, right=20)
_ANSWER = Style(Face.SONG, 10.5, leading=17, hang=2)
_SMALL = Style(Face.KAI, 10, leading=16, indent=2, hang=2)
_PER_ROW = 10
_CHOSEN = frozenset({QuestionKind.SINGLE, QuestionKind.MULTIPLE, QuestionKind.TRUE_FALSE})


def paper_key(paper: PrintedPaper) -> Document:
    """For markers: keep it as closed as the paper."""
    blocks: list[Block] = list(head(paper, _("Key and marking standard"))[:4])
    for section in sections(paper.items):
        blocks.append(Text((section.heading,), HEAD, keep=True))
        blocks.extend(_overview(section))
        for item in section.items:
            blocks.extend(_item(f"{item.number}．", item.question, item.score, paper.pictures))
    title = _("{title}: key").format(title=paper.name)
    return Document(title, tuple(blocks), _PAGE, foot(paper.printed), seal_words(paper))


def _overview(section: Section) -> Iterator[Block]:
    if section.kind not in _CHOSEN:
        return
    rows: list[Row] = []
    for start in range(0, len(section.items), _PER_ROW):
        line = section.items[start : start + _PER_ROW]
        filler = [Cell(edges=Edges.NONE)] * (_PER_ROW - len(line))
        rows.append(Row((label(_("Question no.")), *(label(str(item.number)) for item in line), *filler), 7))
        answers = (cell(key_words(item.question)) for item in line)
        rows.append(Row((label(_("Key")), *answers, *filler), 7))
    yield Grid((1.3, *[1.0] * _PER_ROW), tuple(rows), pad=0.6)
    yield Space(2)


def _item(number: str, question: Question, score: Decimal | None, pictures: Pictures) -> Iterator[Block]:
    points = "" if score is None else _(" ({score} points)").format(score=plain_decimal(score))
    if question.kind is QuestionKind.CASE:
        yield Text((number + _("Case analysis") + points,), _ANSWER, keep=bool(question.parts))
        worth = [None] * len(question.parts) if score is None else part_scores(question, score)
        for place, (part, own) in enumerate(zip(question.parts, worth, strict=True), 1):
            yield from _item(f"（{place}）", part, own, pictures)
    elif isinstance(question.answer, PointsKey):
        yield Text((number + _("Points to look for") + points,), _ANSWER, keep=True)
        for place, point in enumerate(question.answer.points, 1):
            share = _share(point.share, score)
            yield Text((f"（{place}）{point.text}{share}",), Style(Face.SONG, 10.5, leading=17, indent=2, hang=4))
    else:
        answer = _("{number}Key: {key}{points}").format(number=number, key=key_words(question), points=points)
        yield Text((answer,), _ANSWER, keep=bool(question.rationale or question.citations))
    if question.rationale:
        yield Text((_("Rationale: {words}").format(words=question.rationale.strip()),), _SMALL)
    yield from figure_blocks(question.rationale_figures, pictures)
    if question.citations:
        yield Text((_("Source: {citations}").format(citations=_citations(question)),), _SMALL)


def _citations(question: Question) -> str:
    return "；".join(format_citation(citation, with_version=True) for citation in question.citations)


def _share(share: Decimal, score: Decimal | None) -> str:
    if score is None:
        return f"（{plain_decimal((share * 100).quantize(Decimal(1)))}%）"
    return _(" ({score} points)").format(score=plain_decimal((share * score).quantize(Decimal("0.01"))))


def key_words(question: Question) -> str:
    """The right answer as a key writes it: ABD, √, 二万元以上／20000元以上；…"""
    match question.answer:
        case ChoiceKey(right) if question.kind is QuestionKind.TRUE_FALSE:
            return "√" if right == {TRUE_FALSE.index("正确")} else "×"
        case ChoiceKey(right):
            return "".join(OPTION_LETTERS[place] for place in sorted(right))
        case BlankKey(blanks, ordered):
            words = "；".join("／".join(blank.alternatives) for blank in blanks)
            return words if ordered or len(blanks) < 2 else _("{words} (in any order)").format(words=words)
        case _:
            return "—"
