"""What the tab of papers to be issued anew shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from trainer.exams.reissues.values import PaperKey, PaperKind
from trainer.exams.values import Exam
from trainer.people.values import PersonRow
from trainer.reports.reissues import Reissue, Reissues

PRINTED = frozenset({PaperKind.BOOK, PaperKind.SLIP})
"""What is printed from here; certificates and notices have pages of their own."""
CERTIFICATES = frozenset({PaperKind.CERTIFICATE_VOID, PaperKind.CERTIFICATE_ISSUE})


@dataclass(frozen=True)
class PapersState:
    """`chosen` are the lines under the cursor; `people` are those concerned, `names` those who did something."""

    exam: Exam
    found: Reissues = Reissues(())
    people: Mapping[UUID, PersonRow] = field(default_factory=dict)
    names: Mapping[UUID, str] = field(default_factory=dict)
    chosen: frozenset[PaperKey] = frozenset()
    may_act: bool = False
    closed_to: str = ""
    said: str = ""

    @property
    def picked(self) -> tuple[Reissue, ...]:
        return tuple(row for row in self.found.rows if row.key in self.chosen)

    @property
    def printable(self) -> tuple[Reissue, ...]:
        """Of those chosen, or of all that are open, what is printed from here."""
        return tuple(row for row in self.picked or self.found.rows if row.key.kind in PRINTED)

    @property
    def elsewhere(self) -> str:
        """The page that does what the one chosen line asks for; empty for none."""
        if len(self.picked) != 1 or self.picked[0].key.kind in PRINTED:
            return ""
        return "certificates" if self.picked[0].key.kind in CERTIFICATES else "retakes"

    @property
    def over(self) -> bool:
        return self.found.closing is not None or not self.found.rows
