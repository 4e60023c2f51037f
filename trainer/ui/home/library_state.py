"""What the officer's library shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from trainer.courseware.values import CoursewarePage, CoursewareQuery, StudyProgress

MOST_ITEMS = 2000


@dataclass(frozen=True)
class LibraryState:
    """The items that fit, and how far the officer is with those they have begun."""

    query: CoursewareQuery = CoursewareQuery(limit=MOST_ITEMS)
    page: CoursewarePage = CoursewarePage()
    categories: tuple[str, ...] = ()
    mine: Mapping[UUID, StudyProgress] = field(default_factory=dict)

    @property
    def rows(self) -> tuple[StudyProgress, ...]:
        """Every item shown, with how far the officer is."""
        return tuple(self.mine.get(item.id) or StudyProgress(item) for item in self.page.items)
