"""Reads a sheet of scores, keeps it with its proof, and has a colleague compare and confirm."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol
from uuid import UUID

from trainer.exams.outside.service import OutsideService
from trainer.exams.outside.values import OutsideDraft, OutsideEntry
from trainer.people.accounts.rules import may
from trainer.people.accounts.values import Actor, Permission
from trainer.people.service import PeopleService
from trainer.retakes.joining import Joined, RetakeJoining
from trainer.store.clock import Clock, local_today
from trainer.ui.asking import Asking
from trainer.ui.files import read_bytes
from trainer.ui.outside.state import OutState, Read
from trainer.ui.reader.state import Opening, Reading
from trainer.ui.working import Working
from trainer.words import _


class OutView(Protocol):
    def show_state(self, state: OutState) -> None: ...


@dataclass(frozen=True)
class OutRoom:
    outside: OutsideService
    people: PeopleService
    clock: Clock
    joining: RetakeJoining


class OutPresenter:
    def __init__(
        self, view: OutView, room: OutRoom, actor: Actor, jobs: Working, dialogs: Asking, reader: Opening
    ) -> None:
        self._view = view
        self._room = room
        self._actor = actor
        self._jobs = jobs
        self._dialogs = dialogs
        self._reader = reader
        self._proof = b""
        today = local_today(room.clock)
        enter, confirm = (may(actor, one) for one in (Permission.PREPARE_EXAMS, Permission.SETTLE_RESULTS))
        self._state = OutState(today, actor.person_id, may_enter=enter, may_confirm=confirm)

    @property
    def state(self) -> OutState:
        return self._state

    def refresh(self) -> None:
        entries = self._room.outside.entries(self._actor)
        wanted = {row.person_id for one in entries for row in one.rows} | {one.entered_by for one in entries}
        wanted |= {one.decided_by for one in entries if one.decided_by}
        self._show(entries=entries, people=self._room.people.rows(self._actor, wanted))

    def choose(self, one: OutsideEntry) -> None:
        self._show(chosen=one.id, entering=False, read=None, said="")

    def begin(self) -> None:
        """Opens an empty form."""
        self._proof = b""
        self._show(chosen=None, entering=True, read=None, said="", seed=self._state.seed + 1)

    def close(self) -> None:
        self._show(entering=False, read=None, chosen=None)

    def choose_sheet(self, draft: OutsideDraft) -> None:
        """Reads a sheet for the exam on the form."""
        patterns = _("Sheets of scores (*.xlsx *.xls *.ods *.csv)")
        self._dialogs.open_file(_("Choose a sheet of scores"), patterns, lambda path: self._read(path, draft))

    def choose_proof(self) -> None:
        """The scan or the announcement that proves the scores."""
        self._dialogs.open_file(_("Choose the proof"), _("Proof (*.pdf *.jpg *.jpeg *.png)"), self._take_proof)

    def enter(self) -> None:
        """Keeps what was read with its proof."""
        read, proof = self._state.read, self._proof
        if read is None:
            return
        self._jobs.run(
            _("Keeping the scores"),
            lambda _handle: self._room.outside.enter(self._actor, read.draft, read.sheet, read.proof_name, proof),
            lambda own: self._after(own, _("Entered. A colleague compares the scores with the proof and confirms.")),
            self._dialogs.trouble,
        )

    def see_proof(self) -> None:
        own = self._state.entry
        if own is not None:
            self._reader.open(Reading(own.draft.title, own.proof_name, self._room.outside.proof(self._actor, own.id)))

    def confirm(self) -> None:
        own = self._state.entry
        if own is None:
            return
        text = _(
            "You state by name that the scores of {count} people fit the proof. Hours, certificates and retakes may use"
            " them from now on."
        ).format(count=len(own.rows))

        def act() -> None:
            self._jobs.run(
                _("Confirming the scores"),
                lambda _handle: self._confirm(own),
                lambda joined: self._after(own.id, confirmed_words(joined)),
                self._dialogs.trouble,
            )

        self._dialogs.confirm(_("Confirm the scores"), text, _("Confirm the scores"), act)

    def _confirm(self, own: OutsideEntry) -> Joined:
        """Retakes among them move on the cases that waited for one."""
        exam_id = self._room.outside.confirm(self._actor, own.id)
        again = [row.person_id for row in own.rows if row.retake]
        if not again or not may(self._actor, Permission.PREPARE_EXAMS):
            return Joined()
        return self._room.joining.join(self._actor, exam_id, again)

    def refuse(self) -> None:
        own = self._state.entry
        if own is None:
            return

        def act(reason: str) -> None:
            self._jobs.run(
                _("Noting the answer"),
                lambda _handle: self._room.outside.refuse(self._actor, own.id, reason),
                lambda _none: self._after(own.id, _("Not confirmed; the entry stays with your reason.")),
                self._dialogs.trouble,
            )

        title = _("Do not confirm")
        self._dialogs.ask_text(title, _("Say what does not fit the proof."), title, act, long=True)

    def _read(self, path: Path, draft: OutsideDraft) -> None:
        before = self._state.read
        proof = before.proof_name if before else ""

        def work(_handle: object) -> Read:
            sheet = self._room.outside.read(self._actor, read_bytes(path), path.name, draft)
            return Read(draft, sheet, proof)

        self._jobs.run(_("Reading {name}").format(name=path.name), work, self._have_read, self._dialogs.trouble)

    def _have_read(self, read: Read) -> None:
        people = dict(self._state.people)
        people |= self._room.people.rows(self._actor, [row.person_id for row in read.sheet.rows])
        self._show(read=read, people=people)

    def _take_proof(self, path: Path) -> None:
        self._proof = read_bytes(path)
        if self._state.read is not None:
            self._show(read=replace(self._state.read, proof_name=path.name))

    def _after(self, own: UUID, said: str) -> None:
        self._state = replace(self._state, entering=False, read=None, chosen=own, said=said)
        self.refresh()

    def _show(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]
        self._view.show_state(self._state)


def confirmed_words(joined: Joined) -> str:
    """What follows from scores that were confirmed."""
    words = [_("Confirmed. The exam stands in the list of exams.")]
    if joined.linked:
        more = _("{count} retake cases name it as their retake; let the retake page propose what follows.")
        words.append(more.format(count=joined.linked))
    return " ".join(words)
