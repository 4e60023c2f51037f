"""The words for the troubles of the store and the findings of its check."""

from __future__ import annotations

from trainer.words import N_, Names

NAMES = Names()
"""The store has no enums that people see."""


ERRORS = {
    "store.no_workspace": N_("There is no workspace in {path}. Check the folder, or start once to set it up."),
    "store.description_damaged": N_("The file {path} is damaged. Copy the .json file of a backup over it."),
    "store.no_description": N_("The file {path} is missing beside the data. Copy the .json file of a backup there."),
    "store.missing": N_("The data file {path} is missing. Restore a backup."),
    "store.damaged": N_("The data file is damaged or belongs to another workspace. Restore a backup."),
    "store.wrong_key": N_("The key does not fit this data. Use the recovery sheet of this workspace."),
    "store.key_lost": N_("The key is no longer in its place. Type in the recovery sheet to bring it back."),
    "store.key_damaged": N_("The key in its place is damaged. Type in the recovery sheet to replace it."),
    "store.keyring_unreachable": N_(
        "The system's keyring does not answer. Sign in to the system as usual and start again, "
        "or type in the recovery sheet."
    ),
    "store.no_place_for_key": N_("The key could not be kept anywhere. Check that the data folder can be written."),
    "store.in_use": N_("The data in {path} is open in another window. Close that one first."),
    "store.network_share": N_("{path} lies on a network share, where data can be lost. Choose a folder of this PC."),
    "store.folder_unusable": N_("The folder {path} cannot be used. Choose a folder you may write to."),
    "store.read_only": N_("The data may not be written. Take the write protection off, or ask who manages this PC."),
    "store.newer_version": N_("The data is of a newer release ({revision}). Install the newer release."),
    "store.migration_orphans": N_(
        "The data could not be brought to this release (table {table}); it is as it was. Keep the folder and ask."
    ),
    "store.disk_full": N_("The disk is full; nothing was lost. Free some space, then save again."),
    "store.disk_error": N_("The disk reports an error. Make a backup to another disk now, then have it checked."),
    "store.busy": N_("Other work holds the data just now. Wait a moment and try again."),
    "store.backup_failed": N_("The backup to {path} failed ({cause}). Choose another place and try again."),
    "store.files_not_restored": N_(
        "The store is restored, its courseware not yet: {path} cannot be read ({cause}). Restore once more."
    ),
    "store.no_backup": N_("There is no backup {path}. Choose another."),
    "file.too_large": N_("{name} is larger than {megabytes} MB. Choose a smaller file."),
    "file.destroyed": N_(
        "This file was destroyed when its time was over. Only its hash is kept. To hand it in again, scan or save it "
        "anew and choose that file."
    ),
    "file.missing": N_("A kept file is missing ({hash}). Run the check and restore a backup if it says so."),
    "store.server_unreachable": N_(
        "The server with the data does not answer or lets nobody in. Check the network; "
        "if it stays so, ask who manages the server."
    ),
    "store.server_refused": N_("The server refused to do it. Try again; if it stays so, ask who manages it."),
    "server.connection_unclear": N_("The connection cannot be read. Write it as: host=… dbname=… user=…"),
    "server.password_in_the_open": N_("The connection must not hold the password. Leave it out; it is asked for."),
    "server.own_store": N_("The folder {path} holds data of its own. Choose an empty folder for the server's."),
    "server.other_order": N_(
        "The database sorts texts in its own way. Have it made anew with ENCODING 'UTF8', LOCALE 'C' and "
        "TEMPLATE template0."
    ),
    "server.description_changed": N_(
        "The connection to the server was changed in the folder's description. Set the server up anew."
    ),
    "server.not_owner": N_(
        "Destruction writes every table of the database anew, which only its owner may. "
        "Ask who manages the server to make the account of the program the owner of the database."
    ),
    "server.in_use": N_(
        "Others are connected to the database in another name, and may still see what is to be destroyed. "
        "Ask who manages the server to end their connections, then carry the list out to its end."
    ),
    "server.not_empty": N_(
        "The database already holds data. Set up an empty one for this folder, then restore the backup into it."
    ),
    "server.no_programs": N_(
        "The program {program} is missing on this PC. Install the PostgreSQL client of the server's release, "
        "or have who manages the server make the backup."
    ),
    "recovery.length": N_("The sheet has {needed} digits, {typed} were typed. Look for a group left out."),
    "recovery.group": N_("Group {group} cannot be right. Compare it with the sheet digit by digit."),
    "recovery.wrong_sheet": N_("These digits belong to another sheet. Look for the sheet of this workspace."),
    "check.page": N_("A page of the data is damaged: {detail}. Restore a backup."),
    "check.row": N_("Rows or indexes of the data contradict each other: {detail}. Restore a backup."),
    "check.reference": N_("A row of {table} refers to a row of {other} that is missing. Keep a backup and ask."),
    "check.chain": N_("The audit trail was changed at entry {sequence}. Keep a backup as proof and report it."),
    "check.seal": N_("The audit trail no longer fits the signed backup {name}. Keep both and report it."),
    "check.file": N_("The bytes of a kept file were changed ({hash}). Restore a backup."),
    "check.words": N_("The words of a decision were changed ({seal}). Keep a backup as proof and report it."),
    "check.index": N_("The search index of {name} does not fit its rows. Have it made anew."),
}
