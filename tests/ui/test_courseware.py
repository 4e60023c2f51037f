"""The courseware page without its widgets, and the study log of a reading."""

from functools import partial
from hashlib import sha256
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.conftest import Office
from tests.fakes import FixedClock
from tests.fakes_ui import HandDialogs, RecordingFace, RecordingView
from trainer.app.courseware_files import turn_into_pdf
from trainer.app.own import study_room
from trainer.app.services import Services
from trainer.courseware.minutes.values import Reason
from trainer.courseware.pushes.values import Target
from trainer.courseware.values import CoursewareDraft, CoursewareKind
from trainer.hours.values import HourCategory
from trainer.people.values import PersonDraft
from trainer.reports.courseware import item_readers
from trainer.store.clock import local_today
from trainer.ui.courseware.files import FileRoom
from trainer.ui.courseware.forms import CoursewareForm
from trainer.ui.courseware.presenter import CoursewarePresenter, CoursewareRoom
from trainer.ui.courseware.state import (
    Adding,
    CoursewareState,
    Giving,
    Side,
    Studied,
    minutes_studied,
    size_text,
    studied,
)
from trainer.ui.reader.state import Reading, Shown, Watching, shown_as, suffix_of, text_of
from trainer.ui.working import Handle, InlineWorking


class Reader:
    """Keeps what was opened and who watches it."""

    def __init__(self) -> None:
        self.opened: list[Reading] = []
        self.watchers: list[Watching] = []

    def open(self, reading: Reading, watcher: Watching | None = None) -> None:
        self.opened.append(reading)
        if watcher is not None:
            self.watchers.append(watcher)

    def make_room(self) -> None:
        for watcher in self.watchers:
            watcher.closed()
        self.watchers.clear()


class Desk:
    def __init__(self, services: Services, office: Office, folder: Path) -> None:
        self.view: RecordingView[CoursewareState] = RecordingView()
        self.dialogs, self.reader, self.folder = HandDialogs(), Reader(), folder
        readers = partial(item_readers, services.store.database, office.trainer)
        room = CoursewareRoom(
            services.courseware,
            services.people,
            readers,
            services.study_credits.credit_item,
            study_room(services),
            lambda: ("行政处罚法",),
            services.pushes,
            FileRoom(services.courseware, services.editions, lambda: True, partial(turn_into_pdf, services)),
        )
        self.presenter = CoursewarePresenter(
            self.view, room, office.administrator, InlineWorking(), self.dialogs, self.reader, self._refresh
        )
        self.presenter.refresh()

    def _refresh(self) -> None:
        self.presenter.refresh()

    @property
    def state(self) -> CoursewareState:
        return self.view.state

    def file(self, name: str, content: bytes) -> Path:
        path = self.folder / name
        path.write_bytes(content)
        return path

    def add(self, *names: str) -> None:
        files = tuple((self.file(name, name.encode()), CoursewareDraft(Path(name).stem, "业务技能")) for name in names)
        self.presenter.save_added(Adding(files))


@pytest.fixture
def desk(services: Services, office: Office, tmp_path: Path) -> Desk:
    return Desk(services, office, tmp_path)


def choose(desk: Desk, title: str) -> None:
    desk.presenter.choose_item(next(item.id for item in desk.state.page.items if item.title == title))


def test_chosen_files_open_the_form_and_come_into_the_library(desk: Desk) -> None:
    assert desk.state.library_empty
    desk.dialogs.paths = [desk.file("a.pdf", b"%PDF")]
    desk.presenter.add()
    assert (desk.state.side, len(desk.state.files)) == (Side.ADD, 1)
    desk.add("要点.pdf", "录像.mp4")
    assert {item.kind for item in desk.state.page.items} == {CoursewareKind.PDF, CoursewareKind.VIDEO}
    assert (desk.state.side, "2" in desk.state.said) == (Side.NOTHING, True)


def test_a_file_the_library_has_is_named_and_the_others_come_in(desk: Desk) -> None:
    desk.add("要点.pdf")
    desk.add("要点.pdf", "录像.mp4")
    assert desk.state.page.total == 2
    assert desk.dialogs.said[-1].startswith("要点.pdf")


def test_adding_can_be_stopped(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Handle, "cancelled", lambda _handle: True)
    desk.add("要点.pdf", "录像.mp4")
    assert desk.state.page.total == 0
    assert "0" in desk.state.said


def test_a_folder_comes_in_with_its_folders_as_categories(desk: Desk) -> None:
    desk.dialogs.path = desk.folder / "盘"
    for name in ("典型案例/一.pdf", "二.txt", "Thumbs.db"):
        path = desk.folder / "盘" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode())
    desk.presenter.add_folder()
    assert (desk.state.side, [path.name for path in desk.state.files]) == (Side.ADD, ["二.txt", "一.pdf"])
    assert desk.state.root == desk.dialogs.path
    desk.dialogs.path = desk.folder / "盘" / "典型案例" / "空"
    desk.dialogs.path.mkdir()
    desk.presenter.add_folder()
    assert "空" in desk.dialogs.said[-1]


