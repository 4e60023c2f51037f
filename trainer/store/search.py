"""Full text: one way of cutting Chinese text into tokens, one index per searched thing.

The trigram tokenizer finds nothing for two-character words, so every CJK character is a token of its own and a search
is a phrase of neighbouring tokens. The service fills an index beside its rows; triggers never do.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import groupby, islice, pairwise, repeat

from sqlalchemy import TextClause, text
from sqlalchemy.orm import Session

from trainer.store.base import SERVER
from trainer.store.errors import StoreTrouble
from trainer.store.transactions import Database

LONGEST_TOKEN = 500
"""Longer runs are cut: a server takes no word of more than 2,046 bytes."""
BY_HAND = {"automerge": 0, "crisismerge": 1000, "usermerge": 4}
"""The file merges only where settle() asks for it, and then levels of so many parts and more."""
PARTS = 32
"""More than a settled index has, and few enough to search."""
FIRST_MERGED, FEWEST_MERGED, MOST_MERGED = 16, 4, 128
"""Pages merged by one transaction; the entries of one word are never parted, the most frequent fill some hundred."""

_RUN = re.compile("[^ ]{2,}")
_CJK = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3134F))


def search_tokens(words: str) -> tuple[str, ...]:
    """NFKC, lower case; one token per CJK character, letters and digits split apart, all else a break."""
    return tuple(spaced_tokens(words).split())


def spaced_tokens(words: str) -> str:
    """The same as one text with a space between two tokens, as an index gets them."""
    folded = unicodedata.normalize("NFKC", words).lower()
    return _RUN.sub(_parted, " ".join("".join(map(_SPACED.__getitem__, folded)).split()))


def _parted(match: re.Match[str]) -> str:
    """A run of letters and digits with spaces where one follows the other, no piece longer than LONGEST_TOKEN."""
    run = match[0]
    if len(run) <= LONGEST_TOKEN and (run.isdigit() or run.isalpha()):
        return run
    parts = ("".join(alike) for _, alike in groupby(run, str.isdigit))
    return " ".join(
        part[begin : begin + LONGEST_TOKEN] for part in parts for begin in range(0, len(part), LONGEST_TOKEN)
    )


class _Spaced(dict[str, str]):
    """Character -> how it stands between tokens: those of their own with spaces around them, breaks as a space."""

    def __missing__(self, character: str) -> str:
        point = ord(character)
        if any(first <= point <= last for first, last in _CJK):
            spaced = f" {character} "
        else:
            spaced = character if character.isdigit() or character.isalpha() else " "
        self[character] = spaced
        return spaced


_SPACED = _Spaced()


def match_phrase(words: str) -> str:
    """The FTS5 query for what was typed: the parts between spaces are phrases that must all occur."""
    phrases = (search_tokens(part) for part in words.split())
    return " ".join('"' + " ".join(tokens) + '"' for tokens in phrases if tokens)


class TextIndex:
    """One entry per searched row, under its number: contentless FTS5 in the file, a table with a tsvector on a server.

    There the tokens and pairs of neighbours choose the rows in question, and the spaced tokens tell whether the phrase
    stands in them: the places in a tsvector end at 16,383, and at 256 for one word.
    """

    def __init__(self, name: str) -> None:
        self.name = name

    def create(self, engine: str) -> tuple[str, ...]:
        """The statements that make the index on an engine."""
        if engine == SERVER:
            return (
                f"CREATE TABLE {self.name} (rowid integer PRIMARY KEY, tokens text NOT NULL, words tsvector NOT NULL)",
                f"CREATE INDEX ix_{self.name}_words ON {self.name} USING gin (words)",
            )
        return (
            f"CREATE VIRTUAL TABLE {self.name} USING fts5("
            "tokens, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0', detail='full')",
        )

    def merge_by_hand(self) -> str:
        """The statement of revision 0042: no merging beside the rows that are written."""
        return f"INSERT INTO {self.name}({self.name}, rank) VALUES ('automerge', 0)"

    def put(self, session: Session, rows: Iterable[tuple[int, str]]) -> None:
        """Indexes new rows or replaces the text of known ones; rows are (number, text)."""
        self.put_tokens(session, ((number, spaced_tokens(words)) for number, words in rows))

    def put_tokens(self, session: Session, rows: Iterable[tuple[int, str]]) -> None:
        """The same for texts that were cut into spaced tokens before the transaction began: bulk work does so."""
        values = list(rows)
        if values and engine_of(session) == SERVER:
            sql = (
                f"INSERT INTO {self.name}(rowid, tokens, words) "
                "VALUES (:number, :tokens, array_to_tsvector(CAST(:words AS text[]))) "
                "ON CONFLICT (rowid) DO UPDATE SET tokens = EXCLUDED.tokens, words = EXCLUDED.words"
            )
            named = [{"number": number, "tokens": one, "words": _with_pairs(one)} for number, one in values]
            session.execute(text(sql), named)
        elif values:
            self._only_by_hand(session)
            sql = f"INSERT OR REPLACE INTO {self.name}(rowid, tokens) VALUES (?, ?)"
            session.connection().exec_driver_sql(sql, values)

    def remove(self, session: Session, numbers: Iterable[int]) -> None:
        values = [{"number": number} for number in numbers]
        if values:
            if engine_of(session) != SERVER:
                self._only_by_hand(session)
            session.execute(text(f"DELETE FROM {self.name} WHERE rowid = :number"), values)

    def settle(self, database: Database, steps: int | None = None) -> None:
        """Merges what was written, in transactions of its own, until nothing is left or `steps` of them were made.

        Each transaction that writes entries adds a part to the index, and a search looks into every part. What is left
        undone, by a power cut or for want of room, makes searches slower, never wrong; the next one takes it up.
        """
        if database.kind == SERVER:
            return
        with suppress(StoreTrouble):
            for some in islice(database.pieces(repeat(None), MOST_MERGED, FIRST_MERGED, FEWEST_MERGED), steps):
                with database.stage() as session:
                    left = self._merge(session, len(some))
                if not left:
                    return

    def is_scattered(self, session: Session) -> bool:
        """Whether settle() was broken off where it had much to do."""
        if engine_of(session) == SERVER:
            return False
        return (session.scalar(text(f"SELECT count(DISTINCT segid) FROM {self.name}_idx")) or 0) > PARTS

    def _only_by_hand(self, session: Session) -> None:
        """Left to itself the file merges thousands of pages within some commit, and everybody waits behind it."""
        kept: dict[str, int] = dict(session.execute(text(f"SELECT k, v FROM {self.name}_config")).all())
        for name, value in BY_HAND.items():
            if kept.get(name) != value:
                self._tell(session, name, value)

    def _merge(self, session: Session, pages: int) -> bool:
        """Whether there was anything to merge: the file counts more than the one change that the statement is."""
        changes = text("SELECT total_changes()")
        before = session.scalar(changes) or 0
        self._tell(session, "merge", pages)
        return (session.scalar(changes) or 0) - before > 1

    def _tell(self, session: Session, command: str, value: int) -> None:
        session.execute(
            text(f"INSERT INTO {self.name}({self.name}, rank) VALUES (:command, :value)"),
            {"command": command, "value": value},
        )

    def differences(self, session: Session, rows: Iterable[tuple[int, str]]) -> tuple[int, ...]:
        """Numbers of the rows whose entry is missing, wrong or one too many; rows are (number, spaced tokens) of all.

        An entry is compared as the sum over its tokens and their places, so it is read in the order the index keeps.
        """
        kept: dict[int, int] = defaultdict(int)
        for number, term, place in self._places(session):
            kept[number] += hash((term, place))
        wanted = {
            number: sum(hash((term, place)) for place, term in enumerate(tokens.split())) for number, tokens in rows
        }
        return tuple(sorted(n for n in kept.keys() | wanted.keys() if kept.get(n, 0) != wanted.get(n, 0)))

    def _places(self, session: Session) -> Iterator[tuple[int, str, int]]:
        if engine_of(session) == SERVER:
            kept = text(f"SELECT rowid, tokens, tsvector_to_array(words) FROM {self.name}")
            for number, tokens, words in session.execute(kept):
                if set(words) == set(_with_pairs(tokens)):
                    yield from ((number, term, place) for place, term in enumerate(tokens.split()))
            return
        terms = f"{self.name}_terms"
        session.execute(text(f"CREATE VIRTUAL TABLE temp.{terms} USING fts5vocab(main, {self.name}, instance)"))
        for number, term, place in session.execute(text(f"SELECT doc, term, offset FROM {terms}")):
            yield number, term, place
        session.execute(text(f"DROP TABLE temp.{terms}"))

    def found(self, engine: str) -> TextClause:
        """What holds for the entries in which a phrase stands; sought() gives its parameters."""
        if engine == SERVER:
            return text("words @@ CAST(:words AS tsquery) AND ' ' || tokens || ' ' LIKE ALL (:phrases)").bindparams(
                words="", phrases=[]
            )
        return text(f"{self.name} MATCH :phrase").bindparams(phrase="")

    def hits(self, engine: str) -> TextClause:
        """A subquery of the row numbers in which a phrase stands."""
        return text(f"SELECT rowid FROM {self.name} WHERE {self.found(engine)}")


def sought(phrase: str, engine: str) -> dict[str, object]:
    """The parameters of a search for a phrase from match_phrase()."""
    if engine != SERVER:
        return {"phrase": phrase}
    phrases = phrase.strip('"').split('" "')
    words = sorted({word for one in phrases for word in _pairs(one) or [one]})
    return {"words": " & ".join(f"'{word}'" for word in words), "phrases": [f"% {one} %" for one in phrases]}


def _with_pairs(tokens: str) -> list[str]:
    return sorted({*tokens.split(), *_pairs(tokens)})


def _pairs(tokens: str) -> list[str]:
    """Neighbours as one word each: single characters stand in nearly every text."""
    return [(one + other)[:LONGEST_TOKEN] for one, other in pairwise(tokens.split())]


def engine_of(session: Session) -> str:
    """The name of the engine behind a session."""
    return session.get_bind().dialect.name
