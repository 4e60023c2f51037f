"""Use cases of practice. What it knows of exams is handed in: it stands below them."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from datetime import datetime, time, timedelta
from pathlib import Path
from uuid import UUID

from question_bank.question import Question, Response
from trainer.bank.drills.service import DrillService
from trainer.bank.drills.values import Drill
from trainer.people.accounts.rules import require
from trainer.people.accounts.values import Actor, Permission
from trainer.practice.keeping import add_review, cards_of, keep_cards
from trainer.practice.rules import (
    arranged,
    due_again,
    due_at,
    in_wrong_book,
    is_due,
    marked,
    own_response,
    shown_order,
    veiled,
)
from trainer.practice.sameness import Sameness
from trainer.practice.terms import load_terms
from trainer.practice.values import Card, Desk, Hiding, PracticeTerms, RunKind, RunOrder, Task, Verdict, WrongLine
from trainer.store.audit import AuditTrail
from trainer.store.clock import Clock, local_day
from trainer.store.errors import Refused
from trainer.store.ids import Ids
from trainer.store.settings import read_setting, write_setting
from trainer.store.transactions import Database

HIDING_SETTING = "practice.hiding"
HeldBack = Callable[[Hiding, datetime], frozenset[UUID]]
"""The questions of sealed papers that are kept back at a time."""

NextExam = Callable[[UUID, datetime], datetime | None]
"""When a person's next exam begins."""

_SAMPLES = 20
"""So many runs' worth of questions are drawn to find new ones before a whole scope is read."""


