"""Figures against values worked out by hand and known from textbooks."""

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from question_bank.analysis.flags import Flag
from question_bank.analysis.intervals import correlation, difference, quantile, student, wilson
from question_bank.analysis.intervals import reliability as alpha_ends
from question_bank.analysis.items import item_figures, tails
from question_bank.analysis.options import flags_of, option_figures
from question_bank.analysis.values import Block, ItemFigures, Limits
from question_bank.analysis.whole import distribution, group_figures, reliability, scores_of, spent

LIMITS = Limits(0.95, 1, 1, 1, 1, 1, 1, 0.27, 0.9, 0.3)
Z = quantile(0.95)


def block(rows: list[list[float]], full: float = 1, tried: list[list[bool]] | None = None) -> Block:
    earned = np.array(rows, dtype=float)
    mask = np.ones(earned.shape, dtype=bool) if tried is None else np.array(tried)
    return Block(tuple(range(earned.shape[1])), earned, mask, np.full(earned.shape[1], full))


def test_wilson_as_in_newcombe_1998_table_1() -> None:
    for right, n, low, high in ((81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611)):
        assert wilson(right / n, n, Z) == pytest.approx((low, high), abs=5e-5)


def test_difference_as_in_newcombe_1998_method_10() -> None:
    """56/70 against 48/80 is 0.2 (0.0524 to 0.3339); 9/10 against 3/10 is 0.6 (0.1705 to 0.8090)."""
    assert difference(56 / 70, 70, 48 / 80, 80, Z) == pytest.approx((0.0524, 0.3339), abs=5e-5)
    assert difference(9 / 10, 10, 3 / 10, 10, Z) == pytest.approx((0.1705, 0.8090), abs=5e-5)


def test_fisher_and_student_as_in_tables() -> None:
    assert correlation(0.5, 28, Z) == pytest.approx((math.tanh(0.5493 - 0.392), math.tanh(0.5493 + 0.392)), abs=1e-4)
    for freedom, value in ((4, 2.776), (9, 2.262), (29, 2.045), (120, 1.980)):
        assert student(0.95, freedom) == pytest.approx(value, abs=0.01)


def test_kr20_by_hand() -> None:
    """Five people, four questions. Variances 0.3, 0.3, 0.3, 0.2 sum to 1.1; scores 4, 3, 2, 1, 0 vary by 2.5."""
    rows = [[1, 1, 1, 1], [1, 1, 1, 0], [1, 1, 0, 0], [1, 0, 0, 0], [0, 0, 0, 0]]
    found = reliability(block([list(map(float, row)) for row in rows]), LIMITS)
    items = 0.2 + 0.3 + 0.3 + 0.2
    assert found.kr20
    assert found.alpha is not None
    assert found.alpha.value == pytest.approx(4 / 3 * (1 - items / 2.5)) == pytest.approx(0.8)
    assert found.error == pytest.approx(math.sqrt(2.5 * 0.2))


def test_alpha_of_partial_scores_by_hand() -> None:
    """Points 1, 2, 3 and 2, 2, 5: variances 1 and 3, sums 3, 4, 8 vary by 7; alpha is 2 (1 - 4/7)."""
    found = reliability(block([[1, 2], [2, 2], [3, 5]], 5), LIMITS)
    assert not found.kr20
    assert found.alpha is not None
    assert found.alpha.value == pytest.approx(2 * (1 - 4 / 7))


def test_bonett_widens_where_few_sat() -> None:
    """alpha .8, 10 questions, 52 people: ln .2 ± 1.96 sqrt(20 / 450)."""
    reach = 1.959964 * math.sqrt(20 / (9 * 50))
    assert alpha_ends(0.8, 10, 52, Z) == pytest.approx((1 - 0.2 * math.exp(reach), 1 - 0.2 * math.exp(-reach)))


def test_facility_and_point_biserial_by_hand() -> None:
    """Right 1, 1, 0, 0 beside other scores of 2, 2, 1, 0: the correlation is 1.5 / sqrt(1 × 2.75)."""
    rows = [[1.0, 1.0, 1.0], [1.0, 1.0, 1.0], [0.0, 1.0, 0.0], [0.0, 0.0, 0.0]]
    first = item_figures([block(rows)], 3, LIMITS)[0]
    assert first.facility is not None
    assert first.discrimination is not None
    assert (first.facility.value, first.facility.n) == (0.5, 4)
    assert first.discrimination.value == pytest.approx(1.5 / math.sqrt(2.75))


def test_what_was_not_tried_makes_no_question_hard() -> None:
    rows = [[1.0, 1.0], [1.0, 0.0], [0.0, 0.0], [1.0, 1.0]]
    tried = [[True, True], [True, False], [True, False], [True, True]]
    second = item_figures([block(rows, tried=tried)], 2, LIMITS)[1]
    assert second.facility is not None
    assert (second.asked, second.tried, second.facility.value) == (4, 2, 1.0)


