"""Use case of who set an exam and finds a setting wrong before anybody has begun."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from trainer.exams.mapping import fill, plan_of
from trainer.exams.papers.tables import PaperTable
from trainer.exams.roster import begun_of
from trainer.exams.rules import SETTINGS, changed_settings, check_plan
from trainer.exams.tables import ExamTable
from trainer.exams.values import ExamPlan
from trainer.people.accounts.rules import require, require_reason
from trainer.people.accounts.values import Actor, Permission
from trainer.store.audit import AuditTrail
from trainer.store.errors import BadInput, Refused
from trainer.store.transactions import Database


class ExamSettings:
    """Paper, window and roster have ways of their own; the source of the rule stays what it was."""

    def __init__(self, database: Database, audit: AuditTrail) -> None:
        self._database = database
        self._audit = audit

    def change(self, actor: Actor, exam_id: UUID, plan: ExamPlan, reason: str) -> int:
        """Gives an exam the settings of `plan` and its title; gives how many settings changed.

        Old and new figures go to the audit trail. Raises the codes of `check_plan`; BadInput: reason.missing,
        exam.pass_mark_above; Refused: exam.closed, exam.begun.
        """
        require(actor, Permission.PREPARE_EXAMS)
        require_reason(reason)
        with self._database.write() as session:
            row = session.get_one(ExamTable, exam_id)
            if row.closed_at is not None:
                raise Refused("exam.closed", title=row.title)
            if begun_of(session, exam_id):
                raise Refused("exam.begun")
            old = plan_of(row)
            new = replace(old, title=plan.title, **{name: getattr(plan, name) for name in SETTINGS})
            check_plan(new)
            if new.pass_mark > session.get_one(PaperTable, row.paper_id).total:
                raise BadInput("exam.pass_mark_above", mark=new.pass_mark)
            changed = changed_settings(old, new)
            if new != old:
                fill(row, new)
                self._audit.record(session, actor.person_id, "exams.settings_changed", exam_id, changed, reason.strip())
            return len(changed)
