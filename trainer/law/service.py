"""The register of statutes: what came with the program, and the texts the office loaded."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from question_bank.question import Citation
from trainer.law.loading import Also, Loading
from trainer.law.mapping import as_article, as_statute, read_versions, searched, select_versions
from trainer.law.rules import Places, Register, find_statute, in_force, key_of, merged, read_statutes, require_loadable
from trainer.law.tables import ARTICLE_TEXTS, ArticleTable, StatuteTable, VersionTable
from trainer.law.values import Article, ArticleHit, ArticleKey, Standing, Statute, StatuteText, VersionDraft
from trainer.people.accounts.rules import require
from trainer.people.accounts.values import Actor, Permission
from trainer.store.audit import AuditTrail
from trainer.store.clock import Clock, local_today
from trainer.store.errors import Refused
from trainer.store.ids import Ids
from trainer.store.search import engine_of, match_phrase, sought, spaced_tokens
from trainer.store.transactions import Database

_MOST_HITS = 200


def _nothing_else(_session: Session, _version_id: UUID) -> None:
    """Nothing goes with a version that is loaded for itself."""


class LawService:
    """Versions of statutes, their articles, and what citations of them are worth."""

    def __init__(self, database: Database, ids: Ids, clock: Clock, audit: AuditTrail, register: Path) -> None:
        self._database = database
        self._clock = clock
        self._register = register
        self._loading = Loading(database, ids, clock, audit)

    def statutes(self) -> tuple[Statute, ...]:
        """Every known version: those of the shipped register in its order, then those only the office has."""
        with self._database.read() as session:
            return merged(self._shipped, read_versions(session))

    def versions(self, short: str) -> tuple[Statute, ...]:
        """The versions of one statute by its short title, newest first."""
        known = (statute for statute in self.statutes() if statute.short == short)
        return tuple(sorted(known, key=lambda one: (one.in_force_from, one.revised), reverse=True))

    def in_force(self) -> Mapping[str, Statute]:
        """The version in force today of each statute, by short title."""
        return in_force(self.statutes(), self.today())

    def statute(self, citation: Citation) -> Statute | None:
        """The version a citation names, without a revision the one in force; None when the register has none."""
        return find_statute(self.statutes(), citation, self.today())

    def article_exists(self, citation: Citation) -> bool | None:
        """Whether the cited place is one of the statute's; None when the register does not know that revision."""
        statute = self.statute(citation)
        if statute is None:
            return None
        standing = Register({statute.short: statute}, self._places).standing(citation)
        return None if standing is Standing.UNKNOWN else standing is Standing.SOUND

    def register(self) -> Register:
        """What is in force today, to judge many citations by; the places of each text are read once."""
        return Register(self.in_force(), lru_cache(maxsize=None)(self._places))

    def article(self, citation: Citation) -> ArticleHit | None:
        """The text a citation points to in the version in force; None where the office has no such text."""
        named = Citation(citation.statute, citation.article, inserted=citation.inserted, section=citation.section)
        statute, key = self.statute(named), key_of(citation)
        if statute is None or statute.version_id is None or key is None:
            return None
        article = self.article_at(statute.version_id, key)
        return None if article is None else ArticleHit(statute, article)

    def article_at(self, version_id: UUID, key: ArticleKey) -> Article | None:
        """One article of a version."""
        found = select(ArticleTable).where(
            ArticleTable.version_id == version_id,
            ArticleTable.article == key.number,
            ArticleTable.inserted == key.inserted,
            ArticleTable.section == key.section,
        )
        with self._database.read() as session:
            row = session.scalar(found)
            return None if row is None else as_article(row)

    def articles(self, version_id: UUID) -> tuple[Article, ...]:
        """Every article of a version, in its order."""
        of_version = select(ArticleTable).where(ArticleTable.version_id == version_id).order_by(ArticleTable.ordinal)
        with self._database.read() as session:
            return tuple(as_article(row) for row in session.scalars(of_version))

    def search(self, words: str, version_id: UUID | None = None) -> tuple[ArticleHit, ...]:
        """Articles in which every phrase stands, of one version or of all that are loaded, at most 200."""
        phrase = match_phrase(words)
        if not phrase:
            return ()
        found = select(ArticleTable, VersionTable, StatuteTable).join(
            VersionTable, VersionTable.id == ArticleTable.version_id
        )
        found = found.join(StatuteTable, StatuteTable.id == VersionTable.statute_id)
        if version_id is not None:
            found = found.where(ArticleTable.version_id == version_id)
        with self._database.read() as session:
            engine = engine_of(session)
            hits = ARTICLE_TEXTS.hits(engine).bindparams(**sought(phrase, engine))
            shown = found.where(VersionTable.visible.is_(True), VersionTable.withdrawn_at.is_(None))
            ordered = shown.where(ArticleTable.number.in_(hits))
            rows = session.execute(ordered.order_by(ArticleTable.number).limit(_MOST_HITS))
            return tuple(ArticleHit(as_statute(version, law), as_article(row)) for row, version, law in rows)

    def load(self, actor: Actor, draft: VersionDraft, text: StatuteText, also: Also = _nothing_else) -> UUID:
        """Keeps a version with its articles and source file, whole or not at all; gives its id.

        `also` is called inside the transaction in which the version becomes visible.

        Raises what `rules.require_loadable` raises, and Refused("law.version_known") for a revision that is loaded.
        What a new version means for questions is decided in `bank.lawchange`, which calls this.
        """
        require(actor, Permission.EDIT_BANK)
        revised = require_loadable(draft, text)
        return self._loading.load(actor, draft, text, revised, also)

    def withdraw(self, actor: Actor, version_id: UUID, reason: str, also: Also = _nothing_else) -> None:
        """Takes a wrongly loaded version out of the register. Raises Refused("law.withdrawn_already")."""
        require(actor, Permission.EDIT_BANK)
        self._loading.withdraw(actor, version_id, reason, also)

    def version(self, version_id: UUID) -> Statute:
        """One loaded version. Raises Refused("law.withdrawn_already") for one that is not in the register."""
        with self._database.read() as session:
            row = session.execute(select_versions().where(VersionTable.id == version_id)).first()
            if row is None:
                raise Refused("law.withdrawn_already")
            return as_statute(row[0], row[1])

    def sweep(self) -> None:
        """Removes loads that were broken off."""
        self._loading.sweep()

    def index_differences(self) -> tuple[int, ...]:
        """Numbers of the articles that the full-text index has wrong; empty when all is sound."""
        with self._database.read() as session:
            rows = ((row.number, as_article(row)) for row in session.scalars(select(ArticleTable)))
            tokens = ((number, spaced_tokens(searched(article))) for number, article in rows)
            return ARTICLE_TEXTS.differences(session, tokens)

    def today(self) -> date:
        """The day by the clock of the office."""
        return local_today(self._clock)

    def _places(self, statute: Statute) -> Places:
        wanted = select(ArticleTable.article, ArticleTable.inserted, ArticleTable.section, ArticleTable.item_counts)
        with self._database.read() as session:
            rows = session.execute(wanted.where(ArticleTable.version_id == statute.version_id))
            return {ArticleKey(number, put_in, section): tuple(counts) for number, put_in, section, counts in rows}

    @cached_property
    def _shipped(self) -> tuple[Statute, ...]:
        return read_statutes(tomllib.loads(self._register.read_text(encoding="utf-8")))
