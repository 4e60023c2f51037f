"""What changed between two versions, for people to read."""

from dataclasses import replace

from hypothesis import given, settings

from question_bank.changes import Change, Field, Piece, Was, changes, pieces
from question_bank.question import ChoiceKey, Difficulty, Option, Picture, Question, QuestionKind
from tests.question_bank.question_strategies import questions

SINGLE = Question(
    QuestionKind.SINGLE,
    "当事人应当在五日内提出听证申请。",
    tuple(Option(text) for text in ("三日", "五日", "七日")),
    ChoiceKey(frozenset({1})),
)


def test_the_words_that_changed_are_told() -> None:
    assert pieces("应当在三日内提出", "应当在 5 个工作日内提出") == (
        Piece("应当在"),
        Piece("三", Was.GONE),
        Piece(" 5 个工作", Was.ADDED),
        Piece("日内提出"),
    )
    assert pieces("罚款1000元", "罚款3000元")[1:3] == (Piece("1000", Was.GONE), Piece("3000", Was.ADDED))


def test_options_that_only_moved_are_an_order() -> None:
    turned = replace(SINGLE, options=SINGLE.options[::-1], answer=ChoiceKey(frozenset({1})))
    assert changes(SINGLE, turned) == (Change(Field.ORDER, (Piece("C、B、A", Was.ADDED),)),)


def test_every_field_has_its_line() -> None:
    new = replace(
        SINGLE,
        options=(Option("三日"), Option("五个工作日"), Option("七日", True)),
        answer=ChoiceKey(frozenset({0})),
        difficulty=Difficulty.HARD,
        rationale="见条文",
        figures=(Picture("a" * 64, 1, 1),),
    )
    found = {(change.what, change.letter) for change in changes(SINGLE, new)}
    assert found == {
        (Field.FIGURES, ""),
        (Field.OPTION, "B"),
        (Field.PINNED, "C"),
        (Field.KEY, ""),
        (Field.RATIONALE, ""),
        (Field.DIFFICULTY, ""),
    }


@given(old=questions(), new=questions())
@settings(deadline=None, max_examples=60)
def test_nothing_is_told_of_equal_questions_and_something_of_others(old: Question, new: Question) -> None:
    assert changes(old, old) == ()
    assert bool(changes(old, new)) == (old != new)
    gone = "".join(one.text for one in pieces(old.stem, new.stem) if one.was is not Was.ADDED)
    came = "".join(one.text for one in pieces(old.stem, new.stem) if one.was is not Was.GONE)
    assert (gone, came) == (old.stem, new.stem)
