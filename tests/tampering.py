"""Taking away what guards a table, as somebody could who has the key and means harm."""

from sqlalchemy import text
from sqlalchemy.orm import Session

from trainer.store.base import SERVER
from trainer.store.search import engine_of


def allow_changes(session: Session, table: str) -> None:
    """Lets rows of an append-only table be changed, inside a transaction of the caller."""
    if engine_of(session) == SERVER:
        session.execute(text(f"ALTER TABLE {table} DISABLE TRIGGER USER"))
        return
    for verb in ("update", "delete"):
        session.execute(text(f"DROP TRIGGER {table}_no_{verb}"))
