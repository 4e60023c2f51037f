"""One person's year: how far each minimum is filled, and every entry with its source, proof and decision."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from uuid import UUID

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from trainer.hours.forecast import Offer
from trainer.hours.pro_rata import MONTHS
from trainer.hours.values import EntryState, HourDraft, HourEntry
from trainer.reports.hours import OfficerHours
from trainer.reports.hours_ahead import enrolled_offers
from trainer.store.clock import local_day
from trainer.ui.hours.state import HoursState, standing
from trainer.ui.hours.wording import (
    SEPARATOR,
    TONES,
    expected_text,
    hours_text,
    other_fields_text,
    rule_badges,
    rule_source,
    standing_text,
)
from trainer.ui.texts import name
from trainer.ui.tones import Tone
from trainer.ui.widgets.basics import badge, button, card, label, row
from trainer.ui.widgets.flow import Flow
from trainer.ui.widgets.form import Form
from trainer.words import _

STATE_TONES = {EntryState.PENDING: Tone.WARN, EntryState.APPROVED: Tone.OK, EntryState.RETURNED: Tone.BAD}


class PersonPanel(QWidget):
    reverse_wanted = Signal(object)
    evidence_wanted = Signal(object)
    entry_wanted = Signal(object)
    record_wanted = Signal(object)
    absence_wanted = Signal()
    absence_unwanted = Signal(object)
    closed = Signal()

    def __init__(self, state: HoursState, person: OfficerHours) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        close = button("×", "link")
        close.setAccessibleName(_("Close"))
        close.clicked.connect(self.closed)
        head = row(label(SEPARATOR.join(filter(None, (name(person.category), person.unit))), "faint"), None, close)
        box.addLayout(head)
        mark = standing(person, state.year, state.today)
        words = standing_text(mark, state.year, state.today)
        box.addLayout(row(label(person.name, "large"), badge(words, TONES[mark]), None))
        inside = Form()
        self._add_figures(inside, person)
        self._add_shares(inside, state)
        self._add_absences(inside, person, state)
        self._add_ahead(inside, person, state)
        self._add_entries(inside, state)
        inside.finish()
        box.addWidget(inside, 1)
        if state.may_enter:
            add = button(_("Enter hours for {name}").format(name=person.name), icon_name="mdi6.plus")
            add.clicked.connect(lambda: self.entry_wanted.emit((person.person_id,)))
            line = Flow(6)
            line.flow.addWidget(add)
            if state.may_approve and person.person_id != state.actor_id:
                off = button(_("Take months off"))
                off.clicked.connect(self.absence_wanted)
                line.flow.addWidget(off)
            if state.may_export:
                record = button(_("Record of study hours"))
                record.clicked.connect(lambda: self.record_wanted.emit(person.person_id))
                line.flow.addWidget(record)
            box.addWidget(line)

    def _add_figures(self, inside: Form, person: OfficerHours) -> None:
        state = person.state
        if state.rule_set.total:
            _add_bar(inside, _("In all"), state.total, state.rule_set.total)
        for one in state.buckets:
            _add_bar(inside, one.bucket.name, one.done, one.bucket.minimum)
        over = sum(state.over_caps.values(), Decimal())
        if over:
            words = _("{hours} hours lie above a cap of the rule set and do not count.")
            inside.column.addWidget(label(words.format(hours=hours_text(over)), "muted", wrap=True))
        if state.of_other_fields:
            inside.column.addWidget(label(other_fields_text(state), "muted", wrap=True))
        notes = (rule_source(state.rule_set), *(words for words, _tone in rule_badges(state.rule_set)))
        inside.column.addWidget(label(_("By {rule}").format(rule=SEPARATOR.join(notes)), "faint", wrap=True))
        inside.column.addSpacing(8)

    def _add_shares(self, inside: Form, state: HoursState) -> None:
        """The units of a year with a transfer."""
        if state.shares:
            units = SEPARATOR.join(f"{one.unit} {hours_text(one.hours)}" for one in state.shares)
            words = _("Of which by unit: {units}").format(units=units)
            inside.column.addWidget(label(words, "muted", wrap=True))

    def _add_absences(self, inside: Form, person: OfficerHours, state: HoursState) -> None:
        for absence in person.absences:
            until = absence.until.isoformat() if absence.until else _("still lasting")
            words = _("{kind}: {since} to {until} ({reason})").format(
                kind=name(absence.kind), since=absence.since, until=until, reason=absence.reason
            )
            inside.column.addWidget(label(words, "muted", wrap=True))
            if state.may_approve and person.person_id != state.actor_id:
                inside.column.addLayout(row(self._link(_("Take back"), self.absence_unwanted, absence.id), None))
        if person.state.months < MONTHS:
            words = _("{months} of 12 months are due; the minima above are reduced.")
            inside.column.addWidget(label(words.format(months=person.state.months), "muted", wrap=True))

    def _add_ahead(self, inside: Form, person: OfficerHours, state: HoursState) -> None:
        coming = state.expected.get(person.person_id)
        if coming is None or person.state.met or state.today.year != state.year:
            return
        words = _("At this pace 31 December brings {hours} hours: {verdict}.")
        line = words.format(hours=hours_text(coming.total), verdict=expected_text(coming))
        inside.column.addWidget(label(line, "muted", wrap=True))
        enrolled = enrolled_offers(person, state.classes)
        if enrolled:
            words = _("Classes {name} is enrolled in, counted above")
            inside.column.addWidget(label(words.format(name=person.name), "strong", wrap=True))
        self._add_offers(inside, enrolled)
        if state.plan:
            words = _("Courseware and classes that close the gap or part of it")
            inside.column.addWidget(label(words, "strong", wrap=True))
        self._add_offers(inside, state.plan)
        inside.column.addSpacing(8)

    def _add_offers(self, inside: Form, offers: Iterable[Offer]) -> None:
        for offer in offers:
            until = "" if offer.on is None else _("until {day}").format(day=offer.on)
            facts = filter(None, (offer.title, name(offer.category), hours_text(offer.hours), until))
            inside.column.addWidget(label(SEPARATOR.join(facts), "muted", wrap=True))

    def _add_entries(self, inside: Form, state: HoursState) -> None:
        words = _("{count} entries in {year}").format(count=len(state.entries), year=state.year)
        inside.column.addWidget(label(words, "strong"))
        for entry in state.entries:
            inside.column.addWidget(self._entry(entry, state))

    def _entry(self, entry: HourEntry, state: HoursState) -> QWidget:
        draft = entry.draft
        frame, box = card(10)
        box.setSpacing(4)
        title = row(label(draft.topic, "strong", wrap=True), label(hours_text(draft.hours), "strong"))
        title.setStretch(0, 1)
        box.addLayout(title)
        facts = (day_text(draft), name(draft.category), name(draft.way), draft.organiser)
        box.addWidget(label(SEPARATOR.join(filter(None, facts)), "muted", wrap=True))
        signs = Flow(6)
        for text, tone in _signs(entry):
            signs.flow.addWidget(badge(text, tone))
        box.addWidget(signs)
        for line in _trail(entry, state):
            box.addWidget(label(line, "faint", wrap=True))
        buttons = Flow(6)
        if draft.evidence:
            buttons.flow.addWidget(self._link(_("Open the proof"), self.evidence_wanted, entry.id))
        if _reversible(entry, state):
            buttons.flow.addWidget(self._link(_("Reverse"), self.reverse_wanted, entry.id))
        if buttons.flow.count():
            box.addWidget(buttons)
        return frame

    def _link(self, words: str, wanted: SignalInstance, entry_id: UUID) -> QWidget:
        made = button(words, "link")
        made.clicked.connect(lambda: wanted.emit(entry_id))
        return made


def day_text(draft: HourDraft) -> str:
    """The day, or the first and the last one."""
    return draft.on.isoformat() if draft.until is None else f"{draft.on} — {draft.until}"


def _add_bar(inside: Form, words: str, done: Decimal, minimum: Decimal) -> None:
    figure = _("{done} of {minimum}").format(done=hours_text(done), minimum=hours_text(minimum))
    inside.column.addLayout(row(label(words, "muted", wrap=False), None, label(figure, "strong")))
    bar = QProgressBar()
    bar.setTextVisible(False)
    bar.setRange(0, max(1, int(minimum * 2)))
    bar.setValue(min(bar.maximum(), max(0, int(done * 2))))
    bar.setAccessibleName(f"{words} {figure}")
    inside.column.addWidget(bar)
    inside.column.addSpacing(4)


def _signs(entry: HourEntry) -> tuple[tuple[str, Tone], ...]:
    if entry.reverses_id is not None:
        return ((_("Takes hours back"), Tone.PLAIN),)
    if entry.reversed_by is not None:
        return ((_("Reversed"), Tone.PLAIN),)
    return ((name(entry.state), STATE_TONES[entry.state]),)


def _trail(entry: HourEntry, state: HoursState) -> tuple[str, ...]:
    entered = _("{source}, entered by {name} {date}").format(
        source=name(entry.draft.source), name=state.name_of(entry.entered_by), date=local_day(entry.at)
    )
    lines = [entered]
    if entry.decided_by is not None and entry.decided_at is not None:
        words = _("Decided by {name} {date}")
        lines.append(words.format(name=state.name_of(entry.decided_by), date=local_day(entry.decided_at)))
    if entry.reason:
        lines.append(_("Reason: {reason}").format(reason=entry.reason))
    if entry.entered_by == entry.draft.person_id:
        lines.append(_("Entered by the person, so somebody else decides."))
    return tuple(lines)


def _reversible(entry: HourEntry, state: HoursState) -> bool:
    free = entry.reverses_id is None and entry.reversed_by is None
    other = entry.draft.person_id != state.actor_id
    return state.may_approve and free and other and entry.state is EntryState.APPROVED
