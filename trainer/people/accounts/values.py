"""Accounts, roles and what each role may do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class Role(StrEnum):
    """角色. An account may hold several."""

    OFFICER = "officer"
    TRAINER = "trainer"
    INVIGILATOR = "invigilator"
    ADMINISTRATOR = "administrator"
    AUDITOR = "auditor"
    ARCHIVIST = "archivist"


class Permission(StrEnum):
    """What services ask for before they act."""

    SEE_MANAGEMENT = "see_management"
    SEE_FULL_ID = "see_full_id"
    EDIT_PEOPLE = "edit_people"
    EXPORT_PEOPLE = "export_people"
    EDIT_ACCOUNTS = "edit_accounts"
    EDIT_BANK = "edit_bank"
    READ_KEYS = "read_keys"
    APPROVE_QUESTIONS = "approve_questions"
    PREPARE_EXAMS = "prepare_exams"
    RUN_EXAMS = "run_exams"
    MARK = "mark"
    SEE_RESULTS = "see_results"
    SETTLE_RESULTS = "settle_results"
    ENTER_HOURS = "enter_hours"
    APPROVE_HOURS = "approve_hours"
    EDIT_COURSEWARE = "edit_courseware"
    DECIDE_RETAKES = "decide_retakes"
    ISSUE_CERTIFICATES = "issue_certificates"
    EDIT_SETTINGS = "edit_settings"
    READ_AUDIT = "read_audit"
    READ_ARCHIVE = "read_archive"
    DESTROY_DATA = "destroy_data"
    BACK_UP = "back_up"


@dataclass(frozen=True)
class Actor:
    """Who acts: the signed-in account, the person behind it and its roles."""

    account_id: UUID
    person_id: UUID
    name: str
    roles: frozenset[Role]


@dataclass(frozen=True)
class Witness:
    """A second person who signed in for one act of `actor_id` and stands beside it in the audit trail."""

    person_id: UUID
    name: str
    actor_id: UUID


@dataclass(frozen=True)
class SignedIn:
    """What sign-in answers: who it is, and what has to happen before going on."""

    actor: Actor
    must_change_password: bool
    must_read_notice: bool


@dataclass(frozen=True)
class OwnLook:
    """How somebody wants the program to look: the name of its colours, empty while none was chosen, and the text size
    in per cent."""

    colours: str = ""
    text_percent: int = 100


@dataclass(frozen=True)
class AccountRow:
    """One account of the settings list."""

    id: UUID
    login: str
    person_id: UUID
    name: str
    roles: frozenset[Role]
    enabled: bool
    last_sign_in: datetime | None
