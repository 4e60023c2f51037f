"""Names and lines that exam-day papers share."""

from __future__ import annotations

from datetime import datetime
from itertools import groupby

from trainer.documents.exam_day.values import ExamDay, HallSheet
from trainer.documents.fonts import Face
from trainer.documents.office.model import FORM, Block, Document, Page, Style, Text
from trainer.documents.office.parts import day_words, foot, title
from trainer.words import _

NAME = Style(Face.SONG, 13, align="centre", leading=20)
LINE = Style(Face.SONG, 11, leading=18, after=3)


def document(day: ExamDay, name: str, blocks: tuple[Block, ...], page: Page = FORM, where: str = "") -> Document:
    """A paper of the exam with its foot."""
    heading = " ".join(filter(None, (name, where)))
    return Document(heading, blocks, page, foot(day.printed), where)


def heads(day: ExamDay, name: str) -> tuple[Block, ...]:
    """The exam, then what the paper is."""
    return (title(day.title, NAME), title(name))


def where(hall: HallSheet) -> str:
    """第2场 第一考场."""
    return _("Session {session} {room}").format(session=hall.session, room=hall.room)


def place(hall: HallSheet) -> str:
    """考点 and 考场."""
    return " ".join(filter(None, (hall.site, hall.room)))


def clock(at: datetime) -> str:
    """08:45."""
    return f"{at:%H:%M}"


def held(hall: HallSheet) -> str:
    """2026年12月1日（星期二）09:00—10:30; where one may begin later than that, until when."""
    return f"{day_words(hall.opens.date())} {clock(hall.opens)}—{clock(max(hall.ends, hall.latest))}"


def hall_line(hall: HallSheet) -> Text:
    """Place, session and time over a list."""
    words = _("Place: {place}    Session: {session}    Time: {time}")
    return Text((words.format(place=place(hall), session=hall.session, time=held(hall)),), LINE, keep=True)


def sessions(day: ExamDay) -> tuple[tuple[int, tuple[HallSheet, ...]], ...]:
    """The halls by session."""
    ordered = sorted(day.halls, key=lambda hall: hall.session)
    return tuple((number, tuple(halls)) for number, halls in groupby(ordered, lambda hall: hall.session))
