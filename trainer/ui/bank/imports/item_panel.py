"""The item in hand: its problems with their repairs, the question as officers see it, and its fields."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from question_bank.figures import lift_figures
from question_bank.question import OPTION_LETTERS, Option, Question, QuestionKind
from trainer.bank.imports.rules import likely_kinds, written_out
from trainer.bank.imports.values import ItemDetail, ItemState, Repair, RepairKind
from trainer.ui.bank.editor_fields import QuestionFields
from trainer.ui.bank.editor_state import Suggestions
from trainer.ui.bank.imports.state import Trouble, Work, findings_of
from trainer.ui.bank.imports.wording import alike_words, item_words, repair_words
from trainer.ui.texts import name
from trainer.ui.tones import Tone
from trainer.ui.widgets.basics import badge, button, card, clear, label, row
from trainer.ui.widgets.figures import Pictures, no_pictures
from trainer.ui.widgets.flow import Flow
from trainer.ui.widgets.question_card import CardLook, QuestionCard
from trainer.ui.widgets.scrolling import ScrollColumn
from trainer.ui.widgets.similar_note import SimilarNote
from trainer.ui.widgets.text_area import TextArea
from trainer.words import _

TONES = {
    ItemState.READY: Tone.OK,
    ItemState.REPAIR: Tone.BAD,
    ItemState.DUPLICATE: Tone.WARN,
    ItemState.LEFT_OUT: Tone.PLAIN,
    ItemState.TAKEN: Tone.BRAND,
}
_CHOICES = (QuestionKind.SINGLE, QuestionKind.MULTIPLE)
_WRITTEN = (QuestionKind.BLANK, QuestionKind.SHORT)
_DONE = (ItemState.TAKEN,)
LEAST_WIDTH = 380


class ItemPanel(ScrollColumn):
    repaired = Signal(object)
    repaired_alike = Signal(object, str)
    edited = Signal(object)
    parted = Signal(str)
    question_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__(8)
        self.setMinimumWidth(LEAST_WIDTH)
        self.fields: QuestionFields | None = None
        self.first_offer: QWidget | None = None
        self.key_ticks: list[QWidget] = []
        self.pictures: Pictures = no_pictures
        self.similar = SimilarNote()
        self._form = -1
        self._touched = False

    def show_work(self, work: Work) -> None:
        if work.form == self._form and work.item is not None:
            self.similar.show_findings(findings_of(work))
            return
        self._form = work.form
        clear(self.column)
        self.fields, self.first_offer, self.key_ticks, self._touched = None, None, [], False
        if work.item is None:
            self.column.addWidget(
                label(_("Nothing is left in this list. Choose another one above."), "muted", wrap=True)
            )
            self.column.addStretch()
            return
        self._head(work.item)
        self.similar = SimilarNote()
        self.similar.opened.connect(self.question_wanted)
        self.similar.show_findings(findings_of(work))
        self.column.addWidget(self.similar)
        for trouble in work.troubles:
            self.column.addWidget(self._trouble(trouble, work.item))
        self._preview(work.item)
        if work.item.head.state not in _DONE:
            self._actions(work.item)
            self._fields(work.item)
        self.column.addStretch()
        self.verticalScrollBar().setValue(0)

    def flush(self) -> None:
        """Hands over what was typed and not saved yet."""
        if self._touched and self.fields is not None:
            self._touched = False
            self.edited.emit(self.fields.question())

    def accept_first(self) -> None:
        """Presses the first repair that is offered."""
        if self.first_offer is not None:
            self.first_offer.click()  # type: ignore[attr-defined]

    def _head(self, item: ItemDetail) -> None:
        place = _("Item {number}").format(number=item.head.number)
        kind = name(item.head.kind) if item.head.kind else _("Kind not known")
        self.column.addLayout(
            row(label(f"{place} · {kind}", "heading"), None, badge(name(item.head.state), TONES[item.head.state]))
        )
        if item.head.state is ItemState.LEFT_OUT:
            self.column.addWidget(label(_("Why: {reason}").format(reason=item_words(item.head)), "muted", wrap=True))
        if item.head.state is ItemState.DUPLICATE:
            self.column.addWidget(label(_twin_words(item), "muted", wrap=True))

    def _trouble(self, trouble: Trouble, item: ItemDetail) -> QFrame:
        frame, box = card(10, "trouble" if trouble.blocking else "note")
        box.setSpacing(6)
        sign = "✕ " if trouble.blocking else "！ "
        box.addWidget(label(f"{sign}{trouble.text}", wrap=True))
        if trouble.place:
            box.addWidget(label(trouble.place, "muted", wrap=True))
        if item.head.state is not ItemState.REPAIR:
            return frame
        if trouble.about_key and trouble.blocking and not self.key_ticks:
            self._key_row(item, box)
        flow = Flow(6)
        for offer in trouble.offers:
            made = self._button(repair_words(offer.repair), lambda repair=offer.repair: self.repaired.emit(repair))
            flow.flow.addWidget(made)
            self.first_offer = self.first_offer or made
        if trouble.offers:
            box.addWidget(flow)
        if trouble.alike > 1 and trouble.blocking:
            box.addWidget(self._alike(trouble))
        return frame

    def _alike(self, trouble: Trouble) -> QWidget:
        """What can be done to all items with the same problem."""
        flow = Flow(6)
        for offer in trouble.offers[:3]:
            if offer.alike:
                words = alike_words(offer.repair, offer.alike)
                flow.flow.addWidget(
                    self._button(
                        words, lambda repair=offer.repair: self.repaired_alike.emit(repair, trouble.code), "link"
                    )
                )
        out = Repair(RepairKind.LEAVE_OUT)
        words = alike_words(out, trouble.alike)
        flow.flow.addWidget(self._button(words, lambda: self.repaired_alike.emit(out, trouble.code), "link"))
        return flow

    def _key_row(self, item: ItemDetail, box: QVBoxLayout) -> None:
        """The letters to press once the key was looked up; nothing is chosen before."""
        question = item.question
        if question is not None and question.kind in _WRITTEN:
            self._key_field(question.kind, box)
            return
        if question is None or not question.options or question.kind is QuestionKind.CASE:
            return
        flow = Flow(6)
        flow.flow.addWidget(label(_("The key, as looked up:"), "muted"))
        if question.kind is QuestionKind.MULTIPLE:
            self._several(question, flow)
        else:
            verdict = question.kind is QuestionKind.TRUE_FALSE
            words = ["正确", "错误"] if verdict else list(OPTION_LETTERS[: len(question.options)])
            for word in words:
                made = self._button(word, lambda key=word: self.repaired.emit(Repair(RepairKind.KEY, key)))
                self.key_ticks.append(made)
                flow.flow.addWidget(made)
        box.addWidget(flow)

    def _key_field(self, kind: QuestionKind, box: QVBoxLayout) -> None:
        """Where the key of a written question is typed in, as files write it."""
        words = _("Gaps parted by |, wordings of one gap by ；") if kind is QuestionKind.BLANK else ""
        field = TextArea("", 1, 4)
        field.setPlaceholderText(words)
        field.setAccessibleName(_("The key, as looked up:"))

        def take() -> None:
            if key := field.toPlainText().strip():
                self.repaired.emit(Repair(RepairKind.KEY, key))

        box.addWidget(label(_("The key, as looked up:"), "muted"))
        box.addWidget(field)
        taken = self._button(_("Take as the key"), take)
        box.addLayout(row(None, taken))
        self.key_ticks += [field, taken]

    def _several(self, question: Question, flow: Flow) -> None:
        ticks = [button(letter, "chip") for letter in OPTION_LETTERS[: len(question.options)]]
        for tick in ticks:
            tick.setCheckable(True)
            flow.flow.addWidget(tick)
        self.key_ticks += ticks

        def take() -> None:
            key = "".join(tick.text() for tick in ticks if tick.isChecked())
            if key:
                self.repaired.emit(Repair(RepairKind.KEY, key))

        flow.flow.addWidget(self._button(_("Take as the key"), take))

    def _preview(self, item: ItemDetail) -> None:
        self.column.addWidget(label(_("As officers will see it"), "faint"))
        frame, box = card(12)
        box.addWidget(QuestionCard(item.question or _unsettled(item), CardLook(large=False, key=True), self.pictures))
        self.column.addWidget(frame)

    def _actions(self, item: ItemDetail) -> None:
        flow = Flow(6)
        if item.head.state in (ItemState.LEFT_OUT, ItemState.DUPLICATE):
            back = Repair(RepairKind.PUT_BACK)
            flow.flow.addWidget(self._button(repair_words(back), lambda: self.repaired.emit(back)))
        if item.head.state is not ItemState.LEFT_OUT:
            merge, out = Repair(RepairKind.MERGE), Repair(RepairKind.LEAVE_OUT)
            flow.flow.addWidget(self._button(repair_words(merge), lambda: self.repaired.emit(merge)))
            flow.flow.addWidget(self._button(_("Part into several …"), lambda: self._open_parting(item)))
            flow.flow.addWidget(self._button(repair_words(out), lambda: self.repaired.emit(out)))
        self.column.addWidget(flow)
        self._parting = QWidget()
        self._parting.hide()
        self.column.addWidget(self._parting)

    def _open_parting(self, item: ItemDetail) -> None:
        if self._parting.layout() is not None:
            return
        box = QVBoxLayout(self._parting)
        box.setContentsMargins(0, 0, 0, 0)
        words = _("Leave an empty line between two questions, number each (1. 2.), then read the text anew.")
        box.addWidget(label(words, "muted", wrap=True))
        self.part_text = TextArea(written_out(item.draft), 4, 14)
        self.part_text.setAccessibleName(_("Text of the item"))
        box.addWidget(self.part_text)
        self.read_anew = self._button(_("Read anew"), lambda: self.parted.emit(self.part_text.toPlainText()))
        box.addLayout(row(None, self.read_anew))
        self._parting.show()
        self.part_text.setFocus()

    def _fields(self, item: ItemDetail) -> None:
        if item.question is None:
            words = _("Settle the kind first; then every part of the question can be changed here.")
            self.column.addWidget(label(words, "muted", wrap=True))
            return
        save = self._button(_("Save changes   Ctrl+S"), self.flush)
        self.column.addLayout(row(label(_("Change the question"), "faint"), None, save))
        frame, box = card(12)
        self.fields = QuestionFields(item.question, Suggestions())
        self.fields.changed.connect(self._touch)
        box.addWidget(self.fields)
        self.column.addWidget(frame)

    def _touch(self) -> None:
        self._touched = True

    @staticmethod
    def _button(words: str, act: object, style: str = "") -> QWidget:
        made = button(words, style)
        made.clicked.connect(lambda _checked=False: act())  # type: ignore[operator]
        return made


def _unsettled(item: ItemDetail) -> Question:
    """What there is of an item without a kind, laid out as its likeliest one."""
    kind = likely_kinds(item.draft)[0]
    kind = kind if kind in _CHOICES or not item.draft.options else QuestionKind.SINGLE
    bare = Question(kind, item.draft.stem, tuple(Option(text) for _, text in item.draft.options))
    return lift_figures(bare, item.draft.figures)


def _twin_words(item: ItemDetail) -> str:
    if item.twin is not None:
        return _("The bank has this question already, so it is not imported again.")
    return _("An earlier item of this file says the same, so it is not imported twice.")
