"""What destruction needs of the rest of the program: the tables, the open exams, the data file and its copies."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import partial
from uuid import UUID

from sqlalchemy.orm import Session

from trainer.app.assembly.people import PeopleServices
from trainer.app.keeping import keep_backup
from trainer.privacy.service import Means
from trainer.privacy.values import Wiped
from trainer.privacy.words import destroyed_name
from trainer.reports.destruction import exam_open, traces, wipe
from trainer.store.base import SERVER
from trainer.store.engine import connect_for_work
from trainer.store.pages import find_in_pages
from trainer.store.retention import discard
from trainer.store.rewriting import rewrite_file


def means(services: PeopleServices) -> Means:
    return Means(
        _wipe,
        traces,
        partial(exam_open, services.store.database, services.clock),
        partial(_rewrite, services),
        partial(_search, services),
        partial(_ready, services),
    )


def _wipe(session: Session, person_id: UUID, at: datetime) -> Wiped:
    return wipe(session, person_id, destroyed_name(), at)


def _rewrite(services: PeopleServices) -> int:
    """The store anew without what was deleted, then one new copy in place of all older ones, which still hold it."""
    store = services.store
    store.database.close()
    if store.database.kind == SERVER:
        from trainer.store.server_rewriting import rewrite_server

        rewrite_server(store.connect)
    else:
        rewrite_file(lambda: connect_for_work(store.workspace.store, store.secrets.store))
    older = store.backups.all()
    made = keep_backup(services)
    for copy in older:
        if copy.path != made.path:
            discard(copy)
    aside = list(store.workspace.folder.glob("replaced-*.db*"))
    for path in aside:
        path.unlink()
    return len(older) + len(aside)


def _search(services: PeopleServices, needles: Iterable[bytes]) -> int:
    """How many of the numbers still stand somewhere in the data file, free pages and log included, or in the tables and
    statistics of the server."""
    store = services.store
    if store.database.kind == SERVER:
        from trainer.store.server_rewriting import find_on_server

        return len(find_on_server(store.connect, needles))
    return len(find_in_pages(store.workspace.store, store.secrets.store, needles))


def _ready(services: PeopleServices) -> None:
    """Refuses before anything is destroyed where the rewriting could not be done afterwards."""
    if services.store.database.kind == SERVER:
        from trainer.store.server_rewriting import refuse_unready

        refuse_unready(services.store.connect)
