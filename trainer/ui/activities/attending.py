"""What is done about attendance: marks, the rest at once, a scanned number, a list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal, InvalidOperation
from pathlib import Path
from uuid import UUID

from trainer.activities.attending.values import TakenList
from trainer.activities.values import Mark, Presence, Session, Taken
from trainer.store.errors import BadInput, KnownError
from trainer.ui.activities.class_acts import ClassActs
from trainer.ui.activities.wording import hours_text
from trainer.ui.files import read_bytes
from trainer.words import _


class AttendanceActs(ClassActs):
    """Presence of people, session by session."""

    def mark(self, presence: Presence, person_ids: Sequence[UUID]) -> None:
        """The same for everybody who is chosen; leave asks for its reason, a part for its hours."""
        session = self._state().half_day
        if session is None or not person_ids:
            return
        if presence is Presence.LEAVE:
            words = _("Write the reason and who approved the leave; it is kept apart from the roster.")
            self._dialogs.ask_text(
                _("On leave"),
                words,
                _("Save"),
                lambda reason: self._take(session, person_ids, Mark(presence, reason=reason)),
            )
        elif presence is Presence.PARTIAL:
            words = _("How many of the {hours} hours of this half-day did they attend?")
            self._dialogs.ask_text(
                _("Present in part"),
                words.format(hours=hours_text(session.draft.whole)),
                _("Save"),
                lambda text: self._partial(session, person_ids, text),
            )
        else:
            self._take(session, person_ids, Mark(presence))

    def mark_rest(self, presence: Presence) -> None:
        """Everybody without a mark."""
        session = self._state().half_day
        if session is not None:
            words = _("{count} people marked.")
            self._run(
                lambda: self._room.attendance.mark_rest(self._actor, session.id, presence),
                lambda count: self._did(words.format(count=count)),
            )

    def scan(self, text: str) -> None:
        """A number at the door."""
        session = self._state().half_day
        if session is not None:
            self._take_list(session, text, Taken.SCAN)

    def list(self) -> None:
        """A list of numbers or names, pasted."""
        session = self._state().half_day
        if session is None:
            return
        words = _("Paste work numbers, certificate numbers or names, one a line. Who has a mark keeps it.")
        self._dialogs.ask_text(
            _("Attendance from a list"),
            words,
            _("Take the list"),
            lambda text: self._take_list(session, text, Taken.IMPORT),
            long=True,
        )

    def sheet(self) -> None:
        """A sheet or text file with numbers or names, as a scanner or the door writes it."""
        session = self._state().half_day
        if session is None:
            return

        def take(path: Path) -> None:
            self._run(
                lambda: self._room.attendance.take_sheet(self._actor, session.id, path.name, read_bytes(path)),
                self._taken,
            )

        patterns = _("Sheets and lists (*.xlsx *.xls *.ods *.csv *.txt)")
        self._dialogs.open_file(_("Choose the list of attendance"), patterns, take)

    def _partial(self, session: Session, person_ids: Sequence[UUID], text: str) -> None:
        try:
            hours = Decimal(text.strip())
        except InvalidOperation:
            self._dialogs.trouble(BadInput("activity.partial", whole=hours_text(session.draft.whole)))
            return
        self._take(session, person_ids, Mark(Presence.PARTIAL, hours))

    def _take(self, session: Session, person_ids: Sequence[UUID], mark: Mark) -> None:
        words = _("{count} people marked.")
        self._run(
            lambda: self._room.attendance.mark(self._actor, session.id, dict.fromkeys(person_ids, mark)),
            lambda count: self._did(words.format(count=count)),
        )

    def _take_list(self, session: Session, text: str, taken: Taken) -> None:
        self._run(
            lambda: self._room.attendance.take_list(self._actor, session.id, text, taken),
            self._taken,
        )

    def _taken(self, found: TakenList) -> None:
        self._did(list_words(found), bool(found.refused or found.strangers))

    def _run(self, work: Callable[[], object], done: Callable[..., None]) -> None:
        self._jobs.run(_("Taking attendance"), lambda _handle: work(), done, self._trouble)

    def _trouble(self, error: KnownError) -> None:
        self._dialogs.trouble(error)


def list_words(found: TakenList) -> str:
    """What became of a list, in a sentence; one person is named."""
    if len(found.marked) == 1 and not (found.again or found.strangers or found.refused):
        return _("{name} attends.").format(name=found.marked[0].name)
    if len(found.again) == 1 and not (found.marked or found.strangers or found.refused):
        return _("{name} is marked already; nothing is changed.").format(name=found.again[0].name)
    if len(found.refused) == 1 and not (found.marked or found.again or found.strangers):
        return _("✗ Nobody is found for {line}; nothing is marked.").format(line=found.refused[0])
    if len(found.strangers) == 1 and not (found.marked or found.again or found.refused):
        return _("✗ {name} is not on the roster; enrol them first.").format(name=found.strangers[0].name)
    parts = [_("{count} people marked.").format(count=len(found.marked))]
    if found.again:
        names = "、".join(person.name for person in found.again)
        parts.append(_("Marked before, left as they are: {names}.").format(names=names))
    if found.strangers:
        names = "、".join(person.name for person in found.strangers)
        parts.append(_("Not on the roster, enrol them first: {names}.").format(names=names))
    if found.refused:
        parts.append(_("Nobody found for: {lines}.").format(lines="；".join(found.refused)))
    return "".join(parts)
