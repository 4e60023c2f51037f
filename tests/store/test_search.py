"""Full text finds what stands in a text: words of two characters, numbers inside words, nothing else."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.orm import Session

from trainer.store.engine import open_engine
from trainer.store.search import TextIndex, match_phrase, search_tokens

CJK = "行政处罚法公路执证"
INDEX = TextIndex("some_text")
words = st.lists(st.sampled_from([*CJK, "GB", "1589", "7", "a"]), max_size=8)


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Session:
    engine = open_engine(tmp_path_factory.mktemp("search") / "index.db", bytes(32))
    session = Session(engine)
    for statement in INDEX.create("sqlite"):
        session.execute(text(statement))
    return session


def find(session: Session, query: str) -> set[int]:
    return set(session.scalars(INDEX.hits("sqlite"), {"phrase": match_phrase(query)})) if match_phrase(query) else set()


def fill(session: Session, texts: list[str]) -> None:
    session.execute(text(f"DELETE FROM {INDEX.name}"))
    INDEX.put(session, enumerate(texts))


@given(st.lists(st.text(CJK, max_size=12), max_size=6), st.text(CJK, min_size=1, max_size=4))
def test_chinese_words_of_any_length_hit_exactly_where_they_stand(
    session: Session, texts: list[str], query: str
) -> None:
    fill(session, texts)
    assert find(session, query) == {number for number, one in enumerate(texts) if query in one}


@given(st.lists(words, max_size=6), words.filter(bool))
def test_mixed_words_hit_where_the_same_pieces_stand_side_by_side(
    session: Session, texts: list[list[str]], query: list[str]
) -> None:
    def stands_in(one: list[str]) -> bool:
        tokens, wanted = search_tokens("".join(one)), search_tokens("".join(query))
        return any(tokens[at : at + len(wanted)] == wanted for at in range(len(tokens)))

    fill(session, ["".join(one) for one in texts])
    assert find(session, "".join(query)) == {number for number, one in enumerate(texts) if stands_in(one)}


@pytest.mark.parametrize(
    ("content", "query", "hit"),
    [
        ("按照GB1589-2016的规定", "1589", True),
        ("按照GB1589-2016的规定", "gb1589", True),
        ("按照GB1589-2016的规定", "gb 2016", True),
        ("按照GB1589-2016的规定", "158", False),
        ("超限运输车辆行驶公路管理规定", "超限", True),
        ("超限运输车辆行驶公路管理规定", "限超", False),
        ("超限运输车辆行驶公路管理规定", "公路 超限", True),
        ("《行政处罚法》第六十三条", "处罚法第六十三条", True),
        ("ＧＢ１５８９", "gb1589", True),
        ("罚款２００元", "200", True),
        ("a OR b", 'b" OR "x', False),
        ("A-B*C", "*", False),
    ],
)
def test_what_people_type(session: Session, content: str, query: str, hit: bool) -> None:
    fill(session, [content])
    assert find(session, query) == ({0} if hit else set())


@given(st.text(st.characters(exclude_categories=("Cn", "Cs"))))
def test_tokens_are_pieces_of_one_kind_without_spaces(written: str) -> None:
    tokens = search_tokens(written)
    assert all(token and not any(character.isspace() for character in token) for token in tokens)
    assert search_tokens(" ".join(tokens)) == tokens
    kept = "".join(tokens)
    whole = unicodedata.normalize("NFKC", written).lower()
    assert kept == "".join(character for character in whole if character.isalpha() or character.isdigit())


@given(st.text(min_size=1, max_size=20))
def test_no_typed_text_breaks_the_search(session: Session, typed: str) -> None:
    fill(session, ["行政处罚法"])
    find(session, typed)


def test_rows_are_replaced_removed_and_compared(session: Session) -> None:
    fill(session, ["公路法", "行政许可法"])
    INDEX.put(session, [(0, "处罚法")])
    INDEX.remove(session, [1])
    assert (find(session, "公路"), find(session, "处罚"), find(session, "许可")) == (set(), {0}, set())
    assert INDEX.differences(session, [(0, "处 罚 法")]) == ()
    assert INDEX.differences(session, [(0, "处 罚")]) == (0,)
    assert INDEX.differences(session, [(0, "处 罚 法"), (1, "法")]) == (1,)
    assert INDEX.differences(session, [(1, "处 罚 法")]) == (0, 1)
