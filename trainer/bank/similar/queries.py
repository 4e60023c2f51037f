"""What of the findings still holds: both questions in use, in the versions that were compared, nothing decided."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, TypeVarTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Select, exists, func, select, union
from sqlalchemy.orm import Session, aliased

from question_bank.question import QuestionKind
from question_bank.similarity import Likeness
from trainer.bank.similar.tables import MergeUndo, QuestionMerge, SimilarFinding, SimilarRuling, SimilarScan
from trainer.bank.similar.values import ScanRow, Side, SimilarPair
from trainer.bank.tables import QuestionTable
from trainer.bank.values import QuestionStatus

_LEFT, _RIGHT = aliased(QuestionTable), aliased(QuestionTable)
Ts = TypeVarTuple("Ts")
_WIDE = 7
_KINDS = {kind.value: kind for kind in QuestionKind}
_STATUSES = {status.value: status for status in QuestionStatus}
_LIKENESSES = {likeness.value: likeness for likeness in Likeness}
_FIRST = {likeness: place for place, likeness in enumerate(Likeness)}


def last_scan(session: Session) -> ScanRow | None:
    row = session.scalars(
        select(SimilarScan).where(SimilarScan.finished.is_(True)).order_by(SimilarScan.number.desc()).limit(1)
    ).first()
    return None if row is None else ScanRow(row.at, row.by_id, row.questions, row.found)


def read_pairs(session: Session) -> tuple[SimilarPair, ...]:
    """Contradictions first, then the most alike."""
    wanted = select(SimilarFinding.likeness, SimilarFinding.score, *_columns(_LEFT), *_columns(_RIGHT))
    pairs = [
        SimilarPair(_side(sides[:_WIDE]), _side(sides[_WIDE:]), _LIKENESSES[likeness], score)
        for likeness, score, *sides in session.execute(_open(wanted))
    ]
    return tuple(
        sorted(pairs, key=lambda pair: (_FIRST[pair.likeness], -pair.score, pair.left.number, pair.right.number))
    )


def alike() -> Select[UUID, UUID]:
    """The pairs of ids that say much the same and that nobody told apart yet."""
    return _open(select(_LEFT.id, _RIGHT.id))


def contradictory() -> Select[UUID]:
    """The ids of all questions that stand in an open contradiction."""
    both = [_open(select(side.id)).where(SimilarFinding.likeness == Likeness.CONTRADICTORY) for side in (_LEFT, _RIGHT)]
    return select(union(*both).subquery().c[0])


def changed_since(session: Session, at: datetime) -> int:
    """How many questions in use got their current version after a time; keys of versions begin with their time."""
    first = UUID(int=(int(at.timestamp() * 1000) + 1) << 80)
    newer = select(func.count()).where(
        QuestionTable.version_id >= first, QuestionTable.status != QuestionStatus.RETIRED
    )
    return session.scalar(newer) or 0


def merged_into(session: Session, question_id: UUID) -> int | None:
    """The number of the question that stayed where this one was merged away."""
    undone = exists().where(MergeUndo.merge_id == QuestionMerge.id)
    found = select(QuestionTable.number).join(QuestionMerge, QuestionMerge.kept_id == QuestionTable.id)
    return session.scalars(found.where(QuestionMerge.retired_id == question_id, ~undone)).first()


def _open(wanted: Select[*Ts]) -> Select[*Ts]:
    latest = select(func.max(SimilarScan.number)).where(SimilarScan.finished.is_(True)).scalar_subquery()
    return (
        wanted.select_from(SimilarFinding)
        .join(_LEFT, _LEFT.id == SimilarFinding.left_id)
        .join(_RIGHT, _RIGHT.id == SimilarFinding.right_id)
        .where(
            SimilarFinding.scan == latest,
            _LEFT.version_id == SimilarFinding.left_version,
            _RIGHT.version_id == SimilarFinding.right_version,
            _LEFT.status != QuestionStatus.RETIRED,
            _RIGHT.status != QuestionStatus.RETIRED,
            ~_ruled(),
        )
    )


def _ruled() -> ColumnElement[bool]:
    return exists().where(
        SimilarRuling.left_version == SimilarFinding.left_version,
        SimilarRuling.right_version == SimilarFinding.right_version,
    )


def _columns(side: type[QuestionTable]) -> tuple[Any, ...]:
    return side.id, side.version_id, side.number, side.kind, side.stem, side.subject, side.status


def _side(values: Sequence[Any]) -> Side:
    own, version, number, kind, stem, subject, status = values
    return Side(own, version, number, _KINDS[kind], stem, subject, _STATUSES[status])