def test_versions_are_added_listed_and_opened_without_minutes(desk: Desk) -> None:
    desk.add("要点.pdf")
    choose(desk, "要点")
    desk.dialogs.path, desk.dialogs.text = desk.file("要点2.pdf", b"%PDF 2"), "修订"
    desk.presenter.add_version()
    assert desk.state.item is not None
    assert (desk.state.item.version, desk.state.side) == (2, Side.ITEM)
    desk.presenter.show_versions()
    assert [version.note for version in desk.state.versions] == ["修订", ""]
    desk.presenter.files.open_version(desk.state.versions[1])
    assert (desk.reader.opened[-1].content, desk.reader.watchers) == ("要点.pdf".encode(), [])
    desk.presenter.close_side()
    assert desk.state.side is Side.ITEM


def test_what_is_selected_is_copied_to_a_stick(desk: Desk) -> None:
    desk.add("要点.pdf", "录像.mp4")
    desk.dialogs.path = desk.folder / "stick"
    desk.dialogs.path.mkdir()
    desk.presenter.files.copy_out(desk.state.page.items)
    assert len(list(desk.dialogs.path.iterdir())) == 3
    assert "2" in desk.state.said


def test_a_stick_comes_in_as_it_went_out(desk: Desk, services: Services, office: Office, qtbot: QtBot) -> None:
    desk.dialogs.path = stick = desk.folder / "stick"
    stick.mkdir()
    lines = [f"{title},执法程序,,45,公共法律,,,,是,{title}.txt," for title in ("要点", "改过")]
    for title in ("要点", "改过", "没有列出"):
        (stick / f"{title}.txt").write_text(title, "utf-8")
    hashes = (sha256("要点".encode()).hexdigest(), "0" * 64)
    heads = "标题,课件分类,执法门类,分钟,学时类别,适用对象,短测科目,出处依据,精品课件,文件,SHA-256"
    text = "\n".join((heads, *(line + key for line, key in zip(lines, hashes, strict=True))))
    (stick / "课件清单.csv").write_text(text, "utf-8-sig")
    desk.presenter.add_folder()
    assert [path.name for path in desk.state.files] == ["改过.txt", "没有列出.txt", "要点.txt"]
    form = CoursewareForm(desk.state)
    qtbot.addWidget(form)
    form.minutes.setValue(5)
    form.added.connect(desk.presenter.save_added)
    form.save.click()
    known = {item.title: item for item in desk.state.page.items}
    assert set(known) == {"要点", "没有列出"}
    assert (known["要点"].minutes, known["要点"].fine, known["要点"].category) == (45, True, "执法程序")
    assert known["要点"].hours_category is HourCategory.PUBLIC_LAW
    assert known["没有列出"].minutes == 5
    assert desk.dialogs.said[-1].startswith("改过.txt：")


def test_filters_narrow_the_library(desk: Desk) -> None:
    desk.add("要点.pdf", "录像.mp4")
    desk.presenter.choose_kind(CoursewareKind.VIDEO)
    assert [item.title for item in desk.state.page.items] == ["录像"]
    desk.presenter.choose_kind(None)
    desk.presenter.search("要")
    assert [item.title for item in desk.state.page.items] == ["要点"]
    assert not desk.state.library_empty


def test_editing_returns_to_the_item(desk: Desk) -> None:
    desk.add("要点.pdf")
    choose(desk, "要点")
    desk.presenter.edit()
    desk.presenter.save_edited(CoursewareDraft(" "))
    assert [trouble.code for trouble in desk.dialogs.troubles] == ["courseware.no_title"]
    assert desk.state.side is Side.EDIT
    desk.presenter.save_edited(CoursewareDraft("处罚法要点", minutes=45))
    assert desk.state.side is Side.ITEM
    assert desk.state.item is not None
    assert desk.state.item.minutes == 45


def test_assigned_people_stand_beside_the_item_until_they_study(desk: Desk, services: Services, office: Office) -> None:
    person = services.people.add_person(office.administrator, PersonDraft("陈建国", unit_id=office.unit_id))
    desk.add("要点.pdf")
    choose(desk, "要点")
    desk.presenter.assign()
    desk.presenter.save_assigned(Giving(Target((person, office.trainer.person_id)), None))
    assert desk.state.side is Side.ITEM
    assert [(reader.name, studied(reader)) for reader in desk.state.readers] == [
        ("李娜", Studied.NOT_YET),
        ("陈建国", Studied.NOT_YET),
    ]


