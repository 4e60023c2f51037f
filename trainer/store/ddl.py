"""What a revision says beyond tables, in the words of the engine it runs on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa
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


_ABORT = "BEGIN SELECT RAISE(ABORT, 'append only'); END"


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


def gives_up_words(table: str, column: str, owner: str, key: str = "") -> None:
    """Lets the words of an append-only table be emptied, and nothing else be changed, once the person's data are
    destroyed; `owner` is the person's key over OLD, empty where the row is about several.

    With `key`, the column by which `given_up_words` names a row, also that row alone, and on a server too. Without it
    is for revisions before 0049: a server's tables stayed as they were.
    """
    server = op.get_bind().dialect.name == SERVER
    if server and not key:
        return
    ways = [f"EXISTS (SELECT 1 FROM destroyed_person WHERE person_id = {owner})"] if owner else []
    if key:
        ways.append(f"EXISTS (SELECT 1 FROM given_up_words WHERE place = '{table}' AND row_id = OLD.\"{key}\")")
    others = [one["name"] for one in sa.inspect(op.get_bind()).get_columns(table) if one["name"] != column]
    old_and_new = '(NEW."{0}")::text IS NOT DISTINCT FROM (OLD."{0}")::text' if server else 'NEW."{0}" IS OLD."{0}"'
    same = " AND ".join(map(old_and_new.format, others))
    allowed = f"NEW.\"{column}\" = '' AND ({' OR '.join(ways)}) AND {same}"
    if server:
        op.execute(_server_function(table, f"IF TG_OP = 'UPDATE' THEN IF {allowed} THEN RETURN NEW; END IF; END IF;"))
        return
    op.execute(f"DROP TRIGGER {table}_no_update")
    op.execute(f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} WHEN NOT ({allowed}) {_ABORT}")


def gives_up_pieces(table: str, unless: str) -> None:
    """Lets rows of an append-only table be deleted that `unless`, a select over OLD, finds: pieces of what was broken
    off before anything showed it. For tables that give up no words.
    """
    if op.get_bind().dialect.name == SERVER:
        op.execute(_on_server(table, unless)[0])
        return
    op.execute(f"DROP TRIGGER {table}_no_delete")
    op.execute(append_only_triggers(table, unless)[1])


def gives_up_files() -> None:
    """Lets bytes and name of a kept file be emptied once `destroyed_file` names it; its hash and size stay."""
    if op.get_bind().dialect.name == SERVER:
        return
    named = "EXISTS (SELECT 1 FROM destroyed_file WHERE hash = OLD.hash)"
    same = "NEW.hash IS OLD.hash AND NEW.size IS OLD.size AND NEW.kept_at IS OLD.kept_at"
    empty = "length(NEW.content) = 0 AND NEW.name = ''"
    op.execute("DROP TRIGGER kept_file_no_update")
    allowed = f"{named} AND {empty} AND {same}"
    op.execute(f"CREATE TRIGGER kept_file_no_update BEFORE UPDATE ON kept_file WHEN NOT ({allowed}) {_ABORT}")
    kept = "EXISTS (SELECT 1 FROM kept_file WHERE kept_file.hash = OLD.hash)"
    op.execute("DROP TRIGGER kept_piece_no_delete")
    op.execute(f"CREATE TRIGGER kept_piece_no_delete BEFORE DELETE ON kept_piece WHEN {kept} AND NOT {named} {_ABORT}")


def gives_up_files_on_server() -> None:
    """The same on a server, since 0049."""
    if op.get_bind().dialect.name != SERVER:
        return
    named = "EXISTS (SELECT 1 FROM destroyed_file WHERE hash = OLD.hash)"
    same = "NEW.hash = OLD.hash AND NEW.size = OLD.size AND NEW.kept_at = OLD.kept_at"
    allowed = f"length(NEW.content) = 0 AND NEW.name = '' AND {same} AND {named}"
    op.execute(_server_function("kept_file", f"IF {allowed} THEN RETURN NEW; END IF;"))
    nobodys = "NOT EXISTS (SELECT 1 FROM kept_file WHERE kept_file.hash = OLD.hash)"
    freed = f"IF TG_OP = 'DELETE' THEN IF {nobodys} OR {named} THEN RETURN OLD; END IF; END IF;"
    op.execute(_server_function("kept_piece", freed))


def text_index(name: str) -> None:
    """Creates what keeps the full text of one searched thing."""
    for statement in TextIndex(name).create(op.get_bind().dialect.name):
        op.execute(statement)


def append_only_triggers(table: str, unless: str = "") -> tuple[str, ...]:
    """The triggers of the encrypted file."""
    allowed = f"WHEN NOT EXISTS ({unless}) " if unless else ""
    return (
        f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} {_ABORT}",
        f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} {allowed}{_ABORT}",
    )


def _on_server(table: str, unless: str) -> tuple[str, ...]:
    allowed = f"IF TG_OP = 'DELETE' THEN IF EXISTS ({unless}) THEN RETURN OLD; END IF; END IF;" if unless else ""
    refuse = f"EXECUTE FUNCTION {table}_append_only()"
    return (
        _server_function(table, allowed),
        f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW {refuse}",
        f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT {refuse}",
    )


def _server_function(table: str, allowed: str) -> str:
    """What the triggers of a table ask on a server; made anew it takes the place of the one before."""
    return (
        f"CREATE OR REPLACE FUNCTION {table}_append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {allowed} "
        "RAISE EXCEPTION 'append only' USING ERRCODE = 'integrity_constraint_violation'; END $$"
    )
