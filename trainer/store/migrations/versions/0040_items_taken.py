"""What became of an imported item stands in a narrow table of its own."""

import sqlalchemy as sa
from alembic import op

revision = "0040"
down_revision = "0039"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "import_taken",
        sa.Column("file", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("load", sa.Integer(), nullable=False),
        sa.Column("question_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["file", "ordinal"],
            ["import_item.file", "import_item.ordinal"],
            name=op.f("fk_import_taken_file_import_item"),
        ),
        sa.ForeignKeyConstraint(["load"], ["import_batch.number"], name=op.f("fk_import_taken_load_import_batch")),
        sa.PrimaryKeyConstraint("file", "ordinal", name=op.f("pk_import_taken")),
    )
    op.create_index(op.f("ix_import_taken_load"), "import_taken", ["load"], unique=False)
    op.execute(
        "INSERT INTO import_taken (file, ordinal, load, question_id) "
        "SELECT file, ordinal, load, question_id FROM import_item WHERE load IS NOT NULL AND question_id IS NOT NULL"
    )
    with op.batch_alter_table("import_item") as batch:
        batch.drop_index(op.f("ix_import_item_load"))
        batch.drop_index(op.f("ix_import_item_question_id"))
        batch.drop_constraint(op.f("fk_import_item_load_import_batch"), type_="foreignkey")
        batch.drop_column("load")
        batch.drop_column("question_id")
