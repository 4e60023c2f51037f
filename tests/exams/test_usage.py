"""Where a question was used, and how it did."""

from decimal import Decimal

import pytest

from tests.conftest import Office
from tests.fakes import FixedClock
from tests.ui.ended_exam import ended_exam
from trainer.app.services import Services
from trainer.reports import usage


def test_papers_and_closed_exams_are_told_with_the_share_that_was_earned(
    services: Services, office: Office, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = services.store.database
    with ended_exam(services, office, clock) as ended:
        [row] = services.papers.papers(office.administrator)
        paper = services.papers.paper(office.administrator, row.id)
        asked = paper.items[0].question_id
        [use] = usage.question_usage(database, asked)
        assert (use.paper, use.version_id) == (paper.name, paper.items[0].version_id)
        assert [(exam.answers, exam.facility) for exam in use.exams] == [(4, None)]
        monkeypatch.setattr(usage, "ENOUGH", 4)
        [use] = usage.question_usage(database, asked)
        assert use.exams[0].facility == Decimal("0.75")
    assert usage.question_usage(database, ended.exam_id) == ()
