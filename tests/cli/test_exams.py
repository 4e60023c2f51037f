"""`trainer exams folder` as an administrator runs it."""

import hashlib
import random
from collections.abc import Callable
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from question_bank.blueprint import Blueprint, BlueprintRow
from question_bank.question import QuestionKind
from tests.conftest import PASSWORD, QUICK_HASHER
from tests.documents.reading import pdf_pages, squeezed
from tests.exams.hall import build_hall, officer
from trainer.app.services import Services
from trainer.cli import main
from trainer.documents.office import folder as folders
from trainer.people.accounts.values import Role
from trainer.people.values import PersonDraft
from trainer.store.clock import SystemClock
from trainer.store.opening import open_store
from trainer.store.workspace import Workspace

Run = Callable[..., Result]
ONE = Blueprint("春季考核", (BlueprintRow(QuestionKind.SINGLE, 2, Decimal(5)),))


@pytest.fixture
def run(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> Run:
    """One closed exam of one person and one that is open, an administrator and an officer with passwords."""
    clock = SystemClock()
    with (
        open_store(workspace, clock, use_keyring=False) as store,
        closing(Services(store, clock, random.Random(3), QUICK_HASHER)) as services,
    ):
        unit, person = services.people.create_office("临河县大队", PersonDraft("周敏"))
        boss = services.accounts.create_first(person, "zhoumin", PASSWORD)
        wang = services.people.add_person(boss, PersonDraft("王强", unit_id=unit))
        slip = services.accounts.create(boss, wang, "wangqiang", frozenset({Role.OFFICER}))
        signed = services.accounts.sign_in("wangqiang", slip).actor
        services.accounts.change_password(signed, slip, PASSWORD)
        hall = build_hall(store, clock, random.Random(5), boss)
        for title in ("春季考核", "秋季考核"):
            exam = hall.exam(officer(wang, "王强"), blueprint=ONE, title=title, opens_at=clock.now())
            if title == "春季考核":
                hall.sit(officer(wang, "王强"), exam)
                hall.invigilation.close_exam(boss, exam)
        hall.sittings.close()
    monkeypatch.setenv("TRAINER_PASSWORD", PASSWORD)
    return lambda *words: CliRunner().invoke(main, ["--workspace", str(workspace.folder), "exams", "folder", *words])


def options(out: Path, user: str = "zhoumin") -> tuple[str, ...]:
    return "--out", str(out), "--purpose", "归档", "--user", user


def test_the_folder_is_whole_and_its_list_of_hashes_fits(run: Run, tmp_path: Path) -> None:
    done = run("春季", *options(tmp_path))
    assert done.exit_code == 0, done.output
    place = tmp_path / "春季考核"
    assert str(place) in done.output.replace("\n", "")
    names = {path.name for path in place.iterdir()}
    assert {"20 成绩册.pdf", "21 成绩单.pdf", "26 成绩.xlsx", "文件清单.pdf", "文件清单.docx"} <= names
    assert not any("未写完" in name for name in names)
    listed = squeezed("".join(pdf_pages((place / "文件清单.pdf").read_bytes())))
    for path in place.iterdir():
        if not path.name.startswith("文件清单"):
            assert hashlib.sha256(path.read_bytes()).hexdigest() in listed


def test_what_cannot_be_filed_is_refused_with_a_sentence(run: Run, tmp_path: Path) -> None:
    for words, user, said in (
        ("季考核", "zhoumin", "2"),
        ("冬季", "zhoumin", "0"),
        ("秋季", "zhoumin", "再归档"),
        ("春季", "wangqiang", "不能进行此操作"),
    ):
        refused = run(words, *options(tmp_path / "出", user))
        assert refused.exit_code == 1, refused.output
        assert said in refused.output
    assert not list(tmp_path.glob("出/*/文件清单*"))


def test_a_folder_that_was_cut_short_has_no_list_and_says_so(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("春季", *options(tmp_path)).exit_code == 0
    place = tmp_path / "春季考核"
    whole, replaced = Path.replace, []

    def cut(self: Path, target: Path) -> Path:
        replaced.append(target)
        if len(replaced) == 3:
            raise OSError(28, "No space left on device")
        return whole(self, target)

    monkeypatch.setattr(Path, "replace", cut)
    assert run("春季", *options(tmp_path)).exit_code == 1
    assert (place / "未写完-请重新生成.txt").exists()
    assert not list(place.glob("文件清单*"))
    monkeypatch.setattr(Path, "replace", whole)
    assert run("春季", *options(tmp_path)).exit_code == 0
    assert not (place / "未写完-请重新生成.txt").exists()
    assert len(list(place.glob("文件清单*"))) == folders.LISTS
