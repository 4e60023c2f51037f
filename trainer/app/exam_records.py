"""The records of what followed an exam, as the papers of its folder."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING
from uuid import UUID

from trainer.app.reissue_files import worklist
from trainer.app.services import Services
from trainer.people.accounts.values import Actor
from trainer.reports.reissues import reissues
from trainer.ui.standing.ask_view import objection_state, recheck_state
from trainer.ui.standing.papers_words import kind_words, list_words, person_words, state_words, why_words
from trainer.ui.standing.state import EffectLine, FixState
from trainer.ui.standing.wording import (
    correction_words,
    history_words,
    pass_change,
    rank_change,
    score_change,
    until_words,
)
from trainer.ui.texts import name
from trainer.ui.widgets.incident_words import length_words, ruling_words, what_words
from trainer.ui.wording import moment
from trainer.words import _

if TYPE_CHECKING:
    from trainer.documents.exam_file import Part


def incident_part(services: Services, actor: Actor, exam_id: UUID) -> Part:
    """Every incident with what a person said about it."""
    from trainer.documents.exam_file import Part

    lines = services.invigilation.incidents(actor, exam_id)
    names = _names(services, actor, {one.person_id for one in lines})
    rows = tuple(
        (moment(one.at), names.get(one.person_id, ""), what_words(one), length_words(one), ruling_words(one))
        for one in lines
    )
    titles = (_("Time"), _("Name"), _("What was noted"), _("Length"), _("What a person said"))
    return Part("", () if rows else (_("Nothing was noted."),), titles, (30, 18, 36, 16, 40), rows, left=(2, 4))


def standing_part(services: Services, actor: Actor, exam_id: UUID) -> Part:
    """审定, 公示, 生效 with names and times."""
    from trainer.documents.exam_file import Part

    found = services.standing.standing(actor, exam_id)
    steps, held = found.steps, found.held
    names = _names(services, actor, {one.by for one in steps} | held)
    rows = tuple(
        (name(one.step), names.get(one.by, ""), moment(one.at), until_words(one), one.note or "—") for one in steps
    )
    titles = (_("Step"), _("Person in charge"), _("Time"), _("Published until"), _("Remark"))
    above: tuple[str, ...] = () if rows else (_("No step was taken."),)
    if held:
        words = _("Results that stay back until a case of misconduct is decided: {names}")
        above += (words.format(names="、".join(sorted(names[one] for one in held))),)
    return Part("", above, titles, (20, 20, 32, 24, 44), rows, left=(4,))


def correction_parts(services: Services, actor: Actor, exam_id: UUID) -> tuple[Part, ...]:
    """Every correction with its history; the approved ones with everybody they changed."""
    from trainer.documents.exam_file import Part
    from trainer.exams.corrections.values import CorrectionState
    from trainer.reports.consequences import Hanging

    found = services.corrections.corrections(actor, exam_id)
    wanted = {one.proposed_by for one in found} | {one.decided_by for one in found if one.decided_by}
    exam = services.exams.exam(actor, exam_id)
    questions = services.corrections.questions(actor, exam_id) if found else ()
    state = FixState(exam, actor.person_id, questions, found, _names(services, actor, wanted))
    titles = (_("Name"), _("Unit"), _("Score"), _("Result"), _("Rank"))
    parts = []
    for one in found:
        rows: tuple[tuple[str, ...], ...] = ()
        if one.state is CorrectionState.APPROVED:
            effects = services.corrections.effects(actor, one.id)
            people = services.people.rows(actor, [row.person_id for row in effects.rows])
            lines = (EffectLine(row, people[row.person_id], Hanging()) for row in effects.rows)
            rows = tuple(
                (line.person.name, line.person.unit, score_change(line), pass_change(line), rank_change(line))
                for line in lines
            )
        heading = f"{correction_words(state, one)}（{name(one.state)}）"
        parts.append(Part(heading, history_words(state, one), titles, (20, 46, 30, 34, 20), rows, left=(1,)))
    return tuple(parts) or (Part("", (_("No key was corrected."),), (), (), ()),)


def reissue_part(services: Services, actor: Actor, exam_id: UUID) -> Part:
    """Papers to be issued anew after corrections, with who has seen to each and who closed the list."""
    found = reissues(services.store.database, actor, exam_id)
    closed = {found.closing.by} if found.closing else set()
    acted = {row.tick.by for row in found.rows if row.tick} | closed
    concerned = {row.key.person_id for row in found.rows if row.key.person_id}
    names = _names(services, actor, concerned | acted)
    rows = [
        (kind_words(row), person_words(row, names), why_words(row), state_words(row, names)[0]) for row in found.rows
    ]
    return worklist(list_words(found, names), rows)


def objection_parts(services: Services, actor: Actor, exam_id: UUID) -> tuple[Part, ...]:
    """Objections with their answers, and rechecks with what was found."""
    from trainer.documents.exam_file import Part

    objections, rechecks = services.objections.objections(actor, exam_id), services.objections.rechecks(actor, exam_id)
    names = _names(services, actor, {one.person_id for one in objections} | {one.person_id for one in rechecks})
    contested = tuple(
        (str(one.number), names.get(one.person_id, ""), one.words, objection_state(one)[0], one.answer or "—")
        for one in objections
    )
    added = tuple(
        (names.get(one.person_id, ""), one.words, f"{one.asked:f}", f"{one.score:f}", recheck_state(one)[0])
        for one in rechecks
    )
    none = (_("None."),)
    return (
        Part(
            _("Objections to questions"),
            () if contested else none,
            (_("Question no."), _("Name"), _("What the officer says"), _("State"), _("Answer")),
            (12, 18, 56, 22, 44),
            contested,
            left=(2, 4),
        ),
        Part(
            _("Rechecks"),
            () if added else none,
            (_("Name"), _("What the officer says"), _("Score before"), _("Score now"), _("State")),
            (18, 56, 24, 24, 24),
            added,
            left=(1,),
        ),
    )


def _names(services: Services, actor: Actor, person_ids: Iterable[UUID]) -> dict[UUID, str]:
    return {key: row.name for key, row in services.people.rows(actor, person_ids).items()}
