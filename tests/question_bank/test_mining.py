import pytest
from hypothesis import given
from hypothesis import strategies as st

from question_bank.citation import format_citation
from question_bank.mining import mine_citations
from question_bank.question import Citation
from tests.question_bank.question_strategies import citations

TITLES = ("行政处罚法", "中华人民共和国行政处罚法", "行政复议法", "行政复议法实施条例", "公路法")
LAW = "行政处罚法"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("依据《行政处罚法》第六十三条第二款，应当听证。", [Citation(LAW, 63, 2)]),
        ("行政处罚法第63条规定了听证。", [Citation(LAW, 63)]),
        ("根据中华人民共和国行政处罚法第六十三条", [Citation("中华人民共和国行政处罚法", 63)]),
        ("行政复议法实施条例第五条", [Citation("行政复议法实施条例", 5)]),
        ("《公路法》第十条、第十二条", [Citation("公路法", 10), Citation("公路法", 12)]),
        ("《公路法》第十条作了规定；本法第七十六条又规定了罚款。", [Citation("公路法", 10), Citation("公路法", 76)]),
        ("《某省公路条例》总则；该条例第八条", [Citation("某省公路条例", 8)]),
        ("本法第八条", []),
        ("《公路法》的第八条", [Citation("公路法", 8)]),
        ("《刑法》第一百三十三条之一", [Citation("刑法", 133, inserted=1)]),
        ("《五条禁令》“饮酒”部分", [Citation("五条禁令", section="饮酒")]),
        ("见《公路法》。第八题选 A。", []),
        ("公路法规定，第八条……", []),
        ("没有依据", []),
    ],
)
def test_citations_in_rationales(text: str, expected: list[Citation]) -> None:
    assert list(mine_citations(text, TITLES)) == expected


@given(st.lists(citations(), max_size=5), st.sampled_from(["", "依据", "，应当先告知。", "见"]))
def test_written_citations_are_found_again(written: list[Citation], between: str) -> None:
    text = between.join(format_citation(citation, with_version=True) + "。" for citation in written)
    placed = [citation for citation in written if citation.article is not None or citation.section]
    assert mine_citations(between + text, TITLES) == tuple(dict.fromkeys(placed))


@given(st.text(alphabet="《》第十条款项之本法行政处罚公路“”部分、，的0", max_size=40))
def test_any_text_can_be_mined(text: str) -> None:
    for citation in mine_citations(text, TITLES):
        assert citation.article is not None or citation.section
