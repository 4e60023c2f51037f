"""The work list: questions whose law changed, each with both wordings, until somebody has decided."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Protocol
from uuid import UUID

from trainer.bank.lawchange.values import WorkDetail, WorkItem, WorkState
from trainer.bank.rules import Standing, refusal
from trainer.bank.values import Move, QuestionDetail
from trainer.people.accounts.rules import may
from trainer.people.accounts.values import Permission
from trainer.store.errors import KnownError
from trainer.ui.law.desk import LawDesk
from trainer.ui.shell.context import EditQuestion
from trainer.words import _


@dataclass(frozen=True)
class WorkChosen:
    """The question in the panel; `hindrance` is the code of what keeps this person from approving it."""

    detail: WorkDetail
    hindrance: str | None = None


@dataclass(frozen=True)
class WorkListState:
    """`law` narrows to one law by its short title; settled entries are shown only when asked for."""

    items: tuple[WorkItem, ...] = ()
    law: str = ""
    settled: bool = False
    chosen: WorkChosen | None = None
    people: Mapping[UUID, str] = field(default_factory=dict)
    may_edit: bool = False
    may_approve: bool = False

    @property
    def shown(self) -> tuple[WorkItem, ...]:
        own = (item for item in self.items if self.law in ("", item.statute))
        return tuple(item for item in own if self.settled or item.state is not WorkState.DONE)

    def count(self, state: WorkState) -> int:
        return sum(item.state is state for item in self.items if self.law in ("", item.statute))

    @property
    def laws(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(item.statute for item in self.items))


class WorkView(Protocol):
    def show_state(self, state: WorkListState) -> None: ...


class WorkPresenter:
    def __init__(self, view: WorkView, desk: LawDesk) -> None:
        self._view = view
        self._desk = desk
        self._state = WorkListState(may_edit=desk.may_edit, may_approve=may(desk.actor, Permission.APPROVE_QUESTIONS))

    def begin(self, law: str = "") -> None:
        self._state = replace(self._state, law=law, chosen=None)
        self.refresh()
        if self._state.shown:
            self.choose(self._state.shown[0])

    def refresh(self) -> None:
        items = self._desk.changes.work_list()
        chosen = self._state.chosen
        own = chosen.detail.item if chosen else None
        again = next(
            (i for i in items if own and (i.change_id, i.question_id) == (own.change_id, own.question_id)), None
        )
        self._show(
            items=items,
            chosen=self._read(again) if again else None,
            people=self._desk.names([item.closed_by for item in items]),
        )

    def narrow(self, law: str) -> None:
        self._show(law=law, chosen=None)

    def show_settled(self, shown: bool) -> None:
        self._show(settled=shown)

    def choose(self, item: WorkItem) -> None:
        self._show(chosen=self._read(item))

    def still_right(self) -> None:
        """仍然正确: the person has compared key and new wording; somebody else approves."""
        self._decide(lambda item: self._desk.changes.still_right(self._desk.actor, item))

    def approve(self) -> None:
        self._decide(lambda item: self._desk.bank.approve(self._desk.actor, [item.question_id]))

    def retire(self) -> None:
        self._desk.dialogs.ask_text(
            _("Take this question out of use"),
            _("This is for good: it is never drawn again. Papers and results of the past stay. Say why."),
            _("Take out of use"),
            lambda reason: self._decide(
                lambda item: self._desk.bank.retire(self._desk.actor, [item.question_id], reason)
            ),
        )

    def rewrite(self) -> None:
        """改题: opens the question for writing on the page of the bank."""
        if self._state.chosen is not None:
            self._desk.go("bank", EditQuestion(self._state.chosen.detail.item.question_id))

    def _decide(self, move: Callable[[WorkItem], object]) -> None:
        chosen = self._state.chosen
        if chosen is None:
            return
        try:
            move(chosen.detail.item)
        except KnownError as error:
            self._desk.dialogs.trouble(error)
            return
        following = self._following(chosen.detail.item)
        self._desk.changed()
        if following is not None:
            self.choose(following)

    def _following(self, item: WorkItem) -> WorkItem | None:
        """The next question to decide about."""
        shown = self._state.shown
        place = next((n for n, one in enumerate(shown) if one == item), -1)
        after = (*shown[place + 1 :], *shown[: max(place, 0)])
        return next((one for one in after if one.state is item.state), None)

    def _read(self, item: WorkItem) -> WorkChosen:
        detail = self._desk.changes.work_detail(item)
        question = self._desk.bank.question(self._desk.actor, item.question_id)
        return WorkChosen(detail, self._hindrance(question) if item.state is WorkState.TO_APPROVE else None)

    def _hindrance(self, question: QuestionDetail) -> str | None:
        sound = not any(problem.blocking for problem in question.problems)
        standing = Standing(question.status, question.author_id, question.checked_by, sound)
        return refusal(Move.APPROVE, standing, self._desk.actor.person_id)

    def _show(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]
        self._view.show_state(self._state)
