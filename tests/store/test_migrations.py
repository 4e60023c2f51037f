"""A store comes to this release whole, or stays as it was."""

import shutil
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, text

from tests.fakes import FixedClock
from trainer.app.models import metadata
from trainer.store import opening
from trainer.store.backup import verify_store
from trainer.store.engine import connect, open_migration_engine
from trainer.store.errors import StoreTrouble
from trainer.store.migrate import SCRIPTS, head_revision, migrate, script_directory
from trainer.store.opening import OpenStore, open_store
from trainer.store.settings import read_setting, write_setting
from trainer.store.workspace import Workspace

HEAD = '''
"""Test."""
import sqlalchemy as sa
from alembic import op
revision = "{revision}"
down_revision = {before}
branch_labels = None
depends_on = None
def upgrade() -> None:
'''
FAMILY = """
    op.create_table("parent", sa.Column("id", sa.Integer(), primary_key=True))
    op.create_table(
        "child",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("parent_id", sa.Integer(), sa.ForeignKey("parent.id")),
    )
"""
FAILS = """
    op.create_table("half", sa.Column("id", sa.Integer(), primary_key=True))
    op.execute("UPDATE child SET parent_id = NULL")
    op.execute("SELECT * FROM no_such_table")
"""
ORPHANS = """
    op.execute("DELETE FROM parent")
"""
REBUILDS = """
    with op.batch_alter_table("parent", recreate="always") as batch:
        batch.add_column(sa.Column("name", sa.String(), nullable=True))
"""


def add_revision(folder: Path, revision: str, before: str | None, body: str) -> None:
    versions = folder / "versions"
    versions.mkdir(parents=True, exist_ok=True)
    head = HEAD.format(revision=revision, before=repr(before)).lstrip()
    (versions / f"{revision}.py").write_text(head + body, encoding="utf-8")


def state(engine: Engine) -> object:
    with engine.connect() as connection:
        schema = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master ORDER BY name").all()
        child = connection.exec_driver_sql("SELECT * FROM child").all()
        version = connection.exec_driver_sql("SELECT * FROM alembic_version").all()
    return schema, child, version


@pytest.fixture
def family(tmp_path: Path) -> tuple[Path, Engine]:
    """A migrated and filled store of two tables, and the folder of its revisions."""
    scripts = tmp_path / "scripts"
    add_revision(scripts, "a1", None, FAMILY)
    engine = open_migration_engine(tmp_path / "family.db", bytes(32))
    assert migrate(engine, script_directory(scripts))
    with engine.execution_options(writes=True).begin() as connection:
        connection.exec_driver_sql("INSERT INTO parent VALUES (1), (2)")
        connection.exec_driver_sql("INSERT INTO child VALUES (10, 1), (11, 2)")
    return scripts, engine


def test_a_failing_revision_leaves_everything_as_it_was(family: tuple[Path, Engine]) -> None:
    scripts, engine = family
    before = state(engine)
    add_revision(scripts, "a2", "a1", REBUILDS)
    add_revision(scripts, "a3", "a2", FAILS)
    with pytest.raises(Exception, match="no_such_table"):
        migrate(engine, script_directory(scripts))
    assert state(engine) == before


def test_a_revision_that_leaves_orphans_is_taken_back(family: tuple[Path, Engine]) -> None:
    scripts, engine = family
    before = state(engine)
    add_revision(scripts, "a2", "a1", ORPHANS)
    with pytest.raises(StoreTrouble) as trouble:
        migrate(engine, script_directory(scripts))
    assert (trouble.value.code, trouble.value.params) == ("store.migration_orphans", {"table": "child"})
    assert state(engine) == before


def test_rebuilding_a_table_keeps_the_rows_that_refer_to_it(family: tuple[Path, Engine]) -> None:
    scripts, engine = family
    add_revision(scripts, "a2", "a1", REBUILDS)
    assert migrate(engine, script_directory(scripts))
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT * FROM child").all() == [(10, 1), (11, 2)]
        assert connection.exec_driver_sql("SELECT id, name FROM parent").all() == [(1, None), (2, None)]
    assert not migrate(engine, script_directory(scripts))


def test_a_filled_store_is_backed_up_before_it_changes(
    workspace: Workspace, clock: FixedClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(workspace, clock, use_keyring=False) as store:
        assert list(workspace.backups.iterdir()) == []
        with store.database.write() as session:
            write_setting(session, "kept", "old")
        key = store.secrets.store
    newer = tmp_path / "newer"
    shutil.copytree(SCRIPTS / "versions", newer / "versions")
    old_head = head_revision(script_directory())
    add_revision(newer, "next", old_head, '    op.execute("UPDATE setting SET value = \'\\"new\\"\'")\n')
    monkeypatch.setattr(opening, "SCRIPTS", newer)
    with open_store(workspace, clock, use_keyring=False) as store, store.database.read() as session:
        assert read_setting(session, "kept") == "new"
        (backup,) = store.backups.all()
    assert backup.path.name.startswith("before-upgrade")
    verify_store(backup.path, key)
    copy = connect(backup.path, key)
    assert copy.execute("SELECT version_num FROM alembic_version").fetchall() == [(old_head,)]
    assert copy.execute("SELECT value FROM setting").fetchall() == [('"old"',)]
    copy.close()


def test_the_models_equal_the_newest_schema(store: OpenStore) -> None:
    with store.database.engine.connect() as connection:
        tables = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL%'")
        indexes = tuple(name for (name,) in tables)
        context = MigrationContext.configure(
            connection,
            opts={"include_name": lambda name, kind, _: kind != "table" or not str(name).startswith(indexes)},
        )
        assert compare_metadata(context, metadata) == []


def test_no_reference_deletes_by_itself(store: OpenStore) -> None:
    with store.database.read() as session:
        schema = session.execute(text("SELECT group_concat(sql) FROM sqlite_master")).scalar_one()
    assert "ON DELETE" not in schema.upper()