class PracticeService:
    """Everybody practises for themselves; nobody sees another person's answers here."""

    def __init__(
        self,
        database: Database,
        ids: Ids,
        clock: Clock,
        audit: AuditTrail,
        drills: DrillService,
        held_back: HeldBack,
        next_exam: NextExam,
        chance: random.Random,
        terms: Path,
    ) -> None:
        self._database = database
        self._ids = ids
        self._clock = clock
        self._audit = audit
        self._drills = drills
        self._held_back = held_back
        self._next_exam = next_exam
        self._chance = chance
        self._same = Sameness(drills)
        self.terms: PracticeTerms = load_terms(terms)

    def hiding(self) -> Hiding:
        """Which questions of sealed papers are kept back; those of open exams until the office chose."""
        with self._database.read() as session:
            return Hiding(read_setting(session, HIDING_SETTING, Hiding.WHILE_OPEN.value))

    def choose_hiding(self, actor: Actor, hiding: Hiding) -> None:
        """Takes effect at once, for everybody."""
        require(actor, Permission.EDIT_SETTINGS)
        with self._database.write() as session:
            write_setting(session, HIDING_SETTING, hiding.value)
            self._audit.record(session, actor.person_id, "practice.hiding_chosen", None, {"hiding": hiding.value})

    def held_back(self) -> frozenset[UUID]:
        """The questions nobody is shown now."""
        hiding = self.hiding()
        return frozenset() if hiding is Hiding.NEVER else self._held_back(hiding, self._clock.now())

    def desk(self, actor: Actor) -> Desk:
        """What is due today, the wrong-answer book, and what was answered today."""
        now, cards = self._clock.now(), self._cards(actor.person_id)
        today = local_day(now)
        exam_at = self._next_exam(actor.person_id, now)
        return Desk(
            due=len(self._due(cards, exam_at, now)),
            wrong=sum(in_wrong_book(card, self.terms) for card in cards),
            practised=len(cards),
            today=sum(local_day(card.last_at) == today for card in cards),
            exam_at=exam_at,
        )

    def run(self, actor: Actor, order: RunOrder) -> tuple[UUID, ...]:
        """The questions of one run, at most `run_size`.

        Due ones come in the order they fell due. Of a scope come those never practised first, by chance, then those
        answered longest ago. Raises Refused: practice.nothing_due, practice.no_wrong, practice.nothing_there.
        """
        cards = self._cards(actor.person_id)
        match order.kind:
            case RunKind.WRONG:
                found = [card.question_id for card in self._wrong(cards)]
                if order.first in found:
                    found.sort(key=lambda one: one != order.first)
                code = "practice.no_wrong"
            case RunKind.SCOPE:
                found = self._of_scope(order, cards)
                code = "practice.nothing_there"
            case _:
                now = self._clock.now()
                found = self._due(cards, self._next_exam(actor.person_id, now), now)
                code = "practice.nothing_due"
        if not found:
            raise Refused(code)
        return tuple(found[: self.terms.run_size])

    def wrong_book(self, actor: Actor) -> tuple[WrongLine, ...]:
        """The wrong-answer book, what was answered longest ago first; stems are as they read now."""
        book = self._wrong(self._cards(actor.person_id))
        current = self._drills.current(card.question_id for card in book)
        questions = self._drills.contents(current.values())
        return tuple(
            WrongLine(
                card.question_id,
                questions[current[card.question_id]].stem,
                card.answers - card.rights,
                self.terms.leave_after - card.streak,
                card.last_at,
            )
            for card in book
        )

    def task(self, question_id: UUID) -> Task | None:
        """A question to answer, options shuffled, without its key.

        None where it was parked, retired, changed into a draft or kept back meanwhile.
        """
        drill = self._drills.drill(question_id)
        if drill is None or question_id in self.held_back():
            return None
        return self.task_of(drill)

    def task_of(self, drill: Drill) -> Task:
        """The task a question in one version makes."""
        order = shown_order(drill.question, self._chance.getrandbits(32))
        return Task(drill.question_id, drill.version_id, veiled(arranged(drill.question, order)), order)

    def answer(self, actor: Actor, task: Task, response: Response | None, kind: RunKind) -> Verdict:
        """Marks an answer at once and keeps it; positions in the response are those shown.

        Where writing is to be judged nothing is kept yet: `right` is None, and `judge` follows. Raises
        Refused("practice.gone") where the question has left practice, or is kept back, since it was asked.
        """
        question = self._still_there(task)
        right = marked(question, own_response(response, task.order)).right
        verdict = Verdict(task, arranged(question, task.order), response, right)
        return verdict if verdict.right is None else self._keep(actor, verdict, kind)

    def judge(self, actor: Actor, verdict: Verdict, right: bool, kind: RunKind) -> Verdict:
        """Keeps what the officer thinks of their own writing. Raises Refused("practice.gone")."""
        self._still_there(verdict.task)
        return self._keep(actor, Verdict(verdict.task, verdict.question, verdict.response, right), kind)

    def _keep(self, actor: Actor, verdict: Verdict, kind: RunKind) -> Verdict:
        now, task = self._clock.now(), verdict.task
        exam_at = self._next_exam(actor.person_id, now)
        with self._database.write() as session:
            add_review(session, self._ids.new(), actor.person_id, verdict, kind, now)
            made = keep_cards(session, actor.person_id, [task.question_id], self.terms, self._same)
        again = due_at(made[task.question_id], exam_at, self.terms)
        return Verdict(task, verdict.question, verdict.response, verdict.right, again)

    def _still_there(self, task: Task) -> Question:
        drill = self._drills.drill(task.question_id)
        if drill is None or drill.version_id != task.version_id or task.question_id in self.held_back():
            raise Refused("practice.gone")
        return drill.question

    def _cards(self, person_id: UUID) -> tuple[Card, ...]:
        """The cards of questions that may be shown now; a version that asks something else is due at once."""
        with self._database.read() as session:
            cards = cards_of(session, person_id)
        current = self._drills.current(card.question_id for card in cards)
        hidden = self.held_back() if cards else frozenset()
        there = [card for card in cards if card.question_id in current and card.question_id not in hidden]
        self._same.learn((card.version_id, current[card.question_id]) for card in there)
        return tuple(
            card if self._same(card.version_id, current[card.question_id]) else due_again(card) for card in there
        )

    def _due(self, cards: Iterable[Card], exam_at: datetime | None, now: datetime) -> list[UUID]:
        tomorrow = local_day(now) + timedelta(days=1)
        day_end = datetime.combine(tomorrow, time()).astimezone()
        due = [card for card in cards if is_due(card, exam_at, now, day_end, self.terms)]
        due.sort(key=lambda card: (due_at(card, exam_at, self.terms), card.question_id))
        return [card.question_id for card in due]

    def _wrong(self, cards: Iterable[Card]) -> list[Card]:
        book = (card for card in cards if in_wrong_book(card, self.terms))
        return sorted(book, key=lambda card: (card.last_at, card.question_id))

    def _of_scope(self, order: RunOrder, cards: Iterable[Card]) -> list[UUID]:
        numbers, hidden = self._drills.numbers(order.scope), self.held_back()
        seen = {card.question_id: card.last_at for card in cards}
        few = self._chance.sample(numbers, min(len(numbers), _SAMPLES * self.terms.run_size))
        fresh = [one for one in self._drills.ids(few) if one not in seen and one not in hidden]
        if len(fresh) >= self.terms.run_size or len(few) == len(numbers):
            whole = self._drills.ids(few)
        else:
            whole = self._drills.ids(numbers)
            fresh = [one for one in whole if one not in seen and one not in hidden]
        again = sorted((one for one in whole if one in seen), key=lambda one: (seen[one], one))
        return [*fresh, *again]
