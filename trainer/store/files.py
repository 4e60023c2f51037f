"""Kept files: small ones (photographs, proofs, issued documents) as rows of the encrypted store, by their hash."""

from __future__ import annotations

import hashlib
from datetime import datetime

from sqlalchemy import Integer, LargeBinary, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from trainer.store.base import Base, UtcDateTime
from trainer.store.errors import BadInput

LARGEST_BYTES = 20 * 1024 * 1024


class KeptFile(Base):
    """Bytes that never change; one row however often they are referred to."""

    __tablename__ = "kept_file"

    hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    name: Mapped[str] = mapped_column(String(255))
    size: Mapped[int] = mapped_column(Integer)
    kept_at: Mapped[datetime] = mapped_column(UtcDateTime)
    content: Mapped[bytes] = mapped_column(LargeBinary)


def file_hash(content: bytes) -> str:
    """SHA-256 in hexadecimal: the name of kept bytes everywhere."""
    return hashlib.sha256(content).hexdigest()


def keep_file(session: Session, name: str, content: bytes, at: datetime) -> str:
    """Keeps bytes inside the caller's transaction and gives their hash; the same bytes are kept once."""
    if len(content) > LARGEST_BYTES:
        raise BadInput("file.too_large", name=name, megabytes=LARGEST_BYTES // 2**20)
    key = file_hash(content)
    if session.get(KeptFile, key) is None:
        session.add(KeptFile(hash=key, name=name, size=len(content), kept_at=at, content=content))
        session.flush()
    return key


def read_file(session: Session, key: str) -> bytes:
    """The bytes kept under a hash."""
    content = session.scalar(select(KeptFile.content).where(KeptFile.hash == key))
    if content is None:
        raise BadInput("file.missing", hash=key)
    return content


def damaged_files(session: Session) -> tuple[str, ...]:
    """Hashes of the kept files whose bytes no longer match."""
    rows = session.execute(select(KeptFile.hash, KeptFile.content).execution_options(yield_per=50))
    return tuple(row.hash for row in rows if file_hash(row.content) != row.hash)
