"""查重: what a search finds, what named persons decide, and how two questions become one."""

from dataclasses import replace

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from question_bank.formats.batch import Batch, Imported
from question_bank.formats.reading import read_whole
from question_bank.problems import Place
from question_bank.question import ChoiceKey, Citation, Difficulty, Option, Question
from question_bank.similarity import Likeness
from tests.bank.test_bank import HEARING, approved, status_of
from tests.conftest import Office
from tests.fakes import FixedClock
from trainer.app.services import Services
from trainer.bank.imports.values import FileReading, ItemState, SourceFile
from trainer.bank.similar.incoming import look_through
from trainer.bank.similar.process import search_apart
from trainer.bank.similar.rules import merged
from trainer.bank.similar.service import SimilarService
from trainer.bank.similar.values import MergePlan, Part, SimilarPair, Source
from trainer.bank.values import BankEvent, BankQuery, Move, QuestionStatus
from trainer.people.accounts.values import Actor, Role
from trainer.store.errors import BadInput, NotAllowed, Refused

TWIN = replace(
    HEARING,
    stem=f"{HEARING.stem}（ ）",
    options=HEARING.options[::-1],
    answer=ChoiceKey(frozenset({2})),
    rationale="见第六十四条",
    citations=(Citation("中华人民共和国行政处罚法", 64, item=2),),
    difficulty=Difficulty.HARD,
)
WRONG = replace(HEARING, answer=ChoiceKey(frozenset({3})))
OTHER = replace(HEARING, stem="公民对行政复议决定不服的，可以在几日内起诉？")


def scan(services: Services, actor: Actor) -> int | None:
    return services.similar.scan(actor, lambda done, of: None, lambda: False)


def pairs(services: Services) -> tuple[SimilarPair, ...]:
    return services.similar.overview().pairs


def only_pair(services: Services, office: Office, left: Question, right: Question) -> SimilarPair:
    services.bank.add(office.trainer, left)
    services.bank.add(office.trainer, right)
    assert scan(services, office.trainer) == 1
    (pair,) = pairs(services)
    return pair


@pytest.mark.both_engines
def test_a_search_finds_what_is_alike_and_what_contradicts(services: Services, office: Office) -> None:
    own, twin, wrong, other = (services.bank.add(office.trainer, one) for one in (HEARING, TWIN, WRONG, OTHER))
    assert services.similar.overview().scan is None
    assert scan(services, office.trainer) == 3
    found = {(pair.left.id, pair.right.id): pair.likeness for pair in pairs(services)}
    contradicts = Likeness.CONTRADICTORY
    assert found == {(own, twin): Likeness.SAME, (own, wrong): contradicts, (twin, wrong): contradicts}
    assert pairs(services)[0].likeness is contradicts
    assert services.bank.contradictory() == {own, twin, wrong}
    listed = services.bank.page(office.trainer, BankQuery(contradictory=True)).rows
    assert {row.id for row in listed} == {own, twin, wrong}
    assert services.bank.page(office.trainer, BankQuery(words="听证", contradictory=True)).total == 3
    assert other not in {row.id for row in listed}


def test_a_new_search_takes_the_place_of_the_one_before(services: Services, office: Office) -> None:
    only_pair(services, office, HEARING, TWIN)
    scan(services, office.trainer)
    assert len(pairs(services)) == 1
    with services.store.database.read() as session:
        assert session.scalar(text("SELECT count(*) FROM similar_finding")) == 1


def test_a_cancelled_search_leaves_what_was_found_before(services: Services, office: Office) -> None:
    only_pair(services, office, HEARING, TWIN)
    assert services.similar.scan(office.trainer, lambda done, of: None, lambda: True) is None
    assert len(pairs(services)) == 1


def test_a_search_says_when_questions_are_newer_than_it(services: Services, office: Office, clock: FixedClock) -> None:
    pair = only_pair(services, office, HEARING, TWIN)
    assert services.similar.overview().changed == 0
    clock.tick(seconds=1)
    services.bank.change(office.trainer, pair.left.id, replace(HEARING, stem="听证应当在几日内提出？"), "")
    overview = services.similar.overview()
    assert (overview.pairs, overview.changed) == ((), 1)


def test_retired_questions_are_not_compared(services: Services, office: Office) -> None:
    own = services.bank.add(office.trainer, HEARING)
    services.bank.retire(office.trainer, [own], "过时")
    services.bank.add(office.trainer, TWIN)
    assert scan(services, office.trainer) == 0