def test_too_few_give_no_number() -> None:
    few = replace(LIMITS, facility=5, discrimination=5, reliability=5, options=5, group=5, seconds=5)
    own = block([[1.0, 0.0]] * 4)
    assert item_figures([own], 2, few)[0] == ItemFigures(4, 4, None, None, None)
    assert reliability(own, few).alpha is None
    assert group_figures(own.totals, 2, 2, few).mean is None
    assert spent([3, 4, 5, 6], few) is None
    (option,) = option_figures(np.ones((4, 1), dtype=bool), np.ones(4), np.ones(4), {0}, few)
    assert (option.chosen, option.share, option.upper) == (4, None, None)


def test_who_ties_at_the_border_stands_in_both_groups_in_part() -> None:
    upper, lower = tails(np.array([3.0, 2.0, 2.0, 1.0]), 0.5)
    assert upper.tolist() == [1, 0.5, 0.5, 0]
    assert lower.tolist() == [0, 0.5, 0.5, 1]


def test_forms_are_pooled_question_by_question() -> None:
    """A question in both forms has the people of both; each form's own question has its own."""
    one = Block((0, 1), np.array([[1.0, 1.0], [0.0, 0.0]]), np.ones((2, 2), dtype=bool), np.ones(2))
    other = Block((0, 2), np.array([[1.0, 9.0], [1.0, 0.0]]), np.ones((2, 2), dtype=bool), np.array([1.0, 10.0]))
    found = item_figures([one, other], 3, LIMITS)
    assert [item.tried for item in found] == [4, 2, 2]
    assert found[0].facility is not None
    assert found[0].facility.value == 0.75


def test_flags_name_what_to_look_at() -> None:
    chosen = np.array([[True, False, False]] * 3 + [[False, True, False]] * 7)
    upper, lower = np.array([0.0] * 7 + [1.0] * 3), np.array([1.0] * 3 + [0.0] * 7)
    table = option_figures(chosen, upper, lower, {0}, LIMITS)
    item = item_figures([block([[1.0, 0.0]] * 3 + [[0.0, 1.0]] * 7)], 2, LIMITS)[0]
    assert [option.chosen for option in table] == [3, 7, 0]
    assert flags_of(item, [table], LIMITS) == (Flag.NEGATIVE, Flag.STRONGER_WRONG, Flag.IDLE_OPTION)
    easy = item_figures([block([[1.0, 1.0]] * 10)], 2, LIMITS)[0]
    assert flags_of(easy, [], LIMITS) == (Flag.TOO_EASY,)


def test_scores_and_their_distribution() -> None:
    totals = np.array([0.0, 9.9, 10.0, 55.0, 100.0])
    found = scores_of(totals, 100)
    assert (found.people, found.median, found.lowest, found.highest) == (5, 10.0, 0.0, 100.0)
    assert [one.people for one in distribution(totals, 100, 10)] == [2, 1, 0, 0, 0, 1, 0, 0, 0, 1]
    assert scores_of(np.array([]), 100).mean is None


@given(arrays(np.bool_, st.tuples(st.integers(4, 30), st.integers(2, 8))))
def test_every_figure_lies_in_its_interval_and_no_order_of_people_matters(rights: np.ndarray) -> None:
    rows = rights.astype(float)
    shuffled = rows[np.random.default_rng(len(rows)).permutation(len(rows))]
    for one, other in zip(
        item_figures([block(rows.tolist())], rows.shape[1], LIMITS),
        item_figures([block(shuffled.tolist())], rows.shape[1], LIMITS),
        strict=True,
    ):
        for figure, again in ((one.facility, other.facility), (one.discrimination, other.discrimination)):
            assert (figure is None) == (again is None)
            if figure is not None and again is not None:
                assert figure.value == pytest.approx(again.value, abs=1e-6)
                assert figure.low - 1e-9 <= figure.value <= figure.high + 1e-9
        if one.upper_lower is not None and other.upper_lower is not None:
            assert one.upper_lower.value == pytest.approx(other.upper_lower.value)
            assert -1 <= one.upper_lower.low <= one.upper_lower.high <= 1


@given(arrays(np.bool_, st.tuples(st.integers(4, 20), st.integers(2, 6))))
def test_alpha_is_at_most_one_and_its_error_fits(rights: np.ndarray) -> None:
    found = reliability(block(rights.astype(float).tolist()), LIMITS)
    if found.alpha is not None and found.error is not None:
        assert found.alpha.value <= 1 + 1e-9
        assert found.alpha.low <= found.alpha.value + 1e-9
        assert found.error >= 0


def test_the_formulas_agree_with_a_plain_correlation() -> None:
    made = np.random.default_rng(3)
    skill = made.normal(size=(200, 1))
    rows = (skill + made.normal(size=(200, 12)) > made.normal(size=12) / 2).astype(float)
    for place, item in enumerate(item_figures([block(rows.tolist())], 12, LIMITS)):
        rest = rows.sum(axis=1) - rows[:, place]
        assert item.discrimination is not None
        assert item.discrimination.value == pytest.approx(float(np.corrcoef(rows[:, place], rest)[0, 1]))
