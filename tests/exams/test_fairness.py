"""What must hold in an exam when something goes wrong or somebody looks for a side door."""

import threading
from typing import Any

import pytest

from question_bank.question import Choice, Written
from tests.exams.conftest import Crew
from tests.exams.hall import WRITTEN, Hall
from trainer.exams.sittings.values import SavedAck
from trainer.store.errors import StoreTrouble


def quiet(_: SavedAck | StoreTrouble) -> None:
    """Nobody looks."""


def test_half_a_character_is_saved_as_a_sign_for_it(hall: Hall, crew: Crew) -> None:
    view = hall.sittings.start(crew.wang, hall.exam(crew.wang, blueprint=WRITTEN))
    saved: list[SavedAck | StoreTrouble] = []
    hall.sittings.answer(crew.wang, view.sitting_id, 0, Written(("理由\ud83d", "\ud83d\ude00")), saved.append)
    hall.sittings.submit(crew.wang, view.sitting_id)
    assert [type(outcome) for outcome in saved] == [SavedAck]
    assert hall.sittings.state(view.sitting_id).answers[0] == Written(("理由\ufffd", "\U0001f600"))


def test_a_bug_in_saving_one_answer_is_said_and_the_next_are_saved(
    hall: Hall, crew: Crew, monkeypatch: pytest.MonkeyPatch
) -> None:
    reported: list[threading.ExceptHookArgs] = []
    monkeypatch.setattr(threading, "excepthook", reported.append)
    view = hall.sittings.start(crew.wang, hall.exam(crew.wang))
    log, saved = hall.sittings.desk._journal._log, []  # type: ignore[attr-defined, var-annotated]
    works: Any = log.save
    failing = [ZeroDivisionError]

    def save(event: Any) -> SavedAck:
        if failing:
            raise failing.pop()
        return works(event)  # type: ignore[no-any-return]

    monkeypatch.setattr(log, "save", save)
    for item in (0, 1):
        hall.sittings.answer(crew.wang, view.sitting_id, item, Choice(frozenset({0})), saved.append)
    hall.sittings.desk.flush()
    assert [getattr(outcome, "code", "saved") for outcome in saved] == ["journal.failed", "saved"]
    assert [args.exc_type for args in reported] == [ZeroDivisionError]
    hall.sittings.submit(crew.wang, view.sitting_id)
    assert set(hall.sittings.state(view.sitting_id).answers) == {0, 1}
