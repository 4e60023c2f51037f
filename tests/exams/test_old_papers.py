"""Papers and blueprints of the released schema: they read as before, and what each paper holds is known."""

import random
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import text

from tests.conftest import QUICK_HASHER
from tests.fakes import READER, FixedClock
from tests.store.released import take
from trainer.app.services import Services
from trainer.people.accounts.values import Actor, Role
from trainer.store.opening import open_store


def test_old_papers_keep_their_seal_and_count_as_used(tmp_path: Path) -> None:
    workspace = take("0009", tmp_path / "workspace")
    clock = FixedClock(datetime(2026, 12, 1, 2, 0, tzinfo=UTC))
    with (
        open_store(workspace, clock) as store,
        closing(Services(store, clock, random.Random(1), QUICK_HASHER)) as services,
    ):
        head = Actor(
            *[next(row.id for row in services.people.find(READER, "", 1))] * 2, "", frozenset({Role.ADMINISTRATOR})
        )
        papers = services.papers.papers(head)
        assert papers
        assert services.papers.damaged() == ()
        assert all(one.blueprint.rows and not one.blueprint.bounds for one in services.papers.blueprints())
        with store.database.read() as session:
            counted = session.execute(text("SELECT count(*) FROM paper_question")).scalar()
        assert counted == sum(paper.questions for paper in papers)
        assert not any(paper.practice or paper.letter for paper in papers)
        assert services.papers.sheet(head, papers[0].id) is None
