"""The office's own rule files and templates: which there are, taking one in, saving one, taking one away."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from trainer.store.clock import local_day
from trainer.store.office_files import Area, OfficeFile
from trainer.ui.settings.rules.state import RulesState
from trainer.ui.widgets.basics import button, card, clear, label, row
from trainer.ui.wording import SEPARATOR
from trainer.words import _

HASH_SHOWN = 12


class OwnFilesCard(QWidget):
    put_wanted = Signal(object)
    save_wanted = Signal(object)
    remove_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.frame: QFrame
        self.frame, self._box = card()
        self.saves: list[QPushButton] = []
        self.removes: list[QPushButton] = []
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.frame)

    def show_state(self, state: RulesState) -> None:
        clear(self._box)
        self.saves, self.removes = [], []
        self._box.addWidget(label(_("Own files of the office"), "heading"))
        words = _(
            "They stand in the data, in versions, and count on every PC of the office in the place of the file of the "
            "same name that came with the program."
        )
        self._box.addWidget(label(words, "muted", wrap=True))
        if not state.own:
            self._box.addWidget(label(_("The office has none; what came with the program counts."), wrap=True))
        for file in state.own:
            self._line(file, state.own_by.get(file.by, ""))
        self.put_rule = button(_("Take in a rule file …"))
        self.put_template = button(_("Take in a template …"))
        self.put_rule.clicked.connect(lambda: self.put_wanted.emit(Area.RULES))
        self.put_template.clicked.connect(lambda: self.put_wanted.emit(Area.TEMPLATES))
        self._box.addLayout(row(self.put_rule, self.put_template, None))

    def _line(self, file: OfficeFile, by: str) -> None:
        kind = _("Rule file") if file.area is Area.RULES else _("Template of papers")
        who = by or _("from the folder of a PC")
        version = _("version {number}").format(number=file.version)
        day = local_day(file.at).isoformat()
        facts = SEPARATOR.join((kind, version, day, who, f"SHA-256 {file.hash[:HASH_SHOWN]}…"))
        save, remove = button(_("Save as …")), button(_("Take away"))
        for made, words in ((save, _("Save {name}")), (remove, _("Take {name} away"))):
            made.setAccessibleName(words.format(name=file.name))
        save.clicked.connect(lambda: self.save_wanted.emit(file))
        remove.clicked.connect(lambda: self.remove_wanted.emit(file))
        self.saves.append(save)
        self.removes.append(remove)
        self._box.addLayout(row(label(file.name, "strong"), None, save, remove))
        self._box.addWidget(label(facts, "muted", wrap=True))
