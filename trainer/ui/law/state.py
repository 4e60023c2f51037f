"""What the page of laws shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from trainer.bank.lawchange.values import LawChange
from trainer.law.values import Statute


@dataclass(frozen=True)
class LawLine:
    """One law by its short title: the version in force, else the newest (None: only questions name it), all versions
    newest first, how many questions cite it, how many of them wait on the work list.
    """

    short: str
    statute: Statute | None
    questions: int
    versions: tuple[Statute, ...] = ()
    parked: int = 0

    @property
    def text(self) -> Statute | None:
        """The version whose text can be read: that in force, else the newest with a text."""
        if self.statute is not None and self.statute.has_text:
            return self.statute
        return next((one for one in self.versions if one.has_text), None)


@dataclass(frozen=True)
class LawState:
    """`words` narrows the lines; `chosen` is the one in the panel; `changes` are confirmed versions, newest first."""

    lines: tuple[LawLine, ...] = ()
    words: str = ""
    chosen: LawLine | None = None
    changes: tuple[LawChange, ...] = ()
    people: Mapping[UUID, str] = field(default_factory=dict)
    may_edit: bool = False

    @property
    def unknown(self) -> int:
        """How many laws are cited that the register does not know."""
        return sum(line.statute is None for line in self.lines)

    @property
    def waiting(self) -> int:
        """How many questions are on the work list."""
        return sum(line.parked for line in self.lines)

    @property
    def coming(self) -> tuple[LawChange, ...]:
        """Changes whose day has not come."""
        return tuple(one for one in self.changes if one.park_on is not None and not one.done and not one.undone)

    @property
    def shown(self) -> tuple[LawLine, ...]:
        return tuple(line for line in self.lines if all(word in _text(line) for word in self.words.split()))

    def change_of(self, version: Statute) -> LawChange | None:
        """How a loaded version came in."""
        return next((one for one in self.changes if one.version_id == version.version_id and not one.undone), None)

    def may_undo(self, version: Statute) -> bool:
        """Whether the loading of a version can be taken back: nothing decided yet, no newer one compared with it."""
        change = self.change_of(version)
        followed = any(one.old_version_id == version.version_id for one in self.changes if not one.undone)
        return self.may_edit and change is not None and not followed and not change.decided


def derive_lines(
    statutes: Iterable[Statute],
    cited: Mapping[str, int],
    in_force: Mapping[str, Statute],
    changes: Iterable[LawChange] = (),
) -> tuple[LawLine, ...]:
    """Every registered law, then the laws only questions name; most cited first."""
    versions: dict[str, list[Statute]] = {}
    for statute in sorted(statutes, key=lambda one: (one.in_force_from, one.revised), reverse=True):
        versions.setdefault(statute.short, []).append(statute)
    parked: Counter[str] = Counter()
    for change in changes:
        parked[change.statute] += 0 if change.undone else change.open
    lines = (
        LawLine(
            short,
            in_force.get(short) or next(iter(versions.get(short, ())), None),
            cited.get(short, 0),
            tuple(versions.get(short, ())),
            parked[short],
        )
        for short in dict.fromkeys((*versions, *cited))
    )
    return tuple(sorted(lines, key=lambda line: (-line.parked, -line.questions, line.short)))


def _text(line: LawLine) -> str:
    return f"{line.short} {line.statute.title} {line.statute.number}" if line.statute else line.short
