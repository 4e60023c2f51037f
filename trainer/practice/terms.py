"""Reads the figures of practice."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

from trainer.practice.values import PracticeTerms
from trainer.store.rule_files import read_file


def load_terms(path: Path) -> PracticeTerms:
    """The terms from their file. BadInput("practice.terms_unreadable") names the file."""
    return read_file(path, _terms, "practice.terms_unreadable")


def _terms(data: Mapping[str, Any]) -> PracticeTerms:
    return PracticeTerms(
        title=str(data["title"]),
        run_size=int(data["run_size"]),
        leave_after=int(data["leave_after"]),
        retention=float(data["retention"]),
        again=timedelta(minutes=int(data["again_minutes"])),
        final_days=int(data["final_days"]),
        enough_answers=int(data["enough_answers"]),
        weak_below=float(data["weak_below"]),
        good_from=float(data["good_from"]),
        smallest_group=int(data["smallest_group"]),
        mock_minutes=int(data["mock_minutes"]),
    )
