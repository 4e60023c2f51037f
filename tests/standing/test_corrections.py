"""A wrong key: its consequences before anybody decides, one approval, and every earlier result still there."""

from dataclasses import replace
from decimal import Decimal
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from question_bank.marking import MarkingRule, MultipleRule, mark
from question_bank.question import Choice, ChoiceKey, Question, QuestionKind
from tests.conftest import Office
from tests.exams.conftest import Crew
from tests.exams.hall import BLUEPRINT, FOUR, WRITTEN, Hall
from tests.standing.conftest import KeyBank
from trainer.app.services import Services
from trainer.exams.corrections.remark import Remark
from trainer.exams.corrections.rules import corrected_mark, joint_seal
from trainer.exams.corrections.service import CorrectionService
from trainer.exams.corrections.storing import RemarkStore
from trainer.exams.corrections.values import CorrectionDraft, CorrectionKind, CorrectionState, ExamQuestion, NotTogether
from trainer.exams.rooms.tables import ExamFormTable
from trainer.exams.tables import CandidateTable, SeatTable
from trainer.people.accounts.values import Actor, Role
from trainer.store.errors import BadInput, NotAllowed, Refused

FIVE = Decimal(5)


def some(corrections: CorrectionService, actor: Actor, exam: UUID, kind: QuestionKind) -> ExamQuestion:
    return next(one for one in corrections.questions(actor, exam) if one.question.kind is kind)


def other_key(one: ExamQuestion) -> ChoiceKey:
    assert isinstance(one.question.answer, ChoiceKey)
    return ChoiceKey(frozenset({(min(one.question.answer.right) + 1) % len(one.question.options)}))


def draft(exam: UUID, one: ExamQuestion, kind: CorrectionKind, *keys: ChoiceKey) -> CorrectionDraft:
    return CorrectionDraft(exam, one.question_id, kind, keys, reason="与新修订的条文不符")


def scores(hall: Hall, actor: Actor, exam: UUID) -> dict[UUID, tuple[Decimal | None, bool | None, int | None]]:
    rows = hall.results.results(actor, exam).rows
    return {row.person_id: (row.score, row.passed, row.rank) for row in rows}


@pytest.mark.both_engines
def test_a_new_key_is_shown_proposed_approved_and_marked_anew(
    hall: Hall, crew: Crew, office: Office, corrections: CorrectionService, key_bank: KeyBank, closed: UUID
) -> None:
    one = some(corrections, office.trainer, closed, QuestionKind.SINGLE)
    new = draft(closed, one, CorrectionKind.NEW_KEY, other_key(one))
    before = scores(hall, office.trainer, closed)
    seen = corrections.preview(office.trainer, new)
    assert {row.person_id: (row.before.score, row.after.score) for row in seen.rows} == {
        crew.wang.person_id: (Decimal(10), Decimal(9)),
        crew.zhao.person_id: (Decimal(6), FIVE),
    }
    assert (seen.asked, seen.sat, seen.scores, seen.gained, seen.lost) == (3, 3, 2, 0, 1)
    assert scores(hall, office.trainer, closed) == before
    wanted = corrections.propose(office.trainer, new)
    assert corrections.waiting(office.trainer) == {closed: 1}
    assert key_bank.parked == [one.question_id]
    assert scores(hall, office.trainer, closed) == before
    approved = corrections.approve(office.administrator, wanted, corrections.effects(office.administrator, wanted).seal)
    assert corrections.waiting(office.trainer) == {}
    assert approved[0].effects.rows == seen.rows == corrections.effects(office.trainer, wanted).rows
    assert scores(hall, office.trainer, closed) == {
        crew.wang.person_id: (Decimal(9), True, 1),
        crew.zhao.person_id: (FIVE, False, 2),
        crew.sun.person_id: (Decimal(0), False, 3),
    }
    sittings = {row.person_id: row.sitting_id for row in hall.exams.roster(hall.head, closed)}
    kept = hall.marking.versions(office.trainer, sittings[crew.wang.person_id] or uuid4())
    assert [(result.score, result.marked_by) for result in kept] == [
        (Decimal(10), None),
        (Decimal(9), office.administrator.person_id),
    ]
    assert key_bank.changed[one.question_id].answer == new.keys[0]
    assert [(c.state, c.decided_by) for c in corrections.corrections(office.trainer, closed)] == [
        (CorrectionState.APPROVED, office.administrator.person_id)
    ]


