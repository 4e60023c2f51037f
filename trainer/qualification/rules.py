"""Pure rules of 执法证. Only certified staff enforce (行政处罚法 第四十二条); figures are of the rule in force."""

from __future__ import annotations

from datetime import date, timedelta

from trainer.people.rules import lacks_field
from trainer.people.values import Category, Leaving, PersonRow, PersonStatus
from trainer.qualification.values import (
    OF_LEAVING,
    Card,
    CardState,
    Cause,
    Flaw,
    Inspection,
    Matter,
    Move,
    Rules,
    Standing,
    Verdict,
    Which,
)

MAY_ENFORCE = frozenset({CardState.VALID, CardState.EXPIRING})
_OWN_LIST = {
    CardState.EXPIRING: Which.EXPIRING,
    CardState.LAPSED: Which.LAPSED,
    CardState.UNINSPECTED: Which.UNINSPECTED,
}
_FLAW = {
    CardState.NONE: Flaw.NO_CARD,
    CardState.LAPSED: Flaw.LAPSED,
    CardState.UNINSPECTED: Flaw.UNINSPECTED,
    CardState.RECALLED: Flaw.RECALLED,
    CardState.CANCELLED: Flaw.CANCELLED,
}
_LEFT = {
    Leaving.TRANSFERRED: Cause.LEFT_TRANSFER,
    Leaving.RESIGNED: Cause.LEFT_RESIGNATION,
    Leaving.DISMISSED: Cause.LEFT_DISMISSAL,
    Leaving.RETIRED: Cause.LEFT_RETIREMENT,
    Leaving.DIED: Cause.LEFT_DEATH,
}


def state_of(card: Card | None, today: date, rules: Rules) -> CardState:
    """How a certificate stands: what was decided about it first, then its end, then its inspections."""
    if card is None:
        return CardState.NONE
    last = last_move(card)
    if last is Move.CANCEL:
        return CardState.CANCELLED
    if last is Move.RECALL:
        return CardState.RECALLED
    if card.valid_until is not None and card.valid_until < today:
        return CardState.LAPSED
    if not inspected(card, today, rules):
        return CardState.UNINSPECTED
    if card.valid_until is not None and card.valid_until - today <= timedelta(days=rules.warn_days):
        return CardState.EXPIRING
    return CardState.VALID


def last_move(card: Card) -> Move | None:
    """What was confirmed last; giving back undoes a recall."""
    confirmed = [one.move for one in card.matters if one.decided and one.decided.verdict is Verdict.CONFIRMED]
    return None if not confirmed or confirmed[-1] is Move.GIVE_BACK else confirmed[-1]


def inspected(card: Card, today: date, rules: Rules) -> bool:
    """Whether the inspection that is due was passed; none is due in the year of issue, or without a rule for it."""
    if rules.inspect_by is None or card.issued_on is None:
        return not _failed_last(card)
    due = today.year if (today.month, today.day) > rules.inspect_by else today.year - 1
    if due <= card.issued_on.year:
        return not _failed_last(card)
    return any(one.year >= due for one in card.inspections) and not _failed_last(card)


def _failed_last(card: Card) -> bool:
    return bool(card.inspections) and card.inspections[-1].result is Inspection.FAILED


def enforces(person: PersonRow, rules: Rules) -> bool:
    """Whether category or post says that the person enforces."""
    return person.category in rules.enforcing or on_post(person, rules)


def on_post(person: PersonRow, rules: Rules) -> bool:
    """Whether the words of the post are those of an enforcement post."""
    return any(word in person.post for word in rules.posts) and not any(word in person.post for word in rules.posts_not)


def flaws_of(person: PersonRow, state: CardState, rules: Rules) -> tuple[Flaw, ...]:
    """What is wrong about who enforces; nothing for who does not and holds no certificate."""
    if person.status is PersonStatus.SEALED:
        return (Flaw.LEFT,) if state in MAY_ENFORCE | {CardState.UNINSPECTED, CardState.LAPSED} else ()
    if person.category in rules.barred:
        return (Flaw.AUXILIARY,) if on_post(person, rules) or state in MAY_ENFORCE else ()
    if not enforces(person, rules) or state in MAY_ENFORCE:
        return ()
    return (_FLAW[state],)


