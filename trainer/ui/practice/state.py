"""What the practice page shows."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from question_bank.blueprint import Blueprint
from trainer.bank.drills.values import DrillScope, Place
from trainer.bank.values import SubjectNode
from trainer.law.values import ArticleHit, ArticleKey
from trainer.practice.values import (
    Desk,
    Mastery,
    Mock,
    MockResult,
    PracticeTerms,
    RunKind,
    RunOrder,
    Task,
    Verdict,
    WrongLine,
)


class Tab(StrEnum):
    """What topics are listed by."""

    ARTICLE = "tab_article"
    SUBJECT = "tab_subject"
    FIELD = "tab_field"
    OUTLINE = "tab_outline"
    WRONG = "tab_wrong"


@dataclass(frozen=True)
class Topic:
    """One line of the list of topics; `questions` is None where nobody counted, `mastery` for articles alone."""

    name: str
    scope: DrillScope
    questions: int | None = None
    depth: int = 0
    article: ArticleKey | None = None
    mastery: Mastery | None = None
    wrong: WrongLine | None = None


@dataclass(frozen=True)
class StartState:
    """The first page: what waits today, and what may be chosen; articles of one `statute`, or of all of them."""

    desk: Desk
    terms: PracticeTerms
    now: datetime
    tab: Tab = Tab.ARTICLE
    topics: tuple[Topic, ...] = ()
    statutes: tuple[str, ...] = ()
    statute: str = ""
    outlines: tuple[Blueprint, ...] = ()
    weak: tuple[Mastery, ...] = ()
    mock_running: bool = False
    results: tuple[MockResult, ...] = ()


@dataclass(frozen=True)
class RunState:
    """A run at one question; with `verdict` it has been answered. `over` is the end, `right` of `answered`.

    With `waiting` the officer is to judge their own writing.
    """

    kind: RunKind
    number: int
    of: int
    task: Task | None = None
    verdict: Verdict | None = None
    articles: tuple[ArticleHit, ...] = ()
    answered: int = 0
    right: int = 0
    review: bool = False
    now: datetime | None = None

    @property
    def over(self) -> bool:
        return self.task is None

    @property
    def waiting(self) -> bool:
        return self.verdict is not None and self.verdict.right is None and not self.review


@dataclass(frozen=True)
class MockState:
    """A mock exam at one question, or its result."""

    mock: Mock | None = None
    place: int = 0
    seconds_left: int = 0
    answered: frozenset[int] = field(default_factory=frozenset)
    result: MockResult | None = None


def order_of(topic: Topic) -> RunOrder:
    """The run a line stands for: a question of the book begins a run through the book."""
    if topic.wrong is not None:
        return RunOrder(RunKind.WRONG, first=topic.wrong.question_id)
    return RunOrder(RunKind.SCOPE, topic.scope)


def by_wrong(book: tuple[WrongLine, ...]) -> tuple[Topic, ...]:
    """The wrong-answer book, a line for each question."""
    return tuple(Topic(" ".join(line.stem.split()), DrillScope(), wrong=line) for line in book)


def by_article(places: tuple[Place, ...], mastery: tuple[Mastery, ...]) -> tuple[Topic, ...]:
    """One topic for each statute, and below it one for each article with what is known of it."""
    known: dict[tuple[str, ArticleKey | None], Mastery] = {(one.statute, one.article): one for one in mastery}
    topics: list[Topic] = []
    for place in places:
        if not topics or topics[-1].scope.statute != place.statute:
            whole = known.get((place.statute, None))
            topics.append(Topic(place.statute, DrillScope(statute=place.statute), mastery=whole))
        scope = DrillScope(statute=place.statute, article=place.article)
        found = known.get((place.statute, place.article))
        topics.append(Topic(place.statute, scope, place.questions, 1, place.article, found))
    return tuple(topics)


def of_statute(topics: tuple[Topic, ...], statute: str) -> tuple[Topic, ...]:
    """The articles of one statute; without one the whole list."""
    return tuple(one for one in topics if not statute or one.scope.statute == statute)


def by_subject(nodes: tuple[SubjectNode, ...]) -> tuple[Topic, ...]:
    """The branches of the subject tree."""
    return tuple(Topic(node.name, DrillScope(subject=node.path), node.count, node.depth) for node in nodes)


def by_field(fields: tuple[tuple[str, int], ...]) -> tuple[Topic, ...]:
    """The enforcement fields."""
    return tuple(Topic(name, DrillScope(field=name), count) for name, count in fields)


def by_outline(outlines: tuple[Blueprint, ...]) -> tuple[Topic, ...]:
    """The exam outlines: whatever fits one of their rows."""
    return tuple(Topic(one.name, DrillScope(rows=one.rows)) for one in outlines if one.rows)
