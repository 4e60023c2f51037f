"""Parallel papers: the same blueprint, equally hard, as little in common as the bank allows."""

import random
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from question_bank.assembly import Forms, draw, draw_forms
from question_bank.balance import Placed, balance
from question_bank.blueprint import Blueprint, BlueprintRow, Bound, Traits
from question_bank.question import Difficulty, QuestionKind
from question_bank.stock import Candidate, Terms, stock_of

SINGLE, MULTIPLE = QuestionKind.SINGLE, QuestionKind.MULTIPLE
ROWS = (BlueprintRow(SINGLE, 4, Decimal(2)), BlueprintRow(MULTIPLE, 2, Decimal(3), field="港口"))
BLUEPRINT = Blueprint("卷", ROWS, (Bound(Decimal(1), Decimal(2), difficulty=Difficulty.HARD),))


def bank(each: int, seed: int) -> dict[str, Traits]:
    chance = random.Random(seed)
    return {
        f"q{n:03}": Traits(
            chance.choice([SINGLE, MULTIPLE]), "", "港口", Difficulty(chance.randint(1, 3)), (f"法{n % 5}",)
        )
        for n in range(each)
    }


def candidates(traits: dict[str, Traits]) -> list[Candidate]:
    return [Candidate(key, *own[:4], statutes=own.statutes) for key, own in traits.items()]


@given(st.integers(20, 120), st.integers(0, 40), st.integers(2, 8))
@settings(max_examples=40, deadline=None)
def test_parallel_papers_keep_the_blueprint_and_differ_only_as_far_as_they_must(
    size: int, seed: int, many: int
) -> None:
    traits = bank(size, seed)
    stock = stock_of(candidates(traits))
    found = draw_forms(BLUEPRINT, stock, seed, many)
    if not isinstance(found, Forms):
        assert not hasattr(draw(BLUEPRINT, stock, seed), "ids")
        return
    assert len(found.drafts) == many
    means = []
    for draft in found.drafts:
        held = balance(BLUEPRINT, place(draft.rows, traits), Terms())
        assert held.kept
        means.append(held.difficulty)
    assert max(means) - min(means) <= BLUEPRINT.spread + Decimal("0.000001")
    every = [one for draft in found.drafts for one in draft.ids]
    assert found.reused == len(every) - len(set(every))
    assert draw_forms(BLUEPRINT, stock, seed, many) == found


def place(rows: tuple[tuple[object, ...], ...], traits: dict[str, Traits]) -> list[Placed]:
    pairs = [(number, str(key)) for number, row in enumerate(rows) for key in row]
    return [Placed(key, number, traits[key], ROWS[number].score) for number, key in pairs]


def test_a_large_bank_gives_eight_papers_that_share_nothing() -> None:
    found = draw_forms(BLUEPRINT, stock_of(candidates(bank(300, 1))), 3, 8)
    assert isinstance(found, Forms)
    assert (found.reused, found.least) == (0, True)


def test_a_small_bank_gives_the_least_in_common_and_says_how_much() -> None:
    pool = [Candidate(f"s{n}", SINGLE) for n in range(10)] + [
        Candidate(f"m{n}", MULTIPLE, "", "港口") for n in range(3)
    ]
    found = draw_forms(Blueprint("卷", ROWS), stock_of(pool), 3, 3)
    assert isinstance(found, Forms)
    assert (found.reused, found.least) == (5, True)


def test_enemies_stand_in_different_papers() -> None:
    pool = [Candidate(f"q{n}", SINGLE) for n in range(8)]
    enemies = (frozenset({"q0", "q1"}), frozenset({"q2", "q3"}), frozenset({"q4", "q5", "q6"}))
    found = draw_forms(Blueprint("卷", ROWS[:1]), stock_of(pool), 3, 2, Terms(enemies=enemies))
    assert isinstance(found, Forms)
    for draft in found.drafts:
        assert not any(len(group & set(draft.ids)) > 1 for group in enemies)
