"""An exam hall for tests: a small bank, the services of exams over one store, a paper and its exam."""

import random
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid5

from question_bank.blueprint import Blueprint, BlueprintRow
from question_bank.marking import MarkingRule, MultipleRule
from question_bank.question import (
    BLANK_MARK,
    TRUE_FALSE,
    Blank,
    BlankKey,
    Choice,
    ChoiceKey,
    Difficulty,
    Option,
    Parts,
    PointsKey,
    Question,
    QuestionKind,
    Response,
    ScoringPoint,
    Written,
)
from question_bank.stock import Candidate, Stock, stock_of
from tests.conftest import Office
from trainer.app.services import Services
from trainer.exams.discipline.values import Verdict
from trainer.exams.marking.service import MarkingService
from trainer.exams.papers.service import PaperService
from trainer.exams.results.service import ResultService
from trainer.exams.service import ExamService
from trainer.exams.sittings.invigilation import InvigilationService
from trainer.exams.sittings.journal import Journal, JournalWriter
from trainer.exams.sittings.service import SittingService
from trainer.exams.sittings.values import SittingView
from trainer.exams.values import Attendance, ExamPlan, ReviewPolicy
from trainer.hours.values import RuleSource, SourceNature
from trainer.people.accounts.values import Actor, Role
from trainer.people.values import PersonDraft
from trainer.store.audit import AuditTrail
from trainer.store.clock import Clock
from trainer.store.ids import Ids
from trainer.store.opening import OpenStore

SPACE = UUID(int=1)
EXAMPLE = RuleSource(SourceNature.EXAMPLE, "示例数据", "未载明")
FOUR = tuple(Option(text) for text in ("甲", "乙", "丙", "丁"))
POINTS = PointsKey((ScoringPoint("要点一", Decimal("0.4")), ScoringPoint("要点二", Decimal("0.6"))))
PART_SINGLE = Question(QuestionKind.SINGLE, "应当如何定性？", FOUR, ChoiceKey(frozenset({3})))
PART_SHORT = Question(QuestionKind.SHORT, "说明理由。", answer=POINTS)


def question(kind: QuestionKind, number: int) -> Question:
    """A sound question of a kind."""
    stem = f"{kind.value}{number}"
    match kind:
        case QuestionKind.SINGLE:
            return Question(kind, stem, FOUR, ChoiceKey(frozenset({number % 4})))
        case QuestionKind.MULTIPLE:
            return Question(kind, stem, FOUR, ChoiceKey(frozenset({0, 2})))
        case QuestionKind.TRUE_FALSE:
            return Question(kind, stem, tuple(map(Option, TRUE_FALSE)), ChoiceKey(frozenset({number % 2})))
        case QuestionKind.BLANK:
            return Question(kind, f"{stem}{BLANK_MARK}", answer=BlankKey((Blank(("五", "5")),)))
        case QuestionKind.SHORT:
            return Question(kind, stem, answer=POINTS)
        case QuestionKind.CASE:
            return Question(kind, stem, parts=(PART_SINGLE, PART_SHORT))


@dataclass(frozen=True)
class Hit:
    id: UUID
    number: int


class FakeBank:
    """Ten approved questions of each kind."""

    def __init__(self, each: int = 10) -> None:
        pairs = [(kind, number) for kind in QuestionKind for number in range(each)]
        self.questions = {uuid5(SPACE, f"{kind} {number}"): question(kind, number) for kind, number in pairs}

    def lost_pictures(self, questions: Iterable[Question]) -> tuple[str, ...]:
        return ()

    def stock(self, actor: Actor, checked: bool = False, calibrated: bool = False) -> Stock:
        return stock_of(Candidate(key.hex, one.kind, difficulty=one.difficulty) for key, one in self.questions.items())

    def levels(self, version_ids: Iterable[UUID], /) -> Mapping[UUID, Difficulty]:
        return {}

    def find(self, actor: Actor, words: str, /, checked: bool = False) -> list[Hit]:
        return [Hit(key, n) for n, (key, one) in enumerate(self.questions.items(), 1) if words in (str(n), one.stem)]

    def versions_for(
        self, actor: Actor, question_ids: Iterable[UUID], /, checked: bool = False
    ) -> Mapping[UUID, tuple[UUID, Question]]:
        return {key: (uuid5(SPACE, f"version {key}"), self.questions[key]) for key in question_ids}


BLUEPRINT = Blueprint(
    "春季考核",
    (
        BlueprintRow(QuestionKind.SINGLE, 4, Decimal(1)),
        BlueprintRow(QuestionKind.MULTIPLE, 2, Decimal(2)),
        BlueprintRow(QuestionKind.TRUE_FALSE, 2, Decimal("0.5")),
        BlueprintRow(QuestionKind.BLANK, 1, Decimal(1)),
    ),
)
WRITTEN = Blueprint(
    "案例考核", (BlueprintRow(QuestionKind.SHORT, 1, Decimal(5)), BlueprintRow(QuestionKind.CASE, 1, Decimal(4)))
)


