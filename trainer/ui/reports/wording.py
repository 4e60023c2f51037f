"""Sentences of the page of yearly records."""

from __future__ import annotations

from trainer.store.clock import local_day
from trainer.ui.reports.state import ReportsState, Which
from trainer.words import _
from trainer.yearly.values import KeptPage


def which_text(which: Which) -> str:
    return {
        Which.ALL: _("Everybody"),
        Which.MISSING: _("Without a page"),
        Which.KEPT: _("With a page"),
    }[which]


def version_text(page: KeptPage) -> str:
    """2026 第 2 版 2026-12-20 · 3f2a91c4."""
    words = _("{year}, version {version}, {day} · {hash}")
    day = local_day(page.at)
    return words.format(year=page.year, version=page.version, day=day, hash=page.facts[:8])


def kept_text(page: KeptPage | None) -> str:
    if page is None:
        return _("not made yet")
    return _("version {version}").format(version=page.version)


def fresh_text(state: ReportsState) -> str:
    if state.fresh is None:
        return _("not made yet")
    return _("up to date") if state.fresh else _("changed since")
