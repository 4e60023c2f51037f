"""Every way of tampering with a certificate that we could think of, and the reason each is refused with.

All is judged in a second workspace that holds nothing of the issuing office but its public key.
"""

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from uuid import UUID

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from pypdf import PdfReader

from tests.certificates.earlier import earlier_code, hidden, second_code
from tests.certificates.two_offices import OtherOffice, other_office
from tests.conftest import Office
from tests.fakes import FixedClock
from trainer.app.services import RESOURCES, Services
from trainer.certificates.credential import attached_credential, did_of, read_credential, sign_credential
from trainer.certificates.layout import shipped_layouts
from trainer.certificates.rules import public_key
from trainer.certificates.sealing import code_of, seal_file
from trainer.certificates.service import CertificateService
from trainer.certificates.values import CertificateSheet, Flaw, Occasion, Verdict
from trainer.documents.certificate_pdf import certificate_pdf
from trainer.people.values import PersonDraft

TRAINING = Occasion("2026年执法业务培训班", date(2026, 11, 10), date(2026, 11, 20), "共24学时", proof="结业审批表")
STRANGER = b"\x07" * 32
SHEET = CertificateSheet(
    "临交执-2026-培-0001", "李甲", None, TRAINING, "临河县交通运输综合行政执法大队", date(2026, 11, 20), ""
)


@dataclass(frozen=True)
class Presented:
    """What the first office issued, and its seal, which nobody else has."""

    content: bytes
    code: str
    seal: bytes

    @property
    def public(self) -> str:
        return public_key(self.seal)

    def sheet(self, seal: bytes, **other: object) -> CertificateSheet:
        """A certificate as whoever holds a seal could draw it."""
        blank = replace(SHEET, **other)  # type: ignore[arg-type]
        credential = sign_credential(blank, UUID(int=1), UUID(int=2), seal, public_key(seal))
        return replace(blank, code=code_of(blank, seal, public_key(seal)), credential=credential)


@pytest.fixture
def presented(certificates: CertificateService, services: Services, office: Office) -> Presented:
    boss = office.administrator
    person = services.people.add_person(boss, PersonDraft("李甲", unit_id=office.unit_id))
    made = certificates.issue(boss, [person], TRAINING).certificate_ids[0]
    content = certificates.pdf(boss, made)
    code = re.findall(rb"CERT3-[A-Z2-7]+", content)[0].decode()
    return Presented(content, code, services.store.secrets.seal)


@pytest.fixture
def elsewhere(
    tmp_path: Path, clock: FixedClock, services: Services, office: Office, presented: Presented
) -> Iterator[OtherOffice]:
    with other_office(tmp_path / "elsewhere", clock) as other:
        other.trust(services.certificate_keys.export_key(office.administrator))
        yield other


def test_an_untouched_one_is_genuine_with_the_public_key_alone(elsewhere: OtherOffice, presented: Presented) -> None:
    found = elsewhere.services.certificates.verify(presented.content)
    assert (found.verdict, found.flaw) == (Verdict.GENUINE, Flaw.NONE)
    assert found.office == "临河县交通运输综合行政执法大队"
    assert found.certificate is None
    assert found.stated is not None
    assert (found.stated.name, found.stated.title, found.stated.facts) == ("李甲", TRAINING.title, "共24学时")
    assert found.voids_until is None
    scanned = elsewhere.services.certificates.verify_code(presented.code)
    assert (scanned.verdict, scanned.stated) == (Verdict.GENUINE, found.stated)


def drawn(sheet: CertificateSheet) -> bytes:
    return certificate_pdf(sheet, shipped_layouts(RESOURCES / "rules")["a4"])


Tamper = Callable[[Presented], bytes]


def one_byte(at: float) -> Tamper:
    def change(presented: Presented) -> bytes:
        content = bytearray(presented.content)
        content[int(len(content) * at)] ^= 1
        return bytes(content)

    return change


def other_name_in_the_properties(presented: Presented) -> bytes:
    return presented.content.replace(presented.code.encode(), presented.sheet(STRANGER).code.encode())


def cut_off(presented: Presented) -> bytes:
    return presented.content[:-200]


def without_seal(presented: Presented) -> bytes:
    return presented.content[:-116]


def printed_to_a_new_file(presented: Presented) -> bytes:
    from pypdf import PdfWriter

    output = io.BytesIO()
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(presented.content)))
    writer.write(output)
    return output.getvalue()


def something_behind_the_seal(presented: Presented) -> bytes:
    return presented.content + b"1 0 obj << >> endobj"


def sealed_by_a_stranger(presented: Presented) -> bytes:
    return seal_file(drawn(presented.sheet(STRANGER)), STRANGER, public_key(STRANGER))


def stranger_in_the_name_of_the_key(presented: Presented) -> bytes:
    return seal_file(drawn(presented.sheet(STRANGER)), STRANGER, presented.public)


