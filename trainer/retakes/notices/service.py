"""Use cases about the papers of a case: issue, void, serve, appeal; each by a named person, none about themselves."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from trainer.people.accounts.rules import require, require_other, require_reason
from trainer.people.accounts.values import Actor, Permission
from trainer.people.service import PeopleService
from trainer.retakes.ledger import load_cases
from trainer.retakes.notices.reading import load_files, unfinished
from trainer.retakes.notices.rules import appeal_until, deadlines, may_appeal, may_issue
from trainer.retakes.notices.sheets import Issued, sheet_of
from trainer.retakes.notices.tables import (
    AppealDecisionTable,
    AppealTable,
    DeliveryTable,
    NoticeTable,
    NoticeVoidTable,
)
from trainer.retakes.notices.values import (
    AppealOutcome,
    CaseFile,
    Deadline,
    DeliveryOutcome,
    Notice,
    NoticeDraft,
    NoticeKind,
    NoticeRenderer,
    NoticeSheet,
    serial_text,
)
from trainer.retakes.opening import CaseBook
from trainer.retakes.tables import RetakeCaseTable
from trainer.retakes.values import Case, Decision
from trainer.store.apart import put_apart
from trainer.store.audit import AuditTrail
from trainer.store.clock import Clock, local_day, local_today
from trainer.store.errors import BadInput, Refused, StoreTrouble
from trainer.store.files import file_hash, keep_file, read_file
from trainer.store.folders import Folder
from trainer.store.ids import Ids
from trainer.store.transactions import Database
from trainer.workdays.service import calendar_at

if TYPE_CHECKING:
    from trainer.exams.service import ExamService


class NoticeService:
    """The book of notices (补考通知书 and others) with deliveries and appeals."""

    def __init__(
        self,
        database: Database,
        ids: Ids,
        clock: Clock,
        audit: AuditTrail,
        people: PeopleService,
        exams: ExamService,
        renderer: NoticeRenderer,
        *rule_folders: Folder,
    ) -> None:
        self._database = database
        self._ids = ids
        self._clock = clock
        self._audit = audit
        self._people = people
        self._exams = exams
        self._renderer = renderer
        self._rule_folders = rule_folders
        self._book = CaseBook(ids, clock, audit)

    def files(self, actor: Actor, case_ids: Collection[UUID]) -> Mapping[UUID, CaseFile]:
        """The papers of cases; whoever may see results sees them."""
        require(actor, Permission.SEE_RESULTS)
        with self._database.read() as session:
            return load_files(session, self._people, case_ids, self._rule_folders)

    def deadlines(self, actor: Actor) -> tuple[Deadline, ...]:
        """What is still to happen in any case, the most urgent first, what has no day last."""
        require(actor, Permission.SEE_RESULTS)
        opens = {exam.id: local_day(exam.plan.opens_at) for exam in self._exams.exams(actor)}
        with self._database.read() as session:
            cases = load_cases(session, self._people, unfinished())
            files = load_files(session, self._people, [case.id for case in cases], self._rule_folders)
        found = [line for case in cases for line in deadlines(case, files[case.id], self._today(), opens)]
        return tuple(sorted(found, key=lambda line: (line.on or date.max, line.due, line.unit, line.name)))

    def issue(self, actor: Actor, case_id: UUID, draft: NoticeDraft) -> Notice:
        """Draws, numbers without a gap by the code of the person's unit and files a notice of what was decided.

        Raises Refused: notice.not_now (nothing decided says so, or one stands already).
        """
        require(actor, Permission.DECIDE_RETAKES)
        office, today = self._people.units()[0].name, self._today()
        while True:
            with self._database.read() as session:
                case, file = self._case(session, case_id)
            code = self._code(case)
            with self._database.read() as session:
                number = _last(session, code, today.year) + 1
            require_other(actor, case.person_id)
            if draft.kind not in may_issue(case, file):
                raise Refused("notice.not_now", name=case.name)
            serial = serial_text(today.year, number, code)
            sheet = sheet_of(self._exams, actor, case, file, draft, Issued(serial, office, today))
            pdf, docx = self._renderer(sheet)
            with self._database.write() as session:
                now_case, now_file = self._case(session, case_id)
                if _last(session, code, sheet.issued_on.year) + 1 == number and (now_case, now_file) == (case, file):
                    kept = self._keep(session, actor, sheet, (code, number), pdf, docx)
                    return next(one for one in self._case(session, case_id)[1].notices if one.id == kept)

    def content(self, actor: Actor, notice: Notice, docx: bool = False) -> bytes:
        """The kept file as it was filed. Raises StoreTrouble("notice.damaged")."""
        require(actor, Permission.SEE_RESULTS)
        key = notice.docx_hash if docx else notice.pdf_hash
        with self._database.read() as session:
            content = read_file(session, key)
        if file_hash(content) != key:
            raise StoreTrouble("notice.damaged", serial=notice.serial)
        return content

    def take_out(self, actor: Actor, notice: Notice) -> bytes:
        """The text to be edited, for a file outside: a line in the register of exports."""
        content = self.content(actor, notice, docx=True)
        self._people.record_export(actor, "notice", 1, False, notice.serial, notice.docx_hash)
        return content

    def void(self, actor: Actor, notice: Notice, reason: str) -> None:
        """作废: the number stays in the book and is never given again. Raises Refused("notice.voided")."""
        reason = require_reason(reason)

        def write(session: Session, _case: Case) -> None:
            row = NoticeVoidTable(
                notice_id=notice.id, at=self._clock.now(), by_id=actor.person_id, reason=put_apart(session, reason)
            )
            session.add(row)

        self._on_notice(actor, notice, "retakes.notice_voided", {}, reason, write)

    def serve(self, actor: Actor, notice: Notice, outcome: DeliveryOutcome, on: date, note: str) -> None:
        """送达 or 拒签, with who served it and the witness; from its day the time for an appeal runs.

        Raises Refused: notice.voided, notice.served; BadInput: notice.served_before, reason.missing.
        """
        require(actor, Permission.DECIDE_RETAKES)
        note = require_reason(note)
        if not notice.issued_on <= on <= self._today():
            raise BadInput("notice.served_before", serial=notice.serial)

        def write(session: Session, _case: Case) -> None:
            row = DeliveryTable(
                notice_id=notice.id,
                outcome=outcome,
                on=on,
                at=self._clock.now(),
                by_id=actor.person_id,
                note=put_apart(session, note),
            )
            session.add(row)

        detail = {"outcome": outcome.value, "on": on.isoformat()}
        self._on_notice(actor, notice, "retakes.notice_served", detail, "", write)

    def file_appeal(self, actor: Actor, case_id: UUID, filed_on: date, words: str) -> None:
        """Takes an officer's appeal in; a late one is taken too and marked, the decider judges it.

        Raises Refused("appeal.not_now"), BadInput("reason.missing").
        """
        require(actor, Permission.DECIDE_RETAKES)
        words = require_reason(words)
        if filed_on > self._today():
            raise BadInput("appeal.not_yet")
        with self._database.write() as session:
            case, file = self._case(session, case_id)
            require_other(actor, case.person_id)
            if not may_appeal(case, file):
                raise Refused("appeal.not_now", name=case.name)
            days = case.windows.decision_days
            row = AppealTable(
                id=self._ids.new(),
                case_id=case_id,
                filed_on=filed_on,
                until=appeal_until(file),
                decide_by=None if days is None else self._last_day(session, case, filed_on, days),
                at=self._clock.now(),
                by_id=actor.person_id,
                words=put_apart(session, words),
            )
            session.add(row)
            self._note(session, actor, "retakes.appeal_filed", case, {"appeal": str(row.id)})

    def decide_appeal(self, actor: Actor, case_id: UUID, outcome: AppealOutcome, reason: str) -> None:
        """A granted appeal ends the case by the same person; the failure no longer counts. Refused("appeal.none")."""
        require(actor, Permission.DECIDE_RETAKES)
        reason = require_reason(reason)
        with self._database.write() as session:
            case, file = self._case(session, case_id)
            require_other(actor, case.person_id)
            if file.waiting is None:
                raise Refused("appeal.none", name=case.name)
            row = AppealDecisionTable(
                appeal_id=file.waiting.id,
                outcome=outcome,
                at=self._clock.now(),
                by_id=actor.person_id,
                reason=put_apart(session, reason),
            )
            session.add(row)
            detail = {"appeal": str(file.waiting.id), "outcome": outcome.value}
            self._note(session, actor, "retakes.appeal_decided", case, detail, reason)
            if outcome is AppealOutcome.GRANTED and case.state not in (Decision.DISMISSED, Decision.CLOSED):
                self._book.decide(session, actor, case, Decision.DISMISSED, reason)

    def _on_notice(
        self,
        actor: Actor,
        notice: Notice,
        action: str,
        detail: dict[str, str],
        reason: str,
        write: Callable[[Session, Case], None],
    ) -> None:
        require(actor, Permission.DECIDE_RETAKES)
        with self._database.write() as session:
            case, file = self._case(session, notice.case_id)
            require_other(actor, case.person_id)
            known = next(one for one in file.notices if one.id == notice.id)
            if known.voided is not None:
                raise Refused("notice.voided", serial=known.serial)
            if known.delivery is not None and action != "retakes.notice_voided":
                raise Refused("notice.served", serial=known.serial)
            write(session, case)
            self._note(session, actor, action, case, {"notice": str(notice.id)} | detail, reason)

    def _code(self, case: Case) -> str:
        """The code of the person's unit, or of the nearest above with one; empty as long as none was set."""
        unit_id = self._people.known((case.person_id,))[case.person_id].unit_id
        return self._people.unit_codes()[unit_id] if unit_id else ""

    def _keep(
        self, session: Session, actor: Actor, sheet: NoticeSheet, numbered: tuple[str, int], pdf: bytes, docx: bytes
    ) -> UUID:
        code, number = numbered
        now, case = self._clock.now(), sheet.case
        row = NoticeTable(
            id=self._ids.new(),
            case_id=case.id,
            kind=sheet.draft.kind,
            year=sheet.issued_on.year,
            number=number,
            code=code,
            issued_on=sheet.issued_on,
            serve_by=sheet.draft.serve_by,
            appeal_days=None if sheet.draft.kind is NoticeKind.APPEAL_REPLY else case.windows.appeal_days,
            at=now,
            by_id=actor.person_id,
            pdf_hash=keep_file(session, f"{sheet.serial}.pdf", pdf, now),
            docx_hash=keep_file(session, f"{sheet.serial}.docx", docx, now),
        )
        session.add(row)
        detail = {"notice": str(row.id), "number": str(number), "year": str(row.year), "hash": row.pdf_hash}
        self._note(session, actor, "retakes.notice_issued", case, detail)
        return row.id

    def _note(
        self, session: Session, actor: Actor, action: str, case: Case, detail: dict[str, str], reason: str = ""
    ) -> None:
        session.flush()
        detail = {"case": str(case.id)} | detail
        self._audit.record(session, actor.person_id, action, case.person_id, detail, reason)

    def _case(self, session: Session, case_id: UUID) -> tuple[Case, CaseFile]:
        found = load_cases(session, self._people, RetakeCaseTable.id == case_id)
        if not found:
            raise BadInput("retake.unknown_case")
        return found[0], load_files(session, self._people, (case_id,), self._rule_folders)[case_id]

    def _last_day(self, session: Session, case: Case, begun: date, days: int) -> date:
        if case.windows.in_workdays:
            return calendar_at(session, self._rule_folders).after(begun, days)
        return begun + timedelta(days=days)

    def _today(self) -> date:
        return local_today(self._clock)


def _last(session: Session, code: str, year: int) -> int:
    of_code = (NoticeTable.code == code, NoticeTable.year == year)
    return session.scalar(select(func.max(NoticeTable.number)).where(*of_code)) or 0
