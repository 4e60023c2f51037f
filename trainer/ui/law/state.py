"""What the page of laws shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from trainer.law.values import Statute


@dataclass(frozen=True)
class LawLine:
    """One law by its short title: as registered (None: only questions name it), and how many questions cite it."""

    short: str
    statute: Statute | None
    questions: int


@dataclass(frozen=True)
class LawState:
    """`words` narrows the lines; `chosen` is the one in the panel."""

    lines: tuple[LawLine, ...] = ()
    words: str = ""
    chosen: LawLine | None = None

    @property
    def unknown(self) -> int:
        """How many laws are cited that the register does not know."""
        return sum(line.statute is None for line in self.lines)

    @property
    def shown(self) -> tuple[LawLine, ...]:
        return tuple(line for line in self.lines if all(word in _text(line) for word in self.words.split()))


def derive_lines(statutes: Iterable[Statute], cited: Mapping[str, int]) -> tuple[LawLine, ...]:
    """The newest revision of every registered law, then the laws only questions name; most cited first."""
    newest: dict[str, Statute] = {}
    for statute in sorted(statutes, key=lambda one: one.revised):
        newest[statute.short] = statute
    shorts = dict.fromkeys((*newest, *cited))
    lines = (LawLine(short, newest.get(short), cited.get(short, 0)) for short in shorts)
    return tuple(sorted(lines, key=lambda line: (-line.questions, line.short)))


def _text(line: LawLine) -> str:
    return f"{line.short} {line.statute.title} {line.statute.number}" if line.statute else line.short
