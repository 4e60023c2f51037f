"""Makes the retakes page and connects its signals."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from trainer.ui.reader.window import QtReader
from trainer.ui.retakes.presenter import RetakesPresenter, RetakesRoom
from trainer.ui.retakes.view import RetakesPage
from trainer.ui.shell.context import WORK_LIST, Context, OfExam
from trainer.ui.shell.pair import PairScreen
from trainer.ui.widgets.print_window import QtPrinting


class RetakesScreen(PairScreen[RetakesPage, RetakesPresenter]):
    def open(self, target: object) -> None:
        if isinstance(target, UUID):
            self.presenter.open(target)
        elif isinstance(target, OfExam):
            self.presenter.open_exam(target.exam_id)
        elif target == WORK_LIST:
            self.presenter.deferring.watch()


def build_retakes(context: Context, room: RetakesRoom) -> RetakesScreen:
    page = RetakesPage(partial(room.people.find, context.actor))
    presenter = RetakesPresenter(
        page,
        room,
        context.actor,
        context.jobs,
        context.dialogs,
        context.changed,
        lambda: context.go("settings", "rules"),
        QtReader(page, context.dialogs),
        QtPrinting(page, context.dialogs, context.printers),
    )
    _join_cases(page, presenter)
    _join_deferrals(page, presenter)
    _join_papers(page, presenter)
    return RetakesScreen(page, presenter)


def _join_cases(page: RetakesPage, presenter: RetakesPresenter) -> None:
    page.cause_wanted.connect(presenter.begin_cause)
    page.cause_proposed.connect(presenter.propose_cause)
    page.hours_proposed.connect(presenter.propose_hours)
    page.unit_chosen.connect(presenter.choose_unit)
    page.year_chosen.connect(presenter.choose_year)
    page.opened.connect(presenter.open)
    page.searched.connect(presenter.search)
    page.exam_chosen.connect(presenter.choose_exam)
    page.standing_chosen.connect(presenter.choose_standing)
    page.chosen.connect(presenter.choose)
    page.ladder_wanted.connect(presenter.choose_ladder)
    page.proposing_wanted.connect(presenter.begin_proposing)
    page.proposed.connect(presenter.propose)
    page.decided.connect(presenter.decide)
    page.scheduling_wanted.connect(presenter.begin_scheduling)
    page.scheduled.connect(presenter.schedule)
    page.closed.connect(presenter.close_side)


def _join_deferrals(page: RetakesPage, presenter: RetakesPresenter) -> None:
    deferring = presenter.deferring
    page.deferrals_wanted.connect(deferring.list)
    page.asking_wanted.connect(deferring.begin)
    page.asking_exam_chosen.connect(deferring.choose_exam)
    page.proof_file_wanted.connect(deferring.choose_proof)
    page.proof_wanted.connect(deferring.open_proof)
    page.asked.connect(deferring.ask)
    page.deferral_chosen.connect(deferring.begin_deciding)
    page.deferral_decided.connect(deferring.decide)
    page.deferred_set.connect(deferring.schedule)
    page.watch_wanted.connect(deferring.watch)


def _join_papers(page: RetakesPage, presenter: RetakesPresenter) -> None:
    papers, lists = presenter.papers, presenter.lists
    page.task_wanted.connect(papers.begin)
    page.task_done.connect(papers.done)
    page.notice_opened.connect(papers.open)
    page.notice_printed.connect(papers.print)
    page.notice_saved.connect(papers.save)
    page.notice_voided.connect(papers.void)
    page.story_wanted.connect(lists.print_story)
    page.days_print_wanted.connect(lists.print_days)
    page.days_sheet_wanted.connect(lists.save_days)
    page.sheet_wanted.connect(lists.save)
    page.print_wanted.connect(lists.print)
