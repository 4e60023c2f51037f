"""Edits blueprints, draws and seals papers, hands states to the view."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from uuid import UUID

from question_bank.blueprint import Blueprint, Bound, OverlapLimit, Topic
from trainer.bank.values import BankSummary
from trainer.exams.papers.values import PaperRow
from trainer.exams.values import ExamRule
from trainer.people.accounts.values import Actor
from trainer.store.errors import KnownError
from trainer.ui.asking import Asking
from trainer.ui.papers.drafting import Drafting
from trainer.ui.papers.lines import read_topics
from trainer.ui.papers.picking import PapersView
from trainer.ui.papers.room import PapersRoom
from trainer.ui.papers.state import NEW_ROW, PapersState, Pool, Tab, pool_of, taken_from
from trainer.ui.working import Working
from trainer.words import _


class PapersPresenter(Drafting):
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
        self._counted: tuple[BankSummary, bool] | None = None
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
            topics=room.papers.required_content(),
        )
        if first:
            self._begin()
        self._view.show_state(self._state)
        self._count_pool()

    def choose_tab(self, tab: Tab) -> None:
        self._show(tab=tab, drafts=(), paper=None, said="")

    def choose_plan(self, plan_id: UUID) -> None:
        kept = next(one.blueprint for one in self._state.saved if one.id == plan_id)
        self._leave(lambda: self._edit(plan_id, kept, None))

    def new_plan(self, rule: ExamRule | None = None) -> None:
        """An empty blueprint, or the one a rule proposes."""
        plan = taken_from(rule) if rule else Blueprint("", (NEW_ROW,))
        self._leave(lambda: self._edit(None, plan, rule))

    def rename(self, name: str) -> None:
        self._show(plan=replace(self._state.plan, name=name))

    def change_plan(self, plan: Blueprint) -> None:
        """Something was edited in place."""
        if plan != self._state.plan:
            other = plan.calibrated != self._state.plan.calibrated
            self._show(plan=plan, before=self._remembered(), lacks=(), ways=(), said="")
            if other:
                self._count_pool()

    def undo_plan(self) -> None:
        """Takes back the last change of the blueprint: a row taken out stands there again."""
        if self._state.before:
            *before, last = self._state.before
            number = self._state.sheet_number + 1
            last = replace(last, name=self._state.plan.name)
            self._show(plan=last, before=tuple(before), sheet_number=number, lacks=(), ways=(), said="")

    def add_row(self) -> None:
        rows = self._state.plan.rows
        self._reshape(replace(self._state.plan, rows=(*rows, rows[-1] if rows else NEW_ROW)))

    def remove_row(self, place: int) -> None:
        rows = self._state.plan.rows
        self._reshape(replace(self._state.plan, rows=(*rows[:place], *rows[place + 1 :])))

    def add_bound(self, topic: Topic | None = None) -> None:
        """One more condition over the whole paper; for required content, at least one question."""
        self.add_bounds([Bound(Decimal(1), topic=topic)])

    def add_bounds(self, bounds: Sequence[Bound]) -> None:
        plan = self._state.plan
        self._reshape(replace(plan, bounds=(*plan.bounds, *bounds)))

    def add_required_content(self) -> None:
        """The whole list of the office, each with at least one question; what stands there already stays."""
        named = {bound.topic.name for bound in self._state.plan.bounds if bound.topic}
        self.add_bounds([Bound(Decimal(1), topic=one) for one in self._state.topics if one.name not in named])

    def remove_bound(self, place: int) -> None:
        plan = self._state.plan
        self._reshape(replace(plan, bounds=(*plan.bounds[:place], *plan.bounds[place + 1 :])))

    def add_overlap(self, paper: PaperRow) -> None:
        """A cap on what the paper shares with a sealed one, nothing at first."""
        plan, key = self._state.plan, str(paper.id)
        if all(one.paper != key for one in plan.overlaps):
            self._reshape(replace(plan, overlaps=(*plan.overlaps, OverlapLimit(key, paper.name))))

    def remove_overlap(self, place: int) -> None:
        plan = self._state.plan
        self._reshape(replace(plan, overlaps=(*plan.overlaps[:place], *plan.overlaps[place + 1 :])))

    def copy(self) -> None:
        """The kept blueprint once more, under a name of its own."""
        plan_id = self._state.plan_id
        if plan_id is not None:
            self._leave(lambda: self._copy(plan_id))

    def delete(self) -> None:
        """Takes the kept blueprint away; papers made from it stay."""
        plan_id = self._state.plan_id
        if plan_id is None:
            return
        self._dialogs.confirm(
            _("Delete the blueprint"),
            _("{name} is taken away. Papers drawn from it stay as they are.").format(name=self._state.plan.name),
            _("Delete the blueprint"),
            lambda: self._delete(plan_id),
        )

    def edit_topics(self, shown: bool = True) -> None:
        """Opens or closes the office's list of required content for editing."""
        self._show(listing=shown)

    def save_topics(self, text: str) -> None:
        """Keeps the list as it was typed, one line each."""
        topics = read_topics(text)
        try:
            self._room.papers.save_required_content(self._actor, topics)
        except KnownError as error:
            self._dialogs.trouble(error)
            return
        self._show(topics=topics, listing=False, said=_("The list of required content is kept."))

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

    def back(self) -> None:
        """From a paper in view to where it came from."""
        self._show(drafts=(), undone=(), number=None, choices=None, sought="", paper=None, said="")

    def choose_paper(self, paper_id: UUID) -> None:
        self._show(row=next(row for row in self._state.papers if row.id == paper_id))

    def open_paper(self, paper_id: UUID) -> None:
        try:
            paper = self._room.papers.paper(self._actor, paper_id)
        except KnownError as error:
            self._dialogs.trouble(error)
            return
        sheet = self._room.papers.sheet(self._actor, paper_id)
        made_by = self._room.people.rows(self._actor, [paper.made_by])[paper.made_by].name
        self._show(tab=Tab.PAPERS, paper=paper, made_by=made_by, drafts=(), data_sheet=sheet, said="")

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
            self._state,
            plan_id=plan_id,
            plan=plan,
            before=(),
            rule=rule,
            sheet_number=number,
            lacks=(),
            ways=(),
            said="",
        )

    def _copy(self, plan_id: UUID) -> None:
        try:
            made = self._room.papers.copy_blueprint(self._actor, plan_id)
        except KnownError as error:
            self._dialogs.trouble(error)
            return
        self._changed()
        kept = next(one.blueprint for one in self._state.saved if one.id == made)
        self._edit(made, kept, None)

    def _delete(self, plan_id: UUID) -> None:
        try:
            self._room.papers.delete_blueprint(self._actor, plan_id)
        except KnownError as error:
            self._dialogs.trouble(error)
            return
        said = _("{name} is deleted.").format(name=self._state.plan.name)
        self._state = replace(self._state, saved=tuple(one for one in self._state.saved if one.id != plan_id))
        self._begin()
        self._state = replace(self._state, said=said)
        self._changed()

    def _reshape(self, plan: Blueprint) -> None:
        number = self._state.sheet_number + 1
        self._show(plan=plan, before=self._remembered(), sheet_number=number, lacks=(), ways=(), said="")

    def _count_pool(self) -> None:
        """Reads the bank again only where its counts have moved."""
        calibrated = self._state.plan.calibrated
        counted = (self._room.bank.summary(), calibrated)
        if counted == self._counted:
            return
        self._counted = counted
        self._jobs.run(
            _("Counting approved questions"),
            lambda _handle: pool_of(self._room.papers.stock(self._actor, calibrated=calibrated)),
            self._pool_counted,
            self._dialogs.trouble,
        )

    def _pool_counted(self, pool: Pool) -> None:
        self._show(pool=pool)
