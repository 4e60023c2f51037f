"""Papers of a class: previewed, or written into the folder of its file (一班一档) with what was put in."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from trainer.activities.attending.rules import scan_codes
from trainer.activities.classfile.values import Rating
from trainer.activities.credits.values import Credit
from trainer.activities.values import Activity, Attended, Marks, Session
from trainer.app.office import office_name
from trainer.app.services import Services
from trainer.hours.values import HourCategory
from trainer.hours.words import source_line
from trainer.people.accounts.rules import require
from trainer.people.accounts.values import Actor, Permission
from trainer.people.values import PersonRow
from trainer.people.words import NAMES as PEOPLE_NAMES
from trainer.store.files import file_hash
from trainer.words import _

if TYPE_CHECKING:
    from trainer.documents.classes.values import ClassSheet, Lesson, Opinion, Student
    from trainer.documents.office.model import Document
    from trainer.documents.pdf import Printed
    from trainer.reports.rotation import Rotation, RotationRow

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class ClassPapers:
    services: Services

    def sign_in(self, actor: Actor, activity_id: UUID, session_ids: Collection[UUID]) -> bytes:
        """培训签到表 of some half-days (all of them where none is named) as one PDF for the preview."""
        from trainer.documents.classes.papers import sign_in_sheet
        from trainer.documents.office.pdf import write_pdf

        activity = self.services.activities.activity(actor, activity_id)
        sheet = self.sheet(actor, activity)
        wanted = [
            lesson
            for session, lesson in zip(activity.sessions, sheet.lessons, strict=True)
            if not session_ids or session.id in session_ids
        ]
        return write_pdf([sign_in_sheet(sheet, lesson) for lesson in wanted])

    def evaluation(self, actor: Actor, activity_id: UUID) -> bytes:
        """培训测评表 to be filled in without a name, as PDF for the preview; one page about class and lecturers."""
        from trainer.documents.classes.evaluation import evaluation_sheet
        from trainer.documents.office.pdf import write_pdf

        activity = self.services.activities.activity(actor, activity_id)
        teachers = dict.fromkeys(person for half in activity.sessions for person in half.draft.lecturers)
        known = self.services.people.known(teachers)
        items = self.services.activities.rule().evaluation.items
        names = [known[person].name for person in teachers]
        return write_pdf([evaluation_sheet(self.sheet(actor, activity), items, names)])

    def plan_table(self, actor: Actor, year: int) -> bytes:
        """年度培训计划表 as PDF for the preview."""
        from trainer.documents.classes.lists import plan_table
        from trainer.documents.office.pdf import write_pdf
        from trainer.documents.office.template import load_template

        lines = self.services.plans.lines(actor, year)
        signing = load_template("class", self.services.template_folders).lines("plan", "signatures")
        return write_pdf([plan_table(year, office_name(self.services), lines, self._printed(actor), signing)])

    def rotation_list(self, actor: Actor, found: Rotation, rows: Sequence[RotationRow], purpose: str) -> bytes:
        """The rows of a rotation that are shown as PDF, recorded as an export."""
        from trainer.documents.classes.lists import rotation_list
        from trainer.documents.office.pdf import write_pdf

        require(actor, Permission.ENTER_HOURS)
        content = write_pdf([rotation_list(found, rows, self._printed(actor))])
        self.services.people.record_export(actor, "rotation_list", len(rows), False, purpose, file_hash(content))
        return content

    def plan_sheet(self, actor: Actor, year: int) -> bytes:
        """The plan as a workbook."""
        from trainer.documents.classes.sheets import plan_book

        return plan_book(year, office_name(self.services), self.services.plans.lines(actor, year))

    def rotation_sheet(self, actor: Actor, found: Rotation, rows: Sequence[RotationRow], purpose: str) -> bytes:
        """The rows of a rotation that are shown as a workbook, recorded as an export."""
        from trainer.documents.classes.sheets import rotation_book

        require(actor, Permission.ENTER_HOURS)
        content = rotation_book(found, rows)
        self.services.people.record_export(actor, "rotation_list", len(rows), False, purpose, file_hash(content))
        return content

    def _printed(self, actor: Actor) -> Printed:
        from trainer.documents.pdf import Printed

        return Printed(actor.name, self.services.clock.now().astimezone())

    def write(
        self,
        actor: Actor,
        activity_id: UUID,
        folder: Path,
        purpose: str,
        progress: Progress = lambda done, total: None,
    ) -> int:
        """The whole file: papers the program makes as PDF and .docx, then every paper that was put in, under the names
        of their places; gives how many files. Raises BadInput("document.template"), OSError."""
        from trainer.documents.office.folder import Bundle, Loose, write_folder

        require(actor, Permission.ENTER_HOURS)
        activity = self.services.activities.activity(actor, activity_id)
        sheet = self.sheet(actor, activity)
        lines = self.services.class_files.checklist(actor, activity_id)
        made = self._made(sheet)
        bundles, loose = [], []
        for number, line in enumerate(lines, 1):
            documents = made.get(line.slot.made or line.slot.key, ())
            if documents:
                name = line.slot.name if line.slot.made else _("Training sign-in sheet")
                bundles.append(Bundle(f"{number:02} {name}", documents))
            for place, paper in enumerate((one for one in line.papers if one.hash), 1):
                read = partial(self.services.class_files.content, actor, paper)
                loose.append(Loose(f"{number:02}-{place} {paper.name}", read))
        heading = _("File of the class {title}").format(title=sheet.title)
        written = write_folder(folder, bundles, heading, sheet.printed, progress, loose)
        together = file_hash("\n".join(one.sha256 for one in written).encode())
        self.services.people.record_export(actor, "class_file", len(sheet.students), False, purpose, together)
        return len(written)

    def _made(self, sheet: ClassSheet) -> Mapping[str, tuple[Document, ...]]:
        from trainer.documents.classes.papers import hours_table, programme, ratings, roster, sign_in_sheet

        credited = any(one.credited for one in sheet.students)
        return {
            "programme": (programme(sheet),) if sheet.lessons else (),
            "roster": (roster(sheet),) if sheet.students else (),
            "sign_in": tuple(sign_in_sheet(sheet, lesson) for lesson in sheet.lessons),
            "ratings": (ratings(sheet),) if sheet.opinions else (),
            "hours": (hours_table(sheet),) if credited else (),
        }

    def sheet(self, actor: Actor, activity: Activity) -> ClassSheet:
        """What the papers are made from. Raises BadInput("document.template")."""
        from trainer.documents.classes.values import ClassSheet
        from trainer.documents.office.template import load_template

        require(actor, Permission.SEE_MANAGEMENT)
        services = self.services
        marks = services.attendance.marks(actor, activity.id)
        totals = services.attendance.totals(actor, activity.id)
        rated = services.class_files.ratings(actor, activity.id)
        lecturers = {person for session in activity.sessions for person in session.draft.lecturers}
        about = {one.person_id for one in rated if one.person_id}
        prepared = services.activity_credits.credits(actor, activity.id)
        credited, taught = _credited(prepared), _taught(prepared)
        people = services.people.known({*lecturers, *about, *taught, *(one.person_id for one in activity.members)})
        codes = scan_codes(people[member.person_id] for member in activity.members)
        nothing = Attended((), Decimal(), Decimal(), Decimal(), 0)
        students = []
        for member in activity.members:
            person, total = people[member.person_id], totals.get(member.person_id, nothing)
            own = credited.get(person.id, {})
            students.append(_student(person, member.withdrawn, total, own, codes[person.id]))
        rule = services.activities.rule()
        return ClassSheet(
            title=activity.draft.title,
            organiser=activity.draft.organiser,
            place=activity.draft.place,
            lessons=tuple(_lesson(session, marks, people) for session in activity.sessions),
            students=tuple(sorted(students, key=lambda one: (one.unit, one.name))),
            opinions=tuple(_opinion(one, people) for one in rated),
            basis=source_line(rule.source),
            template=load_template("class", services.template_folders),
            printed=self._printed(actor),
            taught=tuple((people[person].name, hours) for person, hours in taught.items()),
        )


def _student(
    person: PersonRow, withdrawn: bool, total: Attended, credited: Mapping[HourCategory, Decimal], code: str
) -> Student:
    from trainer.documents.classes.values import Student

    return Student(
        person.id,
        person.name,
        person.unit,
        person.work_number,
        PEOPLE_NAMES[person.category],
        withdrawn,
        total.attended,
        total.missed,
        credited,
        code=code,
    )


def _opinion(one: Rating, people: Mapping[UUID, PersonRow]) -> Opinion:
    from trainer.documents.classes.values import Opinion

    who = people[one.person_id].name if one.person_id else _("The class")
    return Opinion(who, one.sheets, one.points, one.remark, one.means)


def _lesson(session: Session, marks: Marks, people: Mapping[UUID, PersonRow]) -> Lesson:
    from trainer.documents.classes.values import Lesson

    draft = session.draft
    names = "、".join(people[one].name for one in draft.lecturers)
    taken = {person: replace(one.mark, reason="") for (key, person), one in marks.items() if key == session.id}
    return Lesson(draft.on, draft.half, draft.topic, names, draft.place, draft.way, draft.whole, taken)


def _credited(prepared: Collection[Credit]) -> dict[UUID, dict[HourCategory, Decimal]]:
    """Hours that stand in the ledger, by person and category."""
    found: dict[UUID, dict[HourCategory, Decimal]] = {}
    for credit in prepared:
        for line in credit.lines:
            if line.person_id in credit.standing:
                sums = found.setdefault(line.person_id, {})
                for one in line.earned:
                    sums[one.category] = sums.get(one.category, Decimal()) + one.hours
    return found


def _taught(prepared: Collection[Credit]) -> dict[UUID, Decimal]:
    """Hours of teaching that stand in the ledger, by person."""
    found: dict[UUID, Decimal] = {}
    for credit in prepared:
        for line in credit.lines:
            if line.person_id in credit.teaching:
                found[line.person_id] = found.get(line.person_id, Decimal()) + line.taught_hours
    return found
