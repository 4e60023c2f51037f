import pytest
from hypothesis import given
from hypothesis import strategies as st

from question_bank.question import TRUE_FALSE, ChoiceKey, Option, Question, QuestionKind
from question_bank.shuffle import is_position_bound, option_order, pin_position_bound


def choice(*texts: str) -> Question:
    return Question(QuestionKind.SINGLE, "?", tuple(map(Option, texts)), ChoiceKey(frozenset({0})))


def pinned(question: Question) -> list[int]:
    return [i for i, option in enumerate(pin_position_bound(question).options) if option.pinned]


@given(st.lists(st.booleans(), max_size=10), st.integers())
def test_pinned_options_keep_their_place(pins: list[bool], seed: int) -> None:
    question = Question(QuestionKind.MULTIPLE, "?", tuple(Option(str(i), pin) for i, pin in enumerate(pins)))
    order = option_order(question, seed)
    assert sorted(order) == list(range(len(pins)))
    assert all(order[i] == i for i, pin in enumerate(pins) if pin)
    assert option_order(question, seed) == order


def test_every_order_comes_up() -> None:
    assert len({option_order(choice("甲", "乙", "丙"), seed) for seed in range(100)}) == 6


def test_true_false_is_never_turned() -> None:
    question = Question(QuestionKind.TRUE_FALSE, "?", tuple(map(Option, TRUE_FALSE)))
    assert {option_order(question, seed) for seed in range(20)} == {(0, 1)}


@pytest.mark.parametrize(
    "text",
    [
        "以上都对", "以上都不对", "以上均不正确", "以上皆是", "以上说法都正确",
        "以上三项都是", "上述情形均属于", "以上全部",
        "全部正确", "都不对", "均可",
        "全对", "以上都是。", "上述行为均应处罚", "前三项", "无正确答案", "以上各项都不符合",

        "A和B都正确", "A、B", "ＡＢ", "A或B", "ABC均正确",
        "选项A正确", "A项和C项", "以上选项均不正确", "a和b",
    ],
)  # fmt: skip
def test_options_that_speak_of_others(text: str) -> None:
    assert is_position_bound(text)


@pytest.mark.parametrize(
    "text",
    [
        "三日以上五日以下", "以上级机关的决定为准", "A类车辆",
        "GPS定位", "B2驾驶证", "正确", "错误", "都江堰", "全部拆除",
        "对当事人处以罚款", "上述人员所在单位", "均衡施工", "C级",
        "甲和乙都正确", "", "无证经营", "A",
    ],
)  # fmt: skip
def test_options_that_stand_alone(text: str) -> None:
    assert not is_position_bound(text)


def test_closing_options_are_pinned_alone_and_letters_pin_all() -> None:
    assert pinned(choice("甲", "乙", "以上都对", "以上都不对")) == [2, 3]
    assert pinned(choice("甲", "以上都对", "乙")) == [0, 1, 2]
    assert pinned(choice("甲", "乙", "A和B都正确")) == [0, 1, 2]
    assert pinned(choice("甲", "乙")) == []
