"""The face of trainers and administrators. It only navigates: screens are built at the first visit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from trainer.people.accounts.rules import may
from trainer.people.accounts.values import Actor
from trainer.ui.asking import Asking
from trainer.ui.dialogs import QtDialogs
from trainer.ui.jobs import QtJobs, WindowJobs
from trainer.ui.printers import Printers
from trainer.ui.shell.context import Context, Finder, Found, Screen, ScreenSpec
from trainer.ui.shell.foot import Foot
from trainer.ui.shell.rail import Rail
from trainer.ui.shell.topbar import TopBar
from trainer.words import _


@dataclass(frozen=True)
class ShellFacts:
    """What the frame itself shows."""

    office: str
    year: int
    user: str
    backup: Callable[[], str]


class Management(QWidget):
    signed_out = Signal()
    password_wanted = Signal()
    home_wanted = Signal()
    look_wanted = Signal(object, object)

    def __init__(
        self,
        facts: ShellFacts,
        actor: Actor,
        specs: Sequence[ScreenSpec],
        find: Finder,
        jobs: QtJobs,
        dialogs: Asking | None = None,
        printers: Printers | None = None,
    ) -> None:
        super().__init__()
        self.setObjectName("window")
        self._facts = facts
        self._specs = {spec.key: spec for spec in specs if may(actor, spec.permission)}
        self._screens: dict[str, Screen] = {}
        self.context = Context(
            actor,
            facts.year,
            WindowJobs(jobs, self),
            dialogs or QtDialogs(self),
            self.refresh,
            self.go,
            printers or Printers(),
        )
        self.rail = Rail(_("Enforcement training"), tuple(spec for spec in self._specs.values() if not spec.below))
        self.rail.chosen.connect(self._press)
        self.bar = TopBar(facts.office, facts.year, facts.user, find)
        self.bar.search.picked.connect(self._open_hit)
        self.bar.home_wanted.connect(self.home_wanted)
        self.bar.signed_out.connect(self.signed_out)
        self.bar.password_wanted.connect(self.password_wanted)
        self.bar.look_wanted.connect(self.look_wanted)
        self.pages = QStackedWidget()
        self._lay_out(Foot(jobs))
        QShortcut(QKeySequence("Ctrl+K"), self, self.bar.search.setFocus)
        QShortcut(QKeySequence("F5"), self, self.refresh)
        jobs.ended.connect(self._show_backup)
        self.current = ""
        if self._specs:
            self.go(next(iter(self._specs)))

    def go(self, key: str, target: object = None) -> None:
        """Shows a screen, and one thing on it."""
        if key not in self._specs:
            return
        if key not in self._screens:
            self._screens[key] = self._specs[key].build(self.context)
            self.pages.addWidget(self._screens[key].widget)
        self.current = key
        self.rail.mark(self._specs[key].below or key)
        self.pages.setCurrentWidget(self._screens[key].widget)
        self.refresh()
        if target is not None:
            self._screens[key].open(target)

    def _press(self, key: str) -> None:
        """An entry of the rail: to the page, or to its beginning where it is in view already."""
        if key == self.current:
            self._screens[key].home()
        self.go(key)

    @property
    def keys(self) -> tuple[str, ...]:
        """The screens this account may visit, in the order of the rail."""
        return tuple(self._specs)

    def visited(self, key: str) -> Screen:
        """A screen that was visited."""
        return self._screens[key]

    def refresh(self) -> None:
        """Something changed: the visible screen reads again."""
        self._show_backup()
        if self.current:
            self._screens[self.current].refresh()

    def _show_backup(self) -> None:
        self.rail.state.setText(self._facts.backup())

    def _open_hit(self, hit: Found) -> None:
        self.go(hit.screen, hit.target)

    def _lay_out(self, foot: Foot) -> None:
        sides = QHBoxLayout(self)
        sides.setContentsMargins(0, 0, 0, 0)
        sides.setSpacing(0)
        sides.addWidget(self.rail)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.pages, 1)
        column.addWidget(foot)
        sides.addLayout(column, 1)
