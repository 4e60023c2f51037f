"""What has to be issued anew after a correction, and what was done about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class PaperKind(StrEnum):
    """成绩册, 成绩单, 证书 (作废, 补发), 补考通知书 (撤回, 送达)."""

    BOOK = "reissue_book"
    SLIP = "reissue_slip"
    CERTIFICATE_VOID = "reissue_certificate_void"
    CERTIFICATE_ISSUE = "reissue_certificate_issue"
    NOTICE_VOID = "reissue_notice_void"
    NOTICE_ISSUE = "reissue_notice_issue"


@dataclass(frozen=True)
class PaperKey:
    """One paper of one correction; the score book concerns nobody in particular."""

    correction_id: UUID
    kind: PaperKind
    person_id: UUID | None = None


@dataclass(frozen=True)
class Tick:
    """Who said when that a paper is done, or is not after all."""

    done: bool
    by: UUID
    at: datetime


@dataclass(frozen=True)
class Closing:
    """Who said when that nothing is left to be done after the corrections of an exam; `left` counts what stays open."""

    by: UUID
    at: datetime
    left: int
    reason: str
