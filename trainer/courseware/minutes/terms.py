"""Reads the figures of counting."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

from trainer.courseware.minutes.values import StudyTerms
from trainer.store.rule_files import read_file

_SECOND, _MINUTE = 1000, 60_000


def load_terms(path: Path) -> StudyTerms:
    """The terms from their file. BadInput("courseware.terms_unreadable") names the file."""
    return read_file(path, _terms, "courseware.terms_unreadable")


def figures_of(terms: StudyTerms) -> dict[str, str]:
    """Every figure under its name, as texts: what the trail keeps of them."""
    return {name: str(value) for name, value in asdict(terms).items()}


def terms_of(figures: Mapping[str, str]) -> StudyTerms:
    """The terms as `figures_of` wrote them; what the program of that day did not know yet is 0."""
    read = {"str": str, "float": float, "int": int}
    return StudyTerms(**{one.name: read[str(one.type)](figures.get(one.name, "0")) for one in fields(StudyTerms)})


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
