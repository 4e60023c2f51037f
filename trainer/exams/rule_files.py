"""Reads exam rules from TOML: `exam-*.toml` in the folder of rules."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from typing import Any

from question_bank.marking import BlanksRule, MarkingRule, MultipleRule
from trainer.exams.mapping import DOUBLE, TERMS, double_from_data, terms_from_data
from trainer.exams.papers.codec import blueprint_from_data
from trainer.exams.values import ExamRule, RoomTimes
from trainer.hours.sources import source_from_data
from trainer.store.errors import BadInput
from trainer.store.folders import Folder, TextFile

PATTERN = "exam-*.toml"


def load_exam_rules(*folders: Folder) -> tuple[ExamRule, ...]:
    """Every exam rule in the folders by name; a later folder replaces a file of an earlier one.

    Raises BadInput("exam_rule.unreadable") with file and cause.
    """
    paths = {path.name: path for folder in folders for path in sorted(folder.glob(PATTERN))}
    return tuple(sorted(map(_read, paths.values()), key=lambda rule: rule.name))


def parse_exam_rule(key: str, text: str) -> ExamRule:
    """One rule from its text; figures are exact decimals, rows are those of a blueprint."""
    try:
        return _rule(key, tomllib.loads(text, parse_float=Decimal))
    except (KeyError, ValueError, TypeError, ArithmeticError) as error:
        raise BadInput("exam_rule.unreadable", file=key, cause=str(error)) from error


def _read(path: TextFile) -> ExamRule:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, ValueError) as error:
        raise BadInput("exam_rule.unreadable", file=path.stem, cause=str(error)) from error
    return parse_exam_rule(path.stem, text)


def _rule(key: str, data: dict[str, Any]) -> ExamRule:
    excellent, attempts = data.get("excellent"), data.get("retake", {}).get("attempts")
    return ExamRule(
        key=key,
        name=str(data["name"]),
        source=source_from_data(data["source"]),
        minutes=int(data["minutes"]),
        pass_mark=Decimal(data["pass_mark"]),
        marking=_marking(data["marking"]),
        blueprint=blueprint_from_data(data),
        excellent=None if excellent is None else Decimal(excellent),
        warnings=tuple(int(minutes) for minutes in data.get("warnings", ())),
        times=_times(data.get("room", {})),
        retake_overlap=_share(data.get("retake", {}).get("overlap")),
        double=double_from_data(data.get(DOUBLE)),
        terms=terms_from_data(data.get(TERMS, {})),
        attempts=None if attempts is None else int(attempts),
    )


def _marking(data: dict[str, Any]) -> MarkingRule:
    usual = MarkingRule()
    share = data.get("missing_share", "0.5")
    return MarkingRule(
        multiple=MultipleRule(data["multiple"]),
        missing_share=None if share == "found" else Decimal(share),
        wrong_share=Decimal(data.get("wrong_share", usual.wrong_share)),
        blanks=BlanksRule(data.get("blanks", usual.blanks)),
    )


def _share(value: Any) -> Decimal | None:
    """A share from 0 to 1; ValueError for anything else."""
    if value is None:
        return None
    share = Decimal(value)
    if not 0 <= share <= 1:
        raise ValueError(value)
    return share


def _times(data: dict[str, Any]) -> RoomTimes:
    usual = RoomTimes()
    return RoomTimes(
        doors=int(data.get("doors_before", usual.doors)),
        entry=int(data.get("entry_after", usual.entry)),
        leave=int(data.get("leave_after", usual.leave)),
        code=int(data.get("code_before", usual.code)),
        needs_code=bool(data.get("start_code", usual.needs_code)),
    )
