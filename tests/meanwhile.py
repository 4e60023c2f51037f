"""What a colleague does at the same moment: after somebody has looked, before they write."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

from sqlalchemy.orm import Session

from trainer.store.transactions import Database


@contextmanager
def meanwhile(database: Database, act: Callable[[], object]) -> Iterator[None]:
    """Does `act` when the first write begins, before it holds the lock."""
    write, waiting = database.write, [act]

    def later() -> AbstractContextManager[Session]:
        if waiting:
            waiting.pop()()
        return write()

    database.write = later  # type: ignore[method-assign]
    try:
        yield
    finally:
        database.write = write  # type: ignore[method-assign]
