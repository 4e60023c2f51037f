"""A file as a batch: kept whole, repaired in place, taken in when sound, undone as a whole."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from uuid import UUID

import pytest
from sqlalchemy import text

from question_bank.formats.reading import read_whole
from question_bank.question import ChoiceKey, PointsKey, QuestionKind, ScoringPoint, Table
from tests.conftest import Office
from tests.fakes import READER, FixedClock
from tests.ui.bank_desk import single
from trainer.app.services import Services
from trainer.bank.imports.process import source_lines
from trainer.bank.imports.rules import proposals
from trainer.bank.imports.values import FileReading, ItemState, Repair, RepairKind, SourceFile
from trainer.bank.values import BankQuery, Origin, QuestionStatus
from trainer.store.audit import broken_link
from trainer.store.errors import BadInput, KnownError, Refused
from trainer.store.files import damaged_files

BANK = """一、单项选择题
1. 行政处罚应当遵循的原则是（ ）。
A. 公正 B. 秘密 C. 从重 D. 从快
答案：A
2. 没有答案的题目是哪一道（ ）？
A. 甲 B. 乙 C. 丙 D. 丁
3. 听证由谁组织（ ）？
A. 行政机关 B. 法院 C. 检察院 D. 当事人
答案：AB
二、判断题
4. 罚款一律当场收缴。
答案：错误
"""
LOOSE = """1. 执法人员应当出示证件。
答案：对
2. 可以不听陈述申辩。
答案：也许
3. 罚款一律当场收缴。
"""


def read(content: str, name: str = "题库.txt", key: str = "") -> FileReading:
    source = SourceFile(name, content.encode())
    joined = SourceFile("答案.txt", key.encode()) if key else None
    pair = (joined.content, joined.name) if joined else None
    return FileReading(source, read_whole((source.content, source.name), pair), joined)


def kept(services: Services, office: Office, content: str = BANK, name: str = "题库.txt") -> UUID:
    file_id = services.imports.keep(office.trainer, read(content, name), lambda done, of: None, lambda: False)
    assert file_id is not None
    return file_id


def states(services: Services, file_id: UUID) -> Sequence[ItemState]:
    return [item.state for item in services.imports.file(file_id).items]


def take(services: Services, office: Office, file_id: UUID) -> int:
    return services.imports.take_in(office.trainer, file_id, lambda done, of: None, lambda: False).added


def ordinal(services: Services, file_id: UUID, number: int) -> int:
    return services.imports.file(file_id).items[number - 1].ordinal


@pytest.mark.both_engines
def test_what_is_sound_goes_in_and_the_rest_waits(services: Services, office: Office) -> None:
    file_id = kept(services, office)
    assert states(services, file_id) == [ItemState.READY, ItemState.REPAIR, ItemState.REPAIR, ItemState.READY]
    assert take(services, office, file_id) == 2
    assert states(services, file_id) == [ItemState.TAKEN, ItemState.REPAIR, ItemState.REPAIR, ItemState.TAKEN]
    row = services.imports.imports()[0]
    assert row.open
    page = services.bank.page(office.trainer, BankQuery())
    assert {one.status for one in page.rows} == {QuestionStatus.UNVERIFIED}
    assert services.bank.question(READER, page.rows[0].id).origin is Origin.IMPORTED
    services.imports.repair(office.trainer, file_id, [ordinal(services, file_id, 2)], Repair(RepairKind.KEY, "C"))
    assert take(services, office, file_id) == 1
    assert services.bank.page(office.trainer, BankQuery()).total == 3
    with services.store.database.read() as session:
        assert broken_link(session) is None


def test_the_source_stays_with_its_hash_and_the_places_of_its_parts(services: Services, office: Office) -> None:
    file_id = kept(services, office)
    source, key = services.imports.source(file_id)
    assert (source.content.decode(), key) == (BANK, None)
    detail = services.imports.file(file_id)
    assert len(detail.hash) == 64
    lines = source_lines(source)
    spans = services.imports.places(file_id, lines)[detail.items[0].ordinal].spans
    said = [(span.part.value, lines[span.line].text[span.start : span.end]) for span in spans]
    assert ("stem", "行政处罚应当遵循的原则是") in said
    assert ("option", "B. 秘密") in said
    assert ("key", "答案：A") in said
    assert said[0] == ("number", "1. ")


def test_a_file_of_more_than_20_megabytes_is_kept_whole_with_its_key(services: Services, office: Office) -> None:
    found = read(BANK)
    large = SourceFile("扫描.docx", bytes(range(256)) * (21 * 4096) + b"end")
    source = replace(found, source=large, key=SourceFile("答案.docx", large.content[1:]))
    file_id = services.imports.keep(office.trainer, source, lambda done, of: None, lambda: False)
    assert file_id is not None
    assert services.imports.source(file_id)[0] == large
    with services.store.database.read() as session:
        assert damaged_files(session) == ()


@pytest.mark.both_engines
def test_items_stand_where_they_were_read_whatever_was_repaired(services: Services, office: Office) -> None:
    file_id = kept(services, office)
    lines = source_lines(services.imports.source(file_id)[0])
    before = services.imports.places(file_id, lines)
    first, second, third = (ordinal(services, file_id, number) for number in (1, 2, 3))
    anew = single("整个换了一道题？")
    services.imports.repair(office.trainer, file_id, [first], Repair(RepairKind.EDIT, question=anew))
    services.imports.repair(office.trainer, file_id, [first], Repair(RepairKind.KIND, QuestionKind.SHORT.value))
    services.imports.merge(office.trainer, file_id, third)
    services.imports.merge(office.trainer, file_id, second)
    assert services.imports.item(file_id, first).joined == (second, third)
    assert services.imports.split(office.trainer, file_id, first, "1. 甲？\n答案：对\n\n2. 乙？\n答案：错\n") == 2
    assert services.imports.places(file_id, lines) == before
    for _ in range(3):
        services.imports.undo_repair(office.trainer, file_id)
    assert services.imports.item(file_id, first).joined == ()


def test_all_alike_at_once_and_back(services: Services, office: Office) -> None:
    file_id = kept(services, office, "1. 甲可以吗\n2. 乙可以吗\n3. 丙可以吗\n")
    items = services.imports.file(file_id).items
    assert {item.blocking for item in items} == {("import.no_kind",)}
    every = [item.ordinal for item in items]
    outcome = services.imports.repair(
        office.trainer, file_id, every, Repair(RepairKind.KIND, QuestionKind.TRUE_FALSE.value)
    )
    assert outcome.changed == len(every)
    assert {item.kind for item in services.imports.file(file_id).items} == {QuestionKind.TRUE_FALSE}
    assert {item.blocking for item in services.imports.file(file_id).items} == {("question.no_key",)}
    assert services.imports.undo_repair(office.trainer, file_id) is RepairKind.KIND
    assert services.imports.file(file_id).items == items
    with pytest.raises(Refused):
        services.imports.undo_repair(office.trainer, file_id)


def test_a_key_is_set_for_one_question_only(services: Services, office: Office) -> None:
    file_id = kept(services, office)
    every = [item.ordinal for item in services.imports.file(file_id).items]
    with pytest.raises(Refused):
        services.imports.repair(office.trainer, file_id, every, Repair(RepairKind.KEY, "A"))
    assert states(services, file_id)[1] is ItemState.REPAIR


def test_leaving_out_needs_a_reason_and_can_be_taken_back(services: Services, office: Office) -> None:
    file_id = kept(services, office)
    second = ordinal(services, file_id, 2)
    with pytest.raises(BadInput):
        services.imports.repair(office.trainer, file_id, [second], Repair(RepairKind.LEAVE_OUT))
    services.imports.repair(office.trainer, file_id, [second], Repair(RepairKind.LEAVE_OUT, "原题缺答案"))
    item = services.imports.file(file_id).items[1]
    assert (item.state, item.reason) == (ItemState.LEFT_OUT, "原题缺答案")
    services.imports.repair(office.trainer, file_id, [second], Repair(RepairKind.PUT_BACK))
    assert states(services, file_id)[1] is ItemState.REPAIR


def test_a_question_in_two_pieces_becomes_one_and_two_in_one_become_two(services: Services, office: Office) -> None:
    file_id = kept(services, office)
    before = services.imports.file(file_id).items
    parted = "1. 甲是哪一个？\nA. 一 B. 二\n答案：A\n\n2. 乙是哪一个？\nA. 一 B. 二\n答案：B\n"
    assert services.imports.split(office.trainer, file_id, before[1].ordinal, parted) == 2
    items = services.imports.file(file_id).items
    assert [item.number for item in items] == [1, 2, 3, 4, 5]
    assert [item.state for item in items[1:3]] == [ItemState.READY, ItemState.READY]
    assert (items[2].stem, items[2].place.line) == ("乙是哪一个？", before[1].place.line)
    services.imports.merge(office.trainer, file_id, items[2].ordinal)
    assert states(services, file_id)[2] is ItemState.LEFT_OUT
    assert "乙是哪一个" in str(services.imports.item(file_id, items[1].ordinal).draft)
    services.imports.undo_repair(office.trainer, file_id)
    services.imports.undo_repair(office.trainer, file_id)
    assert services.imports.file(file_id).items == before


def test_the_same_file_twice_is_all_there_already(services: Services, office: Office) -> None:
    first = kept(services, office)
    take(services, office, first)
    second = kept(services, office)
    assert states(services, second) == [ItemState.DUPLICATE, ItemState.REPAIR, ItemState.REPAIR, ItemState.DUPLICATE]
    item = services.imports.item(second, ordinal(services, second, 1))
    assert item.twin is not None
    assert services.bank.question(READER, item.twin).question == item.question
    assert take(services, office, second) == 0


def test_what_came_in_meanwhile_is_not_taken_in_again(services: Services, office: Office) -> None:
    first, second = kept(services, office), kept(services, office)
    take(services, office, first)
    assert take(services, office, second) == 0
    assert states(services, second)[0] is ItemState.DUPLICATE


def test_a_key_in_a_second_file_is_joined_to_what_nobody_has_repaired(services: Services, office: Office) -> None:
    paper = "一、单项选择题\n1. 甲？\nA. 一 B. 二\n2. 乙？\nA. 一 B. 二\n3. 丙？\nA. 一 B. 二\n"
    file_id = kept(services, office, paper)
    first = ordinal(services, file_id, 1)
    services.imports.repair(office.trainer, file_id, [first], Repair(RepairKind.KEY, "B"))
    joined = services.imports.join_key(office.trainer, file_id, read(paper, key="一、单项选择题\n1-3 AAB\n"))
    assert joined == 2
    assert states(services, file_id) == [ItemState.READY] * 3
    assert services.imports.item(file_id, first).draft.answer == "B"
    assert services.imports.item(file_id, ordinal(services, file_id, 3)).draft.answer == "B"
    key = services.imports.source(file_id)[1]
    assert key is not None
    assert key.name == "答案.txt"


@pytest.mark.both_engines
def test_undoing_withdraws_all_but_what_was_changed_or_is_in_a_paper(services: Services, office: Office) -> None:
    file_id = kept(services, office)
    take(services, office, file_id)
    rows = services.bank.page(office.trainer, BankQuery()).rows
    question = services.bank.question(READER, rows[0].id).question
    services.bank.change(office.trainer, rows[0].id, replace(question, rationale="新"), "补")
    outcome = services.imports.undo(office.trainer, file_id, "导错了")
    assert outcome.withdrawn == 1
    assert [(stayed.number, stayed.why) for stayed in outcome.stayed] == [(rows[0].number, "undo.changed")]
    assert [row.id for row in services.bank.page(office.trainer, BankQuery()).rows] == [rows[0].id]
    assert services.imports.imports()[0].undone
    with pytest.raises(Refused):
        services.imports.undo(office.trainer, file_id, "再来")
    with pytest.raises(Refused):
        take(services, office, file_id)


def test_a_broken_off_reading_leaves_nothing_and_a_broken_off_taking_leaves_the_file(
    services: Services, office: Office, clock: FixedClock
) -> None:
    def crash(done: int, of: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        services.imports.keep(office.trainer, read(BANK), crash, lambda: False)
    assert services.imports.imports() == ()
    services.imports.sweep()
    file_id = kept(services, office)
    with pytest.raises(KeyboardInterrupt):
        services.imports.take_in(office.trainer, file_id, crash, lambda: False)
    assert states(services, file_id)[0] is ItemState.READY
    services.imports.sweep()
    with services.store.database.read() as session:
        assert session.scalar(text("SELECT count(*) FROM question")) == 0
        assert session.scalar(text("SELECT count(*) FROM import_file")) == 1
    assert take(services, office, file_id) == 2


def test_a_cancelled_reading_leaves_nothing(services: Services, office: Office) -> None:
    assert services.imports.keep(office.trainer, read(BANK), lambda done, of: None, lambda: True) is None
    with services.store.database.read() as session:
        assert session.scalar(text("SELECT count(*) FROM import_file")) == 0
        assert session.scalar(text("SELECT count(*) FROM import_item")) == 0


def test_items_marked_as_near_duplicates_can_be_put_back(services: Services, office: Office) -> None:
    own = services.bank.add(office.trainer, read(BANK).reading.batch.ready[0])
    file_id = kept(services, office, BANK.replace("公正", "公正、公开"))
    first = ordinal(services, file_id, 1)
    services.imports.note_twins(office.trainer, file_id, {first: own})
    item = services.imports.item(file_id, first)
    assert (item.head.state, item.twin) == (ItemState.DUPLICATE, own)
    services.imports.repair(office.trainer, file_id, [first], Repair(RepairKind.PUT_BACK))
    assert services.imports.item(file_id, first).head.state is ItemState.READY


def test_an_officer_may_not_import(services: Services, office: Office) -> None:
    actor = replace(office.trainer, roles=frozenset())
    with pytest.raises(KnownError):
        services.imports.keep(actor, read(BANK), lambda done, of: None, lambda: False)


def test_pictures_stay_with_the_question_through_its_repairs(services: Services, office: Office) -> None:
    file_id = kept(services, office)
    first = services.imports.item(file_id, ordinal(services, file_id, 1)).question
    assert first is not None
    table = Table((("职权", "依据"), ("罚款", "第九条")))
    drawn = replace(first, figures=(table,), options=(replace(first.options[0], figures=(table,)), *first.options[1:]))
    own = [ordinal(services, file_id, 1)]
    services.imports.repair(office.trainer, file_id, own, Repair(RepairKind.EDIT, question=drawn))
    assert services.imports.item(file_id, own[0]).question == drawn
    services.imports.repair(office.trainer, file_id, own, Repair(RepairKind.KEY, "B"))
    after = services.imports.item(file_id, own[0]).question
    assert after is not None
    assert (after.figures, after.options) == (drawn.figures, drawn.options)
    services.imports.merge(office.trainer, file_id, ordinal(services, file_id, 2))
    whole = services.imports.item(file_id, own[0]).question
    assert whole is not None
    assert whole.figures == (table,)


def test_an_option_that_stands_twice_is_taken_out_and_its_key_looked_up_again(
    services: Services, office: Office
) -> None:
    file_id = kept(services, office, "1. 听证应当在几日内提出（ ）。\nA. 五日 B. 三日 C. 五日 D. 七日\n答案：D\n")
    own = ordinal(services, file_id, 1)
    item = services.imports.item(file_id, own)
    (problem,) = item.problems
    offers = proposals(problem, item.draft)
    assert offers == (Repair(RepairKind.DROP_OPTION, "C"), Repair(RepairKind.DROP_OPTION, "A"))
    services.imports.repair(office.trainer, file_id, [own], offers[0])
    question = services.imports.item(file_id, own).question
    assert question is not None
    assert [option.text for option in question.options] == ["五日", "三日", "七日"]
    assert question.answer == ChoiceKey(frozenset({2}))


def test_points_without_shares_are_given_equal_ones(services: Services, office: Office) -> None:
    file_id = kept(services, office, "1. 【简答】听证的步骤有哪些？\n答案：\n- 告知（40%）\n- 申请\n- 举行\n")
    own = ordinal(services, file_id, 1)
    item = services.imports.item(file_id, own)
    assert {offer for problem in item.problems for offer in proposals(problem, item.draft)} == {
        Repair(RepairKind.EVEN_SHARES)
    }
    services.imports.repair(office.trainer, file_id, [own], Repair(RepairKind.EVEN_SHARES))
    assert states(services, file_id) == [ItemState.READY]
    question = services.imports.item(file_id, own).question
    assert question is not None
    assert question.answer == PointsKey(
        tuple(
            ScoringPoint(text, Decimal(share)) for text, share in (("告知", "0.34"), ("申请", "0.33"), ("举行", "0.33"))
        )
    )
