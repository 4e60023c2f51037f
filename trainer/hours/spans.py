"""A training over several days belongs to the years of its days. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import ROUND_FLOOR, Decimal

from trainer.hours.values import HourDraft

HALF = Decimal("0.5")


def split_at_year_end(draft: HourDraft) -> tuple[HourDraft, ...]:
    """One draft a year, hours by days and in halves; what does not divide stays with the last year.

    A part of an earned credit names its year beside the source, so that each part is credited once.
    """
    last = draft.until or draft.on
    if last.year <= draft.on.year:
        return (draft,)
    parts, left, whole = [], draft.hours, (last - draft.on).days + 1
    for year in range(draft.on.year, last.year + 1):
        since, until = max(draft.on, date(year, 1, 1)), min(last, date(year, 12, 31))
        share = draft.hours * ((until - since).days + 1) / whole / HALF
        hours = left if year == last.year else share.to_integral_value(ROUND_FLOOR) * HALF
        left -= hours
        source_id = f"{draft.source_id}@{year}" if draft.source_id else ""
        if hours > 0:
            parts.append(replace(draft, on=since, until=until, hours=hours, source_id=source_id))
    return tuple(parts)


def split_all(drafts: Iterable[HourDraft]) -> list[HourDraft]:
    """Every draft in the parts of its years."""
    parts: list[HourDraft] = []
    for draft in drafts:
        if draft.until is None:
            parts.append(draft)
        else:
            parts += split_at_year_end(draft)
    return parts
