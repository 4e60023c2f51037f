"""Reads the library for an officer."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from trainer.courseware.service import CoursewareService
from trainer.people.accounts.values import Actor
from trainer.ui.home.library_state import LibraryState


class LibraryView(Protocol):
    def show_state(self, state: LibraryState) -> None: ...


class LibraryPresenter:
    def __init__(self, view: LibraryView, courseware: CoursewareService, actor: Actor) -> None:
        self._view = view
        self._courseware = courseware
        self._actor = actor
        self._state = LibraryState()

    def refresh(self) -> None:
        """Reads everything again."""
        progress = self._courseware.progress_of(self._actor, self._actor.person_id)
        self._state = replace(
            self._state,
            page=self._courseware.items(self._state.query),
            categories=self._courseware.categories(),
            mine={one.item.id: one for one in progress},
        )
        self._view.show_state(self._state)

    def search(self, words: str) -> None:
        self._list(words=words)

    def choose_category(self, category: str) -> None:
        self._list(category=category)

    def choose_fine(self, fine: bool) -> None:
        self._list(fine=fine)

    def _list(self, **changes: object) -> None:
        query = replace(self._state.query, **changes)  # type: ignore[arg-type]
        self._state = replace(self._state, query=query, page=self._courseware.items(query))
        self._view.show_state(self._state)
