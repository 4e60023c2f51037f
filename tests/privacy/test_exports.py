"""The register of exports is complete: whoever takes a file with people in it out of the program is found in it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import trainer
from trainer.ui.privacy.wording import what_text

ROOT = Path(trainer.__file__).parent
ASKS_WHERE = ("save_file", "choose_folder", "TakingOut")
"""Everything a window writes for its user goes to a place asked for so."""
WRITES = ("write_bytes", "write_text", "writing")
REGISTERED: dict[str, tuple[str, ...]] = {
    "ui/certificates/list_acts.py": ("certificate_register", "certificate_archive"),
    "ui/certificates/presenter.py": ("certificate",),
    "ui/exam_rooms/presenter.py": ("exam_changes",),
    "ui/exams/day_papers.py": ("exam_day",),
    "ui/exams/score_acts.py": ("score_list",),
    "ui/hours/acts.py": ("hours_workbook", "evidence"),
    "ui/hours/papering.py": ("hours_form", "hours_table", "hours_short", "hours_records"),
    "ui/activities/class_file.py": ("class_file",),
    "ui/activities/sheets.py": ("rotation_list",),
    "ui/standing/filing.py": ("exam_file",),
    "ui/standing/case_presenter.py": ("discipline",),
    "ui/qualification/list_acts.py": ("card_list",),
    "ui/retakes/list_acts.py": ("retake_list",),
    "ui/retakes/paper_acts.py": ("notice",),
    "ui/reports/presenter.py": ("yearly_pages",),
    "ui/people/roster_presenter.py": ("roster",),
    "ui/settings/accounts/presenter.py": ("account_slips",),
    "cli/certificates.py": ("certificate", "certificate_register", "certificate_archive"),
    "cli/exams.py": ("exam_file",),
    "cli/hours.py": ("hours_workbook",),
}
"""What writes files about people, and under which names the register has them."""
NOBODY: dict[str, tuple[str, ...]] = {
    "questions, papers, courseware, rules": (
        *("ui/bank/imports/presenter.py", "ui/bank/presenter.py", "ui/papers/printing.py", "ui/courseware/files.py"),
        *("ui/courseware/presenter.py", "cli/bank.py", "cli/rules.py"),
        "ui/settings/rules/presenter.py",
    ),
    "figures of an exam, noted in the trail": ("ui/analysis/presenter.py",),
    "keys, the check of a PC": (
        *("ui/settings/backups/presenter.py", "ui/settings/keys/presenter.py", "ui/first_run/presenter.py"),
        "cli/station.py",
    ),
    "one's own": ("ui/my_result/presenter.py",),
}
"""What writes files that name nobody else."""
PARTS = ("app", "people", "certificates", "retakes", "hours", "ui")


def test_every_place_that_writes_for_its_user_is_known() -> None:
    dialogs = {"ui/dialogs.py", "ui/asking.py", "ui/taking_out.py"}
    asking = {name for name in modules("ui") if calls(name, ASKS_WHERE)} - dialogs
    writing = {name for name in modules("cli") if calls(name, WRITES)}
    nobody = {name for names in NOBODY.values() for name in names}
    assert asking | writing <= set(REGISTERED) | nobody, "is it in the register of exports, or does it name nobody?"
    assert set(REGISTERED) | nobody <= set(modules("ui")) | set(modules("cli"))


def test_what_is_registered_has_a_name() -> None:
    codes = {code for part in PARTS for code in codes_of(part)}
    assert {code for some in REGISTERED.values() for code in some} <= codes
    assert {code for code in codes if what_text(code) == code} == set()
    assert len(codes) > 20


def modules(part: str) -> Iterator[str]:
    for path in sorted((ROOT / part).rglob("*.py")):
        yield path.relative_to(ROOT).as_posix()


def calls(module: str, names: tuple[str, ...]) -> bool:
    return any(_name(node.func) in names for node in _calls(module))


def codes_of(part: str) -> Iterator[str]:
    """What is given as the second argument to whatever records an export."""
    for module in modules(part):
        if "demo" in module or "record_export" not in (ROOT / module).read_text(encoding="utf-8"):
            continue
        for node in _calls(module):
            given = node.args[1] if len(node.args) > 1 and _name(node.func) in ("record_export", "_record") else None
            if isinstance(given, ast.Constant) and isinstance(given.value, str):
                yield given.value


def _calls(module: str) -> Iterator[ast.Call]:
    text = (ROOT / module).read_text(encoding="utf-8")
    return (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call))


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""