def test_several_keys_full_marks_and_a_question_left_out(
    hall: Hall, crew: Crew, office: Office, corrections: CorrectionService, closed: UUID
) -> None:
    one = some(corrections, office.trainer, closed, QuestionKind.SINGLE)
    assert isinstance(one.question.answer, ChoiceKey)
    both = draft(closed, one, CorrectionKind.SEVERAL_KEYS, one.question.answer, other_key(one))
    with pytest.raises(Refused, match="no_effect"):
        corrections.propose(office.trainer, both)
    given = corrections.preview(office.trainer, draft(closed, one, CorrectionKind.FULL_MARKS))
    assert [(row.person_id, row.after.score) for row in given.rows] == [(crew.sun.person_id, Decimal(1))]
    out = corrections.preview(office.trainer, draft(closed, one, CorrectionKind.VOID))
    after = {row.person_id: (row.after.score, row.after.of, row.after.passed) for row in out.rows}
    assert after == {
        crew.wang.person_id: (Decimal(9), Decimal(9), True),
        crew.zhao.person_id: (FIVE, Decimal(9), False),
        crew.sun.person_id: (Decimal(0), Decimal(9), False),
    }


def test_where_a_question_is_left_out_the_pass_mark_falls_or_stays(
    hall: Hall, crew: Crew, office: Office, corrections: CorrectionService
) -> None:
    exam = hall.exam(crew.wang, blueprint=BLUEPRINT, pass_mark="6")
    hall.sit(crew.wang, exam, right=5)
    hall.invigilation.close_exam(office.trainer, exam)
    blank = some(corrections, office.trainer, exam, QuestionKind.BLANK)
    falls = draft(exam, blank, CorrectionKind.VOID)
    assert corrections.preview(office.trainer, falls).rows[0].after.passed is True
    wanted = corrections.propose(office.trainer, falls)
    corrections.approve(office.administrator, wanted, corrections.effects(office.administrator, wanted).seal)
    mine = hall.results.my_result(crew.wang, exam)
    assert (mine.score, mine.of, mine.pass_mark, mine.passed) == (Decimal(6), Decimal(9), Decimal("5.4"), True)


@pytest.mark.both_engines
def test_a_pass_mark_that_falls_falls_for_every_form(
    services: Services, hall: Hall, crew: Crew, office: Office, corrections: CorrectionService
) -> None:
    """A question of form A was left out and the pass mark stayed; then one of form B is left out and it falls."""
    boss, trainer = office.administrator, office.trainer
    exam = hall.exam(crew.wang, crew.zhao, pass_mark="6.5")
    first, other = hall.exams.exam(boss, exam).plan.paper_id, hall.papers.assemble(boss, BLUEPRINT, 12).id
    with services.store.database.write() as session:
        forms = enumerate((first, other))
        session.add_all(ExamFormTable(exam_id=exam, ordinal=form, paper_id=paper) for form, paper in forms)
        seat = select(CandidateTable.seat_id).where(CandidateTable.person_id == crew.zhao.person_id)
        session.get_one(SeatTable, session.scalar(seat)).form = 1
    hall.sit(crew.wang, exam, right=5)
    hall.sit(crew.zhao, exam, right=0)
    hall.invigilation.close_exam(trainer, exam)
    asked = corrections.questions(boss, exam)
    for form, scaled in (("A", False), ("B", True)):
        one = next(q for q in reversed(asked) if [letter for letter, _number in q.numbers] == [form])
        out = replace(draft(exam, one, CorrectionKind.VOID), scaled=scaled)
        wanted = corrections.propose(trainer, out)
        seen = corrections.effects(boss, wanted)
        assert seen.asked == 1
        corrections.approve(boss, wanted, seen.seal)
    rows = {row.person_id: row for row in hall.results.results(boss, exam).rows}
    wang = rows[crew.wang.person_id]
    assert wang.score is not None
    assert wang.pass_mark is not None
    assert (wang.score >= wang.pass_mark, wang.passed) == (True, True)
    assert (seen.gained, hall.results.my_result(crew.wang, exam).passed) == (1, True)


