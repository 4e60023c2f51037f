"""A store of every released schema comes to this release with every row, on the file and on a server."""

import random
import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import ProgrammingError

from question_bank.citation import all_citations
from question_bank.question import Citation
from tests.conftest import QUICK_HASHER
from tests.fakes import READER, FixedClock
from tests.postgres import TestServer
from tests.store.released import STORES, Counts, counts, engine_of_file, move_to_server, take
from tests.store.test_migrations import add_revision
from trainer.app.checking import check_workspace
from trainer.app.services import Services
from trainer.bank.citations import judge_again
from trainer.bank.values import BankQuery, Basis
from trainer.certificates.values import Verdict
from trainer.law.rules import short_title
from trainer.people.accounts.values import Actor
from trainer.people.values import PeopleQuery, PersonStatus
from trainer.store.joining import use_server
from trainer.store.migrate import SCRIPTS, head_revision, migrate, script_directory
from trainer.store.opening import open_store
from trainer.store.postgres import Server
from trainer.store.schema import stored_revision
from trainer.store.workspace import Workspace

RELEASES = sorted(folder.name for folder in STORES.iterdir() if folder.is_dir())
SINCE_THEN = FixedClock(datetime(2026, 12, 1, 2, 0, tzinfo=UTC))


@pytest.mark.parametrize("release", RELEASES)
def test_a_filled_store_keeps_every_row(release: str, tmp_path: Path) -> None:
    workspace = take(release, tmp_path / "workspace")
    old = engine_of_file(workspace)
    assert stored_revision(old) == release
    before = counts(old)
    with _opened(workspace) as services:
        _assert_all_there(services, old, before)
        with services.store.database.read() as session:
            assert session.connection().exec_driver_sql("PRAGMA foreign_key_check").all() == []
        (backup,) = (one for one in services.store.backups.all() if one.path.name.startswith("before-upgrade"))
        assert backup.chain_length == before["audit_entry"]


@pytest.mark.parametrize("release", RELEASES)
def test_the_citations_of_older_stores_are_known(release: str, tmp_path: Path) -> None:
    with _opened(take(release, tmp_path / "workspace")) as services:
        rows = services.bank.page(READER, BankQuery(limit=10_000)).rows
        cited = {short_title(one.statute) for row in rows for one in _citations(services, row.id)}
        assert {law for law, _count in services.bank.statutes()} == cited
        database, register = services.store.database, services.law.register()
        judge_again(database, register)
        assert services.bank.page(READER, BankQuery(basis=Basis.NONE)).total == sum(
            not _citations(services, row.id) for row in rows
        )
        assert judge_again(database, register) == 0


def _citations(services: Services, question_id: UUID) -> tuple[Citation, ...]:
    return tuple(all_citations(services.bank.question(READER, question_id).question))


@pytest.mark.parametrize("release", RELEASES)
def test_a_filled_server_keeps_every_row(release: str, tmp_path: Path, server: TestServer) -> None:
    source = take(release, tmp_path / "source")
    connection = server.empty_database()
    database = Server(connection, "").migration_engine()
    move_to_server(engine_of_file(source), database, release, tmp_path / "revisions")
    before = counts(database)
    assert before == counts(engine_of_file(source))
    workspace = Workspace(tmp_path / "workspace")
    use_server(workspace, connection, "", use_keyring=False)
    with _opened(workspace) as services:
        _assert_all_there(services, database, before, files=False)


def test_a_server_that_cannot_be_upgraded_stays_as_it_was(tmp_path: Path, server: TestServer) -> None:
    source = take(RELEASES[-1], tmp_path / "source")
    database = Server(server.empty_database(), "").migration_engine()
    move_to_server(engine_of_file(source), database, RELEASES[-1], tmp_path / "revisions")
    before = counts(database)
    newer = tmp_path / "newer"
    shutil.copytree(SCRIPTS / "versions", newer / "versions")
    head = head_revision(script_directory())
    add_revision(newer, "next", head, '    op.execute("SELECT * FROM no_such_table")\n')
    with pytest.raises(ProgrammingError, match="no_such_table"):
        migrate(database, script_directory(newer))
    assert (stored_revision(database), counts(database)) == (RELEASES[-1], before)


@contextmanager
def _opened(workspace: Workspace) -> Iterator[Services]:
    with (
        open_store(workspace, SINCE_THEN, create=False, use_keyring=False) as store,
        closing(Services(store, SINCE_THEN, random.Random(1), QUICK_HASHER)) as services,
    ):
        yield services


def _assert_all_there(services: Services, engine: Engine, before: Counts, files: bool = True) -> None:
    assert stored_revision(engine) == head_revision(script_directory())
    after = counts(engine)
    assert {name: after.get(name) for name in before} == before
    wrong = check_workspace(services)
    assert wrong == [] if files else all("课件" in sentence for sentence in wrong)
    actor = services.accounts.sign_in("admin", "demo-2026-pass").actor
    _assert_read_back(services, actor, before)


def _assert_read_back(services: Services, actor: Actor, before: Counts) -> None:
    query = PeopleQuery(limit=100)
    people = [
        row for status in PersonStatus for row in services.people.people(actor, replace(query, status=status)).rows
    ]
    assert len(people) == before["person"]
    assert sum(len(services.hours.entries(actor, person.id, 2026)) for person in people) == before["hour_entry"]
    exams = services.exams.exams(actor)
    assert len(exams) == before["exam"]
    for exam in exams:
        assert len(services.results.results(actor, exam.id).rows) == exam.candidates
        paper = services.papers.paper(actor, exam.plan.paper_id)
        held_here = bool(paper.blueprint.rows)
        assert not held_here or paper.total == exam.total
    register = services.certificates.register(actor)
    assert register.total == before["certificate"]
    verdicts = Counter(
        services.certificates.verify(services.certificates.pdf(actor, line.id)).verdict for line in register.rows
    )
    voided = before["certificate_void"]
    assert verdicts == {Verdict.VOIDED: voided, Verdict.GENUINE: before["certificate"] - voided}
    assert len(services.retakes.cases(actor)) == before["retake_case"]
