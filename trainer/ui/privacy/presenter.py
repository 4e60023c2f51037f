"""Reads the archive, has lists drawn up, signed and carried out, and words destroyed with a second person."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol
from uuid import UUID

from trainer.people.accounts.rules import may
from trainer.people.accounts.values import Actor, Permission, Witness
from trainer.people.values import PersonRow
from trainer.privacy.service import PrivacyService
from trainer.privacy.values import DestructionList, ExportLine, Signature
from trainer.reports.joint_reasons import JointReason
from trainer.store.clock import Clock, local_today
from trainer.store.errors import KnownError
from trainer.ui.asking import Asking
from trainer.ui.printing import Printing
from trainer.ui.privacy.state import PrivacyState, Room
from trainer.ui.privacy.wording import list_text
from trainer.ui.texts import name
from trainer.ui.vouching import Vouch
from trainer.ui.working import Working
from trainer.words import _


class PrivacyView(Protocol):
    def show_state(self, state: PrivacyState) -> None: ...


@dataclass(frozen=True)
class PrivacyRoom:
    """Where the page reads from and writes to. `sheet` draws a list for the hands that sign it."""

    privacy: PrivacyService
    exports: Callable[[], tuple[ExportLine, ...]]
    words: Callable[[Actor, UUID], tuple[str, ...]]
    destroy_words: Callable[[Actor, Witness, UUID, str], int]
    find: Callable[[Actor, str], tuple[PersonRow, ...]]
    reasons: Callable[[Actor, str], tuple[JointReason, ...]]
    destroy_reason: Callable[[Actor, Witness, int, str], int]
    sheet: Callable[[Actor, DestructionList], bytes]
    vouch: Vouch
    clock: Clock


class PrivacyPresenter:
    def __init__(
        self,
        view: PrivacyView,
        room: PrivacyRoom,
        actor: Actor,
        jobs: Working,
        dialogs: Asking,
        printing: Printing,
        changed: Callable[[], None],
    ) -> None:
        self._view = view
        self._room = room
        self._actor = actor
        self._jobs = jobs
        self._dialogs = dialogs
        self._printing = printing
        self._changed = changed
        today = local_today(room.clock)
        self._state = PrivacyState(may_destroy=may(actor, Permission.DESTROY_DATA), today=today)

    def refresh(self) -> None:
        room, actor = self._room, self._actor
        try:
            self._show(
                retention=room.privacy.retention(),
                on_server=room.privacy.on_server,
                left=room.privacy.left(actor),
                lists=room.privacy.lists(actor),
                exports=room.exports(),
            )
            self._look()
        except KnownError as error:
            self._dialogs.trouble(error)

    def choose_room(self, room: Room) -> None:
        self._show(room=room, person_id=None, words=None, list_id=None, export=None, reason=None, phrase="", said="")
        self._try_look()

    def find(self, phrase: str) -> None:
        """People by name or number whose words are asked for, or what was said about several."""
        self._show(phrase=phrase, person_id=None, words=None, reason=None)
        self._try_look()

    def choose_reason(self, reason: JointReason) -> None:
        self._show(reason=reason)

    def choose_person(self, person_id: UUID) -> None:
        self._show(person_id=person_id, words=None)

    def choose_list(self, list_id: UUID) -> None:
        self._show(list_id=list_id)

    def choose_export(self, export: ExportLine) -> None:
        self._show(export=export)

    def close(self) -> None:
        self._show(person_id=None, words=None, list_id=None, export=None, reason=None)

    def draw_up(self, person_ids: Sequence[UUID]) -> None:
        """A new list of the people chosen, signed by whoever makes it."""
        words = _("A list of {count} people is drawn up and signed by you. Nothing is destroyed by it yet.")

        def make() -> None:
            try:
                made = self._room.privacy.draw_up(self._actor, person_ids)
            except KnownError as error:
                self._dialogs.trouble(error)
                return
            self._state = replace(self._state, room=Room.LISTS, list_id=made.id, person_id=None)
            self._changed()

        text = words.format(count=len(person_ids))
        self._dialogs.confirm(_("Draw up a list"), text, _("Draw up and sign"), make)

    def sign(self, part: Signature) -> None:
        """The next signature: somebody else signs in at this screen."""
        chosen = self._state.list
        if chosen is None:
            return

        def signed(login: str, password: str) -> None:
            def act() -> None:
                witness = self._room.vouch(self._actor, login, password)
                self._room.privacy.sign(self._actor, chosen.id, part, witness)

            self._try(act)

        title = _("Sign: {part}").format(part=name(part))
        words = _("Whoever signs reads the list and signs in here with their own password. The name is recorded.")
        self._dialogs.ask_sign_in(title, words, _("Sign the list"), signed)

    def print(self) -> None:
        chosen = self._state.list
        if chosen is None:
            return
        self._jobs.run(
            _("Drawing the list"),
            lambda _handle: self._room.sheet(self._actor, chosen),
            lambda content: self._printing.print_pdfs(chosen.serial, [content]),
            self._dialogs.trouble,
        )

    def withdraw(self) -> None:
        chosen = self._state.list
        if chosen is not None:
            self._dialogs.ask_text(
                _("Withdraw the list"),
                _("Nothing is destroyed; its people may be listed again. Give the reason."),
                _("Withdraw the list"),
                lambda reason: self._try(lambda: self._room.privacy.withdraw(self._actor, chosen.id, reason)),
            )

    def carry_out(self) -> None:
        """Destroys; the number of the list is typed before."""
        chosen = self._state.list
        if chosen is None:
            return
        words = _(
            "What is known of {count} people is destroyed for good: names, numbers, photographs, files and words. "
            "Scores, hours and the audit trail stay without names. Older backups in this workspace are discarded; "
            "destroy copies kept elsewhere yourself."
        )

        def done(ended: DestructionList) -> None:
            self._state = replace(self._state, said=list_text(ended, self._room.privacy.on_server))
            self._changed()

        def run() -> None:
            self._jobs.run(
                _("Destroying personal data"),
                lambda handle: self._room.privacy.carry_out(self._actor, chosen.id, handle.progress),
                done,
                self._dialogs.trouble,
            )

        text = words.format(count=len(chosen.people))
        title = _("Carry out the destruction")
        self._dialogs.type_to_confirm(title, text, chosen.serial, _("Destroy for good"), run)

    def show_words(self) -> None:
        person_id = self._state.person_id
        if person_id is not None:
            try:
                self._show(words=self._room.words(self._actor, person_id))
            except KnownError as error:
                self._dialogs.trouble(error)

    def destroy_words(self) -> None:
        """The words kept apart about one person, before their time is over: with a reason and a second person."""
        person_id = self._state.person_id
        if person_id is not None:
            self._destroy(lambda witness, reason: self._room.destroy_words(self._actor, witness, person_id, reason))

    def destroy_reason(self) -> None:
        """What was said once about several people, in the same way."""
        chosen = self._state.reason
        if chosen is not None:
            key = chosen.sequences[0]
            self._destroy(lambda witness, reason: self._room.destroy_reason(self._actor, witness, key, reason))

    def _destroy(self, act: Callable[[Witness, str], object]) -> None:
        title = _("Destroy the words kept")

        def ask_second(reason: str) -> None:
            def signed(login: str, password: str) -> None:
                self._try(lambda: act(self._room.vouch(self._actor, login, password), reason))

            words = _("Words are destroyed only with a second person, who signs in here. Both names are recorded.")
            self._dialogs.ask_sign_in(title, words, _("Destroy"), signed)

        words = _("Decisions and the chain stay. Give the reason, and do not repeat the words in it.")
        self._dialogs.ask_text(title, words, _("Go on"), ask_second)

    def _try(self, act: Callable[[], object]) -> None:
        try:
            act()
        except KnownError as error:
            self._dialogs.trouble(error)
            return
        self._state = replace(self._state, words=None, reason=None)
        self._changed()

    def _try_look(self) -> None:
        try:
            self._look()
        except KnownError as error:
            self._dialogs.trouble(error)

    def _look(self) -> None:
        """Reads what the phrase finds, in the rooms that have one."""
        state, phrase = self._state, self._state.phrase.strip()
        if state.room is Room.WORDS:
            self._show(found=self._room.find(self._actor, phrase) if phrase else ())
        elif state.room is Room.REASONS:
            self._show(reasons=self._room.reasons(self._actor, phrase))

    def _show(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]
        self._view.show_state(self._state)
