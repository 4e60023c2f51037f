"""The register of certificates on paper, as a workbook and with its files, each recorded as an export."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import UUID

from trainer.app.office import office_name
from trainer.app.services import Services
from trainer.certificates.values import Certificate, RegisterQuery
from trainer.people.accounts.rules import require
from trainer.people.accounts.values import Actor, Permission
from trainer.store.clock import local_today
from trainer.store.errors import BadInput
from trainer.store.files import file_hash

Report = Callable[[int, int], None]
_ALL = 10_000_000


@dataclass(frozen=True)
class CertificateFiles:
    services: Services

    def pdf(self, actor: Actor, query: RegisterQuery, title: str, purpose: str) -> bytes:
        """证书台账 as it is shown, for printing."""
        from trainer.documents.certificate_register import register_list
        from trainer.documents.office.pdf import write_pdf
        from trainer.documents.pdf import Printed

        lines, hands = self._read(actor, query)
        now = self.services.clock.now().astimezone()
        printed = Printed(actor.name, now)
        document = register_list(lines, hands, title, office_name(self.services), now.date(), printed)
        content = write_pdf([document])
        self._record(actor, "certificate_register", lines, purpose, file_hash(content))
        return content

    def write_sheet(
        self, actor: Actor, query: RegisterQuery, title: str, path: Path, purpose: str, progress: Report
    ) -> None:
        """证书台账 as a workbook."""
        from trainer.documents.certificate_register import write_register_sheet

        lines, hands = self._read(actor, query)
        today = local_today(self.services.clock)
        office = office_name(self.services)
        content_hash = write_register_sheet(path, lines, hands, title, office, today, progress)
        self._record(actor, "certificate_register", lines, purpose, content_hash)

    def write_archive(self, actor: Actor, query: RegisterQuery, path: Path, purpose: str, progress: Report) -> int:
        """The kept files with their hashes as a .zip or a folder; gives how many. Of those destroyed with what
        was known of a person the hash alone goes along.

        Raises StoreTrouble("certificate.damaged") for a file that is not as it was issued; nothing is left then.
        """
        from trainer.documents.certificate_archive import Kept, certificate_file, write_archive

        lines, _hands = self._read(actor, query)
        written = []

        def read(one: Certificate) -> bytes | None:
            content = self.kept(actor, one)
            if content is not None:
                written.append(one)
            return content

        def kept(one: Certificate) -> Kept:
            name = certificate_file(one.serial, one.name, one.voided is not None)
            return Kept(name, one.file_hash, lambda: read(one))

        content_hash = write_archive(path, map(kept, lines), len(lines), progress)
        self._record(actor, "certificate_archive", written, purpose, content_hash)
        return len(written)

    def kept(self, actor: Actor, one: Certificate) -> bytes | None:
        """The kept file; None where it was destroyed."""
        require(actor, Permission.SEE_RESULTS)
        try:
            return self.services.certificates.pdf(actor, one.id)
        except BadInput as error:
            if error.code == "file.destroyed":
                return None
            raise

    def _read(self, actor: Actor, query: RegisterQuery) -> tuple[tuple[Certificate, ...], dict[UUID, str]]:
        require(actor, Permission.EXPORT_PEOPLE)
        whole = replace(query, offset=0, limit=_ALL)
        lines = self.services.certificates.register(actor, whole).rows
        hands = self.services.people.known({one.issued_by for one in lines})
        return lines, {person_id: row.name for person_id, row in hands.items()}

    def _record(self, actor: Actor, what: str, lines: Sequence[Certificate], purpose: str, content_hash: str) -> None:
        people = len({one.person_id for one in lines})
        self.services.people.record_export(actor, what, people, False, purpose, content_hash)
