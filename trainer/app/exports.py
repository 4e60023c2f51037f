"""Files with personal data that leave the program: written, then recorded with their hash."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from trainer.app.services import Services
from trainer.documents.hours_workbook import write_hours_workbook
from trainer.people.accounts.rules import may, require
from trainer.people.accounts.values import Actor, Permission
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
) -> int:
    """Writes the year's hours workbook and gives how many people are in it."""
    require(actor, Permission.EXPORT_PEOPLE)
    rule_set = services.hours.rule_set(year)
    if rule_set is None:
        raise Refused("hours.no_rule_set", year=year)
    database = services.store.database
    full = may(actor, Permission.SEE_FULL_ID)
    board = hours_board(database, actor, year, rule_set, unit_id, full)
    content_hash = write_hours_workbook(path, board, board_entries(database, board), progress)
    services.people.record_export(actor, "hours_workbook", len(board.rows), full, purpose, content_hash)
    return len(board.rows)
