"""Use cases of finding a basis: proposals, and taking them over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from uuid import UUID

from sqlalchemy import select

from trainer.bank.basis.rules import Mine, found_in, judged_words, miner, with_basis
from trainer.bank.lawchange.values import Proposal
from trainer.bank.mapping import read_content
from trainer.bank.queries import shown
from trainer.bank.service import BankService
from trainer.bank.staging import Cancelled, Progress
from trainer.bank.tables import QuestionCitationTable, QuestionTable, QuestionVersion
from trainer.bank.values import QuestionStatus
from trainer.law.rules import Register, names_of
from trainer.law.service import LawService
from trainer.people.accounts.rules import require, require_reason
from trainer.people.accounts.values import Actor, Permission
from trainer.store.transactions import Database, chunks

_AT_ONCE = 500


class BasisService:
    """Reads rationales for citations. It proposes; a named person takes over."""

    def __init__(self, database: Database, bank: BankService, law: LawService) -> None:
        self._database = database
        self._bank = bank
        self._law = law

    def proposals(
        self, progress: Progress = lambda done, of: None, cancelled: Cancelled = lambda: False
    ) -> tuple[Proposal, ...]:
        """Questions in use that cite nothing and whose rationale names a place of a law, oldest first."""
        register, mine = self._law.register(), miner(names_of(self._law.statutes()))
        cited = select(QuestionCitationTable.question)
        wanted = select(QuestionTable.id).where(
            QuestionTable.number.not_in(cited), QuestionTable.status != QuestionStatus.RETIRED, shown()
        )
        with self._database.read() as session:
            ids = session.scalars(wanted.order_by(QuestionTable.number)).all()
        found: list[Proposal] = []
        for done, some in enumerate(chunks(ids, _AT_ONCE)):
            if cancelled():
                break
            found += self._among(some, mine, register)
            progress(min((done + 1) * _AT_ONCE, len(ids)), len(ids))
        return tuple(found)

    def take_over(
        self,
        actor: Actor,
        proposals: Sequence[Proposal],
        reason: str,
        progress: Progress = lambda done, of: None,
        cancelled: Cancelled = lambda: False,
    ) -> int:
        """Writes the citations into their questions, each as a new version; gives how many questions changed.

        What was checked or approved is a draft again, as after any change; a question changed since is left alone.
        Raises BadInput("reason.missing").
        """
        require(actor, Permission.EDIT_BANK)
        require_reason(reason)
        changed = 0
        for done, one in enumerate(proposals, start=1):
            if cancelled():
                break
            if self._bank.question(actor, one.question_id).question == one.question:
                self._bank.change(actor, one.question_id, one.proposed, reason)
                changed += 1
            progress(done, len(proposals))
        return changed

    def _among(self, ids: Sequence[UUID], mine: Mine, register: Register) -> Iterator[Proposal]:
        current = select(QuestionTable, QuestionVersion.content).join(
            QuestionVersion, QuestionVersion.id == QuestionTable.version_id
        )
        with self._database.read() as session:
            rows = session.execute(current.where(QuestionTable.id.in_(ids)).order_by(QuestionTable.number)).all()
        for row, content in rows:
            question = read_content(content)
            proposed = with_basis(question, mine)
            if found := found_in(question, proposed):
                words = judged_words(found, register)
                yield Proposal(row.id, row.number, QuestionStatus(row.status), question, proposed, words)
