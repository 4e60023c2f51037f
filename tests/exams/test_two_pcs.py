"""Two PCs of an office on one server, and one candidate in front of both: nothing is lost, the journal is one chain."""

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from question_bank.question import Choice
from tests.conftest import Office
from tests.exams.conftest import Crew
from tests.exams.hall import Hall, build_hall
from tests.fakes import FixedClock
from tests.postgres import TestServer
from trainer.exams.sittings.events import read_events
from trainer.exams.sittings.values import EventKind, SavedAck
from trainer.store.errors import Refused, StoreTrouble
from trainer.store.joining import use_server
from trainer.store.opening import OpenStore, open_store
from trainer.store.workspace import Workspace, read_description

A, B = Choice(frozenset({0})), Choice(frozenset({1}))


@pytest.fixture
def store(server: TestServer, workspace: Workspace, clock: FixedClock) -> Iterator[OpenStore]:
    server.fill(workspace)
    with open_store(workspace, clock, create=False) as opened:
        yield opened


@pytest.fixture
def other(hall: Hall, store: OpenStore, tmp_path: Path, clock: FixedClock, office: Office) -> Iterator[Hall]:
    """The hall on the second PC."""
    workspace = Workspace(tmp_path / "second")
    place = read_description(store.workspace).server
    assert place is not None
    use_server(workspace, place.connection, "", use_keyring=False)
    with open_store(workspace, clock, create=False) as opened:
        built = build_hall(opened, clock, random.Random(9), office.administrator, several=True)
        yield built
        built.sittings.close()


def answer(pc: Hall, who: Any, sitting: Any, item: int, response: Choice) -> SavedAck | StoreTrouble:
    told: list[SavedAck | StoreTrouble] = []
    pc.sittings.answer(who, sitting, item, response, told.append)
    pc.sittings.desk.flush()
    (outcome,) = told
    return outcome


def test_the_second_pc_goes_on_where_the_first_was_and_no_answer_shown_as_saved_is_lost(
    hall: Hall, other: Hall, crew: Crew
) -> None:
    exam = hall.exam(crew.wang)
    sitting = hall.sittings.start(crew.wang, exam).sitting_id
    assert isinstance(answer(hall, crew.wang, sitting, 0, A), SavedAck)
    view = other.sittings.start(crew.wang, exam)
    assert (view.sitting_id, view.resumed, view.answers) == (sitting, True, {0: A})
    told = answer(hall, crew.wang, sitting, 1, A)
    assert isinstance(told, StoreTrouble)
    assert isinstance(answer(other, crew.wang, sitting, 2, B), SavedAck)
    hall.sittings.submit(crew.wang, sitting)
    state = hall.sittings.state(hall.head, sitting)
    assert set(state.answers) == {0, 1, 2}
    assert hall.sittings.broken_journals() == ()


def test_what_is_handed_in_on_one_pc_is_handed_in_on_the_other(hall: Hall, other: Hall, crew: Crew) -> None:
    exam = hall.exam(crew.wang)
    sitting = hall.sittings.start(crew.wang, exam).sitting_id
    other.sittings.start(crew.wang, exam)
    answer(hall, crew.wang, sitting, 0, A)
    hall.sittings.submit(crew.wang, sitting)
    with pytest.raises(Refused) as refusal:
        other.sittings.submit(crew.wang, sitting)
    assert refusal.value.code == "sitting.handed_in_elsewhere"
    assert hall.sittings.state(hall.head, sitting).answers == other.sittings.state(hall.head, sitting).answers
    assert len(hall.marking.versions(hall.head, sitting)) == 1
    for pc in (hall, other):
        with pytest.raises(Refused) as refusal:
            pc.sittings.start(crew.wang, exam)
        assert refusal.value.code == "sitting.already_submitted"
    assert other.sittings.broken_journals() == ()


