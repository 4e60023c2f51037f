"""Reads plan, classes, rotation, lecturers and tours; turns what the user wants into use cases."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol
from uuid import UUID

from trainer.activities.plans.values import PlanDraft
from trainer.activities.values import ActivityDraft, ActivityQuery, Turn
from trainer.people.accounts.rules import may
from trainer.people.accounts.values import Actor, Permission
from trainer.store.clock import local_today
from trainer.store.errors import KnownError
from trainer.ui.activities.room import ActivitiesRoom
from trainer.ui.activities.sheets import SheetActs
from trainer.ui.activities.state import ActivitiesState, By, LecturerWish, Side, Tab, rotation_shown
from trainer.ui.asking import Asking
from trainer.ui.printing import Printing
from trainer.ui.working import Working
from trainer.words import _


class ActivitiesView(Protocol):
    def show_state(self, state: ActivitiesState) -> None: ...


class ActivitiesPresenter:
    """`open_class` shows a class on its own page."""

    def __init__(
        self,
        view: ActivitiesView,
        room: ActivitiesRoom,
        actor: Actor,
        jobs: Working,
        dialogs: Asking,
        printing: Printing,
        changed: Callable[[], None],
        open_class: Callable[[UUID], None],
    ) -> None:
        self._view = view
        self._room = room
        self._actor = actor
        self._jobs = jobs
        self._dialogs = dialogs
        self._printing = printing
        self._changed = changed
        self._open_class = open_class
        self.sheets = SheetActs(room, actor, jobs, dialogs, lambda: self._state)
        today = local_today(room.clock)
        self._state = ActivitiesState(
            today.year,
            today,
            may_edit=may(actor, Permission.ENTER_HOURS),
            may_add_people=may(actor, Permission.EDIT_PEOPLE),
        )

    def refresh(self) -> None:
        """Reads what the tab in view shows, and what forms choose from; a large office takes a moment."""
        state = self._state
        self._jobs.run(
            _("Reading the activities"),
            lambda _handle: self._read(state),
            lambda fresh: self._show_read(state, fresh),
            self._dialogs.trouble,
        )

    def _read(self, state: ActivitiesState) -> dict[str, object]:
        room, actor = self._room, self._actor
        units = room.people.units()
        every = room.plans.lines(actor)
        rotations = tuple(line for line in every if line.draft.rotation and not line.dropped)
        lines = tuple(line for line in every if line.draft.year == state.year)
        query = ActivityQuery() if state.tab is Tab.ROTATION else ActivityQuery(year=state.year)
        line = next((one for one in rotations if one.id == state.rotation_of), rotations[0] if rotations else None)
        rotating = line is not None and state.tab is Tab.ROTATION
        return {
            "units": units,
            "lines": lines,
            "trained": room.credits.trained(actor) if state.tab is Tab.PLAN else state.trained,
            "rotations": rotations,
            "classes": room.activities.activities(actor, query),
            "lecturers": room.lecturers.lecturers(actor, state.year) if state.tab is Tab.LECTURERS else (),
            "tours": room.tours(units, state.year) if state.tab is Tab.TOURS else (),
            "rotation": room.rotation(line, state.today) if line is not None and rotating else None,
        }

    def _show_read(self, asked: ActivitiesState, fresh: dict[str, object]) -> None:
        """What was asked for meanwhile comes by its own reading."""
        state = self._state
        if (asked.tab, asked.year, asked.rotation_of) != (state.tab, state.year, state.rotation_of):
            return
        fresh = {**fresh, "loading": False}
        state = replace(state, **fresh)  # type: ignore[arg-type]
        every = (*state.lines, *state.rotations)
        self._show(**fresh, line=next((one for one in every if state.line and one.id == state.line.id), None))
        if state.side is Side.LECTURER and state.lecturer is not None:
            self.choose_lecturer(state.lecturer.person_id)

    def choose_tab(self, tab: Tab) -> None:
        side = Side.SHARES if tab is Tab.ROTATION else Side.NOTHING
        self._show(tab=tab, side=side, said="", line=None, lecturer=None, rotation=None, loading=True)
        self.refresh()

    def choose_year(self, year: int) -> None:
        self._show(year=year, said="", side=Side.NOTHING, line=None, lecturer=None, of_plan=None, loading=True)
        self.refresh()

    def search(self, words: str) -> None:
        self._show(words=words)

    def choose_line(self, plan_id: UUID) -> None:
        line = next(one for one in self._state.lines if one.id == plan_id)
        self._show(line=line, side=Side.PLAN, said="")

    def show_classes(self) -> None:
        """The classes of the line in view."""
        line = self._state.line
        if line is not None:
            self._state = replace(self._state, of_plan=line.id)
            self.choose_tab(Tab.CLASSES)

    def choose_plan(self, plan_id: UUID | None) -> None:
        """The classes of one line only, or all."""
        self._show(of_plan=plan_id)

    def show_coverage(self, plan_id: UUID) -> None:
        """The rotation of a line of the plan."""
        self._state = replace(self._state, rotation_of=plan_id, turn=None)
        self.choose_tab(Tab.ROTATION)

    def choose_turn(self, turn: Turn | None) -> None:
        self._show(turn=turn)

    def show_shares(self) -> None:
        """The coverage beside the list again."""
        self._show(side=Side.SHARES)

    def choose_by(self, by: By) -> None:
        self._show(by=by)

    def choose_lecturer(self, person_id: UUID) -> None:
        lecturer = next((one for one in self._state.lecturers if one.person_id == person_id), None)
        lessons = self._room.lecturers.lessons(self._actor, person_id) if lecturer else ()
        self._show(lecturer=lecturer, lessons=lessons, side=Side.LECTURER if lecturer else Side.NOTHING, said="")

    def begin(self) -> None:
        """The form of what the tab in view lists."""
        match self._state.tab:
            case Tab.PLAN:
                self._form(Side.PLAN_FORM, plan_of_form=None)
            case Tab.CLASSES:
                self.begin_class(None)
            case Tab.LECTURERS:
                self._form(Side.LECTURER_FORM, lecturer=None)

    def edit_line(self) -> None:
        self._form(Side.PLAN_FORM, plan_of_form=self._state.line)

    def edit_lecturer(self) -> None:
        self._form(Side.LECTURER_FORM)

    def begin_class(self, plan_id: UUID | None) -> None:
        """A new class, of a line of the plan or without one."""
        self._begin(plan_id, None)

    def begin_tour(self, unit_id: UUID) -> None:
        """A new stop of a teaching tour at a unit."""
        self._begin(None, unit_id)

    def _begin(self, plan_id: UUID | None, unit_id: UUID | None) -> None:
        line = next((one for one in self._state.lines if one.id == plan_id), None)
        exams = tuple((exam.id, exam.plan.title) for exam in self._room.exams.exams(self._actor))
        self._form(Side.CLASS_FORM, plan_of_form=line, unit_of_form=unit_id, exams=exams)

    def close_side(self) -> None:
        """Leaves a form for what it belongs to, and a panel for the whole list."""
        state = self._state
        if state.side is Side.PLAN_FORM and state.plan_of_form is not None and state.line is not None:
            self._show(side=Side.PLAN)
        elif state.side is Side.LECTURER_FORM and state.lecturer is not None:
            self._show(side=Side.LECTURER)
        else:
            self._show(side=Side.NOTHING, line=None, lecturer=None)

    def save_plan(self, read: Callable[[], PlanDraft]) -> None:
        line = self._state.plan_of_form

        def save() -> None:
            if line is None:
                self._room.plans.add(self._actor, read())
            else:
                self._room.plans.change(self._actor, line.id, read())

        if self._try(save):
            self._done(_("The plan is saved."), Side.PLAN if line else Side.NOTHING)

    def drop_line(self) -> None:
        line = self._state.line
        if line is None:
            return

        def drop(reason: str) -> None:
            if self._try(lambda: self._room.plans.drop(self._actor, line.id, reason)):
                self._done(_("The line is dropped."), Side.PLAN)

        words = _("The line stays in the plan, marked as dropped; its classes stay too. Why is it not carried out?")
        self._dialogs.ask_text(_("Drop “{title}”").format(title=line.draft.title), words, _("Drop"), drop)

    def save_class(self, draft: ActivityDraft) -> None:
        """A class that was made opens at once: its programme comes next."""
        made: list[UUID] = []
        if self._try(lambda: made.append(self._room.activities.make(self._actor, draft))):
            self._state = replace(self._state, side=Side.NOTHING, line=None)
            self._changed()
            self._open_class(made[0])

    def save_lecturer(self, read: Callable[[], LecturerWish]) -> None:
        def save() -> None:
            wish = read()
            if wish.person_id is not None:
                self._room.lecturers.set(self._actor, wish.person_id, wish.draft)
            else:
                self._room.lecturers.add_outside(self._actor, wish.outside, wish.draft)

        if self._try(save):
            self._done(_("The pool is saved."), Side.LECTURER if self._state.lecturer else Side.NOTHING)

    def retire(self) -> None:
        lecturer = self._state.lecturer
        if lecturer is None:
            return

        def retire(reason: str) -> None:
            if self._try(lambda: self._room.lecturers.retire(self._actor, lecturer.person_id, reason)):
                self._done(_("{name} has left the pool.").format(name=lecturer.name), Side.NOTHING)

        words = _("What was taught stays. Why does {name} leave the pool?").format(name=lecturer.name)
        self._dialogs.ask_text(_("Out of the pool"), words, _("Out of the pool"), retire)

    def print(self) -> None:
        """The plan of the year, or the list of the rotation as it is shown, in the print preview."""
        state = self._state
        if state.tab is Tab.PLAN:
            title = _("Training plan of {year}").format(year=state.year)
            self._print(title, lambda: self._room.papers.plan_table(self._actor, state.year))
        elif state.rotation is not None:
            found, rows = state.rotation, rotation_shown(state)
            title = _("Rotation list {title}").format(title=found.line.draft.title)

            def draw(purpose: str) -> None:
                self._print(title, lambda: self._room.papers.rotation_list(self._actor, found, rows, purpose))

            words = _("This list names people; printing it is recorded. What is it for, who receives it?")
            self._dialogs.ask_text(title, words, _("Print"), draw)

    def _print(self, title: str, draw: Callable[[], bytes]) -> None:
        self._jobs.run(
            title,
            lambda _handle: draw(),
            lambda content: self._printing.print_pdfs(title, [content]),
            self._dialogs.trouble,
        )

    def enrol(self, activity_id: UUID | None, person_ids: Sequence[UUID]) -> None:
        """People chosen in the rotation come onto the roster of a class of its line."""
        if activity_id is None or not person_ids:
            self._dialogs.inform(
                _("Nobody enrolled"), _("Choose people in the list (Ctrl+A for all) and a class, then enrol them.")
            )
            return
        new: list[int] = []
        if self._try(lambda: new.append(self._room.activities.enrol(self._actor, activity_id, person_ids))):
            self._done(_("{count} more people enrolled.").format(count=new[0]), Side.SHARES)

    def _try(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except KnownError as error:
            self._dialogs.trouble(error)
            return False
        return True

    def _form(self, side: Side, **changes: object) -> None:
        self._show(side=side, seed=self._state.seed + 1, said="", **changes)

    def _done(self, said: str, side: Side) -> None:
        self._state = replace(self._state, said=said, side=side)
        self._changed()

    def _show(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]
        self._view.show_state(self._state)
