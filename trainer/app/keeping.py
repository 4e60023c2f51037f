"""Copies of the data and its recovery sheet, made by hand from the settings, each with its trace."""

from __future__ import annotations

from trainer.app.assembly.people import PeopleServices
from trainer.app.office import office_name
from trainer.people.accounts.rules import require
from trainer.people.accounts.values import Actor, Permission
from trainer.store.backup import Backup
from trainer.store.clock import local_today
from trainer.store.lock import WorkspaceLock
from trainer.store.recovery import read_groups, sheet_number, unwrap_key
from trainer.store.retention import discard, surplus
from trainer.store.workspace import Workspace, keep_recovered_key, read_description, renew_recovery


def make_backup(services: PeopleServices, actor: Actor) -> Backup:
    """A verified copy in the workspace's folder of backups."""
    require(actor, Permission.BACK_UP)
    with services.store.database.write() as session:
        services.audit.record(session, actor.person_id, "store.backed_up")
    return keep_backup(services)


def keep_backup(services: PeopleServices) -> Backup:
    """Makes a regular copy and deletes those that are no longer needed."""
    backups = services.store.backups
    made = backups.make()
    for old in surplus(backups.all()):
        discard(old)
    return made


def recovery_number(services: PeopleServices) -> str:
    """The number of the sheet that opens the data now."""
    return sheet_number(read_description(services.store.workspace).recovery)


def renew_sheet(services: PeopleServices, actor: Actor) -> bytes:
    """A new sheet as PDF; sheets printed before no longer open the data."""
    from trainer.documents.recovery_pdf import recovery_sheet_pdf

    require(actor, Permission.EDIT_SETTINGS)
    store = services.store
    digits, number = renew_recovery(store.workspace, store.secrets)
    with store.database.write() as session:
        services.audit.record(session, actor.person_id, "store.recovery_renewed", None, {"sheet": number})
    today = local_today(services.clock)
    return recovery_sheet_pdf(digits, number, office_name(services), today)


def try_sheet(services: PeopleServices, typed: str) -> None:
    """Raises BadInput where what was typed cannot be right or belongs to another sheet."""
    unwrap_key(read_description(services.store.workspace).recovery, read_groups(typed))


def bring_key_back(workspace: Workspace, typed: str) -> None:
    """Raises BadInput where the digits are mistyped or of another sheet, StoreTrouble where the key cannot be kept."""
    with WorkspaceLock(workspace.lock):
        keep_recovered_key(workspace, unwrap_key(read_description(workspace).recovery, read_groups(typed)))
