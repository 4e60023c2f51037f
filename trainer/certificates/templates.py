"""Use cases about layouts: read, kept as a new version, printed once for a look."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from trainer.certificates.layout import Layout, Template, check_layout, layout_text, read_layout, shipped_layouts
from trainer.certificates.tables import CertificateTable, CertificateTemplateTable
from trainer.certificates.values import CertificateRenderer, CertificateSheet, Occasion
from trainer.people.accounts.rules import require
from trainer.people.accounts.values import Actor, Permission
from trainer.people.service import PeopleService
from trainer.store.audit import AuditTrail
from trainer.store.clock import Clock, local_today
from trainer.store.errors import BadInput, Refused
from trainer.store.folders import Folder
from trainer.store.ids import Ids
from trainer.store.transactions import Database
from trainer.words import _

STANDARD = "a4"
_PREVIEW = "CERT3-PREVIEW" + "A" * 240


class TemplateService:
    """The layouts of the installation and the versions the office made of them."""

    def __init__(
        self,
        database: Database,
        ids: Ids,
        clock: Clock,
        audit: AuditTrail,
        people: PeopleService,
        renderer: CertificateRenderer,
        folders: Sequence[Folder],
    ) -> None:
        self._database = database
        self._ids = ids
        self._clock = clock
        self._audit = audit
        self._people = people
        self._renderer = renderer
        self._folders = folders

    def templates(self) -> tuple[Template, ...]:
        """The newest version of each layout, those of the installation first."""
        with self._database.read() as session:
            return self._templates(session)

    def template(self, code: str) -> Template:
        """The newest version under a code; BadInput("certificate.layout_unknown")."""
        found = next((one for one in self.templates() if one.code == code), None)
        if found is None:
            raise BadInput("certificate.layout_unknown")
        return found

    def versions(self, code: str) -> tuple[Template, ...]:
        """Every version that was kept of a layout, the newest first."""
        table = CertificateTemplateTable
        with self._database.read() as session:
            rows = session.scalars(select(table).where(table.code == code).order_by(table.version.desc()))
            return tuple(Template(row.code, row.version, read_layout(row.layout), row.id) for row in rows)

    def shipped(self, code: str) -> Layout:
        """The layout as it came with the installation."""
        found = shipped_layouts(*self._folders).get(code)
        if found is None:
            raise BadInput("certificate.layout_unknown")
        return found

    def save(self, actor: Actor, code: str, version: int, layout: Layout) -> Template:
        """Keeps a layout as the next version; what was printed with an earlier one stays as it is.

        `version` is the one that was edited: Refused("certificate.layout_meanwhile") where somebody saved since.
        """
        require(actor, Permission.EDIT_SETTINGS)
        check_layout(layout)
        with self._database.write() as session:
            newest = self._newest(session, code)
            if newest != version:
                raise Refused("certificate.layout_meanwhile")
            return self._add(session, actor, code, newest + 1, layout)

    def kept(self, actor: Actor, code: str) -> Template:
        """The template for printing with: the installation's own becomes version 1 when it is first used."""
        require(actor, Permission.ISSUE_CERTIFICATES)
        found = self.template(code)
        if found.id is not None:
            return found
        with self._database.write() as session:
            now = next(one for one in self._templates(session) if one.code == code)
            return now if now.id is not None else self._add(session, actor, code, 1, now.layout)

    def preview(self, actor: Actor, layout: Layout) -> bytes:
        """The page as it would look for the holder of the newest certificate; it is no certificate and has no code."""
        require(actor, Permission.ISSUE_CERTIFICATES)
        check_layout(layout)
        return self._renderer(self._sample(actor), layout)

    def _sample(self, actor: Actor) -> CertificateSheet:
        today = local_today(self._clock)
        office = self._people.units()[0].name
        with self._database.read() as session:
            newest = session.scalars(
                select(CertificateTable)
                .order_by(CertificateTable.issued_on.desc(), CertificateTable.serial.desc())
                .limit(1)
            ).first()
        if newest is None:
            occasion = Occasion(_("Training of the year (sample)"), today)
            return CertificateSheet("0000", actor.name, None, occasion, office, today, _PREVIEW)
        person = self._people.person(actor, newest.person_id)
        photo = self._people.photo(actor, person.photo) if person.photo else None
        occasion = Occasion(newest.title, newest.issued_on)
        return CertificateSheet(
            newest.serial,
            person.draft.name,
            photo,
            occasion,
            office,
            newest.issued_on,
            _PREVIEW,
            person.unit,
            fields=person.draft.fields,
        )

    def _templates(self, session: Session) -> tuple[Template, ...]:
        newest = (
            select(CertificateTemplateTable.code, func.max(CertificateTemplateTable.version).label("version"))
            .group_by(CertificateTemplateTable.code)
            .subquery()
        )
        rows = session.scalars(
            select(CertificateTemplateTable)
            .join(
                newest,
                (newest.c.code == CertificateTemplateTable.code)
                & (newest.c.version == CertificateTemplateTable.version),
            )
            .order_by(CertificateTemplateTable.code)
        )
        stored = {row.code: Template(row.code, row.version, read_layout(row.layout), row.id) for row in rows}
        shipped = {code: Template(code, 0, layout) for code, layout in shipped_layouts(*self._folders).items()}
        return tuple((shipped | stored).values())

    def _newest(self, session: Session, code: str) -> int:
        query = select(func.max(CertificateTemplateTable.version)).where(CertificateTemplateTable.code == code)
        return session.scalar(query) or 0

    def _add(self, session: Session, actor: Actor, code: str, version: int, layout: Layout) -> Template:
        row = CertificateTemplateTable(
            id=self._ids.new(),
            code=code,
            version=version,
            layout=layout_text(layout),
            at=self._clock.now(),
            by_id=actor.person_id,
        )
        session.add(row)
        session.flush()
        detail = {"code": code, "version": str(version)}
        self._audit.record(session, actor.person_id, "certificates.template_kept", None, detail)
        return Template(code, version, layout, row.id)
