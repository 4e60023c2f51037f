"""An office file of the library becomes a PDF of the library: read inside, with minutes."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from trainer.app.services import Services
from trainer.documents.converting import to_pdf
from trainer.people.accounts.rules import require
from trainer.people.accounts.values import Actor, Permission
from trainer.ui.working import Handle
from trainer.words import _


def turn_into_pdf(services: Services, actor: Actor, item_id: UUID, handle: Handle) -> int | None:
    """Adds the PDF as the newest version of the item and gives its number; None where it was cancelled.

    Raises what converting and adding raise.
    """
    require(actor, Permission.EDIT_COURSEWARE)
    opened = services.courseware.open_item(item_id)
    try:
        source = opened.content
        if not isinstance(source, Path):
            return None
        made = to_pdf(source, source.parent, handle.cancelled)
        if made is None:
            return None
        note = _("Turned into a PDF by LibreOffice")
        return services.editions.add(
            actor, item_id, made, note, cancelled=handle.cancelled, action="courseware.converted"
        )
    finally:
        services.courseware.put_away(opened)