def test_what_is_typed_after_the_hand_in_on_the_other_pc_is_refused_and_not_called_saved(
    hall: Hall, other: Hall, crew: Crew
) -> None:
    """The second PC knows nothing of the hand-in until it writes: with a link it remembers, and with none."""
    exam = hall.exam(crew.wang)
    sitting = hall.sittings.start(crew.wang, exam).sitting_id
    other.sittings.start(crew.wang, exam)
    assert isinstance(answer(other, crew.wang, sitting, 0, B), SavedAck)
    assert isinstance(answer(hall, crew.wang, sitting, 1, A), StoreTrouble)
    hall.sittings.submit(crew.wang, sitting)
    for _ in range(2):
        told = answer(other, crew.wang, sitting, 2, B)
        assert isinstance(told, StoreTrouble)
        assert told.code == "journal.handed_in"
    with pytest.raises(Refused) as refusal:
        other.sittings.obey(crew.wang, sitting)
    assert refusal.value.code == "sitting.handed_in_elsewhere"
    assert set(hall.sittings.state(hall.head, sitting).answers) == {0, 1}
    assert hall.sittings.broken_journals() == ()


def test_an_invigilator_closes_the_exam_though_a_candidate_hands_in_elsewhere(
    hall: Hall, other: Hall, crew: Crew
) -> None:
    exam = hall.exam(crew.wang, crew.zhao)
    for person in (crew.wang, crew.zhao):
        hall.sittings.start(person, exam)
    sitting = other.sittings.start(crew.wang, exam).sitting_id
    other.sittings.submit(crew.wang, sitting)
    assert hall.invigilation.close_exam(hall.head, exam) == 1
    assert all(one.submitted for one in hall.invigilation.progress(hall.head, exam))


def test_a_beginning_that_another_pc_was_quicker_with_is_read_from_the_journal(
    hall: Hall, other: Hall, crew: Crew, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both begin at once: whoever comes second goes on in what the first began, without a second beginning."""
    exam = hall.exam(crew.wang)
    begun = other.sittings.desk.save

    def late(sitting: Any, kind: EventKind, data: Any) -> SavedAck:
        if kind is EventKind.IDENTITY_CONFIRMED:
            monkeypatch.setattr(other.sittings.desk, "save", begun)
            begun(sitting, kind, data)
            hall.sittings.start(crew.wang, exam)
        return begun(sitting, kind, data)

    monkeypatch.setattr(other.sittings.desk, "save", late)
    with pytest.raises(StoreTrouble):
        other.sittings.start(crew.wang, exam)
    view = other.sittings.start(crew.wang, exam)
    assert view.resumed
    with other.sittings._database.read() as session:
        kinds = [one.kind for one in read_events(session, view.sitting_id)]
    assert kinds.count(EventKind.STARTED) == 1


def test_the_board_of_the_second_pc_acts_on_a_sitting_of_the_first(
    hall: Hall, other: Hall, crew: Crew, clock: FixedClock
) -> None:
    exam = hall.exam(crew.wang)
    sitting = hall.sittings.start(crew.wang, exam).sitting_id
    assert isinstance(answer(hall, crew.wang, sitting, 0, A), SavedAck)
    other.invigilation.pause(other.head, sitting, "核对身份")
    other.invigilation.give_extra_time(other.head, exam, crew.wang.person_id, 5, "键盘更换")
    hall.sittings.obey(crew.wang, sitting)
    clock.tick(600)
    assert hall.sittings.pulse(crew.wang, sitting).paused
    other.invigilation.unpause(other.head, sitting, "核对完毕")
    hall.sittings.obey(crew.wang, sitting)
    assert (hall.sittings.pulse(crew.wang, sitting).paused, hall.sittings.seconds_left(sitting)) == (False, 65 * 60)
    assert isinstance(answer(hall, crew.wang, sitting, 1, B), SavedAck)
    hall.sittings.submit(crew.wang, sitting)
    state = other.sittings.state(other.head, sitting)
    assert (set(state.answers), state.obeyed, state.outages) == ({0, 1}, 3, 0)
    assert other.sittings.broken_journals() == ()
