"""The commands as an administrator runs them."""

import json
import random
import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner, Result
from openpyxl import Workbook, load_workbook

from tests.conftest import PASSWORD, QUICK_HASHER, Begun
from trainer.app.services import Services
from trainer.cli import ROOMS, main
from trainer.cli.desk import opened
from trainer.people.accounts.values import Role
from trainer.people.values import PersonDraft
from trainer.store.clock import SystemClock
from trainer.store.opening import open_store
from trainer.store.workspace import Workspace

QUESTIONS = """科目：行政处罚法
依据版本：2021-01-22

【单选】当事人要求听证的，应当在行政机关告知后几日内提出？
A．三日
B．五日
C．七日
D．十日
答案：B
解析：期限自告知之日起算。
依据：《中华人民共和国行政处罚法》第六十四条第一项
难度：中

【单选】没有答案的题。
A．甲
B．乙
答案：
"""
Run = Callable[..., Result]


@pytest.fixture
def run(workspace: Workspace, migrated: Begun, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The program on a workspace with an administrator, signed in by the environment."""
    shutil.copytree(migrated.folder, workspace.folder)
    clock = SystemClock()
    with (
        open_store(workspace, clock, use_keyring=False) as store,
        closing(Services(store, clock, random.Random(3), QUICK_HASHER)) as services,
    ):
        _unit, person = services.people.create_office("临河县大队", PersonDraft("周敏"))
        actor = services.accounts.create_first(person, "zhoumin", PASSWORD)
        services.hours.choose_rule_set(actor, 2026, "jinzhong-2024-2026")
    monkeypatch.setenv("TRAINER_PASSWORD", PASSWORD)
    return lambda *arguments: CliRunner().invoke(main, ["--workspace", str(workspace.folder), *map(str, arguments)])


def test_a_dry_run_reports_what_is_ready_and_what_has_no_key(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "题.txt"
    path.write_text(QUESTIONS, encoding="utf-8")
    result = run("bank", "import", path, "--dry-run", "--json", "--answers")
    assert result.exit_code == 3
    data = json.loads(result.output)
    assert (data["found"], data["ready"], data["kinds"]["single"]) == (2, 1, 2)
    assert data["answers"][0] == "B"
    assert [problem["code"] for problem in data["problems"]] == ["question.no_key"]


def test_a_key_in_a_file_of_its_own_is_joined(run: Run, tmp_path: Path) -> None:
    paper, key = tmp_path / "卷.txt", tmp_path / "答案.txt"
    paper.write_text(
        "一、单项选择题\n1. 甲？\nA. 一 B. 二\n2. 乙？\nA. 一 B. 二\n3. 丙？\nA. 一 B. 二\n", encoding="utf-8"
    )
    key.write_text("1-3 ABA\n", encoding="utf-8")
    result = run("bank", "import", paper, "--key", key, "--dry-run", "--json", "--answers")
    assert result.exit_code == 0
    assert json.loads(result.output)["answers"] == ["A", "B", "A"]
    assert run("bank", "import", paper, key, "--key", key, "--dry-run").exit_code == 1


def test_a_folder_is_read_file_by_file(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "题库"
    (folder / "单选").mkdir(parents=True)
    (folder / "a.txt").write_text(QUESTIONS, encoding="utf-8")
    (folder / "单选" / "b.txt").write_text(QUESTIONS, encoding="utf-8")
    (folder / "~$c.docx").write_bytes(b"lock")
    (folder / "说明.pdf").write_bytes(b"%PDF")
    result = run("bank", "import", folder, "--dry-run", "--json")
    found = [json.loads(line)["file"] for line in result.output.splitlines()]
    assert found == [str(folder / "a.txt"), str(folder / "单选" / "b.txt")]


def test_a_file_above_the_limit_is_not_opened(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "大.txt"
    with path.open("wb") as file:
        file.truncate(101 * 1024 * 1024)
    result = run("bank", "import", path, "--dry-run", "--json")
    data = json.loads(result.output)
    assert (data["found"], [problem["code"] for problem in data["problems"]]) == (0, ["import.too_large"])
    assert "100MB" in data["problems"][0]["message"]


def test_imported_questions_are_found_and_go_out_again(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "题.txt"
    path.write_text(QUESTIONS, encoding="utf-8")
    assert run("bank", "import", path, "--user", "zhoumin").exit_code == 3
    found = json.loads(run("bank", "search", "听证", "--json", "--user", "zhoumin").output)
    assert found["total"] == 1
    out = tmp_path / "出.xlsx"
    assert run("bank", "export", out, "--user", "zhoumin").exit_code == 0
    assert load_workbook(out).worksheets[0].max_row >= 2


def test_a_roster_comes_in_with_row_problems(run: Run, tmp_path: Path) -> None:
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    for row in (["姓名", "单位", "工号", "身份证号"], ["张三", "一中队", "Z1", ""], ["李四", "一中队", "Z2", "123"]):
        sheet.append(row)
    path = tmp_path / "名册.xlsx"
    workbook.save(path)
    result = run("officers", "import", path, "--json", "--user", "zhoumin")
    assert result.exit_code == 3
    data = json.loads(result.output)
    assert (data["new"], data["problem"]) == (1, 1)
    assert data["problems"][0]["row"] == 3


def test_the_hours_workbook_is_written(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "学时.xlsx"
    assert run("hours", "export", "--year", 2026, "--out", out, "--user", "zhoumin").exit_code == 0
    assert [sheet.title for sheet in load_workbook(out).worksheets] == ["汇总", "人员", "明细", "规则"]


def test_whole_id_numbers_are_written_with_a_witness(
    run: Run, workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(workspace) as services:
        actor = services.accounts.sign_in("zhoumin", PASSWORD).actor
        draft = PersonDraft("李娜", unit_id=services.people.units()[0].id, id_number="11010519491231002X")
        slip = services.accounts.create(actor, services.people.add_person(actor, draft), "lina", [Role.TRAINER])
        services.accounts.change_password(services.accounts.sign_in("lina", slip).actor, "", PASSWORD)
    monkeypatch.setenv("TRAINER_WITNESS_PASSWORD", PASSWORD)
    out = tmp_path / "学时.xlsx"
    export = ("hours", "export", "--year", 2026, "--out", out, "--user", "zhoumin")
    assert run(*export, "--witness", "zhoumin", "--receiver", "市支队").exit_code == 1
    assert run(*export, "--witness", "lina").exit_code == 1
    assert not out.exists()
    assert run(*export, "--witness", "lina", "--receiver", "市支队").exit_code == 0
    cells = {cell for row in load_workbook(out)["人员"].values for cell in row}
    assert draft.id_number in cells


def test_a_year_without_rule_set_is_refused_with_words(run: Run, tmp_path: Path) -> None:
    result = run("hours", "export", "--year", 2020, "--out", tmp_path / "x.xlsx", "--user", "zhoumin")
    assert result.exit_code == 1
    assert "2020" in result.output
    assert not (tmp_path / "x.xlsx").exists()


def test_a_wrong_password_is_refused(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TRAINER_PASSWORD", "wrong")
    assert run("backup", "--user", "zhoumin").exit_code == 1


def test_check_backup_and_restore(run: Run, workspace: Workspace) -> None:
    assert run("check").exit_code == 0
    made = json.loads(run("backup", "--json", "--user", "zhoumin").output)
    assert run("restore", made["path"], "--yes").exit_code == 0
    assert list(workspace.folder.glob("replaced-*.db"))
    assert run("check").exit_code == 0


def test_lists_of_a_new_office_are_empty(run: Run, tmp_path: Path) -> None:
    assert json.loads(run("retakes", "list", "--json", "--user", "zhoumin").output) == []
    assert run("certificates", "print", "--out", tmp_path / "证书", "--user", "zhoumin").exit_code == 0


def test_the_register_and_its_archive_are_written_with_a_purpose(run: Run, tmp_path: Path) -> None:
    who = ("--purpose", "年终归档", "--user", "zhoumin")
    assert run("certificates", "archive", "--out", tmp_path / "归档.zip", *who).exit_code == 0
    assert ZipFile(tmp_path / "归档.zip").namelist() == ["SHA256SUMS.txt"]
    assert run("certificates", "register", "--out", tmp_path / "台账.xlsx", *who).exit_code == 0
    assert (tmp_path / "台账.xlsx").stat().st_size > 1000
    assert run("certificates", "register", "--out", tmp_path / "台账.xlsx", "--user", "zhoumin").exit_code != 0


def test_a_foreign_file_is_no_certificate_of_ours(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "假.pdf"
    path.write_bytes(b"%PDF-1.4 nothing")
    result = run("certificates", "verify", path, "--json")
    assert result.exit_code == 3
    assert json.loads(result.output)["verdict"] == "unknown"


def test_a_workspace_that_is_not_there_is_said(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["--workspace", str(tmp_path / "none"), "backup", "--user", "x"])
    assert result.exit_code == 1
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("command", list(ROOMS))
def test_every_command_explains_itself(command: str) -> None:
    result = CliRunner().invoke(main, [command, "--help"])
    assert result.exit_code == 0


def test_sealed_papers_are_printed_a_folder_each(run: Run, workspace: Workspace, tmp_path: Path) -> None:
    from decimal import Decimal

    from question_bank.blueprint import Blueprint, BlueprintRow
    from question_bank.question import QuestionKind

    clock = SystemClock()
    with (
        open_store(workspace, clock, use_keyring=False) as store,
        closing(Services(store, clock, random.Random(3), QUICK_HASHER)) as services,
    ):
        actor = services.accounts.sign_in("zhoumin", PASSWORD).actor
        services.bank.load_starter(actor)
        services.papers.assemble(actor, Blueprint("年度考试", (BlueprintRow(QuestionKind.SINGLE, 3, Decimal(2)),)), 5)
    result = run("papers", "print", "--out", tmp_path / "out", "--user", "zhoumin")
    assert result.exit_code == 0, result.output
    (folder,) = (tmp_path / "out").iterdir()
    assert len(list(folder.glob("*.pdf"))) == len(list(folder.glob("*.docx"))) == 4
    assert run("papers", "print", "--out", tmp_path / "none", "--words", "没有", "--user", "zhoumin").exit_code == 1


def test_duplicates_are_listed_and_counted_by_the_exit_code(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "题.txt"
    path.write_text(QUESTIONS, encoding="utf-8")
    run("bank", "import", path, "--user", "zhoumin")
    none = run("bank", "duplicates", "--json", "--user", "zhoumin")
    assert (none.exit_code, json.loads(none.output)) == (0, {"questions": 1, "pairs": []})
    path.write_text(QUESTIONS.replace("答案：B", "答案：C"), encoding="utf-8")
    run("bank", "import", path, "--user", "zhoumin")
    found = run("bank", "duplicates", "--json", "--user", "zhoumin")
    assert found.exit_code == 3
    (pair,) = json.loads(found.output)["pairs"]
    assert (pair["likeness"], pair["left"]["number"], pair["right"]["number"]) == ("contradictory", 1, 2)
    assert "答案矛盾" in run("bank", "duplicates", "--user", "zhoumin").output
