"""A law changes: the keys it puts in doubt leave the papers until two people have decided."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from question_bank.question import ChoiceKey, Citation, Option, Question, QuestionKind
from tests.conftest import Office
from tests.fakes import READER, FixedClock
from tests.law.texts import NEW, OLD, TITLE, draft_of, text_of
from trainer.app.services import Services
from trainer.bank.lawchange.values import LoadKind, LoadOutcome, ParkWhen, WorkState
from trainer.bank.rules import Move
from trainer.bank.similar.values import MergePlan
from trainer.bank.values import BankEvent, BankQuery, Basis, QuestionStatus
from trainer.law.values import ArticleKey, Change
from trainer.store.clock import local_today
from trainer.store.errors import BadInput, NotAllowed, Refused

REVISED = date(2026, 3, 1)


def question(stem: str, *citations: Citation) -> Question:
    options = tuple(Option(text) for text in ("五日", "十日", "十五日", "三十日"))
    return Question(QuestionKind.SINGLE, stem, options, ChoiceKey(frozenset({1})), citations=citations)


def approved(services: Services, office: Office, stem: str, *citations: Citation) -> UUID:
    own = services.bank.add(office.trainer, question(stem, *citations))
    services.bank.check(office.trainer, [own])
    services.bank.approve(office.administrator, [own])
    return own


def load_old(services: Services, office: Office) -> LoadOutcome:
    return services.law_changes.load(office.trainer, draft_of(OLD), text_of(OLD), ParkWhen.AT_ONCE, "收录")


def load_new(services: Services, office: Office, when: ParkWhen = ParkWhen.AT_ONCE) -> LoadOutcome:
    draft = draft_of(NEW, REVISED, date(2026, 4, 1))
    return services.law_changes.load(office.trainer, draft, text_of(NEW), when, "公报已发布")


def status(services: Services, own: UUID) -> QuestionStatus:
    return services.bank.question(READER, own).status


@pytest.mark.both_engines
def test_a_changed_article_sets_its_questions_aside(services: Services, office: Office) -> None:
    load_old(services, office)
    changed = approved(services, office, "几日内提出？", Citation(TITLE, 3, 1))
    moved = approved(services, office, "凭证何时出具？", Citation(TITLE, 4))
    same = approved(services, office, "适用于什么？", Citation(TITLE, 2))
    whole = approved(services, office, "规定叫什么？", Citation(TITLE))
    other = approved(services, office, "几日内？", Citation("行政处罚法", 3))
    written_since = approved(services, office, "新的期限？", Citation(TITLE, 3, version="2026-03-01"))
    preview = services.law_changes.preview(draft_of(NEW, REVISED), text_of(NEW))
    assert (preview.kind, preview.doubtful) == (LoadKind.NEW, 2)
    assert preview.by_place == {ArticleKey(3): 1, ArticleKey(4): 1}
    assert load_new(services, office).parked == 2
    assert {own: status(services, own) for own in (changed, moved, same, whole, other, written_since)} == {
        changed: QuestionStatus.PARKED,
        moved: QuestionStatus.PARKED,
        same: QuestionStatus.APPROVED,
        whole: QuestionStatus.APPROVED,
        other: QuestionStatus.APPROVED,
        written_since: QuestionStatus.APPROVED,
    }
    entry = services.bank.question(office.trainer, changed).history[-1]
    assert (entry.action, entry.actor_id) == (Move.PARK, office.trainer.person_id)
    assert all(words in entry.reason for words in (TITLE, "2024-03-01", "2026-03-01", "公报已发布"))


def test_the_work_list_shows_both_wordings(services: Services, office: Office) -> None:
    load_old(services, office)
    own = approved(services, office, "几日内提出？", Citation(TITLE, 3, 1))
    load_new(services, office)
    (item,) = services.law_changes.work_list()
    assert (item.question_id, item.places, item.state) == (own, (ArticleKey(3),), WorkState.OPEN)
    (change,) = services.law_changes.work_detail(item).changes
    assert change.change is Change.REWORDED
    assert change.old is not None
    assert change.new is not None
    assert "十日" in change.old.text
    assert "十五日" in change.new.text


def test_a_second_person_approves_what_still_holds(services: Services, office: Office) -> None:
    load_old(services, office)
    own = approved(services, office, "几日内提出？", Citation(TITLE, 3))
    load_new(services, office)
    services.bank.check(office.trainer, [own])
    assert services.law_changes.work_list()[0].state is WorkState.TO_APPROVE
    with pytest.raises(NotAllowed):
        services.bank.approve(office.trainer, [own])
    services.bank.approve(office.administrator, [own])
    (item,) = services.law_changes.work_list()
    assert (item.state, item.closed_by) == (WorkState.DONE, office.trainer.person_id)


def test_what_still_holds_is_cited_by_its_new_number(services: Services, office: Office) -> None:
    load_old(services, office)
    own = approved(services, office, "凭证何时出具？", Citation(TITLE, 4, 1), Citation("公路法", 4))
    load_new(services, office)
    services.law_changes.still_right(office.trainer, services.law_changes.work_list()[0])
    detail = services.bank.question(READER, own)
    assert detail.status is QuestionStatus.CHECKED
    assert detail.question.citations == (Citation(TITLE, 5, 1, version="2026-03-01"), Citation("公路法", 4))
    services.bank.approve(office.administrator, [own])
    assert services.law_changes.work_list()[0].state is WorkState.DONE


def test_a_key_whose_article_is_gone_cannot_be_kept(services: Services, office: Office) -> None:
    load_old(services, office)
    own = approved(services, office, "凭证何时出具？", Citation(TITLE, 4))
    shorter = OLD.replace("第四条　受理后应当出具凭证。\n\n", "").replace("第五条　", "第四条　")
    draft = draft_of(shorter, REVISED)
    services.law_changes.load(office.trainer, draft, text_of(shorter), ParkWhen.AT_ONCE, "公报")
    with pytest.raises(Refused, match=r"law\.article_removed"):
        services.law_changes.still_right(office.trainer, services.law_changes.work_list()[0])
    assert status(services, own) is QuestionStatus.PARKED


def test_rewriting_or_retiring_closes_an_entry_too(services: Services, office: Office) -> None:
    load_old(services, office)
    rewritten = approved(services, office, "几日内提出？", Citation(TITLE, 3))
    retired = approved(services, office, "凭证？", Citation(TITLE, 4))
    load_new(services, office)
    services.bank.change(office.trainer, rewritten, question("几日内提出申请？", Citation(TITLE, 3)), "法规已改")
    services.bank.retire(office.trainer, [retired], "不再需要")
    states = {item.question_id: item.state for item in services.law_changes.work_list()}
    assert states == {rewritten: WorkState.REWRITTEN, retired: WorkState.DONE}
    change = next(one for one in services.law_changes.changes() if one.revised == REVISED)
    assert (change.total, change.open, change.decided) == (2, 0, 2)


def test_a_version_of_the_future_waits_for_its_day(services: Services, office: Office, clock: FixedClock) -> None:
    load_old(services, office)
    own = approved(services, office, "几日内提出？", Citation(TITLE, 3))
    start = local_today(clock) + timedelta(days=20)
    draft = draft_of(NEW, REVISED if start >= REVISED else start, start)
    outcome = services.law_changes.load(office.trainer, draft, text_of(NEW), ParkWhen.ON_DATE, "公报")
    assert (outcome.parked, outcome.park_on) == (0, start)
    assert [change.park_on for change in services.law_changes.due()] == [start]
    assert services.law_changes.carry_out_due() == 0
    assert status(services, own) is QuestionStatus.APPROVED
    hit = services.law.article(Citation(TITLE, 3))
    assert hit is not None
    assert "十日" in hit.article.text
    clock.jump(20 * 86400)
    assert services.law_changes.carry_out_due() == 1
    assert status(services, own) is QuestionStatus.PARKED
    assert services.law_changes.due() == ()
    hit = services.law.article(Citation(TITLE, 3))
    assert hit is not None
    assert "十五日" in hit.article.text


@pytest.mark.both_engines
def test_a_wrongly_loaded_version_is_undone_while_nothing_is_decided(services: Services, office: Office) -> None:
    load_old(services, office)
    own = approved(services, office, "几日内提出？", Citation(TITLE, 3))
    outcome = load_new(services, office)
    assert services.law_changes.undo(office.administrator, outcome.change_id, "载错文件") == 1
    detail = services.bank.question(office.trainer, own)
    assert (detail.status, detail.approved_by) == (QuestionStatus.APPROVED, office.administrator.person_id)
    assert detail.history[-1].action == BankEvent.RESTORED
    assert services.law_changes.work_list() == ()
    assert [version.revised for version in services.law.versions(TITLE)] == [date(2024, 3, 1)]
    assert load_new(services, office).parked == 1


@pytest.mark.both_engines
def test_what_was_checked_against_the_old_wording_is_not_approved_on_it(services: Services, office: Office) -> None:
    load_old(services, office)
    sound = approved(services, office, "几日内提出？", Citation(TITLE, 3))
    again = approved(services, office, "逾期如何？", Citation(TITLE, 3))
    services.bank.park(office.trainer, [again], "措辞")
    services.bank.check(office.trainer, [again])
    checked = services.bank.add(office.trainer, question("向谁提出？", Citation(TITLE, 3)))
    draft = services.bank.add(office.trainer, question("谁可提出？", Citation(TITLE, 3)))
    services.bank.check(office.trainer, [checked])
    outcome = load_new(services, office)
    assert outcome.parked == 3
    with pytest.raises(Refused):
        services.bank.approve(office.administrator, [checked])
    assert status(services, draft) is QuestionStatus.DRAFT
    assert services.law_changes.undo(office.administrator, outcome.change_id, "载错文件") == 3
    assert [status(services, own) for own in (sound, again, checked)] == [
        QuestionStatus.APPROVED,
        QuestionStatus.CHECKED,
        QuestionStatus.CHECKED,
    ]
    services.bank.approve(office.administrator, [again, checked])
    assert load_new(services, office).parked == 3


def test_a_decision_keeps_a_version_from_being_undone(services: Services, office: Office) -> None:
    first = load_old(services, office)
    own = approved(services, office, "几日内提出？", Citation(TITLE, 3))
    outcome = load_new(services, office)
    with pytest.raises(Refused, match=r"law\.newer_version"):
        services.law_changes.undo(office.trainer, first.change_id, "载错文件")
    services.bank.check(office.trainer, [own])
    with pytest.raises(Refused, match=r"law\.decided_already"):
        services.law_changes.undo(office.trainer, outcome.change_id, "载错文件")


def test_what_is_in_doubt_cannot_stay_in_papers(services: Services, office: Office) -> None:
    load_old(services, office)
    with pytest.raises(BadInput, match=r"law\.must_park"):
        load_new(services, office, ParkWhen.NOT)
    with pytest.raises(BadInput, match=r"reason\.missing"):
        services.law_changes.load(office.trainer, draft_of(NEW, REVISED), text_of(NEW), ParkWhen.AT_ONCE, " ")
    assert len(services.law.versions(TITLE)) == 1


def test_without_an_old_text_all_citing_questions_may_be_set_aside(services: Services, office: Office) -> None:
    own = approved(services, office, "处罚？", Citation("行政处罚法", 3), Citation("公路法", 1))
    text, draft = text_of(OLD), draft_of(OLD, date(2027, 1, 1), title="中华人民共和国行政处罚法")
    preview = services.law_changes.preview(draft, text)
    assert (preview.kind, preview.comparison, preview.doubtful) == (LoadKind.UNCOMPARED, None, 1)
    assert services.law_changes.load(office.trainer, draft, text, ParkWhen.AT_ONCE, "公报").parked == 1
    assert status(services, own) is QuestionStatus.PARKED
    (item,) = services.law_changes.work_list()
    (change,) = services.law_changes.work_detail(item).changes
    assert change.new is not None


def test_the_text_of_a_known_revision_sets_nothing_aside(services: Services, office: Office) -> None:
    approved(services, office, "处罚？", Citation("行政处罚法", 3))
    draft = draft_of(OLD, date(2021, 1, 22), title="中华人民共和国行政处罚法")
    assert services.law_changes.preview(draft, text_of(OLD)).kind is LoadKind.TEXT
    assert services.law_changes.load(office.trainer, draft, text_of(OLD), ParkWhen.AT_ONCE, "收录").parked == 0


def test_the_bank_is_filtered_by_what_is_wrong_with_its_basis(services: Services, office: Office) -> None:
    load_old(services, office)
    fine = services.bank.add(office.trainer, question("甲？", Citation(TITLE, 3, 2, 1)))
    no_article = services.bank.add(office.trainer, question("乙？", Citation(TITLE, 9)))
    no_item = services.bank.add(office.trainer, question("丙？", Citation(TITLE, 3, 2, 3)))
    nothing = services.bank.add(office.trainer, question("丁？"))
    unknown = services.bank.add(office.trainer, question("戊？", Citation("某市办法", 1)))

    def found(basis: Basis) -> set[UUID]:
        return {row.id for row in services.bank.page(office.trainer, BankQuery(basis=basis)).rows}

    assert found(Basis.NONE) == {nothing}
    assert found(Basis.WRONG) == {no_article, no_item}
    assert found(Basis.UNKNOWN) == {unknown}
    rows = services.bank.page(office.trainer, BankQuery(statute=TITLE)).rows
    assert {row.id for row in rows} == {
        fine,
        no_article,
        no_item,
    }
    load_new(services, office)
    services.bank.change(office.trainer, nothing, question("丁？", Citation(TITLE, 6)), "补依据")
    assert found(Basis.NONE) == set()
    assert found(Basis.WRONG) == {no_article, no_item}


def test_a_newly_loaded_law_is_known_at_once(services: Services, office: Office) -> None:
    services.bank.add(office.trainer, question("甲？", Citation(TITLE, 9)))
    assert services.bank.page(office.trainer, BankQuery(basis=Basis.UNKNOWN)).total == 1
    load_old(services, office)
    assert services.bank.page(office.trainer, BankQuery(basis=Basis.UNKNOWN)).total == 0
    assert services.bank.page(office.trainer, BankQuery(basis=Basis.WRONG)).total == 1


def test_parts_of_a_case_count_as_citing(services: Services, office: Office) -> None:
    load_old(services, office)
    part = question("几日？", Citation(TITLE, 3))
    own = services.bank.add(office.trainer, Question(QuestionKind.CASE, "案情", parts=(part, part)))
    services.bank.check(office.trainer, [own])
    services.bank.approve(office.administrator, [own])
    assert load_new(services, office).parked == 1


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_exactly_the_questions_that_cite_what_changed(services: Services, office: Office, data: st.DataObject) -> None:
    title = f"随机规定之{len(services.law_changes.changes())}"
    texts = data.draw(st.lists(st.text("应当可以处罚期限申请", min_size=4, max_size=20), min_size=2, max_size=6))
    changed = data.draw(st.sets(st.integers(1, len(texts))))
    cited = data.draw(st.lists(st.integers(1, len(texts)), min_size=1, max_size=4))

    def body(suffix: str) -> str:
        return "\n".join(f"第{n}条　{text}{suffix if n in changed else ''}" for n, text in enumerate(texts, start=1))

    changes = services.law_changes
    before = body("")
    changes.load(office.trainer, draft_of(before, title=title), text_of(before), ParkWhen.AT_ONCE, "收录")
    own = [approved(services, office, f"{title}第{n}题？", Citation(title, n)) for n in cited]
    after = body("除外")
    changes.load(office.trainer, draft_of(after, REVISED, title=title), text_of(after), ParkWhen.AT_ONCE, "新版")
    parked = {one for one in own if status(services, one) is QuestionStatus.PARKED}
    assert parked == {one for one, article in zip(own, cited, strict=True) if article in changed}


def merge_of_two(services: Services, office: Office) -> tuple[UUID, UUID, UUID]:
    """Two approved questions about one article, and the merge that took the second out of use."""
    kept = approved(services, office, "几日内提出申请？", Citation(TITLE, 3, 1))
    gone = approved(services, office, "几日内提出申请？（ ）", Citation(TITLE, 3, 1))
    services.similar.scan(office.trainer, lambda done, of: None, lambda: False)
    (pair,) = services.similar.overview().pairs
    return kept, gone, services.similar.merge(office.trainer, MergePlan(pair, kept), "重复")


def test_a_merge_taken_back_after_the_law_changed_lets_nothing_past_the_review(
    services: Services, office: Office, clock: FixedClock
) -> None:
    load_old(services, office)
    kept, gone, merge = merge_of_two(services, office)
    clock.tick(seconds=60)
    load_new(services, office)
    services.similar.undo_merge(office.trainer, merge, "点错")
    assert (status(services, kept), status(services, gone)) == (QuestionStatus.PARKED, QuestionStatus.PARKED)


def test_a_merge_taken_back_puts_the_question_on_the_work_list_again(services: Services, office: Office) -> None:
    load_old(services, office)
    own = approved(services, office, "几日内提出申请？", Citation(TITLE, 3, 1))
    services.bank.add(office.trainer, question("几日内提出申请？（ ）"))
    load_new(services, office)
    services.similar.scan(office.trainer, lambda done, of: None, lambda: False)
    (pair,) = services.similar.overview().pairs
    merge = services.similar.merge(office.trainer, MergePlan(pair, pair.right.id), "重复")
    assert [item.state for item in services.law_changes.work_list()] != [WorkState.OPEN]
    services.similar.undo_merge(office.trainer, merge, "点错")
    (item,) = services.law_changes.work_list()
    assert (item.question_id, item.state) == (own, WorkState.OPEN)
