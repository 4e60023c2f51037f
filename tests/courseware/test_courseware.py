"""The library of courseware and its study log."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from tests.conftest import Office
from tests.courseware.studied import study
from tests.fakes import FixedClock
from trainer.app.services import Services
from trainer.courseware.rules import kind_of, meant_for, opened_name
from trainer.courseware.values import CoursewareDraft, CoursewareKind, CoursewareQuery
from trainer.courseware.words import ERRORS
from trainer.hours.values import HourCategory
from trainer.people.values import Category, PersonDraft
from trainer.store.audit import read_trail
from trainer.store.errors import BadInput, Refused, StoreTrouble
from trainer.store.files import file_hash
from trainer.store.sealed_stream import PIECE_BYTES

DRAFT = CoursewareDraft("行政处罚法讲解", "法律法规", "公路路政", 45, HourCategory.PUBLIC_LAW)


@pytest.mark.parametrize(
    ("audience", "category", "post", "meant"),
    [
        ("", Category.CLERK, "", True),
        ("全体执法人员", Category.AUXILIARY, "", True),
        ("法制审核人员", Category.REVIEWER, "", True),
        ("法制审核人员", Category.OFFICER, "队员", False),
        ("内勤人员", Category.CLERK, "", True),
        ("持证人员、协管员", Category.AUXILIARY, "", True),
        ("新录用人员", Category.OFFICER, "", False),
        ("执法队长", Category.OFFICER, "副队长", True),
        ("执法队长", Category.OFFICER, "队员", False),
        ("执法队长", Category.OFFICER, "", False),
    ],
)
def test_an_audience_names_people(audience: str, category: Category, post: str, meant: bool) -> None:
    assert meant_for(audience, category, post) is meant


@pytest.fixture
def film(tmp_path: Path) -> Path:
    path = tmp_path / "讲解 第1讲.MP4"
    path.write_bytes(bytes(range(256)) * 4096 * 3)
    return path


@pytest.fixture
def item(services: Services, office: Office, film: Path) -> Any:
    return services.courseware.add(office.trainer, film, DRAFT)


def kept_files(services: Services) -> list[Path]:
    return [path for path in (services.store.workspace.files / "courseware").glob("??/*") if path.is_file()]


def test_a_file_is_kept_under_its_hash_and_found(services: Services, office: Office, item: Any, film: Path) -> None:
    found = services.courseware.items(CoursewareQuery(words="处罚法 讲解", field="公路路政")).items
    assert [(i.id, i.kind, i.minutes, i.size) for i in found] == [(item, CoursewareKind.VIDEO, 45, film.stat().st_size)]
    (kept,) = kept_files(services)
    assert kept.stem == file_hash(film.read_bytes()) == found[0].hash
    assert film.read_bytes()[:64] not in kept.read_bytes()
    assert services.courseware.items(CoursewareQuery(kind=CoursewareKind.PDF)).total == 0


def test_a_program_of_the_system_gets_a_read_only_copy_that_is_put_away(
    services: Services, item: Any, film: Path
) -> None:
    opened, again = services.courseware.open_item(item), services.courseware.open_item(item)
    assert isinstance(opened.content, Path)
    assert opened.name == opened.content.name == "行政处罚法讲解.mp4"
    assert opened.content.read_bytes() == film.read_bytes()
    assert opened.content.stat().st_mode & 0o277 == 0
    services.courseware.put_away(opened)
    assert not opened.content.parent.exists()
    assert isinstance(again.content, Path)
    assert again.content.exists()
    services.close()
    assert not again.content.exists()


def test_what_the_program_shows_itself_never_lies_plain_on_disk(services: Services, item: Any, film: Path) -> None:
    opened = services.courseware.open_item(item, lambda name: name.endswith(".mp4"))
    assert opened.content == film.read_bytes()
    assert not (services.store.workspace.courseware / "opened").exists()


def test_copies_of_a_run_that_was_cut_short_go_at_the_next_start(services: Services, item: Any) -> None:
    opened = services.courseware.open_item(item)
    assert isinstance(opened.content, Path)
    left = opened.content.parent.with_name("0000000000000000-1") / "讲解.mp4"
    left.parent.mkdir()
    left.touch(0o400)
    part = services.store.workspace.courseware / "0000000000000000-1.part"
    part.touch()
    services.courseware.sweep()
    assert (left.exists(), part.exists(), opened.content.exists()) == (False, False, True)


def test_what_an_office_program_saves_never_reaches_the_library(
    services: Services, office: Office, tmp_path: Path
) -> None:
    source = tmp_path / "讲义.docx"
    source.write_bytes(b"original")
    item = services.courseware.add(office.trainer, source, CoursewareDraft("讲义"))
    assert item is not None
    opened = services.courseware.open_item(item).content
    assert isinstance(opened, Path)
    opened.chmod(0o644)
    opened.write_bytes(b"scribbled over")
    assert services.courseware.open_item(item, bool).content == b"original"
    assert services.courseware.damaged() == ()


def plain_as_before(services: Services, film: Path) -> Path:
    """What a program before the sealing had left: the plain bytes under their hash."""
    (kept,) = kept_files(services)
    plain = kept.with_suffix("")
    plain.write_bytes(film.read_bytes())
    plain.chmod(0o444)
    kept.unlink()
    return plain


def test_plain_files_of_an_older_program_are_sealed_in_their_turn_or_when_opened(
    services: Services, item: Any, film: Path
) -> None:
    plain = plain_as_before(services, film)
    assert services.courseware.damaged() == ()
    assert services.courseware.take_over(lambda done, total: None, lambda: True) == 0
    assert services.courseware.take_over(lambda done, total: None, lambda: False) == 1
    assert (plain.exists(), plain.with_suffix(".sealed").exists()) == (False, True)
    plain = plain_as_before(services, film)
    assert services.courseware.open_item(item, bool).content == film.read_bytes()
    assert (plain.exists(), plain.with_suffix(".sealed").exists()) == (False, True)


def test_a_damaged_plain_file_is_left_and_told(services: Services, item: Any, film: Path) -> None:
    plain = plain_as_before(services, film)
    plain.chmod(0o644)
    plain.write_bytes(b"changed")
    assert services.courseware.take_over(lambda done, total: None, lambda: False) == 0
    assert plain.exists()
    assert [(d.item.id, d.missing) for d in services.courseware.damaged()] == [(item, False)]


def test_a_cancelled_copy_leaves_nothing(services: Services, office: Office, film: Path) -> None:
    steps: list[tuple[int, int]] = []
    added = services.courseware.add(
        office.trainer, film, DRAFT, lambda done, total: steps.append((done, total)), lambda: len(steps) == 2
    )
    assert added is None
    assert steps == [(PIECE_BYTES, 3 * PIECE_BYTES), (2 * PIECE_BYTES, 3 * PIECE_BYTES)]
    assert list((services.store.workspace.files / "courseware").iterdir()) == []
    assert services.courseware.items(CoursewareQuery()).total == 0


def test_the_same_bytes_are_refused_with_the_title_they_have(
    services: Services, office: Office, item: Any, film: Path
) -> None:
    with pytest.raises(Refused) as refusal:
        services.courseware.add(office.trainer, film, CoursewareDraft("又一次"))
    assert refusal.value.params["title"] == DRAFT.title


def test_a_damaged_or_missing_file_is_noticed_and_mended_by_adding_it_again(
    services: Services, office: Office, item: Any, film: Path
) -> None:
    (kept,) = kept_files(services)
    kept.chmod(0o644)
    kept.write_bytes(b"x" * film.stat().st_size)
    assert [(d.item.id, d.missing) for d in services.courseware.damaged()] == [(item, False)]
    with pytest.raises(StoreTrouble) as trouble:
        services.courseware.open_item(item)
    assert trouble.value.code == "courseware.damaged"
    with pytest.raises(Refused):
        services.courseware.add(office.trainer, film, DRAFT)
    assert services.courseware.damaged() == ()
    kept.unlink()
    assert [d.missing for d in services.courseware.damaged()] == [True]
    with pytest.raises(StoreTrouble) as trouble:
        services.courseware.open_item(item)
    assert trouble.value.code == "courseware.missing"


@pytest.mark.parametrize(
    ("draft", "code"),
    [
        (CoursewareDraft(" "), "courseware.no_title"),
        (CoursewareDraft("长" * 201), "courseware.too_long"),
        (CoursewareDraft("课", minutes=-1), "courseware.minutes"),
    ],
)
def test_what_cannot_be_is_refused_before_a_byte_is_copied(
    services: Services, office: Office, film: Path, draft: CoursewareDraft, code: str
) -> None:
    with pytest.raises(BadInput) as refusal:
        services.courseware.add(office.trainer, film, draft)
    assert refusal.value.code == code
    assert code in ERRORS
    assert kept_files(services) == []


def test_empty_and_unreadable_files(services: Services, office: Office, tmp_path: Path) -> None:
    empty = tmp_path / "empty.pdf"
    empty.touch()
    for path, code in ((empty, "courseware.empty"), (tmp_path / "none.pdf", "courseware.unreadable")):
        with pytest.raises(BadInput) as refusal:
            services.courseware.add(office.trainer, path, DRAFT)
        assert refusal.value.code == code


def test_the_study_log_only_grows(services: Services, office: Office, item: Any, clock: FixedClock) -> None:
    study(services, office.trainer, item, clock, 60)
    (studied,) = services.courseware.progress_of(office.trainer, office.trainer.person_id)
    assert studied.seconds == 60
    for statement in ("UPDATE study_entry SET seconds = 99999", "DELETE FROM study_entry"):
        with pytest.raises(DatabaseError, match="append only"), services.store.database.write() as session:
            session.execute(text(statement))


def test_assigned_items_show_what_was_studied(services: Services, office: Office, item: Any, clock: FixedClock) -> None:
    other = services.people.add_person(office.administrator, PersonDraft("张三", unit_id=office.unit_id))
    people = [office.trainer.person_id, other]
    assert services.pushes.assign(office.trainer, item, people) == 2
    assert services.pushes.assign(office.trainer, item, people) == 0
    study(services, office.trainer, item, clock, 60)
    mine, others = (services.pushes.assigned(office.trainer, person) for person in people)
    assert [(p.seconds, p.last_at is None) for p in (*mine, *others)] == [(60, False), (0, True)]
    assert services.courseware.progress_of(office.trainer, other) == ()


def test_an_item_is_corrected_with_a_trace(services: Services, office: Office, item: Any) -> None:
    services.courseware.change(
        office.trainer, item, CoursewareDraft("行政处罚法（2021年修订）", "自定分类", minutes=90)
    )
    assert services.courseware.item(item).title == "行政处罚法（2021年修订）"
    assert services.courseware.categories()[-1] == "自定分类"
    with services.store.database.read() as session:
        newest = read_trail(session, item)[0]
    assert (newest.action, newest.detail["minutes_before"], newest.detail["minutes"]) == (
        "courseware.changed",
        "45",
        "90",
    )


def test_kinds_by_suffix_and_safe_names() -> None:
    assert [kind_of(name) for name in ("a.PDF", "b.wps", "c.jpeg", "d", "e.mp3", "f.txt")] == [
        CoursewareKind.PDF,
        CoursewareKind.OFFICE,
        CoursewareKind.IMAGE,
        CoursewareKind.OTHER,
        CoursewareKind.AUDIO,
        CoursewareKind.TEXT,
    ]
    assert opened_name('../a:b*"c', "x.PDF") == "a b c.pdf"
    assert opened_name("...", "x.pdf") == "courseware.pdf"


def test_hours_come_once_to_who_studied_the_whole_length_to_the_end(
    services: Services, office: Office, item: Any, clock: FixedClock
) -> None:
    services.hours.choose_rule_set(office.administrator, 2026, "jinzhong-2024-2026")
    for actor, minutes, finished in ((office.administrator, 45, True), (office.trainer, 44, True)):
        study(services, actor, item, clock, minutes * 60, finished)
    assert services.study_credits.credit_item(office.trainer, item) == 1
    assert services.study_credits.credit_item(office.trainer, item) == 0
    (entry,) = services.hours.pending(office.trainer)
    assert (entry.draft.person_id, entry.draft.hours) == (office.administrator.person_id, 1)


def test_an_item_without_length_earns_nothing(services: Services, office: Office, tmp_path: Path) -> None:
    path = tmp_path / "短文.txt"
    path.write_text("内容", encoding="utf-8")
    item = services.courseware.add(office.trainer, path, CoursewareDraft("短文"))
    assert item is not None
    with pytest.raises(Refused) as refusal:
        services.study_credits.credit_item(office.trainer, item)
    assert refusal.value.code == "courseware.earns_nothing"
