"""Cases that no exam led to: hours short at the year's end, a fitness test failed, proved from outside."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from trainer.people.accounts.rules import require
from trainer.people.accounts.values import Actor, Permission
from trainer.people.service import PeopleService
from trainer.retakes.ledger import load_cases
from trainer.retakes.opening import CaseBook, NewCase
from trainer.retakes.rules import propose_step
from trainer.retakes.tables import RetakeCaseTable
from trainer.retakes.values import Attempt, Cause, Decision, Ladder
from trainer.store.audit import AuditTrail
from trainer.store.clock import Clock, local_today
from trainer.store.errors import BadInput, Refused
from trainer.store.ids import Ids
from trainer.store.transactions import Database

LONGEST_OCCASION = 80
_AT_ONCE = 10

ShortHours = Callable[[Actor, int], Mapping[UUID, str]]
"""Who is short of hours in a year by the rule set in force, with the words that prove it."""


@dataclass(frozen=True)
class CauseDraft:
    """`occasion` names the year or the test, once per person; `proof` is the document that shows it."""

    cause: Cause
    occasion: str
    proof: str


class CauseService:
    """Proposes by the ladder in force; every step is then decided by a named person like any other."""

    def __init__(
        self,
        database: Database,
        ids: Ids,
        clock: Clock,
        audit: AuditTrail,
        people: PeopleService,
        ladder: Callable[[], Ladder],
        short: ShortHours,
    ) -> None:
        self._database = database
        self._clock = clock
        self._people = people
        self._ladder = ladder
        self._short = short
        self._book = CaseBook(ids, clock, audit)

    def propose(self, actor: Actor, person_ids: Collection[UUID], draft: CauseDraft) -> tuple[UUID, ...]:
        """Opens a case for each person; the same cause and occasion twice adds nothing.

        Raises BadInput: cause.nobody, cause.no_occasion, cause.no_proof; Refused("cause.not_counted").
        """
        require(actor, Permission.PREPARE_EXAMS)
        if not person_ids:
            raise BadInput("cause.nobody")
        if not draft.occasion.strip() or len(draft.occasion.strip()) > LONGEST_OCCASION:
            raise BadInput("cause.no_occasion", longest=LONGEST_OCCASION)
        if not draft.proof.strip():
            raise BadInput("cause.no_proof")
        proofs = dict.fromkeys(person_ids, draft.proof.strip())
        return self._open(actor, draft.cause, draft.occasion.strip(), proofs)

    def propose_short_hours(self, actor: Actor, year: int, occasion: str) -> tuple[UUID, ...]:
        """Opens a case for everybody whose hours of a past year are short. Raises Refused("cause.year_not_over")."""
        require(actor, Permission.PREPARE_EXAMS)
        if year >= self._clock.now().astimezone().year:
            raise Refused("cause.year_not_over", year=year)
        return self._open(actor, Cause.HOURS_SHORT, occasion, self._short(actor, year))

    def _open(self, actor: Actor, cause: Cause, occasion: str, proofs: Mapping[UUID, str]) -> tuple[UUID, ...]:
        ladder = self._ladder()
        if cause not in ladder.counts:
            raise Refused("cause.not_counted", ladder=ladder.name)
        opened: list[UUID] = []
        for some in self._database.pieces(proofs.items(), _AT_ONCE):
            with self._database.write() as session:
                for person_id, proof in some:
                    new = self._new(session, ladder, cause, occasion, person_id, proof)
                    if new is not None:
                        opened.append(self._book.open(session, actor, ladder, new))
        return tuple(opened)

    def _new(
        self, session: Session, ladder: Ladder, cause: Cause, occasion: str, person_id: UUID, proof: str
    ) -> NewCase | None:
        same = (RetakeCaseTable.person_id == person_id, RetakeCaseTable.result == cause)
        if session.scalar(select(RetakeCaseTable.id).where(*same, RetakeCaseTable.occasion == occasion)) is not None:
            return None
        known = load_cases(session, self._people, *same)
        earlier = (Attempt(None, cause, case.state is Decision.DISMISSED) for case in known)
        proposal = propose_step(ladder, (*earlier, Attempt(None, cause)), local_today(self._clock))
        return None if proposal is None else NewCase(person_id, proposal, occasion=occasion, proof=proof)
