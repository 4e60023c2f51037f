"""新建考试: paper, window, rule and roster, in the panel at the right."""

from __future__ import annotations

from datetime import UTC
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from question_bank.codec_answer import plain_decimal
from trainer.exams.papers.values import PaperRow
from trainer.exams.values import ExamPlan, ExamRule, ReviewPolicy
from trainer.store.errors import BadInput
from trainer.ui.exams.adding import Members, RosterFields
from trainer.ui.exams.settings_fields import SettingsFields, add_pair
from trainer.ui.exams.state import FormSeed, NewExam
from trainer.ui.texts import name
from trainer.ui.widgets.basics import button, label, row
from trainer.ui.widgets.form import Choice, Form
from trainer.ui.widgets.moment import MomentField
from trainer.ui.widgets.person_picker import Find
from trainer.ui.widgets.points import Points
from trainer.ui.widgets.steady import WholeNumber
from trainer.ui.widgets.wrong import WrongLine
from trainer.ui.wording import source_words
from trainer.words import _

MOST_MINUTES = 600


class ExamForm(QWidget):
    """Emits a NewExam when it is complete; says what is missing under the heading otherwise."""

    saved = Signal(object)
    cancelled = Signal()
    paper_chosen = Signal(object)

    def __init__(self, seed: FormSeed, find: Find, members: Members) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(label(_("New exam"), "heading"))
        self._wrong = WrongLine()
        box.addWidget(self._wrong)
        form = Form()
        self._add_paper(form, seed)
        self._add_rule(form, seed)
        self.roster = RosterFields(form, seed.units, find, members)
        self.roster.picker.choose(seed.people)
        form.finish()
        box.addWidget(form, 1)
        cancel, save = button(_("Cancel")), button(_("Set the exam"), "primary")
        cancel.clicked.connect(self.cancelled)
        save.clicked.connect(self._save)
        box.addLayout(row(None, cancel, save))
        self._take_rule()
        self._take_paper()
        self.title.setFocus()

    def show_maker(self, maker: str) -> None:
        """Who made the chosen paper."""
        self._maker.setText(_("{name} made this paper and cannot sit it.").format(name=maker) if maker else "")
        self._maker.setVisible(bool(maker))

    def _add_paper(self, form: Form, seed: FormSeed) -> None:
        self.title = form.add(_("Exam title"), QLineEdit(seed.title))
        words = _("{name} · {count} questions in it · {score} points in all")
        papers = ((p, words.format(name=p.name, count=p.questions, score=plain_decimal(p.total))) for p in seed.papers)
        self.paper: Choice[PaperRow] = form.add(_("Paper"), Choice(papers))
        self.paper.currentIndexChanged.connect(self._take_paper)
        self._maker = label("", "muted", wrap=True)
        form.column.addWidget(self._maker)
        self.opens, self.closes = MomentField(seed.opens), MomentField(seed.closes)
        add_pair(form.column, (_("Opens"), self.opens), (_("May be started until"), self.closes))

    def _add_rule(self, form: Form, seed: FormSeed) -> None:
        self.rule: Choice[ExamRule] = form.add(_("Rule"), Choice((rule, rule.name) for rule in seed.rules))
        self.rule.currentIndexChanged.connect(self._take_rule)
        self._source = label("", "muted", wrap=True)
        form.column.addWidget(self._source)
        self.minutes, self.pass_mark = WholeNumber(), Points(Decimal())
        self.minutes.setRange(1, MOST_MINUTES)
        add_pair(form.column, (_("Minutes for each"), self.minutes), (_("Pass mark"), self.pass_mark))
        self.review = form.add(
            _("After handing in, candidates see"), Choice(((p, name(p)) for p in ReviewPolicy), ReviewPolicy.SCORE)
        )
        self.shuffle = QCheckBox(_("Each candidate has another order of questions"))
        form.column.addWidget(self.shuffle)
        form.column.addSpacing(6)
        self.settings = SettingsFields()
        self.settings.hide()
        self.more = button(_("More settings"), icon_name="mdi6.tune")
        self.more.setCheckable(True)
        self.more.toggled.connect(self.settings.setVisible)
        words = _("Entry and leave, warnings, marking, double marking, publication, attempts: filled in from the rule.")
        form.column.addLayout(row(self.more, None))
        form.column.addWidget(label(words, "faint", wrap=True))
        form.column.addWidget(self.settings)
        form.column.addSpacing(6)

    def _take_paper(self, *_row: object) -> None:
        paper = self.paper.value()
        if self.title.text() in ("", getattr(self, "_proposed", "")):
            self.title.setText(paper.name)
        self._proposed = paper.name
        self.paper_chosen.emit(paper.id)

    def _take_rule(self, *_row: object) -> None:
        rule = self.rule.value()
        self.minutes.setValue(rule.minutes)
        self.pass_mark.setValue(float(rule.pass_mark))
        self.settings.show_settings(rule)
        self._source.setText(_("Rule: {source}").format(source=source_words(rule.source)))

    def _save(self) -> None:
        try:
            wanted = NewExam(self._plan(), self.roster.people(), self.roster.retaking())
        except BadInput as error:
            self._wrong.tell(error)
        else:
            self.saved.emit(wanted)

    def _plan(self) -> ExamPlan:
        rule, opens = self.rule.value(), self.opens.value()
        plan = ExamPlan(
            title=self.title.text().strip(),
            year=opens.year,
            paper_id=self.paper.value().id,
            opens_at=opens.astimezone(UTC),
            closes_at=self.closes.value().astimezone(UTC),
            minutes=self.minutes.value(),
            pass_mark=self.pass_mark.points(),
            rule=rule.source,
            review=self.review.value(),
            shuffle_questions=self.shuffle.isChecked(),
        )
        return self.settings.applied(plan)
