"""What is decided about candidates before and after: on the roster, off it, and their state."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from trainer.exams.values import Attendance
from trainer.store.errors import KnownError
from trainer.ui.exams.acting import Acts
from trainer.ui.exams.joined import joined_words
from trainer.ui.texts import name
from trainer.words import _


class RosterActs(Acts):
    def set_attendance(self, state: Attendance, reason: str) -> None:
        """For everybody chosen, or for nobody where one of them does not allow it."""
        chosen = self._state().picked
        if chosen:
            ids = [line.row.person_id for line in chosen]
            self._try(
                lambda: self._room.exams.set_attendance(self._actor, self._exam_id, ids, state, reason),
                _("{count} candidates: {state}.").format(count=len(ids), state=name(state)),
            )

    def give_time(self, minutes: int, reason: str) -> None:
        line = self._state().one
        if line is not None:
            person_id = line.row.person_id
            self._try(
                lambda: self._room.invigilation.give_extra_time(self._actor, self._exam_id, person_id, minutes, reason),
                self._said(line, _("{name} has {minutes} more minutes."), minutes=minutes),
            )

    def remove(self, reason: str) -> None:
        line = self._state().one
        if line is not None:
            person_id = line.row.person_id
            self._try(
                lambda: self._room.exams.remove_candidate(self._actor, self._exam_id, person_id, reason),
                _("{name} was taken off the roster.").format(name=line.person.name),
            )

    def reschedule(self, opens_at: datetime, closes_at: datetime, reason: str, session: int = 0) -> None:
        """Another time for the exam and all its sessions, or for one session alone."""
        if session:
            move = self._room.postponing.move_session
            self._try(
                lambda: move(self._actor, self._exam_id, session, opens_at, closes_at, reason),
                _("Session {number} has its new time.").format(number=session),
            )
            return
        self._try(
            lambda: self._room.exams.reschedule(self._actor, self._exam_id, opens_at, closes_at, reason),
            _("The exam has its new time."),
        )

    def add(self, person_ids: Iterable[UUID], reason: str = "", retaking: Sequence[UUID] = ()) -> None:
        """Adds persons, each on a free seat; the maker of the paper stays out. After the seal with a reason.

        The cases of those taken from the retake list name this exam as their retake.
        """
        try:
            maker = self._room.papers.maker(self._actor, self._state().exam.plan.paper_id)
            wanted = [person_id for person_id in person_ids if person_id != maker]
            added, joined = self._room.joining.add_candidates(self._actor, self._exam_id, wanted, reason, retaking)
        except KnownError as error:
            self._dialogs.trouble(error)
            return
        self._done(" ".join((_("{count} candidates were added.").format(count=added), *joined_words(joined))))
