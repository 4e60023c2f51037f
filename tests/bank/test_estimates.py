"""Estimates of difficulty only grow, say where they come from and count once for each exam."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from question_bank.blueprint import Blueprint, BlueprintRow
from question_bank.question import Difficulty, QuestionKind
from tests.conftest import Office
from tests.exams.hall import EXAMPLE, officer
from tests.fakes import FixedClock
from trainer.app.services import Services
from trainer.bank.estimates.values import EstimateDraft
from trainer.exams.values import ExamPlan
from trainer.store.errors import NotAllowed, Refused


class Desk:
    """A paper of two questions of the bank and the exam held with it."""

    def __init__(self, services: Services, office: Office) -> None:
        self.services, self.office = services, office
        blueprint = Blueprint("估计", (BlueprintRow(QuestionKind.SINGLE, 2, Decimal(1)),))
        paper = services.papers.assemble(office.trainer, blueprint, 3)
        self.items = paper.items
        now = services.clock.now()
        plan = ExamPlan("春季考核", 2026, paper.id, now, now + timedelta(hours=2), 60, Decimal(1), EXAMPLE)
        self.exam_id = services.exams.create_exam(office.trainer, plan)

    def draft(self, at: int = 0, share: str = "0.62") -> EstimateDraft:
        item = self.items[at]
        ends = Decimal("0.50505"), Decimal("0.73")
        return EstimateDraft(item.question_id, item.version_id, 40, Decimal(share), *ends, Difficulty.MEDIUM)

    def accept(self, *drafts: EstimateDraft) -> int:
        return self.services.estimates.accept(self.office.trainer, self.exam_id, "春季考核", drafts)


@pytest.fixture
def desk(services: Services, office: Office, starter: None) -> Desk:
    return Desk(services, office)


@pytest.mark.both_engines
def test_an_estimate_names_exam_person_and_day(desk: Desk, clock: FixedClock) -> None:
    assert desk.accept(desk.draft(), desk.draft(1)) == 2
    (found,) = desk.services.estimates.of_question(desk.office.trainer, desk.items[0].question_id)
    assert (found.exam, found.exam_id, found.accepted_by, found.at) == (
        "春季考核",
        desk.exam_id,
        desk.office.trainer.person_id,
        clock.now(),
    )
    assert (found.draft.share, found.draft.low, found.draft.people) == (Decimal("0.62"), Decimal("0.5051"), 40)
    assert desk.services.estimates.newest([desk.items[1].version_id, UUID(int=5)]).keys() == {desk.items[1].version_id}


def test_the_same_figures_count_once_and_new_ones_stand_beside_the_old(desk: Desk, clock: FixedClock) -> None:
    assert (desk.accept(desk.draft()), desk.accept(desk.draft())) == (1, 0)
    clock.tick(60)
    assert desk.accept(desk.draft(share="0.41")) == 1
    shares = [
        one.draft.share for one in desk.services.estimates.of_question(desk.office.trainer, desk.items[0].question_id)
    ]
    assert shares == [Decimal("0.41"), Decimal("0.62")]
    newest = desk.services.estimates.newest([desk.items[0].version_id])
    assert newest[desk.items[0].version_id].draft.share == Decimal("0.41")


def test_versions_the_bank_does_not_have_are_left_out(desk: Desk) -> None:
    assert desk.accept(replace(desk.draft(), version_id=UUID(int=9))) == 0


def test_an_officer_accepts_nothing(desk: Desk) -> None:
    with pytest.raises(NotAllowed):
        desk.services.estimates.accept(officer(UUID(int=3), "王强"), desk.exam_id, "春季考核", [desk.draft()])


def test_estimates_refuse_changes(desk: Desk) -> None:
    desk.accept(desk.draft())
    with pytest.raises(IntegrityError, match="append only"), desk.services.store.database.write() as session:
        session.execute(text("UPDATE difficulty_estimate SET people = 1"))


def test_the_bank_shows_author_and_exams_beside_each_other(desk: Desk) -> None:
    from trainer.ui.bank.detail import difficulty_words
    from trainer.ui.bank.state import Chosen

    desk.accept(desk.draft())
    actor, question_id = desk.office.trainer, desk.items[0].question_id
    detail = desk.services.bank.question(actor, question_id)
    estimates = desk.services.estimates.of_question(actor, question_id)
    chosen = Chosen(detail, people={actor.person_id: actor.name}, estimates=estimates)
    author, exam = difficulty_words(chosen)
    assert "命题人" in author
    assert "62%" in exam
    assert "春季考核" in exam
    assert "李娜" in exam


def test_papers_are_drawn_by_what_exams_measured_and_their_sheet_says_so(desk: Desk) -> None:
    papers, trainer = desk.services.papers, desk.office.trainer
    single = replace(BlueprintRow(QuestionKind.SINGLE, 2, Decimal(1)), difficulty=Difficulty.HARD)
    plan = Blueprint("按难度", (single,))
    hard = {one.question_id for one in desk.items}
    for at in (0, 1):
        desk.accept(replace(desk.draft(at), level=Difficulty.EASY))
    desk.accept(*(replace(desk.draft(at), level=Difficulty.HARD) for at in (0, 1)))
    others = {
        UUID(str(one))
        for traits, ids in papers.stock(trainer, calibrated=False).shelves.items()
        for one in ids
        if traits.kind is QuestionKind.SINGLE and traits.difficulty is Difficulty.HARD
    }
    stock = papers.stock(trainer)
    shelved = {UUID(str(one)) for traits, ids in stock.shelves.items() for one in ids if traits.difficulty == 3}
    assert hard <= shelved
    assert stock.size == papers.stock(trainer, calibrated=False).size
    wanted = replace(plan, rows=(replace(single, count=len(hard | others)),))
    draft = papers.draw(trainer, wanted, 7)
    assert {one.question_id for one in draft.items} == hard | others
    assert papers.draw(trainer, wanted, 7) == draft
    assert {one.question_id: one.level for one in draft.items if one.level} == dict.fromkeys(hard, Difficulty.HARD)
    paper = papers.seal(trainer, draft)
    sheet = papers.sheet(trainer, paper.id)
    assert sheet is not None
    assert (sheet.measured, sheet.difficulty) == (2, Decimal(3))
    assert papers.paper(trainer, paper.id).items == draft.items
    by_hand = replace(wanted, calibrated=False)
    with pytest.raises(Refused, match="shortage"):
        papers.draw(trainer, by_hand, 7)
    kept = papers.save_blueprint(trainer, replace(by_hand, name="人工难度"))
    assert not next(one for one in papers.blueprints() if one.id == kept).blueprint.calibrated
