"""Writing questions: a new one, or another version of one, with its places in the law and in the index."""

from __future__ import annotations

from uuid import UUID

from question_bank.question import Question
from trainer.bank.citations import judged, keep_citations, renew_citations
from trainer.bank.lawchange.items import close_items
from trainer.bank.mapping import prepare, question_values, renew, version_values
from trainer.bank.reading import question_row, read_versions
from trainer.bank.rules import after_change, require_stem
from trainer.bank.staging import next_number
from trainer.bank.tables import TEXTS, QuestionTable, QuestionVersion
from trainer.bank.values import BankEvent, Origin, QuestionStatus
from trainer.law.service import LawService
from trainer.people.accounts.rules import require_reason
from trainer.people.accounts.values import Actor
from trainer.store.audit import AuditTrail
from trainer.store.clock import Clock
from trainer.store.errors import Refused
from trainer.store.ids import Ids
from trainer.store.transactions import Database


class Writing:
    """Checks and prepares before it takes the write lock."""

    def __init__(self, database: Database, ids: Ids, clock: Clock, audit: AuditTrail, law: LawService) -> None:
        self._database = database
        self._ids = ids
        self._clock = clock
        self._audit = audit
        self._law = law

    def add(self, actor: Actor, question: Question, reason: str) -> UUID:
        """A draft typed by hand; gives its id."""
        require_stem(question)
        prepared, at = prepare(question), self._clock.now()
        question_id, version_id, person = self._ids.new(), self._ids.new(), actor.person_id
        cited = judged(self._law.register(), [(0, question)])
        with self._database.write() as session:
            number = next_number(session)
            values = question_values(prepared, number, question_id, version_id, person, at)
            session.add(QuestionTable(**values, status=QuestionStatus.DRAFT, origin=Origin.TYPED))
            session.flush()
            session.add(QuestionVersion(**version_values(prepared, version_id, question_id, 1, person, at, reason)))
            keep_citations(session, cited, number)
            TEXTS.put_tokens(session, [(number, prepared.tokens)])
            self._audit.record(session, person, BankEvent.ADDED, question_id, {}, reason)
        TEXTS.settle(self._database, steps=1)
        return question_id

    def change(self, actor: Actor, question_id: UUID, question: Question, reason: str, began: UUID | None) -> UUID:
        """The id of the version that says it: a new one, or the current one where that says the same."""
        require_stem(question)
        prepared, version_id, at = prepare(question), self._ids.new(), self._clock.now()
        cited = judged(self._law.register(), [(0, question)])
        with self._database.write() as session:
            row = question_row(session, question_id)
            if row.fingerprint == prepared.fingerprint:
                return row.version_id
            if began is not None and began != row.version_id:
                raise Refused("bank.overtaken")
            status = after_change(QuestionStatus(row.status))
            if row.status != QuestionStatus.DRAFT:
                require_reason(reason)
            ordinal = len(read_versions(session, question_id)) + 1
            values = version_values(prepared, version_id, question_id, ordinal, actor.person_id, at, reason)
            session.add(QuestionVersion(**values))
            renew(row, prepared, version_id, actor.person_id)
            detail = {"version": str(version_id), "from": row.status, "to": status.value}
            row.status = status
            renew_citations(session, row.number, cited)
            close_items(session, [question_id], BankEvent.CHANGED, actor.person_id, at)
            TEXTS.put_tokens(session, [(row.number, prepared.tokens)])
            self._audit.record(session, actor.person_id, BankEvent.CHANGED, question_id, detail, reason)
        TEXTS.settle(self._database, steps=1)
        return version_id
