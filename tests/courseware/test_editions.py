"""New versions of items, and copies of many for a stick."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from tests.conftest import Office
from trainer.app.courseware_files import turn_into_pdf
from trainer.app.services import Services
from trainer.courseware.editions.listing import Listed, list_of, read_list
from trainer.courseware.rules import folder_category, importable
from trainer.courseware.values import CoursewareDraft, CoursewareKind
from trainer.documents import converting
from trainer.documents.fonts import font_file
from trainer.hours.values import HourCategory
from trainer.store.audit import read_trail
from trainer.store.errors import Refused, StoreTrouble
from trainer.ui.working import Handle


@pytest.fixture
def slides(tmp_path: Path) -> Path:
    path = tmp_path / "讲义.pptx"
    path.write_bytes(b"slides of 2025")
    return path


@pytest.fixture
def item(services: Services, office: Office, slides: Path) -> Any:
    return services.courseware.add(office.trainer, slides, CoursewareDraft("说理式文书", "执法程序"))


def copied(services: Services, office: Office, ids: list[Any], folder: Path) -> int:
    return services.editions.copy_out(office.trainer, ids, folder, lambda done, total: None, lambda: False)


def test_a_new_version_is_shown_and_the_old_one_stays(
    services: Services, office: Office, item: Any, tmp_path: Path
) -> None:
    newer = tmp_path / "讲义 2026.pdf"
    newer.write_bytes(b"%PDF of 2026")
    assert services.editions.add(office.trainer, item, newer, "按新法修订") == 2
    shown = services.courseware.item(item)
    assert (shown.version, shown.kind, shown.file_name) == (2, CoursewareKind.PDF, "讲义 2026.pdf")
    assert services.courseware.open_item(item, bool).content == b"%PDF of 2026"
    new, old = services.editions.versions(item)
    assert [(one.number, one.note, one.kind) for one in (new, old)] == [
        (2, "按新法修订", CoursewareKind.PDF),
        (1, "", CoursewareKind.OFFICE),
    ]
    assert services.editions.open(old, bool).content == b"slides of 2025"
    with services.store.database.read() as session:
        assert read_trail(session, item)[0].action == "courseware.version_added"


def test_no_file_comes_in_twice_not_even_an_old_version(
    services: Services, office: Office, item: Any, slides: Path, tmp_path: Path
) -> None:
    newer = tmp_path / "b.pdf"
    newer.write_bytes(b"%PDF")
    services.editions.add(office.trainer, item, newer)
    for add in (
        lambda: services.courseware.add(office.trainer, slides, CoursewareDraft("又一次")),
        lambda: services.editions.add(office.trainer, item, newer),
    ):
        with pytest.raises(Refused) as refusal:
            add()
        assert refusal.value.params["title"] == "说理式文书"
    with pytest.raises(DatabaseError, match="append only"), services.store.database.write() as session:
        session.execute(text("UPDATE courseware_version SET note = 'x'"))


def test_copies_have_their_titles_and_a_list_and_write_nothing_over(
    services: Services, office: Office, item: Any, tmp_path: Path
) -> None:
    other = tmp_path / "b.txt"
    other.write_bytes(b"words")
    second = services.courseware.add(office.trainer, other, CoursewareDraft("用语"))
    stick = tmp_path / "stick"
    stick.mkdir()
    (stick / "用语.txt").write_bytes(b"of somebody else")
    assert copied(services, office, [item, second], stick) == 2
    assert {path.name for path in stick.iterdir()} == {
        "说理式文书.pptx",
        "用语.txt",
        "用语 (2).txt",
        "课件清单.csv",
    }
    assert (stick / "用语.txt").read_bytes() == b"of somebody else"
    assert (stick / "用语 (2).txt").read_bytes() == b"words"
    listed = (stick / "课件清单.csv").read_text(encoding="utf-8-sig")
    assert services.courseware.item(item).hash in listed


def test_the_list_on_the_stick_says_again_all_that_was_typed(
    services: Services, office: Office, tmp_path: Path
) -> None:
    draft = CoursewareDraft(
        "用语",
        "执法程序",
        "公路路政",
        45,
        HourCategory.PROFESSIONAL,
        "持证人员",
        "行政处罚法",
        "《行政处罚法》\n《程序规定》",
        True,
    )
    path = tmp_path / "a.txt"
    path.write_bytes(b"words")
    item = services.courseware.item(services.courseware.add(office.trainer, path, draft))  # type: ignore[arg-type]
    other = replace(item, title="无", hours_category=None, fine=False, citations="")
    listed = read_list(list_of([(item, "用语.txt"), (other, "无.txt")]))
    assert listed is not None
    assert listed["用语.txt"] == Listed(draft, item.hash)
    assert listed["无.txt"].draft == replace(draft, title="无", hours_category=None, fine=False, citations="")
    assert read_list("标题,文件,SHA-256\n,a.txt,1\n二,b.txt,2\n".encode()) == {
        "b.txt": Listed(CoursewareDraft("二"), "2")
    }
    assert read_list("姓名,单位\n甲,乙\n".encode()) is None
    assert read_list(b"\xff\xfe") is None


def test_a_damaged_item_leaves_no_half_copy_on_the_stick(
    services: Services, office: Office, item: Any, tmp_path: Path
) -> None:
    (kept,) = services.store.workspace.courseware.glob("??/*.sealed")
    kept.chmod(0o644)
    kept.write_bytes(kept.read_bytes()[:-3] + b"xxx")
    stick = tmp_path / "stick"
    stick.mkdir()
    with pytest.raises(StoreTrouble) as trouble:
        copied(services, office, [item], stick)
    assert trouble.value.code == "courseware.damaged"
    assert list(stick.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in for LibreOffice is a shell script")
@pytest.mark.parametrize("works", [True, False])
def test_an_office_file_becomes_a_pdf_of_the_library(
    services: Services, office: Office, item: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, works: bool
) -> None:
    program = tmp_path / "soffice"
    line = 'cd "$7" && printf "%%PDF made" > "$(basename "$8" .pptx).pdf"' if works else "exit 1"
    program.write_text(f"#!/bin/sh\n{line}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(converting, "office_program", lambda: program)
    if works and sys.platform.startswith("linux"):
        fonts = f'grep -q "{font_file().parent}" "$FONTCONFIG_FILE" || exit 1'
        program.write_text(f"#!/bin/sh\n{fonts}\n{line}\n", encoding="utf-8")
    if not works:
        with pytest.raises(Refused) as refusal:
            turn_into_pdf(services, office.trainer, item, Handle())
        assert refusal.value.code == "converting.failed"
        return
    assert turn_into_pdf(services, office.trainer, item, Handle()) == 2
    assert services.courseware.open_item(item, bool).content == b"%PDF made"
    assert not list(services.store.workspace.courseware.glob("opened/*"))


def test_without_libreoffice_it_is_said_what_to_do(
    services: Services, office: Office, item: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(converting, "office_program", lambda: None)
    with pytest.raises(Refused) as refusal:
        turn_into_pdf(services, office.trainer, item, Handle())
    assert refusal.value.code == "converting.no_program"


def test_what_a_folder_gives() -> None:
    root = Path("/stick")
    assert folder_category(root, root / "典型案例" / "2025" / "a.pdf") == "典型案例"
    assert folder_category(root, root / "a.pdf") == ""
    assert [importable(Path(name)) for name in ("a.pdf", "~$a.docx", ".a.pdf", "Thumbs.db")] == [
        True,
        False,
        False,
        False,
    ]