def seal_of_another_certificate(presented: Presented) -> bytes:
    other = seal_file(drawn(presented.sheet(presented.seal, serial="临交执-2026-培-0002")), *_own(presented))
    return presented.content[:-116] + other[-116:]


def _own(presented: Presented) -> tuple[bytes, str]:
    return presented.seal, presented.public


def _sealed(presented: Presented, sheet: CertificateSheet) -> bytes:
    return seal_file(drawn(sheet), *_own(presented))


def code_of_nobody(presented: Presented) -> bytes:
    return _sealed(presented, replace(presented.sheet(presented.seal), code=""))


def code_with_another_signature(presented: Presented) -> bytes:
    forged = code_of(SHEET, STRANGER, presented.public)
    return _sealed(presented, replace(presented.sheet(presented.seal), code=forged))


def code_of_another_office(presented: Presented) -> bytes:
    return _sealed(presented, replace(presented.sheet(presented.seal), code=presented.sheet(STRANGER).code))


def no_credential(presented: Presented) -> bytes:
    return _sealed(presented, replace(presented.sheet(presented.seal), credential=""))


def credential_of_a_stranger(presented: Presented) -> bytes:
    return _sealed(presented, replace(presented.sheet(presented.seal), credential=presented.sheet(STRANGER).credential))


def credential_without_signature(presented: Presented) -> bytes:
    claims = jwt.decode(presented.sheet(presented.seal).credential, options={"verify_signature": False})
    bare = jwt.encode(claims, None, algorithm="none")
    return _sealed(presented, replace(presented.sheet(presented.seal), credential=bare))


def credential_with_another_algorithm(presented: Presented) -> bytes:
    """The public key taken for a shared secret: the oldest trick with a JWT."""
    claims = jwt.decode(presented.sheet(presented.seal).credential, options={"verify_signature": False})
    shared = jwt.encode(claims, presented.public, algorithm="HS256")
    return _sealed(presented, replace(presented.sheet(presented.seal), credential=shared))


def credential_with_other_claims(presented: Presented) -> bytes:
    own, other = presented.sheet(presented.seal).credential, presented.sheet(presented.seal, name="李乙").credential
    head, _payload, signature = own.split(".")
    mixed = ".".join((head, other.split(".")[1], signature))
    return _sealed(presented, replace(presented.sheet(presented.seal), credential=mixed))


def other_page_with_the_old_seal(presented: Presented) -> bytes:
    """The page drawn anew with another name, code, credential and seal left as they were."""
    page = drawn(replace(presented.sheet(presented.seal), name="李乙", code=presented.code))
    return page + presented.content[-116:]


def added_by_an_update(presented: Presented) -> bytes:
    """An incremental update, as editors of PDFs append it: what comes last is what is shown."""
    return presented.content + b"\n1 0 obj\n<< >>\nendobj\nxref\n0 0\ntrailer\n<< >>\nstartxref\n0\n%%EOF\n"


def two_seals(presented: Presented) -> bytes:
    return presented.content + presented.content[-116:]


def credential_of_somebody_else(presented: Presented) -> bytes:
    other = presented.sheet(presented.seal, name="李乙").credential
    return _sealed(presented, replace(presented.sheet(presented.seal), credential=other))


def no_certificate(presented: Presented) -> bytes:
    return b"%PDF-1.4 a picture of one"


def earlier_form(presented: Presented) -> bytes:
    return b"%PDF-1.4 /Keywords (" + hidden(earlier_code(SHEET, presented.seal)).encode() + b")"


@pytest.mark.parametrize(
    ("tamper", "verdict", "flaw"),
    [
        (one_byte(0.2), Verdict.CHANGED, Flaw.BYTES_CHANGED),
        (one_byte(0.5), Verdict.CHANGED, Flaw.BYTES_CHANGED),
        (other_name_in_the_properties, Verdict.CHANGED, Flaw.BYTES_CHANGED),
        (cut_off, Verdict.CHANGED, Flaw.SEAL_MISSING),
        (without_seal, Verdict.CHANGED, Flaw.SEAL_MISSING),
        (printed_to_a_new_file, Verdict.CHANGED, Flaw.SEAL_MISSING),
        (something_behind_the_seal, Verdict.CHANGED, Flaw.ADDED_BEHIND),
        (sealed_by_a_stranger, Verdict.FOREIGN, Flaw.FOREIGN_KEY),
        (stranger_in_the_name_of_the_key, Verdict.CHANGED, Flaw.BYTES_CHANGED),
        (seal_of_another_certificate, Verdict.CHANGED, Flaw.BYTES_CHANGED),
        (code_of_nobody, Verdict.CHANGED, Flaw.CODE_MISSING),
        (code_with_another_signature, Verdict.CHANGED, Flaw.CODE_FORGED),
        (code_of_another_office, Verdict.CHANGED, Flaw.CODE_OF_ANOTHER),
        (no_credential, Verdict.CHANGED, Flaw.CREDENTIAL_MISSING),
        (credential_of_a_stranger, Verdict.CHANGED, Flaw.CREDENTIAL_FORGED),
        (credential_without_signature, Verdict.CHANGED, Flaw.CREDENTIAL_FORGED),
        (credential_with_another_algorithm, Verdict.CHANGED, Flaw.CREDENTIAL_FORGED),
        (credential_with_other_claims, Verdict.CHANGED, Flaw.CREDENTIAL_FORGED),
        (other_page_with_the_old_seal, Verdict.CHANGED, Flaw.BYTES_CHANGED),
        (added_by_an_update, Verdict.CHANGED, Flaw.ADDED_BEHIND),
        (two_seals, Verdict.CHANGED, Flaw.BYTES_CHANGED),
        (credential_of_somebody_else, Verdict.CHANGED, Flaw.CREDENTIAL_OF_ANOTHER),
        (no_certificate, Verdict.UNKNOWN, Flaw.NO_CERTIFICATE),
        (earlier_form, Verdict.UNKNOWN, Flaw.EARLIER_FORM),
    ],
)
def test_each_kind_of_tampering_has_its_reason(
    elsewhere: OtherOffice, presented: Presented, tamper: Tamper, verdict: Verdict, flaw: Flaw
) -> None:
    found = elsewhere.services.certificates.verify(tamper(presented))
    assert (found.verdict, found.flaw) == (verdict, flaw)
    assert found.stated is None


