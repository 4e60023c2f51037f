"""Makes the page of an analysis and connects its signals."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtWidgets import QWidget

from trainer.ui.analysis.presenter import AnalysisPresenter, AnalysisRoom
from trainer.ui.analysis.view import AnalysisPage
from trainer.ui.shell.context import Context
from trainer.ui.widgets.figures import Pictures, no_pictures


@dataclass(frozen=True)
class AnalysisScreen:
    page: AnalysisPage
    presenter: AnalysisPresenter

    @property
    def widget(self) -> QWidget:
        return self.page

    def refresh(self) -> None:
        self.presenter.refresh()

    def home(self) -> None:
        """The page is about one exam; its list is the page of exams."""
        self.presenter.leave()

    def open(self, target: object) -> None:
        if isinstance(target, UUID):
            self.presenter.open(target)


def build_analysis(context: Context, room: AnalysisRoom, pictures: Pictures = no_pictures) -> AnalysisScreen:
    page = AnalysisPage()
    page.panel.pictures = pictures
    presenter = AnalysisPresenter(
        page, room, context.actor, context.jobs, context.dialogs, lambda exam_id: context.go("exams", exam_id)
    )
    page.left.connect(presenter.leave)
    page.tab_chosen.connect(presenter.choose_tab)
    page.flag_chosen.connect(presenter.choose_flag)
    page.chosen.connect(presenter.choose)
    page.accept_all_wanted.connect(presenter.accept_all)
    page.sheet_wanted.connect(presenter.save_sheet)
    page.report_wanted.connect(presenter.save_report)
    page.neighbours.compare_wanted.connect(presenter.compare)
    page.scores.look_changed.connect(presenter.draw)
    page.panel.closed.connect(lambda: presenter.choose(None))
    page.panel.accept_wanted.connect(presenter.accept_one)
    page.panel.bank_wanted.connect(lambda question_id: context.go("bank", question_id))
    return AnalysisScreen(page, presenter)
