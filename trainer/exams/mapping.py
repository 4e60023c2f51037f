"""Between rows of the exam tables and the values that leave the capability."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from decimal import Decimal
from typing import Any

from question_bank.marking import BlanksRule, MarkingRule, MultipleRule
from trainer.exams.marking.values import DoubleRule, ThirdRule
from trainer.exams.rules import exam_state
from trainer.exams.tables import ExamTable
from trainer.exams.values import Exam, ExamPlan, ResultTerms, ReviewPolicy, RoomTimes
from trainer.hours.sources import source_from_data, source_to_data

_COPIED = ("title", "year", "paper_id", "opens_at", "closes_at", "minutes", "pass_mark", "excellent", "review")
OVERLAP, DOUBLE, TERMS, ATTEMPTS = "retake_overlap", "double_marking", "result", "attempts"
TERMS_RULE = "result_rule"
"""Stand beside the source in the copy of the rule an exam keeps."""


def fill(row: ExamTable, plan: ExamPlan) -> None:
    """Writes a plan into its row."""
    for name in (*_COPIED, "shuffle_options", "shuffle_questions"):
        setattr(row, name, getattr(plan, name))
    row.title = plan.title.strip()
    row.marking, row.rule = marking_to_data(plan.marking), source_to_data(plan.rule)
    if plan.retake_overlap is not None:
        row.rule = row.rule | {OVERLAP: str(plan.retake_overlap)}
    if plan.double is not None:
        row.rule = row.rule | {DOUBLE: {"apart": str(plan.double.apart), "third": plan.double.third.value}}
    if plan.terms is not None:
        row.rule = row.rule | {TERMS: asdict(plan.terms)}
    if plan.attempts is not None:
        row.rule = row.rule | {ATTEMPTS: plan.attempts}
    if plan.terms_rule is not None:
        row.rule = row.rule | {TERMS_RULE: source_to_data(plan.terms_rule)}
    row.warnings = list(plan.warnings)
    fill_times(row, plan.times)


def fill_times(row: ExamTable, times: RoomTimes) -> None:
    """Writes the times around the beginning into the row of an exam."""
    row.doors_minutes, row.entry_minutes, row.leave_minutes = times.doors, times.entry, times.leave
    row.code_minutes, row.needs_code = times.code, times.needs_code


def times_of(row: ExamTable) -> RoomTimes:
    """The times around the beginning of an exam."""
    return RoomTimes(row.doors_minutes, row.entry_minutes, row.leave_minutes, row.code_minutes, row.needs_code)


def plan_of(row: ExamTable) -> ExamPlan:
    """The plan an exam was made from, with what was moved since."""
    copied = {name: getattr(row, name) for name in _COPIED}
    copied |= {"review": ReviewPolicy(row.review), "warnings": tuple(row.warnings)}
    return ExamPlan(
        **copied,
        rule=source_from_data(row.rule),
        marking=marking_from_data(row.marking),
        shuffle_options=row.shuffle_options,
        shuffle_questions=row.shuffle_questions,
        times=times_of(row),
        retake_overlap=Decimal(row.rule[OVERLAP]) if OVERLAP in row.rule else None,
        double=double_from_data(row.rule.get(DOUBLE)),
        terms=terms_of(row),
        attempts=row.rule.get(ATTEMPTS),
        terms_rule=source_from_data(row.rule[TERMS_RULE]) if TERMS_RULE in row.rule else None,
    )


def terms_of(row: ExamTable) -> ResultTerms | None:
    """How results of an exam come into force; None where they count as they are marked."""
    data = row.rule.get(TERMS)
    return None if data is None else ResultTerms(**data)


def terms_from_data(data: Mapping[str, Any]) -> ResultTerms:
    """What a rule file says about results. ValueError for less than no days or nobody on the panel."""
    usual = ResultTerms()
    terms = ResultTerms(
        publication=int(data.get("publication_days", usual.publication)),
        recheck=int(data.get("recheck_days", usual.recheck)),
        objection=int(data.get("objection_days", usual.objection)),
        panel=int(data.get("panel", usual.panel)),
        in_workdays=bool(data.get("in_workdays", usual.in_workdays)),
    )
    if min(terms.publication, terms.recheck, terms.objection) < 0 or terms.panel < 1:
        raise ValueError(terms)
    return terms


def exam_of(row: ExamTable, total: Decimal, candidates: int, now: datetime) -> Exam:
    """An exam as it stands now."""
    plan = plan_of(row)
    state = exam_state(plan.opens_at, plan.closes_at, row.closed_at, now)
    return Exam(row.id, plan, total, state, candidates, row.retake_of, row.closed_at)


def marking_to_data(rule: MarkingRule) -> dict[str, Any]:
    """The marking rule as JSON-able data."""
    missing = None if rule.missing_share is None else str(rule.missing_share)
    return {
        "multiple": rule.multiple.value,
        "missing_share": missing,
        "wrong_share": str(rule.wrong_share),
        "blanks": rule.blanks.value,
    }


def marking_from_data(data: Mapping[str, Any]) -> MarkingRule:
    """The marking rule `marking_to_data` wrote."""
    missing = data["missing_share"]
    return MarkingRule(
        MultipleRule(data["multiple"]),
        None if missing is None else Decimal(missing),
        Decimal(data["wrong_share"]),
        BlanksRule(data["blanks"]),
    )


def double_from_data(data: Mapping[str, Any] | None) -> DoubleRule | None:
    """双评 as an exam or a rule file keeps it. ValueError where the bound is no share."""
    if data is None:
        return None
    apart = Decimal(data["apart"])
    if not 0 <= apart <= 1:
        raise ValueError(apart)
    return DoubleRule(apart, ThirdRule(data["third"]))
