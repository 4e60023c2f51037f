"""Texts of laws by version and article, what every question cites, and what a changed law set aside."""

import json
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

import trainer.store.base
from trainer.store.ddl import append_only, text_index

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "law_statute",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("short", sa.String(length=120), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_law_statute")),
        sa.UniqueConstraint("short", name=op.f("uq_law_statute_short")),
    )
    op.create_table(
        "law_version",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("statute_id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("number", sa.String(length=120), nullable=False),
        sa.Column("revised", sa.Date(), nullable=False),
        sa.Column("effective", sa.Date(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("article_count", sa.Integer(), nullable=False),
        sa.Column("file_name", sa.String(length=255), nullable=False),
        sa.Column("file_hash", sa.String(length=64), nullable=False),
        sa.Column("loaded_by", sa.Uuid(), nullable=False),
        sa.Column("loaded_at", trainer.store.base.UtcDateTime(), nullable=False),
        sa.Column("visible", sa.Boolean(), nullable=False),
        sa.Column("withdrawn_by", sa.Uuid(), nullable=True),
        sa.Column("withdrawn_at", trainer.store.base.UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["file_hash"], ["kept_file.hash"], name=op.f("fk_law_version_file_hash_kept_file")),
        sa.ForeignKeyConstraint(["loaded_by"], ["person.id"], name=op.f("fk_law_version_loaded_by_person")),
        sa.ForeignKeyConstraint(["statute_id"], ["law_statute.id"], name=op.f("fk_law_version_statute_id_law_statute")),
        sa.ForeignKeyConstraint(["withdrawn_by"], ["person.id"], name=op.f("fk_law_version_withdrawn_by_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_law_version")),
    )
    op.create_index(op.f("ix_law_version_statute_id"), "law_version", ["statute_id"], unique=False)
    op.create_table(
        "law_article",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.Uuid(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("article", sa.Integer(), nullable=False),
        sa.Column("inserted", sa.Integer(), nullable=False),
        sa.Column("section", sa.String(length=80), nullable=False),
        sa.Column("heading", sa.String(length=200), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("item_counts", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["version_id"], ["law_version.id"], name=op.f("fk_law_article_version_id_law_version")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_law_article")),
        sa.UniqueConstraint("version_id", "ordinal", name=op.f("uq_law_article_version_id_ordinal")),
    )
    op.create_index(
        op.f("ix_law_article_version_id_article_inserted_section"),
        "law_article",
        ["version_id", "article", "inserted", "section"],
        unique=False,
    )
    op.create_table(
        "question_citation",
        sa.Column("question", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("statute", sa.String(length=120), nullable=False),
        sa.Column("article", sa.Integer(), nullable=True),
        sa.Column("inserted", sa.Integer(), nullable=True),
        sa.Column("section", sa.String(length=80), nullable=False),
        sa.Column("paragraph", sa.Integer(), nullable=True),
        sa.Column("item", sa.Integer(), nullable=True),
        sa.Column("revision", sa.String(length=40), nullable=False),
        sa.Column("standing", sa.String(length=12), nullable=False),
        sa.ForeignKeyConstraint(["question"], ["question.number"], name=op.f("fk_question_citation_question_question")),
        sa.PrimaryKeyConstraint("question", "ordinal", name=op.f("pk_question_citation")),
    )
    op.create_index(
        op.f("ix_question_citation_standing_question"), "question_citation", ["standing", "question"], unique=False
    )
    op.create_index(
        op.f("ix_question_citation_statute_article_question"),
        "question_citation",
        ["statute", "article", "question"],
        unique=False,
    )
    op.create_table(
        "law_change",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("statute", sa.String(length=120), nullable=False),
        sa.Column("version_id", sa.Uuid(), nullable=False),
        sa.Column("revised", sa.Date(), nullable=False),
        sa.Column("old_version_id", sa.Uuid(), nullable=True),
        sa.Column("old_revised", sa.Date(), nullable=True),
        sa.Column("places", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("park_on", sa.Date(), nullable=True),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("at", trainer.store.base.UtcDateTime(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("done_at", trainer.store.base.UtcDateTime(), nullable=True),
        sa.Column("undone_at", trainer.store.base.UtcDateTime(), nullable=True),
        sa.Column("undone_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_law_change_by_id_person")),
        sa.ForeignKeyConstraint(
            ["old_version_id"], ["law_version.id"], name=op.f("fk_law_change_old_version_id_law_version")
        ),
        sa.ForeignKeyConstraint(["undone_by"], ["person.id"], name=op.f("fk_law_change_undone_by_person")),
        sa.ForeignKeyConstraint(["version_id"], ["law_version.id"], name=op.f("fk_law_change_version_id_law_version")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_law_change")),
        sa.UniqueConstraint("version_id", name=op.f("uq_law_change_version_id")),
    )
    op.create_index(op.f("ix_law_change_statute"), "law_change", ["statute"], unique=False)
    op.create_table(
        "law_change_item",
        sa.Column("change_id", sa.Uuid(), nullable=False),
        sa.Column("question_id", sa.Uuid(), nullable=False),
        sa.Column("version_id", sa.Uuid(), nullable=False),
        sa.Column("places", sa.JSON(), nullable=False),
        sa.Column("decision", sa.String(length=40), nullable=False),
        sa.Column("closed_by", sa.Uuid(), nullable=True),
        sa.Column("closed_at", trainer.store.base.UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["change_id"], ["law_change.id"], name=op.f("fk_law_change_item_change_id_law_change")),
        sa.ForeignKeyConstraint(["closed_by"], ["person.id"], name=op.f("fk_law_change_item_closed_by_person")),
        sa.ForeignKeyConstraint(["question_id"], ["question.id"], name=op.f("fk_law_change_item_question_id_question")),
        sa.ForeignKeyConstraint(
            ["version_id"], ["question_version.id"], name=op.f("fk_law_change_item_version_id_question_version")
        ),
        sa.PrimaryKeyConstraint("change_id", "question_id", name=op.f("pk_law_change_item")),
    )
    op.create_index(op.f("ix_law_change_item_question_id"), "law_change_item", ["question_id"], unique=False)
    append_only(
        "law_article",
        unless="SELECT 1 FROM law_version WHERE law_version.id = OLD.version_id AND NOT law_version.visible",
    )
    text_index("law_article_text")
    _fill_citations()


def _fill_citations() -> None:
    """What the questions of older stores cite; whether it exists is looked at when the program starts."""
    numbers = ("article", "inserted", "paragraph", "item")
    names = ("question", "ordinal", "statute", *numbers, "section", "revision", "standing")
    citation = sa.table("question_citation", *(sa.column(name) for name in names))
    contents = (
        "SELECT question.number, question_version.content FROM question JOIN question_version "
        "ON question_version.id = question.version_id WHERE question.number > :after ORDER BY question.number LIMIT 500"
    )
    bind, after = op.get_bind(), 0
    while found := bind.execute(sa.text(contents), {"after": after}).all():
        rows: list[dict[str, Any]] = []
        for number, content in found:
            places = dict.fromkeys(json.dumps(one, sort_keys=True) for one in _cited(json.loads(content)))
            for ordinal, place in enumerate(places):
                one = json.loads(place)
                rows.append(
                    {name: one.get(name) for name in numbers}
                    | {"question": number, "ordinal": ordinal, "section": "", "standing": ""}
                    | {"statute": one["statute"].strip().removeprefix("中华人民共和国")[:120]}
                    | {"revision": one.get("version", "")[:40]}
                )
        if rows:
            bind.execute(sa.insert(citation), rows)
        after = found[-1][0]


def _cited(question: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from question.get("citations", ())
    for part in question.get("parts", ()):
        yield from _cited(part)
