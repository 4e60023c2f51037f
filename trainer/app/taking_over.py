"""The folders where an office's own rules and templates stood go into the store, once for each PC."""

from __future__ import annotations

import hashlib
from pathlib import Path

from trainer.store.audit import AuditTrail
from trainer.store.clock import Clock
from trainer.store.errors import StoreTrouble
from trainer.store.ids import Ids
from trainer.store.office_files import Area, ever_held, newest, put_file
from trainer.store.opening import OpenStore

TAKEN = "-taken-over"


def take_over(store: OpenStore, ids: Ids, clock: Clock, audit: AuditTrail) -> None:
    """Takes in what the store does not hold; what it holds with other words stays as the store has it.

    The folder is named anew afterwards: what somebody puts into a new one counts nowhere. A store of before, brought
    back from a backup, holds no own file yet and takes those of the folder again.
    """
    for area in Area:
        folder = store.workspace.folder / area.value
        aside = folder.with_name(folder.name + TAKEN)
        again = aside.is_dir()
        if not (again or folder.is_dir()) or (again and _holds_any(store, area)):
            continue
        try:
            for path in sorted((aside if again else folder).glob("*.toml")):
                _take(store, ids, clock, audit, area, path)
            if not again:
                folder.rename(aside)
        except OSError as error:
            raise StoreTrouble("store.folder_unusable", path=str(folder)) from error


def _holds_any(store: OpenStore, area: Area) -> bool:
    with store.database.read() as session:
        return ever_held(session, area)


def _take(store: OpenStore, ids: Ids, clock: Clock, audit: AuditTrail, area: Area, path: Path) -> None:
    words = path.read_bytes().decode("utf-8-sig", errors="replace")
    detail = {"area": area.value, "file": path.name, "sha256": hashlib.sha256(words.encode()).hexdigest()}
    with store.database.write() as session:
        stands = newest(session, area, path.name)
        if stands is None and words:
            put_file(session, area, path.name, words, ids.new(), None, clock.now())
            audit.record(session, None, "office.file_taken_over", None, detail)
        elif stands is not None and stands.hash != detail["sha256"]:
            audit.record(session, None, "office.file_set_aside", None, {**detail, "stands": stands.hash})
