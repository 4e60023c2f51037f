"""The fields of one question; those of a case hold the fields of its parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QVBoxLayout, QWidget

from question_bank.citation import format_citation, parse_citations
from question_bank.question import BLANK_MARK, Difficulty, Question, QuestionKind
from trainer.bank.words import difficulties
from trainer.ui.bank.editor_choices import ChoiceFields, TrueFalseFields
from trainer.ui.bank.editor_figures import FigureDesk, FigureFields, figure_button
from trainer.ui.bank.editor_state import Suggestions, with_kind
from trainer.ui.bank.editor_written import BlankFields, PointsFields
from trainer.ui.bank.ordered_rows import OrderedRows
from trainer.ui.texts import name
from trainer.ui.widgets.basics import button, card, label, row
from trainer.ui.widgets.flow import Flow
from trainer.ui.widgets.form import Choice
from trainer.ui.widgets.steady import ChoiceBox
from trainer.ui.widgets.text_area import TextArea
from trainer.words import _

AnswerFields = ChoiceFields | TrueFalseFields | BlankFields | PointsFields
_PART_KINDS = tuple(kind for kind in QuestionKind if kind is not QuestionKind.CASE)


class QuestionFields(QWidget):
    """`question()` is what the fields hold; what has no field stays as it was given."""

    changed = Signal()

    def __init__(
        self, question: Question, suggestions: Suggestions, part: bool = False, desk: FigureDesk | None = None
    ) -> None:
        super().__init__()
        self._desk = desk or FigureDesk()
        self._given = question
        self._part = part
        self._suggestions = suggestions
        self._by_kind: dict[QuestionKind, Question] = {}
        self._kind = question.kind
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(6)
        self._add_head(question)
        self._caption = label("", "muted")
        self._box.addWidget(self._caption)
        self._answer: AnswerFields | PartsFields = self._made(question)
        self._answer_place = QVBoxLayout()
        self._answer_place.addWidget(self._answer)
        self._box.addLayout(self._answer_place)
        self._add_basis(question)
        if not part:
            self._add_place(question)
        self._show_kind()

    def begin(self) -> None:
        self.stem.setFocus()

    def set_place(self, place: int) -> None:
        self.number.setText(_("Part {number}").format(number=place + 1))

    def question(self) -> Question:
        citations = self._given.citations
        if self.basis.text() != self._shown_basis:
            citations = parse_citations(self.basis.text())
        held = replace(
            self._given,
            kind=self._kind,
            stem=self.stem.toPlainText(),
            rationale=self.rationale.toPlainText(),
            citations=citations,
            figures=self.figures.figures(),
            rationale_figures=self.rationale_figures.figures(),
        )
        if not self._part:
            held = replace(
                held,
                difficulty=self.difficulty.value(),
                subject=self.subject.currentText().strip(),
                field=self.field.currentText().strip(),
            )
        if self._kind is QuestionKind.TRUE_FALSE:
            held = replace(held, options=with_kind(held, self._kind).options)
        return self._answer.read(held)

    def _add_head(self, question: Question) -> None:
        kinds = _PART_KINDS if self._part else tuple(QuestionKind)
        self.number = label("", "strong")
        self.kind = Choice(((kind, name(kind)) for kind in kinds), question.kind)
        self.kind.setAccessibleName(_("Kind"))
        self.kind.currentIndexChanged.connect(lambda _row: self._change_kind())
        self.difficulty: Choice[Difficulty] = Choice(tuple(difficulties().items()), question.difficulty)
        self.difficulty.currentIndexChanged.connect(lambda _row: self.changed.emit())
        words = [label(_("Kind"), "muted"), self.kind]
        if self._part:
            words.insert(0, self.number)
            self.difficulty.setParent(self)
            self.difficulty.hide()
        else:
            words += [label(_("Difficulty"), "muted"), self.difficulty]
        self._box.addLayout(row(*words, None))
        self.gap = button(_("Put in a gap   Ctrl+G"), "link", "mdi6.form-textbox")
        self.gap.clicked.connect(self._put_gap)
        self._stem_words = label("", "muted")
        self.figures = FigureFields(question.figures, self._desk)
        self.figures.changed.connect(self.changed)
        self._box.addLayout(row(self._stem_words, None, self.gap, figure_button(self.figures, _("Picture or table"))))
        self.stem = TextArea(question.stem, 2)
        self.stem.takes_paste = self.figures.paste
        self._stem_words.setBuddy(self.stem)
        self.stem.textChanged.connect(self._stem_changed)
        self._box.addWidget(self.stem)
        self._box.addWidget(self.figures)
        shortcut = QShortcut(QKeySequence("Ctrl+G"), self.stem)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(self._put_gap)

    def _add_basis(self, question: Question) -> None:
        self.rationale = TextArea(question.rationale, 1 if self._part else 2)
        self.rationale.textChanged.connect(self.changed)
        self.rationale_figures = FigureFields(question.rationale_figures, self._desk)
        self.rationale_figures.changed.connect(self.changed)
        self.rationale.takes_paste = self.rationale_figures.paste
        self.basis = QLineEdit("；".join(format_citation(one, with_version=True) for one in question.citations))
        self._shown_basis = self.basis.text()
        self.basis.setPlaceholderText("《中华人民共和国行政处罚法》第六十四条")
        completer = QCompleter(list(self._suggestions.statutes), self.basis)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.basis.setCompleter(completer)
        self.basis.textChanged.connect(self.changed)
        for words, field in ((_("Basis (law and article)"), self.basis), (_("Rationale"), self.rationale)):
            caption = label(words, "muted")
            caption.setBuddy(field)
            more = [figure_button(self.rationale_figures, _("Picture or table"))] if field is self.rationale else []
            self._box.addLayout(row(caption, None, *more))
            self._box.addWidget(field)
        self._box.addWidget(self.rationale_figures)

    def _add_place(self, question: Question) -> None:
        self.subject = _combo(self._suggestions.subjects, question.subject, _("For example 行政处罚法/听证"))
        self.field = _combo(self._suggestions.fields, question.field, _("Empty: for all fields"))
        sides = Flow(12, stretch=True)
        for words, combo in ((_("Subject"), self.subject), (_("Field of enforcement"), self.field)):
            caption = label(words, "muted")
            caption.setBuddy(combo)
            combo.currentTextChanged.connect(self.changed)
            column = QWidget()
            inside = QVBoxLayout(column)
            inside.setContentsMargins(0, 0, 0, 0)
            inside.setSpacing(6)
            inside.addWidget(caption)
            inside.addWidget(combo)
            sides.flow.addWidget(column)
        self._box.addWidget(sides)

    def _change_kind(self) -> None:
        before, wanted = self.question(), self.kind.value()
        self._by_kind[self._kind] = before
        known = self._by_kind.get(wanted)
        base = replace(before, options=known.options, answer=known.answer, parts=known.parts) if known else before
        base = replace(base, kind=wanted) if known else base
        self._kind = wanted
        old, self._answer = self._answer, self._made(with_kind(base, wanted))
        self._answer_place.replaceWidget(old, self._answer)
        old.hide()
        old.deleteLater()
        self._show_kind()
        self.changed.emit()

    def _made(self, question: Question) -> AnswerFields | PartsFields:
        made: AnswerFields | PartsFields
        match question.kind:
            case QuestionKind.TRUE_FALSE:
                made = TrueFalseFields(question)
            case QuestionKind.BLANK:
                made = BlankFields(question)
            case QuestionKind.SHORT:
                made = PointsFields(question)
            case QuestionKind.CASE:
                made = PartsFields(question, self._suggestions, self._desk)
            case _:
                made = ChoiceFields(question, self._desk)
        made.changed.connect(self.changed)
        return made

    def _show_kind(self) -> None:
        case = self._kind is QuestionKind.CASE
        self._stem_words.setText(_("Material of the case") if case else _("Stem"))
        self._caption.setText(
            {
                QuestionKind.CASE: _("Parts"),
                QuestionKind.BLANK: _("What fills the gaps"),
                QuestionKind.SHORT: _("Scoring points"),
                QuestionKind.TRUE_FALSE: _("Key"),
            }.get(self._kind, _("Options and key"))
        )
        self.gap.setVisible(self._kind is QuestionKind.BLANK)

    def _stem_changed(self) -> None:
        if isinstance(self._answer, BlankFields):
            self._answer.show_stem(self.stem.toPlainText())
        self.changed.emit()

    def _put_gap(self) -> None:
        if self._kind is QuestionKind.BLANK:
            self.stem.insertPlainText(BLANK_MARK)
            self.stem.setFocus()


class PartsFields(QWidget):
    """The parts of a case, each with fields of its own."""

    changed = Signal()

    def __init__(self, question: Question, suggestions: Suggestions, desk: FigureDesk) -> None:
        super().__init__()
        self._desk = desk
        self._suggestions = suggestions
        entries = [self._fields(part) for part in question.parts]
        self.rows: OrderedRows[PartCard] = OrderedRows(
            _("Add part"),
            lambda: self._fields(with_kind(Question(QuestionKind.SINGLE, ""), QuestionKind.SINGLE)),
            entries,
            with_keys=False,
        )
        self.rows.changed.connect(self.changed)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.rows)

    def read(self, question: Question) -> Question:
        """The question with these parts."""
        parts = tuple(entry.fields.question() for entry in self.rows.entries())
        return replace(question, options=(), answer=None, parts=parts)

    def _fields(self, part: Question) -> PartCard:
        made = PartCard(QuestionFields(part, self._suggestions, part=True, desk=self._desk))
        made.fields.changed.connect(self.changed)
        return made


class PartCard(QWidget):
    """The frame around one part."""

    def __init__(self, fields: QuestionFields) -> None:
        super().__init__()
        self.fields = fields
        frame, inside = card(12)
        inside.addWidget(fields)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(frame)

    def set_place(self, place: int) -> None:
        self.fields.set_place(place)

    def begin(self) -> None:
        self.fields.begin()


def _combo(choices: Sequence[str], chosen: str, hint: str) -> QComboBox:
    combo = ChoiceBox()
    combo.setEditable(True)
    combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    combo.addItems(choices)
    combo.setCurrentText(chosen)
    combo.setMinimumContentsLength(8)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    completer = QCompleter(list(choices), combo)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    combo.setCompleter(completer)
    if (line := combo.lineEdit()) is not None:
        line.setPlaceholderText(hint)
    return combo
