"""Makes the certificates page and connects its signals."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from trainer.ui.certificates.desk import CertificatesDesk, CertificatesRoom
from trainer.ui.certificates.layout_presenter import LayoutPresenter
from trainer.ui.certificates.layout_window import LayoutWindow
from trainer.ui.certificates.presenter import CertificatesPresenter, recent_years
from trainer.ui.certificates.view import CertificatesPage
from trainer.ui.reader.window import QtReader
from trainer.ui.shell.context import Context
from trainer.ui.shell.pair import PairScreen
from trainer.ui.widgets.print_window import QtPrinting


class CertificatesScreen(PairScreen[CertificatesPage, CertificatesPresenter]):
    def open(self, target: object) -> None:
        if isinstance(target, UUID):
            self.presenter.choose(target)


def build_certificates(context: Context, room: CertificatesRoom) -> CertificatesScreen:
    page = CertificatesPage(recent_years(room.clock), partial(room.people.find, context.actor))
    dialogs = context.dialogs
    desk = CertificatesDesk(
        room,
        context.actor,
        context.jobs,
        dialogs,
        QtReader(page, dialogs),
        QtPrinting(page, dialogs, context.printers),
        context.changed,
    )
    presenter = CertificatesPresenter(page, desk)
    issuing = presenter.issuing
    page.searched.connect(presenter.search)
    page.year_chosen.connect(presenter.choose_year)
    page.voided_chosen.connect(presenter.choose_voided)
    page.list_print_wanted.connect(presenter.lists.print)
    page.sheet_wanted.connect(presenter.lists.save)
    page.archive_wanted.connect(presenter.lists.archive)
    page.chosen.connect(presenter.choose)
    page.issue_wanted.connect(issuing.begin)
    page.group_chosen.connect(issuing.choose_group)
    page.exam_chosen.connect(issuing.choose_exam)
    page.award_chosen.connect(issuing.choose_award)
    page.class_code_typed.connect(issuing.type_class_code)
    page.issued.connect(issuing.issue)
    page.batch_print_wanted.connect(issuing.print_batch)
    page.page_wanted.connect(presenter.open_page)
    page.reprint_wanted.connect(presenter.reprint)
    page.save_wanted.connect(presenter.save_as)
    page.void_wanted.connect(presenter.void)
    page.correct_wanted.connect(presenter.begin_correction)
    page.corrected.connect(presenter.correct)
    page.layouts_wanted.connect(lambda: open_layouts(page, desk))
    page.verify_wanted.connect(presenter.verify_file)
    page.code_wanted.connect(presenter.verify_code)
    page.closed.connect(presenter.close_side)
    return CertificatesScreen(page, presenter)


def open_layouts(page: CertificatesPage, desk: CertificatesDesk) -> LayoutWindow:
    """The window of layouts, above the page; its presenter lives as long as it does."""
    window = LayoutWindow(page, desk.dialogs)
    presenter = LayoutPresenter(window, desk.room.certificates.templates, desk.actor, desk.dialogs)
    window.presenter = presenter
    window.template_chosen.connect(presenter.choose)
    window.cell_typed.connect(presenter.type_cell)
    window.page_set.connect(presenter.set_page)
    window.added.connect(presenter.add)
    window.removed.connect(presenter.remove)
    window.seal_wanted.connect(presenter.choose_seal)
    window.seal_dropped.connect(presenter.drop_seal)
    window.version_chosen.connect(presenter.take_version)
    window.shipped_wanted.connect(presenter.back_to_shipped)
    window.saved.connect(presenter.save)
    window.show()
    return window
