"""What the tab of working days shows, and the steps of a year that is not kept yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from trainer.hours.values import RuleSource, SourceNature
from trainer.workdays.values import DaySpan, Otherwise, YearDays, YearVersion

NOT_STATED = "未载明"


@dataclass(frozen=True)
class Edits:
    """`before` and `after` are the other states of the year, nearest last."""

    now: YearDays
    before: tuple[YearDays, ...] = ()
    after: tuple[YearDays, ...] = ()

    @property
    def unsaved(self) -> bool:
        return bool(self.before) and self.now != self.before[0]

    def put(self, days: YearDays) -> Edits:
        """The year after one more change; nothing is left to do again."""
        return self if days == self.now else Edits(days, (*self.before, self.now))

    def undo(self) -> Edits:
        return Edits(self.before[-1], self.before[:-1], (*self.after, self.now)) if self.before else self

    def redo(self) -> Edits:
        return Edits(self.after[-1], (*self.before, self.now), self.after[:-1]) if self.after else self


@dataclass(frozen=True)
class WorkdaysState:
    """`versions` are what was kept for the year, the newest first; `listed` says that a file or somebody knows it.

    `otherwise` are the open days that the year as it is now would count as another day than was told. `line` is the
    line in the form, `wrong` the code and parameters of what cannot be kept.
    """

    year: int
    years: tuple[int, ...]
    today: date
    edits: Edits
    listed: bool = False
    versions: tuple[YearVersion, ...] = ()
    names: Mapping[UUID, str] = field(default_factory=dict)
    otherwise: tuple[Otherwise, ...] = ()
    line: tuple[DaySpan, bool] | None = None
    unread: tuple[str, ...] = ()
    said: str = ""

    @property
    def ordinal(self) -> int:
        return self.versions[0].ordinal if self.versions else 0

    @property
    def days(self) -> YearDays:
        return self.edits.now

    @property
    def may_keep(self) -> bool:
        """A change waits, or what a file says was never kept by anybody."""
        return self.edits.unsaved or (self.listed and not self.versions)


def without(days: YearDays, span: DaySpan) -> YearDays:
    """The year less one line."""
    return replace(
        days,
        off=tuple(one for one in days.off if one != span),
        worked=tuple(one for one in days.worked if one != span),
    )


def empty_year(year: int) -> YearDays:
    """A year nobody has entered anything for."""
    return YearDays(year, (), (), RuleSource(SourceNature.OFFICIAL, "", NOT_STATED))
