"""考务全套: every paper of an exam in one folder, as PDF and .docx, recorded as an export of personal data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from trainer.app.office import office_name
from trainer.app.services import Services
from trainer.exams.rooms.values import Hall, Seated
from trainer.exams.values import Attendance
from trainer.people.accounts.rules import require
from trainer.people.accounts.values import Actor, Permission
from trainer.people.values import PersonRow, Sex
from trainer.store.errors import Refused
from trainer.store.files import file_hash
from trainer.words import _

if TYPE_CHECKING:
    from trainer.documents.exam_day.values import ExamDay, HallSheet, Sitter
    from trainer.reports.likenesses import Likeness

NOT_COMING = frozenset({Attendance.DEFERRED, Attendance.EXEMPT})


@dataclass(frozen=True)
class ExamDayFiles:
    services: Services

    def write(
        self,
        actor: Actor,
        exam_id: UUID,
        folder: Path,
        purpose: str,
        progress: Callable[[int, int], None] = lambda done, of: None,
    ) -> int:
        """Everything, with a list of hashes; gives how many files. Who is deferred or exempt gets no papers.

        Raises Refused("exam_day.nobody"), BadInput("document.template"), OSError.
        """
        from trainer.documents.exam_day.every import exam_day_bundles
        from trainer.documents.office.folder import write_folder

        require(actor, Permission.PREPARE_EXAMS)
        day = self.day(actor, exam_id)
        heading = _("Papers of the exam day: {title}").format(title=day.title)
        written = write_folder(folder, exam_day_bundles(day), heading, day.printed, progress)
        people = sum(len(hall.sitters) for hall in day.halls)
        content_hash = file_hash("".join(one.sha256 for one in written).encode())
        self.services.people.record_export(actor, "exam_day", people, False, purpose, content_hash)
        return len(written)

    def day(self, actor: Actor, exam_id: UUID) -> ExamDay:
        """What the papers are made from; who has no 准考证号 yet gets one, for good.

        Raises Refused("exam_day.nobody").
        """
        from trainer.documents.exam_day.values import ExamDay
        from trainer.documents.office.template import load_template
        from trainer.documents.pdf import Printed
        from trainer.reports.likenesses import likenesses

        services = self.services
        exam, seating = services.exams.exam(actor, exam_id), services.rooms.seating(actor, exam_id)
        seated = [one for one in seating.seated if one.attendance not in NOT_COMING]
        if not seated:
            raise Refused("exam_day.nobody")
        ids = [one.person_id for one in seated]
        people, faces = services.people.rows(actor, ids), likenesses(services.store.database, ids)
        tickets = services.tickets.issue(actor, exam_id, frozenset(ids))
        several = len(seating.forms) > 1
        sheets = []
        for hall in seating.halls:
            there = [one.person_id for one in seated if one.hall_id == hall.id]
            places = {one.person_id: one for one in seated}
            sitters = tuple(_sitter(places[key], tickets[key], people[key], faces[key], several) for key in there)
            if sitters:
                sheets.append(_sheet(hall, seating.minutes, sitters))
        return ExamDay(
            title=seating.title,
            unit=office_name(services),
            total=exam.total,
            pass_mark=exam.plan.pass_mark,
            halls=tuple(sheets),
            template=load_template("exam-day", services.template_folders),
            printed=Printed(actor.name, services.clock.now().astimezone()),
        )


def _sheet(hall: Hall, minutes: int, sitters: tuple[Sitter, ...]) -> HallSheet:
    from trainer.documents.exam_day.values import HallSheet

    planned = hall.seats > 0
    return HallSheet(
        site=hall.site if planned else "",
        room=hall.room if planned else _("Exam room {number}").format(number=hall.room),
        session=hall.session,
        doors=hall.doors_at.astimezone(),
        opens=hall.opens_at.astimezone(),
        latest=hall.closes_at.astimezone(),
        leave=hall.leave_at.astimezone(),
        minutes=minutes,
        sitters=sitters,
        rows=hall.rows,
        columns=hall.columns,
        seats=hall.seats,
    )


def _sitter(one: Seated, ticket: str, person: PersonRow, face: Likeness, several: bool) -> Sitter:
    from trainer.documents.exam_day.portrait import portrait
    from trainer.documents.exam_day.values import Sitter
    from trainer.people.words import NAMES

    return Sitter(
        number=one.number,
        name=person.name,
        unit=person.unit,
        ticket=ticket,
        sex="" if face.sex is Sex.UNKNOWN else NAMES[face.sex],
        work_number=person.work_number or person.certificate_number,
        id_number=person.id_number,
        row=one.row,
        column=one.column,
        form=one.form if several else "",
        photo=None if face.photo is None else portrait(face.photo),
        remarks=_granted(one),
    )


def _granted(one: Seated) -> str:
    """What was granted, without the reason: it may be a medical one."""
    more = _("{minutes} minutes more").format(minutes=one.extra_minutes)
    grants = ((more, one.extra_minutes > 0), (_("large text"), one.large_text))
    return "；".join(words for words, granted in grants if granted)
