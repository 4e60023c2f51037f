"""Tables of certificates. The register and its voidings are only added to; the counter of a series only counts up."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import JSON, Date, ForeignKey, Index, String, Text, UniqueConstraint, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from trainer.store.base import Base, UtcDateTime


class CertificateSerialTable(Base):
    """The last running number of a series, such as all of one year and kind."""

    __tablename__ = "certificate_serial"

    series: Mapped[str] = mapped_column(String(80), primary_key=True)
    last: Mapped[int]


class CertificateTable(Base):
    """`facts` is the hash of all that the certificate states; its words stand in the kept file alone.

    `public_key` is the half of the seal key that checks the code, kept because the seal key may be renewed.
    """

    __tablename__ = "certificate"
    __table_args__ = (Index("ix_certificate_newest", "issued_on", "serial", "person_id", "id"),)

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    serial: Mapped[str] = mapped_column(String(80), unique=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    exam_id: Mapped[UUID | None] = mapped_column(ForeignKey("exam.id"), index=True)
    title: Mapped[str] = mapped_column(String(200))
    facts: Mapped[str] = mapped_column(String(43))
    issued_on: Mapped[date] = mapped_column(Date, index=True)
    issued_at: Mapped[datetime] = mapped_column(UtcDateTime)
    issued_by: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    file_hash: Mapped[str] = mapped_column(ForeignKey("kept_file.hash"), index=True)
    public_key: Mapped[str] = mapped_column(String(64))


class CertificateVoidTable(Base):
    __tablename__ = "certificate_void"

    certificate_id: Mapped[UUID] = mapped_column(ForeignKey("certificate.id"), primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    reason: Mapped[str] = mapped_column(Text)


class CertificateTemplateTable(Base):
    """A version of a page layout; what was printed with it names it, so it never changes."""

    __tablename__ = "certificate_template"
    __table_args__ = (UniqueConstraint("code", "version"),)

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    code: Mapped[str] = mapped_column(String(40))
    version: Mapped[int]
    layout: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))


class CertificateOriginTable(Base):
    """Beside a certificate of the present form: what it was printed with, and which one it corrects."""

    __tablename__ = "certificate_origin"

    certificate_id: Mapped[UUID] = mapped_column(ForeignKey("certificate.id"), primary_key=True)
    template_id: Mapped[UUID | None] = mapped_column(ForeignKey("certificate_template.id"), index=True)
    corrects_id: Mapped[UUID | None] = mapped_column(ForeignKey("certificate.id"), unique=True)


class CertificateGroundTable(Base):
    """Beside a certificate that no exam led to: the class or year it is for, and the document behind it (apart)."""

    __tablename__ = "certificate_ground"

    certificate_id: Mapped[UUID] = mapped_column(ForeignKey("certificate.id"), primary_key=True)
    about: Mapped[str] = mapped_column(String(80), index=True)
    proof: Mapped[str] = mapped_column(Text)


class CertificateKeyTable(Base):
    """The public key of another office, with the newest list of voids it signed."""

    __tablename__ = "certificate_key"

    key_id: Mapped[str] = mapped_column(String(16), primary_key=True)
    public_key: Mapped[str] = mapped_column(String(64))
    office: Mapped[str] = mapped_column(String(200))
    added_at: Mapped[datetime] = mapped_column(UtcDateTime)
    withdrawn_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    voids: Mapped[list[list[str]]] = mapped_column(JSON)
    voids_made_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
