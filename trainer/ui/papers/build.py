"""Makes the papers page and connects its signals."""

from __future__ import annotations

from uuid import UUID

from trainer.ui.papers.presenter import PapersPresenter
from trainer.ui.papers.printing import PaperPrints
from trainer.ui.papers.room import PapersRoom
from trainer.ui.papers.state import Tab
from trainer.ui.papers.view import PapersPage
from trainer.ui.shell.context import Context
from trainer.ui.shell.pair import PairScreen
from trainer.ui.widgets.print_window import QtPrinting


class PapersScreen(PairScreen[PapersPage, PapersPresenter]):
    prints: PaperPrints

    def open(self, target: object) -> None:
        if isinstance(target, UUID):
            self.presenter.open_paper(target)


def build_papers(context: Context, room: PapersRoom) -> PapersScreen:
    page = PapersPage()
    page.sheet.pictures = room.bank.picture
    presenter = PapersPresenter(page, room, context.actor, context.jobs, context.dialogs, context.changed)
    page.tab_chosen.connect(presenter.choose_tab)
    page.plan_chosen.connect(presenter.choose_plan)
    page.new_wanted.connect(presenter.new_plan)
    page.renamed.connect(presenter.rename)
    page.row_wanted.connect(presenter.add_row)
    page.save_wanted.connect(presenter.save)
    page.draw_wanted.connect(presenter.draw)
    page.editor.rows_changed.connect(presenter.change_rows)
    page.editor.remove_wanted.connect(presenter.remove_row)
    page.sheet.back_wanted.connect(presenter.back)
    page.sheet.draw_wanted.connect(presenter.draw)
    page.sheet.seal_wanted.connect(presenter.seal)
    page.sealed.chosen.connect(presenter.choose_paper)
    page.sealed.opened.connect(presenter.open_paper)
    page.sealed.plans_wanted.connect(lambda: presenter.choose_tab(Tab.PLANS))
    printing = QtPrinting(page, context.dialogs)
    screen = PapersScreen(page, presenter)
    screen.prints = PaperPrints(room.files, context.actor, context.jobs, context.dialogs, printing)
    page.sealed.print_wanted.connect(screen.prints.preview)
    page.sealed.save_wanted.connect(screen.prints.save)
    return screen
