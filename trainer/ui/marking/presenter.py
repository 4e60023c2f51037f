"""The queue of a marker: one answer after the other, points by ticking what is found.

The queue is read when the page is visited, not after each award: that would grow with the queue.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Protocol
from uuid import UUID

from question_bank.marking import round_score
from trainer.exams.marking.rules import mark_at
from trainer.exams.marking.service import MarkingService
from trainer.exams.marking.values import MarkedAnswer, QuestionProgress, WaitingAnswer
from trainer.exams.service import ExamService
from trainer.people.accounts.values import Actor
from trainer.store.errors import KnownError
from trainer.ui.asking import Asking
from trainer.ui.marking.state import (
    AnswerKey,
    GroupKey,
    MarkingState,
    ProgressLine,
    found_in_order,
    groups_of,
    key_of,
    marked_lines,
    next_open,
    points_of,
    progress_lines,
    share_points,
    sum_of_found,
    text_of,
)
from trainer.ui.working import Working
from trainer.words import _


class MarkingView(Protocol):
    def show_state(self, state: MarkingState) -> None: ...


class MarkingPresenter:
    def __init__(
        self,
        view: MarkingView,
        marking: MarkingService,
        exams: ExamService,
        actor: Actor,
        dialogs: Asking,
        jobs: Working,
        names: Callable[[Iterable[UUID]], Mapping[UUID, str]],
    ) -> None:
        self._view = view
        self._marking = marking
        self._exams = exams
        self._actor = actor
        self._dialogs = dialogs
        self._jobs = jobs
        self._names = names
        self._kept: dict[AnswerKey, WaitingAnswer] = {}
        self._state = MarkingState()

    def refresh(self) -> None:
        """Reads the queue; the question and the answer in view stay where they are still there."""
        waiting = self._marking.waiting(self._actor)
        before = self._state.answer
        self._state = replace(self._state, groups=groups_of(waiting, tuple(self._kept.values()), self._titles()))
        group = self._state.group
        if group is None:
            self._next_group()
        elif before is not None:
            keys = [key_of(answer) for answer in group.answers]
            found = keys.index(key_of(before)) if key_of(before) in keys else 0
            self._state = replace(self._state, at=found)
        self._view.show_state(self._state)

    def choose_group(self, key: GroupKey) -> None:
        self._enter(key)
        self._view.show_state(self._state)

    def step(self, places: int) -> None:
        """To the answer before or behind."""
        group = self._state.group
        if group is not None:
            self._go(min(len(group.answers) - 1, max(0, self._state.at + places)))

    def tick(self, place: int) -> None:
        """A scoring point found in full, or not after all; the points follow."""
        self._find(place, lambda had, worth: Decimal() if had == worth else worth)

    def half(self, place: int) -> None:
        """Half of a scoring point found, or not after all."""
        self._find(place, lambda had, worth: Decimal() if had == round_score(worth / 2) else round_score(worth / 2))

    def set_part(self, place: int, points: Decimal) -> None:
        """Points for one scoring point typed by hand."""
        self._find(place, lambda _had, worth: min(points, worth))

    def tick_none(self) -> None:
        self._show(found={}, points=Decimal(), decided=True, said="")

    def set_points(self, points: Decimal) -> None:
        """Points typed by hand stand beside the ticks."""
        self._state = replace(self._state, points=points, decided=True)

    def award(self) -> None:
        """Gives the points and goes on; an answer that has points already asks why they change."""
        state = self._state
        if state.answer is None:
            return
        if not state.decided:
            self._show(said=_("Tick what is found or type the points first. For no points press 0, then Enter."))
        elif state.settled:
            self._dialogs.ask_text(
                _("Correct the points"),
                _("These points were given already. Say why they change; both stay in the record."),
                _("Correct the points"),
                self._give,
            )
        else:
            self._give("")

    def take_back(self) -> None:
        """Returns to the answer marked last, to correct it."""
        last = self._state.last
        for group in self._state.groups:
            for place, answer in enumerate(group.answers):
                if key_of(answer) == last:
                    self._state = replace(self._state, group_key=group.key)
                    self._go(place)
                    self._show(said=_("The answer marked last. Give the right points."))
                    return

    def show_progress(self) -> None:
        """How far every question is, in place of the desk; read anew each time."""

        def done(progress: tuple[QuestionProgress, ...]) -> None:
            names = self._names({marker for one in progress for marker in one.markers})
            self._show(progress=progress_lines(progress, self._titles(), names), looked=None, marked=())

        self._jobs.run(
            _("Counting what is marked"),
            lambda _handle: self._marking.progress(self._actor),
            done,
            self._dialogs.trouble,
        )

    def look_at(self, line: ProgressLine) -> None:
        """Who gave what to the settled answers of one question."""

        def done(answers: tuple[MarkedAnswer, ...]) -> None:
            names = self._names({award.marker_id for one in answers for award in one.awards})
            if self._state.progress is not None:
                self._show(looked=line, marked=marked_lines(answers, names))

        self._jobs.run(
            _("Counting what is marked"),
            lambda _handle: self._marking.marked(self._actor, line.progress),
            done,
            self._dialogs.trouble,
        )

    def hide_progress(self) -> None:
        """Back to the desk."""
        self._state = replace(self._state, progress=None, looked=None, marked=())
        self.refresh()

    def _titles(self) -> Mapping[UUID, str]:
        return {exam.id: exam.plan.title for exam in self._exams.exams(self._actor)}

    def _find(self, place: int, points: Callable[[Decimal, Decimal], Decimal]) -> None:
        answer = self._state.answer
        if answer is None or place >= len(points_of(answer)):
            return
        worth, had = share_points(answer, points_of(answer)[place]), self._state.found.get(place, Decimal())
        found = {**self._state.found, place: points(had, worth)}
        self._show(found=found, points=sum_of_found(answer, found), decided=True, said="")

    def _give(self, note: str) -> None:
        answer, points = self._state.answer, self._state.points
        if answer is None:
            return
        found = found_in_order(answer, self._state.found)
        try:
            result = self._marking.award(self._actor, answer.sitting_id, answer.item, points, note, answer.part, found)
        except KnownError as error:
            self._dialogs.trouble(error)
            self.refresh()
            return
        key = key_of(answer)
        self._kept[key] = answer
        given = {**self._state.given, key: points}
        waits = mark_at(result.marks, answer.item, answer.part).waiting
        pending = self._state.pending | {key} if waits else self._state.pending - {key}
        self._state = replace(self._state, given=given, pending=pending, last=key)
        following = next_open(self._state)
        if following is None:
            self._next_group()
        else:
            self._move(following)
        self._view.show_state(self._state)

    def _next_group(self) -> None:
        """The next question with open answers; none when all are marked."""
        state = self._state
        rest = [group for group in state.groups if any(key_of(one) not in state.given for one in group.answers)]
        self._enter(rest[0].key if rest else None)

    def _enter(self, key: GroupKey | None) -> None:
        self._state = replace(self._state, group_key=key, at=0)
        first = next_open(replace(self._state, at=-1))
        self._move(first or 0)

    def _go(self, place: int) -> None:
        self._move(place)
        self._view.show_state(self._state)

    def _move(self, place: int) -> None:
        state = replace(self._state, at=place, found={}, points=Decimal(), said="")
        answer = state.answer
        if answer is not None:
            points = state.given.get(key_of(answer), Decimal())
            state = replace(state, points=points, decided=not text_of(answer.response))
        self._state = state

    def _show(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]
        self._view.show_state(self._state)
