"""Short questions to the user as presenters see them: answered by a call back, a cancelled one calls nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol, TypeVar

from trainer.store.errors import KnownError
from trainer.words import _

TextThen = Callable[[str], None]
SignInThen = Callable[[str, str], None]
V = TypeVar("V")
ChoiceThen = Callable[[V, str], None]
PathThen = Callable[[Path], None]
PathsThen = Callable[[Sequence[Path]], None]


class Asking(Protocol):
    def open_file(self, title: str, patterns: str, then: PathThen) -> None: ...

    def open_files(self, title: str, patterns: str, then: PathsThen) -> None: ...

    def save_file(self, title: str, suggested: str, patterns: str, then: PathThen) -> None: ...

    def choose_folder(self, title: str, then: PathThen) -> None: ...

    def confirm(self, title: str, text: str, verb: str, then: Callable[[], None]) -> None: ...

    def ask_text(self, title: str, text: str, verb: str, then: TextThen, long: bool = False) -> None: ...

    def ask_change(self, title: str, text: str, now: str, verb: str, then: TextThen) -> None:
        """Other words in the place of those that stand `now`; none at all take them back."""

    def ask_choice(
        self, title: str, text: str, choices: Sequence[tuple[V, str]], proposed: V, verb: str, then: ChoiceThen[V]
    ) -> None:
        """One of several values, `proposed` at first, and words that say more."""

    def ask_sign_in(self, title: str, text: str, verb: str, then: SignInThen) -> None: ...

    def type_to_confirm(self, title: str, text: str, word: str, verb: str, then: Callable[[], None]) -> None: ...

    def inform(self, title: str, text: str) -> None: ...

    def trouble(self, error: KnownError) -> None: ...


def tell_saved(dialogs: Asking, path: Path) -> None:
    """Says where a file is now, for pages without a line of their own for it."""
    dialogs.inform(_("Saved"), _("{name} is in the folder {folder}.").format(name=path.name, folder=path.parent))
