"""Use cases about certificates: issued once, kept as bytes, voided by a new line, checked without a network."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from sqlalchemy.orm import Session

from trainer.certificates.book import RegisterBook
from trainer.certificates.checking import Checks
from trainer.certificates.drawing import Batch, Drawer, Drawn
from trainer.certificates.numbering import by_unit, check_class_code, load_numbering, serial, series
from trainer.certificates.register import ground, holders, last_number, line, move_on, page
from trainer.certificates.rules import public_key
from trainer.certificates.sealing import find_signed_code
from trainer.certificates.tables import CertificateTable
from trainer.certificates.templates import STANDARD, TemplateService
from trainer.certificates.values import (
    Certificate,
    CertificateRenderer,
    Issued,
    Numbering,
    Occasion,
    RegisterPage,
    RegisterQuery,
    Skipped,
    SkipReason,
    Stated,
    Verification,
)
from trainer.exams.results.service import ResultService
from trainer.people.accounts.rules import require
from trainer.people.accounts.values import Actor, Permission
from trainer.people.rules import check_unit_code
from trainer.people.service import PeopleService
from trainer.store.audit import AuditTrail
from trainer.store.clock import Clock
from trainer.store.errors import BadInput, StoreTrouble
from trainer.store.files import file_hash, read_file
from trainer.store.folders import Folder
from trainer.store.ids import Ids
from trainer.store.settings import read_setting, write_setting
from trainer.store.transactions import Database
from trainer.words import _

UNIT_CODE_SETTING = "certificates.unit_code"
_MOST_AT_ONCE = 10
"""Certificates registered by one transaction where nothing else is at work; beside other work one at a time."""


class CertificateService:
    """The register (证书台账) and its kept files."""

    def __init__(
        self,
        database: Database,
        ids: Ids,
        clock: Clock,
        audit: AuditTrail,
        people: PeopleService,
        results: ResultService,
        seal: bytes,
        renderer: CertificateRenderer,
        *rule_folders: Folder,
    ) -> None:
        self._database = database
        self._ids = ids
        self._clock = clock
        self._audit = audit
        self._people = people
        self._results = results
        public = public_key(seal)
        self._book = RegisterBook(database, clock, audit, public)
        self._drawer = Drawer(ids, people, seal, renderer)
        self._checks = Checks(database, people, public)
        self._rule_folders = rule_folders
        self.templates = TemplateService(database, ids, clock, audit, people, renderer, rule_folders)

    def numbering(self) -> Numbering:
        """The rule of the serials with the office's own 单位代字, which is empty until it was set."""
        with self._database.read() as session:
            code = str(read_setting(session, UNIT_CODE_SETTING, ""))
        return load_numbering(code, *self._rule_folders)

    def next_serial(self, class_code: str = "", unit_code: str = "") -> str:
        """The number that the next certificate of this year gets; while the unit code is missing its part is empty.

        `unit_code` is that of a unit with one of its own, which counts by itself.

        Raises BadInput("certificate.class_code").
        """
        numbering = by_unit(replace(self.numbering(), class_code=check_class_code(class_code)), unit_code)
        year = self._clock.now().astimezone().year
        with self._database.read() as session:
            return serial(numbering, year, last_number(session, series(numbering, year)) + 1)

    def set_unit_code(self, actor: Actor, code: str) -> None:
        """Sets the office's own 单位代字 of later serials, empty takes it back. Raises BadInput("unit.code")."""
        require(actor, Permission.EDIT_SETTINGS)
        code = check_unit_code(code)
        with self._database.write() as session:
            write_setting(session, UNIT_CODE_SETTING, code)
            self._audit.record(session, actor.person_id, "certificates.unit_code_set", None, {"code": code})

    def issue(
        self,
        actor: Actor,
        person_ids: Iterable[UUID],
        occasion: Occasion,
        progress: Callable[[int, int], None] = lambda done, total: None,
        cancelled: Callable[[], bool] = lambda: False,
        template: str = STANDARD,
        facts: Mapping[UUID, str] | None = None,
    ) -> Issued:
        """Draws, keeps and registers a certificate for each person, numbered without gaps in the order given.

        Who is of a unit with a 单位代字 of its own, or below one, is numbered by that.

        One person, all of an exam, of a class or of a year: whoever calls says who, the occasion says what for.
        Left out, with the reason: who did not pass the exam, who already holds one of this occasion, the actor.
        `facts` are words of single persons, such as their hours, in place of those of the occasion. `progress` gets
        done and total; a cancelled batch keeps what it has issued. Raises BadInput: certificate.no_title,
        certificate.no_unit_code, certificate.no_proof (no exam and no document), certificate.class_code.
        """
        require(actor, Permission.ISSUE_CERTIFICATES)
        batch = replace(self._batch(actor, occasion, template), facts=facts or {})
        wanted, skipped = self._sort_out(actor, tuple(dict.fromkeys(person_ids)), occasion)
        issued: dict[UUID, UUID] = {}
        for own, people in self._by_code(batch, wanted):
            for some in self._database.pieces(people, _MOST_AT_ONCE, 2, 1):
                if cancelled():
                    return Issued(tuple(issued.values()), skipped, cancelled=True)
                issued |= self._issue(actor, some, own)
                progress(len(issued), len(wanted))
        meanwhile = tuple(Skipped(one, SkipReason.ALREADY_HOLDS) for one in wanted if one not in issued)
        return Issued(tuple(issued.values()), skipped + meanwhile)

    def holders(self, actor: Actor, occasion: Occasion) -> frozenset[UUID]:
        """Who holds a certificate of this occasion that was not voided."""
        require(actor, Permission.SEE_RESULTS)
        with self._database.read() as session:
            return frozenset(holders(session, occasion))

    def register(self, actor: Actor, query: RegisterQuery = RegisterQuery()) -> RegisterPage:  # noqa: B008
        """The register, the newest first; officers see their own lines, others need the right to see results."""
        if query.person_id != actor.person_id:
            require(actor, Permission.SEE_RESULTS)
        with self._database.read() as session:
            return page(session, self._people, query)

    def certificate(self, actor: Actor, certificate_id: UUID) -> Certificate:
        """One line of the register; one's own, or with the right to see results."""
        with self._database.read() as session:
            found = self._line(session, certificate_id)
        if found.person_id != actor.person_id:
            require(actor, Permission.SEE_RESULTS)
        return found

    def pdf(self, actor: Actor, certificate_id: UUID) -> bytes:
        """The kept file, compared with its hash; one's own, or with the right to see results."""
        with self._database.read() as session:
            found = self._line(session, certificate_id)
            if found.person_id != actor.person_id:
                require(actor, Permission.SEE_RESULTS)
            content = read_file(session, found.file_hash)
        if file_hash(content) != found.file_hash:
            raise StoreTrouble("certificate.damaged", serial=found.serial)
        return content

    def stated(self, actor: Actor, certificate_id: UUID) -> Stated | None:
        """What the kept file states, as a correction begins with it; None for one of the earlier form."""
        code = find_signed_code(self.pdf(actor, certificate_id))
        return None if code is None else code.stated

    def reprint(self, actor: Actor, certificate_id: UUID) -> bytes:
        """The same bytes again, with a trace, and a line in the register of exports."""
        require(actor, Permission.ISSUE_CERTIFICATES)
        content = self.pdf(actor, certificate_id)
        with self._database.read() as session:
            purpose = _("Printed or saved again: {serial}").format(serial=self._line(session, certificate_id).serial)
        self._people.record_export(actor, "certificate", 1, False, purpose, file_hash(content))
        with self._database.write() as session:
            found = self._line(session, certificate_id)
            detail = {"certificate": str(found.id), "serial": found.serial}
            self._audit.record(session, actor.person_id, "certificates.reprinted", found.person_id, detail)
        return content

    def void(self, actor: Actor, certificate_id: UUID, reason: str) -> None:
        """作废: a new line beside the register's; the serial is never given again."""
        require(actor, Permission.ISSUE_CERTIFICATES)
        with self._database.write() as session:
            self._book.void(session, actor, self._line(session, certificate_id), reason)

    def correct(
        self, actor: Actor, certificate_id: UUID, occasion: Occasion, reason: str, template: str = STANDARD
    ) -> UUID:
        """更正: voids a certificate and issues a new one that names it, with a new number, in one step.

        The name and the photograph are those of now; the exam stays the one it was given for.
        """
        require(actor, Permission.ISSUE_CERTIFICATES)
        with self._database.read() as session:
            old = self._line(session, certificate_id)
            about, proof = ground(session, certificate_id)
        same = replace(occasion, exam_id=old.exam_id, about=about, proof=proof or reason, class_code="")
        batch = replace(self._batch(actor, same, template), replaces=old.serial)
        ((batch, _people),) = self._by_code(batch, (old.person_id,))
        while True:
            last, drawn = self._draw_all(actor, [old.person_id], batch)
            lines = self._book.ready(actor, drawn, batch, corrects=old.id)
            with self._database.write() as session:
                if move_on(session, batch.series, last, 1):
                    self._book.void(session, actor, self._line(session, certificate_id), reason)
                    return self._book.keep(session, actor, lines)[old.person_id]

    def verify(self, content: bytes) -> Verification:
        """What a presented file is worth: by the register for this office's own, by their key for those of others."""
        return self._checks.file(content)

    def verify_code(self, text: str) -> Verification:
        """What the text scanned from a printed certificate is worth."""
        return self._checks.code(text)

    def _sort_out(
        self, actor: Actor, person_ids: Sequence[UUID], occasion: Occasion
    ) -> tuple[tuple[UUID, ...], tuple[Skipped, ...]]:
        with self._database.read() as session:
            holding = holders(session, occasion)
        passed, in_force = set(person_ids), set(person_ids)
        if occasion.exam_id is not None:
            outcomes = [one for one in self._results.outcomes(actor, occasion.exam_id) if one.passed]
            passed, in_force = {one.person_id for one in outcomes}, {one.person_id for one in outcomes if one.in_force}
        reasons = {
            person_id: reason
            for person_id in person_ids
            for reason, applies in (
                (SkipReason.NOT_IN_FORCE, person_id not in in_force),
                (SkipReason.NOT_PASSED, person_id not in passed),
                (SkipReason.ALREADY_HOLDS, person_id in holding),
                (SkipReason.OWN_MATTER, person_id == actor.person_id),
            )
            if applies
        }
        skipped = tuple(Skipped(person_id, reason) for person_id, reason in reasons.items())
        return tuple(person_id for person_id in person_ids if person_id not in reasons), skipped

    def _batch(self, actor: Actor, occasion: Occasion, template: str) -> Batch:
        """What all certificates of one issue share; refused without a title, a proof or the unit's code."""
        if not occasion.title.strip():
            raise BadInput("certificate.no_title")
        if occasion.exam_id is None and not occasion.proof.strip():
            raise BadInput("certificate.no_proof")
        numbering = replace(self.numbering(), class_code=check_class_code(occasion.class_code))
        now = self._clock.now()
        issuer = self._people.units()[0].name
        return Batch(occasion, numbering, issuer, now, self.templates.kept(actor, template))

    def _by_code(self, batch: Batch, person_ids: Sequence[UUID]) -> list[tuple[Batch, list[UUID]]]:
        """People of one code together, in their order; BadInput("certificate.no_unit_code") before anything is made."""
        codes, rows = self._people.unit_codes(), self._people.known(person_ids)
        found: dict[str, list[UUID]] = {}
        for person_id in person_ids:
            unit_id = rows[person_id].unit_id
            found.setdefault(codes[unit_id] if unit_id else "", []).append(person_id)
        made = [(replace(batch, numbering=by_unit(batch.numbering, code)), people) for code, people in found.items()]
        if any(not one.numbering.unit_code for one, _people in made):
            raise BadInput("certificate.no_unit_code")
        return made

    def _issue(self, actor: Actor, person_ids: Sequence[UUID], batch: Batch) -> Mapping[UUID, UUID]:
        """Draws outside the write lock for the numbers that come next, and again if someone took them meanwhile. Gives
        the certificates by person, without those who were given one meanwhile."""
        while True:
            with self._database.read() as session:
                holding = holders(session, batch.occasion)
            people = [one for one in person_ids if one not in holding]
            last, drawn = self._draw_all(actor, people, batch)
            if not drawn:
                return {}
            lines = self._book.ready(actor, drawn, batch)
            with self._database.write() as session:
                given = holders(session, batch.occasion, people)
                if not given and move_on(session, batch.series, last, len(drawn)):
                    return self._book.keep(session, actor, lines)

    def _draw_all(self, actor: Actor, person_ids: Sequence[UUID], batch: Batch) -> tuple[int, list[Drawn]]:
        """The number given last, and the sheets for those that come next."""
        with self._database.read() as session:
            last = last_number(session, batch.series)
        numbers = enumerate(person_ids, last + 1)
        return last, [self._drawer.draw(actor, person_id, number, batch) for number, person_id in numbers]

    def _line(self, session: Session, certificate_id: UUID) -> Certificate:
        found = line(session, self._people, CertificateTable.id == certificate_id)
        if found is None:
            raise BadInput("certificate.unknown")
        return found
