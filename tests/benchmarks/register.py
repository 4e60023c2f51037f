"""The register of 100,000 certificates, the memory of issuing a thousand, and verifying one with a key alone."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

from sqlalchemy import insert

from tests.benchmarks.certificates import PHOTO
from tests.benchmarks.harness import Row, milliseconds
from tests.benchmarks.office import Desk, office
from trainer.app.services import RESOURCES
from trainer.certificates.credential import sign_credential
from trainer.certificates.exchange import write_key
from trainer.certificates.layout import shipped_layouts
from trainer.certificates.rules import public_key
from trainer.certificates.sealing import code_of, seal_file
from trainer.certificates.tables import CertificateTable
from trainer.certificates.values import CertificateSheet, Occasion, RegisterQuery
from trainer.documents.certificate_pdf import certificate_pdf
from trainer.people.values import PersonDraft
from trainer.store.transactions import chunks

LINES, PEOPLE = 100_000, 100
OTHER = b"\x05" * 32
TRAINING = Occasion("年度培训", date(2026, 11, 1), facts="共24学时", proof="结业名单")


def register_rows(folder: Path) -> list[Row]:
    """Four rows; the workspace is made in the folder and each child process has it to itself."""
    workspace, presented = folder / "register", folder / "presented.pdf"
    presented.write_bytes(_of_another_office())
    with office(workspace, 0) as desk:
        _fill(desk)
        desk.services.certificate_keys.trust(
            desk.actor, write_key(OTHER, public_key(OTHER), "邻县大队", date(2026, 11, 1))
        )
        opening = min(milliseconds(lambda: _open(desk)) for _round in range(5))
        found = min(milliseconds(lambda: _open(desk, RegisterQuery(words="证5"))) for _round in range(5))
    first, again = _child("child_verify", workspace, presented)
    before, after = _child("child_issue", workspace)
    return [
        Row("the register of 100,000 certificates opens", opening, None, "<= 300"),
        Row("a search for a name in it", found, None, "<= 300"),
        Row("verifying the first certificate after the start", first, None, "<= 50"),
        Row("verifying the next ones", again, None, "<= 50"),
        Row("memory at 1,000 certificates issued and at 100", after, before, "ratio <= 1.1", "MB"),
    ]


def _open(desk: Desk, query: RegisterQuery = RegisterQuery()) -> None:  # noqa: B008
    desk.services.certificates.register(desk.actor, query)


def _child(name: str, *arguments: Path) -> tuple[float, float]:
    command = [sys.executable, "-m", f"tests.benchmarks.{name}", *map(str, arguments)]
    one, two = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    return float(one), float(two)


def _fill(desk: Desk) -> None:
    """A hundred people with photographs, and the lines of ten years over them."""
    services, actor = desk.services, desk.actor
    unit = services.people.units()[0].id
    people = [services.people.add_person(actor, PersonDraft(f"证{number}", unit_id=unit)) for number in range(PEOPLE)]
    for person in people:
        services.people.set_photo(actor, person, "photo.jpg", PHOTO)
    services.certificates.set_unit_code(actor, "临交执")
    (real,) = services.certificates.issue(actor, people[:1], TRAINING).certificate_ids
    with services.store.database.read() as session:
        row = session.get_one(CertificateTable, real)
        known = {column.name: getattr(row, column.name) for column in CertificateTable.__table__.columns}
    for some in chunks(range(LINES), 5000):
        with services.store.database.write() as session:
            session.execute(insert(CertificateTable), [known | _line(services.ids.new(), people, n) for n in some])


def _line(key: UUID, people: list[UUID], number: int) -> dict[str, object]:
    year = 2026 - number % 10
    issued = date(year, 1 + number % 12, 1)
    return {"id": key, "serial": f"旧-{year}-{number:06}", "person_id": people[number % PEOPLE], "issued_on": issued}


def _of_another_office() -> bytes:
    public = public_key(OTHER)
    sheet = CertificateSheet("邻交执-2026-培-0001", "张三", PHOTO, TRAINING, "邻县大队", date(2026, 11, 20), "")
    credential = sign_credential(sheet, UUID(int=1), UUID(int=2), OTHER, public)
    sheet = replace(sheet, code=code_of(sheet, OTHER, public), credential=credential)
    layout = shipped_layouts(RESOURCES / "rules")["a4"]
    return seal_file(certificate_pdf(sheet, layout), OTHER, public)
