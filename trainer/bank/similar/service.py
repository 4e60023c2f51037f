"""Use cases of the search for duplicates."""

from __future__ import annotations

import json
from collections.abc import Sequence
from uuid import UUID

from question_bank.codec import to_data
from question_bank.question import Question
from question_bank.similarity import Pair
from trainer.bank.similar.merging import Merging
from trainer.bank.similar.process import Cancelled, ProgressReport, Search, search
from trainer.bank.similar.queries import changed_since, last_scan, read_pairs
from trainer.bank.similar.scanning import Findings, Known, read_known
from trainer.bank.similar.tables import SimilarRuling
from trainer.bank.similar.values import IncomingFinding, MergePlan, MergeRow, Overview, SimilarPair
from trainer.bank.values import BankEvent
from trainer.people.accounts.rules import require
from trainer.people.accounts.values import Actor, Permission
from trainer.store.audit import AuditTrail
from trainer.store.clock import Clock
from trainer.store.ids import Ids
from trainer.store.transactions import Database


class SimilarService:
    """Finds near-duplicates and contradictory keys; what follows from them a named person decides."""

    def __init__(self, database: Database, ids: Ids, clock: Clock, audit: AuditTrail, search: Search = search) -> None:
        self._database = database
        self._ids = ids
        self._clock = clock
        self._audit = audit
        self._search = search
        self._findings = Findings(database, clock, audit)
        self._merging = Merging(database, ids, clock, audit)

    def scan(self, actor: Actor, progress: ProgressReport, cancelled: Cancelled) -> int | None:
        """查重: compares every question in use with every other; how many pairs were found, None if cancelled.

        `progress` gets (done, of). A cancelled search leaves the findings of the one before.
        """
        require(actor, Permission.EDIT_BANK)
        at = self._clock.now()
        with self._database.read() as session:
            known = read_known(session)
        number = self._findings.open(actor, at, len(known))
        pairs = self._search([one.content for one in known], 0, progress, cancelled)
        if pairs is None or cancelled():
            return None
        self._findings.keep(actor, number, known, pairs)
        return len(pairs)

    def overview(self) -> Overview:
        """The pairs of the last search nobody has decided about, contradictions first, and how old it is.

        A pair is left out once one of its questions is out of use or has another version.
        """
        with self._database.read() as session:
            scan = last_scan(session)
            if scan is None:
                return Overview()
            return Overview(scan, read_pairs(session), changed_since(session, scan.at))

    def not_duplicate(self, actor: Actor, pair: SimilarPair, reason: str = "") -> None:
        """不是重复: the pair is not shown again as long as both keep their versions."""
        require(actor, Permission.EDIT_BANK)
        left, right = pair.sides
        with self._database.write() as session:
            session.add(
                SimilarRuling(
                    id=self._ids.new(),
                    left_id=left.id,
                    right_id=right.id,
                    left_version=left.version_id,
                    right_version=right.version_id,
                    at=self._clock.now(),
                    by_id=actor.person_id,
                    reason=reason,
                )
            )
            subjects = [
                (own.id, {"version": str(own.version_id), "other": str(other.version_id)})
                for own, other in ((left, right), (right, left))
            ]
            self._audit.record_all(session, actor.person_id, BankEvent.NOT_DUPLICATE, subjects, reason)

    def merge(self, actor: Actor, plan: MergePlan, reason: str) -> UUID:
        """合并: one question stays with what it takes from the other, which goes out of use and points to it.

        Where the kept question says something else afterwards it gets a version and goes back to review as after any
        change. Raises BadInput: reason.missing, similar.not_both; Refused: similar.changed_meanwhile.
        """
        require(actor, Permission.EDIT_BANK)
        return self._merging.merge(actor, plan, reason)

    def undo_merge(self, actor: Actor, merge_id: UUID, reason: str) -> None:
        """Both questions stand as before the merge; the version it made stays in the history.

        Where a law changed in between, checked and approved ones are set aside until somebody has looked.

        Refused: similar.merge_used once the kept question was changed or reviewed, similar.undone_already.
        """
        require(actor, Permission.EDIT_BANK)
        self._merging.undo(actor, merge_id, reason)

    def merges(self) -> tuple[MergeRow, ...]:
        """Merges in force, newest first."""
        return self._merging.merges()

    def compare_incoming(
        self,
        drafts: Sequence[Question],
        progress: ProgressReport = lambda done, of: None,
        cancelled: Cancelled = lambda: False,
    ) -> tuple[IncomingFinding, ...] | None:
        """What questions that are to come in are like, in the bank and among themselves; keeps nothing.

        Several findings of one draft stand together, contradictions first; None where it was cancelled.
        """
        with self._database.read() as session:
            known = read_known(session)
        contents = [one.content for one in known]
        contents += [json.dumps(to_data(draft), ensure_ascii=False) for draft in drafts]
        pairs = self._search(contents, len(known), progress, cancelled)
        if pairs is None:
            return None
        found = [_incoming(pair, known) for pair in pairs]
        return tuple(sorted(found, key=lambda one: (one.place, one.likeness != "contradictory", -one.score)))


def _incoming(pair: Pair, known: Sequence[Known]) -> IncomingFinding:
    place = pair.right - len(known)
    if pair.left >= len(known):
        return IncomingFinding(place, pair.likeness, pair.score, other_place=pair.left - len(known))
    there = known[pair.left]
    return IncomingFinding(place, pair.likeness, pair.score, there.id, there.number)
