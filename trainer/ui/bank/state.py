"""What the list of questions and the panel beside it show."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from question_bank.changes import Change
from question_bank.citation import format_citation
from question_bank.question import Citation, Question
from trainer.bank.estimates.values import DifficultyEstimate
from trainer.bank.rules import Standing, refusal
from trainer.bank.searches.values import SavedSearch
from trainer.bank.values import BankQuery, BankSummary, Move, QuestionDetail, QuestionStatus, Tally, VersionRow
from trainer.law.values import ArticleHit, Statute
from trainer.reports.usage import PaperUse
from trainer.ui.bank.filters import Facets
from trainer.ui.bank.paging import BankRows
from trainer.ui.tones import Tone

MOST_AT_ONCE = 5000
"""How many questions can be moved in one go."""

_NEXT = {
    QuestionStatus.DRAFT: Move.CHECK,
    QuestionStatus.UNVERIFIED: Move.CHECK,
    QuestionStatus.PARKED: Move.CHECK,
    QuestionStatus.CHECKED: Move.APPROVE,
}
TONES: Mapping[QuestionStatus, Tone] = {
    QuestionStatus.DRAFT: Tone.PLAIN,
    QuestionStatus.UNVERIFIED: Tone.WARN,
    QuestionStatus.CHECKED: Tone.BRAND,
    QuestionStatus.APPROVED: Tone.OK,
    QuestionStatus.PARKED: Tone.WARN,
    QuestionStatus.RETIRED: Tone.BAD,
}


@dataclass(frozen=True)
class Cited:
    """One citation: its words, the revision the register knows, and whether that has the article (None: unknown).

    `hit` is the article in force, where the office has loaded its text.
    """

    text: str
    revised: date | None = None
    exists: bool | None = None
    hit: ArticleHit | None = None


@dataclass(frozen=True)
class Steps:
    """What the reader may do: `main` is the next step of review, `hindrance` the code of what keeps them from it."""

    main: Move | None = None
    hindrance: str | None = None
    park: bool = False
    retire: bool = False
    edit: bool = False


@dataclass(frozen=True)
class Comparison:
    """Two versions of a question beside each other: what changed from `old` to `new`."""

    old: VersionRow
    new: VersionRow
    found: tuple[Change, ...]


@dataclass(frozen=True)
class Chosen:
    """The question in the panel; `old` is an earlier version that is looked at, with its ordinal.

    `used` is None until it was looked up; `estimates` are what exams said about its difficulty, newest first.
    `contradictory`: another question contradicts its key.
    """

    detail: QuestionDetail
    cited: tuple[Cited, ...] = ()
    steps: Steps = Steps()
    people: Mapping[UUID, str] = field(default_factory=dict)
    history: bool = False
    contradictory: bool = False
    old: tuple[int, Question] | None = None
    compared: Comparison | None = None
    used: tuple[PaperUse, ...] | None = None
    estimates: tuple[DifficultyEstimate, ...] = ()


@dataclass(frozen=True)
class Notice:
    """What just happened, above the list until it is closed; `undo`: it can be taken back."""

    text: str
    tone: Tone = Tone.OK
    undo: bool = False


@dataclass(frozen=True)
class BankState:
    """Everything on the list page; `rows` is a new object whenever the list was read again.

    `contradictory` are the questions whose key another one contradicts. `tally` sums up what the list shows, None where
    a search found too much to be counted. `columns` are those the person chose, if they did.
    """

    summary: BankSummary = BankSummary()
    query: BankQuery = BankQuery()
    rows: BankRows | None = None
    contradictory: frozenset[UUID] = frozenset()
    facets: Facets = Facets()
    chosen: Chosen | None = None
    notice: Notice | None = None
    tally: Tally | None = None
    searches: tuple[SavedSearch, ...] = ()
    columns: tuple[str, ...] | None = None
    may_edit: bool = False
    may_approve: bool = False

    @property
    def empty(self) -> bool:
        """Whether the bank holds nothing at all, retired questions included."""
        return not any(self.summary.by_status.values())


def derive_steps(detail: QuestionDetail, actor_id: UUID, *, may_edit: bool, may_approve: bool) -> Steps:
    """What this person may do with the question as it stands."""
    sound = not any(problem.blocking for problem in detail.problems)
    standing = Standing(detail.status, detail.author_id, detail.checked_by, sound)
    main = _NEXT.get(detail.status)
    if main is None or not (may_approve if main is Move.APPROVE else may_edit):
        main = None
    return Steps(
        main=main,
        hindrance=refusal(main, standing, actor_id) if main else None,
        park=may_edit and refusal(Move.PARK, standing, actor_id) is None,
        retire=may_edit and refusal(Move.RETIRE, standing, actor_id) is None,
        edit=may_edit and detail.status is not QuestionStatus.RETIRED,
    )


def derive_cited(
    citations: Iterable[Citation],
    statute: Callable[[Citation], Statute | None],
    exists: Callable[[Citation], bool | None],
    article: Callable[[Citation], ArticleHit | None],
) -> tuple[Cited, ...]:
    """The citations with what the register knows of them."""
    return tuple(
        Cited(
            format_citation(citation),
            known.revised if (known := statute(citation)) else None,
            exists(citation),
            article(citation),
        )
        for citation in citations
    )
