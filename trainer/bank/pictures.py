"""The pictures of questions: made safe, kept by their hash among the encrypted files, never changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import select

from question_bank.figures import picture_hashes
from question_bank.pictures import LARGEST_SOURCE, PictureError, keepable
from question_bank.question import Picture, Question
from trainer.store.clock import Clock
from trainer.store.errors import BadInput
from trainer.store.files import KeptFile, keep_file, read_file
from trainer.store.transactions import Database, chunks

_NAME = "question"


class PictureShelf:
    """Keeps and gives the bytes of pictures. One transaction a picture, so that no answer waits for many."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def keep(self, data: bytes, words: str = "") -> Picture:
        """A picture as somebody has it, made safe. BadInput: picture.unreadable, picture.too_large."""
        try:
            picture, content = keepable(data, words)
        except PictureError as error:
            raise BadInput(error.code, megabytes=LARGEST_SOURCE // 2**20) from error
        self.keep_all({picture.hash: content})
        return picture

    def keep_all(self, pictures: Mapping[str, bytes]) -> None:
        """Bytes that were made safe already, by their hash."""
        for own in self._missing(pictures):
            with self._database.write() as session:
                keep_file(session, _NAME, pictures[own], self._clock.now())

    def read(self, own: str) -> bytes:
        """The bytes of a picture. BadInput("file.missing")."""
        with self._database.read() as session:
            return read_file(session, own)

    def of(self, questions: Iterable[Question]) -> dict[str, bytes]:
        """The bytes of all pictures in the questions by hash; a lost one is left out."""
        wanted = picture_hashes(questions)
        found: dict[str, bytes] = {}
        with self._database.read() as session:
            for some in chunks(wanted, 50):
                rows = session.execute(select(KeptFile.hash, KeptFile.content).where(KeptFile.hash.in_(some)))
                for own, content in rows:
                    found[own] = content
        return found

    def lost(self, questions: Iterable[Question]) -> tuple[str, ...]:
        """The hashes of pictures in the questions that are not kept here."""
        return tuple(self._missing(picture_hashes(questions)))

    def _missing(self, hashes: Iterable[str]) -> list[str]:
        wanted = list(hashes)
        known: set[str] = set()
        if wanted:
            with self._database.read() as session:
                for some in chunks(wanted, 500):
                    known.update(session.scalars(select(KeptFile.hash).where(KeptFile.hash.in_(some))))
        return [own for own in wanted if own not in known]
