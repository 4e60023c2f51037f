"""The filled stores of released schemas, and how one comes onto a server."""

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Engine, MetaData, RowMapping, Table, Uuid, func, inspect, select, text
from sqlalchemy.orm import Session

from trainer.store.engine import open_migration_engine
from trainer.store.migrate import SCRIPTS, migrate, script_directory
from trainer.store.search import TextIndex
from trainer.store.workspace import Workspace, read_secrets

STORES = Path(__file__).parent / "released"
INDEXES = ("question_text", "law_article_text")
Counts = Mapping[str, int]


def take(release: str, folder: Path) -> Workspace:
    """A copy of a released store that a test may bring up to date."""
    shutil.copytree(STORES / release, folder)
    return Workspace(folder)


def engine_of_file(workspace: Workspace) -> Engine:
    return open_migration_engine(workspace.store, read_secrets(workspace).store)


def counts(engine: Engine) -> Counts:
    """Rows of every table, the search indexes and the mark of the revision apart."""
    with engine.connect() as connection:
        return {
            table.name: connection.scalar(select(func.count()).select_from(table)) or 0 for table in tables_of(engine)
        }


def tables_of(engine: Engine) -> list[Table]:
    metadata = MetaData()
    names = [name for name in inspect(engine).get_table_names() if not name.startswith((*INDEXES, "alembic_version"))]
    metadata.reflect(engine, only=names)
    return metadata.sorted_tables


def move_to_server(source: Engine, server: Engine, release: str, folder: Path) -> None:
    """Makes the released schema on an empty server and copies every row of a released file into it."""
    shutil.copytree(SCRIPTS / "versions", folder / "versions", ignore=shutil.ignore_patterns("__pycache__"))
    for revision in (folder / "versions").glob("*.py"):
        if revision.name[:4] > release:
            revision.unlink()
    migrate(server, script_directory(folder))
    with source.connect() as reader, server.execution_options(writes=True).begin() as writer:
        kept = {table.name: table for table in tables_of(source)}
        for table in tables_of(server):
            if values := [_for_server(table, row) for row in reader.execute(kept[table.name].select()).mappings()]:
                writer.execute(table.insert(), values)
        for index in INDEXES:
            if not inspect(source).has_table(index):
                continue
            with Session(writer) as session:
                TextIndex(index).put_tokens(session, _entries(reader, index))


def _for_server(table: Table, row: RowMapping) -> dict[str, Any]:
    """The file keeps a UUID as its 32 digits."""
    return {
        name: UUID(value) if value is not None and isinstance(table.columns[name].type, Uuid) else value
        for name, value in row.items()
    }


def _entries(reader: Connection, index: str) -> list[tuple[int, str]]:
    """What a search index of the file holds: numbers and spaced tokens."""
    reader.execute(text(f"CREATE VIRTUAL TABLE temp.{index}_terms USING fts5vocab(main, {index}, instance)"))
    tokens: dict[int, list[str]] = {}
    for number, term in reader.execute(text(f"SELECT doc, term FROM {index}_terms ORDER BY doc, offset")):
        tokens.setdefault(number, []).append(term)
    return [(number, " ".join(words)) for number, words in tokens.items()]
