"""Use cases of whoever prepares an exam: rooms, sessions, seats, needs, the seal and late changes."""

from __future__ import annotations

import random
from dataclasses import replace
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from trainer.exams.mapping import fill_times, times_of
from trainer.exams.papers.sets import set_of
from trainer.exams.rooms.checks import flaws_of, moved, place_at
from trainer.exams.rooms.examinees import Units, check_forms, examinees
from trainer.exams.rooms.plan import about, cell_of, placements_of, venue_of
from trainer.exams.rooms.reading import seating_of
from trainer.exams.rooms.register import lines_of
from trainer.exams.rooms.rules import arrange, check_venue
from trainer.exams.rooms.seats import Reseating
from trainer.exams.rooms.storing import Storing, seat_anew
from trainer.exams.rooms.values import FORBIDDEN, Arrangement, Change, Flaw, Needs, Placement, Seating, Venue
from trainer.exams.roster import begun_of, candidate_of
from trainer.exams.tables import CandidateTable, ExamTable
from trainer.people.accounts.rules import require, require_other, require_reason
from trainer.people.accounts.values import Actor, Permission
from trainer.people.service import PeopleService
from trainer.store.apart import replace_words
from trainer.store.audit import AuditTrail
from trainer.store.clock import Clock
from trainer.store.errors import BadInput, Refused
from trainer.store.ids import Ids
from trainer.store.transactions import Database

CODE_DIGITS = 6


