"""Full text: one way of cutting Chinese text into tokens, one index per searched thing.

The trigram tokenizer finds nothing for two-character words, so every CJK character is a token of its own and a search
is a phrase of neighbouring tokens. The service fills an index beside its rows; triggers never do.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from itertools import zip_longest

from sqlalchemy import TextClause, text
from sqlalchemy.orm import Session

_CJK = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3134F))


def search_tokens(words: str) -> tuple[str, ...]:
    """NFKC, lower case; one token per CJK character, letters and digits split apart, all else a break."""
    tokens: list[str] = []
    run, kind = "", ""
    for character in unicodedata.normalize("NFKC", words).lower():
        now = _kind(character)
        if run and (now != kind or now == "cjk"):
            tokens.append(run)
            run = ""
        kind = now
        if now:
            run += character
    if run:
        tokens.append(run)
    return tuple(tokens)


def _kind(character: str) -> str:
    point = ord(character)
    if any(first <= point <= last for first, last in _CJK):
        return "cjk"
    if character.isdigit():
        return "digit"
    return "letter" if character.isalpha() else ""


def match_phrase(words: str) -> str:
    """The FTS5 query for what was typed: the parts between spaces are phrases that must all occur."""
    phrases = (search_tokens(part) for part in words.split())
    return " ".join('"' + " ".join(tokens) + '"' for tokens in phrases if tokens)


class TextIndex:
    """A contentless FTS5 table whose rowid is the number of the indexed row."""

    def __init__(self, name: str) -> None:
        self.name = name

    @property
    def create_sql(self) -> str:
        return (
            f"CREATE VIRTUAL TABLE {self.name} USING fts5("
            "tokens, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0', detail='full')"
        )

    def put(self, session: Session, rows: Iterable[tuple[int, str]]) -> None:
        """Indexes new rows or replaces the text of known ones; rows are (number, text)."""
        self.put_tokens(session, ((number, " ".join(search_tokens(words))) for number, words in rows))

    def put_tokens(self, session: Session, rows: Iterable[tuple[int, str]]) -> None:
        """The same for texts that were cut into spaced tokens before the transaction began: bulk work does so."""
        sql = text(f"INSERT OR REPLACE INTO {self.name}(rowid, tokens) VALUES (:number, :tokens)")
        values = [{"number": number, "tokens": tokens} for number, tokens in rows]
        if values:
            session.execute(sql, values)

    def remove(self, session: Session, numbers: Iterable[int]) -> None:
        values = [{"number": number} for number in numbers]
        if values:
            session.execute(text(f"DELETE FROM {self.name} WHERE rowid = :number"), values)

    def differs(self, session: Session, rows: Iterable[tuple[int, str]]) -> bool:
        """Whether the index is another than one made anew from all rows, given as (number, spaced tokens)."""
        fresh = TextIndex("fresh_index")
        session.execute(text(fresh.create_sql.replace("TABLE ", "TABLE temp.", 1)))
        for table in (self.name, fresh.name):
            place = "main" if table == self.name else "temp"
            session.execute(
                text(f"CREATE VIRTUAL TABLE temp.{table}_terms USING fts5vocab({place}, {table}, instance)")
            )
        try:
            fresh.put_tokens(session, rows)
            terms = (session.execute(text(f"SELECT * FROM temp.{t.name}_terms")) for t in (self, fresh))
            return any(kept != made for kept, made in zip_longest(*terms))
        finally:
            for table in (f"{self.name}_terms", f"{fresh.name}_terms", fresh.name):
                session.execute(text(f"DROP TABLE temp.{table}"))

    def hits(self) -> TextClause:
        """A subquery of matching row numbers with the parameter `phrase` from match_phrase()."""
        return text(f"SELECT rowid FROM {self.name} WHERE {self.name} MATCH :phrase")
