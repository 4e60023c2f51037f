"""Misconduct: recorded by two, told, heard, decided by somebody else, served; only the decision changes a result."""

from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import Office
from tests.documents.reading import pdf_pages
from tests.exams.conftest import Crew
from tests.exams.hall import Hall
from tests.fakes import FixedClock
from trainer.app.discipline_files import DisciplineFiles
from trainer.app.services import Services
from trainer.exams.discipline.rules import check_step, next_step
from trainer.exams.discipline.values import CaseEntry, CaseStep, Verdict
from trainer.exams.results.values import OutcomeReason
from trainer.exams.values import Attendance, ResultTerms
from trainer.people.accounts.values import Actor, Role
from trainer.people.values import PersonDraft
from trainer.store.errors import BadInput, KnownError, NotAllowed, Refused


@pytest.fixture
def colleague(services: Services, office: Office) -> Actor:
    person = services.people.add_person(office.administrator, PersonDraft("吴刚", unit_id=office.unit_id))
    return Actor(person, person, "吴刚", frozenset({Role.ADMINISTRATOR}))


@pytest.fixture
def exam(hall: Hall, crew: Crew, office: Office) -> UUID:
    made = hall.exam(crew.wang, crew.zhao, terms=ResultTerms())
    hall.sit(crew.wang, made)
    hall.sit(crew.zhao, made)
    hall.invigilation.close_exam(office.trainer, made)
    return made


@pytest.mark.both_engines
def test_only_the_decision_changes_the_result(
    services: Services, hall: Hall, crew: Crew, office: Office, colleague: Actor, exam: UUID, tmp_path: Path
) -> None:
    cases, boss, wang = services.discipline, office.administrator, crew.wang.person_id
    with pytest.raises(Refused, match="by_decision"):
        hall.exams.set_attendance(boss, exam, [wang], Attendance.CHEATING, "夹带")
    record = (exam, wang, Attendance.MISCONDUCT, "9时20分翻看纸条")
    with pytest.raises(BadInput, match="witness"):
        cases.record(office.trainer, *record, office.trainer.person_id, True)
    own = cases.record(office.trainer, *record, boss.person_id, False)
    with pytest.raises(Refused, match="open"):
        cases.record(office.trainer, *record, boss.person_id, True)
    with pytest.raises(Refused, match="order"):
        cases.decide(colleague, own, Verdict.VOID, "太早")
    assert cases.go_on(office.trainer, own, "查明翻看纸条，拟按规定处理", True) is CaseStep.NOTIFIED
    assert cases.go_on(office.trainer, own, "称为草稿纸", True) is CaseStep.HEARD
    assert all(one.passed for one in hall.results.outcomes(boss, exam))
    with pytest.raises(NotAllowed, match="recorded_it"):
        cases.decide(boss, own, Verdict.VOID, "记录人不得决定")
    cases.decide(colleague, own, Verdict.VOID, "事实清楚，本科目成绩无效")
    outcomes = {one.person_id: one.reason for one in hall.results.outcomes(boss, exam)}
    assert outcomes == {wang: OutcomeReason.DISQUALIFIED, crew.zhao.person_id: OutcomeReason.PASSED}
    assert cases.go_on(office.trainer, own, "当面送达，本人签收", True) is CaseStep.SERVED
    (case,) = cases.cases(boss, exam)
    assert (case.verdict, next_step(case.entries), [one.signed for one in case.entries][:2]) == (
        Verdict.VOID,
        None,
        [False, True],
    )
    assert DisciplineFiles(services).write(boss, case, tmp_path / "文书", "归档") == 12
    decision = next((tmp_path / "文书").glob("*处理决定书.pdf"))
    text = "".join(pdf_pages(decision.read_bytes()))
    for words in ("王强", "吴刚", "事实清楚", "本科目成绩无效"):
        assert words in text


def test_a_warning_leaves_the_result(
    services: Services, hall: Hall, crew: Crew, office: Office, colleague: Actor, exam: UUID
) -> None:
    cases, wang = services.discipline, crew.wang.person_id
    own = cases.record(
        office.trainer, exam, wang, Attendance.CHEATING, "交头接耳", office.administrator.person_id, True
    )
    for words in ("告知", "无申辩"):
        cases.go_on(office.trainer, own, words, True)
    as_wang = Actor(wang, wang, "王强", frozenset({Role.ADMINISTRATOR}))
    with pytest.raises(NotAllowed, match="own_matter"):
        cases.decide(as_wang, own, Verdict.DROPPED, "自己")
    cases.decide(colleague, own, Verdict.WARNED, "批评教育")
    row = next(row for row in hall.results.results(office.trainer, exam).rows if row.person_id == wang)
    assert (row.attendance, row.passed) == (Attendance.MISCONDUCT, True)


PEOPLE = [UUID(int=number) for number in range(1, 5)]
ENTRIES = st.builds(
    CaseEntry,
    st.sampled_from(CaseStep),
    st.sampled_from(PEOPLE),
    st.just(FixedClock().now()),
    st.sampled_from(["", "写明"]),
    st.none() | st.sampled_from(PEOPLE),
    st.booleans(),
    st.none() | st.sampled_from(Verdict),
)


@given(st.lists(ENTRIES, max_size=25))
def test_whatever_is_tried_the_steps_keep_their_order_and_people(tried: list[CaseEntry]) -> None:
    officer, kept = PEOPLE[0], list[CaseEntry]()
    for entry in tried:
        try:
            check_step(kept, entry, officer)
        except KnownError:
            continue
        kept.append(entry)
    assert [one.step for one in kept] == list(CaseStep)[: len(kept)]
    assert all(officer not in (one.by, one.witness) for one in kept)
    for one in kept:
        if one.verdict is not None:
            assert one.step is CaseStep.DECIDED
            assert one.by not in (kept[0].by, kept[0].witness)


@pytest.mark.parametrize("terms", [None, ResultTerms()])
def test_no_state_voids_a_result_whatever_the_exam(
    hall: Hall, crew: Crew, office: Office, terms: ResultTerms | None
) -> None:
    exam = hall.exam(crew.wang, terms=terms)
    hall.sit(crew.wang, exam)
    wang = [crew.wang.person_id]
    for state in (Attendance.CHEATING, Attendance.IMPERSONATION, Attendance.VOIDED):
        with pytest.raises(Refused, match="by_decision"):
            hall.exams.set_attendance(office.trainer, exam, wang, state, "夹带")
    hall.exams.set_attendance(office.trainer, exam, wang, Attendance.MISCONDUCT, "交头接耳，另行记录")
    assert hall.results.results(office.trainer, exam).rows[0].passed is True