@dataclass(frozen=True)
class Hall:
    """Everything a test of exams needs."""

    bank: FakeBank
    papers: PaperService
    exams: ExamService
    sittings: SittingService
    invigilation: InvigilationService
    marking: MarkingService
    results: ResultService
    clock: Any
    head: Actor

    def exam(self, *people: Actor, blueprint: Blueprint = BLUEPRINT, pass_mark: str = "6", **changes: Any) -> UUID:
        """An exam that is open now for the next eight hours, 60 minutes each."""
        paper = self.papers.assemble(self.head, blueprint, 11)
        now = self.clock.now()
        settings: dict[str, Any] = {
            "review": ReviewPolicy.WITH_ANSWERS,
            "marking": MarkingRule(MultipleRule.PARTIAL),
            "opens_at": now,
            "closes_at": now + timedelta(hours=8),
        }
        settings |= {"title": "2026年春季考核"}
        plan = ExamPlan(
            year=2026,
            paper_id=paper.id,
            minutes=60,
            pass_mark=Decimal(pass_mark),
            rule=EXAMPLE,
            **(settings | changes),
        )
        return self.exams.create_exam(self.head, plan, [person.person_id for person in people])

    def sit(self, person: Actor, exam_id: UUID, right: int = 99) -> SittingView:
        """Sits an exam from start to handing in, with so many right answers."""
        view = self.sittings.start(person, exam_id)
        frozen = self._frozen(exam_id)
        for shown in view.items[:right]:
            response = right_response(frozen[shown.item], shown.question)
            self.sittings.answer(person, view.sitting_id, shown.item, response, lambda _: None)
        self.sittings.submit(person, view.sitting_id)
        return view

    def right_answer(self, exam_id: UUID, view: SittingView, item: int) -> Response:
        """The full answer in the order this candidate sees."""
        shown = next(one.question for one in view.items if one.item == item)
        return right_response(self._frozen(exam_id)[item], shown)

    def _frozen(self, exam_id: UUID) -> list[Question]:
        """The questions in the paper's order."""
        paper = self.papers.paper(self.head, self.exams.exam(self.head, exam_id).plan.paper_id)
        return [item.question for item in paper.items]


def build_hall(
    store: OpenStore,
    clock: Clock,
    chance: random.Random,
    head: Actor,
    wrap: Callable[[Any], Any] | None = None,
    several: bool = False,
) -> Hall:
    """The services of exams over the small bank; `wrap` may stand between the writer and its connection, `several` is
    for one PC of several on one store.
    """

    def connect() -> Any:
        connection = store.connect()
        return connection if wrap is None else wrap(connection)

    journal: Journal = JournalWriter(connect)
    database, ids, audit, bank = store.database, Ids(clock, chance), AuditTrail(clock), FakeBank()
    papers = PaperService(database, ids, clock, audit, bank)
    exams = ExamService(database, ids, clock, audit, papers, chance, ())
    sittings = SittingService(database, ids, clock, audit, journal, chance)
    return Hall(
        bank=bank,
        papers=papers,
        exams=exams,
        sittings=sittings,
        invigilation=InvigilationService(database, ids, clock, audit, sittings, several),
        marking=MarkingService(database, ids, clock, audit),
        results=ResultService(database, clock, exams),
        clock=clock,
        head=head,
    )


def void_result(services: Services, office: Office, exam_id: UUID, person_id: UUID) -> None:
    """A case of cheating from the record of two to the decision of a third."""
    cases, boss, made = services.discipline, office.administrator, services.people.add_person
    clerk = made(boss, PersonDraft("吴刚", unit_id=office.unit_id))
    judge = Actor(clerk, clerk, "吴刚", frozenset({Role.ADMINISTRATOR}))
    witness = boss.person_id
    own = cases.record(office.trainer, exam_id, person_id, Attendance.CHEATING, "夹带材料", witness, True)
    for words in ("拟认定成绩无效", "无异议"):
        cases.go_on(office.trainer, own, words, True)
    cases.decide(judge, own, Verdict.VOID, "夹带属实")


def officer(person_id: UUID, name: str) -> Actor:
    """Somebody who signed in with no other role than officer."""
    return Actor(person_id, person_id, name, frozenset({Role.OFFICER}))


def right_response(frozen: Question, shown: Question) -> Response:
    match frozen.answer:
        case ChoiceKey(right):
            texts = {frozen.options[position].text for position in right}
            return Choice(frozenset(at for at, option in enumerate(shown.options) if option.text in texts))
        case BlankKey(blanks):
            return Written(tuple(blank.alternatives[0] for blank in blanks))
        case PointsKey(points):
            return Written(tuple(point.text for point in points)[:1])
        case None:
            return Parts(tuple(map(right_response, frozen.parts, shown.parts)))
