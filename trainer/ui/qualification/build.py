"""Makes the page of enforcement certificates and connects its signals."""

from __future__ import annotations

from uuid import UUID

from trainer.qualification.values import Which
from trainer.ui.qualification.presenter import CardsPresenter, CardsRoom
from trainer.ui.qualification.view import CardsPage
from trainer.ui.shell.context import Context, OfExam
from trainer.ui.shell.pair import PairScreen
from trainer.ui.widgets.print_window import QtPrinting


class CardsScreen(PairScreen[CardsPage, CardsPresenter]):
    """`open` takes the id of a person, an exam to check, or a list, which then is whole."""

    def open(self, target: object) -> None:
        if isinstance(target, UUID):
            self.presenter.choose(target)
        elif isinstance(target, OfExam):
            self.presenter.begin_check(target.exam_id)
        elif isinstance(target, str) and target in set(Which):
            self.presenter.open_list(Which(target))


def build_qualification(context: Context, room: CardsRoom) -> CardsScreen:
    page = CardsPage(room.fields_of)
    printing = QtPrinting(page, context.dialogs, context.printers)
    presenter = CardsPresenter(page, room, context.actor, context.jobs, context.dialogs, printing, context.changed)
    page.searched.connect(presenter.search)
    page.unit_chosen.connect(presenter.choose_unit)
    page.which_chosen.connect(presenter.choose_which)
    page.chosen.connect(presenter.choose)
    page.side_wanted.connect(presenter.show_side)
    page.done.connect(presenter.act)
    page.find_wanted.connect(presenter.find)
    page.rules_chosen.connect(presenter.choose_rules)
    page.person_wanted.connect(lambda person_id: context.go("people", person_id))
    page.list_wanted.connect(presenter.back_to_list)
    page.print_wanted.connect(presenter.lists.print)
    page.sheet_wanted.connect(presenter.lists.save)
    page.closed.connect(presenter.close)
    return CardsScreen(page, presenter)
