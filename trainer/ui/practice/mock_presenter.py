"""A mock exam: timed, every answer kept as it is given, marked at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol
from uuid import UUID

from question_bank.blueprint import Blueprint
from question_bank.question import Response
from trainer.people.accounts.values import Actor
from trainer.practice.values import Mock, Verdict
from trainer.store.errors import KnownError
from trainer.ui.asking import Asking
from trainer.ui.practice.room import PracticeRoom
from trainer.ui.practice.state import MockState
from trainer.words import _


class MockView(Protocol):
    def show_mock(self, state: MockState) -> None: ...

    def finish_typing(self) -> None: ...


class MockPresenter:
    def __init__(
        self,
        view: MockView,
        room: PracticeRoom,
        actor: Actor,
        dialogs: Asking,
        ended: Callable[[], None],
        look_through: Callable[[Sequence[Verdict]], None],
    ) -> None:
        self._view = view
        self._room = room
        self._actor = actor
        self._dialogs = dialogs
        self._ended = ended
        self._look_through = look_through
        self._state = MockState()

    def begin(self, outline: Blueprint | None, minutes: int) -> None:
        """Draws a paper and starts the time, or goes on with the mock exam that is under way."""
        try:
            running = self._room.mocks.running(self._actor)
            if running is None and outline is not None:
                running = self._room.mocks.begin(self._actor, outline, minutes)
        except KnownError as error:
            self._dialogs.trouble(error)
            return
        if running is None:
            self._ended()
            return
        answered = frozenset(item.number for item in running.items if item.response is not None)
        self._show(MockState(running, 0, self._seconds(running), answered))

    def answer(self, number: int, response: Response | None) -> None:
        """Keeps one answer; positions are those shown."""
        mock = self._state.mock
        if mock is None or self._state.result is not None:
            return
        try:
            self._room.mocks.answer(self._actor, mock, number, response)
        except KnownError as error:
            self._dialogs.trouble(error)
            self._end(mock.id)
            return
        items = tuple(replace(one, response=response) if one.number == number else one for one in mock.items)
        mine = self._state.answered
        answered = mine - {number} if response is None else mine | {number}
        self._show(replace(self._state, mock=replace(mock, items=items), answered=answered))

    def step(self, by: int) -> None:
        """To the question before or after."""
        mock = self._state.mock
        if mock is not None and 0 <= self._state.place + by < len(mock.items):
            self._view.finish_typing()
            self._show(replace(self._state, place=self._state.place + by))

    def go_to_open(self) -> None:
        """To the next question without an answer, from the last on to the first."""
        mock, place = self._state.mock, self._state.place
        if mock is None:
            return
        self._view.finish_typing()
        places = (*range(place + 1, len(mock.items)), *range(place + 1))
        open_ones = (one for one in places if mock.items[one].number not in self._state.answered)
        self._show(replace(self._state, place=next(open_ones, place)))

    def second_passed(self) -> None:
        """The time goes on; at its end the mock exam is marked."""
        mock = self._state.mock
        if mock is None or self._state.result is not None:
            return
        left = self._seconds(mock)
        if left <= 0:
            self._view.finish_typing()
            self._end(mock.id)
        else:
            self._show(replace(self._state, seconds_left=left))

    def hand_in(self) -> None:
        """Asks, then marks."""
        mock = self._state.mock
        if mock is None or self._state.result is not None:
            return
        self._view.finish_typing()
        open_ones = len(mock.items) - len(self._state.answered)
        words = _("{count} questions have no answer yet.").format(count=open_ones) if open_ones else ""
        text = words + _("The mock exam is marked at once and cannot be changed afterwards.")
        self._dialogs.confirm(_("Hand in the mock exam"), text, _("Hand in"), lambda: self._end(mock.id))

    def see_wrong(self) -> None:
        """Goes through what was not right, with keys and articles."""
        if self._state.result is not None:
            wrong = [item.verdict for item in self._state.result.items if item.verdict.right is not True]
            self._look_through(wrong)

    def leave(self) -> None:
        """Back to the start; a mock exam under way keeps its time and its answers."""
        self._view.finish_typing()
        self._state = MockState()
        self._ended()

    def _end(self, mock_id: UUID) -> None:
        self._show(MockState(result=self._room.mocks.end(self._actor, mock_id)))

    def _seconds(self, mock: Mock) -> int:
        return round((mock.until - self._room.clock.now()).total_seconds())

    def _show(self, state: MockState) -> None:
        self._state = state
        self._view.show_mock(state)
