"""Which schema a store has and which this release wants, told without loading what migrates."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import DatabaseError

from trainer.store.troubles import trouble_of

SCRIPTS = Path(__file__).parent / "migrations"


def wanted_revision(scripts: Path = SCRIPTS) -> str:
    """The newest revision; files of revisions begin with their number."""
    return max(file.name for file in (scripts / "versions").glob("*.py"))[:4]


def stored_revision(engine: Engine) -> str | None:
    """The revision a store stands at; None for an empty one."""
    try:
        with engine.connect() as connection:
            if not connection.dialect.has_table(connection, "alembic_version"):
                return None
            return connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    except DatabaseError as error:
        raise trouble_of(error) from error
