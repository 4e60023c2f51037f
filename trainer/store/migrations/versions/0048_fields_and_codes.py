"""The code of a unit in the numbers of its papers; notices are numbered by code and year; hours of a field."""

import sqlalchemy as sa
from alembic import op

from trainer.store.base import SERVER
from trainer.store.ddl import append_only

revision = "0048"
down_revision = "0047"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """In the file the table of notices is rebuilt, which takes its triggers with it."""
    op.add_column("unit", sa.Column("code", sa.String(length=20), nullable=False, server_default=""))
    op.add_column("hour_entry", sa.Column("field", sa.String(length=80), nullable=False, server_default=""))
    of_field = sa.text("field <> ''")
    op.create_index(
        op.f("ix_hour_entry_field"), "hour_entry", ["day"], sqlite_where=of_field, postgresql_where=of_field
    )
    with op.batch_alter_table("retake_notice") as batch:
        batch.add_column(sa.Column("code", sa.String(length=20), nullable=False, server_default=""))
        batch.drop_constraint(op.f("uq_retake_notice_year_number"), type_="unique")
        batch.create_unique_constraint(op.f("uq_retake_notice_code_year_number"), ["code", "year", "number"])
    if op.get_bind().dialect.name != SERVER:
        append_only("retake_notice")
