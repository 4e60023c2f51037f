"""The trainer's page of practice."""

from __future__ import annotations

from PySide6.QtCore import Signal

from trainer.law.rules import place_words
from trainer.law.values import ArticleKey
from trainer.practice.rules import grasp
from trainer.practice.values import Grasp, Hiding, Mastery
from trainer.ui.practice_board.state import BoardState
from trainer.ui.texts import name
from trainer.ui.tones import Tone
from trainer.ui.widgets.basics import label, row
from trainer.ui.widgets.page import Page
from trainer.ui.widgets.steady import ChoiceBox
from trainer.ui.widgets.table import Column, ListSource, RecordTable
from trainer.words import _

_TONES = {Grasp.FEW: Tone.PLAIN, Grasp.WEAK: Tone.BAD, Grasp.FAIR: Tone.WARN, Grasp.GOOD: Tone.OK}


class BoardPage(Page):
    unit_chosen = Signal(object)
    hiding_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__(
            _("Practice of the units"), _("Which articles a unit is weak in, to plan classes by. It names nobody.")
        )
        self._state: BoardState | None = None
        self.unit, self.hiding = ChoiceBox(), ChoiceBox()
        self.unit.setAccessibleName(_("Unit"))
        self.unit.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
        self.hiding.setAccessibleName(_("Questions of sealed papers kept back"))
        for one in Hiding:
            self.hiding.addItem(name(one), one)
        self.unit.activated.connect(lambda _index: self.unit_chosen.emit(self.unit.currentData()))
        self.hiding.activated.connect(lambda _index: self.hiding_chosen.emit(Hiding(self.hiding.currentData())))
        self.table = self._table()
        self.people = label("", "muted", wrap=True)
        self.how = label("", "faint", wrap=True)
        held = label(_("Questions of sealed papers kept back"), "muted")
        self.body.addLayout(row(label(_("Unit"), "muted"), self.unit, None, held, self.hiding))
        self.body.addWidget(self.people)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.how)

    def show_state(self, state: BoardState) -> None:
        self._state = state
        self.unit.clear()
        for unit in state.units:
            self.unit.addItem("　" * unit.depth + unit.name, unit.id)
        self.unit.choose(state.unit_id)
        self.hiding.choose(state.hiding)
        self.hiding.setEnabled(state.may_choose)
        self.people.setText(_people_words(state))
        self.how.setText(_how_words(state))
        self.table.show_rows(ListSource(state.rows))
        self.table.fit_columns()

    def _table(self) -> RecordTable[Mastery]:
        def grasped(one: Mastery) -> Grasp:
            return grasp(one, self._state.terms) if self._state else Grasp.FEW

        def words(one: Mastery) -> str:
            found = grasped(one)
            return name(found) if found is Grasp.FEW else f"{name(found)} {one.share:.0%}"

        table: RecordTable[Mastery] = RecordTable(
            [
                Column(_("Statute"), lambda one: f"《{one.statute}》", sort=lambda one: one.statute),
                Column(
                    _("Article"),
                    lambda one: place_words(one.article) if one.article else "",
                    180,
                    sort=lambda one: (one.statute, one.article or ArticleKey(0)),
                ),
                Column(
                    _("People who practised"), lambda one: str(one.people), 110, right=True, sort=lambda one: one.people
                ),
                Column(_("Answers"), lambda one: str(one.answers), 110, right=True, sort=lambda one: one.answers),
                Column(_("Mastery"), words, 180, tone=lambda one: _TONES[grasped(one)], sort=lambda one: one.share),
            ]
        )
        table.setAccessibleName(_("Weak articles"))
        return table


def _people_words(state: BoardState) -> str:
    if not state.found.people:
        words = _("Fewer than {least} people of this unit have practised; nothing is shown until there are more.")
        return words.format(least=state.terms.smallest_group)
    words = _("{people} people have practised; {hidden} articles fewer than {least} people practised are not shown.")
    return words.format(people=state.found.people, hidden=state.found.hidden, least=state.terms.smallest_group)


def _how_words(state: BoardState) -> str:
    words = _(
        "Mastery: of the questions people practised that cite the article, the share they answered right last. "
        "Fewer than {enough} answers: too little data. ({title})"
    )
    return words.format(enough=state.terms.enough_answers, title=state.terms.title)
