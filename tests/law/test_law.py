"""The register of statutes against the citations people write."""

from datetime import date

import pytest

from question_bank.question import Citation
from tests.starter import starter_questions
from trainer.app.services import Services


@pytest.mark.parametrize(
    ("citation", "exists"),
    [
        (Citation("中华人民共和国行政处罚法", 86, version="2021-01-22"), True),
        (Citation("行政处罚法", 86), True),
        (Citation("行政处罚法", 87), False),
        (Citation("行政处罚法"), True),
        (Citation("行政处罚法", 64, version="2017-09-01"), None),
        (Citation("某市网约车管理办法", 3), None),
    ],
)
def test_articles_of_known_revisions_exist(services: Services, citation: Citation, exists: bool | None) -> None:
    assert services.law.article_exists(citation) is exists


def test_the_register_says_when_a_revision_came_into_force(services: Services) -> None:
    statute = services.law.statute(Citation("公路安全保护条例"))
    assert statute is not None
    assert (statute.number, statute.revised, statute.effective) == (
        "国务院令第593号",
        date(2011, 3, 7),
        date(2011, 7, 1),
    )


def test_every_citation_of_the_starter_bank_stands_in_the_register(services: Services) -> None:
    citations = {citation for question in starter_questions() for citation in question.citations}
    assert citations
    assert [citation for citation in citations if not services.law.article_exists(citation)] == []
