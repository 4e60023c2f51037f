"""Citations found in rationales: the proposals at the left, the question at the right, one button for those chosen."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget

from trainer.bank.lawchange.values import Proposal
from trainer.ui.law.basis_presenter import BasisState
from trainer.ui.texts import name
from trainer.ui.tones import Tone
from trainer.ui.widgets.basics import button, clear, label
from trainer.ui.widgets.page import DetailPanel, EmptyState, Page, message_box
from trainer.ui.widgets.question_card import CardLook, QuestionCard
from trainer.ui.widgets.scrolling import ScrollColumn
from trainer.ui.widgets.table import Column, ListSource, RecordTable
from trainer.words import _


class BasisPage(Page):
    back_wanted = Signal()
    proposal_chosen = Signal(object)
    take_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("Citations in rationales"))
        self.back = self.add_action(button(_("Back to the laws"), icon_name="mdi6.arrow-left"))
        self.back.clicked.connect(self.back_wanted)
        self.sound = self.add_action(button(_("Choose all that exist")))
        self.sound.clicked.connect(self._choose_sound)
        self.take = self.add_action(button(_("Take over those chosen …"), "primary"))
        self.take.clicked.connect(lambda: self.take_wanted.emit(self.table.selected()))
        self._told = QHBoxLayout()
        self.body.addLayout(self._told)
        self.table: RecordTable[Proposal] = RecordTable(_columns())
        self.table.chosen.connect(self.proposal_chosen)
        self.table.selection_changed.connect(self._count_selected)
        self._nothing = EmptyState(
            _("No citation to take over"),
            _("Every question in use cites its basis, or its rationale names no article."),
        )
        self._place = QStackedWidget()
        self._place.addWidget(self.table)
        self._place.addWidget(self._nothing)
        self.panel = DetailPanel(360)
        sides = QHBoxLayout()
        sides.setSpacing(12)
        sides.addWidget(self._place, 1)
        sides.addWidget(self.panel)
        self.body.addLayout(sides, 1)
        self._proposals: tuple[Proposal, ...] | None = None

    def show_state(self, state: BasisState) -> None:
        words = _("{count} questions cite nothing but name an article in their rationale.")
        self.set_purpose(words.format(count=len(state.proposals)) if state.searched else _("Reading …"))
        if self._proposals != state.proposals:
            self._proposals = state.proposals
            self.table.show_rows(ListSource(state.proposals), lambda one: one == state.chosen)
        self._place.setCurrentIndex(0 if state.proposals or not state.searched else 1)
        self.sound.setEnabled(bool(state.proposals) and not state.busy)
        self.panel.setVisible(bool(state.proposals))
        clear(self._told)
        if state.taken is not None:
            told = _("{count} questions have their citations now. Next, compare each with its article.")
            self._told.addWidget(message_box(told.format(count=state.taken), "done"))
        self._show_proposal(state.chosen)
        self._count_selected()

    def _show_proposal(self, proposal: Proposal | None) -> None:
        area = ScrollColumn()
        self.panel.reset().addWidget(area, 1)
        if proposal is not None:
            for cited, exists in proposal.cited:
                area.column.addWidget(message_box(f"{cited}\n{_exists_words(exists)}", _STYLES[exists]))
            area.column.addWidget(label(_("Rationale"), "strong"))
            area.column.addWidget(label(proposal.question.rationale or "—", "muted", wrap=True))
            area.column.addWidget(QuestionCard(proposal.question, CardLook(large=False, key=True)))
        area.column.addStretch()

    def _choose_sound(self) -> None:
        self.table.clearSelection()
        model = self.table.selectionModel()
        for number, proposal in enumerate(self._proposals or ()):
            if proposal.sound:
                index = self.table.model().index(number, 0)
                model.select(index, model.SelectionFlag.Select | model.SelectionFlag.Rows)

    def _count_selected(self) -> None:
        self.take.setEnabled(bool(self.table.selected()))


_STYLES = {True: "done", None: "note", False: "trouble"}


def _exists_words(exists: bool | None) -> str:
    if exists is None:
        return _("not in the register")
    return _("exists in the law in force") if exists else _("does not exist in the law in force")


def _columns() -> tuple[Column[Proposal], ...]:
    def found(proposal: Proposal) -> str:
        return _("exists") if proposal.sound else _("to look at")

    return (
        Column(_("Found"), lambda one: "；".join(words for words, _exists in one.cited), 260),
        Column(_("Register"), found, 92, tone=lambda one: Tone.OK if one.sound else Tone.WARN),
        Column(_("Question"), lambda one: one.question.stem),
        Column(_("Status"), lambda one: name(one.status), 110),
    )
