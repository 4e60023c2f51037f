import pytest
from hypothesis import given
from hypothesis import strategies as st

from question_bank.citation import format_citation, format_numeral, parse_citations, parse_numeral
from question_bank.question import Citation
from tests.question_bank.question_strategies import citations

LAW = "行政处罚法"


@given(st.integers(0, 9999))
def test_numerals_survive_the_round_trip(number: int) -> None:
    assert parse_numeral(format_numeral(number)) == number
    assert parse_numeral(str(number)) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("六十三", 63), ("十", 10), ("一十", 10), ("一百零一", 101), ("一百一十", 110), ("两百", 200),
        ("６３", 63),
        ("二〇二一", 2021), ("一千零五", 1005), ("一千零五十", 1050),
        ("", None), ("条", None), ("十百", None), ("一二十", None), ("99999", None), ("零十", None),
    ],
)  # fmt: skip
def test_numerals(text: str, number: int | None) -> None:
    assert parse_numeral(text) == number


def test_numbers_no_statute_has_are_refused() -> None:
    with pytest.raises(ValueError, match="10000"):
        format_numeral(10000)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("依据《行政处罚法》第六十三条第二款第一项的规定", [Citation(LAW, 63, 2, 1)]),
        ("《行政处罚法》第63条第（一）项", [Citation(LAW, 63, None, 1)]),
        ("《行政处罚法》第五条、第六条第二款", [Citation(LAW, 5), Citation(LAW, 6, 2)]),
        ("《行政处罚法》第五条第一款和第三款", [Citation(LAW, 5, 1), Citation(LAW, 5, 3)]),
        ("《行政处罚法》第五条第一款第一项、第二项", [Citation(LAW, 5, 1, 1), Citation(LAW, 5, 1, 2)]),
        ("《行政处罚法》第五条至第七条", [Citation(LAW, 5), Citation(LAW, 6), Citation(LAW, 7)]),
        ("《行政处罚法》（2021-01-22）第五条", [Citation(LAW, 5, version="2021-01-22")]),
        ("《甲法》第一条；《乙条例》第二条", [Citation("甲法", 1), Citation("乙条例", 2)]),
        ("《关于适用《行政诉讼法》的解释》第三条", [Citation("关于适用《行政诉讼法》的解释", 3)]),
        ("《刑法》第一百三十三条之一第二款", [Citation("刑法", 133, 2, inserted=1)]),
        ("《行政处罚法》，第五条是另一句。第九条", [Citation(LAW, 5)]),
        ("《五条禁令》“饮酒”部分", [Citation("五条禁令", section="饮酒")]),
        ("《行政处罚法》", [Citation(LAW)]),
        ("没有依据", []),
    ],
)
def test_citations_in_text(text: str, expected: list[Citation]) -> None:
    assert list(parse_citations(text)) == expected


@given(citations())
def test_citations_survive_the_round_trip(citation: Citation) -> None:
    assert parse_citations(format_citation(citation, with_version=True)) == (citation,)


@given(st.text(max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    parse_citations("《" + text + "》第" + text)
