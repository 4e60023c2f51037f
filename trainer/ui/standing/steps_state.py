"""What the tab of review, publication and coming into force shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from trainer.exams.standing.values import Standing, StandingState, StandingStep
from trainer.exams.values import Exam
from trainer.workdays.values import Workdays


@dataclass(frozen=True)
class StepsState:
    """`closed` says that the exam is over; `calendar` is what working days are counted with."""

    exam: Exam
    standing: Standing | None = None
    names: Mapping[UUID, str] = field(default_factory=dict)
    may_settle: bool = False
    may_publish: bool = False
    closed: bool = False
    calendar: Workdays = Workdays()
    said: str = ""

    @property
    def kept(self) -> bool:
        """Whether results of this exam go through the steps at all."""
        return self.exam.plan.terms is not None

    @property
    def ready(self) -> bool:
        """Whether nothing unfinished keeps the results from being reviewed."""
        one = self.standing
        return one is not None and self.closed and not (one.waiting or one.undecided or one.pending)

    def may(self, step: StandingStep) -> bool:
        """Which steps are offered to this person now."""
        one = self.standing
        if one is None or not self.kept or one.own or not self.closed:
            return False
        match step:
            case StandingStep.REVIEWED:
                return self.may_settle and (one.state is StandingState.MARKED or bool(one.changed))
            case StandingStep.PUBLISHED:
                return self.may_publish and one.state is StandingState.REVIEWED and not one.changed
            case StandingStep.IN_FORCE:
                return self.may_settle and one.state is StandingState.PUBLISHED and not one.changed
            case StandingStep.WITHDRAWN:
                return self.may_settle and one.state in (StandingState.REVIEWED, StandingState.PUBLISHED)
