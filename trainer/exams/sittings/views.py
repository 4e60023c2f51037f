"""What the exam window and the invigilator's board are shown. Pure."""

from __future__ import annotations

import random
from collections.abc import Mapping
from uuid import UUID

from question_bank.question import Response
from trainer.exams.papers.values import Paper
from trainer.exams.sittings.arrangement import arrange, arrangement_to_data, item_order, shown_question, to_shown
from trainer.exams.sittings.desk import OpenSitting
from trainer.exams.sittings.rules import proposed_minutes
from trainer.exams.sittings.values import EventData, ItemView, Progress, SittingState, SittingView
from trainer.exams.values import ExamPlan


def start_data(plan: ExamPlan, paper: Paper, seed: int, extra_minutes: int) -> EventData:
    """What STARTED freezes: the time, the paper, and the order in which this candidate sees it."""
    chance = random.Random(seed)
    items = item_order([item.section for item in paper.items], chance, plan.shuffle_questions)
    options = [arrange(item.question, chance, plan.shuffle_options) for item in paper.items]
    return {
        "limit": (plan.minutes + extra_minutes) * 60_000,
        "paper": paper.hash,
        "items": list(items),
        "options": [arrangement_to_data(order) for order in options],
    }


def view_of(sitting: OpenSitting, saved: SittingState, milliseconds_left: int, resumed: bool) -> SittingView:
    """The paper as this candidate sees it, with the answers that are saved."""
    return SittingView(
        sitting_id=sitting.id,
        exam_id=sitting.exam_id,
        person_id=sitting.person_id,
        title=sitting.plan.title,
        items=tuple(_item(sitting.paper, saved, item, number) for number, item in enumerate(saved.items, start=1)),
        answers=_shown(saved, saved.answers),
        flags=saved.flags,
        current=saved.current,
        seconds_left=max(0, milliseconds_left) / 1000,
        paused=saved.paused,
        warnings=sitting.plan.warnings,
        resumed=resumed,
        struck=_shown(saved, saved.struck),
        notes=saved.notes,
    )


def progress_of(
    person_id: UUID, sitting_id: UUID, state: SittingState, milliseconds_left: int, asked: int = 0
) -> Progress:
    """One line of the board."""
    return Progress(
        person_id=person_id,
        sitting_id=sitting_id,
        answered=len(state.answers),
        questions=len(state.items),
        seconds_left=max(0, milliseconds_left) / 1000,
        paused=state.paused,
        submitted=state.submitted,
        incidents=state.incidents,
        outages=state.outages,
        seconds_away=state.away / 1000,
        proposed_minutes=0 if state.submitted else proposed_minutes(state),
        raised=state.raised is not None and not state.submitted,
        held=state.held,
        asked=asked,
    )


def _shown(state: SittingState, responses: Mapping[int, Response]) -> dict[int, Response]:
    shown = {item: to_shown(response, state.arrangements[item]) for item, response in responses.items()}
    return {item: response for item, response in shown.items() if response is not None}


def _item(paper: Paper, state: SittingState, item: int, number: int) -> ItemView:
    frozen = paper.items[item]
    question = shown_question(frozen.question, state.arrangements[item])
    return ItemView(item, number, frozen.section, question, frozen.score)
