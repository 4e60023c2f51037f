"""What a drawn paper keeps beyond its rows: bounds, statutes, limits, enemies, difficulty."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import combinations

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from question_bank.assembly import Draft, Shortage, draw
from question_bank.balance import Placed, balance, by_fit
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
    Traits,
    check_blueprint,
)
from question_bank.question import Difficulty, QuestionKind
from question_bank.relaxation import relaxations, relaxed
from question_bank.shelves import Part, Spot
from question_bank.stock import Candidate, Stock, Terms, stock_of

SINGLE, MULTIPLE = QuestionKind.SINGLE, QuestionKind.MULTIPLE
EASY, MEDIUM, HARD = Difficulty
ONE = Decimal(1)
KEYS = [f"q{number}" for number in range(8)]
kinds = st.sampled_from([SINGLE, MULTIPLE])
fields = st.sampled_from(["", "港口"])
statutes = st.sampled_from([(), ("港口法",), ("公路法",), ("公路法", "港口法"), ("公路法", "海上交通安全法")])
levels = st.sampled_from(Difficulty)
id_sets = st.frozensets(st.sampled_from(KEYS), max_size=4)
topics = st.none() | st.just(Topic("港口", ("港口",), ("港口法",)))
rows = st.builds(
    BlueprintRow,
    kinds,
    st.integers(1, 2),
    st.sampled_from([ONE, Decimal(2)]),
    field=fields,
    difficulty=st.none() | levels,
)


@st.composite
def bounds(draw_from: st.DrawFn) -> Bound:
    least = draw_from(st.integers(0, 2))
    most = draw_from(st.none() | st.integers(max(least, 1), 4)) if least else draw_from(st.integers(0, 2))
    measure = draw_from(st.sampled_from(Measure))
    ends = (Decimal(least), None if most is None else Decimal(most))
    return Bound(
        *ends,
        draw_from(st.none() | kinds),
        "",
        draw_from(fields),
        draw_from(st.none() | levels),
        draw_from(topics),
        measure,
    )


blueprints = st.builds(
    Blueprint,
    st.just("卷"),
    st.lists(rows, min_size=1, max_size=2).map(tuple),
    st.lists(bounds(), max_size=2).map(tuple),
    st.integers(0, 2),
    st.none() | st.builds(DifficultyBand, st.sampled_from([Decimal(2), Decimal("1.5")]), st.just(Decimal("0.5"))),
    st.none() | st.just(RecentLimit(1)),
    st.none() | st.just(ExposureLimit(1)),
    st.lists(st.just(OverlapLimit("p", "甲卷", 1)), max_size=1).map(tuple),
    st.none(),
)
all_terms = st.builds(
    Terms,
    recent=id_sets,
    exposed=id_sets,
    shared=st.tuples(id_sets),
    enemies=st.lists(id_sets, max_size=2).map(tuple),
)


@st.composite
def stocks(draw_from: st.DrawFn) -> tuple[Stock, dict[str, Traits]]:
    many = draw_from(st.integers(1, len(KEYS)))
    some = [
        Candidate(key, draw_from(kinds), "", draw_from(fields), draw_from(levels), statutes=draw_from(statutes))
        for key in KEYS[:many]
    ]
    return stock_of(some), {str(one.id): one.traits for one in some}


def placed(blueprint: Blueprint, by_row: tuple[tuple[object, ...], ...], traits: dict[str, Traits]) -> list[Placed]:
    pairs = [(number, str(key)) for number, row in enumerate(by_row) for key in row]
    return [Placed(key, number, traits[key], blueprint.rows[number].score) for number, key in pairs]


def every_paper(
    blueprint: Blueprint, traits: dict[str, Traits], row: int = 0, used: frozenset[str] = frozenset()
) -> Iterator[tuple[tuple[str, ...], ...]]:
    if row == len(blueprint.rows):
        yield ()
        return
    one = blueprint.rows[row]
    fitting = [key for key, own in traits.items() if key not in used and one.fits(*own)]
    for chosen in combinations(fitting, one.count):
        for rest in every_paper(blueprint, traits, row + 1, used | set(chosen)):
            yield (chosen, *rest)


def possible(blueprint: Blueprint, traits: dict[str, Traits], terms: Terms) -> bool:
    papers = every_paper(blueprint, traits)
    return any(balance(blueprint, placed(blueprint, paper, traits), terms).kept for paper in papers)


@given(blueprints, stocks(), all_terms, st.integers(0, 3))
@settings(max_examples=200, deadline=None)
def test_a_drawn_paper_keeps_its_blueprint_and_a_refused_one_is_impossible(
    blueprint: Blueprint, stock: tuple[Stock, dict[str, Traits]], terms: Terms, seed: int
) -> None:
    found = draw(blueprint, stock[0], seed, terms)
    if isinstance(found, Shortage):
        assert not possible(blueprint, stock[1], terms)
        return
    held = balance(blueprint, placed(blueprint, found.rows, stock[1]), terms)
    assert held.kept
    assert held.score == blueprint.total_score
    assert draw(blueprint, stock[0], seed, terms) == found


@given(blueprints, stocks(), all_terms)
@settings(max_examples=100, deadline=None)
def test_every_relaxation_makes_a_paper_possible_and_no_smaller_one_of_its_line_does(
    blueprint: Blueprint, stock: tuple[Stock, dict[str, Traits]], terms: Terms
) -> None:
    assume(isinstance(draw(blueprint, stock[0], 1, terms), Shortage))
    for found in relaxations(blueprint, stock[0], terms):
        assert isinstance(draw(relaxed(blueprint, found), stock[0], 1, terms), Draft)
        (first, *others) = found.steps
        whole = first.spot.part not in (Part.DIFFICULTY,) and first.amount == int(first.amount)
        if others or first.widened or not whole or first.amount < 1:
            continue
        less = replace(found, steps=(replace(first, amount=first.amount - 1),))
        assert isinstance(draw(relaxed(blueprint, less), stock[0], 1, terms), Shortage)


def test_the_report_names_the_line_and_by_how_much() -> None:
    pool = [Candidate(f"a{n}", MULTIPLE, "", "港口", HARD if n < 2 else EASY) for n in range(9)]
    row = BlueprintRow(MULTIPLE, 5, ONE, field="港口", difficulty=HARD)
    blueprint = Blueprint("卷", (row,), total=Decimal(5))
    found = draw(blueprint, stock_of(pool), 1)
    assert found == Shortage(((Spot(Part.ROW, 0), 3.0),))
    ways = relaxations(blueprint, stock_of(pool))
    changed = [relaxed(blueprint, one) for one in ways]
    assert changed[0].rows == (replace(row, difficulty=None),)
    assert changed[1].rows == (replace(row, count=2),)
    assert changed[1].total == Decimal(2)


def test_enemies_never_stand_together_even_where_the_bank_is_small() -> None:
    pool = [Candidate(f"q{n}", SINGLE) for n in range(6)]
    enemies = (frozenset({"q0", "q1", "q2"}), frozenset({"q3", "q4"}))
    row = BlueprintRow(SINGLE, 3, ONE)
    for seed in range(8):
        found = draw(Blueprint("卷", (row,)), stock_of(pool), seed, Terms(enemies=enemies))
        assert isinstance(found, Draft)
        assert not any(len(group & set(found.ids)) > 1 for group in enemies)
    four = draw(Blueprint("卷", (replace(row, count=4),)), stock_of(pool), 0, Terms(enemies=enemies))
    assert four == Shortage(((Spot(Part.ROW, 0), 1.0),))


def test_the_least_used_come_first_where_the_blueprint_spares_them() -> None:
    pool = [Candidate(f"q{n}", SINGLE) for n in range(6)]
    uses = {f"q{n}": n for n in range(6)}
    blueprint = Blueprint("卷", (BlueprintRow(SINGLE, 3, ONE),), spare=True)
    found = draw(blueprint, stock_of(pool), 5, Terms(uses=uses))
    assert isinstance(found, Draft)
    assert set(found.ids) == {"q0", "q1", "q2"}


def test_what_could_replace_a_question_comes_in_the_order_of_its_fit() -> None:
    pool = {
        "near": Traits(SINGLE, "法", "", MEDIUM),
        "far": Traits(SINGLE, "例", "", EASY),
        "hard": Traits(SINGLE, "法", "", HARD),
        "many": Traits(MULTIPLE, "法", "", HARD),
        "old": Traits(SINGLE, "法", "", MEDIUM),
    }
    blueprint = Blueprint("卷", (BlueprintRow(SINGLE, 1, ONE),), (Bound(most=Decimal(0), difficulty=HARD),))
    paper = [Placed("old", 0, pool["old"], ONE)]
    shelves = {traits: [key for key, own in pool.items() if own == traits] for traits in pool.values()}
    assert by_fit(blueprint, paper, 0, shelves, Terms()) == (
        ("near", Decimal(0)),
        ("far", Decimal(0)),
        ("hard", Decimal(1)),
    )


def test_bounds_and_totals_are_checked_before_anything_is_drawn() -> None:
    row = BlueprintRow(SINGLE, 5, ONE)
    wrong = Blueprint("卷", (row,), (Bound(Decimal(3), Decimal(2)), Bound()), total=Decimal(100))
    codes = ["blueprint.bound_reversed", "blueprint.bound_empty", "blueprint.total"]
    assert [problem.code for problem in check_blueprint(wrong)] == codes
