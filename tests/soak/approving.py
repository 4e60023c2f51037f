"""Keys of a closed exam are corrected one after the other, each re-marking in pieces of two sittings."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from question_bank.question import ChoiceKey, Question, QuestionKind
from tests.exams.hall import Hall
from tests.soak.ground import Fact, Ground, version_fact
from tests.soak.telling import Tell
from trainer.bank.values import BulkOutcome
from trainer.exams.corrections.service import CorrectionService
from trainer.exams.corrections.values import CorrectionDraft, CorrectionKind, CorrectionState
from trainer.exams.leftovers import Leftovers
from trainer.people.accounts.values import Actor, Role
from trainer.store.errors import KnownError, Refused
from trainer.store.transactions import Database, chunks

APART = 2


class NoBank:
    """The bank looks after its own questions; here nobody asks it."""

    def park(self, actor: Actor, question_ids: Any, reason: str, /) -> BulkOutcome:
        return BulkOutcome(1, {})

    def version(self, actor: Actor, version_id: UUID, /) -> Question:
        raise Refused("bank.already_there")

    def change(self, *_all: object) -> UUID:
        raise Refused("bank.already_there")


@contextmanager
def in_small_pieces(database: Database) -> Iterator[None]:
    """So that death comes between two of them."""
    vars(database)["pieces"] = lambda rows, *_sizes, **_named: chunks(rows, APART)
    try:
        yield
    finally:
        del vars(database)["pieces"]


def approve(hall: Hall, ground: Ground, chance: random.Random, tell: Tell) -> None:
    """As the program does it: what an earlier life left behind goes, then one approval follows the other."""
    own = hall.marking
    Leftovers(own._database, own._clock).sweep()
    desk = CorrectionService(own._database, own._ids, own._clock, own._audit, NoBank())
    with in_small_pieces(own._database):
        while True:
            approve_one(hall, desk, ground, chance, tell)


def approve_one(hall: Hall, desk: CorrectionService, ground: Ground, chance: random.Random, tell: Tell) -> None:
    """Decides what waits, or another key of one question."""
    exam = UUID(ground.exam)
    waiting = [one.id for one in desk.corrections(ground.marker, exam) if one.state is CorrectionState.PROPOSED]
    own = waiting[0] if waiting else _propose(desk, ground, exam, chance)
    if own is None:
        return
    told = desk.approve(_approver(ground), own, desk.effects(_approver(ground), own).seal)
    changed = [row.sitting_id for row in told[0].effects.rows if row.score_changes]
    tell(approved_fact(own, len(changed)))
    for sitting in changed:
        tell(version_fact(sitting, hall.marking.versions(ground.marker, sitting)[-1].ordinal))


def approved_fact(correction_id: UUID, changed: int) -> Fact:
    """An approval that was told, with how many scores it changed."""
    return ("approved", correction_id.hex, changed)


def _propose(desk: CorrectionService, ground: Ground, exam: UUID, chance: random.Random) -> UUID | None:
    asked = [one for one in desk.questions(ground.marker, exam) if one.question.kind is QuestionKind.SINGLE]
    one = chance.choice(asked)
    key = ChoiceKey(frozenset({chance.randrange(len(one.question.options))}))
    reason = f"第{chance.randrange(10**6)}次"
    draft = CorrectionDraft(exam, one.question_id, CorrectionKind.NEW_KEY, (key,), reason=reason)
    try:
        return desk.propose(ground.marker, draft)
    except KnownError:
        return None


def _approver(ground: Ground) -> Actor:
    """The last candidate stayed away and settles results instead."""
    person = UUID(ground.people[-1])
    return Actor(person, person, "何局长", frozenset({Role.ADMINISTRATOR}))
