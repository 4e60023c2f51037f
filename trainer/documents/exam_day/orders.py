"""考生须知, 监考员指令单, 启动码交接单, 考试日程表: what is read out, done, handed over and announced."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from question_bank.codec_answer import plain_decimal
from trainer.documents.exam_day.common import clock, document, hall_line, heads, place, sessions, where
from trainer.documents.exam_day.values import ExamDay, HallSheet
from trainer.documents.fonts import Face
from trainer.documents.office.model import Block, Cell, Document, Grid, Page, Row, Style, Text, Tick, Together
from trainer.documents.office.parts import LEFT, aligned, cell, day_words, label, listing, numbered, signatures
from trainer.documents.pdf import chinese_date
from trainer.store.errors import BadInput
from trainer.words import _

_PAGE = Page(top=25, bottom=22, left=26, right=24)
_LIST = Page(top=18, bottom=18, left=18, right=18)
_NOTICE = Style(Face.FANG, 14, align="both", leading=25)
_SIGN = Style(Face.FANG, 14, align="right", leading=26)
_NOTE = Style(Face.SONG, 10, leading=15, before=4, after=2)


def candidates_notice(day: ExamDay) -> Document:
    """For the wall and to be read out."""
    plan = day.halls[0] if day.halls else None
    minutes = _("Time {minutes} minutes, full score {total}, pass mark {mark}.").format(
        minutes=plan.minutes if plan else "", total=plain_decimal(day.total), mark=plain_decimal(day.pass_mark)
    )
    sign = day.unit or day.template.text("notice", "sign")
    blocks: tuple[Block, ...] = (
        *heads(day, _("Notice to candidates")),
        Text((minutes,), aligned(_NOTICE, "centre"), keep=True),
        *numbered(day.template.lines("notice", "lines"), _NOTICE),
        Text((sign,), _SIGN, keep=True),
        Text((chinese_date(day.printed.at.date()),), _SIGN),
    )
    return document(day, _("Notice to candidates"), blocks, _PAGE)


def instruction_sheet(day: ExamDay, hall: HallSheet) -> Document:
    """What the invigilators of one hall say and do at which minute. Raises BadInput("document.template")."""
    steps = [_step(day, hall, step) for step in day.template.rows("instructions", "steps")]
    titles = (_("Time"), _("To be said"), _("To be done"), _("Done"))
    rows = [
        (
            clock(at),
            cell(say or "—", style=LEFT),
            cell(act, style=LEFT),
            Cell((Text((Tick(),), aligned(LEFT, "centre")),)),
        )
        for at, say, act in steps
    ]
    end = Together(
        (
            Text((day.template.text("instructions", "note"),), _NOTE),
            *signatures(day.template.lines("instructions", "signatures")),
        )
    )
    name = _("Instructions for invigilators")
    blocks: tuple[Block, ...] = (*heads(day, name), hall_line(hall), listing(titles, (1.4, 5, 7, 1.2), rows, 16), end)
    return document(day, name, blocks, _LIST, where(hall))


def _step(day: ExamDay, hall: HallSheet, step: Mapping[str, object]) -> tuple[datetime, str, str]:
    begins = {
        "doors": hall.doors,
        "opens": hall.opens,
        "latest": hall.latest,
        "leave": hall.leave,
        "end": hall.ends,
    }
    origin, minutes = begins.get(str(step.get("from"))), step.get("minutes", 0)
    if origin is None or not isinstance(minutes, int):
        raise BadInput("document.template", name=day.template.name, cause=f"instructions.steps: {step.get('from')}")
    return origin + timedelta(minutes=minutes), str(step.get("say", "")), str(step.get("act", ""))


def code_handover(day: ExamDay) -> Document:
    """A line for each envelope; the codes themselves stand nowhere on it."""
    titles = (
        _("Session"),
        _("Room"),
        _("Time"),
        _("Envelope sealed"),
        _("Handed over by"),
        _("Taken by"),
        _("Taken at"),
        _("Opened at"),
        _("Witnesses"),
    )
    sealed = Cell((Text((Tick(), "\u00a0" + _("yes") + "　", Tick(), "\u00a0" + _("no")), aligned(LEFT, "centre")),))
    rows = [
        (str(hall.session), place(hall), f"{hall.opens:%m-%d %H:%M}", sealed, "", "", "", "", "") for hall in day.halls
    ]
    name = _("Handover of start codes")
    blocks: tuple[Block, ...] = (
        *heads(day, name),
        Text((day.template.text("handover", "note"),), _NOTE, keep=True),
        listing(titles, (0.8, 2.6, 1.8, 2, 1.8, 1.8, 1.6, 1.6, 2.4), rows, 14),
        Together(signatures(day.template.lines("handover", "signatures"))),
    )
    return document(day, name, blocks, _LIST.wide)


def timetable(day: ExamDay) -> Document:
    """Sessions, rooms, times and how many sit in each."""
    titles = (
        _("Session"),
        _("Date"),
        _("Time"),
        _("Doors"),
        _("Latest entry"),
        _("Place and room"),
        _("Number of candidates"),
    )
    head = Row(tuple(label(words) for words in titles), 9)
    rows = [head]
    for number, halls in sessions(day):
        for position, hall in enumerate(halls):
            first = (cell(str(number), down=len(halls)), *_times(hall, len(halls))) if position == 0 else ()
            rows.append(Row((*first, cell(place(hall)), cell(str(len(hall.sitters)))), 11))
    whole = sum(len(hall.sitters) for hall in day.halls)
    rows.append(Row((label(_("Candidates in all"), across=6), cell(str(whole))), 9))
    table = Grid((0.9, 4.7, 2.6, 1.8, 1.8, 3.2, 1), tuple(rows), heads=1)
    name = _("Timetable of the exam")
    signs = Together(signatures(day.template.lines("timetable", "signatures")))
    blocks: tuple[Block, ...] = (
        *heads(day, name),
        table,
        Text((day.template.text("timetable", "note"),), _NOTE),
        signs,
    )
    return document(day, name, blocks, _LIST)


def _times(hall: HallSheet, down: int) -> tuple[Cell, ...]:
    times = (
        day_words(hall.opens.date()),
        f"{clock(hall.opens)}—{clock(hall.ends)}",
        clock(hall.doors),
        clock(hall.latest),
    )
    return tuple(cell(words, down=down) for words in times)
