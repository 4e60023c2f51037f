"""Neighbours by the seat plan, beside simulated honest rooms."""

from dataclasses import replace

from tests.analysis.filled import filled_exam
from tests.conftest import Office
from tests.fakes import READER
from trainer.app.services import RESOURCES, Services
from trainer.people.accounts.values import Actor, Role
from trainer.reports.analysis.neighbours import neighbour_hints
from trainer.reports.analysis.rule import load_analysis_rule

RULE = load_analysis_rule(RESOURCES)
RULE = replace(RULE, neighbours=replace(RULE.neighbours, rooms=150))


def test_a_copy_beside_its_source_is_shown_with_the_rate_of_false_alarms(services: Services, office: Office) -> None:
    filled = filled_exam(services, office, people=36, questions=40, copies={8: 7, 30: 2})
    found = neighbour_hints(services.store.database, RULE, READER, filled.exam_id)
    assert (found.people, found.pairs) == (36, 60)
    assert found.hints is not None
    (hint,) = found.hints
    assert {hint.one, hint.other} == {filled.people[7], filled.people[8]}
    assert hint.seats == (8, 9)
    assert hint.same_wrong == hint.both_wrong > hint.expected
    assert 0 < hint.alarm <= RULE.neighbours.alarm
    assert neighbour_hints(services.store.database, RULE, READER, filled.exam_id) == found
    own = Actor(filled.people[7], filled.people[7], "考生7", frozenset({Role.ADMINISTRATOR}))
    assert neighbour_hints(services.store.database, RULE, own, filled.exam_id).hints == ()


def test_honest_rooms_and_small_ones_give_no_hint(services: Services, office: Office) -> None:
    honest = filled_exam(services, office, people=36, questions=40, seed=3)
    assert neighbour_hints(services.store.database, RULE, READER, honest.exam_id).hints == ()
    small = filled_exam(services, office, people=6, questions=5)
    assert neighbour_hints(services.store.database, RULE, READER, small.exam_id).hints is None
