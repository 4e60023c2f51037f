"""What a candidate does besides answering: each act is one event of the journal."""

from __future__ import annotations

from uuid import UUID

from question_bank.codec import response_to_data
from question_bank.question import Response
from trainer.exams.sittings.arrangement import to_paper
from trainer.exams.sittings.desk import Desk, OpenSitting
from trainer.exams.sittings.hands import hand_down
from trainer.exams.sittings.journal import OnSaved
from trainer.exams.sittings.rules import GRACE_SECONDS
from trainer.exams.sittings.values import EventKind, IncidentKind, Pulse
from trainer.people.accounts.values import Actor
from trainer.store.errors import NotAllowed, Refused

LONGEST_NOTE = 500


class DeskActs:
    """Acts on a running sitting.

    Every call may raise Refused: sitting.not_open (start or resume it first), sitting.paused, sitting.time_out,
    sitting.already_submitted; NotAllowed("sitting.not_yours").
    """

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def flag(self, actor: Actor, sitting_id: UUID, item: int, flagged: bool, on_saved: OnSaved | None = None) -> None:
        """Marks an item for review, or unmarks it."""
        kind = EventKind.FLAGGED if flagged else EventKind.UNFLAGGED
        self.desk.note(self._running(actor, sitting_id), kind, {"item": item}, on_saved)

    def move(self, actor: Actor, sitting_id: UUID, item: int) -> None:
        """Notes which item is in view, so that a restart comes back to it."""
        self.desk.note(self._running(actor, sitting_id), EventKind.MOVED, {"item": item})

    def strike(self, actor: Actor, sitting_id: UUID, item: int, options: Response | None) -> None:
        """Notes the options a candidate has struck out, in the shown order; None for none. Marks nothing."""
        sitting = self._running(actor, sitting_id)
        struck = to_paper(options, sitting.state.arrangements[item])
        self.desk.note(sitting, EventKind.STRUCK, {"item": item, "options": response_to_data(struck)})

    def keep_note(self, actor: Actor, sitting_id: UUID, item: int, text: str) -> None:
        """Keeps a candidate's own note to a question; nobody marks it."""
        whole = text[:LONGEST_NOTE].encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        self.desk.note(self._running(actor, sitting_id), EventKind.NOTED, {"item": item, "text": whole})

    def raise_hand(self, actor: Actor, sitting_id: UUID) -> None:
        """举手: from here on the time comes back where an invigilator says so. Again is harmless."""
        sitting = self._own(actor, sitting_id)
        if sitting.state.raised is None:
            self.desk.save(sitting, EventKind.HAND_RAISED, {"by": str(actor.person_id)})

    def lower_hand(self, actor: Actor, sitting_id: UUID) -> None:
        """The candidate goes on alone; the time is proposed, not given."""
        sitting = self._own(actor, sitting_id)
        if sitting.state.raised is not None:
            self.desk.save(sitting, EventKind.HAND_LOWERED, hand_down(sitting, self.desk, actor.person_id, give=False))

    def pulse(self, actor: Actor, sitting_id: UUID) -> Pulse:
        """Time, pause and hand as they are now; cheap enough to be asked every half second."""
        sitting = self._own(actor, sitting_id)
        state = sitting.state
        return Pulse(self.seconds_left(sitting_id), state.paused, state.raised is not None)

    def heartbeat(self, actor: Actor, sitting_id: UUID) -> None:
        """Notes that time runs; the window calls it every HEARTBEAT_SECONDS."""
        self.desk.note(self._own(actor, sitting_id), EventKind.HEARTBEAT, {})

    def note_incident(self, actor: Actor, sitting_id: UUID, kind: IncidentKind, seconds: int = 0) -> None:
        """Notes what the candidate's window has seen, or that the candidate raised a hand. Accuses nobody.

        `seconds` is how long it lasted until now, 0 for a moment.
        """
        data = {"code": kind.value, "by": str(actor.person_id), **({"seconds": seconds} if seconds else {})}
        self.desk.note(self._own(actor, sitting_id), EventKind.INCIDENT, data)

    def seconds_left(self, sitting_id: UUID) -> float:
        """Time that remains, 0 when it is over; cheap enough to be asked every second."""
        return max(0, self.desk.milliseconds_left(self.desk.get(sitting_id))) / 1000

    def _own(self, actor: Actor, sitting_id: UUID) -> OpenSitting:
        sitting = self.desk.get(sitting_id)
        if sitting.person_id != actor.person_id:
            raise NotAllowed("sitting.not_yours")
        return sitting

    def _running(self, actor: Actor, sitting_id: UUID) -> OpenSitting:
        sitting = self._own(actor, sitting_id)
        if sitting.state.submitted is not None:
            raise Refused("sitting.already_submitted")
        if sitting.state.paused:
            raise Refused("sitting.paused")
        if self.desk.milliseconds_left(sitting) < -GRACE_SECONDS * 1000:
            raise Refused("sitting.time_out")
        return sitting
