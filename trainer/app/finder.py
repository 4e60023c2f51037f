"""The search over everything in the top bar."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from trainer.app.services import Services
from trainer.bank.values import BankQuery
from trainer.people.accounts.rules import may
from trainer.people.accounts.values import Actor, Permission
from trainer.ui.shell.context import Found
from trainer.ui.texts import name
from trainer.ui.wording import moment

EACH = 6


class FindAnything:
    def __init__(self, services: Services, actor: Actor) -> None:
        self._services = services
        self._actor = actor

    def __call__(self, words: str) -> Sequence[Found]:
        people = self._services.people.find(self._actor, words, EACH)
        found = [Found("people", person.id, person.name, f"{person.unit} {person.post}") for person in people]
        return (*found, *islice(self._exams(words), EACH), *self._questions(words))

    def _questions(self, words: str) -> Iterator[Found]:
        if not words.strip() or not may(self._actor, Permission.READ_KEYS):
            return
        for row in self._services.bank.page(self._actor, BankQuery(words=words, limit=EACH)).rows:
            yield Found("bank", row.id, row.stem, f"{name(row.kind)} {row.statute}")

    def _exams(self, words: str) -> Iterator[Found]:
        wanted = words.strip().casefold()
        for exam in self._services.exams.exams(self._actor):
            if wanted and wanted in exam.plan.title.casefold():
                detail = f"{moment(exam.plan.opens_at)} {name(exam.state)}"
                yield Found("exams", exam.id, exam.plan.title, detail)
