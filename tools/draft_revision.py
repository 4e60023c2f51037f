"""Drafts the revision that creates the tables of one capability: `python tools/draft_revision.py bank FILE`.

The file keeps its docstring and revision ids; its upgrade() is written anew.
"""

import subprocess
import sys
from pathlib import Path

from alembic.autogenerate import produce_migrations, render_python_code
from alembic.migration import MigrationContext
from sqlalchemy import MetaData, create_engine

from trainer.app.models import metadata
from trainer.store.base import Base

IMPORTS = "import sqlalchemy as sa\nfrom alembic import op\n\nimport trainer.store.base\n"


def operations(capability: str) -> str:
    names = {
        mapper.local_table.name  # type: ignore[attr-defined]
        for mapper in Base.registry.mappers
        if mapper.class_.__module__.startswith(f"trainer.{capability}.")
    }
    wanted = MetaData(naming_convention=metadata.naming_convention)
    for table in metadata.sorted_tables:
        table.to_metadata(wanted)
    with create_engine("sqlite://").connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"include_object": lambda item, name, kind, *_: kind != "table" or name in names}
        )
        found = produce_migrations(context, wanted).upgrade_ops
        assert found is not None
        lines = render_python_code(found, render_as_batch=False).splitlines()
    return "\n".join("    " + line.strip() for line in lines if not line.strip().startswith("#"))


def main(capability: str, file: Path) -> None:
    head = file.read_text(encoding="utf-8").split("def upgrade")[0]
    if "import sqlalchemy" not in head:
        head = head.replace('"""\n\nrevision', f'"""\n\n{IMPORTS}\nrevision', 1)
    file.write_text(f"{head}def upgrade() -> None:\n{operations(capability)}\n", encoding="utf-8")
    subprocess.run([sys.executable, "-m", "ruff", "format", "-q", str(file)], check=True)
    subprocess.run([sys.executable, "-m", "ruff", "check", "-q", "--fix", str(file)], check=True)


main(sys.argv[1], Path(sys.argv[2]))
