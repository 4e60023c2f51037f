"""Two loaded versions of one law, article by article."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Protocol

from trainer.law.values import ArticleChange, Comparison, Statute
from trainer.ui.law.desk import LawDesk


@dataclass(frozen=True)
class CompareState:
    old: Statute | None = None
    new: Statute | None = None
    comparison: Comparison = Comparison()
    all_shown: bool = False
    chosen: ArticleChange | None = None

    @property
    def shown(self) -> tuple[ArticleChange, ...]:
        """What differs, or all articles."""
        changes = self.comparison.changes
        return changes if self.all_shown else tuple(one for one in changes if one.touches or one.old is None)


class CompareView(Protocol):
    def show_state(self, state: CompareState) -> None: ...


class ComparePresenter:
    def __init__(self, view: CompareView, desk: LawDesk) -> None:
        self._view = view
        self._desk = desk
        self._state = CompareState()

    def compare(self, version: Statute) -> None:
        """The version with the one it followed when it was loaded."""
        law = self._desk.law
        change = next(one for one in self._desk.changes.changes() if one.version_id == version.version_id)
        if version.version_id is None or change.old_version_id is None:
            return
        old = law.version(change.old_version_id)
        comparison = self._desk.changes.comparison(change.old_version_id, version.version_id)
        self._state = CompareState(old, version, comparison)
        self._show(chosen=next(iter(self._state.shown), None))

    def choose(self, change: ArticleChange) -> None:
        self._show(chosen=change)

    def show_all(self, shown: bool) -> None:
        self._show(all_shown=shown)

    def _show(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]
        self._view.show_state(self._state)
