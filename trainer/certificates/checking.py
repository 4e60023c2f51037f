"""What a presented certificate is worth: by the register of this office, or by the key of the office that issued it."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy.orm import Session

from trainer.certificates.credential import agrees, attached_credential, read_credential
from trainer.certificates.keyring import is_voided_elsewhere, trusted, trusted_keys
from trainer.certificates.register import line
from trainer.certificates.rules import Code, facts_hash, find_code, is_signed, read_code, statement, verdict_of_code
from trainer.certificates.sealing import (
    SignedCode,
    code_is_signed,
    file_is_signed,
    find_signed_code,
    has_inner_seal,
    key_id_of,
    read_file_seal,
    read_signed_code,
)
from trainer.certificates.tables import CertificateTable
from trainer.certificates.values import Certificate, Flaw, OfficeKey, Verdict, Verification
from trainer.people.service import PeopleService
from trainer.store.files import file_hash
from trainer.store.transactions import Database

FindKey = Callable[[str], str | None]
_VERDICTS = {
    Flaw.NONE: Verdict.GENUINE,
    Flaw.FOREIGN_KEY: Verdict.FOREIGN,
    Flaw.VOIDED_SERIAL: Verdict.VOIDED,
    Flaw.NOT_REGISTERED: Verdict.UNKNOWN,
    Flaw.EARLIER_FORM: Verdict.UNKNOWN,
    Flaw.NO_CERTIFICATE: Verdict.UNKNOWN,
}
_BELIEVED = (Flaw.NONE, Flaw.VOIDED_SERIAL)


def flaw_of_file(content: bytes, public_of: FindKey) -> Flaw:
    """The first thing wrong with a file by itself, with the keys one trusts; `public_of` knows keys by their name.

    The seal is looked at first, since nothing inside a file without a good one can be believed.
    """
    code, found = find_signed_code(content), read_file_seal(content)
    if found is None:
        if has_inner_seal(content):
            return Flaw.ADDED_BEHIND
        ours = code is not None or attached_credential(content) is not None
        return Flaw.SEAL_MISSING if ours else Flaw.NO_CERTIFICATE
    public = public_of(found.key_id)
    if public is None:
        return Flaw.FOREIGN_KEY
    if not file_is_signed(found, public):
        return Flaw.BYTES_CHANGED
    if code is None:
        return Flaw.CODE_MISSING
    if code.key_id != found.key_id:
        return Flaw.CODE_OF_ANOTHER
    return flaw_of_code(code, public_of) or _flaw_of_credential(content, code, public)


def flaw_of_code(code: SignedCode, public_of: FindKey) -> Flaw:
    """What is wrong with a code by itself."""
    public = public_of(code.key_id)
    if public is None:
        return Flaw.FOREIGN_KEY
    return Flaw.NONE if code_is_signed(code, public) else Flaw.CODE_FORGED


def _flaw_of_credential(content: bytes, code: SignedCode, public: str) -> Flaw:
    token = attached_credential(content)
    if token is None:
        return Flaw.CREDENTIAL_MISSING
    claims = read_credential(token, public)
    if claims is None:
        return Flaw.CREDENTIAL_FORGED
    return Flaw.NONE if agrees(claims, code.stated) else Flaw.CREDENTIAL_OF_ANOTHER


class Checks:
    """Reads the register and the keyring and puts their word beside that of a file or a code."""

    def __init__(self, database: Database, people: PeopleService, public: str) -> None:
        self._database = database
        self._people = people
        self._public = public
        self._own = key_id_of(public)

    def file(self, content: bytes) -> Verification:
        """The verdict on the bytes of a file; at most one PDF is read, nothing leaves the PC."""
        with self._database.read() as session:
            same = line(session, self._people, CertificateTable.file_hash == file_hash(content))
            if same is not None:
                flaw = Flaw.NONE if same.voided is None else Flaw.VOIDED_SERIAL
                return Verification(_VERDICTS[flaw], same, flaw)
            earlier = find_code(content)
            if earlier is not None and find_signed_code(content) is None:
                return self._earlier_file(session, earlier)
            code = find_signed_code(content)
            flaw = flaw_of_file(content, lambda key_id: self._public_of(session, code, key_id))
            return self._judged(session, code, flaw, of_file=True)

    def code(self, text: str) -> Verification:
        """The verdict on what a scanner read from a printed certificate, of the present or the earlier form."""
        earlier = read_code(text)
        with self._database.read() as session:
            if earlier is not None:
                return self._earlier_code(session, earlier)
            code = read_signed_code(text)
            if code is None:
                return Verification(Verdict.UNKNOWN, flaw=Flaw.NO_CERTIFICATE)
            flaw = flaw_of_code(code, lambda key_id: self._public_of(session, code, key_id))
            return self._judged(session, code, flaw, of_file=False)

    def _judged(self, session: Session, code: SignedCode | None, flaw: Flaw, of_file: bool) -> Verification:
        """Adds what the register or the list of voids says to what the file or the code says by itself."""
        if code is None:
            return Verification(_VERDICTS.get(flaw, Verdict.CHANGED), flaw=flaw)
        known = line(session, self._people, CertificateTable.serial == code.stated.serial)
        row = session.get_one(CertificateTable, known.id) if known else None
        own = code.key_id == self._own or (row is not None and key_id_of(row.public_key) == code.key_id)
        if own:
            flaw = flaw or self._by_register(code, known, row, of_file)
            stated = code.stated if flaw in _BELIEVED else None
            return Verification(_VERDICTS.get(flaw, Verdict.CHANGED), known, flaw, stated)
        key = trusted(session, code.key_id)
        if not flaw and is_voided_elsewhere(session, code.key_id, code.stated.serial):
            flaw = Flaw.VOIDED_SERIAL
        return _by_key(code, flaw, key)

    @staticmethod
    def _by_register(code: SignedCode, known: Certificate | None, row: CertificateTable | None, of_file: bool) -> Flaw:
        if known is None or row is None:
            return Flaw.NOT_REGISTERED
        if of_file or facts_hash(statement(code.stated)) != row.facts:
            return Flaw.OTHER_FILE
        return Flaw.NONE if known.voided is None else Flaw.VOIDED_SERIAL

    def _public_of(self, session: Session, code: SignedCode | None, key_id: str) -> str | None:
        """A trusted key by its short name: the own one, one the register names, or one of another office."""
        if key_id == self._own:
            return self._public
        known = code and line(session, self._people, CertificateTable.serial == code.stated.serial)
        if known:
            public = session.get_one(CertificateTable, known.id).public_key
            if key_id_of(public) == key_id:
                return public
        key = trusted(session, key_id)
        return None if key is None else key.public_key

    def _earlier_file(self, session: Session, code: Code) -> Verification:
        """The earlier form seals no bytes: only the register it was issued from can say that a file is whole."""
        known = line(session, self._people, CertificateTable.serial == code.serial)
        if known is not None:
            return Verification(Verdict.CHANGED, known, Flaw.OTHER_FILE)
        return Verification(Verdict.UNKNOWN, flaw=Flaw.EARLIER_FORM)

    def _earlier_code(self, session: Session, code: Code) -> Verification:
        known = line(session, self._people, CertificateTable.serial == code.serial)
        if known is not None:
            row = session.get_one(CertificateTable, known.id)
            verdict = verdict_of_code(code, row.public_key, row.facts, known.voided is not None)
            flaws = {Verdict.GENUINE: Flaw.NONE, Verdict.VOIDED: Flaw.VOIDED_SERIAL}
            return Verification(verdict, known, flaws.get(verdict, Flaw.CODE_FORGED))
        signer = next((key for key in trusted_keys(session) if is_signed(code, key.public_key)), None)
        if signer is None:
            return Verification(Verdict.UNKNOWN, flaw=Flaw.NOT_REGISTERED)
        flaw = Flaw.VOIDED_SERIAL if is_voided_elsewhere(session, signer.key_id, code.serial) else Flaw.NONE
        return Verification(_VERDICTS[flaw], None, flaw, None, signer.office, signer.voids_until)


def _by_key(code: SignedCode, flaw: Flaw, key: OfficeKey | None) -> Verification:
    """A stranger's words are not repeated: what a code states is shown only where a trusted key signed it."""
    verdict = _VERDICTS.get(flaw, Verdict.CHANGED)
    if key is None:
        return Verification(verdict, flaw=flaw)
    stated = code.stated if flaw in _BELIEVED else None
    return Verification(verdict, None, flaw, stated, key.office, key.voids_until)