def test_only_who_may_edit_the_bank_searches_and_decides(services: Services, office: Office) -> None:
    pair = only_pair(services, office, HEARING, TWIN)
    reader = replace(office.trainer, roles=frozenset({Role.INVIGILATOR}))
    with pytest.raises(NotAllowed):
        scan(services, reader)
    with pytest.raises(NotAllowed):
        services.similar.not_duplicate(reader, pair)
    with pytest.raises(NotAllowed):
        services.similar.merge(reader, MergePlan(pair, pair.left.id), "重复")


@pytest.mark.both_engines
def test_what_is_no_duplicate_stays_away_until_a_version_changes(
    services: Services, office: Office, clock: FixedClock
) -> None:
    pair = only_pair(services, office, HEARING, TWIN)
    services.similar.not_duplicate(office.trainer, pair, "考查角度不同")
    assert pairs(services) == ()
    assert services.bank.question(office.trainer, pair.right.id).history[-1].action == BankEvent.NOT_DUPLICATE
    scan(services, office.trainer)
    assert pairs(services) == ()
    services.bank.change(office.trainer, pair.left.id, replace(HEARING, rationale="新"), "补充解析")
    scan(services, office.trainer)
    assert len(pairs(services)) == 1


def test_decisions_and_merges_stand_for_good(services: Services, office: Office) -> None:
    pair = only_pair(services, office, HEARING, TWIN)
    services.similar.not_duplicate(office.trainer, pair)
    services.similar.merge(office.trainer, MergePlan(pair, pair.left.id), "重复")
    for change in ("UPDATE similar_ruling SET reason = ''", "DELETE FROM question_merge"):
        with pytest.raises(IntegrityError, match="append only"), services.store.database.write() as session:
            session.execute(text(change))


@pytest.mark.both_engines
def test_a_merge_retires_one_and_points_to_the_other(services: Services, office: Office) -> None:
    pair = only_pair(services, office, HEARING, TWIN)
    services.similar.merge(office.trainer, MergePlan(pair, pair.left.id), "内容重复")
    kept, gone = (
        services.bank.question(office.trainer, pair.left.id),
        services.bank.question(office.trainer, pair.right.id),
    )
    assert (kept.question, len(kept.versions), kept.status) == (HEARING, 1, QuestionStatus.DRAFT)
    assert (gone.status, gone.merged_into, gone.question) == (QuestionStatus.RETIRED, pair.left.number, TWIN)
    assert [(entry.action, entry.reason) for entry in (kept.history[-1], gone.history[-1])] == [
        (BankEvent.MERGED, "内容重复"),
        (Move.RETIRE, "内容重复"),
    ]
    assert pairs(services) == ()


def test_what_is_taken_from_the_other_makes_a_version_that_is_reviewed_again(
    services: Services, office: Office
) -> None:
    left, right = approved(services, office), services.bank.add(office.trainer, TWIN)
    scan(services, office.trainer)
    (pair,) = pairs(services)
    taken = {Part.RATIONALE: Source.OTHER, Part.CITATIONS: Source.BOTH, Part.SHELF: Source.OTHER}
    services.similar.merge(office.trainer, MergePlan(pair, left, taken), "重复")
    kept = services.bank.question(office.trainer, left)
    wanted = replace(
        HEARING, rationale="见第六十四条", citations=HEARING.citations + TWIN.citations, difficulty=Difficulty.HARD
    )
    assert (kept.question, kept.status, len(kept.versions)) == (wanted, QuestionStatus.DRAFT, 2)
    assert services.bank.stock(office.trainer).size == 0
    assert status_of(services, right) is QuestionStatus.RETIRED


@pytest.mark.both_engines
def test_a_merge_is_undone_while_nothing_rests_on_it(services: Services, office: Office) -> None:
    left, right = approved(services, office), approved(services, office, TWIN)
    scan(services, office.trainer)
    (pair,) = pairs(services)
    merge = services.similar.merge(office.trainer, MergePlan(pair, left, {Part.RATIONALE: Source.OTHER}), "重复")
    (row,) = services.similar.merges()
    assert (row.kept, row.retired, row.open) == (pair.left.number, pair.right.number, True)
    services.similar.undo_merge(office.administrator, merge, "点错")
    kept, back = services.bank.question(office.trainer, left), services.bank.question(office.trainer, right)
    assert (kept.question, kept.status, back.status) == (HEARING, QuestionStatus.APPROVED, QuestionStatus.APPROVED)
    assert (kept.approved_by, back.merged_into) == (office.administrator.person_id, None)
    assert kept.history[-1].action == back.history[-1].action == BankEvent.MERGE_UNDONE
    assert len(kept.versions) == 2
    assert services.similar.merges() == ()
    with pytest.raises(Refused) as refused:
        services.similar.undo_merge(office.administrator, merge, "点错")
    assert refused.value.code == "similar.undone_already"


