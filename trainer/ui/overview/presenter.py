"""Reads what waits and hands it to the view; each card leads to its page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol
from uuid import UUID

from trainer.bank.service import BankService
from trainer.bank.values import QuestionStatus
from trainer.exams.service import ExamService
from trainer.hours.rule_book import RuleBook
from trainer.hours.service import HoursService
from trainer.hours.values import RuleSet
from trainer.people.accounts.rules import may
from trainer.people.accounts.values import Actor, Permission
from trainer.qualification.values import Which
from trainer.reports.hours import HoursBoard
from trainer.reports.overview import Attention
from trainer.reports.rotation import RotationDue
from trainer.reports.trail import TrailPage, TrailQuery
from trainer.retakes.notices.values import Deadline
from trainer.store.backup import Backup
from trainer.store.clock import Clock, local_today
from trainer.store.errors import KnownError
from trainer.ui.asking import Asking
from trainer.ui.overview import wording
from trainer.ui.overview.state import (
    MOST_EXAMS,
    Card,
    ComingExam,
    Deed,
    OverviewState,
    coming,
    days_of,
    gathered,
    short_of_hours,
    unit_rates,
)
from trainer.ui.wording import source_words
from trainer.ui.working import Working
from trainer.words import _

LAST_ENTRIES, LAST_DEEDS = 100, 7


class OverviewView(Protocol):
    def show_state(self, state: OverviewState) -> None: ...


@dataclass(frozen=True)
class OverviewRoom:
    """Where the page reads from; `changes` counts what was ever done, so that nothing is added up twice; `certificates`
    how many stand on each list of enforcement certificates; `over` how many left and need not be kept any longer, asked
    for where the archive may be read; `papers` in which exams papers have to be issued anew; `asked` how many
    objections and rechecks wait in which exam, the one that waits longest first, `corrections` the same of keys."""

    hours: HoursService
    exams: ExamService
    bank: BankService
    attention: Callable[[], Attention]
    certificates: Callable[[], Mapping[Which, int]]
    deadlines: Callable[[], Sequence[Deadline]]
    rotations: Callable[[date], tuple[RotationDue, ...]]
    board: Callable[[int, RuleBook], HoursBoard]
    trail: Callable[[Actor, TrailQuery], TrailPage]
    changes: Callable[[], int]
    backups: Callable[[], tuple[Backup, ...]]
    over: Callable[[], int]
    papers: Callable[[], tuple[UUID, ...]]
    asked: Callable[[], Mapping[UUID, int]]
    corrections: Callable[[], Mapping[UUID, int]]
    clock: Clock


class OverviewPresenter:
    """Counts are read at once; the year's hours are added up in the background when something was done since."""

    def __init__(
        self,
        view: OverviewView,
        room: OverviewRoom,
        actor: Actor,
        jobs: Working,
        dialogs: Asking,
        go: Callable[[str, object], None],
    ) -> None:
        self._view = view
        self._room = room
        self._actor = actor
        self._jobs = jobs
        self._dialogs = dialogs
        self._go = go
        self._board: HoursBoard | None = None
        self._added_up: object = None
        self._rotations: tuple[RotationDue, ...] = ()
        self._certificates: Mapping[Which, int] | None = None
        self._looked: object = None

    def refresh(self) -> None:
        year = self._today().year
        book = self._room.hours.rule_book(year)
        state = (year, book, self._room.changes())
        if book is None:
            self._board = None
        elif state != self._added_up:
            self._added_up = state
            self._jobs.run(
                _("Adding up the hours of {year}").format(year=year),
                lambda _handle: self._room.board(year, book),
                self._show_board,
                self._dialogs.trouble,
            )
        self._look_around()
        self._show(book.general if book else None)

    def _look_around(self) -> None:
        """What asks for every person's rows is counted in the background, once for each change."""
        today = self._today()
        state = (today, self._room.changes())
        if state == self._looked:
            return
        self._looked = state
        self._jobs.run(
            _("Looking at the rotations"),
            lambda _handle: self._room.rotations(today),
            self._show_rotations,
            self._dialogs.trouble,
        )
        self._jobs.run(
            _("Reading enforcement certificates"),
            lambda _handle: self._room.certificates(),
            self._show_certificates,
            self._dialogs.trouble,
        )

    def _show_rotations(self, found: tuple[RotationDue, ...]) -> None:
        self._rotations = found
        self._show_again()

    def _show_certificates(self, found: Mapping[Which, int]) -> None:
        self._certificates = found
        self._show_again()

    def _show_again(self) -> None:
        book = self._room.hours.rule_book(self._today().year)
        self._show(book.general if book else None)

    def _show_board(self, board: HoursBoard) -> None:
        self._board = board
        self._show(board.rule_set)

    def _show(self, rule_set: RuleSet | None) -> None:
        exams = coming(self._room.exams.exams(self._actor))
        may_read = may(self._actor, Permission.READ_AUDIT)
        self._view.show_state(
            OverviewState(
                cards=tuple(self._cards(exams, rule_set)),
                rates=unit_rates(self._board),
                rule=source_words(rule_set.source) if rule_set else "",
                may_choose_rule=may(self._actor, Permission.EDIT_SETTINGS),
                reading=rule_set is not None and self._board is None,
                exams=exams[:MOST_EXAMS],
                trail=self._deeds() if may_read else (),
                may_read_trail=may_read,
                today=self._today().isoformat(),
            )
        )

    def _deeds(self) -> tuple[Deed, ...]:
        return gathered(self._room.trail(self._actor, TrailQuery(limit=LAST_ENTRIES)).rows, LAST_DEEDS)

    def go(self, screen: str, target: object) -> None:
        self._go(screen, target)

    def _today(self) -> date:
        return local_today(self._room.clock)

    def _over(self) -> int:
        """A rule of keeping that cannot be read is told on the page of personal data, not here."""
        if not may(self._actor, Permission.READ_ARCHIVE):
            return 0
        try:
            return self._room.over()
        except KnownError:
            return 0

    def _cards(self, exams: tuple[ComingExam, ...], rule_set: RuleSet | None) -> Iterator[Card]:
        today = self._today()
        found = self._room.attention()
        summary = self._room.bank.summary().by_status
        unverified, checked = summary.get(QuestionStatus.UNVERIFIED, 0), summary.get(QuestionStatus.CHECKED, 0)
        cards: tuple[tuple[Permission, Callable[[], Card]], ...] = (
            (Permission.ENTER_HOURS, lambda: wording.hours_card(found)),
            (Permission.MARK, lambda: wording.marking_card(found)),
            (Permission.SEE_MANAGEMENT, lambda: wording.exams_card(exams, self._room.clock.now())),
            (Permission.SEE_RESULTS, lambda: wording.retakes_card(found, days_of(self._room.deadlines(), today))),
            (
                Permission.SEE_MANAGEMENT,
                lambda: wording.short_card(rule_set is not None, *short_of_hours(self._board), today.year),
            ),
            (Permission.SEE_MANAGEMENT, lambda: wording.certificates_card(self._certificates)),
            (Permission.EDIT_BANK, lambda: wording.bank_card(unverified, checked)),
            (Permission.BACK_UP, lambda: wording.backup_card(self._room.backups(), self._room.clock.now())),
        )
        law = ((Permission.EDIT_BANK, lambda: wording.law_card(found)),) if found.law_waiting else ()
        classes = ((Permission.APPROVE_HOURS, lambda: wording.classes_card(found)),) if found.class_hours else ()
        due = self._rotations
        turns = ((Permission.ENTER_HOURS, lambda: wording.rotation_card(due)),) if due else ()
        over = self._over()
        left = ((Permission.READ_ARCHIVE, lambda: wording.over_card(over)),) if over else ()
        anew = self._room.papers() if may(self._actor, Permission.SEE_RESULTS) else ()
        papers = ((Permission.SEE_RESULTS, lambda: wording.papers_card(anew)),) if anew else ()
        asked = self._room.asked() if may(self._actor, Permission.SEE_RESULTS) else {}
        asking = ((Permission.SEE_RESULTS, lambda: wording.asked_card(asked)),) if asked else ()
        keys = self._room.corrections() if may(self._actor, Permission.SETTLE_RESULTS) else {}
        fixing = ((Permission.SETTLE_RESULTS, lambda: wording.corrections_card(keys)),) if keys else ()
        some = (*cards[:-1], *asking, *fixing, *papers, *law, *classes, *turns, *left, *cards[-1:])
        return (make() for permission, make in some if may(self._actor, permission))
