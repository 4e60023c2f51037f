"""已登记批次: what was entered together, each to be taken back as a whole."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trainer.hours.batches.values import Batch
from trainer.store.clock import local_day
from trainer.ui.hours.state import HoursState
from trainer.ui.hours.wording import SEPARATOR, hours_text
from trainer.ui.widgets.basics import button, card, label, row
from trainer.ui.widgets.form import Form
from trainer.words import _


class BatchesPanel(QWidget):
    undo_wanted = Signal(object)
    cancelled = Signal()

    def __init__(self, state: HoursState) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(label(_("Entered together"), "heading"))
        form = Form()
        if not state.batches:
            form.column.addWidget(label(_("Nothing was entered for several people yet."), "muted", wrap=True))
        for batch in state.batches:
            form.column.addWidget(self._card(batch, state))
        form.finish()
        box.addWidget(form, 1)
        close = button(_("Close"))
        close.clicked.connect(self.cancelled)
        box.addLayout(row(None, close))

    def _card(self, batch: Batch, state: HoursState) -> QWidget:
        frame, box = card(10)
        box.setSpacing(4)
        box.addWidget(label(batch.name or _("Entered by hand"), "strong", wrap=True))
        facts = (
            _("{count} entries, {hours} hours").format(count=batch.entries, hours=hours_text(batch.hours)),
            _("{count} wait").format(count=batch.waiting),
            _("{count} count").format(count=batch.counted),
        )
        box.addWidget(label(SEPARATOR.join(facts), "muted", wrap=True))
        by = _("{name} {date}").format(name=state.name_of(batch.by), date=local_day(batch.at))
        box.addWidget(label(by, "faint"))
        if batch.waiting or (batch.counted and state.may_approve):
            undo = button(_("Take the batch back"), "link")
            undo.clicked.connect(lambda: self.undo_wanted.emit(batch.id))
            box.addLayout(row(undo, None))
        return frame
