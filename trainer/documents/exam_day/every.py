"""考务全套: every paper of an exam as the bundles that become files."""

from __future__ import annotations

from collections.abc import Callable

from trainer.documents.exam_day.orders import candidates_notice, code_handover, instruction_sheet, timetable
from trainer.documents.exam_day.records import misconduct_record, room_record
from trainer.documents.exam_day.seats import desk_labels, door_sign, seat_plan
from trainer.documents.exam_day.sign_in import sign_in_sheet
from trainer.documents.exam_day.tickets import admission_tickets
from trainer.documents.exam_day.values import ExamDay, HallSheet
from trainer.documents.office.folder import Bundle
from trainer.documents.office.model import Document
from trainer.words import _

OfHall = Callable[[ExamDay, HallSheet], Document]


def exam_day_bundles(day: ExamDay) -> tuple[Bundle, ...]:
    """In the order they are needed: one file a kind of paper, one document a hall in it."""
    whole = (
        Bundle(_("{number} {name}").format(number="01", name=_("Timetable of the exam")), (timetable(day),)),
        Bundle(_("{number} {name}").format(number="02", name=_("Notice to candidates")), (candidates_notice(day),)),
    )
    halls: tuple[tuple[str, OfHall], ...] = (
        (_("Admission tickets"), admission_tickets),
        (_("Door sign"), door_sign),
        (_("Seat plan"), seat_plan),
        (_("Desk labels"), desk_labels),
        (_("Sign-in sheet"), sign_in_sheet),
        (_("Instructions for invigilators"), instruction_sheet),
        (_("Record of the room"), room_record),
        (_("Record of misconduct"), misconduct_record),
    )
    made = tuple(
        Bundle(
            _("{number} {name}").format(number=f"{number:02}", name=name),
            tuple(make(day, hall) for hall in day.halls),
        )
        for number, (name, make) in enumerate(halls, 3)
    )
    handover = Bundle(
        _("{number} {name}").format(number=f"{len(halls) + 3:02}", name=_("Handover of start codes")),
        (code_handover(day),),
    )
    return (*whole, *made, handover)
