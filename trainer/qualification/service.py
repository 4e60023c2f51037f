"""Use cases about 执法证. The software proposes recalls and cancellings; only a named person's decision counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from trainer.people.accounts.rules import may, require, require_other, require_reason
from trainer.people.accounts.values import Actor, Permission
from trainer.people.service import EVERYBODY, PeopleService
from trainer.people.values import Leaving, PeopleQuery, PersonRow, PersonStatus
from trainer.qualification.ledger import CardBook
from trainer.qualification.loading import load_rules
from trainer.qualification.mapping import load_cards, with_roster
from trainer.qualification.rules import (
    check_flaws,
    enforces,
    flaws_of,
    found_cause,
    lists_of,
    may_hold,
    may_move,
    next_move,
    pending_cause,
    state_of,
)
from trainer.qualification.values import (
    Card,
    CardDraft,
    CardState,
    Cause,
    Checked,
    CheckOrder,
    Inspection,
    Move,
    Rules,
    Standing,
    Verdict,
    Which,
    with_flaws,
)
from trainer.store.audit import AuditTrail
from trainer.store.clock import Clock, local_today
from trainer.store.errors import BadInput, Refused
from trainer.store.folders import Folder
from trainer.store.ids import Ids
from trainer.store.settings import read_setting, write_setting
from trainer.store.transactions import Database

RULES_SETTING = "qualification.rules"
SHIPPED = "example"
_AT_ONCE = 50


class QualificationService:
    """Certificates per person with their dated history, and what follows for who enforces."""

    def __init__(
        self,
        database: Database,
        ids: Ids,
        clock: Clock,
        audit: AuditTrail,
        people: PeopleService,
        *rule_folders: Folder,
    ) -> None:
        self._database = database
        self._clock = clock
        self._audit = audit
        self._people = people
        self._book = CardBook(ids, clock, audit, people)
        self._rule_folders = rule_folders

    def all_rules(self) -> tuple[Rules, ...]:
        """Every rule that ships with the product or was laid beside it."""
        return tuple(load_rules(*self._rule_folders).values())

    def rules(self) -> Rules:
        """The rule the office chose; until then the example, which says of itself that it is one."""
        with self._database.read() as session:
            return self._rules(read_setting(session, RULES_SETTING, SHIPPED))

    def choose_rules(self, actor: Actor, rules_id: str) -> None:
        """Holds from now on; proposals made before keep the rule they were made by."""
        require(actor, Permission.EDIT_SETTINGS)
        self._rules(rules_id)
        with self._database.write() as session:
            write_setting(session, RULES_SETTING, rules_id)
            self._audit.record(session, actor.person_id, "qualification.rules_chosen", None, {"rules": rules_id})

    def standings(self, actor: Actor) -> tuple[Standing, ...]:
        """Everybody who enforces, held a certificate, or stands on such a post; who left for the archive alone."""
        require(actor, Permission.SEE_MANAGEMENT)
        archive = () if may(actor, Permission.READ_ARCHIVE) else (PersonStatus.SEALED,)
        people = [
            row
            for status in PersonStatus
            if status not in archive
            for row in self._people.people(actor, PeopleQuery(status=status, limit=EVERYBODY)).rows
        ]
        found = self._standings(people)
        return tuple(one for one in found if one.card is not None or one.enforces or one.flaws)

    def tally(self, actor: Actor) -> dict[Which, int]:
        """How many stand on each list: what a card of the overview says is what its list shows to the same reader."""
        found = Counter(which for one in self.standings(actor) for which in lists_of(one))
        return {which: found[which] for which in Which}

    def cards(self, actor: Actor, person_id: UUID) -> tuple[Card, ...]:
        """The certificates of a person, the newest last; others than the person need a management role."""
        if actor.person_id != person_id:
            require(actor, Permission.SEE_MANAGEMENT)
        with self._database.read() as session:
            cards = load_cards(session, (person_id,)).get(person_id, ())
        return with_roster(self._people.known((person_id,))[person_id], cards)

    def register(self, actor: Actor, person_id: UUID, draft: CardDraft) -> UUID:
        """A new or renewed certificate; number, end and fields go to the person's own page too.

        Raises BadInput: card.no_number, dates.reversed; Refused: person.certificate_taken, card.barred (an auxiliary).
        """
        require(actor, Permission.EDIT_PEOPLE)
        require_other(actor, person_id)
        number = draft.number.strip()
        if not number:
            raise BadInput("card.no_number")
        if draft.issued_on and draft.valid_until and draft.valid_until < draft.issued_on:
            raise BadInput("dates.reversed")
        person = self._people.known((person_id,))[person_id]
        if not may_hold(person.category, self.rules()):
            raise Refused("card.barred", name=person.name)
        with self._database.write() as session:
            self._book.take_in(session, actor.person_id, person)
            return self._book.register(session, actor.person_id, person_id, number, draft)

    def inspect(self, actor: Actor, person_id: UUID, year: int, on: date, result: Inspection, note: str = "") -> None:
        """年度审验 of the certificate that counts. Raises BadInput: card.none, reason.missing for a failed one."""
        require(actor, Permission.EDIT_PEOPLE)
        require_other(actor, person_id)
        if result is Inspection.FAILED and not note.strip():
            raise BadInput("reason.missing")
        person = self._people.known((person_id,))[person_id]
        with self._database.write() as session:
            card_id = self._stored(session, actor, person)
            self._book.inspect(session, actor.person_id, person_id, card_id, year, on, result, note.strip())

    def propose(self, actor: Actor, person_id: UUID, move: Move, cause: Cause, on: date, note: str) -> UUID:
        """Proposes a move by hand. Raises Refused: card.waiting (one is open), card.not_now (it changes nothing)."""
        require(actor, Permission.EDIT_PEOPLE)
        person = self._people.known((person_id,))[person_id]
        if cause is Cause.OTHER and not note.strip():
            raise BadInput("reason.missing")
        rules, today = self.rules(), self._today()
        with self._database.write() as session:
            card_id = self._stored(session, actor, person)
            card = load_cards(session, (person_id,))[person_id][-1]
            if card.open_matter is not None:
                raise Refused("card.waiting", name=person.name)
            if not may_move(state_of(card, today, rules), move):
                raise Refused("card.not_now", name=person.name)
            return self._book.propose(
                session, actor.person_id, person_id, card_id, move, cause, on, rules, note.strip()
            )

    def find_matters(self, actor: Actor) -> int:
        """Proposes what follows from what is known, and gives how many: certificates of who left or may not enforce,
        and the next move of a cause that was confirmed. The same find twice proposes nothing.
        """
        require(actor, Permission.EDIT_PEOPLE)
        rules, today, count = self.rules(), self._today(), 0
        known = self.standings(actor)
        left = [one.person.id for one in known if one.person.status is PersonStatus.SEALED]
        why = {person_id: cause for person_id, (_day, cause) in self._people.leaving(left).items()}
        due = [one for one in known if self._due(one, rules, why) is not None]
        for some in self._database.pieces(due, _AT_ONCE):
            with self._database.write() as session:
                for one in some:
                    card_id = self._stored(session, actor, one.person)
                    card = load_cards(session, (one.person.id,))[one.person.id][-1]
                    now = Standing(one.person, card, state_of(card, today, rules), one.enforces)
                    cause = self._due(now, rules, why)
                    move = None if cause is None else next_move(card, cause, rules)
                    if cause is not None and move is not None:
                        self._book.propose(session, None, one.person.id, card_id, move, cause, today, rules, "")
                        count += 1
        return count

    def decide(self, actor: Actor, person_id: UUID, matter_id: UUID, verdict: Verdict, on: date, reason: str) -> None:
        """Confirms or dismisses a proposal about somebody else, with a reason.

        A certificate that was cancelled is taken from the person's page; its history stays. Raises
        BadInput("reason.missing"), Refused("card.decided").
        """
        require(actor, Permission.EDIT_PEOPLE)
        require_other(actor, person_id)
        require_reason(reason)
        with self._database.write() as session:
            cards = load_cards(session, (person_id,)).get(person_id, ())
            matter = next((one for card in cards for one in card.matters if one.id == matter_id), None)
            if matter is None or matter.decided is not None:
                raise Refused("card.decided")
            self._book.decide(session, actor.person_id, person_id, matter, verdict, on, reason.strip())

    def check(self, actor: Actor, order: CheckOrder) -> Checked:
        """Who of a list may not take part on that day, and why; those stand first."""
        require(actor, Permission.SEE_MANAGEMENT)
        rules = self.rules()
        known = self._people.known(order.person_ids)
        rows = []
        for one in self._standings(known.values(), order.on):
            flaws = check_flaws(one, rules, order.fields, order.needs_card)
            rows.append(with_flaws(one, flaws))
        rows.sort(key=lambda one: (not one.flaws, one.person.unit, one.person.name))
        return Checked(order, rules, tuple(rows))

    def take_in_roster(self, actor_id: UUID | None = None) -> int:
        """Keeps what rosters and forms said of certificates as dated history; gives how many were new."""
        with self._database.read() as session:
            cards = load_cards(session)
        people = self._people.with_card()
        new = [one for one in people if with_roster(one, cards.get(one.id, ()))[-1].id is None]
        for some in self._database.pieces(new, _AT_ONCE):
            with self._database.write() as session:
                self._book.take_in_many(session, actor_id, some)
        return len(new)

    def _standings(self, people: Iterable[PersonRow], on: date | None = None) -> list[Standing]:
        people = tuple(people)
        rules, today = self.rules(), on or self._today()
        with self._database.read() as session:
            stored = load_cards(session) if len(people) > _AT_ONCE else load_cards(session, (p.id for p in people))
        found = []
        for person in people:
            cards = with_roster(person, stored.get(person.id, ()))
            card = cards[-1] if cards else None
            state = state_of(card, today, rules)
            found.append(Standing(person, card, state, enforces(person, rules), flaws_of(person, state, rules)))
        return found

    def _due(self, one: Standing, rules: Rules, why: Mapping[UUID, Leaving | None]) -> Cause | None:
        if one.card is None or one.card.open_matter is not None or one.state is CardState.NONE:
            return None
        cause = found_cause(one.person, one.state, rules, why.get(one.person.id)) or pending_cause(one.card, rules)
        return cause if cause is not None and next_move(one.card, cause, rules) is not None else None

    def _stored(self, session: Session, actor: Actor, person: PersonRow) -> UUID:
        card_id = self._book.take_in(session, actor.person_id, person)
        if card_id is None:
            raise BadInput("card.none", name=person.name)
        return card_id

    def _rules(self, rules_id: str) -> Rules:
        found = load_rules(*self._rule_folders).get(rules_id)
        if found is None:
            raise BadInput("qualification.unknown", rules=rules_id)
        return found

    def _today(self) -> date:
        return local_today(self._clock)
