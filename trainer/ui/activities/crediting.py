"""What is done about the hours of a class: prepared, decided for those chosen, taken back."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from decimal import Decimal
from uuid import UUID

from trainer.activities.credits.values import Credit, CreditLine
from trainer.ui.activities.class_acts import ClassActs
from trainer.ui.activities.class_state import lecturers_of
from trainer.ui.activities.wording import hours_text
from trainer.ui.working import Handle, Stopped, stopping
from trainer.words import _

Groups = list[tuple[Credit, list[UUID]]]


class CreditActs(ClassActs):
    """Hours of people, from their preparation to what stands in the ledger."""

    def propose(self) -> None:
        activity_id = self._state().activity.id
        words = _("The hours are prepared. Somebody else approves them here.")
        if self._actor.person_id in lecturers_of(self._state()):
            words += _(" Your own hours of teaching are not among them: somebody else prepares them here.")
        self._jobs.run(
            _("Preparing the hours"),
            lambda _handle: self._room.credits.propose(self._actor, activity_id),
            lambda _credit: self._did(words),
            self._dialogs.trouble,
        )

    def approve(self, person_ids: Sequence[UUID]) -> None:
        """What was prepared for those chosen, after a question that names the sums."""
        groups = self._open(person_ids)
        if groups:
            lines = [line for credit, people in groups for line in credit.open if line.person_id in people]
            text = _approving(lines) + self._without_proof(lines)
            self._dialogs.confirm(
                _("Approve the hours of the class"), text, _("Approve"), lambda: self._approve(groups)
            )

    def return_(self, person_ids: Sequence[UUID]) -> None:
        """退回 those chosen, with a reason."""
        groups = self._open(person_ids)
        if not groups:
            return
        words = _(
            "The attendance of {count} people can then be corrected and their hours prepared anew. What is wrong?"
        )
        self._dialogs.ask_text(
            _("Return the hours"),
            words.format(count=_count(groups)),
            _("Return"),
            lambda reason: self._decide(
                groups,
                lambda credit, people: self._room.credits.return_(self._actor, credit.id, reason, people),
                _("The hours of {count} people are returned."),
            ),
        )

    def overrule(self, person_ids: Sequence[UUID]) -> None:
        """Those chosen are not withdrawn though they missed too much, with a reason."""
        groups = self._open(person_ids)
        if not groups:
            return
        words = _("{count} people are not withdrawn and get the hours they attended. Why? They read the reason.")
        self._dialogs.ask_text(
            _("Do not withdraw"),
            words.format(count=_count(groups)),
            _("Approve the hours attended"),
            lambda reason: self._decide(
                groups,
                lambda credit, people: self._room.credits.overrule(self._actor, credit.id, people, reason),
                _("Hours of {count} people are in the ledger."),
            ),
        )

    def take_back(self, person_ids: Sequence[UUID]) -> None:
        """The hours of people who are chosen, from whichever preparation they stand in."""
        if not person_ids:
            return
        words = _("The ledger gets an entry that takes the hours back; they can be prepared anew. Why?")
        self._dialogs.ask_text(
            _("Take hours back"), words, _("Take hours back"), lambda reason: self._take_back(person_ids, reason)
        )

    def _open(self, person_ids: Collection[UUID]) -> Groups:
        """Those chosen who wait, by the preparation they wait in."""
        groups = [
            (credit, [line.person_id for line in credit.open if line.person_id in person_ids])
            for credit in self._state().pending
        ]
        return [(credit, people) for credit, people in groups if people]

    def _without_proof(self, lines: Collection[CreditLine]) -> str:
        wanted = self._state().rule.teaching_proof
        proofs = any(paper.hash for line in self._state().slots if line.slot.key in wanted for paper in line.papers)
        if proofs or not wanted or not any(line.taught for line in lines):
            return ""
        names = "、".join(line.slot.name for line in self._state().slots if line.slot.key in wanted)
        words = _("The hours of teaching have no proof yet: put one of {names} into the file of the class first.")
        return f"\n{words.format(names=names)}"

    def _approve(self, groups: Groups) -> None:
        def work(handle: Handle) -> int | None:
            try:
                return sum(
                    self._room.credits.approve(self._actor, credit.id, people, stopping(handle))
                    for credit, people in groups
                )
            except Stopped:
                return None

        def done(count: int | None) -> None:
            words = _("What was prepared for {count} people is approved.").format(count=count)
            self._did(_("Stopped. What is decided stays; approve the rest again.") if count is None else words)

        self._jobs.run(_("Approving the hours"), work, done, self._dialogs.trouble)

    def _decide(self, groups: Groups, act: Callable[[Credit, Collection[UUID]], int], words: str) -> None:
        self._jobs.run(
            _("Deciding about the hours"),
            lambda _handle: sum(act(credit, people) for credit, people in groups),
            lambda count: self._did(words.format(count=count)),
            self._dialogs.trouble,
        )

    def _take_back(self, person_ids: Sequence[UUID], reason: str) -> None:
        owners = {
            credit.id: [person for person in person_ids if person in credit.standing | credit.teaching]
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


def _count(groups: Groups) -> int:
    return sum(len(people) for _credit, people in groups)


def _approving(lines: Collection[CreditLine]) -> str:
    """What an approval does, in sums."""
    kept = [line for line in lines if line.over is None]
    hours = sum((line.hours for line in kept), Decimal())
    words = _("{hours} hours of attendance for {count} people go into the ledger as approved by you.")
    parts = [words.format(hours=hours_text(hours), count=sum(bool(line.earned) for line in kept))]
    taught = sum((line.taught_hours for line in lines), Decimal())
    if taught:
        words = _("{hours} hours of teaching by own lecturers, from the activity table, are approved with them.")
        parts.append(words.format(hours=hours_text(taught)))
    if len(kept) < len(lines):
        words = _("{count} people who missed too much are withdrawn from the class and get no hours.")
        parts.append(words.format(count=len(lines) - len(kept)))
    return "\n".join(parts)
