"""Score slips: one's own, and those of everybody who sat an exam."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from trainer.app.office import office_name
from trainer.app.services import Services
from trainer.people.accounts.values import Actor
from trainer.store.clock import local_day
from trainer.store.errors import Refused

if TYPE_CHECKING:
    from trainer.documents.office.model import Document


def own_slip(services: Services, actor: Actor, exam_id: UUID) -> bytes:
    """As much as the review policy shows, once the result is in force. Raises Refused("result.not_in_force")."""
    from trainer.documents.office.pdf import write_pdf
    from trainer.documents.pdf import Printed
    from trainer.documents.score_slip import ScoreSlip, score_slip
    from trainer.exams.results.values import OutcomeReason
    from trainer.exams.words import NAMES

    result, person = services.results.my_result(actor, exam_id), services.people.person(actor, actor.person_id)
    if result.score is None or not result.in_force:
        raise Refused("result.not_in_force")
    plan = services.exams.exam(actor, exam_id).plan
    own = next(one for one in services.results.my_exams(actor) if one.exam_id == exam_id)
    slip = ScoreSlip(
        exam=plan.title,
        office=office_name(services),
        held=local_day(result.submitted_at),
        name=actor.name,
        unit=person.unit,
        number=person.draft.work_number or person.draft.certificate_number,
        score=result.score,
        of=result.of,
        pass_mark=result.pass_mark,
        result=NAMES[OutcomeReason.PASSED if result.passed else OutcomeReason.FAILED],
        rank=None,
        retake=own.retake,
        in_force=True,
        rule=plan.rule,
    )
    printed = Printed(actor.name, services.clock.now().astimezone())
    return write_pdf([score_slip(slip, printed, _signing(services))])


def all_slips(services: Services, actor: Actor, exam_id: UUID) -> tuple[Document, ...]:
    """A slip for everybody with a result, in the order of the score list."""
    return tuple(slip for _person, slip in slips_of(services, actor, exam_id))


def slips_of(services: Services, actor: Actor, exam_id: UUID) -> tuple[tuple[UUID, Document], ...]:
    """The same, each with its person."""
    from trainer.documents.pdf import Printed
    from trainer.documents.score_slip import ScoreSlip, score_slip
    from trainer.documents.score_words import result_of

    scores = services.results.results(actor, exam_id)
    plan, rows = scores.exam.plan, [row for row in scores.rows if row.score is not None and row.passed is not None]
    people = services.people.rows(actor, [row.person_id for row in rows])
    force = {one.person_id for one in services.results.outcomes(actor, exam_id) if one.in_force}
    printed, signing = Printed(actor.name, services.clock.now().astimezone()), _signing(services)
    return tuple(
        (
            row.person_id,
            score_slip(
                ScoreSlip(
                    exam=plan.title,
                    office=office_name(services),
                    held=local_day(plan.opens_at),
                    name=people[row.person_id].name,
                    unit=people[row.person_id].unit,
                    number=people[row.person_id].work_number,
                    score=row.score,
                    of=row.of or scores.exam.total,
                    pass_mark=plan.pass_mark if row.pass_mark is None else row.pass_mark,
                    result=result_of(row),
                    rank=row.rank,
                    retake=row.retake,
                    in_force=row.person_id in force,
                    rule=plan.rule,
                ),
                printed,
                signing,
            ),
        )
        for row in rows
        if row.score is not None
    )


def _signing(services: Services) -> tuple[str, ...]:
    from trainer.documents.office.template import load_template

    return tuple(load_template("exam-day", services.template_folders).lines("score_book", "signatures"))
