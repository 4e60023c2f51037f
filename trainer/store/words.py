"""The words for the troubles of the store and the findings of its check."""

from __future__ import annotations

from collections.abc import Mapping

from trainer.words import Names, _


def names() -> Names:
    """The store has no enums that people see."""
    return Names()


def errors() -> Mapping[str, str]:
    """What happened and what to do next, by the code of the error; braces hold its parameters."""
    return {**_opening(), **_working(), **_server(), **_recovery(), **_findings()}


def _opening() -> Mapping[str, str]:
    return {
        "store.no_workspace": _("There is no workspace in {path}. Check the folder, or start once to set it up."),
        "store.description_damaged": _("The file {path} is damaged. Copy the .json file of a backup over it."),
        "store.no_description": _("The file {path} is missing beside the data. Copy the .json file of a backup there."),
        "store.missing": _("The data file {path} is missing. Restore a backup."),
        "store.damaged": _("The data file is damaged or belongs to another workspace. Restore a backup."),
        "store.wrong_key": _("The key does not fit this data. Use the recovery sheet of this workspace."),
        "store.key_lost": _("The key is no longer in its place. Type in the recovery sheet to bring it back."),
        "store.key_damaged": _("The key in its place is damaged. Type in the recovery sheet to replace it."),
        "store.keyring_unreachable": _(
            "The system's keyring does not answer. Sign in to the system as usual and start again, "
            "or type in the recovery sheet."
        ),
        "store.no_place_for_key": _("The key could not be kept anywhere. Check that the data folder can be written."),
        "store.in_use": _("The data in {path} is open in another window. Close that one first."),
        "store.network_share": _("{path} lies on a network share, where data can be lost. Choose a folder of this PC."),
        "store.folder_unusable": _("The folder {path} cannot be used. Choose a folder you may write to."),
        "store.read_only": _("The data may not be written. Take the write protection off, or ask who manages this PC."),
        "store.newer_version": _("The data is of a newer release ({revision}). Install the newer release."),
        "store.migration_orphans": _(
            "The data could not be brought to this release (table {table}); it is as it was. Keep the folder and ask."
        ),
    }


def _working() -> Mapping[str, str]:
    return {
        "store.disk_full": _("The disk is full; nothing was lost. Free some space, then save again."),
        "store.disk_error": _("The disk reports an error. Make a backup to another disk now, then have it checked."),
        "store.busy": _("Other work holds the data just now. Wait a moment and try again."),
        "store.backup_failed": _("The backup to {path} failed ({cause}). Choose another place and try again."),
        "store.files_not_restored": _(
            "The store is restored, its courseware not yet: {path} cannot be read ({cause}). Restore once more."
        ),
        "store.no_backup": _("There is no backup {path}. Choose another."),
        "file.too_large": _("{name} is larger than {megabytes} MB. Choose a smaller file."),
        "file.destroyed": _("This file was destroyed when its time was over. Only its hash is kept."),
        "file.missing": _("A kept file is missing ({hash}). Run the check and restore a backup if it says so."),
    }


def _server() -> Mapping[str, str]:
    return {
        "store.server_unreachable": _(
            "The server with the data does not answer or lets nobody in. Check the network; "
            "if it stays so, ask who manages the server."
        ),
        "store.server_refused": _("The server refused to do it. Try again; if it stays so, ask who manages it."),
        "server.connection_unclear": _("The connection cannot be read. Write it as: host=… dbname=… user=…"),
        "server.password_in_the_open": _("The connection must not hold the password. Leave it out; it is asked for."),
        "server.own_store": _("The folder {path} holds data of its own. Choose an empty folder for the server's."),
        "server.other_order": _(
            "The database sorts texts in its own way. Have it made anew with ENCODING 'UTF8', LOCALE 'C' and "
            "TEMPLATE template0."
        ),
        "server.description_changed": _(
            "The connection to the server was changed in the folder's description. Set the server up anew."
        ),
        "server.not_empty": _(
            "The database already holds data. Set up an empty one for this folder, then restore the backup into it."
        ),
        "server.no_programs": _(
            "The program {program} is missing on this PC. Install the PostgreSQL client of the server's release, "
            "or have who manages the server make the backup."
        ),
    }


def _recovery() -> Mapping[str, str]:
    return {
        "recovery.length": _("The sheet has {needed} digits, {typed} were typed. Look for a group left out."),
        "recovery.group": _("Group {group} cannot be right. Compare it with the sheet digit by digit."),
        "recovery.wrong_sheet": _("These digits belong to another sheet. Look for the sheet of this workspace."),
    }


def _findings() -> Mapping[str, str]:
    return {
        "check.page": _("A page of the data is damaged: {detail}. Restore a backup."),
        "check.row": _("Rows or indexes of the data contradict each other: {detail}. Restore a backup."),
        "check.reference": _("A row of {table} refers to a row of {other} that is missing. Keep a backup and ask."),
        "check.chain": _("The audit trail was changed at entry {sequence}. Keep a backup as proof and report it."),
        "check.seal": _("The audit trail no longer fits the signed backup {name}. Keep both and report it."),
        "check.file": _("The bytes of a kept file were changed ({hash}). Restore a backup."),
        "check.words": _("The words of a decision were changed ({seal}). Keep a backup as proof and report it."),
        "check.index": _("The search index of {name} does not fit its rows. Have it made anew."),
    }
