"""Papers of a set that is being sealed, hidden until all of them are written."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "paper_staged",
        sa.Column("paper_id", sa.Uuid(), nullable=False),
        sa.Column("set_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["paper_id"], ["paper.id"], name=op.f("fk_paper_staged_paper_id_paper")),
        sa.PrimaryKeyConstraint("paper_id", name=op.f("pk_paper_staged")),
    )
    op.create_index(op.f("ix_paper_staged_set_id"), "paper_staged", ["set_id"], unique=False)
