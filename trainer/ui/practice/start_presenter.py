"""The first page of practice: what waits today and what may be chosen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from trainer.people.accounts.values import Actor
from trainer.practice.rules import weakest
from trainer.ui.practice.room import PracticeRoom
from trainer.ui.practice.state import (
    StartState,
    Tab,
    Topic,
    by_article,
    by_field,
    by_outline,
    by_subject,
    by_wrong,
    of_statute,
)


class StartView(Protocol):
    def show_start(self, state: StartState) -> None: ...


class StartPresenter:
    def __init__(self, view: StartView, room: PracticeRoom, actor: Actor) -> None:
        self._view = view
        self._room = room
        self._actor = actor
        self._tab = Tab.ARTICLE
        self._statute = ""

    def refresh(self) -> None:
        """Reads everything again."""
        room, actor = self._room, self._actor
        mastery = room.mastery()
        outlines = tuple(saved.blueprint for saved in room.outlines())
        lists: dict[Tab, Callable[[], tuple[Topic, ...]]] = {
            Tab.ARTICLE: lambda: by_article(room.drills.places(), mastery),
            Tab.SUBJECT: lambda: by_subject(room.drills.subjects()),
            Tab.FIELD: lambda: by_field(room.drills.fields()),
            Tab.OUTLINE: lambda: by_outline(outlines),
            Tab.WRONG: lambda: by_wrong(room.practice.wrong_book(actor)),
        }
        topics = lists[self._tab]()
        statutes = tuple(one.name for one in topics if one.article is None and one.scope.statute)
        statute = self._statute if self._statute in statutes else ""
        self._view.show_start(
            StartState(
                statutes=statutes,
                statute=statute,
                desk=room.practice.desk(actor),
                terms=room.practice.terms,
                now=room.clock.now().astimezone(),
                tab=self._tab,
                topics=of_statute(topics, statute),
                outlines=outlines,
                weak=weakest(mastery, room.practice.terms),
                mock_running=room.mocks.running(actor) is not None,
                results=room.mocks.results(actor),
            )
        )

    def choose_tab(self, tab: Tab) -> None:
        """Lists topics by something else."""
        self._tab = tab
        self.refresh()

    def choose_statute(self, statute: str) -> None:
        """Lists the articles of one statute, or with no name those of all."""
        self._statute = statute
        self.refresh()
