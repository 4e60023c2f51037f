"""A made-up candidate: knows a share of the answers, reads at a human pace."""

from __future__ import annotations

import random
from dataclasses import dataclass
from uuid import UUID

from question_bank.question import (
    BlankKey,
    Choice,
    ChoiceKey,
    Parts,
    PointsKey,
    Question,
    QuestionKind,
    Response,
    Written,
)
from trainer.app.services import Services
from trainer.exams.papers.values import Paper
from trainer.exams.sittings.values import ItemView, SittingView
from trainer.people.accounts.values import Actor


@dataclass
class Candidate:
    """One officer at the exam; `skill` is the chance that an answer is right, `paper` the form of the seat."""

    services: Services
    actor: Actor
    exam_id: UUID
    paper: Paper
    skill: float
    chance: random.Random
    view: SittingView | None = None

    def begin(self, code: str) -> SittingView:
        """Signs in and accepts the rules, through the services."""
        self.view = self.services.sittings.start(self.actor, self.exam_id, code)
        return self.view

    def go_on(self, place: int) -> None:
        """Answers the question at a place, counted from 0 in the order it is shown in."""
        if self.view is not None and place < len(self.view.items):
            item = self.view.items[place]
            sittings = self.services.sittings
            sittings.answer(self.actor, self.view.sitting_id, item.item, self.answer(item), lambda ack: None)

    def hand_in(self) -> None:
        if self.view is not None:
            self.services.sittings.submit(self.actor, self.view.sitting_id)

    def answer(self, item: ItemView) -> Response:
        """What this candidate would say to a question as it is shown."""
        return self._answer(item.question, self.paper.items[item.item].question)

    def _answer(self, shown: Question, keyed: Question) -> Response:
        if shown.kind is QuestionKind.CASE:
            pairs = zip(shown.parts, keyed.parts, strict=True)
            return Parts(tuple(self._answer(part, key) for part, key in pairs))
        knows = self.chance.random() < self.skill
        answer = keyed.answer
        if isinstance(answer, ChoiceKey):
            right = {keyed.options[place].text for place in answer.right}
            places = frozenset(at for at, option in enumerate(shown.options) if option.text in right)
            return Choice(places if knows else self._wrong(shown, places))
        if isinstance(answer, BlankKey):
            return Written(tuple(blank.alternatives[0] if knows else "不详" for blank in answer.blanks))
        points = answer.points if isinstance(answer, PointsKey) else ()
        known = [point.text for point in points if self.chance.random() < self.skill]
        return Written(("；".join(known) or "略。",))

    def _wrong(self, shown: Question, right: frozenset[int]) -> frozenset[int]:
        others = [at for at in range(len(shown.options)) if at not in right]
        if shown.kind is QuestionKind.MULTIPLE and len(right) > 1 and self.chance.random() < 0.5:
            return right - {self.chance.choice(sorted(right))}
        return frozenset({self.chance.choice(others)})
