"""Makes the page of yearly records and connects its signals."""

from __future__ import annotations

from uuid import UUID

from trainer.ui.reader.window import QtReader
from trainer.ui.reports.presenter import ReportsPresenter, ReportsRoom
from trainer.ui.reports.view import ReportsPage
from trainer.ui.shell.context import Context
from trainer.ui.shell.pair import PairScreen
from trainer.ui.widgets.print_window import QtPrinting


class ReportsScreen(PairScreen[ReportsPage, ReportsPresenter]):
    """`open` takes the id of a person."""

    def open(self, target: object) -> None:
        if isinstance(target, UUID):
            self.presenter.choose(target)


def build_reports(context: Context, room: ReportsRoom) -> ReportsScreen:
    page = ReportsPage()
    presenter = ReportsPresenter(
        page,
        room,
        context.actor,
        context.jobs,
        context.dialogs,
        QtReader(page, context.dialogs),
        QtPrinting(page, context.dialogs),
        context.changed,
        context.go,
    )
    page.searched.connect(presenter.search)
    page.year_chosen.connect(presenter.choose_year)
    page.unit_chosen.connect(presenter.choose_unit)
    page.which_chosen.connect(presenter.choose_which)
    page.chosen.connect(presenter.choose)
    page.closed.connect(presenter.close)
    page.make_wanted.connect(presenter.make_all)
    page.make_one_wanted.connect(presenter.make_one)
    page.files_wanted.connect(presenter.save_files)
    page.section_opened.connect(presenter.open_section)
    page.line_opened.connect(presenter.open_line)
    page.note_wanted.connect(presenter.begin_note)
    page.noted.connect(presenter.note)
    page.note_taken_back.connect(presenter.take_back)
    page.page_opened.connect(presenter.open_page)
    page.page_printed.connect(presenter.print_page)
    page.profile_wanted.connect(lambda: context.go("profile", None))
    return ReportsScreen(page, presenter)
