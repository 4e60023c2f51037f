"""Beside the months: the document, the lines with the form for one of them, what would count otherwise, versions."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from trainer.hours.values import RuleSource, SourceNature
from trainer.store.errors import BadInput
from trainer.ui.settings.workdays.state import WorkdaysState
from trainer.ui.settings.workdays.wording import number_of, otherwise_words, span_words, version_words
from trainer.ui.texts import message, name
from trainer.ui.widgets.basics import button, card, clear, label, row
from trainer.ui.widgets.form import Choice, DateField
from trainer.ui.widgets.page import message_box
from trainer.words import _
from trainer.workdays.values import DaySpan

NATURES = (SourceNature.OFFICIAL, SourceNature.OWN, SourceNature.EXAMPLE)


class WorkdaysSide(QWidget):
    source_set = Signal(object)
    line_put = Signal(object, bool)
    line_chosen = Signal(object, bool)
    line_dropped = Signal(object)
    restored = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._boxes: dict[str, tuple[QFrame, QVBoxLayout]] = {}
        for key in ("otherwise", "source", "form", "off", "worked", "versions"):
            frame, box = card(12)
            box.setSpacing(6)
            self._boxes[key] = (frame, box)
            column.addWidget(frame)
        column.addStretch()
        self._shown: dict[str, object] = {}
        self._typed: RuleSource | None = None

    def show_state(self, state: WorkdaysState) -> None:
        """Draws anew what changed; a field that is typed in keeps the focus."""
        days = state.days
        parts: tuple[tuple[str, object, Callable[[], None]], ...] = (
            ("otherwise", state.otherwise, lambda: self._show_otherwise(state)),
            ("form", (state.year, state.line, days.off, days.worked), lambda: self._show_form(state)),
            ("off", days.off, lambda: self._show_lines("off", _("Days off"), days.off, False)),
            ("worked", days.worked, lambda: self._show_lines("worked", _("Worked weekends"), days.worked, True)),
            ("versions", state.versions, lambda: self._show_versions(state)),
        )
        if days.source != self._typed:
            self._typed = days.source
            parts += (("source", object(), lambda: self._show_source(days.source)),)
        for key, made_of, show in parts:
            if key not in self._shown or self._shown[key] != made_of:
                self._shown[key] = made_of
                clear(self._boxes[key][1])
                show()

    def _show_otherwise(self, state: WorkdaysState) -> None:
        frame, box = self._boxes["otherwise"]
        frame.setVisible(bool(state.otherwise))
        if state.otherwise:
            box.addWidget(label(_("Counted otherwise by this change"), "heading"))
        for one in state.otherwise:
            box.addWidget(message_box(otherwise_words(one), "note"))

    def _show_source(self, source: RuleSource) -> None:
        _frame, box = self._boxes["source"]
        box.addWidget(label(_("Document"), "heading"))
        natures = NATURES if source.nature in NATURES else (source.nature, *NATURES)
        self.nature = Choice(((nature, name(nature)) for nature in natures), source.nature)
        self.title = QLineEdit(source.title)
        self.title.setPlaceholderText(_("Such as: the notice of the State Council about the days off"))
        self.title.setCursorPosition(0)
        self.number = QLineEdit(source.number)
        self.checked_by = QLineEdit(source.checked_by)
        self.checked_on = DateField(source.checked_on)
        for words, widget in (
            (_("Kind of source"), self.nature),
            (_("Title"), self.title),
            (_("Document number"), self.number),
            (_("Compared by"), self.checked_by),
            (_("Compared on"), self.checked_on),
        ):
            box.addWidget(label(words, "muted"))
            box.addWidget(widget)
        self.nature.activated.connect(lambda _row: self._tell_source())
        for field in (self.title, self.number, self.checked_by, self.checked_on):
            field.editingFinished.connect(self._tell_source)

    def _tell_source(self) -> None:
        try:
            on = self.checked_on.value()
        except BadInput:
            return
        texts = (one.text().strip() for one in (self.title, self.checked_by))
        title, checked_by = texts
        number = number_of(self.number.text())
        self._typed = RuleSource(self.nature.value(), title, number, checked_by=checked_by, checked_on=on)
        self.source_set.emit(self._typed)

    def _show_form(self, state: WorkdaysState) -> None:
        _frame, box = self._boxes["form"]
        span, works = state.line or (None, False)
        box.addWidget(label(_("Change a line") if span else _("Add a line"), "heading"))
        self.kind = Choice(((False, _("Days off")), (True, _("Worked weekends"))), works)
        self.first, self.last = DateField(span.first if span else None), DateField(span.last if span else None)
        self.span_name = QLineEdit(span.name if span else "")
        self.span_name.setPlaceholderText(_("Holiday, such as 春节"))
        self.last.setPlaceholderText(_("Last day (same day if empty)"))
        self.put = button(_("Change the line") if span else _("Add the line"))
        self.put.clicked.connect(self._tell_line)
        self._trouble = label("", "problem", wrap=True)
        self._trouble.hide()
        for widget in (self.kind, self.first, self.last, self.span_name, self._trouble):
            box.addWidget(widget)
        box.addLayout(row(None, self.put))

    def _tell_line(self) -> None:
        try:
            first = self.first.value()
            last = self.last.value() or first
        except BadInput as error:
            self._say(message(error))
            return
        if first is None or last is None:
            self._say(_("Say the first day."))
            return
        self.line_put.emit(DaySpan(first, last, self.span_name.text().strip()), self.kind.value())

    def _say(self, words: str) -> None:
        self._trouble.setText(words)
        self._trouble.show()

    def _show_lines(self, key: str, heading: str, spans: tuple[DaySpan, ...], works: bool) -> None:
        _frame, box = self._boxes[key]
        days = sum(len(span.days) for span in spans)
        words = _("{heading}: {lines} lines, {days} days").format(heading=heading, lines=len(spans), days=days)
        box.addWidget(label(words, "heading"))
        if not spans:
            box.addWidget(label(_("None entered"), "muted"))
        for span in spans:
            line = button(span_words(span), "link")
            line.setToolTip(_("Change this line"))
            line.clicked.connect(lambda _checked=False, span=span: self.line_chosen.emit(span, works))
            drop = button("×", "link")
            drop.setAccessibleName(_("Take out {line}").format(line=span_words(span)))
            drop.setToolTip(_("Take out this line"))
            drop.clicked.connect(lambda _checked=False, span=span: self.line_dropped.emit(span))
            box.addLayout(row(line, None, drop))

    def _show_versions(self, state: WorkdaysState) -> None:
        frame, box = self._boxes["versions"]
        frame.setVisible(bool(state.versions))
        if not state.versions:
            return
        box.addWidget(label(_("Kept so far"), "heading"))
        for one, before in zip(state.versions, (*state.versions[1:], None), strict=True):
            box.addWidget(label(version_words(one, before, state.names.get(one.by, "")), wrap=True))
            if one is not state.versions[0]:
                back = button(_("Bring back"), "link")
                back.clicked.connect(lambda _checked=False, number=one.ordinal: self.restored.emit(number))
                box.addLayout(row(back, None))
