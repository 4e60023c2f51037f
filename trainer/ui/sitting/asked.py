"""What the exam window asks of the exams, and what its presenter asks of the window."""

from __future__ import annotations

from typing import Protocol
from uuid import UUID

from question_bank.question import Response
from trainer.exams.results.values import MyResult
from trainer.exams.sittings.values import IncidentKind, Pulse, SittingView
from trainer.people.accounts.values import Actor
from trainer.ui.sitting.saving import Answering
from trainer.ui.sitting.state import WindowState


class ExamView(Protocol):
    def show_state(self, state: WindowState) -> None: ...

    def finish_typing(self) -> None:
        """Commits what an input method holds and hands over what was typed."""
        ...

    def leave(self) -> None:
        """Closes the window."""
        ...


class Sittings(Answering, Protocol):
    """What the window asks of the exams."""

    def start(self, actor: Actor, exam_id: UUID, code: str = "") -> SittingView: ...

    def flag(self, actor: Actor, sitting_id: UUID, item: int, flagged: bool) -> None: ...

    def move(self, actor: Actor, sitting_id: UUID, item: int) -> None: ...

    def heartbeat(self, actor: Actor, sitting_id: UUID) -> None: ...

    def note_incident(self, actor: Actor, sitting_id: UUID, kind: IncidentKind, seconds: int = 0) -> None: ...

    def pulse(self, actor: Actor, sitting_id: UUID) -> Pulse: ...

    def obey(self, actor: Actor, sitting_id: UUID) -> None: ...

    def strike(self, actor: Actor, sitting_id: UUID, item: int, options: Response | None) -> None: ...

    def keep_note(self, actor: Actor, sitting_id: UUID, item: int, text: str) -> None: ...

    def raise_hand(self, actor: Actor, sitting_id: UUID) -> None: ...

    def lower_hand(self, actor: Actor, sitting_id: UUID) -> None: ...

    def submit(self, actor: Actor, sitting_id: UUID) -> None: ...


class Results(Protocol):
    def my_result(self, actor: Actor, exam_id: UUID) -> MyResult: ...
