"""Death in the middle of an approval, a review or a seal: nothing of it is seen, and the next start removes it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from question_bank.question import QuestionKind
from tests.conftest import Office
from tests.exams.conftest import Crew
from tests.exams.hall import BLUEPRINT, Hall
from tests.fakes import FixedClock
from tests.standing.test_corrections import draft, other_key, some
from tests.standing.test_outside import DRAFT
from trainer.app.services import Services
from trainer.exams.corrections.service import CorrectionService
from trainer.exams.corrections.values import CorrectionKind
from trainer.exams.leftovers import ABANDONED, Leftovers
from trainer.exams.outside.values import OutsideRow, ScoreSheet
from trainer.exams.values import Attendance, ResultTerms
from trainer.people.accounts.values import Role
from trainer.store.errors import Refused
from trainer.store.transactions import Database, chunks

TABLES = (
    *("result", "result_staged", "key_correction_effect", "standing_result", "paper", "paper_question", "paper_sheet"),
    *("paper_staged", "exam", "exam_staged", "exam_candidate", "exam_seat", "exam_session", "sitting"),
)


class Death(BaseException):
    """A power cut: no code of the program runs any more."""


@contextmanager
def dying(database: Database, writes: int) -> Iterator[None]:
    """The program dies instead of beginning the write after so many."""
    left, write = [writes], database.write

    @contextmanager
    def counted() -> Iterator[Session]:
        if not left[0]:
            raise Death
        left[0] -= 1
        with write() as session:
            yield session

    vars(database)["write"] = counted
    try:
        yield
    finally:
        del vars(database)["write"]


def counts(database: Database) -> dict[str, int]:
    with database.read() as session:
        return {name: session.scalar(text(f"SELECT count(*) FROM {name}")) or 0 for name in TABLES}


def dies_everywhere(services: Services, act: Callable[[], object], seen: Callable[[], object]) -> int:
    """Lets an act die before each of its writes in turn until it comes through; gives how often it died."""
    database, before, shown = services.store.database, counts(services.store.database), seen()
    for deaths in range(100):
        try:
            with dying(database, deaths):
                act()
        except Death:
            assert seen() == shown
            services.clock.tick(ABANDONED.total_seconds() + 1)  # type: ignore[attr-defined]
            services.exam_leftovers.sweep()
            assert counts(database) == before
        else:
            services.exam_leftovers.sweep()
            assert seen() != shown
            return deaths
    raise AssertionError("it never came through")


@pytest.fixture(autouse=True)
def _one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Database, "pieces", lambda _self, rows, *_sizes, **_named: chunks(rows, 1))


@pytest.mark.both_engines
def test_an_approval_that_died_leaves_no_version_behind(
    services: Services, hall: Hall, crew: Crew, office: Office, corrections: CorrectionService, closed: UUID
) -> None:
    boss = office.administrator
    one = some(corrections, office.trainer, closed, QuestionKind.SINGLE)
    wanted = corrections.propose(office.trainer, draft(closed, one, CorrectionKind.NEW_KEY, other_key(one)))
    seal = corrections.effects(boss, wanted).seal
    sittings = [row.sitting_id for row in hall.results.results(boss, closed).rows if row.sitting_id]

    def versions() -> list[list[int]]:
        return [[one.ordinal for one in hall.marking.versions(boss, own)] for own in sittings]

    assert dies_everywhere(services, lambda: corrections.approve(boss, wanted, seal), versions) > 4
    assert sorted(map(len, versions())) == [1, 2, 2]
    assert all(own == list(range(1, len(own) + 1)) for own in versions())
    for table in ("result", "key_correction_effect"):
        with pytest.raises(IntegrityError, match="append only"), services.store.database.write() as session:
            session.execute(text(f"DELETE FROM {table}"))


@pytest.mark.both_engines
def test_a_review_that_died_leaves_nothing_looked_at(
    services: Services, hall: Hall, crew: Crew, office: Office
) -> None:
    exam = hall.exam(crew.wang, crew.zhao, terms=ResultTerms(publication=5))
    for one in (crew.wang, crew.zhao):
        hall.sit(one, exam)
    hall.invigilation.close_exam(office.trainer, exam)
    boss, standing = office.administrator, services.standing
    died = dies_everywhere(services, lambda: standing.review(boss, exam), lambda: standing.standing(boss, exam).state)
    assert died == 3
    with pytest.raises(IntegrityError, match="append only"), services.store.database.write() as session:
        session.execute(text("DELETE FROM standing_result"))


@pytest.mark.both_engines
def test_a_set_of_papers_that_died_leaves_no_paper(services: Services, hall: Hall, office: Office) -> None:
    drafts = hall.papers.draw_forms(office.trainer, BLUEPRINT, 5, 2).drafts

    def seal() -> object:
        return hall.papers.seal_forms(office.trainer, drafts)

    assert dies_everywhere(services, seal, lambda: len(hall.papers.sets(office.trainer))) == 3
    with pytest.raises(IntegrityError, match="append only"), services.store.database.write() as session:
        session.execute(text("DELETE FROM paper_question"))


@pytest.mark.both_engines
def test_an_exam_from_outside_that_died_half_way_is_not_seen(services: Services, hall: Hall, crew: Crew) -> None:
    outside, boss, enterer = services.outside, hall.head, replace(crew.sun, roles=frozenset({Role.TRAINER}))
    rows = tuple(OutsideRow(one.person_id, Decimal(70), Attendance.PRESENT, False) for one in (crew.wang, crew.zhao))
    own = outside.enter(enterer, DRAFT, ScoreSheet("成绩.xlsx", b"x", rows, ()), "通知.pdf", b"%PDF")

    def seen() -> object:
        return (
            [one.id for one in services.exams.exams(boss)],
            [one.exam_id for one in services.results.my_exams(crew.wang)],
            [one.state for one in outside.entries(boss)],
        )

    assert dies_everywhere(services, lambda: outside.confirm(boss, own), seen) == 4
    [exam] = services.exams.exams(boss)
    assert [row.score for row in services.results.results(boss, exam.id).rows] == [Decimal(70), Decimal(70)]
    assert counts(services.store.database)["exam_staged"] == 0
    with pytest.raises(IntegrityError, match="append only"), services.store.database.write() as session:
        session.execute(text("DELETE FROM result"))
    with pytest.raises(Refused, match="decided"):
        outside.confirm(boss, own)


def test_what_is_refused_half_way_is_gone_at_once(
    services: Services,
    hall: Hall,
    crew: Crew,
    office: Office,
    corrections: CorrectionService,
    closed: UUID,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    boss = office.administrator
    one = some(corrections, office.trainer, closed, QuestionKind.SINGLE)
    wanted = corrections.propose(office.trainer, draft(closed, one, CorrectionKind.NEW_KEY, other_key(one)))
    before = counts(services.store.database)

    def overtaken(_session: Session, _batch: UUID) -> None:
        raise Refused("correction.overtaken")

    monkeypatch.setattr(corrections._store, "show", overtaken)
    with pytest.raises(Refused, match="overtaken"):
        corrections.approve(boss, wanted, corrections.effects(boss, wanted).seal)
    assert counts(services.store.database) == before


def test_on_a_server_only_what_is_a_day_old_was_broken_off(
    services: Services, hall: Hall, office: Office, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = services.store.database
    drafts = hall.papers.draw_forms(office.trainer, BLUEPRINT, 5, 2).drafts
    before = counts(database)
    with pytest.raises(Death), dying(database, 1):
        hall.papers.seal_forms(office.trainer, drafts)
    begun = counts(database)
    monkeypatch.setattr(database, "kind", "postgresql")
    sweep = Leftovers(database, clock).sweep
    clock.tick((ABANDONED - timedelta(hours=1)).total_seconds())
    sweep()
    assert counts(database) == begun
    clock.tick(timedelta(hours=2).total_seconds())
    sweep()
    assert counts(database) == before
