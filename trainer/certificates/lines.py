"""The rows of drawn certificates: made ready before the write lock is taken, then one statement a table.

Beside other work each statement more lets somebody else go first, and everybody who wants to write waits meanwhile.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Engine, Table, insert
from sqlalchemy.orm import Session

from trainer.certificates.drawing import Batch, Drawn
from trainer.certificates.tables import CertificateGroundTable, CertificateOriginTable, CertificateTable
from trainer.people.accounts.values import Actor
from trainer.store.apart import WordsApart, sealed_words
from trainer.store.files import NewFiles
from trainer.store.many import Many


@dataclass(frozen=True)
class Lines:
    """Rows as the driver takes them; `subjects` and `proof` are for the trail, `ids` the certificates by person."""

    ids: Mapping[UUID, UUID]
    files: Sequence[Any]
    certificates: Sequence[Any]
    origins: Sequence[Any]
    words: Sequence[Any]
    grounds: Sequence[Any]
    subjects: Sequence[tuple[UUID, Mapping[str, str]]]
    proof: str


class RegisterLines:
    """`public` is the key the certificates are checked with."""

    def __init__(self, engine: Engine, public: str) -> None:
        self._public = public
        self._files = NewFiles(engine)
        self._certificates = _all_of(engine, CertificateTable.__table__)
        self._origins = _all_of(engine, CertificateOriginTable.__table__)
        self._words = _all_of(engine, WordsApart.__table__)
        self._grounds = _all_of(engine, CertificateGroundTable.__table__)

    def ready(self, actor: Actor, drawn: Sequence[Drawn], batch: Batch, corrects: UUID | None = None) -> Lines:
        """All rows of these certificates, with their files, what they were printed with and given for."""
        proof = "" if batch.occasion.exam_id else batch.occasion.proof.strip()
        seals, words = sealed_words([proof] * len(drawn))
        grounds = [{"certificate_id": one.id, "proof": seal} for one, seal in zip(drawn, seals, strict=True) if seal]
        made = {"issued_at": batch.at, "issued_by": actor.person_id, "public_key": self._public}
        replaced = {"replaces": batch.replaces} if batch.replaces else {}
        return Lines(
            {one.person_id: one.id for one in drawn},
            self._files.ready([(one.file_hash, f"{one.sheet.serial}.pdf", one.content) for one in drawn], batch.at),
            self._certificates.ready([_line(one) for one in drawn], **made),
            self._origins.ready(
                [{"certificate_id": one.id} for one in drawn], template_id=batch.template.id, corrects_id=corrects
            ),
            self._words.ready(words),
            self._grounds.ready(grounds, about=batch.occasion.about),
            [(one.person_id, _told(one) | replaced) for one in drawn],
            proof,
        )

    def write(self, session: Session, lines: Lines) -> None:
        """The rows, in the transaction of the session."""
        self._files.run(session, lines.files)
        self._certificates.run(session, lines.certificates)
        self._origins.run(session, lines.origins)
        self._words.run(session, lines.words)
        self._grounds.run(session, lines.grounds)


def _all_of(engine: Engine, table: Any) -> Many:
    assert isinstance(table, Table)
    return Many(engine, insert(table), table.columns.keys())


def _line(one: Drawn) -> dict[str, object]:
    sheet = one.sheet
    return {
        "id": one.id,
        "serial": sheet.serial,
        "person_id": one.person_id,
        "exam_id": sheet.occasion.exam_id,
        "title": sheet.occasion.title,
        "facts": one.facts,
        "issued_on": sheet.issued_on,
        "file_hash": one.file_hash,
    }


def _told(one: Drawn) -> dict[str, str]:
    return {"certificate": str(one.id), "serial": one.sheet.serial, "hash": one.file_hash}
