"""The keys of written questions: what fills the gaps, and the scoring points of a short answer."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal, InvalidOperation

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from question_bank.codec_answer import plain_decimal
from question_bank.question import Blank, BlankKey, PointsKey, Question, ScoringPoint
from trainer.ui.bank.editor_state import with_gaps
from trainer.ui.bank.ordered_rows import OrderedRows
from trainer.ui.widgets.basics import button, clear, label, row
from trainer.words import _

OR = "；"
WHOLE = Decimal(100)
_NARROW = "0" * 8


class GapField(QWidget):
    """Every wording of one gap, and the tolerance of a number."""

    changed = Signal()

    def __init__(self, number: int, blank: Blank) -> None:
        super().__init__()
        self._given = blank
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        self.text = QLineEdit(OR.join(blank.alternatives))
        self.text.setPlaceholderText(_("What is right; several wordings with ； between them"))
        self.tolerance = QLineEdit("" if blank.tolerance is None else plain_decimal(blank.tolerance))
        self.tolerance.setMaximumWidth(self.tolerance.fontMetrics().horizontalAdvance(_NARROW) + 24)
        self.tolerance.setPlaceholderText(_("exact"))
        self.tolerance.setAccessibleName(_("Tolerance"))
        self._shown = self.text.text(), self.tolerance.text()
        for widget in (label(_("Gap {number}").format(number=number)), self.text, label("±", "muted"), self.tolerance):
            box.addWidget(widget, 1 if widget is self.text else 0)
        for field in (self.text, self.tolerance):
            field.textChanged.connect(self.changed)

    def blank(self) -> Blank:
        if (self.text.text(), self.tolerance.text()) == self._shown:
            return self._given
        words = self.text.text().replace(";", OR).split(OR)
        return Blank(tuple(word.strip() for word in words if word.strip()), read_decimal(self.tolerance.text()))


class BlankFields(QWidget):
    """As many gaps as the stem has."""

    changed = Signal()

    def __init__(self, question: Question) -> None:
        super().__init__()
        key = question.answer if isinstance(question.answer, BlankKey) else None
        self._column = QVBoxLayout()
        self._column.setSpacing(6)
        self.any_order = QCheckBox(_("The gaps may be filled in any order"))
        self.any_order.setChecked(key is not None and not key.ordered)
        self.any_order.toggled.connect(self.changed)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        self._none = label(_("The stem has no gap yet. Put ____ where something is to be filled in."), "muted", True)
        box.addWidget(self._none)
        box.addLayout(self._column)
        box.addWidget(self.any_order)
        self.gaps: list[GapField] = []
        self._lay(with_gaps(key, question.stem))

    def show_stem(self, stem: str) -> None:
        """Follows the gaps of the stem."""
        now = self._key()
        wanted = with_gaps(now, stem)
        if len(wanted.blanks) != len(now.blanks):
            self._lay(wanted)

    def read(self, question: Question) -> Question:
        """The question with this key; none while nothing is filled in."""
        key = self._key()
        return replace(question, options=(), parts=(), answer=key if any(b.alternatives for b in key.blanks) else None)

    def _key(self) -> BlankKey:
        return BlankKey(tuple(gap.blank() for gap in self.gaps), not self.any_order.isChecked())

    def _lay(self, key: BlankKey) -> None:
        clear(self._column)
        self.gaps = [GapField(number, blank) for number, blank in enumerate(key.blanks, start=1)]
        for gap in self.gaps:
            gap.changed.connect(self.changed)
            self._column.addWidget(gap)
        self._none.setVisible(not self.gaps)
        self.any_order.setVisible(len(self.gaps) > 1)


class PointField(QWidget):
    """What a marker looks for, and its part of the score in per cent."""

    changed = Signal()
    entered = Signal(object)

    def __init__(self, text: str, percent: str) -> None:
        super().__init__()
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        self.text = QLineEdit(text)
        self.percent = QLineEdit(percent)
        self.percent.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.percent.setMaximumWidth(self.percent.fontMetrics().horizontalAdvance(_NARROW) + 24)
        self.percent.setAccessibleName(_("Share in per cent"))
        box.addWidget(self.text, 1)
        box.addWidget(self.percent)
        box.addWidget(label("%", "muted"))
        self.text.returnPressed.connect(lambda: self.entered.emit(self))
        for field in (self.text, self.percent):
            field.textChanged.connect(self.changed)

    def set_place(self, place: int) -> None:
        self.text.setPlaceholderText(_("Scoring point {number}").format(number=place + 1))

    def begin(self) -> None:
        self.text.setFocus()

    def share(self) -> Decimal:
        """In per cent; nothing readable counts as 0."""
        return read_decimal(self.percent.text().rstrip("%％ ")) or Decimal(0)


class PointsFields(QWidget):
    changed = Signal()

    def __init__(self, question: Question) -> None:
        super().__init__()
        key = question.answer if isinstance(question.answer, PointsKey) else PointsKey(())
        entries = [self._field(point.text, plain_decimal(point.share * 100)) for point in key.points]
        self.rows: OrderedRows[PointField] = OrderedRows(
            _("Add scoring point"), self._next, entries or [self._field("", "100")]
        )
        self.rows.changed.connect(self._changed)
        self._total = label("", "muted")
        even = button(_("Share evenly"), "link")
        even.clicked.connect(self._share_evenly)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addWidget(self.rows)
        box.addLayout(row(self._total, even, None))
        self._show_total()

    def read(self, question: Question) -> Question:
        """The question with these points; points without a text and a share are left out."""
        entries = [entry for entry in self.rows.entries() if entry.text.text().strip()]
        points = tuple(ScoringPoint(entry.text.text(), entry.share() / WHOLE) for entry in entries)
        return replace(question, options=(), parts=(), answer=PointsKey(points) if points else None)

    def _field(self, text: str, percent: str) -> PointField:
        field = PointField(text, percent)
        field.changed.connect(self._changed)
        field.entered.connect(lambda one: self.rows.go_on_from(one))
        return field

    def _next(self) -> PointField:
        return self._field("", plain_decimal(max(Decimal(0), WHOLE - self._sum())))

    def _share_evenly(self) -> None:
        entries = self.rows.entries()
        each = WHOLE // len(entries) if entries else WHOLE
        for place, entry in enumerate(entries):
            last = place == len(entries) - 1
            entry.percent.setText(plain_decimal(WHOLE - each * (len(entries) - 1) if last else each))

    def _sum(self) -> Decimal:
        return sum((entry.share() for entry in self.rows.entries()), Decimal(0))

    def _changed(self) -> None:
        self._show_total()
        self.changed.emit()

    def _show_total(self) -> None:
        self._total.setText(_("Together {percent} %").format(percent=plain_decimal(self._sum())))


def read_decimal(text: str) -> Decimal | None:
    """A typed number; None for anything else."""
    try:
        number = Decimal(text.strip())
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
