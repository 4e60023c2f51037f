"""补考及处理经过表: all cases of one officer, each with its rule and everything that was done, by whom and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from trainer.documents.fonts import Face
from trainer.documents.notices.wording import result_words, source_words
from trainer.documents.office.model import Block, Document, Page, Style, Text
from trainer.documents.office.parts import HEAD, facts, foot, listing, signatures, title
from trainer.documents.pdf import Printed
from trainer.retakes.notices.values import Appeal, CaseFile, Notice
from trainer.retakes.values import Case
from trainer.retakes.words import NAMES
from trainer.words import _
from trainer.workdays.wording import unlisted_mark

_PAGE = Page(top=18, bottom=18, left=18, right=18)
_FACT = Style(Face.SONG, 10.5, leading=17)
_SHARES = (3.1, 3.4, 1.6, 5.6)


@dataclass(frozen=True)
class Done:
    """One line: when, what, by whom, and the words with it."""

    at: datetime
    what: str
    by: str
    words: str = ""


def case_story(
    cases: Sequence[Case], files: Mapping[UUID, CaseFile], about: Mapping[UUID, str], office: str, printed: Printed
) -> Document:
    """A4. The cases of one person in order; `about` says what led to each. The time of every line is local."""
    person = cases[0]
    heading = _("Retakes and consequences: what was done")
    blocks: list[Block] = [
        title(heading),
        facts(
            (
                (_("Name"), person.name),
                (_("Unit"), person.unit),
                (_("Made by the office"), office),
                (_("Number of cases"), str(len(cases))),
            )
        ),
    ]
    for number, case in enumerate(cases, 1):
        blocks += _case(number, case, files[case.id], about.get(case.id, case.occasion))
    blocks += signatures((_("Made by"), _("Checked by"), _("Leader")))
    return Document(
        _("{heading} {name}").format(heading=heading, name=person.name), tuple(blocks), _PAGE, foot(printed)
    )


def done_in(case: Case, file: CaseFile) -> tuple[Done, ...]:
    """All that was done in a case and with its papers, in the order of time."""
    lines = [Done(entry.at, NAMES[entry.decision], entry.by_name, entry.reason) for entry in case.history]
    for notice in file.notices:
        lines.extend(_of_notice(notice))
    for appeal in file.appeals:
        lines.extend(_of_appeal(appeal))
    return tuple(sorted(lines, key=lambda line: line.at))


def _case(number: int, case: Case, file: CaseFile, about: str) -> tuple[Block, ...]:
    head = _("{number}. {about}: {result}").format(number=number, about=about, result=result_words(case))
    step = _("Step {number}: {step}. By rule: {rule}").format(
        number=case.step_number, step=case.step.name, rule=source_words(case)
    )
    rows = [(f"{line.at.astimezone():%Y-%m-%d %H:%M}", line.what, line.by, line.words) for line in done_in(case, file)]
    told = Text((step,), _FACT, keep=True)
    return (
        title(head, HEAD),
        told,
        listing((_("Time"), _("What"), _("By whom"), _("Words")), _SHARES, rows, 8, left=(1, 3)),
    )


def _of_notice(notice: Notice) -> Iterator[Done]:
    kind = f"{NAMES[notice.kind]}\n{notice.serial}"
    yield Done(notice.signed.at, _("{notice} issued").format(notice=kind), notice.signed.by_name)
    if notice.delivery is not None:
        done = notice.delivery
        words = _("{outcome} on {date}").format(outcome=NAMES[done.outcome], date=done.on)
        until = _("appeals until {day}").format(day=_day(done.until, done.unlisted)) if done.until else ""
        what = "\n".join(filter(None, (notice.serial, words, until)))
        yield Done(done.signed.at, what, done.signed.by_name, done.note)
    if notice.voided is not None:
        voided = notice.voided
        yield Done(voided.at, _("{notice} voided").format(notice=kind), voided.by_name, voided.reason)


def _of_appeal(appeal: Appeal) -> Iterator[Done]:
    late = _(" (late)") if appeal.late else ""
    came = _("Appeal of {date}").format(date=appeal.filed_on)
    by = _("to be decided by {day}").format(day=_day(appeal.decide_by, appeal.unlisted)) if appeal.decide_by else ""
    what = "\n".join(filter(None, (f"{came}{late}", by)))
    yield Done(appeal.signed.at, what, appeal.signed.by_name, appeal.words)
    if appeal.ruling is not None:
        ruled = appeal.ruling.signed
        words = _("Appeal decided: {outcome}").format(outcome=NAMES[appeal.ruling.outcome])
        yield Done(ruled.at, words, ruled.by_name, ruled.reason)


def _day(on: date, unlisted: Sequence[int]) -> str:
    return f"{on}（{unlisted_mark(unlisted)}）" if unlisted else f"{on}"
