"""The documents of the demo, as an office would file them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from trainer.app.demo.brigade import Brigade
from trainer.app.exports import export_hours
from trainer.app.score_files import ScoreListFiles
from trainer.app.services import Services
from trainer.words import _


def write_documents(
    services: Services, brigade: Brigade, exam_id: UUID, certificates: Sequence[UUID], folder: Path
) -> Path:
    """Certificates, score list and hours workbook; gives the path of the workbook."""
    for certificate in certificates:
        _write(
            folder / "certificates" / f"{certificate}.pdf",
            services.certificates.pdf(brigade.administrator, certificate),
        )
    scores = services.results.results(brigade.trainer, exam_id)
    _write(folder / "score-list.pdf", ScoreListFiles(services).pdf(brigade.trainer, exam_id, _("Demo")))
    year = scores.exam.plan.year
    workbook = folder / f"hours-{year}.xlsx"
    export_hours(services, brigade.administrator, year, workbook, _("Demo"))
    return workbook


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
