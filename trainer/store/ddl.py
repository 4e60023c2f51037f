"""What a revision says beyond tables, in the words of the engine it runs on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from alembic import op

from trainer.store.base import SERVER
from trainer.store.search import TextIndex


def append_only(table: str, unless: str = "") -> None:
    """Makes a table refuse every change; `unless` is a select over OLD that, where it finds a row, allows a DELETE."""
    server = op.get_bind().dialect.name == SERVER
    for statement in _on_server(table, unless) if server else append_only_triggers(table, unless):
        op.execute(statement)


def unchangeable(table: str) -> None:
    """Makes the rows of a table refuse every change; one may be destroyed where nothing refers to it."""
    if op.get_bind().dialect.name != SERVER:
        op.execute(append_only_triggers(table)[0])
        return
    function, *_rest = _on_server(table, "")
    refuse = f"EXECUTE FUNCTION {table}_append_only()"
    op.execute(function)
    op.execute(f"CREATE TRIGGER {table}_no_change BEFORE UPDATE ON {table} FOR EACH ROW {refuse}")


@contextmanager
def changeable(table: str) -> Iterator[None]:
    """Lets a revision change the rows of an append-only table that has no exception; refused again afterwards."""
    server = op.get_bind().dialect.name == SERVER
    for trigger in ("no_change",) if server else ("no_update",):
        op.execute(f"DROP TRIGGER {table}_{trigger}" + (f" ON {table}" if server else ""))
    yield
    again = _on_server(table, "")[1:2] if server else append_only_triggers(table)[:1]
    for statement in again:
        op.execute(statement)


def text_index(name: str) -> None:
    """Creates what keeps the full text of one searched thing."""
    for statement in TextIndex(name).create(op.get_bind().dialect.name):
        op.execute(statement)


def append_only_triggers(table: str, unless: str = "") -> tuple[str, ...]:
    """The triggers of the encrypted file."""
    abort = "BEGIN SELECT RAISE(ABORT, 'append only'); END"
    allowed = f"WHEN NOT EXISTS ({unless}) " if unless else ""
    return (
        f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} {abort}",
        f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} {allowed}{abort}",
    )


def _on_server(table: str, unless: str) -> tuple[str, ...]:
    allowed = f"IF TG_OP = 'DELETE' THEN IF EXISTS ({unless}) THEN RETURN OLD; END IF; END IF;" if unless else ""
    refuse = f"EXECUTE FUNCTION {table}_append_only()"
    return (
        f"CREATE FUNCTION {table}_append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {allowed} "
        "RAISE EXCEPTION 'append only' USING ERRCODE = 'integrity_constraint_violation'; END $$",
        f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW {refuse}",
        f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT {refuse}",
    )
