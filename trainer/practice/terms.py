"""Reads the figures of practice."""

from __future__ import annotations

import tomllib
from datetime import timedelta
from pathlib import Path

from trainer.practice.values import PracticeTerms
from trainer.store.errors import BadInput


def load_terms(path: Path) -> PracticeTerms:
    """The terms from their file. BadInput("practice.terms_unreadable") names the file."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
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
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BadInput("practice.terms_unreadable", file=path.name) from error
