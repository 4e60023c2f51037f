"""发证: who passed an exam, a class or a year's hours, or was chosen, and holds no certificate yet; the batch."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Protocol
from uuid import UUID

from trainer.certificates.templates import STANDARD
from trainer.certificates.values import Issued, Occasion
from trainer.exams.values import Exam, ExamState
from trainer.people.values import PersonRow
from trainer.store.clock import local_day, local_today
from trainer.store.errors import KnownError
from trainer.ui.certificates.desk import CertificatesDesk
from trainer.ui.certificates.state import AwardOffer, Batch, CertificatesState, ExamOffer, Group, Side
from trainer.ui.texts import message, name
from trainer.ui.working import Handle
from trainer.words import _


class Show(Protocol):
    def __call__(self, **changes: object) -> None: ...


@dataclass(frozen=True)
class IssueForm:
    """What was filled in; `unit_code` is empty where it was set before, `people` names them where no list does.

    With a `field` only those of the list who hold it get one.
    """

    title: str
    held_from: date | None
    held_until: date | None
    facts: str
    unit_code: str = ""
    template: str = STANDARD
    class_code: str = ""
    proof: str = ""
    people: tuple[UUID, ...] = ()
    field: str = ""


class Issuing:
    """`state` is what the page shows now, `show` changes it."""

    def __init__(self, desk: CertificatesDesk, state: Callable[[], CertificatesState], show: Show) -> None:
        self._desk = desk
        self._service = desk.room.certificates
        self._state = state
        self._show = show

    def begin(self, exam_id: UUID | None = None, again: bool = False) -> None:
        """Opens the form, for one exam or for the newest with somebody to issue for; their results are read first.

        Read `again`, it stays closed where it was closed meanwhile.
        """
        service, actor = self._service, self._desk.actor

        def work(handle: Handle) -> dict[str, object]:
            numbering = service.numbering()
            closed = [one for one in self._desk.room.exams.exams(actor) if one.state is ExamState.CLOSED]
            offers = []
            for number, exam in enumerate(closed, 1):
                if handle.cancelled():
                    return {}
                offers.append(self._offer(exam))
                handle.progress(number, len(closed))
            found: dict[str, object] = {"offers": tuple(offers), "offer": exam_id, "numbering": numbering}
            codes = {unit.code for unit in self._desk.room.people.units()} - {""}
            found |= {"next_serial": service.next_serial(), "templates": service.templates.templates()}
            return found | {"own_codes": tuple(sorted(codes))}

        self._desk.jobs.run(
            _("Reading who passed which exam"),
            work,
            lambda found: self._opened(found, again),
            self._desk.dialogs.trouble,
        )

    def _opened(self, found: Mapping[str, object], again: bool) -> None:
        if found and (not again or self._state().side is Side.ISSUE):
            self._show(side=Side.ISSUE, **found)

    def choose_group(self, group: Group) -> None:
        """Turns to another way of saying who gets one."""
        actor, now = self._desk.actor, self._desk.room.clock.now()
        classes = self._desk.room.classes(actor) if group is Group.CLASS else ()
        next_serial = self._service.next_serial()
        self._show(group=group, classes=classes, award=None, no_award="", next_serial=next_serial)
        if group is Group.YEAR:
            self.choose_award(now.astimezone().year)
        elif classes:
            self.choose_award(classes[0][0])

    def choose_exam(self, exam_id: UUID) -> None:
        self._show(offer=exam_id)

    def choose_award(self, chosen: int | UUID) -> None:
        """Reads who earned one by a class or by the hours of a year, in the background."""
        self._show(busy=True)
        self._desk.jobs.run(
            _("Reading who gets a certificate"),
            lambda _handle: self._award(chosen),
            self._awarded,
            lambda error: self._show(busy=False, award=None, no_award=message(error)),
        )

    def _awarded(self, offer: AwardOffer) -> None:
        next_serial = self._service.next_serial(offer.awards.class_code)
        self._show(busy=False, award=offer, no_award="", next_serial=next_serial)

    def type_class_code(self, code: str) -> None:
        """Shows the first number of a class; one that cannot be printed is refused when issuing."""
        try:
            self._show(next_serial=self._service.next_serial(code))
        except KnownError:
            return

    def issue(self, form: IssueForm) -> None:
        """Sets the unit's code where it was asked for, then draws and registers in the background."""
        wanted = self._wanted(form)
        if wanted is None:
            return
        try:
            if form.unit_code:
                self._service.set_unit_code(self._desk.actor, form.unit_code)
        except KnownError as error:
            self._desk.dialogs.trouble(error)
            return
        self._show(busy=True)
        self._desk.jobs.run(
            _("Issuing certificates"),
            lambda handle: self._issue(wanted, form.template, handle),
            self._issued,
            self._failed,
        )

    def _wanted(self, form: IssueForm) -> _Wanted | None:
        state = self._state()
        today = local_today(self._desk.room.clock)
        occasion = Occasion(
            form.title,
            form.held_from or today,
            form.held_until,
            form.facts,
            proof=form.proof,
            class_code=form.class_code,
        )
        if state.group is Group.PERSONS:
            return _Wanted(form.people, occasion)
        if state.group is not Group.EXAM:
            award = state.award
            if award is None:
                return None
            return _Wanted(
                _ids(award.people, form.field), replace(occasion, about=award.awards.about), award.awards.facts
            )
        offer = state.offered
        if offer is None:
            return None
        return _Wanted(
            _ids(offer.people, form.field),
            replace(occasion, held_from=form.held_from or offer.on, exam_id=offer.exam_id),
        )

    def print_batch(self) -> None:
        """The first print of what was issued just now."""
        batch = self._state().batch
        if batch is not None:
            self._desk.jobs.run(
                _("Reading certificates"),
                lambda _handle: [self._service.pdf(self._desk.actor, one) for one in batch.certificates],
                lambda contents: self._desk.printing.print_pdfs(_("Certificates"), contents),
                self._desk.dialogs.trouble,
            )

    def _issue(self, wanted: _Wanted, template: str, handle: Handle) -> Issued:
        progress, cancelled = handle.progress, handle.cancelled
        given = (wanted.people, wanted.occasion, progress, cancelled, template, wanted.facts)
        return self._service.issue(self._desk.actor, *given)

    def _issued(self, issued: Issued) -> None:
        rows = self._desk.room.people.rows(self._desk.actor, (one.person_id for one in issued.skipped))
        skipped = tuple((rows[one.person_id].name, name(one.reason)) for one in issued.skipped)
        self._show(side=Side.ISSUED, batch=Batch(issued.certificate_ids, skipped, issued.cancelled), busy=False)
        self._desk.changed()

    def _failed(self, error: KnownError) -> None:
        self._show(busy=False)
        self._desk.dialogs.trouble(error)

    def _award(self, chosen: int | UUID) -> AwardOffer:
        room, actor = self._desk.room, self._desk.actor
        found = room.met_hours(actor, chosen) if isinstance(chosen, int) else room.class_awards(actor, chosen)
        holding = self._service.holders(actor, Occasion("", found.held_from, about=found.about))
        rows = room.people.rows(actor, [one for one in found.facts if self._waits(one, holding)])
        own = actor.person_id in found.facts and actor.person_id not in holding
        return AwardOffer(chosen, found, len(holding & set(found.facts)), _sorted(rows.values()), own)

    def _offer(self, exam: Exam) -> ExamOffer:
        actor, on = self._desk.actor, local_day(exam.plan.opens_at)
        outcomes = [one for one in self._desk.room.results.outcomes(actor, exam.id) if one.passed]
        passed = [one.person_id for one in outcomes if one.in_force]
        waiting = len(outcomes) - len(passed)
        holding = self._service.holders(actor, Occasion("", on, exam_id=exam.id))
        rows = self._desk.room.people.rows(actor, [one for one in passed if self._waits(one, holding)])
        held = len(holding & set(passed))
        own = actor.person_id in passed and actor.person_id not in holding
        fields = self._desk.room.fields_of(actor, exam.id)
        people = _sorted(rows.values())
        return ExamOffer(exam.id, exam.plan.title, on, len(outcomes), held, people, own, fields, waiting)

    def _waits(self, person_id: UUID, holding: Set[UUID]) -> bool:
        return person_id not in holding and person_id != self._desk.actor.person_id


@dataclass(frozen=True)
class _Wanted:
    """Who gets one for what, and what is said of single persons."""

    people: tuple[UUID, ...]
    occasion: Occasion
    facts: Mapping[UUID, str] = field(default_factory=dict)


def _ids(people: Iterable[PersonRow], field: str) -> tuple[UUID, ...]:
    return tuple(person.id for person in people if not field or field in person.fields)


def _sorted(people: Iterable[PersonRow]) -> tuple[PersonRow, ...]:
    return tuple(sorted(people, key=lambda row: (row.unit, row.name)))
