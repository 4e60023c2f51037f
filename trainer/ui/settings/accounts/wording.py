"""Roles as the tab explains them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from trainer.people.accounts.values import Role
from trainer.ui.texts import name
from trainer.ui.wording import moment
from trainer.words import _


def role_text(role: Role) -> str:
    """What a role may do, in one line."""
    return {
        Role.OFFICER: _("Sits exams, studies, sees their own hours and certificates"),
        Role.TRAINER: _("Question bank, papers, exams, marking, courseware, entering hours"),
        Role.INVIGILATOR: _("Runs exams in the room"),
        Role.ADMINISTRATOR: _("Everything, with approvals, certificates, settings and backups"),
        Role.ARCHIVIST: _("Reads the archive of those who left"),
        Role.AUDITOR: _("Reads results and the audit trail, changes nothing"),
    }[role]


def roles_text(roles: Iterable[Role]) -> str:
    return "、".join(name(role) for role in sorted(roles, key=list(Role).index))


def signed_in_text(at: datetime | None) -> str:
    return _("Never") if at is None else moment(at)
