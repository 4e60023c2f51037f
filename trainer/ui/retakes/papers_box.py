"""The papers of one case in its panel: notices with their delivery, appeals with what was decided."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trainer.retakes.notices.values import Appeal, CaseFile, Notice
from trainer.ui.retakes.paper_state import Act, Task
from trainer.ui.retakes.wording import appeal_end_text, appeal_text, delivery_text, task_verb
from trainer.ui.texts import name
from trainer.ui.tones import Tone
from trainer.ui.widgets.basics import badge, button, card, label, row
from trainer.ui.widgets.flow import Flow
from trainer.words import _


class PapersBox(QWidget):
    wanted = Signal(object)
    opened = Signal(object)
    printed = Signal(object)
    saved = Signal(object)
    voided = Signal(object)

    def __init__(self, file: CaseFile, may_act: bool) -> None:
        super().__init__()
        self._may_act = may_act
        self.file = file
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        if file.notices or file.appeals:
            box.addWidget(label(_("Papers of the case"), "strong"))
        for notice in file.notices:
            box.addWidget(self._notice(notice))
        for appeal in file.appeals:
            box.addWidget(self._appeal(appeal))

    def _notice(self, notice: Notice) -> QWidget:
        frame, inside = card(10)
        inside.setSpacing(4)
        inside.addWidget(label(f"{name(notice.kind)} {notice.serial}", "strong", wrap=True))
        words, tone = delivery_text(notice)
        issued = _("issued {date}  {name}").format(date=notice.issued_on, name=notice.signed.by_name)
        inside.addLayout(row(badge(words, tone), label(issued, "muted"), None))
        told = notice.voided.reason if notice.voided else notice.delivery.note if notice.delivery else ""
        if told:
            inside.addWidget(label(told, "muted", wrap=True))
        if notice.stands and (until := appeal_end_text(notice)):
            inside.addWidget(label(until, "muted", wrap=True))
        acts = Flow()
        links = ((_("Open the PDF"), self.opened), (_("Print"), self.printed), (_("Save as .docx"), self.saved))
        for text, signal in links:
            acts.flow.addWidget(self._link(text, signal, notice))
        if self._may_act and notice.stands and notice.delivery is None:
            acts.flow.addWidget(self._link(_("Record delivery"), self.wanted, Task(Act.SERVE, notice=notice)))
        if self._may_act and notice.stands:
            acts.flow.addWidget(self._link(_("Void"), self.voided, notice))
        inside.addWidget(acts)
        return frame

    def _appeal(self, appeal: Appeal) -> QWidget:
        frame, inside = card(10)
        inside.setSpacing(4)
        ruling = appeal.ruling
        state = badge(name(ruling.outcome), Tone.OK) if ruling else badge(_("Waits for a decision"), Tone.WARN)
        late = [badge(_("Came late"), Tone.WARN)] if appeal.late else []
        inside.addLayout(row(label(_("Appeal"), "strong"), state, *late, None))
        inside.addWidget(label(appeal_text(appeal), "muted", wrap=True))
        inside.addWidget(label(appeal.words, wrap=True))
        if ruling is not None:
            inside.addWidget(label(f"{ruling.signed.by_name}：{ruling.signed.reason}", wrap=True))
        return frame

    def _link(self, text: str, signal: object, value: object) -> QWidget:
        made = button(text, "link")
        made.clicked.connect(lambda: signal.emit(value))  # type: ignore[attr-defined]
        return made


def task_buttons(box: PapersBox, case_tasks: tuple[Task, ...]) -> dict[Task, QWidget]:
    """A button for each form that can be opened now."""
    made: dict[Task, QWidget] = {}
    for task in case_tasks:
        one = button(task_verb(task))
        one.clicked.connect(lambda _checked=False, task=task: box.wanted.emit(task))
        made[task] = one
    return made
