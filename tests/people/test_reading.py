"""What an officer may not read, the services refuse: keys, other people, others' results."""

from collections.abc import Callable
from uuid import uuid4

import pytest

from tests.conftest import Office
from tests.exams.hall import officer
from trainer.app.services import Services
from trainer.bank.values import BankQuery
from trainer.people.accounts.values import Actor
from trainer.people.values import PeopleQuery
from trainer.reports.courseware import item_readers
from trainer.reports.hours import HoursBoard, board_entries, hours_board
from trainer.reports.overview import attention
from trainer.reports.trail import read_trail_page
from trainer.store.errors import NotAllowed

ANY = uuid4()


def no_board(services: Services) -> HoursBoard:
    return HoursBoard(2026, services.hours.rule_sets()[0], (), (), {})


READS: dict[str, Callable[[Services, Actor], object]] = {
    "question": lambda s, actor: s.bank.question(actor, ANY),
    "version": lambda s, actor: s.bank.version(actor, ANY),
    "versions": lambda s, actor: s.bank.versions(actor, ANY),
    "page": lambda s, actor: s.bank.page(actor, BankQuery()),
    "stock": lambda s, actor: s.bank.stock(actor),
    "versions for": lambda s, actor: s.bank.versions_for(actor, [ANY]),
    "stock of papers": lambda s, actor: s.papers.stock(actor),
    "exam": lambda s, actor: s.exams.exam(actor, ANY),
    "photo": lambda s, actor: s.people.photo(actor, "0" * 64),
    "entries": lambda s, actor: board_entries(s.store.database, actor, no_board(s)),
    "paper": lambda s, actor: s.papers.paper(actor, ANY),
    "find": lambda s, actor: s.people.find(actor, "张"),
    "rows": lambda s, actor: s.people.rows(actor, [ANY]),
    "people": lambda s, actor: s.people.people(actor, PeopleQuery()),
    "person": lambda s, actor: s.people.person(actor, ANY),
    "roster": lambda s, actor: s.exams.roster(actor, ANY),
    "result": lambda s, actor: s.marking.result(actor, ANY),
    "versions of a result": lambda s, actor: s.marking.versions(actor, ANY),
    "outcomes": lambda s, actor: s.results.outcomes(actor, ANY),
    "results": lambda s, actor: s.results.results(actor, ANY),
    "state": lambda s, actor: s.sittings.state(actor, ANY),
    "board": lambda s, actor: s.invigilation.progress(actor, ANY),
    "hours": lambda s, actor: hours_board(s.store.database, actor, 2026, s.hours.rule_sets()[0]),
    "readers": lambda s, actor: item_readers(s.store.database, actor, ANY),
    "attention": lambda s, actor: attention(s.store.database, actor),
    "trail": lambda s, actor: read_trail_page(s.store.database, actor),
}


@pytest.mark.parametrize("read", READS)
def test_an_officer_is_refused(services: Services, office: Office, read: str) -> None:
    with pytest.raises(NotAllowed) as refusal:
        READS[read](services, officer(uuid4(), "王强"))
    assert refusal.value.code == "account.no_permission"
