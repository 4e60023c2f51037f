"""Use cases of the question bank."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from uuid import UUID

from question_bank.assembly import Candidate
from question_bank.formats.batch import Batch
from question_bank.question import Question
from trainer.bank.values import (
    BankPage,
    BankQuery,
    BankSummary,
    BatchRow,
    BulkOutcome,
    ImportOutcome,
    ImportPreview,
    QuestionDetail,
    SubjectNode,
    VersionRow,
)
from trainer.people.accounts.values import Actor


class BankService:
    """Questions in immutable versions: search, editing, review, import. Questions are never deleted."""

    def page(self, query: BankQuery) -> BankPage:
        """One stretch of the list, newest first."""
        raise NotImplementedError

    def question(self, question_id: UUID) -> QuestionDetail:
        """The current version with its versions and history."""
        raise NotImplementedError

    def versions(self, question_id: UUID) -> tuple[VersionRow, ...]:
        """Every version, oldest first."""
        raise NotImplementedError

    def version(self, version_id: UUID) -> Question:
        """The question as it stood in one version."""
        raise NotImplementedError

    def summary(self) -> BankSummary:
        """Counts by status and kind."""
        raise NotImplementedError

    def subjects(self) -> tuple[SubjectNode, ...]:
        """The subject tree in reading order."""
        raise NotImplementedError

    def statutes(self) -> tuple[tuple[str, int], ...]:
        """Statutes that questions cite first, with the number of questions, most cited first."""
        raise NotImplementedError

    def fields(self) -> tuple[tuple[str, int], ...]:
        """Enforcement fields in use, with the number of questions."""
        raise NotImplementedError

    def add(self, actor: Actor, question: Question, reason: str = "") -> UUID:
        """Adds a draft."""
        raise NotImplementedError

    def change(self, actor: Actor, question_id: UUID, question: Question, reason: str) -> UUID:
        """Adds a version and gives its id; the status goes back as `rules.after_change` says."""
        raise NotImplementedError

    def check(self, actor: Actor, question_ids: Iterable[UUID], reason: str = "") -> BulkOutcome:
        """核对."""
        raise NotImplementedError

    def approve(self, actor: Actor, question_ids: Iterable[UUID], reason: str = "") -> BulkOutcome:
        """审定."""
        raise NotImplementedError

    def park(self, actor: Actor, question_ids: Iterable[UUID], reason: str) -> BulkOutcome:
        """待复核."""
        raise NotImplementedError

    def retire(self, actor: Actor, question_ids: Iterable[UUID], reason: str) -> BulkOutcome:
        """停用."""
        raise NotImplementedError

    def candidates(self, query: BankQuery = BankQuery()) -> Iterator[Candidate]:  # noqa: B008
        """The approved questions of a query as assembly wants them; paging and statuses of the query do not count."""
        raise NotImplementedError

    def versions_for(self, question_ids: Iterable[UUID]) -> Mapping[UUID, tuple[UUID, Question]]:
        """Question id -> (id of its current version, question): what a paper freezes."""
        raise NotImplementedError

    def preview(self, batch: Batch) -> ImportPreview:
        """What importing a parsed file would do; keeps nothing."""
        raise NotImplementedError

    def import_batch(
        self,
        actor: Actor,
        batch: Batch,
        progress: Callable[[int, int], None],
        cancelled: Callable[[], bool],
        file_hash: str = "",
    ) -> ImportOutcome:
        """Keeps the ready questions of a file, all or none; they are unverified. `progress` gets (done, of)."""
        raise NotImplementedError

    def batches(self) -> tuple[BatchRow, ...]:
        """Imports, newest first."""
        raise NotImplementedError

    def undo_batch(self, actor: Actor, batch_id: UUID, reason: str) -> None:
        """Retires every question of an import."""
        raise NotImplementedError

    def sweep(self) -> None:
        """At start: removes what a broken-off import left behind and finishes a broken-off undoing."""
        raise NotImplementedError

    def load_starter(self, actor: Actor) -> ImportOutcome:
        """Adds the starter bank, approved; a second time adds nothing."""
        raise NotImplementedError

    def export_questions(self, actor: Actor, query: BankQuery) -> tuple[Question, ...]:
        """The current versions of all questions of a query, oldest first; paging does not count."""
        raise NotImplementedError