def test_a_scanned_code_is_told_apart_in_the_same_way(elsewhere: OtherOffice, presented: Presented) -> None:
    check = elsewhere.services.certificates.verify_code
    place = len(presented.code) // 2
    other = "A" if presented.code[place] != "A" else "B"
    assert check(presented.code[:place] + other + presented.code[place + 1 :]).flaw is Flaw.CODE_FORGED
    assert check(presented.sheet(STRANGER).code).flaw is Flaw.FOREIGN_KEY
    assert check("https://example.org").flaw is Flaw.NO_CERTIFICATE
    assert check(earlier_code(SHEET, presented.seal)).verdict is Verdict.GENUINE
    assert check(earlier_code(SHEET, presented.seal).replace("李甲", "李乙")).verdict is Verdict.UNKNOWN


def test_a_certificate_of_the_second_form_is_genuine_for_ever(elsewhere: OtherOffice, presented: Presented) -> None:
    second = replace(presented.sheet(presented.seal), code=second_code(SHEET, presented.seal))
    for found in (
        elsewhere.services.certificates.verify(_sealed(presented, second)),
        elsewhere.services.certificates.verify_code(second.code),
    ):
        assert found.verdict is Verdict.GENUINE
        assert found.stated is not None
        assert found.stated.fields is None


def test_other_fields_on_paper_are_seen(elsewhere: OtherOffice, presented: Presented) -> None:
    own, other = (presented.sheet(presented.seal, fields=fields) for fields in (("航道",), ("航道", "港口")))
    found = elsewhere.services.certificates.verify_code(own.code)
    assert found.stated is not None
    assert found.stated.fields == "航道"
    mixed = _sealed(presented, replace(own, credential=other.credential))
    assert elsewhere.services.certificates.verify(mixed).flaw is Flaw.CREDENTIAL_OF_ANOTHER


def test_the_issuing_office_sees_what_its_register_does_not_know(
    certificates: CertificateService, presented: Presented
) -> None:
    stolen = presented.sheet(presented.seal, serial="临交执-2026-培-0099")
    found = certificates.verify(_sealed(presented, stolen))
    assert (found.verdict, found.flaw) == (Verdict.UNKNOWN, Flaw.NOT_REGISTERED)
    assert certificates.verify_code(stolen.code).flaw is Flaw.NOT_REGISTERED
    doubled = presented.sheet(presented.seal, name="李乙")
    assert certificates.verify(_sealed(presented, doubled)).flaw is Flaw.OTHER_FILE
    assert certificates.verify_code(doubled.code).flaw is Flaw.OTHER_FILE


def test_the_credential_is_an_open_badge_whose_issuer_is_its_key(presented: Presented) -> None:
    token = attached_credential(presented.content)
    assert token is not None
    assert PdfReader(io.BytesIO(presented.content)).attachments["credential.jwt"] == [token.encode()]
    header = jwt.get_unverified_header(token)
    public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(presented.public))
    claims = jwt.decode(token, public, algorithms=["EdDSA"], options={"verify_nbf": False, "verify_iat": False})
    assert claims == read_credential(token, presented.public)
    assert header["alg"] == "EdDSA"
    assert header["kid"].startswith(did_of(presented.public) + "#z6Mk")
    assert claims["type"] == ["VerifiableCredential", "OpenBadgeCredential"]
    assert claims["issuer"]["id"] == claims["iss"] == did_of(presented.public)
    assert claims["credentialSubject"]["licenseNumber"] == "临交执-2026-培-0001"
    assert claims["credentialSubject"]["achievement"]["name"] == TRAINING.title
