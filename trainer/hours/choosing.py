"""Which rule sets there are, which are in force in a year, and putting one in force."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from trainer.hours.rule_book import RuleBook
from trainer.hours.rule_choice import chosen_book, chosen_rule_set, keep_choice, keep_scoped, scoped_rule_sets
from trainer.hours.rule_sets import load_rule_sets
from trainer.hours.values import RuleSet
from trainer.people.accounts.rules import require
from trainer.people.accounts.values import Actor, Permission
from trainer.store.audit import AuditTrail
from trainer.store.clock import Clock, local_today
from trainer.store.errors import Refused
from trainer.store.folders import Folder
from trainer.store.transactions import Database


class RuleChoices:
    """The part of the hours service that is about rule sets."""

    def __init__(self, database: Database, clock: Clock, audit: AuditTrail, *rules: Folder) -> None:
        self._database = database
        self._clock = clock
        self._audit = audit
        self._rules = rules

    def rule_sets(self) -> tuple[RuleSet, ...]:
        """Every rule set that can be chosen: the shipped ones and those in the workspace."""
        return tuple(load_rule_sets(*self._rules).values())

    def rule_set(self, year: int) -> RuleSet | None:
        """The rule set in force for everybody, as it stood when it was chosen; None while none is chosen."""
        with self._database.read() as session:
            return chosen_rule_set(session, year)

    def rule_book(self, year: int) -> RuleBook | None:
        """All rule sets in force; None while none is chosen for everybody."""
        with self._database.read() as session:
            return chosen_book(session, year)

    def choose_rule_set(self, actor: Actor, year: int, key: str, checked_by: str = "") -> RuleSet:
        """Puts a rule set in force for a year and keeps its figures as they are now.

        One with a scope stands beside the one for everybody and goes before it where it fits.
        `checked_by` names who compared the figures with the document (核对人); without it the set stays 未核对.
        Raises Refused: hours.no_such_rule_set, hours.rule_set_not_in_force, hours.scoped_first.
        """
        require(actor, Permission.EDIT_SETTINGS)
        chosen = load_rule_sets(*self._rules).get(key)
        if chosen is None:
            raise Refused("hours.no_such_rule_set", key=key)
        if not chosen.since.year <= year <= chosen.until.year:
            raise Refused("hours.rule_set_not_in_force", year=year, since=chosen.since, until=chosen.until)
        if checked_by.strip():
            source = replace(chosen.source, checked_by=checked_by.strip(), checked_on=self._today())
            chosen = replace(chosen, source=source)
        with self._database.write() as session:
            before = chosen_rule_set(session, year)
            if chosen.scoped and before is None:
                raise Refused("hours.scoped_first", year=year)
            kept = keep_choice(session, year, chosen)
            left = before.key if before and not chosen.scoped else ""
            detail = {"year": str(year), "from": left, "to": key, "snapshot": kept}
            self._audit.record(session, actor.person_id, "hours.rule_set_chosen", None, detail)
        return chosen

    def drop_rule_set(self, actor: Actor, year: int, key: str) -> None:
        """A rule set for a part of the office is in force no more; its people come under the one for everybody.

        Raises Refused("hours.no_such_rule_set").
        """
        require(actor, Permission.EDIT_SETTINGS)
        with self._database.write() as session:
            scoped = scoped_rule_sets(session, year)
            left = [one for one in scoped if one.key != key]
            if len(left) == len(scoped):
                raise Refused("hours.no_such_rule_set", key=key)
            keep_scoped(session, year, left)
            detail = {"year": str(year), "from": key, "to": ""}
            self._audit.record(session, actor.person_id, "hours.rule_set_dropped", None, detail)

    def _today(self) -> date:
        return local_today(self._clock)
