"""Reads of the bank for practice: approved questions, and checked ones that wait for approval."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from question_bank.blueprint import BlueprintRow
from question_bank.question import Question
from question_bank.stock import Stock
from trainer.bank.drills.values import Drill, DrillScope, Place, numbers_first
from trainer.bank.mapping import read_content
from trainer.bank.queries import shown
from trainer.bank.reading import most_first, read_contents
from trainer.bank.stock import drawable, read_stock
from trainer.bank.subjects import subject_tree
from trainer.bank.tables import QuestionCitationTable, QuestionTable, QuestionVersion
from trainer.bank.values import SubjectNode
from trainer.law.values import ArticleKey
from trainer.store.transactions import Database, chunks

_AT_ONCE = 500


class DrillService:
    """What may be practised now. Parked, retired and unchecked questions are in no answer of it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def numbers(self, scope: DrillScope) -> Sequence[int]:
        """The numbers of all questions of a scope, in their order."""
        with self._database.read() as session:
            wanted = select(QuestionTable.number).where(_open(), *_within(scope)).order_by(QuestionTable.number)
            return session.scalars(wanted).all()

    def ids(self, numbers: Iterable[int]) -> tuple[UUID, ...]:
        """The ids of questions in the order of their numbers as given."""
        asked = tuple(numbers)
        found: dict[int, UUID] = {}
        with self._database.read() as session:
            for some in chunks(asked, _AT_ONCE):
                rows = select(QuestionTable.number, QuestionTable.id).where(QuestionTable.number.in_(some))
                found |= dict(session.execute(rows).all())
        return tuple(found[number] for number in asked if number in found)

    def current(self, question_ids: Iterable[UUID]) -> Mapping[UUID, UUID]:
        """Question id -> id of its current version, of those that may be practised now."""
        found: dict[UUID, UUID] = {}
        with self._database.read() as session:
            for some in chunks(dict.fromkeys(question_ids), _AT_ONCE):
                rows = select(QuestionTable.id, QuestionTable.version_id).where(_open(), QuestionTable.id.in_(some))
                found |= dict(session.execute(rows).all())
        return found

    def drill(self, question_id: UUID) -> Drill | None:
        """One question in its current version; None where it may not be practised."""
        wanted = (
            select(QuestionVersion.id, QuestionVersion.content)
            .join(QuestionTable, QuestionTable.version_id == QuestionVersion.id)
            .where(_open(), QuestionTable.id == question_id)
        )
        with self._database.read() as session:
            row = session.execute(wanted).first()
            return None if row is None else Drill(question_id, row[0], read_content(row[1]))

    def contents(self, version_ids: Iterable[UUID]) -> Mapping[UUID, Question]:
        """What versions said, whatever became of them since."""
        with self._database.read() as session:
            return read_contents(session, tuple(dict.fromkeys(version_ids)))

    def stock(self) -> Stock:
        """Everything a mock exam may be drawn from."""
        with self._database.read() as session:
            return read_stock(session, drawable(checked=True))

    def subjects(self) -> tuple[SubjectNode, ...]:
        """The subject tree in reading order with what may be practised."""
        with self._database.read() as session:
            return subject_tree(_counted(session, QuestionTable.subject))

    def fields(self) -> tuple[tuple[str, int], ...]:
        """Enforcement fields with the number of questions, most used first."""
        with self._database.read() as session:
            return most_first(_counted(session, QuestionTable.field))

    def places(self) -> tuple[Place, ...]:
        """Every cited article by statute, in the order of the articles, with the number of questions."""
        cited = QuestionCitationTable
        key = (cited.statute, cited.article, func.coalesce(cited.inserted, 0), cited.section)
        wanted = (
            select(*key, func.count(cited.question.distinct()))
            .join(QuestionTable, QuestionTable.number == cited.question)
            .where(_open(), or_(cited.article.is_not(None), cited.section != ""))
            .group_by(*key)
        )
        with self._database.read() as session:
            return numbers_first(
                Place(statute, ArticleKey(number or 0, inserted, section), count)
                for statute, number, inserted, section, count in session.execute(wanted)
            )


def _open() -> ColumnElement[bool]:
    return and_(QuestionTable.status.in_(sorted(drawable(checked=True))), shown())


def _counted(session: Session, column: InstrumentedAttribute[str]) -> dict[str, int]:
    return dict(session.execute(select(column, func.count()).where(_open()).group_by(column)).all())


def _within(scope: DrillScope) -> list[ColumnElement[bool]]:
    wanted = []
    if scope.subject:
        wanted.append(_below(scope.subject))
    if scope.field:
        wanted.append(QuestionTable.field == scope.field)
    if scope.statute:
        wanted.append(QuestionTable.number.in_(_citing(scope)))
    if scope.approved:
        wanted.append(QuestionTable.status.in_(drawable(checked=False)))
    if scope.rows:
        wanted.append(or_(*map(_fits, scope.rows)))
    return wanted


def _citing(scope: DrillScope) -> Select[int]:
    cited = QuestionCitationTable
    citing = select(cited.question).where(cited.statute == scope.statute)
    if scope.article is None:
        return citing
    key = scope.article
    return citing.where(
        func.coalesce(cited.article, 0) == key.number,
        func.coalesce(cited.inserted, 0) == key.inserted,
        cited.section == key.section,
    )


def _fits(row: BlueprintRow) -> ColumnElement[bool]:
    wanted: list[ColumnElement[bool]] = [QuestionTable.kind == row.kind.value]
    if row.subject:
        wanted.append(_below(row.subject))
    if row.field:
        wanted.append(QuestionTable.field == row.field)
    if row.difficulty is not None:
        wanted.append(QuestionTable.difficulty == int(row.difficulty))
    return and_(*wanted)


def _below(subject: str) -> ColumnElement[bool]:
    own = QuestionTable.subject
    return or_(own == subject, and_(own > subject + "/", own < subject + "0"))
