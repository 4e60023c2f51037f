"""Two versions of a law, article by article."""

from hypothesis import given
from hypothesis import strategies as st

from tests.law.texts import NEW, OLD, text_of
from trainer.law.comparing import compare, marked
from trainer.law.values import Article, ArticleKey, Change

words = st.text("应当可以处以罚款警告责令改正期限申请受理机关", min_size=4, max_size=40)


def articles(texts: list[str]) -> tuple[Article, ...]:
    return tuple(Article(ArticleKey(n), "", text) for n, text in enumerate(texts, start=1))


def test_renumbered_articles_are_found_by_their_wording() -> None:
    found = [
        (one.change, one.old.key.number if one.old else 0, one.new.key.number if one.new else 0)
        for one in compare(text_of(OLD).articles, text_of(NEW).articles).changes
    ]
    assert found == [
        (Change.SAME, 1, 1),
        (Change.SAME, 2, 2),
        (Change.REWORDED, 3, 3),
        (Change.NEW, 0, 4),
        (Change.MOVED, 4, 5),
        (Change.MOVED_REWORDED, 5, 6),
    ]


def test_removed_articles_stand_where_they_were() -> None:
    changes = compare(articles(["甲甲甲甲", "乙乙乙乙", "丙丙丙丙"]), articles(["甲甲甲甲", "丙丙丙丙"])).changes
    assert [one.change for one in changes] == [Change.SAME, Change.REMOVED, Change.MOVED]


def test_white_space_and_widths_are_no_change() -> None:
    comparison = compare(articles(["应当（一）甲 乙。"]), articles(["应当(一)甲乙。"]))
    assert comparison.touched == frozenset()


def test_another_cut_into_paragraphs_is_a_change() -> None:
    assert compare(articles(["甲乙。丙丁。"]), articles(["甲乙。\n丙丁。"])).touched == {ArticleKey(1)}


@given(st.lists(words, max_size=30))
def test_identical_versions_touch_nothing(texts: list[str]) -> None:
    comparison = compare(articles(texts), articles(texts))
    assert comparison.touched == frozenset()
    assert all(one.change is Change.SAME for one in comparison.changes)


@given(st.lists(words, min_size=1, max_size=15), st.data())
def test_exactly_the_articles_that_say_something_else_are_touched(texts: list[str], data: st.DataObject) -> None:
    changed = data.draw(st.sets(st.integers(0, len(texts) - 1)))
    after = [text + "除外" if n in changed else text for n, text in enumerate(texts)]
    comparison = compare(articles(texts), articles(after))
    assert comparison.touched == {ArticleKey(n + 1) for n in changed}


@given(st.lists(words, max_size=12), st.lists(words, max_size=12))
def test_every_article_stands_once(old: list[str], new: list[str]) -> None:
    before, after = articles(old), articles(new)
    comparison = compare(before, after)
    assert sorted(one.old.key for one in comparison.changes if one.old) == [one.key for one in before]
    assert [one.new.key for one in comparison.changes if one.new] == [one.key for one in after]
    same = {one.key for one, other in zip(before, after, strict=False) if one.text == other.text}
    assert comparison.touched == {one.key for one in before} - same


@given(words, words)
def test_both_texts_are_whole_when_they_are_marked(old: str, new: str) -> None:
    left, right = marked(old, new)
    assert ("".join(text for text, _ in left), "".join(text for text, _ in right)) == (old, new)
    assert [text for text, differs in left if not differs] == [text for text, differs in right if not differs]
