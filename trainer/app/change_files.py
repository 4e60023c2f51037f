"""The register of late changes as a file, recorded as an export of personal data."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from trainer.app.services import Services
from trainer.people.accounts.values import Actor
from trainer.store.files import file_hash


def write_changes(services: Services, actor: Actor, exam_id: UUID, path: Path) -> None:
    """Writes the register of an exam as a workbook."""
    from trainer.documents.change_sheet import write_change_sheet

    changes = services.rooms.changes(actor, exam_id)
    ids = {change.by for change in changes} | {change.person_id for change in changes if change.person_id}
    title = services.exams.exam(actor, exam_id).plan.title
    write_change_sheet(path, title, changes, services.people.rows(actor, ids))
    services.people.record_export(actor, "exam_changes", len(ids), False, title, file_hash(path.read_bytes()))