class RoomService:
    """Proposes and stores who sits where; a person decides, the software proposes.

    Calls that change something raise Refused("exam.closed") for an exam that is closed.
    """

    def __init__(
        self,
        database: Database,
        ids: Ids,
        clock: Clock,
        audit: AuditTrail,
        people: PeopleService,
        chance: random.Random,
    ) -> None:
        self._database = database
        self._ids = ids
        self._clock = clock
        self._audit = audit
        self._people = people
        self._chance = chance
        self._storing = Storing(database, ids)
        self._reseating = Reseating(ids, audit)

    def seating(self, actor: Actor, exam_id: UUID) -> Seating:
        """Halls and candidates as they are stored: what screens show and papers are made from."""
        require(actor, Permission.SEE_MANAGEMENT)
        with self._database.read() as session:
            return seating_of(session, session.get_one(ExamTable, exam_id))

    def venue(self, actor: Actor, exam_id: UUID) -> Venue:
        """The rooms and sessions as they are stored, to begin a new arrangement from.

        Before the first arrangement the forms are those of the set that the paper of the exam belongs to.
        """
        require(actor, Permission.SEE_MANAGEMENT)
        with self._database.read() as session:
            exam = session.get_one(ExamTable, exam_id)
            venue = venue_of(seating_of(session, exam), times_of(exam))
            belongs = None if venue.forms or exam.sealed_at else set_of(session, exam.paper_id)
        return venue if belongs is None else replace(venue, forms=tuple(form.paper_id for form in belongs.forms))

    def propose(self, actor: Actor, exam_id: UUID, venue: Venue, seed: int) -> Arrangement:
        """A proposal; nothing is stored, and the same venue, roster and seed give the same one.

        Raises the codes of `check_venue`, and Refused("venue.form_total") for forms of different full scores.
        """
        require(actor, Permission.PREPARE_EXAMS)
        units = self._units(exam_id)
        with self._database.read() as session:
            check_venue(venue, session.get_one(ExamTable, exam_id).minutes)
            check_forms(session, venue.forms)
            people = examinees(session, exam_id, venue.forms, units)
        return arrange(venue, people, seed)

    def check(self, actor: Actor, exam_id: UUID, venue: Venue, placements: tuple[Placement, ...]) -> tuple[Flaw, ...]:
        """What is wrong with a proposal, or with the stored plan."""
        require(actor, Permission.SEE_MANAGEMENT)
        units = self._units(exam_id)
        with self._database.read() as session:
            return flaws_of(venue, examinees(session, exam_id, venue.forms, units), placements)

    def apply(self, actor: Actor, exam_id: UUID, arrangement: Arrangement) -> None:
        """Stores a proposal in place of the places there are.

        Raises Refused: plan.sealed, plan.begun (somebody sits already), plan.outdated (the roster changed since),
        plan.flawed (count), exam.closed.
        """
        require(actor, Permission.PREPARE_EXAMS)
        venue, units = arrangement.venue, self._units(exam_id)
        with self._database.read() as session:
            exam = _plannable(session, exam_id)
            check_venue(venue, exam.minutes)
            check_forms(session, venue.forms)
            people = examinees(session, exam_id, venue.forms, units)
        if {one.person_id for one in people} != {one.person_id for one in arrangement.placements}:
            raise Refused("plan.outdated")
        _refuse_flaws(flaws_of(venue, people, arrangement.placements))
        batch = self._ids.new()
        seats = self._storing.stage(exam_id, batch, arrangement, self._codes(venue))
        detail = {"rooms": str(len(venue.rooms)), "sessions": str(len(venue.sessions)), "seed": str(arrangement.seed)}
        detail |= {"candidates": str(len(seats)), "forms": str(max(1, len(venue.forms)))}
        with self._database.write() as session:
            exam = _plannable(session, exam_id)
            rows = session.execute(
                select(CandidateTable.person_id, CandidateTable.id).where(CandidateTable.exam_id == exam_id)
            )
            known = {row.person_id: row.id for row in rows}
            if known.keys() != seats.keys():
                raise Refused("plan.outdated")
            seat_anew(session, exam, venue, batch, seats, known)
            fill_times(exam, venue.times)
            self._audit.record(session, actor.person_id, "exams.seats_arranged", exam_id, detail)

    def seal(self, actor: Actor, exam_id: UUID) -> None:
        """From here on every change stands in the 更改登记. Again is harmless."""
        require(actor, Permission.PREPARE_EXAMS)
        with self._database.write() as session:
            exam = _open(session, exam_id)
            if exam.sealed_at is None:
                exam.sealed_at, exam.sealed_by = self._clock.now(), actor.person_id
                self._audit.record(session, actor.person_id, "exams.seats_sealed", exam_id)

    def move(
        self, actor: Actor, exam_id: UUID, person_id: UUID, hall_id: UUID, number: int, reason: str = ""
    ) -> tuple[Flaw, ...]:
        """One candidate to another seat; who sits there comes to the seat that is left. Gives the hints about both.

        Nobody moves themselves by hand. Raises Refused: plan.begun (one of the two sits already), plan.flawed
        (no such seat, a form that one of them knows, a separate room), plan.outdated (a colleague moved one of them
        just now); BadInput("reason.missing") after the seal.
        """
        require(actor, Permission.PREPARE_EXAMS)
        units = self._units(exam_id)
        with self._database.read() as session:
            exam = _open(session, exam_id)
            candidate_of(session, exam_id, person_id)
            seating = seating_of(session, exam)
            venue, before = venue_of(seating, times_of(exam)), placements_of(seating)
            after = moved(before, person_id, place_at(venue, person_id, *cell_of(seating, hall_id), number))
            changed = [one for one in after if one not in before]
            for one in changed:
                require_other(actor, one.person_id)
            known = {one.person_id: candidate_of(session, exam_id, one.person_id).seat_id for one in changed}
            flaws = about(changed, flaws_of(venue, examinees(session, exam_id, venue.forms, units), after))
        _refuse_flaws(flaws)
        with self._database.write() as session:
            exam = _open(session, exam_id)
            if begun_of(session, exam_id) & known.keys():
                raise Refused("plan.begun")
            if any(candidate_of(session, exam_id, one).seat_id != seat_id for one, seat_id in known.items()):
                raise Refused("plan.outdated")
            if changed:
                self._reseating.reseat(session, actor, exam, seating, changed, self._clock.now(), reason)
        return flaws

    def set_needs(self, actor: Actor, exam_id: UUID, person_id: UUID, needs: Needs) -> None:
        """Extra minutes, larger text or a separate room, decided for somebody else, with the reason.

        Raises Refused("attendance.begun") once the person has begun; BadInput: reason.missing, extra.minutes.
        """
        require(actor, Permission.PREPARE_EXAMS)
        require_other(actor, person_id)
        require_reason(needs.reason)
        if needs.extra_minutes < 0:
            raise BadInput("extra.minutes")
        detail = {"exam": str(exam_id), "minutes": str(needs.extra_minutes)}
        detail |= {"large_text": str(needs.large_text), "separate": str(needs.separate)}
        with self._database.write() as session:
            _open(session, exam_id)
            row = candidate_of(session, exam_id, person_id)
            if person_id in begun_of(session, exam_id):
                raise Refused("attendance.begun")
            row.large_text, row.separate = needs.large_text, needs.separate
            row.extra_minutes = needs.extra_minutes
            row.extra_reason = replace_words(session, row.extra_reason, needs.reason.strip())
            self._audit.record(session, actor.person_id, "exams.needs_set", person_id, detail, needs.reason.strip())

    def changes(self, actor: Actor, exam_id: UUID) -> tuple[Change, ...]:
        """The 更改登记, oldest line first."""
        require(actor, Permission.SEE_MANAGEMENT)
        with self._database.read() as session:
            return lines_of(session, exam_id)

    def _units(self, exam_id: UUID) -> Units:
        with self._database.read() as session:
            people = session.scalars(select(CandidateTable.person_id).where(CandidateTable.exam_id == exam_id)).all()
        return {person_id: row.unit_id for person_id, row in self._people.known(people).items()}

    def _codes(self, venue: Venue) -> dict[tuple[int, int], str]:
        if not venue.times.needs_code:
            return {}
        cells = [(session, room) for session in range(len(venue.sessions)) for room in range(len(venue.rooms))]
        return {cell: str(self._chance.randrange(10**CODE_DIGITS)).zfill(CODE_DIGITS) for cell in cells}


def _open(session: Session, exam_id: UUID) -> ExamTable:
    row = session.get_one(ExamTable, exam_id)
    if row.closed_at is not None:
        raise Refused("exam.closed", title=row.title)
    return row


def _plannable(session: Session, exam_id: UUID) -> ExamTable:
    row = _open(session, exam_id)
    if row.sealed_at is not None:
        raise Refused("plan.sealed")
    if begun_of(session, exam_id):
        raise Refused("plan.begun")
    return row


def _refuse_flaws(flaws: tuple[Flaw, ...]) -> None:
    forbidden = [flaw for flaw in flaws if flaw.kind in FORBIDDEN]
    if forbidden:
        raise Refused("plan.flawed", count=len(forbidden))
