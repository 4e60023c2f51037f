"""Use cases about wrong keys: what a correction would do, who proposes it, and the one approval that marks anew.

One key may be wrong in several exams: what is proposed together is seen, approved or refused together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from trainer.exams.corrections.keys import KeyBank, park, propose_version
from trainer.exams.corrections.reading import approved_of, corrections_of, kept_effects
from trainer.exams.corrections.rules import draft_to_data, joint_seal
from trainer.exams.corrections.storing import RemarkStore
from trainer.exams.corrections.tables import CorrectionDecisionTable, CorrectionTable
from trainer.exams.corrections.together import (
    others_of,
    refuse_candidate,
    refuse_other_versions,
    version_in,
    waiting_with,
    work_out,
)
from trainer.exams.corrections.values import (
    Correction,
    CorrectionDraft,
    CorrectionKind,
    CorrectionState,
    Effects,
    ExamEffects,
    ExamQuestion,
    OtherExam,
)
from trainer.exams.leftovers import Leftovers, or_else
from trainer.exams.papers.service import read_paper
from trainer.exams.rooms.reading import form_letter, papers_of
from trainer.exams.tables import ExamTable
from trainer.people.accounts.rules import require, require_reason
from trainer.people.accounts.values import Actor, Permission
from trainer.store.apart import put_apart
from trainer.store.audit import AuditTrail
from trainer.store.clock import Clock
from trainer.store.errors import BadInput, NotAllowed, Refused
from trainer.store.ids import Ids
from trainer.store.transactions import Database

__all__ = ["CorrectionService", "KeyBank"]


class CorrectionService:
    """Nobody who sat an exam proposes or decides anything about its keys; nobody approves their own proposal."""

    def __init__(self, database: Database, ids: Ids, clock: Clock, audit: AuditTrail, bank: KeyBank) -> None:
        self._database = database
        self._ids = ids
        self._clock = clock
        self._audit = audit
        self._bank = bank
        self._store = RemarkStore(database, ids, clock)

    def questions(self, actor: Actor, exam_id: UUID) -> tuple[ExamQuestion, ...]:
        """The questions of every form of an exam, as form A has them, then those of the others."""
        require(actor, Permission.READ_KEYS)
        with self._database.read() as session:
            exam = session.get_one(ExamTable, exam_id)
            refuse_candidate(session, actor, exam_id)
            fixed: dict[UUID, list[CorrectionKind]] = {}
            for draft in approved_of(session, exam_id):
                fixed.setdefault(draft.question_id, []).append(draft.kind)
            found: dict[UUID, ExamQuestion] = {}
            for form, paper_id in enumerate(papers_of(session, exam)):
                for item in read_paper(session, paper_id).items:
                    known = found.get(item.question_id)
                    numbers = (*(known.numbers if known else ()), (form_letter(form), item.number))
                    kinds = tuple(fixed.get(item.question_id, ()))
                    found[item.question_id] = ExamQuestion(
                        item.question_id, item.version_id, item.question, item.score, numbers, kinds
                    )
        return tuple(found.values())

    def elsewhere(self, actor: Actor, exam_id: UUID, question_id: UUID, version_id: UUID) -> tuple[OtherExam, ...]:
        """The other exams that asked the same version of a question, the newest first, and what keeps one of them
        from being corrected along.
        """
        require(actor, Permission.READ_KEYS)
        with self._database.read() as session:
            return tuple(others_of(session, actor, exam_id, question_id, version_id))

    def preview(self, actor: Actor, draft: CorrectionDraft) -> Effects:
        """Who would change in score, passing and rank in the exam of a draft; nothing is kept. Raises as `work_out`."""
        return self.preview_all(actor, [draft])[0].effects

    def preview_all(self, actor: Actor, drafts: Sequence[CorrectionDraft]) -> tuple[ExamEffects, ...]:
        """The same of one key in several exams, each for itself, in their order.

        Raises as `work_out`; BadInput("correction.other_version").
        """
        require(actor, Permission.MARK)
        with self._database.read() as session:
            refuse_other_versions(session, drafts)
            return tuple(_in_exam(session, one, work_out(session, actor, one).effects) for one in drafts)

    def propose(self, actor: Actor, draft: CorrectionDraft, others: Sequence[CorrectionDraft] = ()) -> UUID:
        """Keeps a correction for another person to decide, and parks the question in the bank meanwhile.

        `others` are the same correction in other exams, decided with it; gives the key of the first. Raises as
        `preview_all`; Refused: correction.pending (one for this question waits already), correction.no_effect (in none
        of them).
        """
        require(actor, Permission.MARK)
        drafts = (draft, *others)
        with self._database.read() as session:
            refuse_other_versions(session, drafts)
            found = [work_out(session, actor, one) for one in drafts]
            if not any(one.changed for one in found):
                raise Refused("correction.no_effect")
        together = self._ids.new() if others else None
        with self._database.write() as session:
            keys = [self._keep(session, actor, one, together) for one in drafts]
        park(self._bank, actor, draft)
        return keys[0]

    def corrections(self, actor: Actor, exam_id: UUID) -> tuple[Correction, ...]:
        """All corrections of an exam, the oldest first."""
        require(actor, Permission.SEE_RESULTS)
        with self._database.read() as session:
            return corrections_of(session, CorrectionTable.exam_id == exam_id)

    def waiting(self, actor: Actor) -> Mapping[UUID, int]:
        """How many corrections wait for a decision in which exam, the exam that waits longest first."""
        require(actor, Permission.SEE_RESULTS)
        decided = select(CorrectionDecisionTable.correction_id)
        query = select(CorrectionTable.exam_id, func.count()).where(CorrectionTable.id.not_in(decided))
        query = query.group_by(CorrectionTable.exam_id).order_by(func.min(CorrectionTable.proposed_at))
        with self._database.read() as session:
            return dict(session.execute(query).all())

    def effects(self, actor: Actor, correction_id: UUID) -> Effects:
        """Of one that waits: what it would change now in its exam. Of an approved one: what it has changed, as it was
        kept.
        """
        return self._effects(actor, correction_id, alone=True)[0].effects

    def effects_together(self, actor: Actor, correction_id: UUID) -> tuple[ExamEffects, ...]:
        """The same in every exam that is decided with it, its own first."""
        return self._effects(actor, correction_id, alone=False)

    def approve(self, actor: Actor, correction_id: UUID, seal: str) -> tuple[ExamEffects, ...]:
        """Marks the question anew in every sitting that had it, in all exams it was proposed for; all earlier results
        stay. Either all new results are seen or none; a second approval finds it decided.

        `seal` is the `joint_seal` of the consequences the approver has seen. Raises Refused: correction.decided,
        correction.overtaken (the consequences are no longer those that were seen); NotAllowed: account.own_matter,
        correction.own_proposal.
        """
        require(actor, Permission.SETTLE_RESULTS)
        with self._database.read() as session:
            group = waiting_with(session, _waiting(session, correction_id))
            _refuse_proposer(actor, group[0])
            found = [work_out(session, actor, one.draft) for one in group]
            version = version_in(session, group[0].draft)
            told = tuple(_in_exam(session, one.draft, new.effects) for one, new in zip(group, found, strict=True))
        if joint_seal([one.effects for one in told]) != seal:
            raise Refused("correction.overtaken")
        batch = self._ids.new()
        with or_else(Leftovers(self._database, self._clock).discard_remark, batch):
            for new in found:
                self._store.stage(new, batch, actor.person_id)
            with self._database.write() as session:
                for own, one in zip(group, told, strict=True):
                    _waiting(session, own.id)
                    self._decide(session, actor, own, one.effects, batch)
                self._store.show(session, batch)
        propose_version(self._bank, actor, group[0].draft, version)
        return told

    def refuse(self, actor: Actor, correction_id: UUID, reason: str) -> None:
        """Another person says no, with a reason, in all exams it was proposed for; whoever proposed it may take it
        back so.
        """
        require(actor, Permission.MARK)
        require_reason(reason)
        with self._database.write() as session:
            for own in waiting_with(session, _waiting(session, correction_id)):
                if own.proposed_by != actor.person_id:
                    require(actor, Permission.SETTLE_RESULTS)
                refuse_candidate(session, actor, own.draft.exam_id)
                self._decide(session, actor, own, None, None, reason.strip())

    def _keep(self, session: Session, actor: Actor, draft: CorrectionDraft, together: UUID | None) -> UUID:
        if any(one.state is CorrectionState.PROPOSED for one in corrections_of(session, *_same(draft))):
            raise Refused("correction.pending")
        row = CorrectionTable(
            id=self._ids.new(),
            exam_id=draft.exam_id,
            question_id=draft.question_id,
            part=draft.part,
            kind=draft.kind,
            content=draft_to_data(draft),
            reason=put_apart(session, draft.reason.strip()),
            proposed_by=actor.person_id,
            proposed_at=self._clock.now(),
            together=together,
        )
        session.add(row)
        session.flush()
        detail = {"exam": str(draft.exam_id), "question": str(draft.question_id), "kind": draft.kind.value}
        detail |= {} if together is None else {"together": str(together)}
        self._audit.record(session, actor.person_id, "corrections.proposed", row.id, detail, draft.reason.strip())
        return row.id

    def _decide(
        self,
        session: Session,
        actor: Actor,
        own: Correction,
        effects: Effects | None,
        batch: UUID | None,
        reason: str = "",
    ) -> None:
        session.add(
            CorrectionDecisionTable(
                correction_id=own.id,
                approved=effects is not None,
                by_id=actor.person_id,
                at=self._clock.now(),
                answer=put_apart(session, reason),
                batch=batch,
                seal=effects.seal if effects else "",
                asked=effects.asked if effects else 0,
                sat=effects.sat if effects else 0,
                passed_before=effects.passed_before if effects else 0,
                passed_after=effects.passed_after if effects else 0,
            )
        )
        session.flush()
        detail = {"exam": str(own.draft.exam_id)}
        if effects is not None:
            detail |= {"seal": effects.seal, "scores": str(effects.scores)}
            detail |= {"gained": str(effects.gained), "lost": str(effects.lost)}
        action = "corrections.refused" if effects is None else "corrections.approved"
        self._audit.record(session, actor.person_id, action, own.id, detail, reason)

    def _effects(self, actor: Actor, correction_id: UUID, alone: bool) -> tuple[ExamEffects, ...]:
        require(actor, Permission.SEE_RESULTS)
        with self._database.read() as session:
            own = _one(session, correction_id)
            found = []
            for one in (own,) if alone else waiting_with(session, own):
                kept = kept_effects(session, one.id)
                found.append(_in_exam(session, one.draft, kept or work_out(session, actor, one.draft).effects))
            return tuple(found)


def _in_exam(session: Session, draft: CorrectionDraft, effects: Effects) -> ExamEffects:
    return ExamEffects(draft.exam_id, session.get_one(ExamTable, draft.exam_id).title, effects)


def _same(draft: CorrectionDraft) -> tuple[ColumnElement[bool], ...]:
    return CorrectionTable.exam_id == draft.exam_id, CorrectionTable.question_id == draft.question_id


def _one(session: Session, correction_id: UUID) -> Correction:
    found = corrections_of(session, CorrectionTable.id == correction_id)
    if not found:
        raise BadInput("correction.unknown")
    return found[0]


def _waiting(session: Session, correction_id: UUID) -> Correction:
    found = _one(session, correction_id)
    if found.state is not CorrectionState.PROPOSED:
        raise Refused("correction.decided")
    return found


def _refuse_proposer(actor: Actor, own: Correction) -> None:
    if actor.person_id == own.proposed_by:
        raise NotAllowed("correction.own_proposal")
