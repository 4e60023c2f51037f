"""What must hold in an exam when something goes wrong or somebody looks for a side door."""

import random
import threading
from typing import Any

import pytest

from question_bank.question import Choice, Written
from tests.conftest import Office
from tests.exams.conftest import Crew
from tests.exams.hall import WRITTEN, Hall, build_hall
from tests.fakes import FixedClock
from trainer.exams.sittings.values import SavedAck
from trainer.store.errors import Refused, StoreTrouble
from trainer.store.opening import OpenStore


def quiet(_: SavedAck | StoreTrouble) -> None:
    """Nobody looks."""


def test_half_a_character_is_saved_as_a_sign_for_it(hall: Hall, crew: Crew) -> None:
    view = hall.sittings.start(crew.wang, hall.exam(crew.wang, blueprint=WRITTEN))
    saved: list[SavedAck | StoreTrouble] = []
    hall.sittings.answer(crew.wang, view.sitting_id, 0, Written(("理由\ud83d", "\ud83d\ude00")), saved.append)
    hall.sittings.submit(crew.wang, view.sitting_id)
    assert [type(outcome) for outcome in saved] == [SavedAck]
    assert hall.sittings.state(hall.head, view.sitting_id).answers[0] == Written(("理由\ufffd", "\U0001f600"))


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
    assert set(hall.sittings.state(hall.head, view.sitting_id).answers) == {0, 1}


def test_after_handing_in_no_answer_is_shown_as_saved_even_where_the_result_is_still_missing(
    hall: Hall, crew: Crew, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = hall.sittings.start(crew.wang, hall.exam(crew.wang))

    def full(*_: object) -> None:
        raise StoreTrouble("store.disk_full")

    with monkeypatch.context() as broken:
        broken.setattr(hall.sittings, "_settle", full)
        with pytest.raises(StoreTrouble, match="disk_full"):
            hall.sittings.submit(crew.wang, view.sitting_id)
    saved: list[SavedAck | StoreTrouble] = []
    with pytest.raises(Refused, match="already_submitted"):
        hall.sittings.answer(crew.wang, view.sitting_id, 0, Choice(frozenset({0})), saved.append)
    hall.sittings.submit(crew.wang, view.sitting_id)
    assert hall.marking.result(hall.head, view.sitting_id) is not None
    assert saved == []


def test_extra_time_for_somebody_whose_pc_is_down_does_not_start_their_time(
    hall: Hall, crew: Crew, office: Office, store: OpenStore, clock: FixedClock
) -> None:
    exam = hall.exam(crew.wang)
    hall.sittings.start(crew.wang, exam)
    hall.sittings.close()
    again = build_hall(store, clock, random.Random(8), hall.head)
    again.invigilation.give_extra_time(office.trainer, exam, crew.wang.person_id, 5, "设备故障")
    clock.tick(1200)
    assert again.sittings.start(crew.wang, exam).seconds_left == 65 * 60
    again.sittings.close()
