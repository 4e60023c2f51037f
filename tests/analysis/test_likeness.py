"""Hints about neighbours: honest rooms are left alone about as often as is said, copies are found."""

import numpy as np
import pytest

from question_bank.analysis.likeness import Answers, LikenessLimits, likeness, same_wrong

LIMITS = LikenessLimits(rooms=200, alarm=0.05, fewest=4, people=20, groups=3)
PEOPLE, QUESTIONS = 40, 60
PAIRS = [(at, at + 1) for at in range(PEOPLE - 1)]


def honest(seed: int) -> Answers:
    """Everybody alone: option 0 is right, wrong ones are of different charm."""
    made = np.random.default_rng(seed)
    skill, hard = made.normal(size=(PEOPLE, 1)), made.normal(size=QUESTIONS)
    knows = made.random((PEOPLE, QUESTIONS)) < 1 / (1 + np.exp(hard - skill))
    charm = made.dirichlet((4, 2, 1), size=QUESTIONS)
    wrong = 1 + (made.random((PEOPLE, QUESTIONS, 1)) > charm.cumsum(axis=1)).sum(axis=2).clip(0, 2)
    codes = np.where(knows, 0, wrong)
    return Answers(codes, codes == 0, (codes == 0).sum(axis=1).astype(float))


def test_same_wrong_counts_what_both_got_wrong_alike() -> None:
    wrong = np.array([[1, 2, -1, 3], [1, 3, -1, 3], [-1, 3, 2, 1]])
    assert same_wrong(wrong, [(0, 1), (1, 2), (0, 2)]).tolist() == [2, 1, 0]


def test_honest_rooms_raise_about_as_many_alarms_as_is_said() -> None:
    alarmed = sum(bool(likeness(honest(seed), PAIRS, LIMITS, seed)) for seed in range(30))
    assert alarmed <= 5


def test_a_copied_paper_is_found_with_its_false_alarm_rate() -> None:
    made = honest(4)
    codes = made.codes.copy()
    weak = int(np.argmin(made.scores[:-1]))
    codes[weak + 1, :50] = codes[weak, :50]
    right = codes == 0
    found = likeness(Answers(codes, right, right.sum(axis=1).astype(float)), PAIRS, LIMITS, 1)
    assert found
    assert found[0].pair == (weak, weak + 1)
    assert found[0].same_wrong > found[0].expected * 2
    assert 0 < found[0].alarm <= LIMITS.alarm
    assert found[0].both_wrong >= found[0].same_wrong


def test_the_same_seed_says_the_same() -> None:
    assert likeness(honest(2), PAIRS, LIMITS, 9) == likeness(honest(2), PAIRS, LIMITS, 9)


@pytest.mark.parametrize("people", [0, 19])
def test_too_few_people_give_no_hint_at_all(people: int) -> None:
    made = honest(3)
    few = Answers(made.codes[:people], made.right[:people], made.scores[:people])
    assert likeness(few, [(0, 1)], LIMITS, 1) is None


def test_what_is_right_or_empty_makes_nobody_alike() -> None:
    codes = np.zeros((PEOPLE, QUESTIONS), dtype=np.int64)
    codes[:, 30:] = -1
    right = codes == 0
    assert likeness(Answers(codes, right, right.sum(axis=1).astype(float)), PAIRS, LIMITS, 1) == ()
