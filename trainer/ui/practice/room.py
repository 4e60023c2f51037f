"""What the practice page is made of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from trainer.bank.drills.service import DrillService
from trainer.exams.papers.values import SavedBlueprint
from trainer.law.service import LawService
from trainer.practice.mocks import MockService
from trainer.practice.service import PracticeService
from trainer.practice.values import Mastery
from trainer.store.clock import Clock
from trainer.ui.widgets.figures import Pictures


@dataclass(frozen=True)
class PracticeRoom:
    practice: PracticeService
    mocks: MockService
    drills: DrillService
    law: LawService
    outlines: Callable[[], tuple[SavedBlueprint, ...]]
    mastery: Callable[[], tuple[Mastery, ...]]
    pictures: Pictures
    clock: Clock
