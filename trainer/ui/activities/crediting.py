"""What is done about the hours of a class: prepared, approved or returned as a whole, taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from uuid import UUID

from trainer.activities.credits.values import Credit
from trainer.people.accounts.values import Actor
from trainer.ui.activities.class_state import ClassState, lecturers_of
from trainer.ui.activities.room import ActivitiesRoom
from trainer.ui.activities.wording import hours_text
from trainer.ui.asking import Asking
from trainer.ui.working import Handle, Stopped, Working, stopping
from trainer.words import _


class CreditActs:
    """`did` says what was done and has the class read again."""

    def __init__(
        self,
        room: ActivitiesRoom,
        actor: Actor,
        jobs: Working,
        dialogs: Asking,
        state: Callable[[], ClassState],
        did: Callable[[str], None],
    ) -> None:
        self._room = room
        self._actor = actor
        self._jobs = jobs
        self._dialogs = dialogs
        self._state = state
        self._did = did

    def propose(self) -> None:
        activity_id = self._state().activity.id
        words = _("The hours are prepared. Somebody else approves them here.")
        if self._actor.person_id in lecturers_of(self._state()):
            words += _(" Your own hours of teaching are not among them: somebody else enters them in the ledger.")
        self._jobs.run(
            _("Preparing the hours"),
            lambda _handle: self._room.credits.propose(self._actor, activity_id),
            lambda _credit: self._did(words),
            self._dialogs.trouble,
        )

    def approve(self) -> None:
        """All lines at once, after a question that names the sums."""
        credit = self._state().pending
        if credit is None:
            return
        words = _(
            "{hours} hours for {count} people go into the ledger as approved by you. {none} people who missed too much "
            "get none."
        )
        none = sum(not line.earned for line in credit.lines)
        text = words.format(hours=hours_text(credit.hours), count=len(credit.lines) - none, none=none)
        taught = sum((one.draft.hours for one in self._state().taught), Decimal())
        if taught:
            words = _("{hours} hours of teaching by own lecturers, from the activity table, are approved with them.")
            text = f"{text}\n{words.format(hours=hours_text(taught))}"
        self._dialogs.confirm(_("Approve the hours of the class"), text, _("Approve"), lambda: self._approve(credit))

    def return_(self) -> None:
        credit = self._state().pending
        if credit is None:
            return
        words = _("The attendance can then be corrected and the hours prepared anew. What is wrong?")
        self._dialogs.ask_text(_("Return the hours"), words, _("Return"), lambda reason: self._return(credit, reason))

    def take_back(self, person_ids: Sequence[UUID]) -> None:
        """The hours of people who are chosen, from whichever preparation they stand in."""
        if not person_ids:
            return
        words = _("The ledger gets an entry that takes the hours back; they can be prepared anew. Why?")
        self._dialogs.ask_text(
            _("Take hours back"), words, _("Take hours back"), lambda reason: self._take_back(person_ids, reason)
        )

    def _approve(self, credit: Credit) -> None:
        def work(handle: Handle) -> int | None:
            try:
                return self._room.credits.approve(self._actor, credit.id, stopping(handle))
            except Stopped:
                return None

        def done(count: int | None) -> None:
            words = _("Hours of {count} people are in the ledger.").format(count=count)
            self._did(_("Stopped. What is in the ledger stays; approve again to go on.") if count is None else words)

        self._jobs.run(_("Approving the hours"), work, done, self._dialogs.trouble)

    def _return(self, credit: Credit, reason: str) -> None:
        self._jobs.run(
            _("Returning the hours"),
            lambda _handle: self._room.credits.return_(self._actor, credit.id, reason),
            lambda _none: self._did(_("The hours are returned.")),
            self._dialogs.trouble,
        )

    def _take_back(self, person_ids: Sequence[UUID], reason: str) -> None:
        owners = {
            credit.id: [person for person in person_ids if person in credit.standing]
            for credit in self._state().credits
        }

        def work() -> int:
            return sum(
                self._room.credits.take_back(self._actor, credit_id, people, reason)
                for credit_id, people in owners.items()
                if people
            )

        words = _("{count} entries taken back.")
        self._jobs.run(
            _("Taking hours back"),
            lambda _handle: work(),
            lambda count: self._did(words.format(count=count)),
            self._dialogs.trouble,
        )
