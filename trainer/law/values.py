"""Frozen values of the law register."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID


class StatuteKind(StrEnum):
    """What is cited by article, and what has sections only (禁令, 行为规范)."""

    ARTICLES = "articles"
    SECTIONS = "sections"


class Standing(StrEnum):
    """What the register knows of a citation, held against the version in force."""

    SOUND = "sound"
    NO_ARTICLE = "no_article"
    NO_PARAGRAPH = "no_paragraph"
    UNKNOWN = "unknown"


class Change(StrEnum):
    """What became of one article from one version to the next."""

    SAME = "same"
    REWORDED = "reworded"
    MOVED = "moved"
    MOVED_REWORDED = "moved_reworded"
    NEW = "new"
    REMOVED = "removed"


@dataclass(frozen=True, order=True)
class ArticleKey:
    """第一百三十三条之二 is (133, 2); a section of a document without articles is (0, 0, its title)."""

    number: int
    inserted: int = 0
    section: str = ""


@dataclass(frozen=True)
class Article:
    """One article or section. `heading` is where it stands (第二章 / 第一节); the lines of `text` are 款, 项 and 目."""

    key: ArticleKey
    heading: str = ""
    text: str = ""


@dataclass(frozen=True)
class Statute:
    """One statute in one version.

    `number` is the document number (文号), empty where none is known; `effective` is known only where the text states
    it for this revision; `source` names where the facts were read. `version_id` is None for a version that came with
    the program, of which the titles, dates and article counts are known and no text.
    """

    title: str
    short: str
    number: str
    revised: date
    effective: date | None
    article_count: int
    source: str
    kind: StatuteKind = StatuteKind.ARTICLES
    version_id: UUID | None = None
    loaded_by: UUID | None = None
    loaded_at: datetime | None = None
    file_name: str = ""
    file_hash: str = ""

    @property
    def in_force_from(self) -> date:
        """The first day in force, as far as the register knows it."""
        return self.effective or self.revised

    @property
    def has_text(self) -> bool:
        return self.version_id is not None


@dataclass(frozen=True)
class ReadingProblem:
    """What is wrong in a text, by line (0: the whole); a text with a blocking problem is not loaded."""

    line: int
    code: str
    params: tuple[tuple[str, str], ...] = ()
    blocking: bool = True


@dataclass(frozen=True)
class StatuteFacts:
    """What a text says of itself, as far as it can be read; the person who loads it corrects and completes it."""

    title: str = ""
    number: str = ""
    revised: date | None = None
    effective: date | None = None


@dataclass(frozen=True)
class StatuteText:
    """A statute as read from a file; nothing is kept yet."""

    facts: StatuteFacts
    articles: tuple[Article, ...] = ()
    problems: tuple[ReadingProblem, ...] = ()
    kind: StatuteKind = StatuteKind.ARTICLES

    @property
    def loadable(self) -> bool:
        return bool(self.articles) and not any(problem.blocking for problem in self.problems)


@dataclass(frozen=True)
class ArticleChange:
    """One article in both versions; one of them is None where it is new or removed."""

    change: Change
    old: Article | None
    new: Article | None

    @property
    def touches(self) -> bool:
        """Whether a citation of the old article has to be looked at again."""
        return self.change not in (Change.SAME, Change.NEW)


@dataclass(frozen=True)
class Comparison:
    """Two versions, article by article, in the order of the new one; removed articles stand where they were."""

    changes: tuple[ArticleChange, ...] = ()

    @property
    def touched(self) -> frozenset[ArticleKey]:
        """The old places whose citations have to be looked at again."""
        return frozenset(one.old.key for one in self.changes if one.old is not None and one.touches)

    def count(self, *kinds: Change) -> int:
        return sum(one.change in kinds for one in self.changes)


@dataclass(frozen=True)
class VersionDraft:
    """What a person says of the text they load; `revised` and `title` must be given."""

    title: str
    number: str
    revised: date | None
    effective: date | None
    source: str
    file_name: str
    content: bytes = field(repr=False, default=b"")


@dataclass(frozen=True)
class ArticleHit:
    """An article that holds the words searched for."""

    statute: Statute
    article: Article
