"""Drafts changed by hand: swapping questions with the balance in view, undo, questions never to stand together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol
from uuid import UUID

from question_bank.balance import Balance
from question_bank.blueprint import Blueprint
from question_bank.stock import Stock, Terms
from trainer.bank.values import QuestionRow
from trainer.exams.papers.drawing import balance_of
from trainer.exams.papers.values import FormsDraft, PaperDraft, SwapChoice
from trainer.people.accounts.values import Actor
from trainer.store.errors import KnownError
from trainer.ui.asking import Asking
from trainer.ui.papers.room import PapersRoom
from trainer.ui.papers.state import PapersState
from trainer.ui.working import Working
from trainer.words import _

STEPS_BACK = 200


class PapersView(Protocol):
    def show_state(self, state: PapersState) -> None: ...


@dataclass(frozen=True)
class Drawn:
    """What a draw brings back, with what the balance needs."""

    found: FormsDraft
    stock: Stock
    terms: Terms


class Picking:
    """The part of the presenter that holds drafts and changes them."""

    _view: PapersView
    _room: PapersRoom
    _actor: Actor
    _jobs: Working
    _dialogs: Asking
    _state: PapersState
    _drawn_from: Drawn | None = None
    _looked_at: UUID | None = None

    @property
    def state(self) -> PapersState:
        """What the page shows."""
        return self._state

    def look_for_swap(self, number: int) -> None:
        """What could stand in for one question, those that fit best first."""
        draft, drawn = self._state.draft, self._drawn_from
        if draft is None or drawn is None:
            return
        self._show(number=number, choices=None, sought="")
        self._jobs.run(
            _("Looking for questions that fit"),
            lambda _handle: self._room.papers.swap_choices(self._actor, draft, number, drawn.stock, drawn.terms),
            lambda choices: self._offer(number, "", choices),
            self._dialogs.trouble,
        )

    def seek(self, words: str) -> None:
        """Any question by its number or by words; nothing typed brings back those that fit best."""
        draft, drawn, number, words = self._state.draft, self._drawn_from, self._state.number, words.strip()
        if draft is None or drawn is None or number is None or words == self._state.sought:
            return
        if not words:
            self.look_for_swap(number)
            return
        self._show(choices=None, sought=words)
        self._jobs.run(
            _("Looking for questions that fit"),
            lambda _handle: self._room.papers.swap_found(self._actor, draft, number, words, drawn.terms),
            lambda choices: self._offer(number, words, choices),
            self._dialogs.trouble,
        )

    def leave_swap(self) -> None:
        self._show(number=None, choices=None, sought="")

    def swap(self, question_id: UUID) -> None:
        """Puts another question in the place that was chosen."""
        state = self._state
        if state.draft is None or state.number is None:
            return
        try:
            changed = self._room.papers.swap(self._actor, state.draft, state.number, question_id)
        except KnownError as error:
            self._dialogs.trouble(error)
            return
        drafts = (*state.drafts[: state.form], changed, *state.drafts[state.form + 1 :])
        self._change_drafts(drafts, (*state.undone, state.drafts))

    def undo(self) -> None:
        """Takes back the last change by hand."""
        *before, last = self._state.undone
        self._change_drafts(last, tuple(before))

    def part_forever(self, question_ids: Sequence[UUID]) -> None:
        """These questions never stand together again."""
        if len(question_ids) < 2 or self._drawn_from is None:
            return
        try:
            self._room.papers.set_enemies(self._actor, question_ids)
        except KnownError as error:
            self._dialogs.trouble(error)
            return
        self._look_again(_("They never stand together again. Replace one of them here."))

    def look_at(self, question_id: UUID) -> None:
        """Which questions must not stand beside the chosen one."""
        self._looked_at = question_id
        apart = self._apart(question_id)
        if apart != self._state.apart:
            self._show(apart=apart)

    def lift(self, question_id: UUID) -> None:
        """The chosen question and another may stand together again."""
        if self._looked_at is None:
            return
        try:
            self._room.papers.lift_enemies(self._actor, self._looked_at, question_id)
        except KnownError as error:
            self._dialogs.trouble(error)
            return
        self._look_again(_("They may stand together again."))

    def _look_again(self, said: str) -> None:
        if drawn := self._drawn_from:
            terms = self._room.papers.terms(self._actor, self._state.plan, drawn.stock)
            self._drawn_from = replace(drawn, terms=terms)
        held = self._weigh(self._state.drafts, self._state.form)
        apart = () if self._looked_at is None else self._apart(self._looked_at)
        self._show(balance=held, apart=apart, said=said)

    def _apart(self, question_id: UUID) -> tuple[QuestionRow, ...]:
        rows = self._room.bank.rows(self._room.papers.enemies_of(question_id))
        return tuple(sorted(rows.values(), key=lambda row: row.number))

    def _offer(self, number: int, words: str, choices: tuple[SwapChoice, ...]) -> None:
        if (self._state.number, self._state.sought) == (number, words):
            self._show(choices=choices)

    def _change_drafts(self, drafts: tuple[PaperDraft, ...], undone: tuple[tuple[PaperDraft, ...], ...]) -> None:
        every = [item.question_id for draft in drafts for item in draft.items]
        shared, form = len(every) - len(set(every)), min(self._state.form, len(drafts) - 1)
        held = self._weigh(drafts, form)
        self._state = replace(self._state, number=None, choices=None, sought="")
        self._show(drafts=drafts, undone=undone, shared=shared, form=form, balance=held)

    def _weigh(self, drafts: Sequence[PaperDraft], form: int) -> Balance | None:
        return balance_of(drafts[form], self._drawn_from.terms) if self._drawn_from and drafts else None

    def _remembered(self) -> tuple[Blueprint, ...]:
        """The blueprints before each change of the one in the editor, this one last."""
        return (*self._state.before, self._state.plan)[-STEPS_BACK:]

    def _show(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]
        self._view.show_state(self._state)
