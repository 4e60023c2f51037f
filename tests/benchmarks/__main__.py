"""Runs every benchmark, prints the table and writes build/bench.json."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from tests.benchmarks.analysis import analysis_rows
from tests.benchmarks.answers import answer_rows
from tests.benchmarks.certificates import certificate_rows
from tests.benchmarks.harness import Row
from tests.benchmarks.hours import form_row, hours_rows
from tests.benchmarks.importing import import_rows
from tests.benchmarks.locks import lock_rows
from tests.benchmarks.office import office
from tests.benchmarks.papers import paper_rows
from tests.benchmarks.register import register_rows
from tests.benchmarks.remark import remark_rows
from tests.benchmarks.search import search_rows
from tests.benchmarks.similar import similar_rows
from tests.benchmarks.start import start_row
from tests.benchmarks.window import window_rows
from tests.benchmarks.workbook import workbook_rows
from trainer.words import use_language

QUESTIONS = 100_000
OUT = Path("build/bench.json")


def measure(folder: Path) -> list[Row]:
    rows = []
    print("Making a bank of 100,000 questions …", flush=True)
    with office(folder / "office", QUESTIONS) as desk:
        rows += answer_rows(desk, folder)
        rows += search_rows(desk)
        rows += paper_rows(desk)
        rows += lock_rows(desk)
    rows.insert(0, start_row(str(folder / "office")))
    rows += window_rows(folder)
    rows += analysis_rows(folder)
    rows += certificate_rows(folder)
    rows += register_rows(folder)
    rows += workbook_rows(folder)
    rows += [*hours_rows(folder), form_row()]
    rows += remark_rows(folder)
    rows += similar_rows()
    rows += import_rows(folder)
    return rows


def show(rows: list[Row]) -> None:
    print(f"{'what':<62}{'value':>12}{'baseline':>12}{'ratio':>8}  unit   goal")
    for row in rows:
        baseline = "—" if row.baseline is None else f"{row.baseline:.2f}"
        ratio = "—" if row.ratio is None else f"{row.ratio:.2f}"
        print(f"{row.name:<62}{row.value:>12.2f}{baseline:>12}{ratio:>8}  {row.unit:<6} {row.goal}")


def main() -> None:
    use_language()
    with tempfile.TemporaryDirectory() as folder:
        rows = measure(Path(folder))
    show(rows)
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(json.dumps([row.as_data() for row in rows], ensure_ascii=False, indent=2), encoding="utf-8")


if __name__ == "__main__":
    main()
