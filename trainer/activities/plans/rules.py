"""Pure rules of the annual plan."""

from __future__ import annotations

from decimal import Decimal

from trainer.activities.plans.values import PlanDraft
from trainer.activities.rules import LONGEST_TITLE, STEP
from trainer.store.errors import BadInput


def check_plan(draft: PlanDraft) -> None:
    """Raises BadInput: plan.no_title, plan.term, plan.figures."""
    if not draft.title.strip() or len(draft.title) > LONGEST_TITLE:
        raise BadInput("plan.no_title", longest=LONGEST_TITLE)
    if draft.until < draft.since:
        raise BadInput("plan.term")
    odd = any(hours < 0 or hours % STEP for hours in draft.hours.values())
    if odd or draft.target < 0 or draft.budget < Decimal():
        raise BadInput("plan.figures")
