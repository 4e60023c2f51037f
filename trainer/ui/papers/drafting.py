"""Drawn papers under review: drawing, ways out, forms, sealing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from uuid import UUID

from question_bank.blueprint import Blueprint
from question_bank.programme import Cancelled
from question_bank.relaxation import Relaxation, relaxed
from trainer.exams.papers.values import DrawOrder, FormsDraft, PaperDraft
from trainer.store.errors import KnownError
from trainer.ui.papers.lines import way_words
from trainer.ui.papers.picking import Drawn, Picking
from trainer.ui.papers.state import Tab
from trainer.ui.working import Handle
from trainer.words import _

SEEDS = 1_000_000
"""Seeds have up to six digits, so that a person can read one out."""


class Drafting(Picking):
    """The part of the presenter that makes drafts and seals them."""

    _changed: Callable[[], None]

    def draw(self) -> None:
        """抽题, also again: each time with a new seed."""
        state, seed = self._state, self._room.chance.randrange(SEEDS)
        plan, forms, order = state.plan, state.forms, DrawOrder(practice=state.practice)

        def work(handle: Handle) -> Drawn | None:
            try:
                found = self._draft(plan, seed, forms, order, handle)
            except Cancelled:
                return None
            stock = self._room.papers.stock(self._actor, order.practice, plan.calibrated)
            return Drawn(found, stock, self._room.papers.terms(self._actor, plan, stock))

        self._jobs.run(_("Drawing questions"), work, self._show_drawn, self._not_drawn)

    def choose_forms(self, forms: int) -> None:
        self._show(forms=forms)

    def choose_practice(self, practice: bool) -> None:
        self._show(practice=practice)

    def take_way(self, way: Relaxation) -> None:
        """Changes the blueprint as proposed and draws from it at once."""
        plan = self._state.plan
        said = _("Relaxed: {what}. Keep the blueprint where this shall stay.").format(what=way_words(plan, way))
        number = self._state.sheet_number + 1
        self._show(
            plan=relaxed(plan, way), before=self._remembered(), sheet_number=number, lacks=(), ways=(), said=said
        )
        self.draw()

    def choose_form(self, form: int) -> None:
        """Another of the parallel papers."""
        self._show(form=form, number=None, choices=None, sought="", balance=self._weigh(self._state.drafts, form))

    def seal(self, name: str) -> None:
        """定稿: from now on the papers never change."""
        drafts = self._state.drafts
        if drafts:
            self._jobs.run(
                _("Sealing the paper"), lambda _handle: self._seal(drafts, name), self._sealed, self._dialogs.trouble
            )

    def _seal(self, drafts: Sequence[PaperDraft], name: str) -> tuple[UUID, str]:
        if len(drafts) > 1:
            made = self._room.papers.seal_forms(self._actor, drafts, name.strip())
            return made.forms[0].paper_id, made.name
        paper = self._room.papers.seal(self._actor, drafts[0], name.strip())
        return paper.id, paper.name

    def _sealed(self, made: tuple[UUID, str]) -> None:
        paper_id, title = made
        row = next(one for one in self._room.papers.papers(self._actor) if one.id == paper_id)
        words = (
            _("{name} is sealed for practice.") if row.practice else _("{name} is sealed and can be used for exams.")
        )
        said = words.format(name=title)
        self._state = replace(self._state, tab=Tab.PAPERS, drafts=(), undone=(), row=row, said=said)
        self._changed()

    def _draft(self, plan: Blueprint, seed: int, forms: int, order: DrawOrder, handle: Handle) -> FormsDraft:
        papers = self._room.papers
        if forms > 1:
            return papers.draw_forms(self._actor, plan, seed, forms, order, handle.cancelled)
        draft = papers.draw(self._actor, plan, seed, order=order, stop=handle.cancelled)
        return FormsDraft((draft,), 0, True)

    def _show_drawn(self, drawn: Drawn | None) -> None:
        if drawn is None:
            self._show(said=_("Stopped. Nothing was drawn."))
            return
        self._drawn_from = drawn
        found, said = drawn.found, self._state.said if not self._state.drafts else ""
        self._show(drafts=found.drafts, form=0, shared=found.reused, least=found.least, lacks=(), ways=(), said=said)
        self._change_drafts(found.drafts, ())

    def _not_drawn(self, error: KnownError) -> None:
        lacks = error.params.get("lacks")
        if not isinstance(lacks, tuple):
            self._dialogs.trouble(error)
            return
        self._show(lacks=lacks, ways=None, drafts=(), said="")
        plan, order = self._state.plan, DrawOrder(practice=self._state.practice)

        def work(handle: Handle) -> tuple[Relaxation, ...]:
            try:
                return self._room.papers.relaxations(self._actor, plan, order, handle.cancelled)
            except Cancelled:
                return ()

        self._jobs.run(_("Looking for ways out"), work, lambda ways: self._show_ways(plan, ways), self._dialogs.trouble)

    def _show_ways(self, plan: Blueprint, ways: tuple[Relaxation, ...]) -> None:
        if plan == self._state.plan:
            self._show(ways=ways)
