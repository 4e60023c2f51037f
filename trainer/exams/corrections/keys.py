"""What the question bank hears about a doubted key."""

from __future__ import annotations

from typing import Protocol
from uuid import UUID

from question_bank.question import Question
from trainer.bank.values import BulkOutcome
from trainer.exams.corrections.rules import with_key
from trainer.exams.corrections.values import CorrectionDraft, CorrectionKind
from trainer.people.accounts.values import Actor
from trainer.store.errors import KnownError


class KeyBank(Protocol):
    """What the question bank does about a doubted key."""

    def park(self, actor: Actor, question_ids: list[UUID], reason: str, /) -> BulkOutcome: ...

    def version(self, actor: Actor, version_id: UUID, /) -> Question: ...

    def change(self, actor: Actor, question_id: UUID, question: Question, reason: str, began: UUID, /) -> UUID: ...


def park(bank: KeyBank, actor: Actor, draft: CorrectionDraft) -> None:
    """A doubted question is drawn into no paper; one that is parked or retired already stays so."""
    try:
        bank.park(actor, [draft.question_id], draft.reason.strip())
    except KnownError:
        return


def propose_version(bank: KeyBank, actor: Actor, draft: CorrectionDraft, version_id: UUID) -> None:
    """The bank's question gets the new key as a draft that has to be checked and approved.

    One that was written anew since the exam stays as it is, parked for whoever looks after the bank.
    """
    if draft.kind is not CorrectionKind.NEW_KEY:
        return
    try:
        question = bank.version(actor, version_id)
        bank.change(actor, draft.question_id, with_key(question, draft), draft.reason, version_id)
    except KnownError:
        return
