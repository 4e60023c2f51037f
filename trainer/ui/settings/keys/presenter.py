"""Hands out the office's own public key and list of voids, takes in those of others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from trainer.certificates.exchange import KEY_PATTERN, VOIDS_PATTERN, fingerprint
from trainer.certificates.keyring import Keyring
from trainer.certificates.values import OfficeKey
from trainer.people.accounts.values import Actor
from trainer.store.errors import KnownError
from trainer.ui.asking import Asking, tell_saved
from trainer.ui.files import read_bytes, write_bytes
from trainer.words import _


@dataclass(frozen=True)
class KeysState:
    """The own fingerprint and the offices whose certificates are checked here."""

    own: str
    keys: tuple[OfficeKey, ...] = ()
    said: str = ""


class KeysView(Protocol):
    def show_state(self, state: KeysState) -> None: ...


class KeysPresenter:
    def __init__(self, view: KeysView, keyring: Keyring, actor: Actor, dialogs: Asking) -> None:
        self._view = view
        self._keyring = keyring
        self._actor = actor
        self._dialogs = dialogs

    def refresh(self) -> None:
        self._show("")

    def export_key(self) -> None:
        self._dialogs.save_file(
            _("Export the public key"), _("public key") + KEY_PATTERN[1:], f"{KEY_PATTERN[1:]} ({KEY_PATTERN})",
            lambda path: self._write(path, self._keyring.export_key),
        )  # fmt: skip

    def export_voids(self) -> None:
        self._dialogs.save_file(
            _("Export the list of voids"), _("voided certificates") + VOIDS_PATTERN[1:],
            f"{VOIDS_PATTERN[1:]} ({VOIDS_PATTERN})", lambda path: self._write(path, self._keyring.export_voids),
        )  # fmt: skip

    def import_key(self) -> None:
        """Shows the fingerprint first; it is compared with what the other office reads out."""
        self._dialogs.open_file(_("Import the key of another office"), f"{KEY_PATTERN[1:]} ({KEY_PATTERN})", self._look)

    def import_voids(self) -> None:
        self._dialogs.open_file(_("Import a list of voids"), f"{VOIDS_PATTERN[1:]} ({VOIDS_PATTERN})", self._take_voids)

    def withdraw(self, key_id: str) -> None:
        """No longer trusts a key, with the reason asked for."""
        self._dialogs.ask_text(
            _("No longer trust this key"),
            _("Certificates signed with it count as foreign from now on."),
            _("Withdraw"),
            lambda reason: self._try(
                lambda: self._keyring.withdraw(self._actor, key_id, reason), _("The key was withdrawn.")
            ),
        )

    def _look(self, path: Path) -> None:
        def act() -> None:
            content = read_bytes(path)
            key = self._keyring.look(self._actor, content)
            words = _("Have {office} read out its fingerprint over the telephone. It must be {digits}")
            self._dialogs.confirm(
                _("Compare the fingerprint"),
                words.format(office=key.office, digits=fingerprint(key.public_key)),
                _("It is the same"),
                lambda: self._trust(content),
            )

        self._try(act)

    def _trust(self, content: bytes) -> None:
        self._try(
            lambda: self._keyring.trust(self._actor, content), _("Certificates of this office can be checked now.")
        )

    def _take_voids(self, path: Path) -> None:
        self._try(lambda: self._keyring.take_voids(self._actor, read_bytes(path)), _("The list of voids was taken in."))

    def _write(self, path: Path, make: Callable[[Actor], bytes]) -> None:
        def act() -> None:
            write_bytes(path, make(self._actor))
            tell_saved(self._dialogs, path)

        self._try(act)

    def _try(self, act: Callable[[], object], said: str = "") -> None:
        try:
            act()
        except KnownError as error:
            self._dialogs.trouble(error)
            return
        self._show(said)

    def _show(self, said: str) -> None:
        self._view.show_state(KeysState(fingerprint(self._keyring.public), self._keyring.keys(self._actor), said))
