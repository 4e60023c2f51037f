"""Is everything whole? Pages, rows, references, the chain, its seals, the kept files and the indexes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from trainer.store.apart import changed_words
from trainer.store.audit import AuditEntry, broken_link
from trainer.store.backup import Backups
from trainer.store.base import SERVER
from trainer.store.engine import connect_for_work
from trainer.store.errors import StoreTrouble
from trainer.store.files import KeptFile, damaged_files
from trainer.store.opening import OpenStore

MOST_ROWS = 100
"""Findings of one kind are not listed beyond this."""

CompareIndex = Callable[[Session], bool]
"""Whether an index differs from one made anew from its rows."""


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong; its words stand in `words.py` under its code."""

    code: str
    params: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class CheckReport:
    """What was looked at and what was found wrong."""

    findings: tuple[Finding, ...]
    chain_length: int
    files: int
    backups: int
    indexes: int

    @property
    def sound(self) -> bool:
        return not self.findings


def check_store(store: OpenStore, backups: Backups, indexes: Mapping[str, CompareIndex] | None = None) -> CheckReport:
    """Reads the whole store, changes nothing and goes on after a finding; `indexes` by the name people know."""
    findings = list(_pages_and_rows(store))
    chain: dict[int, str] = {}
    files = 0
    try:
        with store.database.read() as session:
            chain |= iter(session.execute(select(AuditEntry.sequence, AuditEntry.hash)))
            findings.extend(_chain(session, backups, chain))
            findings.extend(Finding("check.file", {"hash": key}) for key in damaged_files(session))
            findings.extend(Finding("check.words", {"seal": seal}) for seal in changed_words(session))
            files = session.scalar(select(func.count()).select_from(KeptFile)) or 0
            different = (name for name, differs in (indexes or {}).items() if differs(session))
            findings.extend(Finding("check.index", {"name": name}) for name in different)
    except StoreTrouble as error:
        findings.append(Finding(error.code, error.params))
    return CheckReport(tuple(findings), len(chain), files, len(backups.all()), len(indexes or {}))


def _pages_and_rows(store: OpenStore) -> Iterable[Finding]:
    """Those of the file; a server holds its references at every statement and looks after its own pages."""
    if store.database.kind == SERVER:
        return
    connection = connect_for_work(store.workspace.store, store.secrets.store)
    try:
        for row in connection.execute("PRAGMA cipher_integrity_check").fetchmany(MOST_ROWS):
            yield Finding("check.page", {"detail": row[0]})
        for row in connection.execute(f"PRAGMA integrity_check({MOST_ROWS})").fetchall():
            if row != ("ok",):
                yield Finding("check.row", {"detail": row[0]})
        for row in connection.execute("PRAGMA foreign_key_check").fetchmany(MOST_ROWS):
            yield Finding("check.reference", {"table": row[0], "other": row[2]})
    except sqlcipher.DatabaseError:
        yield Finding("store.damaged")
    finally:
        connection.close()


def _chain(session: Session, backups: Backups, chain: dict[int, str]) -> Iterable[Finding]:
    broken = broken_link(session)
    if broken is not None:
        yield Finding("check.chain", {"sequence": broken})
    seal = backups.broken_seal(chain)
    if seal is not None:
        yield Finding("check.seal", {"name": seal.name})
