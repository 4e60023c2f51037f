"""The sections of a yearly page: each figure and the entries behind it, for the paper and for the screen alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from trainer.exams.values import Attendance
from trainer.exams.words import NAMES as EXAM_NAMES
from trainer.hours.values import EntryState, HourCategory, HourEntry, Way
from trainer.hours.words import NAMES as HOUR_NAMES
from trainer.hours.words import basis_line
from trainer.retakes.values import Decision
from trainer.retakes.words import NAMES as RETAKE_NAMES
from trainer.store.clock import local_day
from trainer.words import _
from trainer.yearly.values import ExamLine, Section, YearFacts


@dataclass(frozen=True)
class Line:
    """One entry behind a figure: its day, what it was, its figure, the proof and who signed for it.

    `target` is the page of the program on which it stands and its key there; None for what was noted by hand.
    `note_id` is the note it is.
    """

    day: date | None
    text: str
    figure: str = ""
    proof: str = ""
    by: str = ""
    target: tuple[str, UUID] | None = None
    note_id: UUID | None = None


@dataclass(frozen=True)
class Part:
    """One section: its figure in words, the entries it is made of, and the rule behind it."""

    section: Section
    figure: str
    lines: tuple[Line, ...] = ()
    basis: str = ""


def parts_of(facts: YearFacts) -> tuple[Part, ...]:
    """Every section in its order; one without anything says so by a dash."""
    makers: dict[Section, Callable[[YearFacts], Part]] = {
        Section.HOURS: _hours,
        Section.EXAMS: _exams,
        Section.STUDY: _study,
        Section.TEACHING: _teaching,
        Section.HONOURS: _honours,
        Section.CERTIFICATES: _certificates,
    }
    return tuple(makers[one](facts) if one in makers else _noted(facts, one) for one in Section)


def plain(figure: Decimal) -> str:
    """30, 7.5: no zeros that say nothing."""
    text = f"{figure:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _hours(facts: YearFacts) -> Part:
    lines = tuple(_entry(facts, entry) for entry in facts.entries if entry.state is EntryState.APPROVED)
    state = facts.hours
    if state is None:
        return Part(Section.HOURS, _("No rule set is chosen for {year}").format(year=facts.year), lines)
    words = _(
        "Approved {total}, due {due}; public law {law}, profession and skills {skills}, politics {ethics}; {rest}"
    )
    rest = _("complete") if state.met else _("missing {hours}").format(hours=plain(state.missing))
    figure = words.format(
        total=plain(state.total),
        due=plain(state.rule_set.required),
        law=plain(state.by_category[HourCategory.PUBLIC_LAW]),
        skills=plain(state.by_category[HourCategory.PROFESSIONAL]),
        ethics=plain(state.by_category[HourCategory.POLITICAL]),
        rest=rest,
    )
    return Part(Section.HOURS, figure, lines, basis_line(state.rule_set))


def _entry(facts: YearFacts, entry: HourEntry) -> Line:
    draft = entry.draft
    proof = (draft.evidence or "")[:8]
    by = facts.signers.get(entry.decided_by, "") if entry.decided_by else ""
    text = f"{draft.topic}（{HOUR_NAMES[draft.way]}，{HOUR_NAMES[draft.category]}）"
    return Line(draft.on, text, plain(draft.hours), proof, by, ("hours", facts.person.id))


def _exams(facts: YearFacts) -> Part:
    sat = [one for one in facts.exams if one.score is not None]
    passed = sum(one.passed is True for one in facts.exams)
    words = _("{count} exams, {passed} passed").format(count=len(facts.exams), passed=passed)
    best = max((one.score for one in sat if one.score is not None), default=None)
    if best is not None:
        words += _(", best {score}").format(score=plain(best))
    lines = tuple(Line(one.on, _exam(one), _score(one), "", "", ("exams", one.exam_id)) for one in facts.exams)
    return Part(Section.EXAMS, words if facts.exams else "—", lines)


def _exam(one: ExamLine) -> str:
    return one.title + (_(" (retake)") if one.retake else "")


def _score(one: ExamLine) -> str:
    if one.score is None or one.attendance is not Attendance.PRESENT:
        words = EXAM_NAMES[one.attendance]
        return words if one.score is None else f"{plain(one.score)} {words}"
    if one.passed is None:
        return _("{score}, not decided").format(score=plain(one.score))
    verdict = _("excellent") if one.excellent else _("passed") if one.passed else _("not passed")
    return f"{plain(one.score)} {verdict}"


def _study(facts: YearFacts) -> Part:
    notes = tuple(_notes(facts, Section.STUDY))
    lines = tuple(
        Line(
            one.last,
            one.title,
            _("{minutes} minutes").format(minutes=one.minutes) + (_(", finished") if one.finished else ""),
            target=("courseware", one.item_id),
        )
        for one in facts.study
    )
    finished = sum(one.finished for one in facts.study)
    words = _("{count} pieces of courseware, {finished} finished").format(count=len(lines), finished=finished)
    return _with_notes(Section.STUDY, words if lines else "", lines, notes)


def _teaching(facts: YearFacts) -> Part:
    taught = [
        entry for entry in facts.entries if entry.draft.way is Way.TEACHING and entry.state is EntryState.APPROVED
    ]
    lines = tuple(_entry(facts, entry) for entry in taught)
    hours = sum((entry.draft.hours for entry in taught), Decimal())
    words = [_("{hours} hours for teaching").format(hours=plain(hours))] if taught else []
    if facts.written:
        words.append(_("{count} approved questions written").format(count=facts.written))
    return _with_notes(Section.TEACHING, "；".join(words), lines, tuple(_notes(facts, Section.TEACHING)))


def _honours(facts: YearFacts) -> Part:
    applied = [case for case in facts.cases if case.state in (Decision.APPLIED, Decision.CONFIRMED)]
    lines = tuple(
        Line(
            local_day(case.opened),
            case.step.name,
            RETAKE_NAMES[case.state],
            case.source.number,
            "",
            ("retakes", case.id),
        )
        for case in applied
    )
    words = _("{count} consequences decided").format(count=len(lines)) if lines else ""
    return _with_notes(Section.HONOURS, words, lines, tuple(_notes(facts, Section.HONOURS)))


def _certificates(facts: YearFacts) -> Part:
    lines = tuple(
        Line(
            local_day(one.issued_at),
            one.title,
            one.serial + (_(", void") if one.voided else ""),
            target=("certificates", one.id),
        )
        for one in facts.certificates
    )
    valid = sum(one.voided is None for one in facts.certificates)
    return Part(Section.CERTIFICATES, _("{count} certificates").format(count=valid) if lines else "—", lines)


def _noted(facts: YearFacts, section: Section) -> Part:
    return _with_notes(section, "", (), tuple(_notes(facts, section)))


def _with_notes(section: Section, words: str, lines: tuple[Line, ...], notes: tuple[Line, ...]) -> Part:
    if notes:
        words = "；".join(filter(None, (words, _("{count} noted by hand").format(count=len(notes)))))
    return Part(section, words or "—", (*lines, *notes))


def _notes(facts: YearFacts, section: Section) -> Iterator[Line]:
    for one in facts.notes:
        if one.draft.section is section:
            by = facts.signers.get(one.by_id, "")
            yield Line(one.draft.on, one.draft.text, "", one.draft.proof, by, note_id=one.id)