def test_a_merge_that_was_reviewed_is_not_undone(services: Services, office: Office) -> None:
    pair = only_pair(services, office, HEARING, TWIN)
    plan = MergePlan(pair, pair.right.id, {Part.STEM: Source.OTHER})
    merge = services.similar.merge(office.trainer, plan, "重复")
    services.bank.check(office.trainer, [pair.right.id])
    assert [row.open for row in services.similar.merges()] == [False]
    with pytest.raises(Refused) as refused:
        services.similar.undo_merge(office.trainer, merge, "点错")
    assert refused.value.code == "similar.merge_used"


def test_a_merge_of_what_changed_meanwhile_is_refused(services: Services, office: Office) -> None:
    pair = only_pair(services, office, HEARING, TWIN)
    services.bank.change(office.trainer, pair.right.id, OTHER, "")
    with pytest.raises(Refused) as refused:
        services.similar.merge(office.trainer, MergePlan(pair, pair.left.id), "重复")
    assert refused.value.code == "similar.changed_meanwhile"
    with pytest.raises(BadInput):
        services.similar.merge(office.trainer, MergePlan(pair, pair.left.id), " ")


def test_options_come_with_their_key() -> None:
    question = merged(HEARING, TWIN, {Part.OPTIONS: Source.OTHER})
    assert (question.stem, question.options, question.answer) == (HEARING.stem, TWIN.options, TWIN.answer)
    with pytest.raises(BadInput):
        merged(HEARING, TWIN, {Part.STEM: Source.BOTH})


def test_what_comes_in_is_compared_with_the_bank_and_itself(services: Services, office: Office) -> None:
    own = services.bank.add(office.trainer, HEARING)
    new = replace(OTHER, options=(Option("十五日"), Option("三十日")))
    found = services.similar.compare_incoming([WRONG, new, TWIN, new])
    assert found is not None
    assert [(one.place, one.likeness, one.number, one.other_place) for one in found] == [
        (0, Likeness.CONTRADICTORY, 1, None),
        (2, Likeness.CONTRADICTORY, None, 0),
        (2, Likeness.SAME, 1, None),
        (3, Likeness.SAME, None, 1),
    ]
    assert found[0].question_id == own
    assert services.bank.summary().total == 1


def test_a_large_bank_is_compared_in_its_own_process(services: Services, office: Office, store_engine: str) -> None:
    items = tuple(Imported(one, Place()) for one in (HEARING, TWIN, OTHER))
    services.bank.import_batch(office.trainer, Batch("a.txt", items), lambda done, of: None, lambda: False)
    apart = SimilarService(services.store.database, services.ids, services.clock, services.audit, search_apart)
    seen: list[tuple[int, int]] = []
    assert apart.scan(office.trainer, lambda done, of: seen.append((done, of)), lambda: False) == 1
    assert seen[-1] == (3, 3)
    assert apart.scan(office.trainer, lambda done, of: None, lambda: True) is None


INCOMING = """【单选】当事人要求听证的，应当在行政机关告知后几日内提出？
A．十日
B．七日
C．五日
D．三日
答案：C

【单选】当事人要求听证的，应在行政机关告知后几日内提出（ ）
A．三日
B．五日
C．七日
D．十日
答案：D

【单选】公民对行政复议决定不服的，可以在几日内起诉？
A．三日
B．十五日
答案：B

【单选】公民对行政复议决定不服的，可以在几日内起诉（ ）
A．十五日
B．三日
答案：A
"""


def test_a_file_is_looked_through_before_it_goes_in(services: Services, office: Office) -> None:
    own = services.bank.add(office.trainer, HEARING)
    source = SourceFile("题库.txt", INCOMING.encode())
    read = FileReading(source, read_whole((source.content, source.name), None))
    file_id = services.imports.keep(office.trainer, read, lambda done, of: None, lambda: False)
    assert file_id is not None
    heads = services.imports.file(file_id).items
    found = look_through(
        services.imports, services.similar, office.trainer, file_id, lambda done, of: None, lambda: False
    )
    assert found is not None
    same, wrong, new, twice = (head.ordinal for head in heads)
    assert [(one.likeness, one.question_id) for one in found[same]] == [(Likeness.SAME, own)]
    assert {one.likeness for one in found[wrong]} == {Likeness.CONTRADICTORY}
    assert [(one.likeness, one.other_place) for one in found[twice]] == [(Likeness.SAME, new)]
    states = [head.state for head in services.imports.file(file_id).items]
    assert states == [ItemState.DUPLICATE, ItemState.READY, ItemState.READY, ItemState.READY]
    assert services.imports.item(file_id, same).twin == own
