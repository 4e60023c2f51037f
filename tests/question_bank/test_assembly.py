import random
import time
from collections import Counter
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from question_bank.assembly import Candidate, Draft, Shortage, Terms, draw, stock_of
from question_bank.blueprint import Blueprint, BlueprintRow, check_blueprint
from question_bank.question import Difficulty, QuestionKind
from question_bank.shelves import Part, Spot

SINGLE, MULTIPLE = QuestionKind.SINGLE, QuestionKind.MULTIPLE
ONE = Decimal(1)
kinds = st.sampled_from([SINGLE, MULTIPLE])
subjects = st.sampled_from(["法", "法/听证", "例", ""])
fields = st.sampled_from(["", "航道"])
difficulties = st.sampled_from(Difficulty)
row_lists = st.lists(
    st.builds(BlueprintRow, kinds, st.integers(0, 3), st.just(ONE), subjects, fields, st.none() | difficulties),
    min_size=1,
    max_size=4,
)
groups = st.sampled_from(["", "", "g", "h"])


@st.composite
def pools(draw: st.DrawFn) -> list[Candidate]:
    properties = draw(st.lists(st.tuples(kinds, subjects, fields, difficulties, groups), max_size=12))
    return [Candidate(UUID(int=index), *values) for index, values in enumerate(properties)]


def best_fill(rows: list[BlueprintRow], pool: list[Candidate]) -> int:
    """The most places that can be filled, by matching one place after the other."""
    units = list({c.group or c.id: [d for d in pool if (d.group or d.id) == (c.group or c.id)] for c in pool}.values())
    places = [row for row in rows for _ in range(row.count)]
    holder: dict[int, int] = {}

    def place(index: int, tried: set[int]) -> bool:
        for number, unit in enumerate(units):
            fitting = any(places[index].fits(c.kind, c.subject, c.field, c.difficulty) for c in unit)
            if fitting and number not in tried:
                tried.add(number)
                if number not in holder or place(holder[number], tried):
                    holder[number] = index
                    return True
        return False

    return sum(place(index, set()) for index in range(len(places)))


@given(row_lists, pools(), st.integers(0, 9), st.frozensets(st.integers(0, 11).map(lambda n: UUID(int=n))))
@settings(max_examples=150, deadline=None)
def test_a_draft_holds_what_the_blueprint_asks(
    rows: list[BlueprintRow], pool: list[Candidate], seed: int, avoid: frozenset[UUID]
) -> None:
    blueprint = Blueprint("卷", tuple(rows))
    result = draw(blueprint, stock_of(pool), seed, Terms(avoid))
    most = best_fill(rows, pool)
    if isinstance(result, Shortage):
        assert result.total == blueprint.question_count - most
        return
    assert most == blueprint.question_count
    by_id = {candidate.id: candidate for candidate in pool}
    drawn = [by_id[identity] for row in result.rows for identity in row]
    assert len({c.group or c.id for c in drawn}) == len(drawn)
    for row, ids in zip(rows, result.rows, strict=True):
        assert len(ids) == row.count
        assert all(row.fits(c.kind, c.subject, c.field, c.difficulty) for c in map(by_id.__getitem__, ids))
    worn = {c.group or c.id for c in pool if c.id in avoid}
    assert result.reused == {c.id for c in drawn if (c.group or c.id) in worn}
    fresh = [c for c in pool if (c.group or c.id) not in worn]
    if best_fill(rows, fresh) == blueprint.question_count:
        assert not result.reused
    shuffled = random.Random(seed).sample(pool, len(pool))
    assert draw(blueprint, stock_of(shuffled), seed, Terms(avoid)) == result


def test_rows_that_compete_share_the_pool() -> None:
    pool = [Candidate(f"{n:03}", SINGLE, "法/听证" if n < 5 else "法") for n in range(10)]
    rows = (BlueprintRow(SINGLE, 5, ONE, "法"), BlueprintRow(SINGLE, 5, ONE, "法/听证"))
    for seed in range(20):
        result = draw(Blueprint("卷", rows), stock_of(pool), seed)
        assert isinstance(result, Draft)
        assert sorted(result.rows[1]) == [f"{n:03}" for n in range(5)]


def test_a_shortage_names_the_row() -> None:
    pool = [Candidate(str(n), SINGLE) for n in range(3)]
    rows = (BlueprintRow(SINGLE, 3, ONE), BlueprintRow(MULTIPLE, 4, ONE))
    assert draw(Blueprint("卷", rows), stock_of(pool), 1) == Shortage(((Spot(Part.ROW, 1), 4.0),))


def test_every_question_of_a_row_is_as_likely() -> None:
    pool = [Candidate(f"{n:02}", SINGLE, "法/听证" if n < 4 else "法") for n in range(20)]
    rows = (BlueprintRow(SINGLE, 5, ONE, "法"), BlueprintRow(MULTIPLE, 0, ONE, "法/听证"))
    seen = Counter(
        identity for seed in range(2000) for identity in draw(Blueprint("卷", rows), stock_of(pool), seed).rows[0]
    )
    assert all(400 < seen[candidate.id] < 600 for candidate in pool)


def test_a_large_pool_is_quick() -> None:
    """A draw takes about as long as sorting the pool into its stock, on whatever machine."""
    chance = random.Random(1)
    pool = [
        Candidate(UUID(int=chance.getrandbits(128)), chance.choice([SINGLE, MULTIPLE]), f"法{chance.randrange(40)}")
        for _ in range(100_000)
    ]
    rows = tuple(BlueprintRow(SINGLE, 10, ONE, subject) for subject in ("", "法1", "法2"))
    avoid = {candidate.id for candidate in pool[::3]}
    draw(Blueprint("卷", rows), stock_of(pool[:100]), 1)
    start = time.thread_time()
    stock = stock_of(pool)
    sorted_ = time.thread_time()
    assert isinstance(draw(Blueprint("卷", rows), stock, 1, Terms(frozenset(avoid))), Draft)
    assert time.thread_time() - sorted_ < 10 * (sorted_ - start)


def test_totals_and_problems_of_a_blueprint() -> None:
    good = Blueprint("卷", (BlueprintRow(SINGLE, 40, Decimal("1.5")), BlueprintRow(MULTIPLE, 20, Decimal(2))))
    assert (good.total_score, good.question_count) == (Decimal(100), 60)
    assert check_blueprint(good) == ()
    bad = Blueprint("卷", (BlueprintRow(SINGLE, 0, Decimal(0)),))
    assert [problem.code for problem in check_blueprint(bad)] == ["blueprint.no_count", "blueprint.no_score"]
    assert [problem.code for problem in check_blueprint(Blueprint("空"))] == ["blueprint.empty"]


@pytest.mark.parametrize(("subject", "fits"), [("法", True), ("法/听证", True), ("法律", False), ("", False)])
def test_a_row_takes_a_branch_of_the_subject_tree(subject: str, fits: bool) -> None:
    assert BlueprintRow(SINGLE, 1, ONE, "法").fits(SINGLE, subject, "航道", Difficulty.EASY) is fits
