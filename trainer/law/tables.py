"""Tables of law. The texts of a loaded version never change; a wrongly loaded version is withdrawn, not deleted."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import JSON, Date, ForeignKey, Index, String, Text, UniqueConstraint, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from trainer.store.base import Base, UtcDateTime
from trainer.store.search import TextIndex

ARTICLE_TEXTS = TextIndex("law_article_text")


class StatuteTable(Base):
    """A statute the office loaded a text of; `short` is its title without 中华人民共和国."""

    __tablename__ = "law_statute"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    short: Mapped[str] = mapped_column(String(120), unique=True)
    kind: Mapped[str] = mapped_column(String(12))


class VersionTable(Base):
    """One version; in no query until it is visible, and in none any more once it is withdrawn."""

    __tablename__ = "law_version"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    statute_id: Mapped[UUID] = mapped_column(ForeignKey("law_statute.id"), index=True)
    title: Mapped[str] = mapped_column(String(200))
    number: Mapped[str] = mapped_column(String(120))
    revised: Mapped[date] = mapped_column(Date)
    effective: Mapped[date | None] = mapped_column(Date)
    source: Mapped[str] = mapped_column(Text)
    article_count: Mapped[int]
    file_name: Mapped[str] = mapped_column(String(255))
    file_hash: Mapped[str] = mapped_column(ForeignKey("kept_file.hash"))
    loaded_by: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    loaded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    visible: Mapped[bool] = mapped_column(default=False)
    withdrawn_by: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    withdrawn_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class ArticleTable(Base):
    """`item_counts` holds the number of items in each paragraph, so that citations are judged without the text."""

    __tablename__ = "law_article"
    __table_args__ = (
        UniqueConstraint("version_id", "ordinal"),
        Index(None, "version_id", "article", "inserted", "section"),
    )

    number: Mapped[int] = mapped_column(primary_key=True)
    version_id: Mapped[UUID] = mapped_column(ForeignKey("law_version.id"))
    ordinal: Mapped[int]
    article: Mapped[int]
    inserted: Mapped[int]
    section: Mapped[str] = mapped_column(String(80))
    heading: Mapped[str] = mapped_column(String(200))
    text: Mapped[str] = mapped_column(Text)
    item_counts: Mapped[list[int]] = mapped_column(JSON)
