"""Edits blueprints, draws and seals papers, hands states to the view."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol
from uuid import UUID

from question_bank.blueprint import Blueprint, BlueprintRow
from trainer.bank.values import BankSummary
from trainer.exams.papers.values import PaperDraft
from trainer.exams.values import ExamRule
from trainer.people.accounts.values import Actor
from trainer.store.errors import KnownError
from trainer.ui.asking import Asking
from trainer.ui.papers.room import PapersRoom
from trainer.ui.papers.state import NEW_ROW, PapersState, Pool, Tab, pool_of, taken_from
from trainer.ui.working import Working
from trainer.words import _

SEEDS = 1_000_000
"""Seeds have up to six digits, so that a person can read one out."""


class PapersView(Protocol):
    def show_state(self, state: PapersState) -> None: ...


class PapersPresenter:
    def __init__(
        self,
        view: PapersView,
        room: PapersRoom,
        actor: Actor,
        jobs: Working,
        dialogs: Asking,
        changed: Callable[[], None],
    ) -> None:
        self._view = view
        self._room = room
        self._actor = actor
        self._jobs = jobs
        self._dialogs = dialogs
        self._changed = changed
        self._counted: BankSummary | None = None
        self._state = PapersState()

    def refresh(self) -> None:
        room, first = self._room, not self._state.rules
        self._state = replace(
            self._state,
            saved=room.papers.blueprints(),
            rules=room.rules(),
            papers=room.papers.papers(self._actor),
            subjects=room.bank.subjects(),
            fields=tuple(field for field, _count in room.bank.fields() if field),
        )
        if first:
            self._begin()
        self._view.show_state(self._state)
        self._count_pool()

    def choose_tab(self, tab: Tab) -> None:
        self._show(tab=tab, draft=None, paper=None, said="")

    def choose_plan(self, plan_id: UUID) -> None:
        kept = next(one.blueprint for one in self._state.saved if one.id == plan_id)
        self._leave(lambda: self._edit(plan_id, kept, None))

    def new_plan(self, rule: ExamRule | None = None) -> None:
        """An empty blueprint, or the one a rule proposes."""
        plan = taken_from(rule) if rule else Blueprint("", (NEW_ROW,))
        self._leave(lambda: self._edit(None, plan, rule))

    def rename(self, name: str) -> None:
        self._show(plan=replace(self._state.plan, name=name))

    def change_rows(self, rows: tuple[BlueprintRow, ...]) -> None:
        self._show(plan=replace(self._state.plan, rows=rows), short={}, said="")

    def add_row(self) -> None:
        rows = self._state.plan.rows
        self._reshape((*rows, rows[-1] if rows else NEW_ROW))

    def remove_row(self, place: int) -> None:
        rows = self._state.plan.rows
        self._reshape((*rows[:place], *rows[place + 1 :]))

    def save(self) -> None:
        """Keeps the blueprint under its name."""
        state = self._state
        try:
            plan_id = self._room.papers.save_blueprint(self._actor, state.plan, state.plan_id)
        except KnownError as error:
            self._dialogs.trouble(error)
            return
        self._state = replace(state, plan_id=plan_id, rule=None, said=_("Kept as {name}.").format(name=state.plan.name))
        self._changed()

    def draw(self) -> None:
        """抽题, also again: each time with a new seed."""
        plan, actor, seed = self._state.plan, self._actor, self._room.chance.randrange(SEEDS)
        self._jobs.run(
            _("Drawing questions"),
            lambda _handle: self._room.papers.draw(actor, plan, seed),
            self._drawn,
            self._not_drawn,
        )

    def back(self) -> None:
        """From a paper in view to where it came from."""
        self._show(draft=None, paper=None)

    def seal(self, name: str) -> None:
        """定稿: from now on the paper never changes."""
        draft = self._state.draft
        if draft is None:
            return
        try:
            paper = self._room.papers.seal(self._actor, draft, name.strip())
        except KnownError as error:
            self._dialogs.trouble(error)
            return
        row = next(one for one in self._room.papers.papers(self._actor) if one.id == paper.id)
        said = _("{name} is sealed and can be used for exams.").format(name=paper.name)
        self._state = replace(self._state, tab=Tab.PAPERS, draft=None, row=row, said=said)
        self._changed()

    def choose_paper(self, paper_id: UUID) -> None:
        self._show(row=next(row for row in self._state.papers if row.id == paper_id))

    def open_paper(self, paper_id: UUID) -> None:
        try:
            paper = self._room.papers.paper(self._actor, paper_id)
        except KnownError as error:
            self._dialogs.trouble(error)
            return
        made_by = self._room.people.rows([paper.made_by])[paper.made_by].name
        self._show(tab=Tab.PAPERS, paper=paper, made_by=made_by, draft=None, said="")

    def _begin(self) -> None:
        state = self._state
        if state.saved:
            self._fill(state.saved[0].id, state.saved[0].blueprint, None)
        elif state.rules:
            self._fill(None, taken_from(state.rules[0]), state.rules[0])
        else:
            self._fill(None, Blueprint("", (NEW_ROW,)), None)

    def _leave(self, then: Callable[[], None]) -> None:
        if not self._state.changed:
            then()
            return
        self._dialogs.confirm(
            _("The blueprint was not kept"),
            _("What was changed in {name} is lost.").format(name=self._state.plan.name or _("the new blueprint")),
            _("Go on without keeping"),
            then,
        )

    def _edit(self, plan_id: UUID | None, plan: Blueprint, rule: ExamRule | None) -> None:
        self._fill(plan_id, plan, rule)
        self._view.show_state(self._state)

    def _fill(self, plan_id: UUID | None, plan: Blueprint, rule: ExamRule | None) -> None:
        number = self._state.sheet_number + 1
        self._state = replace(
            self._state, plan_id=plan_id, plan=plan, rule=rule, sheet_number=number, short={}, said=""
        )

    def _reshape(self, rows: tuple[BlueprintRow, ...]) -> None:
        number = self._state.sheet_number + 1
        self._show(plan=replace(self._state.plan, rows=rows), sheet_number=number, short={}, said="")

    def _drawn(self, draft: PaperDraft) -> None:
        self._show(draft=draft, short={}, said="")

    def _not_drawn(self, error: KnownError) -> None:
        rows = error.params.get("rows")
        if error.code == "paper.shortage" and isinstance(rows, tuple):
            self._show(short=dict(rows), draft=None)
        else:
            self._dialogs.trouble(error)

    def _count_pool(self) -> None:
        """Reads the bank again only where its counts have moved."""
        summary = self._room.bank.summary()
        if summary == self._counted:
            return
        self._counted = summary
        self._jobs.run(
            _("Counting approved questions"),
            lambda _handle: pool_of(self._room.bank.candidates()),
            self._pool_counted,
            self._dialogs.trouble,
        )

    def _pool_counted(self, pool: Pool) -> None:
        self._show(pool=pool)

    def _show(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]
        self._view.show_state(self._state)
