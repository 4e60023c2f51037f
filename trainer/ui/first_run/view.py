"""The assistant as people see it: one card, four pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from trainer.store.recovery import DIGITS
from trainer.ui.first_run.state import FirstRunState, Page, Wishes
from trainer.ui.widgets.basics import button, card, clear, label, row
from trainer.words import _

CARD_WIDTH = 680


class Assistant(QWidget):
    next_wanted = Signal(object)
    back_wanted = Signal(object)
    sheet_wanted = Signal()
    finished = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("window")
        outer = QVBoxLayout(self)
        outer.addStretch()
        middle = QHBoxLayout()
        middle.addStretch()
        frame, self._box = card(32)
        frame.setFixedWidth(CARD_WIDTH)
        middle.addWidget(frame)
        middle.addStretch()
        outer.addLayout(middle)
        outer.addStretch()
        self.fields: dict[str, QLineEdit] = {}
        self.rules: dict[str, QRadioButton] = {}
        self.checks: dict[str, QCheckBox] = {}
        self.groups: tuple[str, ...] = ()
        self.trouble = ""
        self._wishes = Wishes()

    def show_state(self, state: FirstRunState) -> None:
        typed = self.fields["typed"].text() if "typed" in self.fields else ""
        self._wishes = state.wishes
        self.groups, self.trouble = state.groups, state.trouble
        self.fields, self.rules, self.checks = {}, {}, {}
        clear(self._box)
        self._box.addWidget(
            label(_("Set up the office · step {step} of {all}").format(step=state.page + 1, all=len(Page)), "faint")
        )
        pages: dict[Page, Callable[[FirstRunState], None]] = {
            Page.OFFICE: self._office,
            Page.ADMINISTRATOR: self._administrator,
            Page.CONTENT: self._content,
            Page.RECOVERY: self._recovery,
        }
        pages[state.page](state)
        if state.trouble:
            self._box.addWidget(label(state.trouble, "wrong", wrap=True))
            self._show_where()
        if "typed" in self.fields:
            self.fields["typed"].setText(typed)
        self._add_buttons(state)

    def _show_where(self) -> None:
        """The cursor goes to what is still empty, else to the field above the words."""
        fields = list(self.fields.values())
        for field in [one for one in fields if not one.text().strip()][:1] or fields[-1:]:
            field.setFocus()
            field.selectAll()

    def wishes(self) -> Wishes:
        """What is typed and ticked now, on top of what earlier pages gathered."""
        changes: dict[str, object] = {key: f.text() for key, f in self.fields.items() if key != "typed"}
        changes |= {key: check.isChecked() for key, check in self.checks.items()}
        chosen = [key for key, radio in self.rules.items() if radio.isChecked()]
        if chosen:
            changes["rule_set"] = chosen[0]
        return replace(self._wishes, **changes)  # type: ignore[arg-type]

    def _office(self, state: FirstRunState) -> None:
        self._heading(
            _("Which office is this?"),
            _("The name stands on papers and certificates. Units below it are added later."),
        )
        self._line("unit", _("Name of the office"), state.wishes.unit)

    def _administrator(self, state: FirstRunState) -> None:
        self._heading(
            _("Who administers the program?"),
            _("The administrator adds people and accounts. Officers and trainers get accounts of their own."),
        )
        self._line("name", _("Name"), state.wishes.name)
        self._line("login", _("Sign-in name"), state.wishes.login)
        self._line("password", _("Password, eight characters or more"), state.wishes.password, secret=True)
        self._line("again", _("Password once more"), state.wishes.again, secret=True)

    def _content(self, state: FirstRunState) -> None:
        self._heading(
            _("What to begin with?"),
            _("Rule sets say how many hours a year are needed. Compare with the document before relying on one."),
        )
        for choice in state.rules:
            radio = QRadioButton(choice.title)
            radio.setChecked(choice.key == (state.wishes.rule_set or state.rules[-1].key))
            self.rules[choice.key] = radio
            self._box.addWidget(radio)
            source = label(choice.source, "faint", wrap=True)
            source.setContentsMargins(24, 0, 0, 4)
            self._box.addWidget(source)
        self._check("starter_bank", _("Load the starter bank (laws for all enforcement)"), state.wishes.starter_bank)
        self._check("demo_data", _("Add made-up people and results to try things out"), state.wishes.demo_data)

    def _recovery(self, state: FirstRunState) -> None:
        self._heading(
            _("The recovery sheet"),
            _("Everything is encrypted. If this PC loses its key, only this sheet opens the data again."),
        )
        grid = QGridLayout()
        grid.setSpacing(8)
        for number, group in enumerate(state.groups):
            digits = label(f"{number + 1}.  {group[:DIGITS]}-{group[DIGITS:]}", "large")
            grid.addWidget(digits, number // 4, number % 4)
        self._box.addLayout(grid)
        self._box.addWidget(label(_("Sheet number {number}").format(number=state.sheet), "faint"))
        sheet = button(_("Save as PDF to print"), icon_name="mdi6.printer-outline")
        sheet.clicked.connect(self.sheet_wanted)
        self._box.addLayout(row(sheet, None))
        self._line("typed", _("Type the eight groups back, to be sure they were written down"), "")

    def _heading(self, title: str, text: str) -> None:
        self._box.addWidget(label(title, "title"))
        self._box.addWidget(label(text, "muted", wrap=True))
        self._box.addSpacing(6)

    def _line(self, key: str, words: str, text: str, secret: bool = False) -> None:
        field = QLineEdit(text)
        if secret:
            field.setEchoMode(QLineEdit.EchoMode.Password)
        self._box.addWidget(label(words, "muted"))
        self._box.addWidget(field)
        if not self.fields:
            field.setFocus()
        self.fields[key] = field

    def _check(self, key: str, words: str, on: bool) -> None:
        check = QCheckBox(words)
        check.setChecked(on)
        self.checks[key] = check
        self._box.addWidget(check)

    def _add_buttons(self, state: FirstRunState) -> None:
        back = button(_("Back"))
        back.setVisible(state.page > Page.OFFICE)
        back.clicked.connect(lambda: self.back_wanted.emit(self.wishes()))
        last = state.page is Page.RECOVERY
        self.primary = button(_("Set up the office") if last else _("Continue"), "primary")
        self.primary.setEnabled(not state.working)
        self.primary.clicked.connect(self._go_on if last else lambda: self.next_wanted.emit(self.wishes()))
        for field in self.fields.values():
            field.returnPressed.connect(self.primary.click)
        self._box.addSpacing(8)
        self._box.addLayout(row(back, None, self.primary))

    def _go_on(self) -> None:
        self.finished.emit(self.fields["typed"].text())
