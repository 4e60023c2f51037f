"""The rule set in force for a year: a snapshot of its figures among the settings of the office."""

from __future__ import annotations

import hashlib
import json

from sqlalchemy.orm import Session

from trainer.hours.rule_sets import parse_rule_set, snapshot
from trainer.hours.values import RuleSet
from trainer.store.settings import read_setting, write_setting


def chosen_rule_set(session: Session, year: int) -> RuleSet | None:
    """As it stood when it was chosen, whatever its file says today."""
    kept = read_setting(session, _name(year))
    return None if kept is None else parse_rule_set(_name(year), kept)


def keep_choice(session: Session, year: int, rule_set: RuleSet) -> str:
    """Keeps a snapshot and gives its SHA-256."""
    data = snapshot(rule_set)
    write_setting(session, _name(year), data)
    return hashlib.sha256(json.dumps(data, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _name(year: int) -> str:
    return f"hours.rule_set.{year}"
