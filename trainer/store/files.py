"""Kept files: small ones (photographs, proofs, issued documents) as rows of the encrypted store, by their hash.

A file of more than a piece is staged piece by piece, each in a transaction of its own; nobody sees the pieces until
one short row says that the file is kept.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Engine, Integer, LargeBinary, Select, String, Table, delete, func, insert, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from trainer.store.base import SERVER, Base, UtcDateTime
from trainer.store.errors import BadInput
from trainer.store.many import Many
from trainer.store.transactions import Database, chunks

LARGEST_BYTES = 20 * 1024 * 1024
PIECE_BYTES = 1024 * 1024


class KeptFile(Base):
    """Bytes that never change; one row however often they are referred to."""

    __tablename__ = "kept_file"

    hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    name: Mapped[str] = mapped_column(String(255))
    size: Mapped[int] = mapped_column(Integer)
    kept_at: Mapped[datetime] = mapped_column(UtcDateTime)
    content: Mapped[bytes] = mapped_column(LargeBinary)
    """Empty where the bytes stand in pieces."""


class KeptPiece(Base):
    """A piece of a large file, under the hash of the whole; numbers begin at 0."""

    __tablename__ = "kept_piece"

    hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    content: Mapped[bytes] = mapped_column(LargeBinary)


class DestroyedFile(Base):
    """A kept file whose bytes are gone; its row and hash stay, so that what names it still verifies."""

    __tablename__ = "destroyed_file"

    hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime)


def file_hash(content: bytes) -> str:
    """SHA-256 in hexadecimal: the name of kept bytes everywhere."""
    return hashlib.sha256(content).hexdigest()


def stage_file(database: Database, name: str, content: bytes, most: int = LARGEST_BYTES) -> str:
    """Writes the pieces of a large file ahead of the transaction that keeps it, each holding the lock for itself.

    A staging that was broken off is gone on with; `keep_file` then writes one short row. Small files need none.
    Gives the hash. Raises BadInput("file.too_large") above `most` bytes.
    """
    _refuse_large(name, content, most)
    key = file_hash(content)
    if len(content) <= PIECE_BYTES:
        return key
    with database.read() as session:
        staged = session.scalar(_staged(key)) or 0
    for number, piece in _pieces(content, staged):
        with database.write() as session:
            if session.get(KeptPiece, (key, number)) is None:
                session.execute(insert(KeptPiece), [{"hash": key, "number": number, "content": piece}])
    return key


def keep_file(session: Session, name: str, content: bytes, at: datetime, key: str = "") -> str:
    """Keeps bytes inside the caller's transaction and gives their hash; the same bytes are kept once.

    What may be large is staged before by `stage_file`, whose hash `key` is; pieces that are missing are written here.
    """
    if not key:
        _refuse_large(name, content, LARGEST_BYTES)
        key = file_hash(content)
    if session.scalar(select(KeptFile.hash).where(KeptFile.hash == key)) is not None:
        _refuse_destroyed(session, key)
        return key
    row = {"hash": key, "name": name, "size": len(content), "kept_at": at, "content": content}
    if len(content) > PIECE_BYTES:
        staged = session.scalar(_staged(key)) or 0
        missing = [{"hash": key, "number": n, "content": piece} for n, piece in _pieces(content, staged)]
        if missing:
            session.execute(insert(KeptPiece), missing)
        row["content"] = b""
    session.execute(insert(KeptFile), [row])
    return key


class NewFiles:
    """Keeps several small files that nobody can have kept before, such as certificates: one statement for all.

    Their rows are made ready before the write lock is taken. The same bytes twice are an error of the engine.
    """

    def __init__(self, engine: Engine) -> None:
        table = cast("Table", KeptFile.__table__)
        self._insertion = Many(engine, insert(table), table.columns.keys())

    def ready(self, files: Sequence[tuple[str, str, bytes]], at: datetime) -> Sequence[Any]:
        """The rows of files, each given as hash, name and bytes."""
        rows = [{"hash": key, "name": name, "size": len(content), "content": content} for key, name, content in files]
        return self._insertion.ready(rows, kept_at=at)

    def run(self, session: Session, ready: Sequence[Any]) -> None:
        """Keeps them in the transaction of the session."""
        self._insertion.run(session, ready)


def read_file(session: Session, key: str) -> bytes:
    """The bytes kept under a hash."""
    found = session.execute(select(KeptFile.size, KeptFile.content).where(KeptFile.hash == key)).first()
    if found is None:
        raise BadInput("file.missing", hash=key)
    if not found.content:
        _refuse_destroyed(session, key)
    return _whole(session, key, found.size, found.content)


def file_name(session: Session, key: str) -> str:
    """The name a file had when it was kept."""
    return session.scalar(select(KeptFile.name).where(KeptFile.hash == key)) or key


def destroy_files(session: Session, hashes: Iterable[str], at: datetime) -> int:
    """Takes bytes and name of kept files, inside the caller's transaction; gives how many there were."""
    count = 0
    for some in chunks({key for key in hashes if key}, 200):
        gone = select(DestroyedFile.hash)
        known = session.scalars(select(KeptFile.hash).where(KeptFile.hash.in_(some), KeptFile.hash.not_in(gone))).all()
        if known:
            session.execute(insert(DestroyedFile), [{"hash": key, "at": at} for key in known])
            session.execute(update(KeptFile).where(KeptFile.hash.in_(known)).values(content=b"", name=""))
            session.execute(delete(KeptPiece).where(KeptPiece.hash.in_(known)))
        count += len(known)
    return count


def damaged_files(session: Session) -> tuple[str, ...]:
    """Hashes of the kept files whose bytes no longer match; those that were destroyed have none to match."""
    gone = select(DestroyedFile.hash)
    rows = session.execute(select(KeptFile.hash, KeptFile.size).where(KeptFile.hash.not_in(gone))).all()
    content = select(KeptFile.content)
    return tuple(
        key
        for key, size in rows
        if file_hash(_whole(session, key, size, session.scalar(content.where(KeptFile.hash == key)) or b"")) != key
    )


def sweep_files(database: Database) -> None:
    """Removes the pieces of stagings that were broken off; on a server another PC may be at its own."""
    if database.kind == SERVER:
        return
    kept = select(KeptFile.hash)
    with database.read() as session:
        left = session.execute(select(KeptPiece.hash, KeptPiece.number).where(KeptPiece.hash.not_in(kept))).all()
    for key, number in left:
        with database.write() as session:
            session.execute(delete(KeptPiece).where(KeptPiece.hash == key, KeptPiece.number == number))


def _refuse_destroyed(session: Session, key: str) -> None:
    if session.scalar(select(DestroyedFile.hash).where(DestroyedFile.hash == key)) is not None:
        raise BadInput("file.destroyed", hash=key)


def _whole(session: Session, key: str, size: int, content: bytes) -> bytes:
    if content or not size:
        return content
    pieces = select(KeptPiece.content).where(KeptPiece.hash == key).order_by(KeptPiece.number)
    return b"".join(session.scalars(pieces))


def _staged(key: str) -> Select[int]:
    return select(func.count()).select_from(KeptPiece).where(KeptPiece.hash == key)


def _pieces(content: bytes, first: int) -> Iterator[tuple[int, bytes]]:
    for number, start in enumerate(range(first * PIECE_BYTES, len(content), PIECE_BYTES), start=first):
        yield number, content[start : start + PIECE_BYTES]


def _refuse_large(name: str, content: bytes, most: int) -> None:
    if len(content) > most:
        raise BadInput("file.too_large", name=name, megabytes=most // 2**20)
