"""Use cases of own rule sets: which are own, which have judged hours, and saving one."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import select

from trainer.hours.editing.writing import toml_of
from trainer.hours.rule_sets import PREFIX, load_rule_sets, parse_rule_set
from trainer.hours.values import RuleSet
from trainer.people.accounts.rules import require
from trainer.people.accounts.values import Actor, Permission
from trainer.store.audit import AuditEntry, AuditTrail
from trainer.store.clock import Clock, local_today
from trainer.store.errors import BadInput
from trainer.store.folders import Folder
from trainer.store.ids import Ids
from trainer.store.office_files import Area, put_file
from trainer.store.transactions import Database

OWN = "own"
VERSION = "-v"


class RuleEditing:
    """Shipped rule sets are never changed; one that was in force in any year is followed by a new version."""

    def __init__(
        self, database: Database, ids: Ids, clock: Clock, audit: AuditTrail, shipped: Folder, own: Folder
    ) -> None:
        self._database = database
        self._ids = ids
        self._clock = clock
        self._audit = audit
        self._shipped = shipped
        self._own = own

    def own_keys(self) -> frozenset[str]:
        """The rule sets of the office."""
        return frozenset(load_rule_sets(self._own))

    def judged_keys(self) -> frozenset[str]:
        """The rule sets that were put in force at any time, by the audit trail."""
        query = select(AuditEntry.detail).where(AuditEntry.action == "hours.rule_set_chosen")
        with self._database.read() as session:
            return frozenset(detail.get("to", "") for detail in session.scalars(query))

    def save(self, actor: Actor, data: Mapping[str, Any], key: str = "") -> RuleSet:
        """Checks plain data as of `snapshot` and keeps it among the files of the office; gives what was kept.

        `key` names the rule set it was made from. An own one that has judged nothing is replaced; an own one that
        has judged hours is followed by a new version; from a shipped one (or "") a new rule set is made.
        Raises BadInput: what `parse_rule_set` raises, rules.name_taken.
        """
        require(actor, Permission.EDIT_SETTINGS)
        known = load_rule_sets(self._shipped, self._own)
        own = self.own_keys()
        judged = self.judged_keys() if key in own else frozenset[str]()
        target = _key(key, own, judged, self._today(), known.keys())
        follows = key if key in judged else (known[key].follows if target == key else "")
        given = parse_rule_set(file_of(target), {**data, "key": target, "follows": follows})
        rule_set = replace(given, name=given.name.strip())
        if any(one.name == rule_set.name and one.key != target for one in known.values()):
            raise BadInput("rules.name_taken", file=file_of(target), key="name", name=rule_set.name)
        self._keep(actor, rule_set, made_from=key)
        return rule_set

    def _keep(self, actor: Actor, rule_set: RuleSet, made_from: str) -> None:
        content, name = toml_of(rule_set), file_of(rule_set.key)
        with self._database.write() as session:
            kept = put_file(session, Area.RULES, name, content, self._ids.new(), actor.person_id, self._clock.now())
            detail = {"from": made_from, "to": rule_set.key, "sha256": kept}
            self._audit.record(session, actor.person_id, "hours.rule_set_saved", None, detail)

    def _today(self) -> date:
        return local_today(self._clock)


def file_of(key: str) -> str:
    """The name of the file of a rule set."""
    return f"{PREFIX}{key}.toml"


def _key(key: str, own: Collection[str], judged: Collection[str], today: date, taken: Collection[str]) -> str:
    if key in own and key not in judged:
        return key
    if key in own:
        return _free(key.rpartition(VERSION)[0] or key, VERSION, 2, taken)
    return _free(f"{OWN}-{today:%Y%m%d}", "-", 1, taken)


def _free(base: str, mark: str, first: int, taken: Collection[str]) -> str:
    number = first
    while f"{base}{mark}{number}" in taken:
        number += 1
    return f"{base}{mark}{number}"
