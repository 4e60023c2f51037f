"""A second click on taking a roster in adds nobody twice."""

import pytest

from tests.conftest import Office
from trainer.app.services import Services
from trainer.people.values import PeopleQuery
from trainer.store.errors import Refused


def test_the_same_preview_twice_is_refused_even_without_numbers(services: Services, office: Office) -> None:
    content = "姓名,性别,单位\n王强,男,\n赵静,女,一中队\n".encode()
    preview = services.roster.preview(office.administrator, content, "名册.csv")
    assert services.roster.apply(office.administrator, preview).added == 2
    plain = services.roster.preview(office.administrator, "姓名,职务\n钱进,队员\n".encode(), "名册.csv")
    assert services.roster.apply(office.administrator, plain).added == 1
    for again in (preview, plain):
        with pytest.raises(Refused, match=r"roster\.changed_since"):
            services.roster.apply(office.administrator, again)
    assert services.people.people(office.administrator, PeopleQuery()).total == 5