def test_a_written_answer_can_only_be_left_out_or_given_in_full(
    hall: Hall, crew: Crew, office: Office, corrections: CorrectionService
) -> None:
    exam = hall.exam(crew.wang, blueprint=WRITTEN)
    hall.sit(crew.wang, exam)
    hall.invigilation.close_exam(office.trainer, exam)
    case = some(corrections, office.trainer, exam, QuestionKind.CASE)
    new = CorrectionDraft(exam, case.question_id, CorrectionKind.NEW_KEY, (ChoiceKey(frozenset({0})),), 0, True, "有误")
    assert corrections.preview(office.trainer, new).rows[0].after.score == Decimal(0)
    full = CorrectionDraft(exam, case.question_id, CorrectionKind.FULL_MARKS, (), 1, True, "有误")
    assert corrections.preview(office.trainer, full).rows[0].after.score == Decimal(4)
    short = some(corrections, office.trainer, exam, QuestionKind.SHORT)
    with pytest.raises(BadInput, match="written"):
        corrections.preview(office.trainer, draft(exam, short, CorrectionKind.NEW_KEY, ChoiceKey(frozenset({0}))))
    for question in (short, case):
        wanted = corrections.propose(office.trainer, draft(exam, question, CorrectionKind.FULL_MARKS))
        corrections.approve(office.administrator, wanted, corrections.effects(office.administrator, wanted).seal)
    assert not hall.marking.waiting(office.trainer, exam)
    assert scores(hall, office.trainer, exam)[crew.wang.person_id] == (Decimal(9), True, 1)


def test_who_is_concerned_or_proposed_it_does_not_decide(
    hall: Hall, crew: Crew, office: Office, corrections: CorrectionService, closed: UUID
) -> None:
    one = some(corrections, office.trainer, closed, QuestionKind.SINGLE)
    new = draft(closed, one, CorrectionKind.NEW_KEY, other_key(one))
    wang = crew.wang
    candidate = Actor(wang.account_id, wang.person_id, wang.name, frozenset({Role.ADMINISTRATOR}))
    with pytest.raises(NotAllowed, match="own_matter"):
        corrections.preview(candidate, new)
    wanted = corrections.propose(office.administrator, new)
    seal = corrections.effects(office.administrator, wanted).seal
    with pytest.raises(NotAllowed, match="own_proposal"):
        corrections.approve(office.administrator, wanted, seal)
    with pytest.raises(NotAllowed, match="no_permission"):
        corrections.approve(office.trainer, wanted, seal)
    with pytest.raises(NotAllowed, match="own_matter"):
        corrections.approve(candidate, wanted, seal)
    with pytest.raises(Refused, match="pending"):
        corrections.propose(office.trainer, new)
    corrections.refuse(office.administrator, wanted, "条文未变")
    with pytest.raises(Refused, match="decided"):
        corrections.approve(office.administrator, wanted, seal)


def test_consequences_that_changed_have_to_be_seen_again(
    hall: Hall, crew: Crew, office: Office, corrections: CorrectionService, services: Services, closed: UUID
) -> None:
    singles = [one for one in corrections.questions(office.trainer, closed) if one.question.kind is QuestionKind.SINGLE]
    wanted = [
        corrections.propose(office.trainer, draft(closed, one, CorrectionKind.NEW_KEY, other_key(one)))
        for one in singles[:2]
    ]
    seals = [corrections.effects(office.administrator, one).seal for one in wanted]
    corrections.approve(office.administrator, wanted[0], seals[0])
    with pytest.raises(Refused, match="overtaken"):
        corrections.approve(office.administrator, wanted[1], seals[1])
    corrections.approve(office.administrator, wanted[1], corrections.effects(office.administrator, wanted[1]).seal)
    assert scores(hall, office.trainer, closed)[crew.wang.person_id][0] == Decimal(8)


def test_an_open_exam_and_a_senseless_key_are_refused(
    hall: Hall, crew: Crew, office: Office, corrections: CorrectionService, closed: UUID
) -> None:
    exam = hall.exam(crew.wang)
    one = some(corrections, office.trainer, exam, QuestionKind.SINGLE)
    with pytest.raises(Refused, match="exam_open"):
        corrections.preview(office.trainer, draft(exam, one, CorrectionKind.VOID))
    assert isinstance(one.question.answer, ChoiceKey)
    for keys, code in (
        ((), "keys"),
        ((one.question.answer,), "same_key"),
        ((ChoiceKey(frozenset({9})),), "key"),
        ((ChoiceKey(frozenset({0, 1})),), "key"),
    ):
        with pytest.raises(BadInput, match=f"correction.{code}"):
            corrections.preview(office.trainer, draft(closed, one, CorrectionKind.NEW_KEY, *keys))


