"""Written answers wait for a marker who sees no names; every mark is a new version."""

from decimal import Decimal

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from question_bank.question import Choice, Parts, Written
from tests.conftest import Office
from tests.exams.conftest import Crew
from tests.exams.hall import WRITTEN, Hall
from trainer.exams.marking.values import Result
from trainer.people.accounts.values import Actor
from trainer.store.audit import read_trail
from trainer.store.errors import BadInput, NotAllowed, Refused
from trainer.store.opening import OpenStore


def in_force(hall: Hall, sitting_id: object) -> Result:
    result = hall.marking.result(hall.head, sitting_id)  # type: ignore[arg-type]
    assert result is not None
    return result


def test_rules_mark_choices_and_blanks_at_once(hall: Hall, crew: Crew) -> None:
    view = hall.sit(crew.wang, hall.exam(crew.wang))
    result = in_force(hall, view.sitting_id)
    assert (result.score, result.of, result.passed, result.waiting) == (Decimal(10), Decimal(10), True, 0)


def test_a_choice_with_one_missing_earns_half(hall: Hall, crew: Crew) -> None:
    exam = hall.exam(crew.wang)
    view = hall.sittings.start(crew.wang, exam)
    multiple = next(shown.item for shown in view.items if shown.section == 1)
    full = hall.right_answer(exam, view, multiple)
    assert isinstance(full, Choice)
    half = Choice(frozenset(list(full.chosen)[:1]))
    hall.sittings.answer(crew.wang, view.sitting_id, multiple, half, lambda _: None)
    hall.sittings.submit(crew.wang, view.sitting_id)
    assert in_force(hall, view.sitting_id).score == Decimal(1)


def test_written_answers_wait_without_a_name(hall: Hall, crew: Crew, office: Office) -> None:
    exam = hall.exam(crew.wang, crew.zhao, blueprint=WRITTEN)
    views = [hall.sit(person, exam) for person in (crew.wang, crew.zhao)]
    waiting = hall.marking.waiting(office.trainer, exam)
    assert [(one.item, one.part) for one in waiting] == [(0, None), (0, None), (1, 1), (1, 1)]
    assert len({one.code for one in waiting}) == 4
    assert waiting[0].response == Written(("要点一",))
    assert waiting[2].stimulus
    assert waiting[2].of == Decimal(2)
    before = in_force(hall, views[0].sitting_id)
    assert (before.score, before.passed, before.waiting) == (Decimal(2), None, 2)


def test_awards_make_versions_and_the_last_one_decides(
    hall: Hall, crew: Crew, office: Office, store: OpenStore
) -> None:
    exam = hall.exam(crew.wang, blueprint=WRITTEN)
    sitting = hall.sit(crew.wang, exam).sitting_id
    first = hall.marking.award(office.trainer, sitting, 0, Decimal("3.5"))
    assert first.passed is None
    second = hall.marking.award(office.trainer, sitting, 1, Decimal(1), part=1)
    assert (second.score, second.passed, second.ordinal) == (Decimal("6.5"), True, 3)
    assert hall.marking.waiting(office.trainer) == ()
    with pytest.raises(BadInput, match="note_missing"):
        hall.marking.award(office.trainer, sitting, 0, Decimal(1))
    lower = hall.marking.award(office.trainer, sitting, 0, Decimal(1), "复核漏看一处错误")
    assert (lower.score, lower.passed, lower.marked_by) == (Decimal(4), False, office.trainer.person_id)
    assert [version.ordinal for version in hall.marking.versions(office.trainer, sitting)] == [1, 2, 3, 4]
    with store.database.read() as session:
        newest = read_trail(session, sitting)[0]
    assert (newest.action, newest.detail["score"], newest.reason) == (
        "exams.points_awarded",
        "4.00",
        "复核漏看一处错误",
    )


def test_nobody_marks_themselves(hall: Hall, office: Office) -> None:
    exam = hall.exam(office.trainer, blueprint=WRITTEN)
    view = hall.sit(office.trainer, exam)
    assert hall.marking.waiting(office.trainer, exam) == ()
    with pytest.raises(NotAllowed):
        hall.marking.award(office.trainer, view.sitting_id, 0, Decimal(5))


@pytest.mark.parametrize(("item", "part", "points"), [(0, None, "5.5"), (0, None, "-1"), (9, None, "1"), (1, 7, "1")])
def test_points_have_to_fit(hall: Hall, crew: Crew, office: Office, item: int, part: int | None, points: str) -> None:
    view = hall.sit(crew.wang, hall.exam(crew.wang, blueprint=WRITTEN))
    with pytest.raises(BadInput):
        hall.marking.award(office.trainer, view.sitting_id, item, Decimal(points), part=part)


def test_what_a_rule_marks_is_left_to_the_rule(hall: Hall, crew: Crew, office: Office) -> None:
    view = hall.sit(crew.wang, hall.exam(crew.wang, blueprint=WRITTEN))
    for part in (0, None):
        with pytest.raises(Refused, match="by_rule"):
            hall.marking.award(office.trainer, view.sitting_id, 1, Decimal(1), "改", part=part)


def test_an_empty_written_answer_does_not_wait(hall: Hall, crew: Crew, office: Office) -> None:
    exam = hall.exam(crew.wang, blueprint=WRITTEN)
    view = hall.sittings.start(crew.wang, exam)
    only_choice = Parts((Choice(frozenset({0})), None))
    hall.sittings.answer(crew.wang, view.sitting_id, 1, only_choice, lambda _: None)
    hall.sittings.submit(crew.wang, view.sitting_id)
    assert hall.marking.waiting(office.trainer, exam) == ()
    assert in_force(hall, view.sitting_id).passed is False


def test_results_refuse_changes(hall: Hall, crew: Crew, store: OpenStore) -> None:
    hall.sit(crew.wang, hall.exam(crew.wang))
    with pytest.raises(IntegrityError, match="append only"), store.database.write() as session:
        session.execute(text("UPDATE result SET score = 100"))


def test_an_officer_marks_nothing(hall: Hall, crew: Crew) -> None:
    marker: Actor = crew.zhao
    with pytest.raises(NotAllowed):
        hall.marking.waiting(marker)
