"""Between rows of the courseware tables and the values that leave the capability."""

from __future__ import annotations

from datetime import datetime

from trainer.courseware.tables import CoursewareTable, CoursewareVersionRow
from trainer.courseware.values import Courseware, CoursewareKind, CoursewareVersion, StudyProgress
from trainer.hours.values import HourCategory


def item_of(row: CoursewareTable) -> Courseware:
    """One item of the library."""
    return Courseware(
        id=row.id,
        title=row.title,
        kind=CoursewareKind(row.kind),
        category=row.category,
        field=row.field,
        minutes=row.minutes,
        hours_category=HourCategory(row.hours_category) if row.hours_category else None,
        file_name=row.file_name,
        hash=row.hash,
        size=row.size,
        added_by=row.added_by,
        added_at=row.added_at,
        audience=row.audience,
        subject=row.subject,
        citations=row.citations,
        fine=row.fine,
        version=row.version,
    )


def version_of(row: CoursewareVersionRow) -> CoursewareVersion:
    """One file of an item."""
    return CoursewareVersion(
        id=row.id,
        item_id=row.item_id,
        number=row.number,
        kind=CoursewareKind(row.kind),
        file_name=row.file_name,
        hash=row.hash,
        size=row.size,
        note=row.note,
        added_by=row.added_by,
        added_at=row.added_at,
    )


def progress_of_row(
    row: CoursewareTable, seconds: int | None, finished: bool | None, last_at: datetime | None
) -> StudyProgress:
    """An item with the sums of its log; None where there is no line."""
    return StudyProgress(item_of(row), seconds or 0, bool(finished), last_at)
