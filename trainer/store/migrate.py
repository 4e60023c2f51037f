"""Brings a store to this release's schema: on an engine of its own, in one transaction, or not at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, MetaData

from trainer.store.base import SERVER
from trainer.store.errors import StoreTrouble
from trainer.store.schema import SCRIPTS, stored_revision


def script_directory(folder: Path = SCRIPTS) -> ScriptDirectory:
    """All revisions of this release."""
    config = Config()
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    return ScriptDirectory.from_config(config)


def head_revision(scripts: ScriptDirectory) -> str:
    """The newest revision; there is one line of history."""
    head = scripts.get_current_head()
    if head is None:
        raise AssertionError("no revisions")
    return head


def migrate(
    engine: Engine,
    scripts: ScriptDirectory,
    before: Callable[[str], None] | None = None,
) -> bool:
    """Upgrades to head; gives whether anything had to be done.

    `before` runs with the old revision ahead of the upgrade of a filled store: it takes the backup.
    Raises StoreTrouble("store.newer_version") for a store of a later release and leaves it as it was.
    """
    current = stored_revision(engine)
    if current == head_revision(scripts):
        return False
    known = {script.revision for script in scripts.walk_revisions()}
    if current is not None and current not in known:
        raise StoreTrouble("store.newer_version", revision=current)
    if current is not None and before is not None:
        before(current)
    _upgrade(engine, scripts)
    return True


def _upgrade(engine: Engine, scripts: ScriptDirectory) -> None:
    head = head_revision(scripts)

    def steps(revision: str, context: MigrationContext) -> object:
        return scripts._upgrade_revs(head, revision)

    writer = engine.execution_options(writes=True)
    with writer.begin() as connection:
        with EnvironmentContext(Config(), scripts, fn=steps) as environment:
            environment.configure(connection=connection, target_metadata=MetaData(), render_as_batch=True)
            environment.run_migrations()
        if connection.dialect.name != SERVER:
            _refuse_orphans(connection)


def _refuse_orphans(connection: Connection) -> None:
    """A server holds its references at every statement; the file is migrated with foreign keys off."""
    orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    if orphans:
        raise StoreTrouble("store.migration_orphans", table=str(orphans[0][0]))
