"""The panels at the side of the page of retakes, and what is wanted of them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from trainer.ui.retakes.cause_form import CauseForm
from trainer.ui.retakes.deferral_form import DeferralForm
from trainer.ui.retakes.deferrals_panel import DeferralsPanel
from trainer.ui.retakes.due_panel import DuePanel
from trainer.ui.retakes.panels import CasePanel, ProposePanel, SchedulePanel
from trainer.ui.retakes.paper_form import PaperForm
from trainer.ui.retakes.state import RetakesState, Side
from trainer.ui.widgets.page import Page
from trainer.ui.widgets.person_picker import Find


class PageWithPanels(Page):
    """Each panel is made anew when it is shown; what is wanted of it is wanted of the page."""

    proposed = Signal(object)
    decided = Signal(object)
    scheduling_wanted = Signal(object)
    scheduled = Signal(object)
    days_print_wanted = Signal()
    story_wanted = Signal()
    days_sheet_wanted = Signal()
    opened = Signal(object)
    task_wanted = Signal(object)
    task_done = Signal(object)
    notice_opened = Signal(object)
    notice_printed = Signal(object)
    notice_saved = Signal(object)
    notice_voided = Signal(object)
    deferrals_wanted = Signal()
    asking_wanted = Signal()
    asking_exam_chosen = Signal(object)
    asked = Signal(object, object)
    proof_file_wanted = Signal(object)
    proof_wanted = Signal(object)
    deferral_chosen = Signal(object)
    deferral_decided = Signal(object, object, str)
    deferred_set = Signal(object)
    cause_wanted = Signal()
    cause_proposed = Signal(object, object)
    hours_proposed = Signal(int)
    closed = Signal()

    find_people: Find

    def side_panel(self, state: RetakesState) -> QWidget | None:
        """What stands at the side now; None for nothing."""
        match state.side:
            case Side.CASE if state.case is not None:
                return self._case(state)
            case Side.PAPER if state.case is not None and state.task is not None:
                return self._paper(state)
            case Side.DEFERRALS:
                return self._deferrals(state)
            case Side.ASKING:
                return self._asking(state)
            case Side.CAUSE:
                return self._cause(state)
            case Side.DUE:
                return self._due(state)
            case Side.PROPOSE:
                return self._propose(state)
            case Side.SCHEDULE:
                return self._schedule(state)
        return None

    def _case(self, state: RetakesState) -> CasePanel:
        assert state.case is not None
        case_id = state.case.id
        panel = CasePanel(state, state.case)
        panel.closed.connect(self.closed)
        panel.decided.connect(self.decided)
        panel.schedule_wanted.connect(lambda: self.scheduling_wanted.emit((case_id,)))
        panel.papers.wanted.connect(self.task_wanted)
        panel.papers.opened.connect(self.notice_opened)
        panel.papers.printed.connect(self.notice_printed)
        panel.papers.saved.connect(self.notice_saved)
        panel.story_wanted.connect(self.story_wanted)
        panel.papers.voided.connect(self.notice_voided)
        self.case = panel
        return panel

    def _paper(self, state: RetakesState) -> PaperForm:
        assert state.case is not None
        assert state.task is not None
        panel = PaperForm(state, state.case, state.task)
        panel.closed.connect(self.closed)
        panel.done.connect(self.task_done)
        self.paper = panel
        return panel

    def _deferrals(self, state: RetakesState) -> DeferralsPanel:
        panel = DeferralsPanel(state)
        panel.closed.connect(self.closed)
        panel.wanted.connect(self.asking_wanted)
        panel.chosen.connect(self.deferral_chosen)
        panel.decided.connect(self.deferral_decided)
        panel.set.connect(self.deferred_set)
        panel.proof_wanted.connect(self.proof_wanted)
        self.requests = panel
        return panel

    def _asking(self, state: RetakesState) -> DeferralForm:
        panel = DeferralForm(state)
        panel.closed.connect(self.deferrals_wanted)
        panel.exam_chosen.connect(self.asking_exam_chosen)
        panel.file_wanted.connect(self.proof_file_wanted)
        panel.done.connect(self.asked)
        self.asking = panel
        return panel

    def _cause(self, state: RetakesState) -> CauseForm:
        panel = CauseForm(state, self.find_people)
        panel.closed.connect(self.closed)
        panel.done.connect(self.cause_proposed)
        panel.hours_wanted.connect(self.hours_proposed)
        self.cause = panel
        return panel

    def _due(self, state: RetakesState) -> DuePanel:
        panel = DuePanel(state)
        panel.closed.connect(self.closed)
        panel.chosen.connect(self.opened)
        panel.print_wanted.connect(self.days_print_wanted)
        panel.sheet_wanted.connect(self.days_sheet_wanted)
        self.due = panel
        return panel

    def _propose(self, state: RetakesState) -> ProposePanel:
        panel = ProposePanel(state)
        panel.closed.connect(self.closed)
        panel.chosen.connect(self.proposed)
        panel.cause_wanted.connect(self.cause_wanted)
        self.offers = panel
        return panel

    def _schedule(self, state: RetakesState) -> SchedulePanel:
        panel = SchedulePanel(state)
        panel.closed.connect(self.closed)
        panel.set.connect(self.scheduled)
        self.form = panel
        return panel
