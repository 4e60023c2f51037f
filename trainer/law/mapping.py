"""Rows <-> values of law."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import Session

from trainer.law.reading.paragraphs import item_counts
from trainer.law.rules import place_words
from trainer.law.tables import ArticleTable, StatuteTable, VersionTable
from trainer.law.values import Article, ArticleKey, Statute, StatuteKind


def visible() -> ColumnElement[bool]:
    """Leaves out what is still being loaded and what was withdrawn."""
    return VersionTable.visible.is_(True) & VersionTable.withdrawn_at.is_(None)


def select_versions() -> Select[VersionTable, StatuteTable]:
    joined = select(VersionTable, StatuteTable).join(StatuteTable, StatuteTable.id == VersionTable.statute_id)
    return joined.where(visible())


def read_versions(session: Session) -> tuple[Statute, ...]:
    return tuple(as_statute(version, statute) for version, statute in session.execute(select_versions()))


def as_statute(version: VersionTable, statute: StatuteTable) -> Statute:
    return Statute(
        version.title,
        statute.short,
        version.number,
        version.revised,
        version.effective,
        version.article_count,
        version.source,
        StatuteKind(statute.kind),
        version.id,
        version.loaded_by,
        version.loaded_at,
        version.file_name,
        version.file_hash,
    )


def as_article(row: ArticleTable) -> Article:
    return Article(ArticleKey(row.article, row.inserted, row.section), row.heading, row.text)


def article_values(article: Article, number: int, version_id: UUID, ordinal: int) -> dict[str, Any]:
    return {
        "number": number,
        "version_id": version_id,
        "ordinal": ordinal,
        "article": article.key.number,
        "inserted": article.key.inserted,
        "section": article.key.section,
        "heading": article.heading,
        "text": article.text,
        "item_counts": list(item_counts(article.text)),
    }


def searched(article: Article) -> str:
    """What an article is found by."""
    return f"{place_words(article.key)} {article.text}"
