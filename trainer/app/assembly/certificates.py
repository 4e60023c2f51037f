"""Certificates and the keys that sign them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from trainer.app.assembly.exams import ExamServices

if TYPE_CHECKING:
    from trainer.certificates.keyring import Keyring
    from trainer.certificates.layout import Layout
    from trainer.certificates.service import CertificateService
    from trainer.certificates.values import CertificateSheet


class CertificateServices(ExamServices):
    @cached_property
    def certificates(self) -> CertificateService:
        from trainer.certificates.service import CertificateService

        seal = self.store.secrets.seal
        return CertificateService(*self.common, self.people, self.results, seal, draw_certificate, *self.rule_folders)

    @cached_property
    def certificate_keys(self) -> Keyring:
        from trainer.certificates.keyring import Keyring

        return Keyring(self.store.database, self.clock, self.audit, self.people, self.store.secrets.seal)


def draw_certificate(sheet: CertificateSheet, layout: Layout) -> bytes:
    """Loads what draws PDFs only when the first certificate is drawn."""
    from trainer.documents.certificate_pdf import certificate_pdf

    return certificate_pdf(sheet, layout)
