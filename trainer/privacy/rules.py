"""Pure rules of retention and destruction. How many years is data of the office (个人信息保护法 第十九条)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from trainer.privacy.values import Left, ListState, Signature, Signed
from trainer.store.errors import NotAllowed, Refused


def due_on(left_on: date, years: int) -> date:
    """The first of January after so many whole years: lists are made in January."""
    return date(left_on.year + years + 1, 1, 1)


def due(people: Iterable[Left], today: date) -> tuple[Left, ...]:
    """Whose time is over and who is neither listed nor destroyed."""
    return tuple(one for one in people if one.due_on <= today and not one.listed and one.destroyed_on is None)


def state_of(signed: Iterable[Signed], done: bool, withdrawn: bool) -> ListState:
    """A list is ready once all three signed."""
    if done:
        return ListState.DONE
    if withdrawn:
        return ListState.WITHDRAWN
    return ListState.READY if {one.part for one in signed} == set(Signature) else ListState.OPEN


def next_part(signed: Iterable[Signed]) -> Signature | None:
    """Whose turn it is: in the order maker, second person, approver."""
    given = {one.part for one in signed}
    return next((part for part in Signature if part not in given), None)


def check_signer(person_id: UUID, part: Signature, signed: Iterable[Signed], people: Iterable[Left]) -> None:
    """Three different people, none of them on the list. Raises NotAllowed: account.same_person, account.own_matter;
    Refused("privacy.not_your_turn")."""
    signed = tuple(signed)
    if any(one.person_id == person_id for one in people):
        raise NotAllowed("account.own_matter")
    if any(one.person_id == person_id for one in signed):
        raise NotAllowed("account.same_person")
    if next_part(signed) is not part:
        raise Refused("privacy.not_your_turn")
