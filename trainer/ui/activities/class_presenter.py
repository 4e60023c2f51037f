"""Reads one class and hands it to its page; programme, roster and forms. Attendance, hours and file stand in acts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol
from uuid import UUID

from trainer.activities.values import Activity, ActivityDraft, SessionDraft, Turn
from trainer.people.accounts.rules import may
from trainer.people.accounts.values import Actor, Permission
from trainer.people.listing import FoundList
from trainer.people.values import PeopleQuery, PersonRow
from trainer.store.clock import local_today
from trainer.store.errors import KnownError
from trainer.ui.activities.attending import AttendanceActs
from trainer.ui.activities.class_acts import ClassDesk
from trainer.ui.activities.class_file import FileActs
from trainer.ui.activities.class_state import ClassSide, ClassState, ClassTab
from trainer.ui.activities.crediting import CreditActs
from trainer.ui.activities.rating_acts import RatingActs
from trainer.ui.activities.room import ActivitiesRoom
from trainer.ui.asking import Asking
from trainer.ui.printing import Printing
from trainer.ui.reader.state import Opening
from trainer.ui.shell.context import ExamFor
from trainer.ui.working import Working
from trainer.words import _


class ClassView(Protocol):
    def show_state(self, state: ClassState) -> None: ...


class ClassPresenter:
    def __init__(
        self,
        view: ClassView,
        room: ActivitiesRoom,
        actor: Actor,
        jobs: Working,
        dialogs: Asking,
        printing: Printing,
        reader: Opening,
        changed: Callable[[], None],
        opened: Callable[[], None],
        go: Callable[[str, object], None],
    ) -> None:
        self._view = view
        self._room = room
        self._actor = actor
        self._jobs = jobs
        self._dialogs = dialogs
        self._changed = changed
        self._opened = opened
        self._go = go
        self._state: ClassState | None = None
        desk = ClassDesk(room, actor, jobs, dialogs, printing, self.state, self.did)
        self.attending = AttendanceActs(desk)
        self.crediting = CreditActs(desk)
        self.file = FileActs(desk, reader)
        self.rating = RatingActs(desk, self._next_sheet)

    def state(self) -> ClassState:
        """The class in view."""
        assert self._state is not None
        return self._state

    def open(self, activity_id: UUID) -> None:
        """Another class, from its programme; the same one stays where it is. `opened` hears once it is in view."""

        def show(fresh: dict[str, object]) -> None:
            if self._state is not None and self._state.activity.id != activity_id:
                self._state = None
            self._show(**fresh)
            self._opened()

        self._run(activity_id, show)

    def refresh(self) -> None:
        """Reads the class in view again; another one opened meanwhile stays."""
        if self._state is None:
            return
        activity_id = self._state.activity.id

        def show(fresh: dict[str, object]) -> None:
            if self._state is not None and self._state.activity.id == activity_id:
                self._show(**fresh)

        self._run(activity_id, show)

    def _run(self, activity_id: UUID, show: Callable[[dict[str, object]], None]) -> None:
        title = _("Reading the class")
        self._jobs.run(title, lambda _handle: self._read(activity_id), show, self._dialogs.trouble)

    def choose_tab(self, tab: ClassTab) -> None:
        self._show(tab=tab, side=ClassSide.NOTHING, said="")

    def choose_half(self, session_id: UUID) -> None:
        self._show(session_id=session_id, said="")

    def take_attendance(self, session_id: UUID) -> None:
        """Goes to the attendance of a half-day."""
        self._show(session_id=session_id, tab=ClassTab.ATTENDANCE, side=ClassSide.NOTHING, said="")

    def close_side(self) -> None:
        self._show(side=ClassSide.NOTHING)

    def begin_class(self) -> None:
        exams = tuple((exam.id, exam.plan.title) for exam in self._room.exams.exams(self._actor))
        plans = tuple((one.id, one.draft.title) for one in self._room.plans.lines(self._actor) if not one.dropped)
        self._form(ClassSide.CLASS_FORM, exams=exams, plans=plans)

    def begin_exam(self) -> None:
        """Goes to the exam of the class, or to the form of a new one for everybody on the roster, which becomes it."""
        room, activity = self._room, self.state().activity
        if activity.draft.exam_id is not None:
            self._go("exams", activity.draft.exam_id)
            return

        def made(exam_id: UUID) -> None:
            try:
                draft = room.activities.activity(self._actor, activity.id).draft
                room.activities.change(self._actor, activity.id, replace(draft, exam_id=exam_id))
            except KnownError as error:
                self._dialogs.trouble(error)

        title = _("Exam of {title}").format(title=activity.draft.title)
        on = activity.sessions[-1].draft.on if activity.sessions else None
        self._go("exams", ExamFor(title, on, activity.people, made))

    def begin_session(self, session_id: UUID | None = None) -> None:
        session = self.state().activity.session(session_id) if session_id else None
        pool = self._room.lecturers.lecturers(self._actor, self.state().today.year)
        names = tuple((one.person_id, one.name) for one in pool if not one.retired)
        self._form(ClassSide.SESSION_FORM, session=session, pool=names)

    def begin_enrolling(self) -> None:
        self._form(ClassSide.ENROL)

    def begin_rating(self) -> None:
        self._form(ClassSide.RATING_FORM)

    def begin_sheets(self) -> None:
        self._form(ClassSide.SHEET_FORM)

    def save_class(self, draft: ActivityDraft) -> None:
        self._try(lambda: self._room.activities.change(self._actor, self.state().activity.id, draft), _("Saved."))

    def save_session(self, read: Callable[[], SessionDraft]) -> None:
        session, activity_id = self.state().session, self.state().activity.id

        def save() -> None:
            if session is None:
                self._room.activities.add_session(self._actor, activity_id, read())
            else:
                self._room.activities.change_session(self._actor, session.id, read())

        self._try(save, _("The programme is saved."))

    def remove_session(self, session_id: UUID) -> None:
        self._try(lambda: self._room.activities.remove_session(self._actor, session_id), _("The half-day is removed."))

    def enrol(self, person_ids: Sequence[UUID]) -> None:
        new: list[int] = []
        activity_id = self.state().activity.id

        def enrol() -> None:
            new.append(self._room.activities.enrol(self._actor, activity_id, person_ids))

        self._try(enrol, lambda: _("{count} more people enrolled.").format(count=new[0]))

    def withdraw(self, person: PersonRow) -> None:
        def withdraw(reason: str) -> None:
            words = _("{name} is off the roster.").format(name=person.name)
            activity_id = self.state().activity.id
            self._try(lambda: self._room.activities.withdraw(self._actor, activity_id, person.id, reason), words)

        words = _("Attendance taken so far stays. Why does {name} leave the class?").format(name=person.name)
        self._dialogs.ask_text(_("Take off the roster"), words, _("Take off"), withdraw)

    def call_off(self) -> None:
        def cancel(reason: str) -> None:
            activity_id = self.state().activity.id
            self._try(lambda: self._room.activities.cancel(self._actor, activity_id, reason), _("Called off."))

        words = _("The class stays in the list, marked as called off. Why does it not take place?")
        self._dialogs.ask_text(_("Call the class off"), words, _("Call off"), cancel)

    def query(self, query: PeopleQuery) -> Sequence[PersonRow]:
        """People in post who fit."""
        return self._room.people.people(self._actor, query).rows

    def listed(self, text: str) -> FoundList:
        """People whom a pasted list names."""
        return self._room.people.find_list(self._actor, text)

    def untrained(self) -> Sequence[PersonRow]:
        """Who of the rotation of this class has no class yet."""
        plan_id = self.state().activity.draft.plan_id
        if plan_id is None:
            return ()
        line = self._room.plans.line(self._actor, plan_id)
        rotation = self._room.rotation(line, self.state().today)
        rows = self._room.people.rows(self._actor, (row.person_id for row in rotation.rows if row.turn is Turn.OPEN))
        return tuple(rows.values())

    def did(self, said: str, amiss: bool = False) -> None:
        """Something was done about the class: everybody who shows it reads again."""
        self._state = replace(self.state(), said=said, amiss=amiss, side=ClassSide.NOTHING)
        self._changed()

    def _next_sheet(self, said: str, about: UUID | None) -> None:
        seed = self.state().seed + 1
        self._state = replace(
            self.state(), said=said, amiss=False, side=ClassSide.SHEET_FORM, sheet_about=about, seed=seed
        )
        self._changed()

    def _read(self, activity_id: UUID) -> dict[str, object]:
        room, actor = self._room, self._actor
        activity = room.activities.activity(actor, activity_id)
        draft = activity.draft
        line = room.plans.line(actor, draft.plan_id) if draft.plan_id else None
        ratings, prepared = room.files.ratings(actor, activity_id), room.credits.credits(actor, activity_id)
        others = [one.person_id for one in ratings if one.person_id]
        others += [line.person_id for credit in prepared for line in credit.lines]
        others += [line.decided.by for credit in prepared for line in credit.lines if line.decided]
        return {
            "activity": activity,
            "people": self._people(activity, others),
            "marks": room.attendance.marks(actor, activity_id),
            "totals": room.attendance.totals(actor, activity_id),
            "credits": prepared,
            "slots": room.files.checklist(actor, activity_id),
            "ratings": ratings,
            "plan": line.draft.title if line else "",
            "rotation": line is not None and line.draft.rotation,
            "exam": room.exams.exam(actor, draft.exam_id).plan.title if draft.exam_id else "",
            "passed": frozenset(room.passed(draft.exam_id)) if draft.exam_id else frozenset(),
            "units": room.people.units(),
        }

    def _people(self, activity: Activity, others: Sequence[UUID]) -> dict[UUID, PersonRow]:
        teaching = {person for session in activity.sessions for person in session.draft.lecturers}
        members = {member.person_id for member in activity.members}
        return self._room.people.rows(self._actor, {*teaching, *members, *others})

    def _try(self, act: Callable[[], object], said: str | Callable[[], str]) -> None:
        try:
            act()
        except KnownError as error:
            self._dialogs.trouble(error)
        else:
            self.did(said if isinstance(said, str) else said())

    def _form(self, side: ClassSide, **changes: object) -> None:
        self._show(side=side, seed=self.state().seed + 1, said="", **changes)

    def _show(self, **changes: object) -> None:
        if self._state is None:
            self._state = ClassState(
                activity=changes["activity"],  # type: ignore[arg-type]
                rule=self._room.activities.rule(),
                today=local_today(self._room.clock),
                actor_id=self._actor.person_id,
                may_edit=may(self._actor, Permission.ENTER_HOURS),
                may_approve=may(self._actor, Permission.APPROVE_HOURS),
                may_set_exam=may(self._actor, Permission.PREPARE_EXAMS),
            )
        state = replace(self._state, **changes)  # type: ignore[arg-type]
        sessions = state.activity.sessions
        if state.half_day is None and sessions:
            come = [one for one in sessions if one.draft.on <= state.today]
            state = replace(state, session_id=(come or list(sessions))[-1 if come else 0].id)
        self._state = state
        self._view.show_state(state)
