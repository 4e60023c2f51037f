"""What an invigilator does while the exam runs, each with a reason."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from trainer.exams.sittings.values import IncidentKind, IncidentLine, Ruling
from trainer.people.accounts.values import Actor
from trainer.ui.exams.acting import Acts
from trainer.ui.exams.desk_state import AT_WORK, Line, Standing, counts
from trainer.words import _

Decide = Callable[[Actor, UUID, str], None]


class BoardActs(Acts):
    def pause(self, reason: str) -> None:
        self._decide(self._room.invigilation.pause, reason, _("The time of {name} stands still."))

    def unpause(self, reason: str) -> None:
        self._decide(self._room.invigilation.unpause, reason, _("The time of {name} runs again."))

    def raise_hand(self, reason: str) -> None:
        self._decide(self._room.invigilation.raise_hand, reason, _("The hand of {name} is noted."))

    def lower_hand(self, give: bool, reason: str) -> None:
        """恢复, with the time since the raised hand or without it."""
        lower = self._room.invigilation.lower_hand
        said = _("{name} goes on; the time is given back.") if give else _("{name} goes on; no time is given.")
        self._decide(lambda actor, sitting_id, why: lower(actor, sitting_id, give, why), reason, said)

    def hold(self) -> None:
        """全场暂停, or its end, with a reason."""
        held = self._state().held
        act = self._room.invigilation.go_on_all if held else self._room.invigilation.hold_all
        said = _("Everybody goes on.") if held else _("Everybody's time stands still.")
        self._dialogs.ask_text(
            _("Let everybody go on") if held else _("Stop the time for everybody"),
            _("Reason, kept in the audit trail"),
            _("Let everybody go on") if held else _("Stop the time"),
            lambda reason: self._try(lambda: act(self._actor, self._exam_id, reason), said),
        )

    def rule(self, line: IncidentLine, ruling: Ruling, note: str) -> None:
        """A person says what was noted; nothing follows by itself."""
        rule = self._room.invigilation.rule
        self._try(lambda: rule(self._actor, line.sitting_id, line.sequence, ruling, note), _("Decided."))

    def note(self, kind: IncidentKind, reason: str) -> None:
        line = self._state().one
        if line is not None and line.row.sitting_id is not None:
            sitting_id = line.row.sitting_id
            self._try(
                lambda: self._room.invigilation.note_incident(self._actor, sitting_id, kind, reason),
                self._said(line, _("Noted for {name}.")),
            )

    def hand_in(self, reason: str) -> None:
        """Asks first: it cannot be taken back."""
        line = self._state().one
        if line is None or not reason.strip():
            self._forced(line, reason)
            return
        self._dialogs.confirm(
            _("Hand in for {name}").format(name=line.person.name),
            _("What is answered and saved so far counts. The candidate cannot go on afterwards."),
            _("Hand in"),
            lambda: self._forced(line, reason),
        )

    def close_exam(self) -> None:
        """收卷: everybody still writing is handed in as they are."""
        state, standing = self._state(), counts(self._state().lines)
        writing = sum(standing[one] for one in AT_WORK)
        words = _("{writing} are still writing and are handed in as they are; {waiting} have not begun.")
        self._dialogs.confirm(
            _("Close {title}").format(title=state.exam.plan.title),
            words.format(writing=writing, waiting=standing[Standing.WAITING]) + _("A closed exam is not opened again."),
            _("Close the exam"),
            lambda: self._try(
                lambda: self._room.invigilation.close_exam(self._actor, self._exam_id), _("The exam is closed.")
            ),
        )

    def _forced(self, line: Line | None, reason: str) -> None:
        if line is not None:
            self._try(
                lambda: self._room.invigilation.hand_in(self._actor, self._exam_id, line.row.person_id, reason),
                _("Handed in for {name}.").format(name=line.person.name),
            )

    def _decide(self, decide: Decide, reason: str, said: str) -> None:
        line = self._state().one
        if line is not None and line.row.sitting_id is not None:
            sitting_id = line.row.sitting_id
            self._try(lambda: decide(self._actor, sitting_id, reason), self._said(line, said))
