"""A small checked bank and an officer who practises it."""

from dataclasses import dataclass
from uuid import UUID, uuid4

from question_bank.question import Choice, ChoiceKey, Citation, Option, Question, QuestionKind
from tests.conftest import Office
from trainer.app.services import Services
from trainer.people.accounts.values import Actor, Role
from trainer.people.values import PersonDraft
from trainer.practice.keeping import cards_of, reviews_of
from trainer.practice.rules import replay
from trainer.practice.sameness import Sameness
from trainer.practice.values import RunKind, Task, Verdict

PENALTY = "中华人民共和国行政处罚法"
COMPULSION = "中华人民共和国行政强制法"


def single(number: int, subject: str = "行政处罚法", article: int = 51, statute: str = PENALTY) -> Question:
    """The right option says 对."""
    options = (Option("错一"), Option("对"), Option("错二"), Option("错三"))
    cited = (Citation(statute, article),)
    return Question(
        QuestionKind.SINGLE, f"第{number}题", options, ChoiceKey(frozenset({1})), "见条文", cited, subject, "公路路政"
    )


@dataclass
class Drilled:
    """An officer beside the services; `ids` are checked questions."""

    services: Services
    office: Office
    actor: Actor
    ids: list[UUID]

    def add(self, *questions: Question) -> list[UUID]:
        bank, trainer = self.services.bank, self.office.trainer
        made = [bank.add(trainer, one) for one in questions]
        bank.check(trainer, made)
        self.ids += made
        return made

    def differing(self) -> list[UUID]:
        """Questions whose kept card is not what their reviews come to."""
        person, terms, same = self.actor.person_id, self.services.practice.terms, Sameness(self.services.drills)
        with self.services.store.database.read() as session:
            kept = {card.question_id: card for card in cards_of(session, person)}
            reviews = reviews_of(session, person, {*self.ids, *kept})
        made = {question: replay(some, terms, same) for question, some in reviews.items()}
        return [question for question in made.keys() | kept.keys() if made.get(question) != kept.get(question)]

    def task(self, question_id: UUID) -> Task:
        task = self.services.practice.task(question_id)
        assert task is not None
        return task

    def answer(self, question_id: UUID, right: bool = True, kind: RunKind = RunKind.SCOPE) -> Verdict:
        task = self.task(question_id)
        return self.services.practice.answer(self.actor, task, chosen(task, right), kind)


def chosen(task: Task, right: bool) -> Choice:
    """What a person who reads the options would choose."""
    return Choice(
        frozenset(
            i
            for i, one in enumerate(task.question.options)
            if (one.text == "对") is right and (right or one.text == "错一")
        )
    )


def drilled(services: Services, office: Office, count: int = 4) -> Drilled:
    """四题已核对 under 《行政处罚法》第五十一条."""
    person = services.people.add_person(office.administrator, PersonDraft("陈建国", unit_id=office.unit_id))
    made = Drilled(services, office, Actor(uuid4(), person, "陈建国", frozenset({Role.OFFICER})), [])
    made.add(*(single(number) for number in range(count)))
    return made
