"""The demo is what a newcomer sees first: it runs from an empty folder to documents and pictures."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from trainer.cli import main

KEYS = {
    "officers",
    "questions",
    "sittings",
    "passed",
    "failed",
    "retakes",
    "certificates",
    "hours_workbook",
    "screenshots",
    "exam_pictures",
    "seconds",
}


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_the_demo_makes_a_year(qapp: QApplication, tmp_path: Path) -> None:
    result = CliRunner().invoke(
        main, ["demo", "--out", str(tmp_path / "demo"), "--no-file", "--json"], catch_exceptions=False
    )
    assert result.exit_code == 0
    data = json.loads(result.output)
    assert data.keys() == KEYS
    assert (data["officers"], data["sittings"]) == (60, 60)
    assert data["passed"] + data["failed"] == 60
    assert data["certificates"] == data["passed"]
    assert data["retakes"] == data["failed"] > 0
    assert Path(data["hours_workbook"]).stat().st_size > 10_000
    names = [Path(picture).stem[3:] for picture in data["exam_pictures"]]
    assert names[0] == "set-up"
    assert {"seats", "station-check", "sign-in", "exam", "resumed", "panel", "board", "marking"} < set(names)
    assert names[-3:] == ["key-correction", "analysis", "neighbours"]
    for picture in data["screenshots"]:
        image = QImage(picture)
        assert image.width() >= 1366
        assert image.height() >= 768
