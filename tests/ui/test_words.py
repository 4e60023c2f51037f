"""Every refusal has words, in both languages, with the parameters it carries."""

import ast
from pathlib import Path

from trainer.ui.texts import known_codes
from trainer.words import use_language

ROOT = Path(__file__).parents[2] / "trainer"
ERRORS = {"KnownError", "NotAllowed", "Refused", "BadInput", "StoreTrouble"}


def raised_codes() -> dict[str, str]:
    """Every code that the source gives to a known error, with the place of one use."""
    found = {}
    for path in ROOT.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name) or node.func.id not in ERRORS:
                continue
            if node.args and isinstance(node.args[0], ast.Constant):
                found[str(node.args[0].value)] = f"{path.relative_to(ROOT)}:{node.lineno}"
    return found


def test_every_code_has_its_sentence() -> None:
    missing = {code: place for code, place in raised_codes().items() if code not in known_codes()}
    assert not missing


def test_the_words_exist_in_english_too() -> None:
    chinese = known_codes()
    use_language("en")
    assert known_codes() == chinese
