"""关于: the version, where the data is, whose work is used under which licence."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from trainer.ui.widgets.basics import card, label
from trainer.ui.widgets.facts import fact
from trainer.ui.widgets.scrolling import ScrollColumn
from trainer.words import _

LICENCES = (
    ("Noto Sans SC", "SIL Open Font License 1.1"),
    ("Material Design Icons", "Apache License 2.0"),
    ("Qt 6 / PySide6", "GNU LGPL 3"),
    ("SQLCipher", "BSD-3-Clause"),
    ("SQLAlchemy, Alembic", "MIT"),
    ("ReportLab", "BSD-3-Clause"),
    ("openpyxl, python-calamine", "MIT"),
    ("HiGHS", "MIT"),
    ("pypinyin", "MIT"),
)


@dataclass(frozen=True)
class AboutFacts:
    """What the tab says about this installation."""

    version: str
    workspace: str
    log: str


class AboutTab(QWidget):
    def __init__(self, facts: AboutFacts) -> None:
        super().__init__()
        scroll = ScrollColumn(12)
        program, inside = card()
        inside.addWidget(label(_("Enforcement training and examination"), "heading"))
        for words, value in (
            (_("Version"), facts.version),
            (_("Folder of the data"), facts.workspace),
            (_("Log for whoever looks after the program"), facts.log),
        ):
            inside.addLayout(fact(words, value))
        others, box = card()
        box.addWidget(label(_("Works of others in this program"), "heading"))
        for work, licence in LICENCES:
            box.addLayout(fact(work, licence))
        for part in (program, others):
            scroll.column.addWidget(part)
        scroll.column.addStretch()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 12, 0, 0)
        outer.addWidget(scroll)
