"""Loading a version: staged in small pieces that no query shows, then made visible by one short update."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import Table, delete, func, insert, select
from sqlalchemy.orm import Session

from trainer.law.mapping import article_values, searched
from trainer.law.rules import short_title
from trainer.law.tables import ARTICLE_TEXTS, ArticleTable, StatuteTable, VersionTable
from trainer.law.values import StatuteText, VersionDraft
from trainer.people.accounts.rules import require_reason
from trainer.people.accounts.values import Actor
from trainer.store.audit import AuditTrail
from trainer.store.base import SERVER
from trainer.store.clock import Clock
from trainer.store.errors import Refused
from trainer.store.files import keep_file
from trainer.store.ids import Ids
from trainer.store.search import spaced_tokens
from trainer.store.transactions import Database

LOADED = "law.version_loaded"
WITHDRAWN = "law.version_withdrawn"
Also = Callable[[Session, UUID], None]
_ABANDONED = timedelta(days=1)
_ARTICLES: Table = ArticleTable.__table__  # type: ignore[assignment]


class Loading:
    """Keeps a version whole or not at all, never holding the write lock for more than one piece."""

    def __init__(self, database: Database, ids: Ids, clock: Clock, audit: AuditTrail) -> None:
        self._database = database
        self._ids = ids
        self._clock = clock
        self._audit = audit

    def load(self, actor: Actor, draft: VersionDraft, text: StatuteText, revised: date, also: Also) -> UUID:
        version_id = self._open(actor, draft, text, revised)
        rows = [(article, spaced_tokens(searched(article))) for article in text.articles]
        done = 0
        for some in self._database.pieces(rows):
            with self._database.write() as session:
                first = (session.scalar(select(func.max(ArticleTable.number))) or 0) + 1
                values = [
                    article_values(article, first + n, version_id, done + n)
                    for n, (article, _tokens) in enumerate(some)
                ]
                session.execute(insert(_ARTICLES), values)
                ARTICLE_TEXTS.put_tokens(session, ((first + n, tokens) for n, (_one, tokens) in enumerate(some)))
            done += len(some)
        with self._database.write() as session:
            row = session.get_one(VersionTable, version_id)
            _require_new(session, row.statute_id, revised)
            row.visible = True
            detail = {"articles": str(done), "revised": revised.isoformat(), "file": row.file_hash}
            self._audit.record(session, actor.person_id, LOADED, version_id, detail)
            also(session, version_id)
        ARTICLE_TEXTS.settle(self._database)
        return version_id

    def withdraw(self, actor: Actor, version_id: UUID, reason: str, also: Also) -> None:
        require_reason(reason)
        with self._database.write() as session:
            row = session.get_one(VersionTable, version_id)
            if row.withdrawn_at is not None:
                raise Refused("law.withdrawn_already")
            row.withdrawn_at, row.withdrawn_by = self._clock.now(), actor.person_id
            self._audit.record(session, actor.person_id, WITHDRAWN, version_id, {}, reason)
            also(session, version_id)

    def sweep(self) -> None:
        """Removes versions that never became visible, with their articles; on a server those a day old.

        There another PC may be at its load.
        """
        broken_off = select(VersionTable.id).where(VersionTable.visible.is_(False))
        if self._database.kind == SERVER:
            broken_off = broken_off.where(VersionTable.loaded_at < self._clock.now() - _ABANDONED)
        with self._database.read() as session:
            hidden = session.scalars(broken_off).all()
        for version_id in hidden:
            left = True
            while left:
                left = self._remove_some(version_id)

    def _remove_some(self, version_id: UUID) -> bool:
        some = select(ArticleTable.number).where(ArticleTable.version_id == version_id).limit(200)
        with self._database.write() as session:
            numbers = session.scalars(some).all()
            ARTICLE_TEXTS.remove(session, numbers)
            session.execute(delete(_ARTICLES).where(_ARTICLES.c.number.in_(numbers)))
            if not numbers:
                session.execute(delete(VersionTable).where(VersionTable.id == version_id))
        return bool(numbers)

    def _open(self, actor: Actor, draft: VersionDraft, text: StatuteText, revised: date) -> UUID:
        version_id, at = self._ids.new(), self._clock.now()
        with self._database.write() as session:
            statute_id = self._statute(session, draft, text)
            _require_new(session, statute_id, revised)
            row = VersionTable(
                id=version_id,
                statute_id=statute_id,
                title=draft.title.strip(),
                number=draft.number.strip(),
                revised=revised,
                effective=draft.effective,
                source=draft.source.strip(),
                article_count=len(text.articles),
                file_name=draft.file_name,
                file_hash=keep_file(session, draft.file_name, draft.content, at),
                loaded_by=actor.person_id,
                loaded_at=at,
            )
            session.add(row)
        return version_id

    def _statute(self, session: Session, draft: VersionDraft, text: StatuteText) -> UUID:
        short = short_title(draft.title)
        known = session.scalar(select(StatuteTable).where(StatuteTable.short == short))
        if known is not None:
            if known.kind != text.kind:
                raise Refused("law.other_kind", title=short)
            return known.id
        made = StatuteTable(id=self._ids.new(), short=short, kind=text.kind)
        session.add(made)
        session.flush()
        return made.id


def _require_new(session: Session, statute_id: UUID, revised: date) -> None:
    """Raises Refused("law.version_known")."""
    same = select(VersionTable.id).where(
        VersionTable.statute_id == statute_id,
        VersionTable.revised == revised,
        VersionTable.visible.is_(True),
        VersionTable.withdrawn_at.is_(None),
    )
    if session.scalar(same) is not None:
        raise Refused("law.version_known", revised=revised)
