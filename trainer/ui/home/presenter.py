"""Reads what belongs to one person and opens it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol
from uuid import UUID

from trainer.activities.own import OwnHalfDay, OwnWithdrawal
from trainer.certificates.service import CertificateService
from trainer.certificates.values import Certificate, RegisterQuery
from trainer.courseware.pushes.service import PushService
from trainer.courseware.service import CoursewareService
from trainer.exams.results.service import ResultService
from trainer.exams.results.values import MyExam
from trainer.hours.service import HoursService
from trainer.people.accounts.values import Actor
from trainer.people.service import PeopleService
from trainer.practice.rules import weakest
from trainer.practice.service import PracticeService
from trainer.practice.values import Mastery
from trainer.store.clock import Clock
from trainer.store.errors import KnownError
from trainer.ui.asking import Asking
from trainer.ui.home.state import HomeState, in_sight, next_exam, past_exams, to_study
from trainer.ui.reader.courseware import ItemReading
from trainer.ui.reader.state import Opening, Reading
from trainer.ui.reader.study import StudyRoom
from trainer.words import _

_LATEST = 20


class HomeView(Protocol):
    def show_state(self, state: HomeState) -> None: ...


@dataclass(frozen=True)
class HomeServices:
    """Where one's own things come from."""

    people: PeopleService
    results: ResultService
    hours: HoursService
    courseware: CoursewareService
    certificates: CertificateService
    practice: PracticeService
    mastery: Callable[[Actor], tuple[Mastery, ...]]
    study: StudyRoom
    pushes: PushService
    own_data: Callable[[Actor], bytes]
    half_days: Callable[[Actor], tuple[OwnHalfDay, ...]]
    withdrawals: Callable[[Actor], tuple[OwnWithdrawal, ...]]


class HomePresenter:
    def __init__(
        self,
        view: HomeView,
        services: HomeServices,
        actor: Actor,
        clock: Clock,
        dialogs: Asking,
        reader: Opening,
        begin_exam: Callable[[MyExam], None],
        goes_back: bool,
    ) -> None:
        self._view = view
        self._services = services
        self._actor = actor
        self._clock = clock
        self._dialogs = dialogs
        self._reader = reader
        self._begin_exam = begin_exam
        self._goes_back = goes_back
        self._state: HomeState | None = None
        self._reading = ItemReading(services.study, actor, reader, dialogs, self.refresh)

    def refresh(self) -> None:
        """Reads everything again."""
        services, actor, now = self._services, self._actor, self._clock.now().astimezone()
        exams = services.results.my_exams(actor)
        exam, more = next_exam(exams)
        register = services.certificates.register(actor, RegisterQuery(person_id=actor.person_id, limit=_LATEST))
        self._state = HomeState(
            person=services.people.person(actor, actor.person_id),
            now=now,
            exam=exam,
            more_exams=more,
            hours=services.hours.year_state(actor, actor.person_id, now.year),
            courseware=to_study(services.pushes.assigned(actor, actor.person_id)),
            results=past_exams(exams),
            certificates=tuple(line for line in register.rows if line.voided is None),
            goes_back=self._goes_back,
            practice=services.practice.desk(actor),
            classes=tuple(one for one in services.half_days(actor) if one.on >= now.date() and one.presence is None),
            withdrawals=in_sight(services.withdrawals(actor), now),
            weak=weakest(services.mastery(actor), services.practice.terms),
        )
        self._view.show_state(self._state)

    def minute_passed(self) -> None:
        """An exam may have opened meanwhile; the rest of the page is left as it is."""
        if self._state is not None:
            exam, more = next_exam(self._services.results.my_exams(self._actor))
            if exam != self._state.exam:
                self._state = replace(self._state, exam=exam, more_exams=more, now=self._clock.now().astimezone())
                self._view.show_state(self._state)

    def begin_exam(self) -> None:
        """Opens the exam window on the exam of the card."""
        if self._state is not None and self._state.exam is not None:
            self._begin_exam(self._state.exam)

    def open_certificate(self, certificate: Certificate) -> None:
        """Shows the kept PDF."""
        try:
            content = self._services.certificates.pdf(self._actor, certificate.id)
        except KnownError as error:
            self._dialogs.trouble(error)
            return
        self._reader.open(Reading(certificate.serial, f"{certificate.serial}.pdf", content))

    def open_own_data(self) -> None:
        """我的数据: everything that is kept about oneself, as pages."""
        try:
            content = self._services.own_data(self._actor)
        except KnownError as error:
            self._dialogs.trouble(error)
            return
        title = _("What is kept about you")
        self._reader.open(Reading(title, "own-data.pdf", content))

    def open_courseware(self, item_id: UUID) -> None:
        """Opens an item; its minutes count until it is closed."""
        try:
            item = self._services.courseware.item(item_id)
        except KnownError as error:
            self._dialogs.trouble(error)
            return
        self._reading.open(item)