def check_flaws(one: Standing, rules: Rules, fields: frozenset[str], needs_card: bool) -> tuple[Flaw, ...]:
    """Why a person may not take part: away, left or of another field always, the rest where a certificate is asked for.

    A person or certificate without named fields is not held to be of another field.
    """
    person, state = one.person, one.state
    found = []
    if person.status is PersonStatus.SEALED:
        found.append(Flaw.LEFT)
    if person.status is PersonStatus.AWAY:
        found.append(Flaw.AWAY)
    if needs_card and person.category in rules.barred:
        found.append(Flaw.AUXILIARY)
    elif needs_card and state not in MAY_ENFORCE:
        found.append(_FLAW[state])
    if lacks_field(person.fields, fields):
        found.append(Flaw.OTHER_FIELD)
    elif needs_card and one.card is not None and lacks_field(one.card.fields, fields):
        found.append(Flaw.CARD_FIELD)
    return tuple(found)


def found_cause(person: PersonRow, state: CardState, rules: Rules, leaving: Leaving | None = None) -> Cause | None:
    """The cause the program itself finds for taking a certificate back; `leaving` is why somebody left, if stated."""
    if state in (CardState.NONE, CardState.CANCELLED):
        return None
    if person.status is PersonStatus.SEALED:
        return Cause.LEFT if leaving is None else _LEFT.get(leaving, Cause.LEFT)
    return Cause.BARRED if person.category in rules.barred else None


def next_move(card: Card, cause: Cause, rules: Rules) -> Move | None:
    """The move a cause leads to now; None while one waits for a decision, was dismissed, or all are done."""
    if card.open_matter is not None:
        return None
    of_cause = [one for one in card.matters if _general(one.cause) is _general(cause)]
    if any(one.decided and one.decided.verdict is Verdict.DISMISSED for one in of_cause):
        return None
    done = {one.move for one in card.matters if one.decided and one.decided.verdict is Verdict.CONFIRMED}
    return next((move for move in rules.moves(cause) if move not in done), None)


def _general(cause: Cause) -> Cause:
    """Who left has left, whatever was said of why."""
    return Cause.LEFT if cause in OF_LEAVING else cause


def pending_cause(card: Card, rules: Rules) -> Cause | None:
    """A cause that was confirmed for one move and leads to another."""
    confirmed = (one for one in card.matters if one.decided and one.decided.verdict is Verdict.CONFIRMED)
    return next((one.cause for one in confirmed if next_move(card, one.cause, rules) is not None), None)


def may_move(state: CardState, move: Move) -> bool:
    """Whether a move changes anything: only what was recalled is given back, nothing follows a cancelling."""
    if state in (CardState.NONE, CardState.CANCELLED):
        return False
    return (state is CardState.RECALLED) == (move is Move.GIVE_BACK) or move is Move.CANCEL


def is_open(matter: Matter) -> bool:
    """Whether it waits for a named person."""
    return matter.decided is None


def may_hold(category: Category, rules: Rules) -> bool:
    """Auxiliaries never may enforce."""
    return category not in rules.barred


def lists_of(one: Standing) -> frozenset[Which]:
    """The lists a person belongs on; nothing of who left is renewed."""
    left, state = one.person.status is PersonStatus.SEALED, one.state
    waiting, auxiliary = one.open_matter is not None, Flaw.AUXILIARY in one.flaws
    found = {Which.ALL}
    if one.flaws or waiting:
        found.add(Which.TROUBLE)
    if waiting:
        found.add(Which.WAITING)
    if one.enforces and one.flaws and not auxiliary:
        found.add(Which.WITHOUT)
    if auxiliary:
        found.add(Which.AUXILIARY)
    if state in (CardState.RECALLED, CardState.CANCELLED) or Flaw.LEFT in one.flaws:
        found.add(Which.GONE)
    if state in _OWN_LIST:
        found.add(_OWN_LIST[state])
    if not left and state in (CardState.EXPIRING, CardState.LAPSED):
        found.add(Which.RENEW)
    return frozenset(found)


def stands(one: Standing, which: Which) -> bool:
    """Whether a person belongs on a list."""
    return which in lists_of(one)
