"""Between the rows of a case and its value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from trainer.hours.values import RuleSource, SourceNature
from trainer.people.values import PersonRow
from trainer.retakes.ladders import read_step, read_trigger
from trainer.retakes.tables import RetakeCaseTable, RetakeDecisionTable
from trainer.retakes.values import Case, Decision, Entry, Ladder, Note, Proposal, Step, Windows

_DATES = ("issued_on", "checked_on")


def kept_rule(ladder: Ladder, proposal: Proposal) -> dict[str, Any]:
    """The step and its source as plain data, frozen beside the case."""
    source = asdict(ladder.source)
    for name in _DATES:
        source[name] = source[name] and source[name].isoformat()
    return {
        "step": asdict(proposal.step),
        "notes": list(proposal.notes),
        "source": source,
        "gist": ladder.gist,
        "windows": asdict(ladder.windows),
    }


def due_date(step: Step, today: date) -> date | None:
    """The last day for the retake; None where the source sets none."""
    return None if step.days is None else today + timedelta(days=step.days)


def case_of(
    row: RetakeCaseTable,
    decisions: Sequence[RetakeDecisionTable],
    retake_exam_id: UUID | None,
    people: Mapping[UUID, PersonRow],
    reasons: Mapping[str, str],
) -> Case:
    """A case with its history, oldest entry first."""
    source = dict(row.rule["source"])
    for name in _DATES:
        source[name] = source[name] and date.fromisoformat(source[name])
    source["nature"] = SourceNature(source["nature"])
    person = people[row.person_id]
    return Case(
        id=row.id,
        person_id=row.person_id,
        name=person.name,
        unit=person.unit,
        exam_id=row.exam_id,
        result=read_trigger(row.result),
        score=row.score,
        step=read_step(row.rule["step"]),
        step_number=row.step_number,
        failures=row.failures,
        notes=tuple(map(Note, row.rule["notes"])),
        source=RuleSource(**source),
        gist=row.rule["gist"],
        due_on=row.due_on,
        state=Decision(decisions[-1].decision),
        retake_exam_id=retake_exam_id,
        history=tuple(
            Entry(
                d.number, Decision(d.decision), d.by_id, people[d.by_id].name, d.at, reasons.get(d.reason, ""), d.until
            )
            for d in decisions
        ),
        windows=Windows(**row.rule.get("windows", {})),
        occasion=row.occasion,
        proof=reasons.get(row.proof, ""),
    )
