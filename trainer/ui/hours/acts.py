"""What is done about hours: enter, approve, return, reverse, look at the proof, export."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from trainer.hours.rules import check_draft
from trainer.hours.values import Evidence, HourDraft, HourEntry
from trainer.people.accounts.values import Actor, Witness
from trainer.store.errors import KnownError
from trainer.ui.asking import Asking
from trainer.ui.files import read_bytes, write_bytes, writing
from trainer.ui.hours.room import HoursRoom
from trainer.ui.hours.state import Away, HoursState, Recording, decidable
from trainer.ui.hours.wording import hours_text
from trainer.ui.reader.state import Opening, Reading, suffix_of
from trainer.ui.vouching import Second
from trainer.ui.working import Handle, Stopped, Working, stopping
from trainer.words import _

T = TypeVar("T")


class HoursActs:
    """`state` is what the page shows now; `done` says what was done and lets the page read again."""

    def __init__(
        self,
        room: HoursRoom,
        actor: Actor,
        jobs: Working,
        dialogs: Asking,
        reader: Opening,
        state: Callable[[], HoursState],
        done: Callable[[str], None],
    ) -> None:
        self._room = room
        self._actor = actor
        self._jobs = jobs
        self._dialogs = dialogs
        self._reader = reader
        self._state = state
        self._done = done

    def choose_rule_set(self, key: str, checked_by: str) -> None:
        year = self._state().year
        self._try(
            lambda: self._room.hours.choose_rule_set(self._actor, year, key, checked_by),
            _("The rule set of {year} was chosen.").format(year=year),
        )

    def record(self, recording: Recording) -> None:
        """Enters the hours; asks first where the same hours stand already."""
        drafts = [_draft(recording, person_id) for person_id in recording.people]
        try:
            for draft in drafts:
                check_draft(draft, self._state().today)
            doubles = self._room.hours.duplicates(drafts)
        except KnownError as error:
            self._dialogs.trouble(error)
            return
        if not doubles:
            self._record(drafts, recording.evidence)
            return
        rows = self._room.people.rows(self._actor, (entry.draft.person_id for entry in doubles))
        self._dialogs.confirm(
            _("The same hours stand already"),
            _("{names} already have an entry with this date and topic. Enter it a second time?").format(
                names="、".join(row.name for row in rows.values())
            ),
            _("Enter all the same"),
            lambda: self._record(drafts, recording.evidence),
        )

    def approve(self, ids: Sequence[UUID]) -> None:
        """认定, without the actor's own hours."""
        chosen = self._decidable(ids)
        if chosen:
            self._run(
                _("Approving hours"),
                lambda _handle: self._room.hours.approve(self._actor, chosen),
                _("Approved {count} entries.").format(count=len(chosen)),
            )

    def return_(self, ids: Sequence[UUID]) -> None:
        """退回, with a reason."""
        chosen = self._decidable(ids)
        if chosen:
            self._dialogs.ask_text(
                _("Return {count} entries").format(count=len(chosen)),
                _("Whoever entered them reads the reason and may enter them anew."),
                _("Return"),
                lambda reason: self._run(
                    _("Returning hours"),
                    lambda _handle: self._room.hours.return_(self._actor, chosen, reason),
                    _("Returned {count} entries.").format(count=len(chosen)),
                ),
            )

    def reverse(self, entry_id: UUID) -> None:
        """冲销 of one approved entry, with a reason."""
        words = hours_text(self._entry(entry_id).draft.hours)
        self._dialogs.ask_text(
            _("Reverse {hours} hours").format(hours=words),
            _("The entry stays in the ledger; a new one takes its hours back. Give the reason."),
            _("Reverse"),
            lambda reason: self._try(
                lambda: self._room.hours.reverse(self._actor, entry_id, reason),
                _("Reversed {hours} hours.").format(hours=words),
            ),
        )

    def take_months_off(self, away: Away) -> None:
        self._try(
            lambda: self._room.absences.state_absence(
                self._actor, away.person_id, away.kind, away.since, away.until, away.reason
            ),
            _("The absence is kept; what is due was worked out again."),
        )

    def give_months_back(self, absence_id: UUID) -> None:
        self._dialogs.ask_text(
            _("Take this absence back"),
            _("Its months are due again. Give the reason."),
            _("Take back"),
            lambda reason: self._try(
                lambda: self._room.absences.take_back(self._actor, absence_id, reason),
                _("The absence was taken back."),
            ),
        )

    def open_evidence(self, entry_id: UUID) -> None:
        try:
            content = self._room.hours.evidence(self._actor, entry_id)
        except KnownError as error:
            self._dialogs.trouble(error)
        else:
            self._show_evidence(entry_id, content)

    def export(self, full: bool = False) -> None:
        """Asks what for, for whole ID numbers who receives them and who vouches, then where to; then writes."""
        title = _("Export hours to Excel")

        def purposed(purpose: str) -> None:
            if full:
                second = Second(self._dialogs, self._room.vouch, self._actor)
                second.ask(title, lambda receiver, witness: self._ask_place(title, purpose, receiver, witness))
            else:
                self._ask_place(title, purpose)

        if self._state().board is not None:
            words = _("The workbook names people, so this export is recorded. What is it for, who receives it?")
            self._dialogs.ask_text(title, words, _("Go on") if full else _("Choose a place"), purposed)

    def _show_evidence(self, entry_id: UUID, content: bytes) -> None:
        topic = self._entry(entry_id).draft.topic
        suffix = suffix_of(content)
        if suffix:
            self._reader.open(Reading(topic, topic + suffix, content))
        else:
            title = _("Save the proof, to open it with its own program")
            self._dialogs.save_file(title, topic, _("All files (*)"), lambda path: self._save(path, entry_id))

    def _save(self, path: Path, entry_id: UUID) -> None:
        self._try(
            lambda: write_bytes(path, self._room.hours.take_out(self._actor, entry_id)),
            _("Saved as {path}.").format(path=path),
        )

    def _ask_place(self, title: str, purpose: str, receiver: str = "", witness: Witness | None = None) -> None:
        name = _("Hours {year}").format(year=self._state().year) + ".xlsx"

        def placed(path: Path) -> None:
            self._export(path, purpose, receiver, witness)

        self._dialogs.save_file(title, name, _("Excel workbook (*.xlsx)"), placed)

    def _export(self, path: Path, purpose: str, receiver: str, witness: Witness | None) -> None:
        year, unit_id, export = self._state().year, self._state().unit_id, self._room.export

        def done(people: int | None) -> None:
            words = _("Exported {count} people to {path}.").format(count=people, path=path)
            self._done(_("The export was cancelled; no file was written.") if people is None else words)

        def work(handle: Handle) -> int | None:
            try:
                with writing(path):
                    return export(self._actor, year, path, purpose, unit_id, stopping(handle), receiver, witness)
            except Stopped:
                return None

        self._jobs.run(_("Exporting hours"), work, done, self._dialogs.trouble)

    def _record(self, drafts: Sequence[HourDraft], evidence: Sequence[Path]) -> None:
        hours, actor = self._room.hours, self._actor

        def work(_handle: Handle) -> None:
            proofs = tuple(Evidence(one.name, read_bytes(one)) for one in evidence)
            kept = tuple(one.hash for one in proofs)
            first, further = (kept[0], kept[1:]) if kept else (None, ())
            proved = [replace(draft, evidence=first, further=further) for draft in drafts]
            hours.record_many(actor, proved, proofs=proofs)

        words = _("Entered {hours} hours for {count} people. They count once someone else has approved them.")
        each = hours_text(drafts[0].hours)
        self._run(_("Entering hours"), work, words.format(hours=each, count=len(drafts)))

    def _run(self, title: str, work: Callable[[Handle], None], said: str) -> None:
        self._jobs.run(title, work, lambda _result: self._done(said), self._dialogs.trouble)

    def _try(self, act: Callable[[], T], said: str) -> None:
        try:
            act()
        except KnownError as error:
            self._dialogs.trouble(error)
        else:
            self._done(said)

    def _decidable(self, ids: Sequence[UUID]) -> tuple[UUID, ...]:
        wanted = [entry for entry in self._state().pending if entry.id in set(ids)]
        return tuple(entry.id for entry in decidable(self._state(), wanted))

    def _entry(self, entry_id: UUID) -> HourEntry:
        state = self._state()
        return next(entry for entry in (*state.entries, *state.pending) if entry.id == entry_id)


def _draft(recording: Recording, person_id: UUID) -> HourDraft:
    return HourDraft(
        person_id=person_id,
        on=recording.on,
        hours=recording.hours,
        category=recording.category,
        way=recording.way,
        topic=recording.topic,
        organiser=recording.organiser,
        until=recording.until,
        activity=recording.activity,
        field=recording.of_field,
    )
