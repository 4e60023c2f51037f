"""Use cases about wrong keys: what a correction would do, who proposes it, and the one approval that marks anew."""

from __future__ import annotations

from typing import Protocol
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from question_bank.question import Question
from trainer.bank.values import BulkOutcome
from trainer.exams.corrections.reading import approved_of, corrections_of, kept_effects, scaled_in
from trainer.exams.corrections.remark import Remark, places_of, remark
from trainer.exams.corrections.rules import check_draft, draft_to_data, with_key
from trainer.exams.corrections.storing import RemarkStore
from trainer.exams.corrections.tables import CorrectionDecisionTable, CorrectionTable
from trainer.exams.corrections.values import (
    Correction,
    CorrectionDraft,
    CorrectionKind,
    CorrectionState,
    Effects,
    ExamQuestion,
)
from trainer.exams.mapping import plan_of
from trainer.exams.papers.service import read_paper
from trainer.exams.papers.tables import PaperTable
from trainer.exams.rooms.reading import form_letter, papers_of
from trainer.exams.roster import begun_of
from trainer.exams.sittings.tables import SittingTable
from trainer.exams.tables import ExamTable
from trainer.people.accounts.rules import require
from trainer.people.accounts.values import Actor, Permission
from trainer.store.apart import put_apart
from trainer.store.audit import AuditTrail
from trainer.store.clock import Clock
from trainer.store.errors import BadInput, KnownError, NotAllowed, Refused
from trainer.store.ids import Ids
from trainer.store.transactions import Database


class KeyBank(Protocol):
    """What the question bank does about a doubted key."""

    def park(self, actor: Actor, question_ids: list[UUID], reason: str, /) -> BulkOutcome: ...

    def version(self, actor: Actor, version_id: UUID, /) -> Question: ...

    def change(self, actor: Actor, question_id: UUID, question: Question, reason: str, began: UUID, /) -> UUID: ...


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
            _refuse_candidate(session, actor, exam_id)
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

    def preview(self, actor: Actor, draft: CorrectionDraft) -> Effects:
        """Who would change in score, passing and rank; nothing is kept.

        Raises the codes of `check_draft`, BadInput("correction.no_such_question"),
        Refused("correction.exam_open"), NotAllowed("account.own_matter").
        """
        require(actor, Permission.MARK)
        with self._database.read() as session:
            return self._remark(session, actor, draft).effects

    def propose(self, actor: Actor, draft: CorrectionDraft) -> UUID:
        """Keeps a correction for another person to decide, and parks the question in the bank meanwhile.

        Raises as `preview`; Refused: correction.pending (one for this question waits already), correction.no_effect.
        """
        require(actor, Permission.MARK)
        with self._database.read() as session:
            if not self._remark(session, actor, draft).changed:
                raise Refused("correction.no_effect")
        with self._database.write() as session:
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
            )
            session.add(row)
            session.flush()
            detail = {"exam": str(draft.exam_id), "question": str(draft.question_id), "kind": draft.kind.value}
            self._audit.record(session, actor.person_id, "corrections.proposed", row.id, detail, draft.reason.strip())
        self._park(actor, draft)
        return row.id

    def corrections(self, actor: Actor, exam_id: UUID) -> tuple[Correction, ...]:
        """All corrections of an exam, the oldest first."""
        require(actor, Permission.SEE_RESULTS)
        with self._database.read() as session:
            return corrections_of(session, CorrectionTable.exam_id == exam_id)

    def effects(self, actor: Actor, correction_id: UUID) -> Effects:
        """Of one that waits: what it would change now. Of an approved one: what it has changed, as it was kept."""
        require(actor, Permission.SEE_RESULTS)
        with self._database.read() as session:
            kept = kept_effects(session, correction_id)
            if kept is not None:
                return kept
            return self._remark(session, actor, _one(session, correction_id).draft).effects

    def approve(self, actor: Actor, correction_id: UUID, seal: str) -> Effects:
        """Marks the question anew in every sitting that had it; all earlier results stay.

        `seal` names the consequences the approver has seen. Raises Refused: correction.decided, correction.overtaken
        (the consequences are no longer those that were seen); NotAllowed: account.own_matter,
        correction.own_proposal.
        """
        require(actor, Permission.SETTLE_RESULTS)
        with self._database.read() as session:
            own = _waiting(session, correction_id)
            _refuse_proposer(actor, own)
            found = self._remark(session, actor, own.draft)
            version = next(iter(places_of(session, _exam(session, own), own.draft.question_id).values())).version_id
        effects = found.effects
        if effects.seal != seal:
            raise Refused("correction.overtaken")
        batch = self._ids.new()
        self._store.stage(found, batch, actor.person_id)
        with self._database.write() as session:
            _waiting(session, correction_id)
            self._store.show(session, batch)
            self._decide(session, actor, own, effects, batch)
        self._propose_version(actor, own.draft, version)
        return effects

    def refuse(self, actor: Actor, correction_id: UUID, reason: str) -> None:
        """Another person says no, with a reason; whoever proposed it may take it back so."""
        require(actor, Permission.MARK)
        if not reason.strip():
            raise BadInput("reason.missing")
        with self._database.write() as session:
            own = _waiting(session, correction_id)
            if own.proposed_by != actor.person_id:
                require(actor, Permission.SETTLE_RESULTS)
            _refuse_candidate(session, actor, own.draft.exam_id)
            self._decide(session, actor, own, None, None, reason.strip())

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

    def _remark(self, session: Session, actor: Actor, draft: CorrectionDraft) -> Remark:
        exam = session.get_one(ExamTable, draft.exam_id)
        _refuse_candidate(session, actor, exam.id)
        running = select(SittingTable.id).where(SittingTable.exam_id == exam.id, SittingTable.submitted_at.is_(None))
        if exam.closed_at is None or session.scalar(running.limit(1)) is not None:
            raise Refused("correction.exam_open")
        places = places_of(session, exam, draft.question_id)
        if not places:
            raise BadInput("correction.no_such_question")
        check_draft(next(iter(places.values())).question, draft)
        total = session.get_one(PaperTable, exam.paper_id).total
        scaled = scaled_in((draft, *approved_of(session, exam.id)))
        return remark(session, exam, plan_of(exam), total, draft, scaled)

    def _park(self, actor: Actor, draft: CorrectionDraft) -> None:
        """A doubted question is drawn into no paper; one that is parked or retired already stays so."""
        try:
            self._bank.park(actor, [draft.question_id], draft.reason.strip())
        except KnownError:
            return

    def _propose_version(self, actor: Actor, draft: CorrectionDraft, version_id: UUID) -> None:
        """The bank's question gets the new key as a draft that has to be checked and approved.

        One that was written anew since the exam stays as it is, parked for whoever looks after the bank.
        """
        if draft.kind is not CorrectionKind.NEW_KEY:
            return
        try:
            question = self._bank.version(actor, version_id)
            self._bank.change(actor, draft.question_id, with_key(question, draft), draft.reason, version_id)
        except KnownError:
            return


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


def _exam(session: Session, own: Correction) -> ExamTable:
    return session.get_one(ExamTable, own.draft.exam_id)


def _refuse_proposer(actor: Actor, own: Correction) -> None:
    if actor.person_id == own.proposed_by:
        raise NotAllowed("correction.own_proposal")


def _refuse_candidate(session: Session, actor: Actor, exam_id: UUID) -> None:
    """Whoever sat the exam is concerned by every key of it, by rank at least."""
    if actor.person_id in begun_of(session, exam_id):
        raise NotAllowed("account.own_matter")
