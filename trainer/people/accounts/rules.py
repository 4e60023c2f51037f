"""Who may do what, how passwords look, how failures slow the next try."""

from __future__ import annotations

import random
from datetime import timedelta
from uuid import UUID

from trainer.people.accounts.values import Actor, Permission, Role
from trainer.store.errors import BadInput, NotAllowed

SHORTEST_PASSWORD = 8
FREE_FAILURES = 3
LONGEST_WAIT = timedelta(minutes=15)
SLIP_VALID = timedelta(days=3)
SLIP_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"

_TRAINER = {
    Permission.SEE_MANAGEMENT,
    Permission.EDIT_BANK,
    Permission.READ_KEYS,
    Permission.APPROVE_QUESTIONS,
    Permission.PREPARE_EXAMS,
    Permission.RUN_EXAMS,
    Permission.MARK,
    Permission.SEE_RESULTS,
    Permission.ENTER_HOURS,
    Permission.EDIT_COURSEWARE,
}
PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.OFFICER: frozenset(),
    Role.TRAINER: frozenset(_TRAINER),
    Role.INVIGILATOR: frozenset({Permission.SEE_MANAGEMENT, Permission.RUN_EXAMS}),
    Role.ADMINISTRATOR: frozenset(Permission),
    Role.ARCHIVIST: frozenset({Permission.SEE_MANAGEMENT, Permission.READ_ARCHIVE}),
    Role.AUDITOR: frozenset(
        {Permission.SEE_MANAGEMENT, Permission.READ_KEYS, Permission.SEE_RESULTS, Permission.READ_AUDIT}
    ),
}


def may(actor: Actor, permission: Permission) -> bool:
    """Whether any role of the actor carries the permission."""
    return any(permission in PERMISSIONS[role] for role in actor.roles)


def require(actor: Actor, permission: Permission) -> None:
    """Raises NotAllowed("account.no_permission")."""
    if not may(actor, permission):
        raise NotAllowed("account.no_permission", permission=permission.value)


def require_other(actor: Actor, person_id: UUID) -> None:
    """Nobody decides about their own hours, deferral, incident or score: raises NotAllowed("account.own_matter")."""
    if actor.person_id == person_id:
        raise NotAllowed("account.own_matter")


def require_reason(reason: str) -> str:
    """The sentence without spaces around it. Raises BadInput("reason.missing")."""
    if not reason.strip():
        raise BadInput("reason.missing")
    return reason.strip()


def check_password(password: str, login: str) -> None:
    """At least eight characters and not the login name; no forced kinds of characters."""
    if len(password) < SHORTEST_PASSWORD:
        raise BadInput("password.too_short", shortest=SHORTEST_PASSWORD)
    if password.casefold() == login.casefold() or len(set(password)) == 1:
        raise BadInput("password.too_easy")


def wait_after(failures: int) -> timedelta:
    """How long sign-in rests after so many failures in a row: none for the first three, then doubling from 5 s."""
    if failures <= FREE_FAILURES:
        return timedelta()
    return min(timedelta(seconds=5 * 2 ** (failures - FREE_FAILURES - 1)), LONGEST_WAIT)


def new_slip(chance: random.Random) -> str:
    """A one-time password for a printed slip, without characters that look alike: XXXX-XXXX."""
    letters = "".join(chance.choice(SLIP_ALPHABET) for _ in range(8))
    return f"{letters[:4]}-{letters[4:]}"
