"""Use cases of the exam window and of the invigilator's board."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from question_bank.question import Response
from trainer.exams.sittings.values import IncidentKind, Progress, SavedAck, SittingState, SittingView, SubmitReason
from trainer.people.accounts.values import Actor
from trainer.store.errors import StoreTrouble

OnSaved = Callable[[SavedAck | StoreTrouble], None]
"""Called on the writer's thread once an event is committed, or could not be."""


class SittingService:
    """Starting, answering, time, handing in. Calls with `on_saved` return at once."""

    def start(self, actor: Actor, exam_id: UUID) -> SittingView:
        """Begins or resumes; call it when the officer has confirmed identity and rules."""
        raise NotImplementedError

    def resume(self, actor: Actor, exam_id: UUID) -> SittingView:
        """Continues an open sitting where it was."""
        raise NotImplementedError

    def answer(self, actor: Actor, sitting_id: UUID, item: int, response: Response | None, on_saved: OnSaved) -> None:
        """Takes an answer in the shown option order; None takes it back."""
        raise NotImplementedError

    def flag(self, actor: Actor, sitting_id: UUID, item: int, flagged: bool, on_saved: OnSaved | None = None) -> None:
        """Marks an item for review, or unmarks it."""
        raise NotImplementedError

    def move(self, actor: Actor, sitting_id: UUID, item: int) -> None:
        """Notes which item is in view, so that a restart comes back to it."""
        raise NotImplementedError

    def heartbeat(self, actor: Actor, sitting_id: UUID) -> None:
        """Notes that time runs; the window calls it every HEARTBEAT_SECONDS."""
        raise NotImplementedError

    def note_incident(self, actor: Actor, sitting_id: UUID, kind: IncidentKind, text: str = "") -> None:
        """Notes something unusual, by the candidate's window or by an invigilator. Accuses nobody."""
        raise NotImplementedError

    def seconds_left(self, sitting_id: UUID) -> float:
        """Time that remains, 0 when it is over; cheap enough to be asked every second."""
        raise NotImplementedError

    def submit(self, actor: Actor, sitting_id: UUID, reason: SubmitReason = SubmitReason.HANDED_IN) -> None:
        """Hands in and marks what rules can mark."""
        raise NotImplementedError

    def pause(self, actor: Actor, sitting_id: UUID, reason: str) -> None:
        """Stops the time from a raised hand on, by an invigilator."""
        raise NotImplementedError

    def unpause(self, actor: Actor, sitting_id: UUID) -> None:
        """Lets the time run again."""
        raise NotImplementedError

    def give_extra_time(self, actor: Actor, exam_id: UUID, person_id: UUID, minutes: int, reason: str) -> None:
        """More minutes for one candidate, before or during the sitting."""
        raise NotImplementedError

    def close_exam(self, actor: Actor, exam_id: UUID) -> int:
        """Ends an exam: sittings still open are handed in as they are; gives how many."""
        raise NotImplementedError

    def progress(self, actor: Actor, exam_id: UUID) -> tuple[Progress, ...]:
        """Everybody who has begun."""
        raise NotImplementedError

    def state(self, sitting_id: UUID) -> SittingState:
        """What the saved journal of a sitting adds up to."""
        raise NotImplementedError
