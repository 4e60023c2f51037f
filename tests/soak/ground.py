"""The ground a scenario stands on: a workspace with an exam and its candidates, and a look into it afterwards."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from itertools import takewhile
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID

from sqlalchemy import select

import trainer.app.models  # noqa: F401  foreign keys find their tables
from question_bank.codec import response_to_data
from question_bank.marking import MarkingRule, MultipleRule
from tests.conftest import PASSWORD, QUICK_HASHER
from tests.exams.hall import BLUEPRINT, WRITTEN, Hall, build_hall, officer
from trainer.app.services import Services
from trainer.exams.marking.tables import ResultTable
from trainer.exams.sittings.chain import broken_link
from trainer.exams.sittings.events import read_events
from trainer.exams.sittings.rules import replay
from trainer.exams.sittings.tables import SittingTable
from trainer.exams.sittings.values import Event, EventKind
from trainer.people.accounts.values import Actor, Role
from trainer.people.values import PersonDraft
from trainer.store.audit import broken_link as broken_trail
from trainer.store.base import SERVER
from trainer.store.clock import Clock, SystemClock
from trainer.store.opening import OpenStore, open_store
from trainer.store.workspace import Workspace

Fact = Hashable
"""(what, whose, …): one promise, as it was told and as it stands in the store."""


@dataclass(frozen=True)
class Ground:
    """A workspace on a disk. Candidates are officers by number."""

    folder: str
    head: str
    people: tuple[str, ...]
    exam: str

    def candidate(self, number: int) -> Actor:
        return officer(UUID(self.people[number]), f"考生{number}")

    @property
    def marker(self) -> Actor:
        return Actor(UUID(self.head), UUID(self.head), "周敏", frozenset({Role.ADMINISTRATOR, Role.TRAINER}))

    @contextmanager
    def open(
        self, clock: Clock | None = None, seed: int = 1, wrap: Callable[[Any], Any] | None = None
    ) -> Iterator[tuple[Hall, OpenStore]]:
        """The services over the workspace, as the program has them; `wrap` as `build_hall` takes it."""
        clock = clock or SystemClock()
        with open_store(Workspace(Path(self.folder)), clock, create=False) as store:
            hall = build_hall(store, clock, random.Random(seed), self.marker, wrap)
            try:
                yield hall, store
            finally:
                hall.sittings.close()


def make_ground(folder: Path, people: int = 1, written: bool = False) -> Ground:
    """An exam that is open for the next eight hours; options in the paper's order, so that answers compare."""
    shutil.copytree(_migrated().name, folder)
    with open_store(Workspace(folder), SystemClock(), use_keyring=False) as store:
        return prepare(store, people, written)


def prepare(store: OpenStore, people: int, written: bool = False) -> Ground:
    """The office, its exam and the candidates, in an empty store."""
    services = Services(store, SystemClock(), random.Random(1), QUICK_HASHER)
    unit, head = services.people.create_office("临河县交通运输综合行政执法大队", PersonDraft("周敏"))
    actor = services.accounts.create_first(head, "zhoumin", PASSWORD)
    drafts = (PersonDraft(f"考生{number}", unit_id=unit) for number in range(people))
    made = [services.people.add_person(actor, draft) for draft in drafts]
    hall = build_hall(store, SystemClock(), random.Random(1), actor)
    rule = MarkingRule(MultipleRule.PARTIAL)
    exam = hall.exam(blueprint=WRITTEN if written else BLUEPRINT, shuffle_options=False, marking=rule)
    hall.exams.add_candidates(actor, exam, made)
    return Ground(str(store.workspace.folder), str(head), tuple(map(str, made)), str(exam))


@cache
def _migrated() -> TemporaryDirectory[str]:
    """An empty workspace that was brought through all revisions once; it goes with the process."""
    folder = TemporaryDirectory()
    with open_store(Workspace(Path(folder.name)), SystemClock(), use_keyring=False):
        return folder


def stored_facts(ground: Ground) -> list[Fact]:
    """All a store holds that a program may have promised. Chains that are broken end the run."""
    with open_store(Workspace(Path(ground.folder)), SystemClock(), create=False) as store:
        facts: list[Fact] = []
        with store.database.read() as session:
            if broken_trail(session) is not None:
                raise SystemExit("the audit trail is broken")
            for sitting in session.scalars(select(SittingTable)):
                events = list(read_events(session, sitting.id))
                if (at := broken_link(events)) is not None:
                    raise SystemExit(f"the journal of {sitting.id} is broken at {at}")
                facts += _of_sitting(sitting, events)
            for result in session.scalars(select(ResultTable)):
                facts.append(version_fact(result.sitting_id, result.ordinal))
                facts += _of_result(result)
        if store.database.kind == SERVER:
            return facts
        check = store.connect()
        pages = (
            check.execute("PRAGMA cipher_integrity_check").fetchall()
            + check.execute("PRAGMA integrity_check").fetchall()
        )
        check.close()
        if pages != [("ok",)]:
            raise SystemExit(f"the store is damaged: {pages[:3]}")
    return facts


def answer_fact(sitting: UUID, sequence: int, item: int, response: object) -> Fact:
    """An answer that was called saved, as an event."""
    return ("answer", sitting.hex, sequence, item, _text(response))


def final_fact(person: UUID, item: int, response: object) -> Fact:
    """An answer of somebody who has handed in."""
    return ("final", person.hex, item, _text(response))


def hand_in_fact(person: UUID) -> Fact:
    """A hand-in, which has one sitting row and one first result."""
    return ("handed in", person.hex)


def version_fact(sitting: UUID, ordinal: int) -> Fact:
    """A version of a result."""
    return ("version", sitting.hex, ordinal)


def award_fact(sitting: UUID, ordinal: int, item: int, part: int | None, points: object) -> Fact:
    """Points a marker gave, in the version that was answered."""
    return ("points", sitting.hex, ordinal, item, part, str(points))


def _of_sitting(sitting: SittingTable, events: list[Event]) -> Iterator[Fact]:
    for event in takewhile(lambda one: one.kind is not EventKind.SUBMITTED, events):
        if event.kind is EventKind.ANSWERED:
            data = json.loads(event.text)
            yield answer_fact(sitting.id, event.sequence, data["item"], data["response"])
    if sitting.submitted_at is not None:
        yield hand_in_fact(sitting.person_id)
        for item, response in replay(events).answers.items():
            yield final_fact(sitting.person_id, item, response_to_data(response))


def _of_result(result: ResultTable) -> Iterator[Fact]:
    for item, mark in enumerate(result.marks):
        for part, one in enumerate(mark.get("parts", ())) if mark.get("parts") else ((None, mark),):
            yield award_fact(result.sitting_id, result.ordinal, item, part, one["score"])


def _text(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, sort_keys=True)
