"""Reads the register, hands states to the view, turns what the user wants into use cases."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol
from uuid import UUID

from trainer.certificates.values import Certificate, RegisterQuery, Verification
from trainer.people.accounts.rules import may
from trainer.people.accounts.values import Permission
from trainer.store.clock import Clock
from trainer.store.errors import KnownError
from trainer.ui.asking import tell_saved
from trainer.ui.certificates.desk import CertificatesDesk, Register
from trainer.ui.certificates.issuing import Issuing
from trainer.ui.certificates.list_acts import ListActs
from trainer.ui.certificates.state import CertificatesState, Checked, Correction, Side
from trainer.ui.files import read_bytes, write_bytes
from trainer.ui.reader.state import Reading
from trainer.ui.working import Handle
from trainer.words import _

YEARS_BACK = 10


def recent_years(clock: Clock) -> tuple[int, ...]:
    """The years the register can be narrowed to, the present one first."""
    year = clock.now().astimezone().year
    return tuple(range(year, year - YEARS_BACK, -1))


GONE = "file.destroyed"
"""The code of a file that was destroyed with what was known of a person."""


class CertificatesView(Protocol):
    def show_state(self, state: CertificatesState) -> None: ...


class CertificatesPresenter:
    def __init__(self, view: CertificatesView, desk: CertificatesDesk) -> None:
        self._view = view
        self._desk = desk
        self._service = desk.room.certificates
        query = RegisterQuery()
        self._state = CertificatesState(
            register=Register(desk, query),
            query=query,
            may_issue=may(desk.actor, Permission.ISSUE_CERTIFICATES),
            may_export=may(desk.actor, Permission.EXPORT_PEOPLE),
        )
        self.lists = ListActs(desk, lambda: self._state)
        self.issuing = Issuing(desk, lambda: self._state, self._show)

    def refresh(self) -> None:
        chosen = self._state.chosen
        self._state = replace(self._state, register=Register(self._desk, self._state.query))
        if self._state.side is Side.CERTIFICATE and chosen is not None:
            self._choose(chosen.id)
        elif self._state.side is Side.ISSUE:
            self._show()
            self.issuing.begin(self._state.offer, again=True)
        else:
            self._show()

    def search(self, words: str) -> None:
        self._list(replace(self._state.query, words=words))

    def choose_year(self, year: int | None) -> None:
        self._list(replace(self._state.query, year=year))

    def choose_voided(self, voided: bool | None) -> None:
        self._list(replace(self._state.query, voided=voided))

    def choose(self, certificate_id: UUID) -> None:
        self._choose(certificate_id)

    def close_side(self) -> None:
        self._show(side=Side.NOTHING, chosen=None, content=b"")

    def open_page(self) -> None:
        """The whole page in the reading window."""
        chosen = self._state.chosen
        if chosen is not None and self._state.content:
            self._desk.reader.open(Reading(chosen.serial, f"{chosen.serial}.pdf", self._state.content))

    def reprint(self, certificate_ids: Sequence[UUID]) -> None:
        """补打: the kept bytes go to the printer again, each with a trace; of several, those destroyed are left out."""
        if not certificate_ids:
            return

        def work(handle: Handle) -> list[bytes]:
            contents = []
            for number, certificate_id in enumerate(certificate_ids):
                if handle.cancelled():
                    return []
                handle.progress(number, len(certificate_ids))
                try:
                    contents.append(self._service.reprint(self._desk.actor, certificate_id))
                except KnownError as error:
                    if error.code != GONE or len(certificate_ids) == 1:
                        raise
            return contents

        self._desk.jobs.run(_("Reading certificates"), work, self._print, self._desk.dialogs.trouble)

    def save_as(self) -> None:
        chosen = self._state.chosen
        if chosen is not None:
            self._desk.dialogs.save_file(
                _("Save the certificate"), f"{chosen.serial} {chosen.name}.pdf", "PDF (*.pdf)", self._save
            )

    def void(self) -> None:
        """作废, with the reason asked for."""
        chosen = self._state.chosen
        if chosen is not None:
            self._desk.dialogs.ask_text(
                _("Void {serial} of {name}").format(serial=chosen.serial, name=chosen.name),
                _("The certificate stays in the register as voided and its number is never given again."),
                _("Void"),
                lambda reason: self._try(lambda: self._service.void(self._desk.actor, chosen.id, reason)),
            )

    def begin_correction(self) -> None:
        """更正: opens the form with what the certificate says."""
        chosen = self._state.chosen
        if chosen is not None:
            self._try_quietly(
                lambda: self._show(
                    side=Side.CORRECT,
                    stated=self._service.stated(self._desk.actor, chosen.id),
                    templates=self._service.templates.templates(),
                )
            )

    def correct(self, correction: Correction) -> None:
        """Voids the chosen one and issues the new one, which is shown then."""
        chosen = self._state.chosen
        if chosen is None:
            return

        def act() -> None:
            made = self._service.correct(
                self._desk.actor, chosen.id, correction.occasion, correction.reason, correction.template
            )
            self._choose(made)

        self._try(act)

    def verify_file(self) -> None:
        """核验 of a presented file."""
        self._desk.dialogs.open_file(_("Check a certificate"), "PDF (*.pdf)", self._verify_file)

    def verify_code(self) -> None:
        """核验 of what a scanner read from a printed certificate."""
        self._desk.dialogs.ask_text(
            _("Check a printed certificate"),
            _("Click into the field, then scan the QR code. The text may also be pasted."),
            _("Check"),
            lambda text: self._judge(_("Scanned code"), lambda: self._service.verify_code(text)),
            long=True,
        )

    def _verify_file(self, path: Path) -> None:
        self._judge(path.name, lambda: self._service.verify(read_bytes(path)))

    def _judge(self, name: str, verify: Callable[[], Verification]) -> None:
        try:
            found = verify()
        except KnownError as error:
            self._desk.dialogs.trouble(error)
            return
        templates = self._service.templates.templates()
        state = {"checked": Checked(name, found), "names": self._names(found.certificate), "templates": templates}
        self._show(side=Side.VERDICT, **state)

    def _choose(self, certificate_id: UUID) -> None:
        content, gone = b"", False
        try:
            content = self._service.pdf(self._desk.actor, certificate_id)
        except KnownError as error:
            gone = error.code == GONE
            if not gone:
                self._desk.dialogs.trouble(error)
        chosen = self._service.certificate(self._desk.actor, certificate_id)
        self._show(
            side=Side.CERTIFICATE,
            chosen=chosen,
            content=content,
            gone=gone,
            names=self._names(chosen),
            templates=self._service.templates.templates(),
        )

    def _print(self, contents: list[bytes]) -> None:
        if contents:
            self._desk.printing.print_pdfs(_("Certificates"), contents)
            self._desk.changed()

    def _save(self, path: Path) -> None:
        chosen = self._state.chosen
        if chosen is not None:
            self._try(lambda: self._write(path, chosen.id))

    def _write(self, path: Path, certificate_id: UUID) -> None:
        write_bytes(path, self._service.reprint(self._desk.actor, certificate_id))
        tell_saved(self._desk.dialogs, path)

    def _try(self, act: Callable[[], None]) -> None:
        def and_tell() -> None:
            act()
            self._desk.changed()

        self._try_quietly(and_tell)

    def _try_quietly(self, act: Callable[[], None]) -> None:
        try:
            act()
        except KnownError as error:
            self._desk.dialogs.trouble(error)

    def _names(self, certificate: Certificate | None) -> dict[UUID, str]:
        if certificate is None:
            return {}
        hands = {certificate.issued_by} | ({certificate.voided.by} if certificate.voided else set())
        return {person_id: row.name for person_id, row in self._desk.room.people.rows(self._desk.actor, hands).items()}

    def _list(self, query: RegisterQuery) -> None:
        self._show(query=query, register=Register(self._desk, query))

    def _show(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]
        self._view.show_state(self._state)
