"""The first page of a search against the bare full-text query for the same rows in the same order."""

from __future__ import annotations

from tests.benchmarks.harness import Row, in_turns
from tests.benchmarks.office import RARE, STANDARD, Desk
from tests.fakes import READER
from trainer.bank.tables import TEXTS
from trainer.bank.values import BankQuery
from trainer.store.engine import connect_for_work
from trainer.store.search import match_phrase

PAGE = 50
SEARCHES = (("a frequent word", "听证"), ("a rare two-character word", RARE), ("digits", STANDARD))


def search_rows(desk: Desk) -> list[Row]:
    connection = connect_for_work(desk.workspace.store, desk.services.store.secrets.store)
    sql = (
        f"SELECT q.* FROM {TEXTS.name} t JOIN question q ON q.number = t.rowid "
        f"WHERE {TEXTS.name} MATCH ? ORDER BY t.rowid DESC LIMIT {PAGE}"
    )
    rows = []
    for name, words in SEARCHES:
        phrase = match_phrase(words)
        ours, bare = in_turns(
            lambda words=words: desk.services.bank.page(READER, BankQuery(words=words, limit=PAGE)),  # type: ignore[misc]
            lambda phrase=phrase: connection.execute(sql, (phrase,)).fetchall(),  # type: ignore[misc]
            rounds=31,
        )
        rows.append(Row(f"search 100,000 questions, first page: {name}", ours, bare, "ratio <= 3"))
    connection.close()
    return rows
