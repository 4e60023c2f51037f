"""Use cases about blueprints, the list of required content, and questions that must not stand together."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from itertools import combinations
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from question_bank.blueprint import Blueprint, Topic, check_blueprint
from trainer.exams.papers.codec import blueprint_from_data, blueprint_to_data, topic_from_data, topic_to_data
from trainer.exams.papers.content import canonical, seal
from trainer.exams.papers.tables import BlueprintTable, EnemyTable, RequiredContentTable
from trainer.exams.papers.values import SavedBlueprint
from trainer.exams.papers.words import copy_title
from trainer.people.accounts.rules import require
from trainer.people.accounts.values import Actor, Permission
from trainer.store.audit import AuditTrail
from trainer.store.clock import Clock
from trainer.store.errors import BadInput, Refused
from trainer.store.folders import Folder
from trainer.store.ids import Ids
from trainer.store.transactions import Database

CONTENT_FILE = "required-content.toml"
MOST_ENEMIES = 20
"""So many questions are parted at once: each pair is a row and an entry of the trail."""


class Blueprints:
    """The part of the paper service that keeps what papers are drawn from."""

    def __init__(
        self, database: Database, ids: Ids, clock: Clock, audit: AuditTrail, folders: Collection[Folder]
    ) -> None:
        self._database = database
        self._ids = ids
        self._clock = clock
        self._audit = audit
        self._folders = folders

    def blueprints(self) -> tuple[SavedBlueprint, ...]:
        """Every kept blueprint, by name."""
        with self._database.read() as session:
            rows = session.scalars(select(BlueprintTable).order_by(BlueprintTable.name))
            return tuple(SavedBlueprint(row.id, blueprint_from_data(row.content), row.changed_at) for row in rows)

    def save_blueprint(self, actor: Actor, blueprint: Blueprint, blueprint_id: UUID | None = None) -> UUID:
        """Keeps a blueprint under its name, new or in place of an old one; papers made from it stay as they are.

        Raises BadInput: blueprint.no_name, and the codes of `check_blueprint`. Raises Refused("blueprint.name_taken").
        """
        require(actor, Permission.PREPARE_EXAMS)
        require_sound(blueprint)
        blueprint = replace(blueprint, name=blueprint.name.strip())
        if not blueprint.name:
            raise BadInput("blueprint.no_name")
        with self._database.write() as session:
            same = session.scalar(select(BlueprintTable).where(BlueprintTable.name == blueprint.name))
            if same is not None and same.id != blueprint_id:
                raise Refused("blueprint.name_taken", name=blueprint.name)
            row = BlueprintTable(id=self._ids.new()) if blueprint_id is None else None
            row = row or session.get_one(BlueprintTable, blueprint_id)
            row.name, row.content = blueprint.name, blueprint_to_data(blueprint)
            row.changed_by, row.changed_at = actor.person_id, self._clock.now()
            session.add(row)
            return row.id

    def copy_blueprint(self, actor: Actor, blueprint_id: UUID) -> UUID:
        """Keeps the same blueprint once more, under a name that is free."""
        require(actor, Permission.PREPARE_EXAMS)
        kept = {one.id: one.blueprint for one in self.blueprints()}
        taken = {one.name for one in kept.values()}
        names = (copy_title(kept[blueprint_id].name, number) for number in range(1, len(taken) + 2))
        free = next(name for name in names if name not in taken)
        return self.save_blueprint(actor, replace(kept[blueprint_id], name=free))

    def delete_blueprint(self, actor: Actor, blueprint_id: UUID) -> None:
        """Removes a blueprint; papers drawn from it keep it by value."""
        require(actor, Permission.PREPARE_EXAMS)
        with self._database.write() as session:
            session.delete(session.get_one(BlueprintTable, blueprint_id))
            self._audit.record(session, actor.person_id, "exams.blueprint_deleted", blueprint_id)

    def required_content(self) -> tuple[Topic, ...]:
        """The office's list of required content; the one that ships until the office keeps its own."""
        with self._database.read() as session:
            row = session.get(RequiredContentTable, 1)
            if row is not None:
                return tuple(map(topic_from_data, row.content))
        return required_content(self._folders)

    def save_required_content(self, actor: Actor, topics: Sequence[Topic]) -> None:
        """Keeps the office's own list; blueprints that name content keep it as it was.

        Raises BadInput("content.unfinished") where a line has no name, or neither a subject nor a statute.
        """
        require(actor, Permission.PREPARE_EXAMS)
        for number, topic in enumerate(topics, start=1):
            if not topic.name.strip() or not (topic.subjects or topic.statutes):
                raise BadInput("content.unfinished", row=number)
        with self._database.write() as session:
            row = session.get(RequiredContentTable, 1) or RequiredContentTable(id=1)
            row.content = list(map(topic_to_data, topics))
            row.changed_by, row.changed_at = actor.person_id, self._clock.now()
            session.add(row)
            detail = {"lines": str(len(topics)), "hash": seal(canonical(row.content))}
            self._audit.record(session, actor.person_id, "exams.required_content_kept", None, detail)

    def set_enemies(self, actor: Actor, question_ids: Iterable[UUID]) -> None:
        """No two of these questions stand together in a paper from now on; sealed papers stay as they are.

        Raises BadInput("enemies.too_many") above MOST_ENEMIES.
        """
        require(actor, Permission.PREPARE_EXAMS)
        keys = sorted(set(question_ids))
        if len(keys) > MOST_ENEMIES:
            raise BadInput("enemies.too_many", most=MOST_ENEMIES)
        known = (EnemyTable.low_id.in_(keys), EnemyTable.high_id.in_(keys))
        made = {"made_by": actor.person_id, "made_at": self._clock.now()}
        with self._database.write() as session:
            there = {
                tuple(pair) for pair in session.execute(select(EnemyTable.low_id, EnemyTable.high_id).where(*known))
            }
            pairs = [pair for pair in combinations(keys, 2) if pair not in there]
            session.add_all(EnemyTable(low_id=low, high_id=high, **made) for low, high in pairs)
            subjects = [(low, {"other": str(high)}) for low, high in pairs]
            self._audit.record_all(session, actor.person_id, "exams.enemies_set", subjects)

    def lift_enemies(self, actor: Actor, first: UUID, second: UUID) -> None:
        """Two questions may stand together again."""
        require(actor, Permission.PREPARE_EXAMS)
        low, high = sorted((first, second))
        with self._database.write() as session:
            found = session.get(EnemyTable, (low, high))
            if found is not None:
                session.delete(found)
                self._audit.record(session, actor.person_id, "exams.enemies_lifted", low, {"other": str(high)})

    def enemies_of(self, question_id: UUID) -> tuple[UUID, ...]:
        """The questions that must not stand beside one."""
        with self._database.read() as session:
            return _enemies_of(session, question_id)


