"""One run: question, answer, verdict, next."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Protocol
from uuid import UUID

from question_bank.question import Question, Response
from trainer.law.values import ArticleHit
from trainer.people.accounts.values import Actor
from trainer.practice.values import RunKind, RunOrder, Task, Verdict
from trainer.store.errors import KnownError
from trainer.ui.asking import Asking
from trainer.ui.practice.room import PracticeRoom
from trainer.ui.practice.state import RunState


class RunView(Protocol):
    def show_run(self, state: RunState) -> None: ...


class RunPresenter:
    def __init__(
        self, view: RunView, room: PracticeRoom, actor: Actor, dialogs: Asking, ended: Callable[[], None]
    ) -> None:
        self._view = view
        self._room = room
        self._actor = actor
        self._dialogs = dialogs
        self._ended = ended
        self._left: list[UUID] = []
        self._seen: list[Verdict] = []
        self._state: RunState | None = None

    def begin(self, order: RunOrder) -> None:
        """Starts a run of what was asked for, or says why there is none."""
        try:
            self._left = list(self._room.practice.run(self._actor, order))
        except KnownError as error:
            self._dialogs.trouble(error)
            return
        self._seen = []
        self._advance(RunState(order.kind, 0, len(self._left)))

    def look_through(self, verdicts: Sequence[Verdict]) -> None:
        """Shows answers that are over, one after the other."""
        self._left, self._seen = [], list(verdicts)
        self._advance(RunState(RunKind.MOCK, 0, len(self._seen), review=True))

    def answer(self, response: Response | None) -> None:
        """Marks what was answered; None is 不会."""
        state = self._state
        if state is None or state.task is None or state.verdict is not None:
            return
        try:
            verdict = self._room.practice.answer(self._actor, state.task, response, state.kind)
        except KnownError as error:
            self._gone(error)
            return
        self._show(self._judged(replace(state, verdict=verdict, articles=self._articles(verdict.question))))

    def judge(self, right: bool) -> None:
        """The officer has compared their writing with the key."""
        state = self._state
        if state is None or state.verdict is None or not state.waiting:
            return
        try:
            verdict = self._room.practice.judge(self._actor, state.verdict, right, state.kind)
        except KnownError as error:
            self._gone(error)
            return
        self._show(self._judged(replace(state, verdict=verdict)))

    def go_on(self) -> None:
        """The next question once this one is answered and judged; after the last one the summary, then the start."""
        state = self._state
        if state is None or state.over:
            self._ended()
        elif state.verdict is not None and not state.waiting:
            self._advance(state)

    def leave(self) -> None:
        """Ends the run; what was answered is kept."""
        self._ended()

    def _advance(self, state: RunState) -> None:
        state = replace(state, verdict=None, articles=(), task=None, now=self._room.clock.now().astimezone())
        if state.review and self._seen:
            verdict = self._seen.pop(0)
            articles = self._articles(verdict.question)
            self._show(replace(state, number=state.number + 1, task=verdict.task, verdict=verdict, articles=articles))
            return
        task = next(self._tasks(), None)
        number = state.of - len(self._left)
        if task is None and state.review:
            self._ended()
            return
        self._show(replace(state, number=number, task=task))

    def _tasks(self) -> Iterator[Task]:
        """Questions that left practice meanwhile are passed over."""
        while self._left:
            task = self._room.practice.task(self._left.pop(0))
            if task is not None:
                yield task

    def _judged(self, state: RunState) -> RunState:
        if state.verdict is None or state.verdict.right is None:
            return state
        return replace(state, answered=state.answered + 1, right=state.right + state.verdict.right)

    def _gone(self, error: KnownError) -> None:
        self._dialogs.trouble(error)
        if self._state is not None:
            self._advance(self._state)

    def _articles(self, question: Question) -> tuple[ArticleHit, ...]:
        cited = [*question.citations, *(one for part in question.parts for one in part.citations)]
        found = (self._room.law.article(citation) for citation in cited)
        return tuple(dict.fromkeys(hit for hit in found if hit is not None))

    def _show(self, state: RunState) -> None:
        self._state = state
        self._view.show_run(state)
