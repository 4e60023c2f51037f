"""An administrator registers a certificate and checks who may take part in a drill, through the built window."""

from pytestqt.qtbot import QtBot

from tests.conftest import Office
from tests.hands import click, type_words
from tests.journeys.conftest import Sit
from trainer.app.services import Services
from trainer.people.values import PersonDraft
from trainer.ui.people.build import PeopleScreen
from trainer.ui.qualification.build import CardsScreen
from trainer.ui.qualification.check_form import CheckForm
from trainer.ui.qualification.forms import RegisterForm
from trainer.ui.qualification.panels import CardPanel, RulesPanel
from trainer.ui.qualification.state import Side


def test_a_certificate_from_the_people_page_to_the_check_list(
    sit: Sit, services: Services, office: Office, qtbot: QtBot
) -> None:
    draft = PersonDraft("陈建国", post="执法员", unit_id=office.unit_id)
    person = services.people.add_person(office.administrator, draft)
    window = sit(office.administrator)
    window.go("people")
    people = window.visited("people")
    assert isinstance(people, PeopleScreen)
    click(qtbot, people.page.cards)
    screen = window.visited("qualification")
    assert isinstance(screen, CardsScreen)
    screen.open(person)
    qtbot.waitUntil(lambda: isinstance(screen.page.form, CardPanel))
    panel = screen.page.form
    assert isinstance(panel, CardPanel)
    click(qtbot, panel.buttons[Side.REGISTER])
    form = screen.page.form
    assert isinstance(form, RegisterForm)
    type_words(form.number, "14000001")
    type_words(form.valid_until, "2029-05-31")
    click(qtbot, form.save)
    assert services.people.person(office.administrator, person).draft.certificate_number == "14000001"
    click(qtbot, screen.page.rule)
    assert isinstance(screen.page.form, RulesPanel)
    click(qtbot, screen.page.check)
    check = screen.page.form
    assert isinstance(check, CheckForm)
    click(qtbot, check.start)
    qtbot.waitUntil(lambda: screen.page.table.rows.rowCount() == 3)
    click(qtbot, screen.page.back)
