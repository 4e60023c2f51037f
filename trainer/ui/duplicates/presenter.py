"""Reads the pairs, hands states to the page, turns what is decided into use cases."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol
from uuid import UUID

from question_bank.similarity import Likeness
from trainer.bank.service import BankService
from trainer.bank.similar.service import SimilarService
from trainer.bank.similar.values import MergePlan, Part, Side, SimilarPair, Source
from trainer.people.accounts.rules import may
from trainer.people.accounts.values import Actor, Permission
from trainer.people.service import PeopleService
from trainer.store.errors import KnownError
from trainer.ui.asking import Asking
from trainer.ui.duplicates.state import (
    MOST_UNDONE,
    Compared,
    DuplicatesState,
    Merging,
    counts,
    endangered,
    endangered_of,
    first_choice,
    mergeable,
    next_pair,
    shown,
)
from trainer.ui.duplicates.wording import park_words, scan_words
from trainer.ui.working import Handle, Working
from trainer.words import _


class DuplicatesView(Protocol):
    def show_state(self, state: DuplicatesState) -> None: ...


@dataclass(frozen=True)
class DuplicatesDesk:
    """What the page works with. `leave` goes back to the bank, `open_question` shows one question there."""

    similar: SimilarService
    bank: BankService
    people: PeopleService
    actor: Actor
    jobs: Working
    dialogs: Asking
    changed: Callable[[], None]
    leave: Callable[[], None]
    open_question: Callable[[UUID], None]


class DuplicatesPresenter:
    """After each decision the pair that took the place of the one decided is in view."""

    def __init__(self, view: DuplicatesView, desk: DuplicatesDesk) -> None:
        self._view = view
        self._desk = desk
        self._state = DuplicatesState(may_edit=may(desk.actor, Permission.EDIT_BANK))

    def refresh(self) -> None:
        """Reads again; a pair that is no longer open gives its place to the next one."""
        before, chosen = shown(self._state), self._state.compared
        overview = self._desk.similar.overview()
        names = self._desk.people.rows(self._desk.actor, [overview.scan.by] if overview.scan else [])
        self._state = replace(
            self._state,
            overview=overview,
            counts=counts(overview),
            merges=self._desk.similar.merges()[:MOST_UNDONE],
            by=next((row.name for row in names.values()), ""),
        )
        if chosen is not None and chosen.pair in shown(self._state):
            self._show()
            return
        after = shown(self._state)
        pair = next_pair(after, before, chosen.pair) if chosen else next(iter(after), None)
        self._show(compared=self._read(pair), merging=None)

    def scan(self) -> None:
        """查重 of the whole bank."""

        def work(handle: Handle) -> int | None:
            return self._desk.similar.scan(self._desk.actor, handle.progress, handle.cancelled)

        self._show(busy=True, said="")
        self._desk.jobs.run(_("Searching the bank for duplicates"), work, self._scanned, self._failed)

    def choose_likeness(self, likeness: Likeness | None) -> None:
        self._state = replace(self._state, likeness=likeness, merging=None)
        compared = self._state.compared
        if compared is None or compared.pair not in shown(self._state):
            self._state = replace(self._state, compared=self._read(next(iter(shown(self._state)), None)))
        self._show()

    def choose(self, pair: SimilarPair) -> None:
        if self._state.compared is None or pair != self._state.compared.pair:
            self._show(compared=self._read(pair), merging=None)

    def keep_left(self) -> None:
        self._begin_merge(0)

    def keep_right(self) -> None:
        self._begin_merge(1)

    def take(self, part: Part, source: Source) -> None:
        """Where the question that stays takes one of its parts from."""
        merging = self._state.merging
        if merging is not None:
            plan = replace(merging.plan, taken={**merging.plan.taken, part: source})
            self._show(merging=replace(merging, plan=plan))

    def drop_merge(self) -> None:
        self._show(merging=None)

    def merge(self, reason: str) -> None:
        """合并 as put together."""
        merging = self._state.merging
        if merging is None:
            return
        plan = merging.plan
        words = _("Question {kept} stays, question {other} is out of use.")
        said = words.format(kept=plan.kept.number, other=plan.other.number)
        self._decide(lambda: self._desk.similar.merge(self._desk.actor, plan, reason), said)

    def undo(self, merge_id: UUID) -> None:
        """撤销合并, with the reason asked for."""
        row = next(row for row in self._state.merges if row.id == merge_id)
        words = _("Question {other} is in use again, question {kept} stands as before the merge. Say why.")
        self._desk.dialogs.ask_text(
            _("Undo the merge of questions {kept} and {other}").format(kept=row.kept, other=row.retired),
            words.format(kept=row.kept, other=row.retired),
            _("Undo the merge"),
            lambda reason: self._decide(
                lambda: self._desk.similar.undo_merge(self._desk.actor, merge_id, reason), _("The merge is undone.")
            ),
        )

    def not_duplicate(self) -> None:
        """不是重复: the pair is not shown again unless one of the two changes."""
        compared = self._state.compared
        if compared is not None and self._state.may_edit:
            left, right = compared.pair.sides
            words = _("Questions {left} and {right} are no duplicates; they are not shown again unless one changes.")
            said = words.format(left=left.number, right=right.number)
            self._decide(lambda: self._desk.similar.not_duplicate(self._desk.actor, compared.pair), said)

    def park(self) -> None:
        """答案矛盾: sets the approved ones of the pair aside until somebody has looked."""
        if self._state.compared is not None:
            self._park(endangered_of(self._state.compared.pair))

    def park_all(self) -> None:
        """The approved ones of all contradictions."""
        self._park(endangered(self._state.overview))

    def open_side(self, side: Side) -> None:
        self._desk.open_question(side.id)

    def back(self) -> None:
        self._desk.leave()

    def _begin_merge(self, place: int) -> None:
        compared = self._state.compared
        if compared is None or not self._state.may_edit:
            return
        questions = (compared.left, compared.right)
        kept, other = questions[place], questions[1 - place]
        plan = MergePlan(compared.pair, compared.pair.sides[place].id, first_choice(kept, other))
        self._show(merging=Merging(plan, mergeable(kept, other)), said="")

    def _park(self, ids: Sequence[UUID]) -> None:
        if not ids or not self._state.may_edit:
            return
        title, text, verb, said = park_words(len(ids))
        self._desk.dialogs.ask_text(
            title,
            text,
            verb,
            lambda reason: self._decide(lambda: self._desk.bank.park(self._desk.actor, ids, reason), said),
        )

    def _decide(self, act: Callable[[], object], said: str) -> None:
        try:
            act()
        except KnownError as error:
            self._desk.dialogs.trouble(error)
            return
        self._state = replace(self._state, said=said, merging=None)
        self._desk.changed()

    def _scanned(self, found: int | None) -> None:
        self._state = replace(self._state, busy=False, said=scan_words(found))
        self._desk.changed()

    def _failed(self, error: KnownError) -> None:
        self._show(busy=False)
        self._desk.dialogs.trouble(error)

    def _read(self, pair: SimilarPair | None) -> Compared | None:
        if pair is None:
            return None
        left, right = (self._desk.bank.version(self._desk.actor, side.version_id) for side in pair.sides)
        return Compared(pair, left, right)

    def _show(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]
        self._view.show_state(self._state)