def test_every_earlier_version_stays_whatever_is_corrected_after_it(
    hall: Hall, crew: Crew, office: Office, corrections: CorrectionService, closed: UUID
) -> None:
    one = some(corrections, office.trainer, closed, QuestionKind.SINGLE)
    sittings = [row.sitting_id for row in hall.exams.roster(hall.head, closed) if row.sitting_id]
    before = {key: hall.marking.versions(office.trainer, key) for key in sittings}
    for kind, keys in (
        (CorrectionKind.VOID, ()),
        (CorrectionKind.FULL_MARKS, ()),
        (CorrectionKind.NEW_KEY, (other_key(one),)),
        (CorrectionKind.VOID, ()),
    ):
        wanted = corrections.propose(office.trainer, draft(closed, one, kind, *keys))
        corrections.approve(office.administrator, wanted, corrections.effects(office.administrator, wanted).seal)
        for key in sittings:
            kept = hall.marking.versions(office.trainer, key)
            assert kept[: len(before[key])] == before[key]
            before[key] = kept
            of = sum((mark.of for mark in kept[-1].marks), Decimal(0))
            assert (kept[-1].of, kept[-1].score <= of) == (of, True)
            assert kept[-1].score == sum((mark.known for mark in kept[-1].marks), Decimal(0))
    assert {kept[-1].of for kept in before.values()} == {Decimal(9)}


CHOICES = st.frozensets(st.integers(0, 3), max_size=4)


@given(
    st.sampled_from(CorrectionKind),
    CHOICES.filter(bool),
    CHOICES.filter(bool),
    st.none() | CHOICES,
    st.sampled_from([Decimal(1), Decimal("1.5"), Decimal(4)]),
)
def test_a_corrected_mark_is_the_best_of_its_keys(
    kind: CorrectionKind, first: frozenset[int], second: frozenset[int], chosen: frozenset[int] | None, score: Decimal
) -> None:
    asked = Question(QuestionKind.MULTIPLE, "？", FOUR, ChoiceKey(frozenset({0})))
    rule, response = MarkingRule(MultipleRule.PARTIAL), None if chosen is None else Choice(chosen)
    keys = tuple(
        map(ChoiceKey, (first, second)[: {CorrectionKind.NEW_KEY: 1, CorrectionKind.SEVERAL_KEYS: 2}.get(kind, 0)])
    )
    fix = CorrectionDraft(uuid4(), uuid4(), kind, keys, reason="有误")
    new = corrected_mark(asked, score, mark(asked, response, score, rule), response, rule, fix)
    if kind is CorrectionKind.VOID:
        assert (new.score, new.of) == (0, 0)
    elif kind is CorrectionKind.FULL_MARKS:
        assert (new.score, new.of) == (score, score)
    else:
        tried = [mark(replace(asked, answer=key), response, score, rule).known for key in keys]
        assert (new.score, new.of) == (max(tried), score)
    assert not new.waiting


@pytest.fixture
def again(hall: Hall, crew: Crew, office: Office, closed: UUID) -> UUID:
    """The same paper in a second exam, where 孙磊 has everything right and 赵静 five of ten."""
    plan = hall.exams.exam(hall.head, closed).plan
    people = [crew.sun.person_id, crew.zhao.person_id]
    exam = hall.exams.create_exam(hall.head, replace(plan, title="2026年补充考核"), people)
    hall.sit(crew.sun, exam)
    hall.sit(crew.zhao, exam, right=5)
    hall.invigilation.close_exam(office.trainer, exam)
    return exam


def both_of(
    corrections: CorrectionService, office: Office, closed: UUID, again: UUID
) -> tuple[CorrectionDraft, CorrectionDraft]:
    one = some(corrections, office.trainer, closed, QuestionKind.SINGLE)
    new = draft(closed, one, CorrectionKind.NEW_KEY, other_key(one))
    return new, replace(new, exam_id=again)


