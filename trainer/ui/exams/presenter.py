"""Reads the exams, makes new ones, hands states to the view; one opened exam has a desk of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol
from uuid import UUID

from trainer.exams.values import ExamPlan, ExamState
from trainer.people.accounts.rules import may
from trainer.people.accounts.values import Actor, Permission
from trainer.people.values import PersonRow
from trainer.store.errors import KnownError
from trainer.ui.asking import Asking
from trainer.ui.exams.joined import joined_words
from trainer.ui.exams.room import ExamsRoom
from trainer.ui.exams.state import ExamsState, FormSeed, NewExam, Side, window_on
from trainer.ui.shell.context import ExamFor
from trainer.words import _


class ExamsView(Protocol):
    def show_state(self, state: ExamsState) -> None: ...


class ExamsPresenter:
    """`opened` shows the desk of one exam."""

    def __init__(
        self,
        view: ExamsView,
        room: ExamsRoom,
        actor: Actor,
        dialogs: Asking,
        opened: Callable[[UUID], None],
        changed: Callable[[], None],
    ) -> None:
        self._view = view
        self._room = room
        self._actor = actor
        self._dialogs = dialogs
        self._opened = opened
        self._changed = changed
        self._maker_id: UUID | None = None
        self._begun: ExamFor | None = None
        self._state = ExamsState(may_prepare=may(actor, Permission.PREPARE_EXAMS))

    def refresh(self) -> None:
        self._show(exams=self._room.exams.exams(self._actor))

    def search(self, words: str) -> None:
        self._show(words=words)

    def choose_state(self, state: ExamState | None) -> None:
        self._show(state=state)

    def choose(self, exam_id: UUID) -> None:
        self._show(exam_id=exam_id, side=Side.EXAM, said="")

    def open(self, exam_id: UUID) -> None:
        self._state = replace(self._state, exam_id=exam_id, side=Side.EXAM, said="")
        self._opened(exam_id)

    def new_exam(self, begun: ExamFor | None = None) -> None:
        """Opens the form, empty or begun elsewhere; a paper has to be sealed first."""
        self._begun = begun
        wanted = begun or ExamFor("", None, (), lambda _exam_id: None)
        room, number = self._room, self._state.seed.number + 1 if self._state.seed else 1
        opens, closes = window_on(wanted.on, room.clock.now().astimezone())
        papers, rules, units = room.papers.papers(self._actor), room.exams.rules(), room.people.units()
        people = tuple(room.people.rows(self._actor, wanted.person_ids).values())
        seed = FormSeed(number, papers, rules, units, opens, closes, wanted.title, people)
        self._show(side=Side.FORM, seed=seed, said="")
        if seed.papers:
            self.choose_paper(seed.papers[0].id)

    def choose_paper(self, paper_id: UUID) -> None:
        """Who made the paper cannot sit it, so the form says who that is."""
        try:
            self._maker_id = self._room.papers.maker(self._actor, paper_id)
        except KnownError as error:
            self._dialogs.trouble(error)
            return
        self._show(maker=self._room.people.rows(self._actor, [self._maker_id])[self._maker_id].name)

    def cancel(self) -> None:
        self._begun = None
        self._show(side=Side.EXAM)

    def create(self, wanted: NewExam) -> None:
        """Makes the exam for everybody chosen but the maker of the paper."""
        people = [person_id for person_id in wanted.people if person_id != self._maker_id]
        try:
            exam_id, joined = self._room.joining.make_exam(self._actor, wanted.plan, people, wanted.retaking)
        except KnownError as error:
            self._dialogs.trouble(error)
            return
        if self._begun is not None:
            self._begun.made(exam_id)
            self._begun = None
        said = _("{title} is set for {count} candidates.").format(title=wanted.plan.title, count=len(people))
        said = " ".join((said, *joined_words(joined)))
        self._state = replace(self._state, side=Side.EXAM, exam_id=exam_id, said=said)
        self._changed()

    def change_settings(self) -> None:
        """Opens the settings of the exam in view."""
        self._show(side=Side.SETTINGS, said="")

    def save_settings(self, plan: ExamPlan, reason: str) -> None:
        """Nobody may have begun the exam; old and new figures stay in the trail."""
        exam = self._state.exam
        if exam is None:
            return
        try:
            changed = self._room.settings.change(self._actor, exam.id, plan, reason)
        except KnownError as error:
            self._dialogs.trouble(error)
            return
        said = _("{title}: {count} settings changed.").format(title=plan.title, count=changed)
        self._state = replace(self._state, side=Side.EXAM, said=said)
        self._changed()

    def find(self, words: str) -> Sequence[PersonRow]:
        """Persons for the picker of the form."""
        return self._room.people.find(self._actor, words)

    def _show(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]
        self._view.show_state(self._state)
