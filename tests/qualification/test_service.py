"""Certificates over the real encrypted store."""

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader
from sqlalchemy import text

from tests.conftest import Office
from trainer.app.qualification_files import CardListFiles
from trainer.app.services import Services
from trainer.people.values import Category, Leaving, PersonDraft, PersonStatus
from trainer.qualification.values import (
    CardDraft,
    CardState,
    Cause,
    CheckOrder,
    Flaw,
    Inspection,
    Move,
    Origin,
    Standing,
    Verdict,
)
from trainer.store.audit import broken_link
from trainer.store.errors import BadInput, NotAllowed, Refused
from trainer.ui.qualification.wording import flaw_text

TODAY = date(2026, 11, 21)
DRAFT = CardDraft("14000001", ("公路路政", "港口"), "山西省司法厅", date(2024, 6, 1), date(2029, 5, 31))


def add(services: Services, office: Office, name: str = "陈建国", **more: object) -> object:
    return services.people.add_person(
        office.administrator, PersonDraft(name, unit_id=office.unit_id, **{"post": "执法员", **more})
    )


def of(services: Services, office: Office, person_id: object) -> Standing:
    return next(one for one in services.qualification.standings(office.administrator) if one.person.id == person_id)


@pytest.fixture
def cards(services: Services, office: Office) -> object:
    services.qualification.choose_rules(office.administrator, "jinzhong")
    return services.qualification


@pytest.mark.both_engines
def test_a_certificate_has_its_whole_history_from_registration_to_cancelling(
    services: Services, office: Office, cards: object
) -> None:
    boss, person = office.administrator, add(services, office)
    assert of(services, office, person).flaws == (Flaw.NO_CARD,)
    services.qualification.register(boss, person, DRAFT)
    known = services.people.person(boss, person).draft
    assert (known.certificate_number, known.certificate_valid_until) == ("14000001", date(2029, 5, 31))
    assert known.fields == ("公路路政", "港口")
    services.qualification.inspect(boss, person, 2026, TODAY, Inspection.PASSED)
    services.qualification.propose(boss, person, Move.RECALL, Cause.TRANSFER, TODAY, "调往市局")
    waiting = of(services, office, person)
    assert waiting.state is CardState.VALID
    assert waiting.open_matter is not None
    services.qualification.decide(boss, person, waiting.open_matter.id, Verdict.CONFIRMED, TODAY, "已办手续")
    assert of(services, office, person).state is CardState.RECALLED
    assert services.qualification.find_matters(boss) == 1
    again = of(services, office, person).open_matter
    assert again is not None
    assert (again.move, again.cause, again.by_id) == (Move.CANCEL, Cause.TRANSFER, None)
    services.qualification.decide(boss, person, again.id, Verdict.CONFIRMED, TODAY, "已注销")
    assert of(services, office, person).state is CardState.CANCELLED
    assert services.people.person(boss, person).draft.certificate_number == ""
    [card] = services.qualification.cards(boss, person)
    assert (card.number, card.inspections[0].year, len(card.matters)) == ("14000001", 2026, 2)
    assert card.matters[0].decided.reason == "已办手续"
    with services.store.database.read() as session:
        assert broken_link(session) is None


def test_what_the_roster_says_becomes_history_once(services: Services, office: Office, cards: object) -> None:
    boss = office.administrator
    person = add(services, office, certificate_number="14000007", certificate_valid_until=date(2026, 12, 31))
    assert of(services, office, person).state is CardState.EXPIRING
    assert services.qualification.take_in_roster() == 1
    assert services.qualification.take_in_roster() == 0
    services.people.change_person(
        boss, person, PersonDraft("陈建国", certificate_number="14000007", certificate_valid_until=date(2031, 12, 31))
    )
    assert services.qualification.take_in_roster() == 1
    assert [card.valid_until for card in services.qualification.cards(boss, person)] == [
        date(2026, 12, 31),
        date(2031, 12, 31),
    ]
    assert {card.origin for card in services.qualification.cards(boss, person)} == {Origin.ROSTER}


