"""The rule sets in force for a year: snapshots of their figures among the settings of the office."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

from sqlalchemy.orm import Session

from trainer.hours.rule_book import RuleBook
from trainer.hours.rule_sets import parse_rule_set, snapshot
from trainer.hours.values import RuleSet
from trainer.store.settings import read_setting, write_setting


def chosen_rule_set(session: Session, year: int) -> RuleSet | None:
    """The one for everybody, as it stood when it was chosen, whatever its file says today."""
    kept = read_setting(session, _name(year))
    return None if kept is None else parse_rule_set(_name(year), kept)


def chosen_book(session: Session, year: int) -> RuleBook | None:
    """All that is in force in a year; None while nothing is chosen for everybody."""
    general = chosen_rule_set(session, year)
    return None if general is None else RuleBook(year, general, scoped_rule_sets(session, year))


def scoped_rule_sets(session: Session, year: int) -> tuple[RuleSet, ...]:
    """Those for a part of the office."""
    name = _scoped(year)
    return tuple(parse_rule_set(name, data) for data in read_setting(session, name) or ())


def keep_choice(session: Session, year: int, rule_set: RuleSet) -> str:
    """Keeps a snapshot and gives its SHA-256."""
    data = snapshot(rule_set)
    if rule_set.scoped:
        others = [one for one in scoped_rule_sets(session, year) if one.key != rule_set.key]
        keep_scoped(session, year, [*others, rule_set])
    else:
        write_setting(session, _name(year), data)
    return hashlib.sha256(json.dumps(data, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def keep_scoped(session: Session, year: int, rule_sets: Iterable[RuleSet]) -> None:
    """Replaces all those for a part of the office."""
    write_setting(session, _scoped(year), [snapshot(one) for one in rule_sets])


def _name(year: int) -> str:
    return f"hours.rule_set.{year}"


def _scoped(year: int) -> str:
    return f"hours.rule_set.{year}.scoped"
