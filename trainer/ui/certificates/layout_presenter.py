"""Edits a layout: every change is drawn at once with real data; saving makes a new version."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from trainer.certificates.layout import ElementKind, Layout
from trainer.certificates.templates import STANDARD, TemplateService
from trainer.people.accounts.rules import may
from trainer.people.accounts.values import Actor, Permission
from trainer.store.errors import KnownError
from trainer.ui.asking import Asking
from trainer.ui.certificates.layout_state import LayoutState, with_cell, with_new, without
from trainer.ui.files import read_bytes
from trainer.ui.texts import message
from trainer.words import _


class LayoutView(Protocol):
    def show_state(self, state: LayoutState) -> None: ...


class LayoutPresenter:
    def __init__(self, view: LayoutView, service: TemplateService, actor: Actor, dialogs: Asking) -> None:
        self._view = view
        self._service = service
        self._actor = actor
        self._dialogs = dialogs
        self._read(STANDARD)

    @property
    def changed(self) -> bool:
        return self._state.changed

    def choose(self, code: str) -> None:
        """Turns to another layout; what was changed and not saved is asked for first."""
        if code == self._state.chosen.code:
            return
        if not self._state.changed:
            self._read(code)
            return
        self._view.show_state(self._state)
        self._dialogs.confirm(
            _("Leave the changes"),
            _("The layout was changed and not saved. The changes are lost."),
            _("Leave them"),
            lambda: self._read(code),
        )

    def type_cell(self, line: int, field: str, text: str) -> None:
        try:
            draft = with_cell(self._state.draft, line, field, text)
        except KnownError as error:
            self._show(replace(self._state, wrong=message(error)))
            return
        self._draw(draft)

    def set_page(self, width: float, height: float) -> None:
        self._draw(replace(self._state.draft, width=width, height=height))

    def add(self, kind: ElementKind) -> None:
        self._draw(with_new(self._state.draft, kind))

    def remove(self, line: int) -> None:
        self._draw(without(self._state.draft, line))

    def choose_seal(self) -> None:
        """The picture of the seal, best a PNG with a clear ground."""
        self._dialogs.open_file(_("Picture of the seal"), "PNG, JPEG (*.png *.jpg *.jpeg)", self._seal)

    def drop_seal(self) -> None:
        self._draw(replace(self._state.draft, seal=b""))

    def back_to_shipped(self) -> None:
        self._try(lambda: self._draw(self._service.shipped(self._state.chosen.code)))

    def take_version(self, version: int) -> None:
        """Lays an earlier version open for editing; saving makes it the newest."""
        found = next((one for one in self._state.versions if one.version == version), None)
        if found is not None:
            self._draw(found.layout)

    def save(self) -> None:
        """The next version; what was printed before stays as it was."""
        chosen = self._state.chosen

        def act() -> None:
            saved = self._service.save(self._actor, chosen.code, chosen.version, self._state.draft)
            self._read(chosen.code, _("Saved as version {version}.").format(version=saved.version))

        self._try(act)

    def _seal(self, path: Path) -> None:
        self._try(lambda: self._draw(replace(self._state.draft, seal=read_bytes(path))))

    def _read(self, code: str, said: str = "") -> None:
        templates = self._service.templates()
        chosen = next((one for one in templates if one.code == code), templates[0])
        self._state = LayoutState(
            templates,
            self._service.versions(chosen.code),
            chosen,
            chosen.layout,
            said=said,
            may_edit=may(self._actor, Permission.EDIT_SETTINGS),
        )
        self._draw(chosen.layout, said)

    def _draw(self, draft: Layout, said: str = "") -> None:
        state = replace(self._state, draft=draft, wrong="", said=said)
        try:
            state = replace(state, content=self._service.preview(self._actor, draft))
        except KnownError as error:
            state = replace(state, wrong=message(error))
        self._show(state)

    def _show(self, state: LayoutState) -> None:
        self._state = state
        self._view.show_state(state)

    def _try(self, act: Callable[[], None]) -> None:
        try:
            act()
        except KnownError as error:
            self._dialogs.trouble(error)
