"""An exam that is over, for the pages that follow it: three passed, one failed, one was deferred."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from tests.conftest import Office
from tests.exams.hall import Hall, build_hall, officer
from tests.fakes import FixedClock
from tests.fakes_ui import HandDialogs
from trainer.app.services import Services
from trainer.exams.values import Attendance
from trainer.people.accounts.values import Actor
from trainer.people.values import PersonDraft
from trainer.ui.reader.state import Reading, Watching

NAMES = ("王强", "赵静", "孙磊", "钱芳", "郑浩")


@dataclass(frozen=True)
class Ended:
    """The hall it was held in, the exam and its candidates in the order of NAMES."""

    hall: Hall
    exam_id: UUID
    officers: tuple[Actor, ...]


@contextmanager
def ended_exam(services: Services, office: Office, clock: FixedClock) -> Iterator[Ended]:
    """王强, 赵静 and 孙磊 pass, 钱芳 fails, 郑浩 is deferred; the exam is closed."""
    boss = office.administrator
    hall = build_hall(services.store, clock, random.Random(7), boss)
    drafts = [PersonDraft(name, unit_id=office.unit_id) for name in NAMES]
    crew = tuple(officer(services.people.add_person(boss, one), one.name) for one in drafts)
    exam_id = hall.exam(*crew)
    for one in crew[:3]:
        hall.sit(one, exam_id)
    hall.sit(crew[3], exam_id, right=0)
    hall.exams.set_attendance(boss, exam_id, [crew[4].person_id], Attendance.DEFERRED, "住院")
    hall.invigilation.close_exam(boss, exam_id)
    yield Ended(hall, exam_id, crew)
    hall.sittings.close()


class HandDesk(HandDialogs):
    """Hand-answered dialogs that also keep what went to the reading window and to the printer."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[Reading] = []
        self.printed: list[tuple[str, int]] = []
        self.refreshed = 0

    def open(self, reading: Reading, watcher: Watching | None = None) -> None:
        self.opened.append(reading)

    def print_pdfs(self, title: str, contents: list[bytes]) -> None:
        self.printed.append((title, len(contents)))

    def answer(self, text: str | None = None, path: Path | None = None) -> None:
        """Puts the next answers ready."""
        self.text, self.path = text, path
