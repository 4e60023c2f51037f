"""The window of layouts: the table of what stands on the page, and the page as it will be printed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from trainer.certificates.layout import FIELDS, ElementKind, Layout
from trainer.ui.asking import Asking
from trainer.ui.certificates.layout_state import CELLS, LayoutState, applies, cell
from trainer.ui.texts import name
from trainer.ui.theme import scaled
from trainer.ui.widgets.above import ABOVE
from trainer.ui.widgets.basics import button, clear, label, row
from trainer.ui.widgets.form import Choice
from trainer.ui.widgets.pdf_pages import PageView, PdfPages
from trainer.ui.widgets.steady import DecimalNumber
from trainer.words import _

_WIDTHS = {"text": 190, "lead": 70, "colour": 76, "side": 50, "bold": 46}


class LayoutWindow(QWidget):
    template_chosen = Signal(str)
    cell_typed = Signal(int, str, str)
    page_set = Signal(float, float)
    added = Signal(object)
    removed = Signal(int)
    seal_wanted = Signal()
    seal_dropped = Signal()
    version_chosen = Signal(int)
    shipped_wanted = Signal()
    saved = Signal()

    def __init__(self, parent: QWidget, dialogs: Asking) -> None:
        super().__init__(parent.window(), ABOVE)
        self.setObjectName("window")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Layouts of certificates"))
        self.resize(parent.window().size() * 0.95)
        self._dialogs = dialogs
        self.presenter: object = None
        self._shown: Layout | None = None
        self._content = b""
        self._changed = False
        self._head = QVBoxLayout()
        self._wrong = label("", "wrong", wrap=True)
        self._said = label("", "saved", wrap=True)
        self._page = QVBoxLayout()
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.addWidget(self._left())
        right = QWidget()
        right.setLayout(self._page)
        right.setMinimumWidth(scaled(320))
        parts.addWidget(right)
        parts.setSizes([scaled(640), scaled(620)])
        parts.setChildrenCollapsible(False)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 12, 16, 12)
        box.addLayout(self._head)
        box.addWidget(parts, 1)
        box.addWidget(self._wrong)
        box.addWidget(self._said)
        box.addLayout(self._foot())

    def show_state(self, state: LayoutState) -> None:
        self._changed = state.changed
        self._show_head(state)
        if state.draft != self._shown:
            self._shown = state.draft
            self._fill(state)
        if state.content and state.content != self._content:
            self._content = state.content
            clear(self._page)
            self._page.addWidget(PageView(PdfPages([state.content])))
        for words, text in ((self._wrong, state.wrong), (self._said, state.said)):
            words.setText(text)
            words.setVisible(bool(text))
        for action in (self.add, self.kind, self.remove, self.seal, self.drop, self.shipped):
            action.setEnabled(state.may_edit)
        self.save.setEnabled(state.may_edit and state.changed and not state.wrong)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._changed:
            super().closeEvent(event)
            return
        event.ignore()
        self._dialogs.confirm(
            _("Leave the changes"),
            _("The layout was changed and not saved. The changes are lost."),
            _("Leave them"),
            self._leave,
        )

    def _leave(self) -> None:
        self._changed = False
        self.close()

    def _left(self) -> QWidget:
        self.table = QTableWidget(0, len(CELLS) + 1)
        self.table.setHorizontalHeaderLabels([_("Thing on the page"), *(_headings()[field] for field in CELLS)])
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for place, field in enumerate(CELLS, 1):
            self.table.setColumnWidth(place, scaled(_WIDTHS.get(field, 62)))
        self.table.setColumnWidth(0, scaled(84))
        self.table.itemChanged.connect(self._typed)
        words = _("Fields in braces: {fields}").format(
            fields="  ".join(f"{{{field}}} {words}" for field, words in zip(FIELDS, _fields(), strict=True))
        )
        left = QWidget()
        box = QVBoxLayout(left)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.table, 1)
        box.addWidget(label(words, "faint", wrap=True))
        return left

    def _foot(self) -> QVBoxLayout:
        self.kind = Choice([(kind, name(kind)) for kind in ElementKind])
        self.add, self.remove = button(_("Add a line")), button(_("Remove the line"))
        self.seal, self.drop = button(_("Picture of the seal")), button(_("Without seal"))
        self.shipped = button(_("As installed"))
        self.save = button(_("Save as a new version"), "primary")
        self.add.clicked.connect(lambda: self.added.emit(self.kind.value()))
        self.remove.clicked.connect(self._remove)
        self.seal.clicked.connect(self.seal_wanted)
        self.drop.clicked.connect(self.seal_dropped)
        self.shipped.clicked.connect(self.shipped_wanted)
        self.save.clicked.connect(self.saved)
        foot = QVBoxLayout()
        foot.addLayout(row(self.kind, self.add, self.remove, None, self.seal, self.drop, self.shipped, self.save))
        return foot

    def _show_head(self, state: LayoutState) -> None:
        clear(self._head)
        self.template = Choice(
            ((one.code, _titled(one.layout.name, one.version)) for one in state.templates), state.chosen.code
        )
        self.template.activated.connect(lambda _row: self.template_chosen.emit(self.template.value()))
        self.wide, self.high = self._millimetres(state.draft.width), self._millimetres(state.draft.height)
        for field in (self.wide, self.high):
            field.setEnabled(state.may_edit)
            field.editingFinished.connect(self._page_typed)
        size = (label(_("Page (mm)"), "muted"), self.wide, label("×", "muted"), self.high)
        parts: list[QWidget | None] = [label(_("Layout"), "muted"), self.template]
        if len(state.versions) > 1 and state.may_edit:
            versions = ((one.version, _("Version {version}").format(version=one.version)) for one in state.versions)
            self.version = Choice(versions, next((v.version for v in state.versions if v.layout == state.draft), None))
            self.version.activated.connect(lambda _row: self.version_chosen.emit(self.version.value()))
            parts += [label(_("Begin with"), "muted"), self.version]
        self._head.addLayout(row(*parts, None, *size))

    def _millimetres(self, value: float) -> DecimalNumber:
        field = DecimalNumber()
        field.setRange(40, 420)
        field.setDecimals(1)
        field.setValue(value)
        field.setMinimumWidth(scaled(84))
        return field

    def _page_typed(self) -> None:
        wanted = self.wide.value(), self.high.value()
        if self._shown is not None and wanted != (self._shown.width, self._shown.height):
            self.page_set.emit(*wanted)

    def _fill(self, state: LayoutState) -> None:
        before = self.table.rowCount()
        self.table.blockSignals(True)
        self.table.setRowCount(len(state.draft.elements))
        for line, element in enumerate(state.draft.elements):
            self._put(line, 0, name(element.kind), may_edit=False)
            for place, field in enumerate(CELLS, 1):
                self._put(line, place, cell(element, field), state.may_edit and applies(element.kind, field))
        self.table.blockSignals(False)
        if 0 < before < self.table.rowCount():
            self.table.setCurrentCell(self.table.rowCount() - 1, 1)

    def _put(self, line: int, place: int, words: str, may_edit: bool) -> None:
        """Into the cell that is there, so that going on by Tab begins where one was."""
        item = self.table.item(line, place)
        if item is None:
            item = QTableWidgetItem()
            self.table.setItem(line, place, item)
        item.setText(words)
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        item.setFlags(flags | Qt.ItemFlag.ItemIsEditable if may_edit else flags)

    def _typed(self, item: QTableWidgetItem) -> None:
        if item.column():
            self.cell_typed.emit(item.row(), CELLS[item.column() - 1], item.text())

    def _remove(self) -> None:
        if self.table.currentRow() >= 0:
            self.removed.emit(self.table.currentRow())


def _titled(words: str, version: int) -> str:
    if not version:
        return _("{name}, as installed").format(name=words)
    return _("{name}, version {version}").format(name=words, version=version)


def _fields() -> tuple[str, ...]:
    """What each field of FIELDS stands for."""
    return (
        _("name"),
        _("number"),
        _("training or exam"),
        _("when it was held"),
        _("further words"),
        _("issuing office"),
        _("day of issue"),
        _("unit of the person"),
        _("replaced number"),
        _("fields of enforcement"),
    )


def _headings() -> dict[str, str]:
    return {
        "text": _("Printed words"),
        "lead": _("Beginning"),
        "x": _("From the left"),
        "y": _("From above"),
        "width": _("Width"),
        "height": _("Height"),
        "size": _("Size of type"),
        "lead_size": _("Size of beginning"),
        "leading": _("Line spacing"),
        "spacing": _("Between characters"),
        "weight": _("Line weight"),
        "side": _("Side"),
        "bold": _("Bold"),
        "colour": _("Colour"),
    }