def test_who_left_is_proposed_once_and_a_dismissed_proposal_is_not_made_again(
    services: Services, office: Office, cards: object
) -> None:
    boss, person = office.administrator, add(services, office)
    services.qualification.register(boss, person, DRAFT)
    services.people.set_status(boss, person, PersonStatus.SEALED, "退休")
    assert of(services, office, person).flaws == (Flaw.LEFT,)
    assert (services.qualification.find_matters(boss), services.qualification.find_matters(boss)) == (1, 0)
    matter = of(services, office, person).open_matter
    assert matter is not None
    services.qualification.decide(boss, person, matter.id, Verdict.DISMISSED, TODAY, "证件已由市局收回")
    assert services.qualification.find_matters(boss) == 0
    with pytest.raises(Refused, match=r"card\.decided"):
        services.qualification.decide(boss, person, matter.id, Verdict.CONFIRMED, TODAY, "改主意")


def test_the_cause_of_leaving_stands_in_the_proposal(services: Services, office: Office, cards: object) -> None:
    boss, person = office.administrator, add(services, office)
    services.qualification.register(boss, person, DRAFT)
    services.people.set_status(boss, person, PersonStatus.SEALED, "退休", Leaving.RETIRED)
    assert services.qualification.find_matters(boss) == 1
    found = of(services, office, person)
    assert (found.open_matter and found.open_matter.cause) is Cause.LEFT_RETIREMENT
    assert "收回（离任：退休）：待决定" in flaw_text(found)
    rules = services.qualification.rules()
    pdf = CardListFiles(services).pdf(boss, (found,), "执法证名单", rules, None, "存档")
    on_paper = "".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    assert "收回（离任：退休）：待决定" in "".join(on_paper.split())
    assert found.open_matter is not None
    services.qualification.decide(boss, person, found.open_matter.id, Verdict.CONFIRMED, TODAY, "已收回")
    assert services.qualification.find_matters(boss) == 1
    again = of(services, office, person).open_matter
    assert again is not None
    assert (again.move, again.cause) == (Move.CANCEL, Cause.LEFT_RETIREMENT)


def test_refusals_say_what_is_wrong(services: Services, office: Office, cards: object) -> None:
    boss = office.administrator
    helper = add(services, office, "王强", category=Category.AUXILIARY)
    person = add(services, office)
    register = services.qualification.register
    with pytest.raises(Refused, match=r"card\.barred"):
        register(boss, helper, DRAFT)
    with pytest.raises(NotAllowed):
        register(office.trainer, person, DRAFT)
    with pytest.raises(NotAllowed, match=r"account\.own_matter"):
        register(boss, boss.person_id, DRAFT)
    with pytest.raises(BadInput, match=r"card\.none"):
        services.qualification.inspect(boss, person, 2026, TODAY, Inspection.PASSED)
    register(boss, person, DRAFT)
    with pytest.raises(Refused, match=r"card\.not_now"):
        services.qualification.propose(boss, person, Move.GIVE_BACK, Cause.OTHER, TODAY, "误收")
    with pytest.raises(Refused, match=r"person\.certificate_taken"):
        register(boss, add(services, office, "赵六"), DRAFT)


def test_the_check_list_puts_who_may_not_take_part_first(services: Services, office: Office, cards: object) -> None:
    boss = office.administrator
    valid, helper = add(services, office), add(services, office, "王强", category=Category.AUXILIARY)
    services.qualification.register(boss, valid, DRAFT)
    order = CheckOrder("年度考试", TODAY, (valid, helper), frozenset({"公路路政"}))
    checked = services.qualification.check(office.trainer, order)
    assert [(row.person.name, row.flaws) for row in checked.rows] == [("王强", (Flaw.AUXILIARY,)), ("陈建国", ())]
    late = CheckOrder("年度考试", date(2029, 6, 1), (valid,))
    assert services.qualification.check(boss, late).rows[0].flaws == (Flaw.LAPSED,)


@pytest.mark.parametrize("table", ["card", "inspection", "matter", "decision"])
def test_history_only_grows(services: Services, office: Office, cards: object, table: str) -> None:
    boss, person = office.administrator, add(services, office)
    services.qualification.register(boss, person, DRAFT)
    services.qualification.inspect(boss, person, 2026, TODAY, Inspection.PASSED)
    matter = services.qualification.propose(boss, person, Move.RECALL, Cause.OTHER, TODAY, "停职")
    services.qualification.decide(boss, person, matter, Verdict.CONFIRMED, TODAY, "同意")
    from sqlalchemy.exc import IntegrityError

    with pytest.raises(IntegrityError, match="append only"), services.store.database.write() as session:
        session.execute(text(f"DELETE FROM qualification_{table}"))
