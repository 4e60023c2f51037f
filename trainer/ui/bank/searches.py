"""Filters kept under a name: saved, shared, deleted."""

from __future__ import annotations

from collections.abc import Callable

from trainer.bank.searches.values import LONGEST_NAME, SavedSearch
from trainer.bank.values import BankQuery
from trainer.store.errors import KnownError
from trainer.ui.bank.presenter import BankDesk
from trainer.words import _


class SearchesPresenter:
    """`query` gives what the list shows now, `changed` has the saved filters read anew."""

    def __init__(self, desk: BankDesk, query: Callable[[], BankQuery], changed: Callable[[], None]) -> None:
        self._desk = desk
        self._query = query
        self._changed = changed

    def save(self, shared: bool) -> None:
        """Asks for a name; `shared`: colleagues see it too."""
        title = _("Save the filters and share them") if shared else _("Save the filters")
        text = _("They then stand above the list, one click away. A name of up to {most} letters:").format(
            most=LONGEST_NAME
        )
        query = self._query()
        self._desk.dialogs.ask_text(title, text, _("Save the filters"), lambda name: self._save(name, query, shared))

    def delete(self, search: SavedSearch) -> None:
        text = _("“{name}” goes from the list of saved filters.").format(name=search.name)
        if search.shared:
            text += _(" Colleagues no longer see it either.")
        self._desk.dialogs.confirm(
            _("Delete a saved filter"), text, _("Delete the filter"), lambda: self._delete(search)
        )

    def _save(self, name: str, query: BankQuery, shared: bool) -> None:
        try:
            self._desk.bank.searches.save(self._desk.actor, name, query, shared)
        except KnownError as error:
            self._desk.dialogs.trouble(error)
        self._changed()

    def _delete(self, search: SavedSearch) -> None:
        try:
            self._desk.bank.searches.delete(self._desk.actor, search.id)
        except KnownError as error:
            self._desk.dialogs.trouble(error)
        self._changed()
