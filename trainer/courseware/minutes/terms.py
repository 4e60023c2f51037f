"""Reads the figures of counting."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from trainer.courseware.minutes.values import StudyTerms
from trainer.store.rule_files import read_file

_SECOND, _MINUTE = 1000, 60_000


def load_terms(path: Path) -> StudyTerms:
    """The terms from their file. BadInput("courseware.terms_unreadable") names the file."""
    return read_file(path, _terms, "courseware.terms_unreadable")


def _terms(data: Mapping[str, Any]) -> StudyTerms:
    return StudyTerms(
        title=str(data["title"]),
        idle=int(data["idle_seconds"]) * _SECOND,
        idle_playing=int(data["idle_seconds_playing"]) * _SECOND,
        top_speed=float(data["top_speed"]),
        question_from=int(data["question_from_minutes"]) * _MINUTE,
        question_until=int(data["question_until_minutes"]) * _MINUTE,
        question_within=int(data["question_seconds"]) * _SECOND,
        question_again=int(data["question_again_minutes"]) * _MINUTE,
        keep_every=int(data["keep_seconds"]) * _SECOND,
        longest_gap=int(data["longest_gap_seconds"]) * _SECOND,
        clock_drift=int(data["clock_drift_seconds"]) * _SECOND,
        quiz_questions=int(data["quiz_questions"]),
        quiz_share=float(data["quiz_share"]),
        quiz_again=int(data["quiz_again_minutes"]) * _MINUTE,
    )
