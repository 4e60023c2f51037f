"""成绩册: the score list of an exam with its rates, rule and signatures, as offices file it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from trainer.documents.fonts import Face
from trainer.documents.office.model import Block, Document, Ended, Page, Style, Text
from trainer.documents.office.parts import foot, listing, signatures, title
from trainer.documents.pdf import Printed, date_range
from trainer.documents.score_words import marks_line, points_of, rate_lines, remarks_of, result_of
from trainer.exams.results.values import ScoreList, ScoreRow
from trainer.people.values import PersonRow
from trainer.store.clock import local_day
from trainer.words import _

_PAGE = Page(top=20, bottom=20, left=18, right=18)
_NAME = Style(Face.SONG, 15, align="centre", leading=24)
_FACT = Style(Face.SONG, 10.5, leading=17)
_SHARES = (11, 22, 47, 24, 15, 14, 18, 23)


def score_book(
    scores: ScoreList, people: Mapping[UUID, PersonRow], unit: str, printed: Printed, signing: Sequence[str]
) -> Document:
    """A4 upright; the heading row stands on every page, the signatures below the last row."""
    plan = scores.exam.plan
    titles = (
        _("No."),
        _("Name"),
        _("Unit"),
        _("Work number"),
        _("Score"),
        _("Rank"),
        _("Result"),
        _("Remarks"),
    )
    rows = [_row(number, row, scores, people) for number, row in enumerate(scores.rows, 1)]
    blocks: tuple[Block, ...] = (
        title(plan.title, _NAME),
        title(_("Score list")),
        *(Text((line,), _FACT, keep=True) for line in _facts(scores, unit)),
        Ended(listing(titles, _SHARES, rows, 8, left=(2,)), signatures(signing)),
    )
    return Document(_("Score list: {title}").format(title=plan.title), blocks, _PAGE, foot(printed))


def _facts(scores: ScoreList, unit: str) -> tuple[str, ...]:
    plan = scores.exam.plan
    times = (local_day(plan.opens_at), local_day(plan.closes_at))
    held = _("Held: {dates}").format(dates=date_range(*times))
    return (
        _("Unit: {unit}").format(unit=unit) + "　　" + held,
        marks_line(scores),
        _("Rule: {title} ({number})").format(title=plan.rule.title, number=plan.rule.number),
        *rate_lines(scores.rates),
    )


def _row(number: int, row: ScoreRow, scores: ScoreList, people: Mapping[UUID, PersonRow]) -> Sequence[str]:
    person = people[row.person_id]
    return (
        str(number),
        person.name,
        person.unit,
        person.work_number,
        points_of(scores, row),
        "—" if row.rank is None else str(row.rank),
        result_of(row),
        remarks_of(row),
    )
