"""Accounts: creating, signing in, passwords, roles."""

from __future__ import annotations

import random
from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from trainer.people.accounts.rules import SLIP_VALID, check_password, new_slip, require, wait_after
from trainer.people.accounts.tables import AccountTable
from trainer.people.accounts.values import AccountRow, Actor, OwnLook, Permission, Role, SignedIn, Witness
from trainer.people.tables import PersonTable
from trainer.people.values import PersonStatus
from trainer.store.audit import AuditTrail
from trainer.store.clock import Clock
from trainer.store.errors import BadInput, NotAllowed, Refused
from trainer.store.ids import Ids
from trainer.store.transactions import Database

if TYPE_CHECKING:
    from argon2 import PasswordHasher


class AccountService:
    """Use cases about accounts. Passwords are Argon2id hashes; slips are hashes too and work once."""

    def __init__(
        self,
        database: Database,
        ids: Ids,
        clock: Clock,
        audit: AuditTrail,
        chance: random.Random,
        hasher: PasswordHasher | None = None,
    ) -> None:
        self._database = database
        self._ids = ids
        self._clock = clock
        self._audit = audit
        self._chance = chance
        self._given_hasher = hasher

    @cached_property
    def _hasher(self) -> PasswordHasher:
        """Loaded with the first password, so that the door is there soon."""
        from argon2 import PasswordHasher

        return self._given_hasher or PasswordHasher()

    def any_account(self) -> bool:
        """False in a new workspace: the first-run assistant has to make the administrator."""
        with self._database.read() as session:
            return session.scalar(select(AccountTable.id).limit(1)) is not None

    def create_first(self, person_id: UUID, login: str, password: str) -> Actor:
        """The administrator of a new workspace; refused as soon as any account exists."""
        check_password(password, login)
        hashed = self._hasher.hash(password)
        with self._database.write() as session:
            if session.scalar(select(AccountTable.id).limit(1)) is not None:
                raise Refused("account.not_first")
            roles = frozenset({Role.ADMINISTRATOR, Role.TRAINER})
            account = self._add(session, person_id, login, hashed, roles)
            account.notice_read_at = self._clock.now()
            self._audit.record(session, account.person_id, "account.first_created", account.id)
            return _actor(account, self._name(session, person_id))

    def create(self, actor: Actor, person_id: UUID, login: str, roles: Iterable[Role]) -> str:
        """Adds an account and gives the one-time slip for its first sign-in."""
        require(actor, Permission.EDIT_ACCOUNTS)
        slip = new_slip(self._chance)
        slip_hash = self._hasher.hash(slip)
        with self._database.write() as session:
            account = self._add(session, person_id, login, "", frozenset(roles))
            account.slip, account.slip_until = slip_hash, self._clock.now() + SLIP_VALID
            self._audit.record(
                session, actor.person_id, "account.created", account.id, {"roles": " ".join(account.roles)}
            )
        return slip

    def sign_in(self, login: str, password: str) -> SignedIn:
        """Checks the password, or a slip once.

        Raises NotAllowed: account.resting, account.wrong_password, account.disabled.
        """
        with self._database.read() as session:
            account = session.scalar(select(AccountTable).where(AccountTable.login == login.strip()))
            person = None if account is None else session.get(PersonTable, account.person_id)
        if account is None or person is None:
            raise NotAllowed("account.wrong_password")
        if account.rests_until is not None and account.rests_until > self._clock.now():
            seconds = int((account.rests_until - self._clock.now()).total_seconds()) + 1
            raise NotAllowed("account.resting", seconds=seconds)
        if not account.enabled or person.status == PersonStatus.SEALED:
            raise NotAllowed("account.disabled")
        by_slip = self._slip_fits(account, password)
        if not by_slip and not self._fits(account.password, password):
            self._note_failure(account.id)
            raise NotAllowed("account.wrong_password")
        return self._note_success(account.id, by_slip)

    def vouch(self, actor: Actor, login: str, password: str) -> Witness:
        """The second person of an act that needs two signs in beside the first, with their own password.

        Raises what `sign_in` raises; NotAllowed: account.same_person, account.no_permission without a role of
        management, account.slip_is_no_password.
        """
        second = self.come_over(actor.person_id, login, password, Permission.SEE_MANAGEMENT)
        return Witness(second.person_id, second.name, actor.person_id)

    def come_over(self, person_id: UUID, login: str, password: str, permission: Permission) -> Actor:
        """Somebody with a right signs in for one matter of `person_id` at that person's screen.

        Raises what `sign_in` raises; NotAllowed: account.same_person, account.no_permission,
        account.slip_is_no_password.
        """
        with self._database.read() as session:
            account = session.scalar(select(AccountTable).where(AccountTable.login == login.strip()))
        if account is not None and account.person_id == person_id:
            raise NotAllowed("account.same_person")
        if account is not None and self._slip_fits(account, password):
            raise NotAllowed("account.slip_is_no_password")
        second = self.sign_in(login, password).actor
        require(second, permission)
        return second

    def change_password(self, actor: Actor, old: str, new: str) -> None:
        """Replaces one's own password; `old` may be empty only where the account has none yet (signed in by slip)."""
        with self._database.read() as session:
            account = session.get_one(AccountTable, actor.account_id)
        check_password(new, account.login)
        if account.password and not self._fits(account.password, old):
            raise NotAllowed("account.wrong_password")
        hashed = self._hasher.hash(new)
        with self._database.write() as session:
            session.get_one(AccountTable, actor.account_id).password = hashed
            self._audit.record(session, actor.person_id, "account.password_changed", actor.account_id)

    def print_slip(self, actor: Actor, account_id: UUID) -> str:
        """A one-time slip (一次性登录条) for a forgotten password; the old password stops working when it is used."""
        require(actor, Permission.EDIT_ACCOUNTS)
        slip = new_slip(self._chance)
        slip_hash = self._hasher.hash(slip)
        with self._database.write() as session:
            account = session.get_one(AccountTable, account_id)
            account.slip, account.slip_until = slip_hash, self._clock.now() + SLIP_VALID
            account.failures, account.rests_until = 0, None
            self._audit.record(session, actor.person_id, "account.slip_printed", account_id)
        return slip

    def set_roles(self, actor: Actor, account_id: UUID, roles: Iterable[Role], enabled: bool = True) -> None:
        """Changes roles or switches an account off; nobody changes their own, and one administrator always stays."""
        require(actor, Permission.EDIT_ACCOUNTS)
        if account_id == actor.account_id:
            raise NotAllowed("account.own_matter")
        with self._database.write() as session:
            account = session.get_one(AccountTable, account_id)
            account.roles, account.enabled = sorted(roles), enabled
            detail = {"roles": " ".join(account.roles), "enabled": str(enabled)}
            self._audit.record(session, actor.person_id, "account.roles_changed", account_id, detail)

    def read_notice(self, actor: Actor) -> None:
        """Notes that the privacy notice was shown and accepted."""
        with self._database.write() as session:
            session.get_one(AccountTable, actor.account_id).notice_read_at = self._clock.now()
            self._audit.record(session, actor.person_id, "account.notice_read", actor.account_id)

    def look(self, actor: Actor) -> OwnLook:
        """What the person chose last; the usual look where nothing was chosen or there is no account."""
        columns = select(AccountTable.colours, AccountTable.text_percent)
        with self._database.read() as session:
            kept = session.execute(columns.where(AccountTable.person_id == actor.person_id)).one_or_none()
        return OwnLook(*kept) if kept is not None else OwnLook()

    def keep_look(self, actor: Actor, look: OwnLook) -> None:
        """Keeps one's own look for the next sign-in, on whichever PC."""
        wanted = {"colours": look.colours, "text_percent": look.text_percent}
        with self._database.write() as session:
            session.execute(update(AccountTable).where(AccountTable.person_id == actor.person_id).values(wanted))

    def accounts(self, actor: Actor) -> tuple[AccountRow, ...]:
        """Every account with the name behind it, by login."""
        require(actor, Permission.EDIT_ACCOUNTS)
        query = (
            select(AccountTable, PersonTable.name)
            .join(PersonTable, PersonTable.id == AccountTable.person_id)
            .order_by(AccountTable.login)
        )
        with self._database.read() as session:
            return tuple(_row(account, name) for account, name in session.execute(query))

    def _add(
        self, session: Session, person_id: UUID, login: str, password: str, roles: frozenset[Role]
    ) -> AccountTable:
        login = login.strip()
        if not login:
            raise BadInput("account.no_login")
        if session.scalar(select(AccountTable.id).where(AccountTable.login == login)) is not None:
            raise Refused("account.login_taken", login=login)
        if session.scalar(select(AccountTable.id).where(AccountTable.person_id == person_id)) is not None:
            raise Refused("account.has_account")
        account = AccountTable(
            id=self._ids.new(), person_id=person_id, login=login, password=password, roles=sorted(roles)
        )
        session.add(account)
        session.flush()
        return account

    def _note_failure(self, account_id: UUID) -> None:
        with self._database.write() as session:
            account = session.get_one(AccountTable, account_id)
            account.failures += 1
            account.rests_until = self._clock.now() + wait_after(account.failures)

    def _note_success(self, account_id: UUID, by_slip: bool) -> SignedIn:
        with self._database.write() as session:
            account = session.get_one(AccountTable, account_id)
            account.failures, account.rests_until = 0, None
            account.last_sign_in = self._clock.now()
            if by_slip:
                account.slip, account.slip_until, account.password = "", None, ""
            self._audit.record(session, account.person_id, "account.signed_in", account_id)
            actor = _actor(account, self._name(session, account.person_id))
            return SignedIn(actor, not account.password, account.notice_read_at is None)

    def _slip_fits(self, account: AccountTable, typed: str) -> bool:
        if not account.slip or account.slip_until is None or account.slip_until < self._clock.now():
            return False
        return self._fits(account.slip, typed.strip().upper())

    def _fits(self, hashed: str, typed: str) -> bool:
        from argon2.exceptions import VerificationError

        try:
            return bool(hashed) and self._hasher.verify(hashed, typed)
        except VerificationError:
            return False

    def _name(self, session: Session, person_id: UUID) -> str:
        return session.get_one(PersonTable, person_id).name


def _actor(account: AccountTable, name: str) -> Actor:
    return Actor(account.id, account.person_id, name, frozenset(Role(role) for role in account.roles))


def _row(account: AccountTable, name: str) -> AccountRow:
    roles = frozenset(Role(role) for role in account.roles)
    return AccountRow(account.id, account.login, account.person_id, name, roles, account.enabled, account.last_sign_in)