def require_sound(blueprint: Blueprint) -> None:
    """Raises BadInput for the first thing that lets no paper be made."""
    for problem in check_blueprint(blueprint):
        given = {"row": problem.place.row, "wanted": blueprint.total, "total": blueprint.total_score}
        raise BadInput(problem.code, **given)


def _enemies_of(session: Session, question_id: UUID) -> tuple[UUID, ...]:
    both = (EnemyTable.low_id == question_id) | (EnemyTable.high_id == question_id)
    rows = session.execute(select(EnemyTable.low_id, EnemyTable.high_id).where(both))
    return tuple(high if low == question_id else low for low, high in rows)


def required_content(folders: Collection[Folder]) -> tuple[Topic, ...]:
    """A later folder replaces the file of an earlier one. Raises BadInput("exam_rule.unreadable")."""
    paths = [folder / CONTENT_FILE for folder in folders if (folder / CONTENT_FILE).is_file()]
    if not paths:
        return ()
    try:
        data = tomllib.loads(paths[-1].read_text(encoding="utf-8-sig"))
        return tuple(map(topic_from_data, data["content"]))
    except (OSError, KeyError, ValueError, TypeError) as error:
        raise BadInput("exam_rule.unreadable", file=paths[-1].stem, cause=str(error)) from error
