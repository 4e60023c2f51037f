"""Importing: all or nothing, seen only when whole, undone as a whole."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from sqlalchemy import text

from question_bank.formats.batch import Batch, Imported
from question_bank.formats.text import TextFormat
from question_bank.problems import Place
from question_bank.question import Question
from tests.bank.test_bank import HEARING
from tests.conftest import Office
from tests.fakes import FixedClock
from trainer.app.services import Services
from trainer.bank.tables import TEXTS
from trainer.bank.values import BankEvent, BankQuery, ImportOutcome, Origin, QuestionStatus
from trainer.store.audit import broken_link
from trainer.store.errors import Refused
from trainer.store.search import PARTS

TABLES = ("question", "question_version", "import_batch", "question_text")


def batch_of(count: int) -> Batch:
    made = (replace(HEARING, stem=f"第{number}题：听证由谁主持？") for number in range(1, count + 1))
    return Batch("题库.xlsx", tuple(Imported(question, Place("题库.xlsx")) for question in made))


def bring(services: Services, office: Office, batch: Batch) -> ImportOutcome:
    return services.bank.import_batch(office.trainer, batch, lambda done, of: None, lambda: False)


def rows_kept(services: Services) -> Sequence[int]:
    with services.store.database.read() as session:
        return [session.scalar(text(f"SELECT count(*) FROM {table}")) or 0 for table in TABLES]


def test_an_import_is_unverified_and_says_where_it_came_from(services: Services, office: Office) -> None:
    outcome = bring(services, office, batch_of(3))
    page = services.bank.page(office.trainer, BankQuery("听证"))
    assert (outcome.added, outcome.duplicates, outcome.left_out, outcome.cancelled) == (3, 0, 0, False)
    assert {row.status for row in page.rows} == {QuestionStatus.UNVERIFIED}
    detail = services.bank.question(office.trainer, page.rows[0].id)
    assert (detail.origin, [entry.action for entry in detail.history]) == (Origin.IMPORTED, [BankEvent.IMPORTED])


def test_the_same_file_twice_adds_nothing(services: Services, office: Office) -> None:
    bring(services, office, batch_of(3))
    outcome = bring(services, office, batch_of(3))
    assert (outcome.batch_id, outcome.added, outcome.duplicates) == (None, 0, 3)
    assert len(services.imports.imports()) == 1


def test_nothing_is_seen_until_everything_is_there(services: Services, office: Office) -> None:
    seen: list[tuple[int, ...]] = []

    def look(done: int, of: int) -> None:
        bank = services.bank
        counts = (
            bank.page(office.trainer, BankQuery()).total,
            bank.page(office.trainer, BankQuery("听证")).total,
            bank.summary().total,
        )
        seen.append(
            (
                done,
                of,
                *counts,
                len(bank.subjects()),
                len(services.imports.imports()),
            )
        )

    services.bank.import_batch(office.trainer, batch_of(450), look, lambda: False)
    assert [row[1:] for row in seen] == [(450, 0, 0, 0, 0, 0)] * len(seen)
    assert len(seen) > 2
    assert seen[-1][0] == 450
    assert services.bank.page(office.trainer, BankQuery()).total == 450


@pytest.mark.parametrize("pieces", [0, 1, 2])
def test_a_cancelled_import_leaves_nothing(services: Services, office: Office, pieces: int) -> None:
    own = services.bank.add(office.trainer, HEARING)
    kept = rows_kept(services)
    progress: list[int] = []
    outcome = services.bank.import_batch(
        office.trainer, batch_of(400), lambda done, of: progress.append(done), lambda: len(progress) >= pieces
    )
    assert (outcome.cancelled, outcome.batch_id) == (True, None)
    assert rows_kept(services) == kept
    assert [row.id for row in services.bank.page(office.trainer, BankQuery("听证")).rows] == [own]


@pytest.mark.both_engines
@pytest.mark.parametrize("reached", [0, 3], ids=["rows", "index"])
def test_what_a_crash_left_is_swept_away_at_the_next_start(
    services: Services, office: Office, clock: FixedClock, store_engine: str, reached: int
) -> None:
    """How many rows a piece has depends on how quick the machine is."""

    def crash(done: int, of: int) -> None:
        if rows_kept(services)[reached]:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        services.bank.import_batch(office.trainer, batch_of(300), crash, lambda: False)
    questions, versions, batches, indexed = left = rows_kept(services)
    assert (versions, batches) == (questions, 1)
    if reached:
        assert questions == 300
    else:
        assert 0 < questions < 300
        assert indexed == 0
    assert services.bank.page(office.trainer, BankQuery()).total == 0
    if store_engine == "server":
        services.bank.sweep()
        assert rows_kept(services) == left, "another PC may be at it"
        clock.tick(25 * 3600)
    services.bank.sweep()
    assert rows_kept(services) == [0, 0, 0, 0]
    assert bring(services, office, batch_of(300)).added == 300


def test_an_import_is_undone_as_a_whole(services: Services, office: Office) -> None:
    own = services.bank.add(office.trainer, HEARING)
    outcome = bring(services, office, batch_of(250))
    assert outcome.batch_id is not None
    services.imports.undo(office.trainer, outcome.batch_id, "文件拿错了")
    assert [row.id for row in services.bank.page(office.trainer, BankQuery()).rows] == [own]
    assert services.bank.summary().by_status[QuestionStatus.RETIRED] == 250
    assert [row.undone for row in services.imports.imports()] == [True]
    with pytest.raises(Refused):
        services.imports.undo(office.trainer, outcome.batch_id, "再撤一次")
    assert bring(services, office, batch_of(250)).added == 250


def test_two_thousand_questions_page_without_gap_or_repetition(services: Services, office: Office) -> None:
    bring(services, office, batch_of(2000))
    numbers: list[int] = []
    for offset in range(0, 2000, 200):
        page = services.bank.page(office.trainer, BankQuery(offset=offset, limit=200))
        assert page.total == 2000
        numbers += [row.number for row in page.rows]
    assert numbers == sorted(set(numbers), reverse=True)
    assert len(numbers) == 2000


def test_the_starter_bank_is_ready_for_papers_and_loads_once(services: Services, office: Office) -> None:
    outcome = services.bank.load_starter(office.administrator)
    assert outcome.added >= 150
    assert services.bank.stock(office.trainer).size == outcome.added
    assert services.bank.load_starter(office.administrator).added == 0


def test_what_is_exported_can_be_read_in_again(services: Services, office: Office) -> None:
    bring(services, office, batch_of(3))
    exported = services.bank.export_questions(office.trainer, BankQuery("听证"))
    read = TextFormat().read(TextFormat().write(exported), "导出.txt")
    assert read.ready == exported
    assert [question.stem[:3] for question in exported] == ["第1题", "第2题", "第3题"]
    with services.store.database.read() as session:
        assert broken_link(session) is None


def test_export_keeps_the_order_of_the_file(services: Services, office: Office) -> None:
    questions: tuple[Question, ...] = batch_of(5).ready
    bring(services, office, batch_of(5))
    assert services.bank.export_questions(office.trainer, BankQuery()) == questions


def test_an_index_that_was_left_scattered_is_put_in_order_at_the_next_start(services: Services, office: Office) -> None:
    bring(services, office, batch_of(1))
    for _ in range(PARTS + 1):
        with services.store.database.stage() as session:
            TEXTS.put(session, [(1, "听证")])
    with services.store.database.read() as session:
        assert TEXTS.is_scattered(session)
    services.imports.sweep()
    with services.store.database.read() as session:
        assert not TEXTS.is_scattered(session)
    assert services.bank.page(office.trainer, BankQuery("听证")).total == 1
