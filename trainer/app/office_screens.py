"""The screens of what the office keeps: overview, retakes, certificates, settings."""

from __future__ import annotations

from trainer.app.services import Services
from trainer.ui.shell.context import Context, Screen


def certificates_screen(context: Context, services: Services) -> Screen:
    from trainer.ui.certificates.build import build_certificates
    from trainer.ui.certificates.desk import CertificatesRoom

    return build_certificates(
        context,
        CertificatesRoom(services.certificates, services.exams, services.results, services.people, services.clock),
    )


def retakes_screen(context: Context, services: Services) -> Screen:
    from trainer.ui.retakes.build import build_retakes
    from trainer.ui.retakes.presenter import RetakesRoom

    return build_retakes(
        context,
        RetakesRoom(services.retakes, services.exams, services.results, services.people, services.clock),
    )
