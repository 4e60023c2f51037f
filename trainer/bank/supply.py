"""What papers take from the bank: its stock, current versions, questions by number or words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from uuid import UUID

from sqlalchemy import select

from question_bank.question import Difficulty, Question
from question_bank.stock import Stock
from trainer.bank.estimates.reading import measured_levels, measured_now
from trainer.bank.mapping import read_content
from trainer.bank.queries import read_page, read_rows, search_page, shown
from trainer.bank.stock import drawable, read_stock, shelved_again
from trainer.bank.tables import QuestionTable, QuestionVersion
from trainer.bank.values import BankPage, BankQuery, QuestionRow
from trainer.people.accounts.rules import require
from trainer.people.accounts.values import Actor, Permission
from trainer.store.search import match_phrase
from trainer.store.transactions import Database, chunks

MOST_FOUND = 60
LONGEST_NUMBER = 9


class Supply:
    """The part of the bank service that papers are put together from."""

    _database: Database

    def page(self, actor: Actor, query: BankQuery) -> BankPage:
        """One stretch of the list, newest first."""
        require(actor, Permission.READ_KEYS)
        if phrase := match_phrase(query.words):
            with self._database.glance() as cursor:
                return search_page(cursor, self._database.kind, query, phrase)
        with self._database.read() as session:
            return read_page(session, replace(query, words=""))

    def stock(self, actor: Actor, checked: bool = False, calibrated: bool = False) -> Stock:
        """All approved questions as assembly wants them; `checked` lets in those that wait for approval.

        A `calibrated` stock has each question at the difficulty its newest accepted estimate says, where there is one.
        """
        require(actor, Permission.READ_KEYS)
        with self._database.read() as session:
            stock = read_stock(session, drawable(checked))
            return shelved_again(stock, measured_now(session)) if calibrated else stock

    def levels(self, version_ids: Iterable[UUID]) -> Mapping[UUID, Difficulty]:
        """The difficulty that the newest accepted estimate of each version says; none for those without one."""
        with self._database.read() as session:
            return measured_levels(session, version_ids)

    def versions_for(
        self, actor: Actor, question_ids: Iterable[UUID], checked: bool = False
    ) -> Mapping[UUID, tuple[UUID, Question]]:
        """Question id -> (id of its current version, question): what a paper freezes.

        Approved questions only; `checked` lets in those that wait for approval.
        """
        require(actor, Permission.READ_KEYS)
        found: dict[UUID, tuple[UUID, Question]] = {}
        columns = (QuestionTable.id, QuestionTable.status, QuestionVersion.id, QuestionVersion.content)
        current = select(*columns).join(QuestionVersion, QuestionVersion.id == QuestionTable.version_id).where(shown())
        open_states = drawable(checked)
        with self._database.read() as session:
            for some in chunks(dict.fromkeys(question_ids), 500):
                for own, status, version, content in session.execute(current.where(QuestionTable.id.in_(some))):
                    if status in open_states:
                        found[own] = (version, read_content(content))
        return found

    def rows(self, question_ids: Iterable[UUID]) -> Mapping[UUID, QuestionRow]:
        """The lines of the list for some questions, in whatever state."""
        with self._database.read() as session:
            some = chunks(dict.fromkeys(question_ids), 500)
            return {row.id: row for ids in some for row in read_rows(session, QuestionTable.id.in_(ids))}

    def find(self, actor: Actor, words: str, checked: bool = False) -> tuple[QuestionRow, ...]:
        """Questions that may stand in a paper, by their number in the bank or by words, as in its list."""
        states = drawable(checked)
        found = self.page(actor, BankQuery(words=words, statuses=frozenset(states), limit=MOST_FOUND)).rows
        number = words.strip()
        if not (number.isascii() and number.isdecimal()):
            return found
        with self._database.read() as session:
            own = (QuestionTable.number == int(number), QuestionTable.status.in_(states))
            named = tuple(read_rows(session, *own)) if len(number) <= LONGEST_NUMBER else ()
        return (*named, *(row for row in found if row not in named))
