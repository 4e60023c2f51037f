"""What the tab of objections and rechecks shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from trainer.exams.objections.values import Objection, Recheck
from trainer.exams.values import Exam
from trainer.law.values import ArticleHit


@dataclass(frozen=True)
class AskState:
    """`chosen` is the id of the objection or recheck in view; `closed_to` says why the actor sees nothing."""

    exam: Exam
    actor_id: UUID
    objections: tuple[Objection, ...] = ()
    rechecks: tuple[Recheck, ...] = ()
    names: Mapping[UUID, str] = field(default_factory=dict)
    chosen: UUID | None = None
    articles: tuple[ArticleHit, ...] = ()
    may_opine: bool = False
    may_decide: bool = False
    closed_to: str = ""
    said: str = ""

    @property
    def objection(self) -> Objection | None:
        return next((one for one in self.objections if one.id == self.chosen), None)

    @property
    def recheck(self) -> Recheck | None:
        return next((one for one in self.rechecks if one.id == self.chosen), None)

    @property
    def waiting(self) -> int:
        """How many objections are not answered, and rechecks not over."""
        return sum(one.upheld is None for one in self.objections) + sum(not one.over for one in self.rechecks)

    @property
    def spoken(self) -> bool:
        """Whether the actor gave an opinion on the objection, or added up the version, in view."""
        if self.objection is not None:
            return any(one.by == self.actor_id for one in self.objection.opinions)
        own = self.recheck
        return own is not None and any(one.by == self.actor_id and one.ordinal == own.ordinal for one in own.findings)
