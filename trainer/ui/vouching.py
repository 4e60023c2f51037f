"""What leaves the program only with two: who receives it is named, and a second person signs in for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from trainer.people.accounts.values import Actor, Witness
from trainer.store.errors import KnownError
from trainer.ui.asking import Asking
from trainer.words import _

Vouch = Callable[[Actor, str, str], Witness]
"""Who acts, then sign-in name and password of the second person."""


@dataclass(frozen=True)
class Second:
    """Asks for the receiver of whole ID numbers and for the second person."""

    dialogs: Asking
    vouch: Vouch
    actor: Actor

    def ask(self, title: str, then: Callable[[str, Witness], None]) -> None:
        """`then` gets the receiver and who vouched; a refused sign-in is said and nothing goes on."""
        self.dialogs.ask_text(
            title,
            _("Who receives the whole ID numbers?"),
            _("Go on"),
            lambda receiver: self._ask_sign_in(title, receiver, then),
        )

    def _ask_sign_in(self, title: str, receiver: str, then: Callable[[str, Witness], None]) -> None:
        def signed(login: str, password: str) -> None:
            try:
                witness = self.vouch(self.actor, login, password)
            except KnownError as error:
                self.dialogs.trouble(error)
                return
            then(receiver, witness)

        self.dialogs.ask_sign_in(
            title,
            _("Whole ID numbers leave only with a second person, who signs in here. Both names are recorded."),
            _("Vouch for it"),
            signed,
        )
