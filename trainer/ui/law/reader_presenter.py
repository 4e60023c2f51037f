"""Reads one version with its articles, or the articles of all laws in which words stand."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Protocol

from trainer.law.values import ArticleHit, Statute
from trainer.ui.law.desk import LawDesk


@dataclass(frozen=True)
class ReaderState:
    """`version` None: the search goes over every loaded law in every version."""

    version: Statute | None = None
    words: str = ""
    hits: tuple[ArticleHit, ...] = ()
    chosen: ArticleHit | None = None


class ReaderView(Protocol):
    def show_state(self, state: ReaderState) -> None: ...


class ReaderPresenter:
    def __init__(self, view: ReaderView, desk: LawDesk) -> None:
        self._view = view
        self._desk = desk
        self._state = ReaderState()

    def read(self, version: Statute | None, hit: ArticleHit | None = None) -> None:
        """Opens a version, at one of its articles where that is wanted, or the search over all."""
        self._state = ReaderState(version)
        hits = self._hits("")
        self._show(hits=hits, chosen=hit if hit in hits else next(iter(hits), None))

    def search(self, words: str) -> None:
        hits = self._hits(words)
        self._show(words=words, hits=hits, chosen=hits[0] if hits else None)

    def choose(self, hit: ArticleHit) -> None:
        self._show(chosen=hit)

    def _hits(self, words: str) -> tuple[ArticleHit, ...]:
        law, version = self._desk.law, self._state.version
        if words.strip():
            return law.search(words, version.version_id if version else None)
        if version is None or version.version_id is None:
            return ()
        return tuple(ArticleHit(version, article) for article in law.articles(version.version_id))

    def _show(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]
        self._view.show_state(self._state)
