"""Reads rule sets, compares two of them, and keeps what the form is filled with until it is saved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

from trainer.hours.editing.service import RuleEditing
from trainer.hours.service import HoursService
from trainer.hours.values import RuleSet
from trainer.people.accounts.rules import may
from trainer.people.accounts.values import Actor, Permission
from trainer.people.service import PeopleService
from trainer.reports.rule_comparison import Comparison
from trainer.store.clock import Clock, local_today
from trainer.store.errors import BadInput, KnownError
from trainer.ui.asking import Asking
from trainer.ui.rule_sets.edits import Edits
from trainer.ui.rule_sets.fields import RuleForm, data_of, field_of
from trainer.ui.rule_sets.state import RuleSetsState, Writing, Wrong, opened
from trainer.ui.working import Working
from trainer.words import _


class RuleSetsView(Protocol):
    def show_state(self, state: RuleSetsState) -> None: ...


@dataclass(frozen=True)
class RuleSetsRoom:
    """Where the page reads from and writes to; `compare` takes the year and two rule sets."""

    hours: HoursService
    editing: RuleEditing
    people: PeopleService
    compare: Callable[[int, RuleSet, RuleSet], Comparison]
    clock: Clock


class RuleSetsPresenter:
    def __init__(
        self,
        view: RuleSetsView,
        room: RuleSetsRoom,
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
        today = local_today(room.clock)
        self._state = RuleSetsState(today.year, today, may_edit=may(actor, Permission.EDIT_SETTINGS))

    def refresh(self) -> None:
        """Reads the rule sets again; a form that is open stays as it is."""
        try:
            rule_sets = self._room.hours.rule_sets()
            book = self._room.hours.rule_book(self._state.year)
            self._state = replace(
                self._state,
                rule_sets=rule_sets,
                own=self._room.editing.own_keys(),
                judged=self._room.editing.judged_keys(),
                in_force=tuple(one.key for one in (book.general, *book.scoped)) if book else (),
                units=tuple(dict.fromkeys(unit.name for unit in self._room.people.units())),
            )
        except KnownError as error:
            self._dialogs.trouble(error)
            return
        keys = [one.key for one in rule_sets]
        wanted = [*self._state.in_force, *keys]
        left = self._state.left if self._state.left in keys else next((key for key in wanted if key in keys), "")
        right = self._state.right if self._state.right in keys else next((key for key in keys if key != left), left)
        self.compare(left, right)

    def compare(self, left: str, right: str) -> None:
        """Puts two rule sets side by side and finds whom they judge otherwise."""
        self._show(left=left, right=right, comparison=None)
        first, second = self._state.of(left), self._state.of(right)
        if first is None or second is None or left == right:
            return
        self._jobs.run(
            _("Comparing rule sets"),
            lambda _handle: self._room.compare(self._state.year, first, second),
            lambda found: self._compared((left, right), found),
            self._dialogs.trouble,
        )

    def write(self, key: str) -> None:
        """Opens the form on a rule set; unsaved edits of another one are asked about first."""
        rule_set = self._state.of(key)
        if rule_set is None or not self._state.may_edit:
            return

        def begin() -> None:
            writing = self._state.writing(key)
            form = opened(rule_set, writing, self._name(rule_set, writing))
            self._show(base=rule_set, edits=Edits(form), wrong=None, said="")

        self._unless_unsaved(begin)

    def edit(self, form: RuleForm) -> None:
        self._step(lambda edits: edits.put(form))

    def undo(self) -> None:
        self._step(Edits.undo)

    def redo(self) -> None:
        self._step(Edits.redo)

    def close(self) -> None:
        self._unless_unsaved(lambda: self._show(base=None, edits=None, wrong=None))

    def save(self) -> None:
        """Saves the form, or says at the field what is wrong with it."""
        state = self._state
        if state.edits is None or state.base is None:
            return
        try:
            saved = self._room.editing.save(
                self._actor, data_of(state.edits.now, state.base, state.today), state.base.key
            )
        except BadInput as error:
            place = field_of(str(error.params.get("key", "")), state.edits.now)
            self._show(wrong=Wrong(place, error.code, str(error.params.get("value", ""))))
        except KnownError as error:
            self._dialogs.trouble(error)
        else:
            said = _("{name} is saved. It judges nobody until it is chosen for a year.").format(name=saved.name)
            left = state.left if state.base.key == saved.key else state.base.key
            self._state = replace(state, base=None, edits=None, wrong=None, said=said, left=left, right=saved.key)
            self._changed()

    def _compared(self, pair: tuple[str, str], found: Comparison) -> None:
        if pair == (self._state.left, self._state.right):
            self._show(comparison=found)

    def _name(self, rule_set: RuleSet, writing: Writing) -> str:
        taken = {one.name for one in self._state.rule_sets}
        words = _("{name} (version {number})") if writing is Writing.VERSION else _("{name} (own {number})")
        number = 2 if writing is Writing.VERSION else 1
        while words.format(name=rule_set.name, number=number) in taken:
            number += 1
        return words.format(name=rule_set.name, number=number)

    def _step(self, act: Callable[[Edits], Edits]) -> None:
        if self._state.edits is not None:
            self._show(edits=act(self._state.edits), wrong=None)

    def _unless_unsaved(self, then: Callable[[], None]) -> None:
        if self._state.edits is None or not self._state.edits.unsaved:
            then()
            return
        self._dialogs.confirm(
            _("The rule set is not saved"),
            _("What was typed is lost if you go on."),
            _("Go on without saving"),
            then,
        )

    def _show(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]
        self._view.show_state(self._state)
