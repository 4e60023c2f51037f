"""Drawing beyond one paper: forms, limits over past papers, ways out, swaps, data sheets, practice papers."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from question_bank.balance import mean_difficulty
from question_bank.blueprint import (
    Blueprint,
    BlueprintRow,
    Bound,
    DifficultyBand,
    ExposureLimit,
    Measure,
    OverlapLimit,
    RecentLimit,
    Topic,
)
from question_bank.question import Difficulty, QuestionKind
from question_bank.relaxation import relaxed
from question_bank.shelves import Part
from tests.exams.conftest import Crew
from tests.exams.hall import BLUEPRINT, Hall
from trainer.exams.papers.codec import blueprint_from_data, blueprint_to_data
from trainer.exams.papers.drawing import balance_of
from trainer.exams.papers.orders import placed_of
from trainer.exams.papers.values import DrawOrder
from trainer.store.audit import read_trail
from trainer.store.errors import BadInput, Refused
from trainer.store.opening import OpenStore

SINGLE = QuestionKind.SINGLE
FOUR = Blueprint("四题", (BlueprintRow(SINGLE, 4, Decimal(1)),))
RICH = Blueprint(
    "全",
    BLUEPRINT.rows,
    (
        Bound(Decimal(1), Decimal(3), SINGLE, "法", "港口", Difficulty.HARD, measure=Measure.POINTS),
        Bound(Decimal(2), topic=Topic("宪法", ("宪法",), ("宪法",))),
        Bound(most=Decimal(0), difficulty=Difficulty.EASY),
    ),
    3,
    DifficultyBand(Decimal("1.8"), Decimal("0.2")),
    RecentLimit(2, 1),
    ExposureLimit(4),
    (OverlapLimit("01a2031ec2e07dae8c275ade965eda32", "甲卷", 5),),
    Decimal(100),
    Decimal("0.05"),
    True,
)


def test_a_blueprint_with_everything_comes_back_and_one_of_the_first_release_still_reads() -> None:
    assert blueprint_from_data(blueprint_to_data(RICH)) == RICH
    old = {"name": "旧", "rows": [{"kind": "single", "count": 4, "score": "1"}]}
    assert blueprint_from_data(old) == replace(FOUR, name="旧")
    with pytest.raises(Refused, match=r"blueprint\.newer"):
        blueprint_from_data(old | {"format": 99})


def test_blueprints_are_copied_and_deleted(hall: Hall) -> None:
    kept = hall.papers.save_blueprint(hall.head, FOUR)
    for _time in range(2):
        hall.papers.copy_blueprint(hall.head, kept)
    assert [one.blueprint.name for one in hall.papers.blueprints()] == ["四题", "四题（副本 2）", "四题（副本）"]
    hall.papers.delete_blueprint(hall.head, kept)
    assert len(hall.papers.blueprints()) == 2


def test_an_office_keeps_its_own_list_of_required_content(hall: Hall) -> None:
    topics = (Topic("宪法", ("宪法",), ("宪法",)), Topic("职业道德", ("职业道德",)))
    assert hall.papers.required_content() == ()
    hall.papers.save_required_content(hall.head, topics)
    hall.papers.save_required_content(hall.head, topics[:1])
    assert hall.papers.required_content() == topics[:1]
    with pytest.raises(BadInput, match=r"content\.unfinished"):
        hall.papers.save_required_content(hall.head, [Topic("空")])


def test_parallel_papers_share_nothing_where_the_bank_allows(hall: Hall) -> None:
    found = hall.papers.draw_forms(hall.head, FOUR, 5, 2)
    first, second = ({item.question_id for item in draft.items} for draft in found.drafts)
    assert not first & second
    assert (found.reused, found.least) == (0, True)
    crowded = hall.papers.draw_forms(hall.head, FOUR, 5, 3)
    assert crowded.reused == 2


def test_a_retake_shares_at_most_so_many_with_the_failed_paper(hall: Hall) -> None:
    failed = hall.papers.assemble(hall.head, FOUR, 5)
    draft = hall.papers.draw(
        hall.head,
        replace(FOUR, rows=(replace(FOUR.rows[0], count=7),)),
        6,
        order=DrawOrder(overlap={failed.id: 1}, like=failed.id),
    )
    assert len({item.question_id for item in draft.items} & {item.question_id for item in failed.items}) <= 1
    assert draft.blueprint.band is not None
    wide = replace(FOUR, rows=(replace(FOUR.rows[0], count=8),))
    with pytest.raises(Refused, match=r"paper\.shortage|paper\.impossible"):
        hall.papers.draw(hall.head, wide, 6, order=DrawOrder(overlap={failed.id: 1}))


def test_a_retake_paper_keeps_the_cap_of_the_rule_and_the_difficulty_and_its_sheet_says_so(
    hall: Hall, crew: Crew
) -> None:
    for place, key in enumerate(hall.bank.questions):
        one = hall.bank.questions[key]
        hall.bank.questions[key] = replace(one, difficulty=(Difficulty.EASY, Difficulty.HARD)[place % 2])
    seven = replace(FOUR, rows=(replace(FOUR.rows[0], count=7),), spread=Decimal("0.2"))
    exam = hall.exam(crew.wang, blueprint=seven, pass_mark="4", retake_overlap=Decimal("0.6"))
    assert hall.exams.exam(hall.head, exam).plan.retake_overlap == Decimal("0.6")
    now = hall.clock.now()
    made = hall.exams.schedule_retake(hall.head, exam, [crew.wang.person_id], now, now + timedelta(hours=2))
    assert hall.exams.exam(hall.head, made.exam_id).plan.retake_overlap == Decimal("0.6")
    first, again = (
        hall.papers.paper(hall.head, hall.exams.exam(hall.head, one).plan.paper_id) for one in (exam, made.exam_id)
    )
    shared = {item.question_id for item in first.items} & {item.question_id for item in again.items}
    assert len(shared) == made.reused == 4
    sheet = hall.papers.sheet(hall.head, again.id)
    assert sheet is not None
    lines = {line.spot.part: (line.actual, line.most) for line in sheet.lines}
    assert lines[Part.OVERLAP] == (Decimal(4), Decimal(4))
    assert abs(sheet.difficulty - mean_difficulty(placed_of(first.items))) <= Decimal("0.21")
    strict = hall.exam(crew.wang, blueprint=seven, pass_mark="4", retake_overlap=Decimal("0.5"))
    with pytest.raises(Refused, match=r"exam\.no_retake_paper"):
        hall.exams.schedule_retake(hall.head, strict, [crew.wang.person_id], now, now + timedelta(hours=2))


def test_nothing_of_the_last_exams_and_the_smallest_way_out(hall: Hall) -> None:
    hall.exam(blueprint=FOUR, pass_mark="2")
    plan = replace(FOUR, rows=(replace(FOUR.rows[0], count=8),), recent=RecentLimit(1))
    with pytest.raises(Refused) as refusal:
        hall.papers.draw(hall.head, plan, 5)
    assert refusal.value.code == "paper.impossible"
    ways = [relaxed(plan, one) for one in hall.papers.relaxations(hall.head, plan)]
    assert ways[0].recent == RecentLimit(1, 2)
    assert ways[1].rows[0].count == 6
    draft = hall.papers.draw(hall.head, ways[0], 5)
    held = balance_of(draft, hall.papers.terms(hall.head, ways[0], hall.papers.stock(hall.head)))
    assert held.kept


def test_questions_that_must_not_stand_together(hall: Hall) -> None:
    keys = [key for key, one in hall.bank.questions.items() if one.kind is SINGLE]
    hall.papers.set_enemies(hall.head, keys[:7])
    hall.papers.set_enemies(hall.head, keys[:2])
    assert len(hall.papers.enemies_of(keys[0])) == 6
    draft = hall.papers.draw(hall.head, FOUR, 5)
    assert len({item.question_id for item in draft.items} & set(keys[:7])) == 1
    with pytest.raises(Refused, match=r"paper\.shortage"):
        hall.papers.draw(hall.head, replace(FOUR, rows=(replace(FOUR.rows[0], count=5),)), 5)
    for other in keys[1:7]:
        hall.papers.lift_enemies(hall.head, other, keys[0])
    assert hall.papers.enemies_of(keys[0]) == ()
    with pytest.raises(BadInput, match=r"enemies\.too_many"):
        hall.papers.set_enemies(hall.head, list(hall.bank.questions)[:21])


def test_who_parted_questions_and_who_changed_the_list_stands_in_the_trail(hall: Hall, store: OpenStore) -> None:
    low, middle, high = sorted(hall.bank.questions)[:3]
    hall.papers.set_enemies(hall.head, [middle, low])
    hall.papers.set_enemies(hall.head, [low, middle, high])
    hall.papers.lift_enemies(hall.head, high, low)
    hall.papers.lift_enemies(hall.head, high, low)
    hall.papers.save_required_content(hall.head, (Topic("宪法", ("宪法",)),))
    with store.database.read() as session:
        trail = [one for one in read_trail(session) if one.actor_id == hall.head.person_id][::-1]
    told = [(one.action, one.subject_id, one.detail.get("other", one.detail.get("lines"))) for one in trail]
    assert [one for one in told if "enemies" in one[0] or "content" in one[0]] == [
        ("exams.enemies_set", low, str(middle)),
        ("exams.enemies_set", low, str(high)),
        ("exams.enemies_set", middle, str(high)),
        ("exams.enemies_lifted", low, str(high)),
        ("exams.required_content_kept", None, "1"),
    ]


def test_a_question_is_swapped_by_hand_and_the_sheet_says_so(hall: Hall) -> None:
    draft = hall.papers.draw(hall.head, FOUR, 5)
    stock = hall.papers.stock(hall.head)
    terms = hall.papers.terms(hall.head, FOUR, stock)
    choices = hall.papers.swap_choices(hall.head, draft, 2, stock, terms)
    assert len(choices) == 6
    changed = hall.papers.swap(hall.head, draft, 2, choices[0].question_id)
    assert [item.question_id for item in changed.items][1] == choices[0].question_id
    other = next(key for key, one in hall.bank.questions.items() if one.kind is not SINGLE)
    with pytest.raises(Refused, match=r"paper\.other_kind"):
        hall.papers.swap(hall.head, changed, 3, other)
    with pytest.raises(Refused, match=r"paper\.twice"):
        hall.papers.swap(hall.head, changed, 3, choices[0].question_id)
    first = hall.papers.seal(hall.head, changed, "甲卷")
    sheet = hall.papers.sheet(hall.head, first.id)
    assert sheet is not None
    assert (sheet.seed, sheet.picked, sheet.drawn_from, sheet.state) == (5, 1, 60, stock.state)
    assert [line.actual for line in sheet.lines] == [Decimal(4)]
    assert sheet.uses == {0: 4}
    second = hall.papers.seal(hall.head, draft, "乙卷")
    again = hall.papers.sheet(hall.head, second.id)
    assert again is not None
    assert again.uses == {0: 1, 1: 3}
    assert [(one.name, one.questions) for one in again.shared] == [("甲卷", 3)]


def test_a_practice_paper_is_taken_by_no_exam(hall: Hall) -> None:
    draft = hall.papers.draw(hall.head, FOUR, 5, order=DrawOrder(practice=True))
    paper = hall.papers.seal(hall.head, draft)
    assert hall.papers.paper(hall.head, paper.id).practice
    plan = hall.exams.exam(hall.head, hall.exam(blueprint=FOUR, pass_mark="2")).plan
    with pytest.raises(Refused, match=r"exam\.practice_paper"):
        hall.exams.create_exam(hall.head, replace(plan, paper_id=paper.id))
