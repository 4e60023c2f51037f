"""Stand-ins for the screens' surroundings: dialogs answered by hand, views that keep what they were shown."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Generic, TypeVar

from trainer.store.errors import KnownError
from trainer.ui.reader.study_state import StudyState

S = TypeVar("S")


class HandDialogs:
    """Answers every question with what the test put ready; keeps what was said."""

    def __init__(self) -> None:
        self.path: Path | None = None
        self.paths: Sequence[Path] | None = None
        self.text: str | None = None
        self.choice: Any = None
        self.second: tuple[str, str] | None = None
        self.agree = True
        self.said: list[str] = []
        self.troubles: list[KnownError] = []

    def open_file(self, title: str, patterns: str, then: Callable[[Path], None]) -> None:
        self._with(self.path, then)

    def open_files(self, title: str, patterns: str, then: Callable[[Sequence[Path]], None]) -> None:
        self._with(self.paths, then)

    def save_file(self, title: str, suggested: str, patterns: str, then: Callable[[Path], None]) -> None:
        self._with(self.path, then)

    def choose_folder(self, title: str, then: Callable[[Path], None]) -> None:
        self._with(self.path, then)

    def confirm(self, title: str, text: str, verb: str, then: Callable[[], None]) -> None:
        self.said.append(text)
        if self.agree:
            then()

    def ask_text(self, title: str, text: str, verb: str, then: Callable[[str], None], long: bool = False) -> None:
        self.said.append(text)
        self._with(self.text, then)

    def ask_change(self, title: str, text: str, now: str, verb: str, then: Callable[[str], None]) -> None:
        self.said.append(now)
        self._with(self.text, then)

    def ask_choice(
        self,
        title: str,
        text: str,
        choices: Sequence[tuple[Any, str]],
        proposed: Any,
        verb: str,
        then: Callable[[Any, str], None],
    ) -> None:
        self.said.append(dict(choices)[proposed])
        if self.text is not None:
            then(proposed if self.choice is None else self.choice, self.text)

    def ask_sign_in(self, title: str, text: str, verb: str, then: Callable[[str, str], None]) -> None:
        self.said.append(text)
        if self.second:
            then(*self.second)

    def type_to_confirm(self, title: str, text: str, word: str, verb: str, then: Callable[[], None]) -> None:
        self.confirm(title, text, verb, then)

    def inform(self, title: str, text: str) -> None:
        self.said.append(text)

    def trouble(self, error: KnownError) -> None:
        self.troubles.append(error)

    def _with(self, answer: Any, then: Callable[[Any], None]) -> None:
        if answer is not None:
            then(answer)


class RecordingView(Generic[S]):
    """Keeps every state it was shown."""

    def __init__(self) -> None:
        self.states: list[S] = []

    def show_state(self, state: S) -> None:
        self.states.append(state)

    @property
    def state(self) -> S:
        return self.states[-1]


class RecordingFace:
    """Keeps every state of a study."""

    def __init__(self) -> None:
        self.states: list[StudyState] = []

    def show_study(self, state: StudyState) -> None:
        self.states.append(state)

    @property
    def state(self) -> StudyState:
        return self.states[-1]
