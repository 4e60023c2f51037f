"""Makes the certificates page and connects its signals."""

from __future__ import annotations

from uuid import UUID

from trainer.ui.certificates.desk import CertificatesDesk, CertificatesRoom
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
    page = CertificatesPage(recent_years(room.clock))
    dialogs = context.dialogs
    desk = CertificatesDesk(
        room, context.actor, context.jobs, dialogs, QtReader(page, dialogs), QtPrinting(page, dialogs), context.changed
    )
    presenter = CertificatesPresenter(page, desk)
    issuing = presenter.issuing
    page.searched.connect(presenter.search)
    page.year_chosen.connect(presenter.choose_year)
    page.chosen.connect(presenter.choose)
    page.issue_wanted.connect(issuing.begin)
    page.exam_chosen.connect(issuing.choose_exam)
    page.issued.connect(issuing.issue)
    page.batch_print_wanted.connect(issuing.print_batch)
    page.page_wanted.connect(presenter.open_page)
    page.reprint_wanted.connect(presenter.reprint)
    page.save_wanted.connect(presenter.save_as)
    page.void_wanted.connect(presenter.void)
    page.verify_wanted.connect(presenter.verify_file)
    page.code_wanted.connect(presenter.verify_code)
    page.closed.connect(presenter.close_side)
    return CertificatesScreen(page, presenter)
