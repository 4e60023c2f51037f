"""Files with personal data that leave the program: written, then recorded with their hash."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from trainer.app.services import Services
from trainer.documents.hours_workbook import write_hours_workbook
from trainer.people.accounts.rules import require
from trainer.people.accounts.values import Actor, Permission, Witness
from trainer.people.rules import check_export
from trainer.reports.hours import board_entries, hours_board
from trainer.store.errors import Refused


def export_hours(
    services: Services,
    actor: Actor,
    year: int,
    path: Path,
    purpose: str,
    unit_id: UUID | None = None,
    progress: Callable[[int, int], None] = lambda done, total: None,
    receiver: str = "",
    witness: Witness | None = None,
) -> int:
    """Writes the year's hours workbook and gives how many people are in it.

    ID numbers are masked unless a second person signed in for it; then somebody has to receive it.
    """
    require(actor, Permission.EXPORT_PEOPLE)
    full = witness is not None
    if full:
        require(actor, Permission.SEE_FULL_ID)
    check_export(actor, full, purpose, receiver, witness)
    book = services.hours.rule_book(year)
    if book is None:
        raise Refused("hours.no_rule_set", year=year)
    database = services.store.database
    board = hours_board(database, actor, year, book, unit_id, full)
    content_hash = write_hours_workbook(path, board, board_entries(database, actor, board), progress)
    services.people.record_export(
        actor, "hours_workbook", len(board.rows), full, purpose, content_hash, receiver, witness
    )
    return len(board.rows)
