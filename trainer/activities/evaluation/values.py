"""What leaves the evaluation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class SheetDraft:
    """One sheet without a name: 1 to 5 for each item, about a lecturer or (without one) about the class."""

    person_id: UUID | None
    marks: Mapping[str, int]
    remark: str = ""