def test_a_unit_is_given_an_item_with_a_date_and_it_can_be_taken_back(
    desk: Desk, services: Services, office: Office, clock: FixedClock
) -> None:
    services.people.add_person(office.administrator, PersonDraft("陈建国", unit_id=office.unit_id))
    desk.add("要点.pdf")
    choose(desk, "要点")
    today = local_today(clock)
    desk.presenter.save_assigned(Giving(Target(unit_id=office.unit_id), today))
    assert {reader.due_on for reader in desk.state.readers} == {today}
    assert len(desk.state.readers) == 3
    clock.tick(86400)
    desk.presenter.refresh()
    assert {studied(reader, desk.state.today) for reader in desk.state.readers} == {Studied.OVERDUE}
    (push,) = desk.state.pushes
    desk.presenter.end_push(push)
    assert (desk.state.pushes, desk.state.readers) == ((), ())


def test_an_administrator_sees_why_minutes_were_refused(desk: Desk, clock: FixedClock) -> None:
    desk.add("要点.pdf")
    choose(desk, "要点")
    desk.presenter.open_item()
    (study,) = desk.reader.watchers
    study.attach(RecordingFace(), True, None)
    read_on(study, clock, 60)
    study.ticked(False)
    clock.tick(10)
    study.ticked(False)
    study.closed()
    (reader,) = desk.state.readers
    desk.presenter.show_record(reader)
    assert desk.state.person is not None
    assert [(one.seconds, one.reason) for one in desk.state.person.record] == [
        (10, Reason.AWAY),
        (60, Reason.STUDIED),
    ]
    desk.presenter.close_side()
    assert desk.state.side is Side.ITEM


def read_on(watcher: Watching, clock: FixedClock, seconds: int) -> None:
    """So many seconds in front, with a hand on the mouse."""
    for _tick in range(seconds // 10):
        clock.tick(10)
        watcher.touched()
        watcher.ticked(True)


def test_reading_keeps_the_time_minute_by_minute(desk: Desk, clock: FixedClock) -> None:
    desk.add("要点.pdf")
    choose(desk, "要点")
    desk.presenter.open_item()
    assert desk.reader.opened[0].name == "要点.pdf"
    (study,) = desk.reader.watchers
    study.attach(RecordingFace(), True, None)
    read_on(study, clock, 60)
    desk.presenter.refresh()
    assert [(reader.seconds, studied(reader)) for reader in desk.state.readers] == [(60, Studied.BEGUN)]
    read_on(study, clock, 30)
    study.moved("", True)
    study.closed()
    (reader,) = desk.state.readers
    assert (reader.name, reader.seconds, reader.assigned, studied(reader)) == ("周敏", 90, False, Studied.FINISHED)
    assert minutes_studied(reader) == 1


def test_opening_another_item_ends_the_study_of_the_first(desk: Desk, clock: FixedClock) -> None:
    desk.add("要点.pdf", "讲义.pdf")
    for title in ("要点", "讲义"):
        choose(desk, title)
        desk.presenter.open_item()
        (study,) = desk.reader.watchers
        study.attach(RecordingFace(), True, None)
        read_on(study, clock, 30)
    study.closed()
    for title in ("要点", "讲义"):
        choose(desk, title)
        assert [reader.seconds for reader in desk.state.readers] == [30]


def test_a_form_is_left_for_its_item_and_an_item_for_the_list(desk: Desk) -> None:
    desk.add("要点.pdf")
    choose(desk, "要点")
    desk.presenter.edit()
    desk.presenter.close_side()
    assert desk.state.side is Side.ITEM
    desk.presenter.close_side()
    assert (desk.state.side, desk.state.item) == (Side.NOTHING, None)


@pytest.mark.parametrize(
    ("name", "shown"),
    [("a.PDF", Shown.PDF), ("b.jpeg", Shown.IMAGE), ("c.txt", Shown.TEXT), ("d.pptx", Shown.OUTSIDE)],
)
def test_the_suffix_says_how_a_file_is_shown(name: str, shown: Shown) -> None:
    assert shown_as(name) is shown


def test_bytes_without_a_name_tell_what_they_are() -> None:
    assert [suffix_of(content) for content in (b"%PDF-1.7", b"\x89PNG", b"PK")] == [".pdf", ".png", ""]


def test_texts_are_read_in_both_encodings() -> None:
    assert {text_of("执法".encode(encoding)) for encoding in ("utf-8", "utf-8-sig", "gb18030")} == {"执法"}


@pytest.mark.parametrize(("size", "words"), [(1, "1 KB"), (3 * 2**20, "3.0 MB"), (2**31, "2.00 GB")])
def test_sizes_are_readable(size: int, words: str) -> None:
    assert size_text(size) == words