@pytest.mark.both_engines
def test_one_wrong_key_is_corrected_in_all_exams_that_asked_it_by_one_approval(
    hall: Hall,
    crew: Crew,
    office: Office,
    corrections: CorrectionService,
    key_bank: KeyBank,
    closed: UUID,
    again: UUID,
) -> None:
    new, other = both_of(corrections, office, closed, again)
    version = some(corrections, office.trainer, closed, QuestionKind.SINGLE).version_id
    asked = (new.question_id, version)
    [elsewhere] = corrections.elsewhere(office.trainer, closed, *asked)
    assert (elsewhere.exam_id, elsewhere.title, elsewhere.sat, elsewhere.hindrance) == (
        again,
        "2026年补充考核",
        2,
        None,
    )
    seen = corrections.preview_all(office.trainer, [new, other])
    assert [(one.exam_id, one.effects.scores, one.effects.lost) for one in seen] == [(closed, 2, 1), (again, 2, 1)]
    wanted = corrections.propose(office.trainer, new, [other])
    [hindered] = corrections.elsewhere(office.trainer, again, *asked)
    assert hindered.hindrance is NotTogether.PENDING
    assert key_bank.parked == [new.question_id]
    [there] = corrections.corrections(office.trainer, again)
    assert there.together == corrections.corrections(office.trainer, closed)[0].together is not None
    told = corrections.effects_together(office.administrator, there.id)
    assert {one.exam_id: one.effects for one in told} == {one.exam_id: one.effects for one in seen}
    corrections.approve(office.administrator, wanted, joint_seal([one.effects for one in told]))
    assert scores(hall, office.trainer, closed)[crew.wang.person_id] == (Decimal(9), True, 1)
    assert scores(hall, office.trainer, again) == {
        crew.sun.person_id: (Decimal(9), True, 1),
        crew.zhao.person_id: (FIVE, False, 2),
    }
    assert {one.exam_id: one.effects for one in corrections.effects_together(office.trainer, wanted)} == {
        one.exam_id: one.effects for one in seen
    }
    assert corrections.effects(office.trainer, there.id) == seen[1].effects
    assert list(key_bank.changed) == [new.question_id]
    assert corrections.elsewhere(office.trainer, closed, *asked)[0].hindrance is NotTogether.CORRECTED
    assert not corrections.elsewhere(office.trainer, closed, new.question_id, uuid4())


def test_two_windows_that_approve_the_same_correction_mark_anew_once(
    hall: Hall,
    crew: Crew,
    office: Office,
    corrections: CorrectionService,
    services: Services,
    closed: UUID,
    again: UUID,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    new, other = both_of(corrections, office, closed, again)
    wanted = corrections.propose(office.trainer, new, [other])
    seal = joint_seal([one.effects for one in corrections.effects_together(office.administrator, wanted)])
    show, boss = RemarkStore.show, office.administrator

    def overtaken(self: RemarkStore, session: Session, batch: UUID) -> None:
        raise Refused("correction.overtaken")

    monkeypatch.setattr(RemarkStore, "show", overtaken)
    before = [scores(hall, boss, exam) for exam in (closed, again)]
    with pytest.raises(Refused, match="overtaken"):
        corrections.approve(boss, wanted, seal)
    assert [scores(hall, boss, exam) for exam in (closed, again)] == before
    assert {one.state for exam in (closed, again) for one in corrections.corrections(boss, exam)} == {
        CorrectionState.PROPOSED
    }
    stage, staged = RemarkStore.stage, []

    def second_window(self: RemarkStore, found: Remark, batch: UUID, by: UUID) -> None:
        stage(self, found, batch, by)
        staged.append(batch)
        if len(staged) == 2:
            corrections.approve(boss, wanted, seal)

    monkeypatch.setattr(RemarkStore, "show", show)
    monkeypatch.setattr(RemarkStore, "stage", second_window)
    with pytest.raises(Refused, match="decided"):
        corrections.approve(boss, wanted, seal)
    assert len(set(staged)) == 2
    assert scores(hall, boss, again)[crew.sun.person_id] == (Decimal(9), True, 1)
    sittings = {row.person_id: row.sitting_id for row in hall.exams.roster(hall.head, again)}
    assert [one.score for one in hall.marking.versions(boss, sittings[crew.sun.person_id] or uuid4())] == [10, 9]


def test_what_is_decided_together_is_one_key_and_nobody_who_sat_one_of_the_exams_decides(
    hall: Hall, crew: Crew, office: Office, corrections: CorrectionService, closed: UUID, again: UUID
) -> None:
    new, other = both_of(corrections, office, closed, again)
    for wrong in (other.__class__(again, new.question_id, CorrectionKind.FULL_MARKS, reason="有误"), new):
        with pytest.raises(BadInput, match="other_version"):
            corrections.propose(office.trainer, new, [wrong])
    wang = Actor(crew.wang.account_id, crew.wang.person_id, crew.wang.name, frozenset({Role.ADMINISTRATOR}))
    version = some(corrections, office.trainer, closed, QuestionKind.SINGLE).version_id
    assert corrections.elsewhere(wang, again, new.question_id, version)[0].hindrance is NotTogether.OWN
    with pytest.raises(NotAllowed, match="own_matter"):
        corrections.preview_all(wang, [other, new])
    wanted = corrections.propose(office.trainer, new, [other])
    corrections.refuse(office.administrator, wanted, "条文未变")
    states = [one.state for exam in (closed, again) for one in corrections.corrections(office.trainer, exam)]
    assert states == [CorrectionState.REFUSED, CorrectionState.REFUSED]
