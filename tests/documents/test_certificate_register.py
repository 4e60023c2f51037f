"""证书台账 on paper and as a workbook, and the archive of the files with their hashes."""

import hashlib
import io
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID
from zipfile import ZipFile

import pytest
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from trainer.certificates.values import Certificate, Voided
from trainer.documents.certificate_archive import HASHES, Kept, certificate_file, write_archive
from trainer.documents.certificate_register import register_list, write_register_sheet
from trainer.documents.office.pdf import write_pdf
from trainer.documents.pdf import Printed
from trainer.store.errors import StoreTrouble
from trainer.ui.working import Stopped

AT = datetime(2026, 11, 20, 2, tzinfo=UTC)
HAND = UUID(int=9)
VALID = Certificate(
    *(
        UUID(int=1),
        "临交执-2026-培03-0002",
        UUID(int=2),
        "王强",
        "第一大队",
        None,
        "2026年执法业务培训班",
        AT,
        HAND,
        "00",
    ),
    corrects="临交执-2026-培03-0001",
    proof="〔2026〕12号结业名单",
)
VOID = replace(VALID, id=UUID(int=3), serial="临交执-2026-培03-0001", voided=Voided(AT, HAND, "学时有误"), corrects="")
LINES = (VALID, VOID)


def test_every_line_with_what_became_of_it(tmp_path: Path) -> None:
    path = tmp_path / "台账.xlsx"
    content_hash = write_register_sheet(path, LINES, {HAND: "周敏"}, "培训合格证书台账", "临河县大队", AT.date())
    assert content_hash == hashlib.sha256(path.read_bytes()).hexdigest()
    rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    assert rows[1][0] == "临河县大队　共 2 本，其中作废 1 本　截至 2026年11月20日"
    assert [(row[1], row[6], row[7]) for row in rows[3:]] == [
        ("临交执-2026-培03-0002", "周敏", "有效"),
        ("临交执-2026-培03-0001", "周敏", "作废"),
    ]
    assert rows[3][8] == "更正 临交执-2026-培03-0001；依据：〔2026〕12号结业名单"
    assert "学时有误" in rows[4][8]


def test_the_register_on_paper() -> None:
    printed = Printed("周敏", AT)
    made = write_pdf([register_list(LINES, {HAND: "周敏"}, "培训合格证书台账", "临河县大队", AT.date(), printed)])
    (page,) = PdfReader(io.BytesIO(made)).pages
    text = page.extract_text().replace("\n", "")
    for words in ("培训合格证书台账", "临交执-2026-培03-0001", "作废", "核对人"):
        assert words in text


def kept(number: int) -> Kept:
    content = f"%PDF {number}".encode()
    return Kept(f"{number}.pdf", hashlib.sha256(content).hexdigest(), lambda: content)


def test_what_was_destroyed_leaves_its_hash_alone(tmp_path: Path) -> None:
    listed = write_archive(tmp_path / "归档.zip", [kept(0), Kept("已销毁.pdf", "ab" * 32, lambda: None)], 2)
    with ZipFile(tmp_path / "归档.zip") as file:
        names, hashes = file.namelist(), file.read(HASHES)
        gone = file.read("已销毁清单.txt")
    assert names == [kept(0).name, "已销毁清单.txt", HASHES]
    assert gone.decode() == f"{'ab' * 32}  已销毁.pdf\n"
    assert hashlib.sha256(gone).hexdigest() in hashes.decode()
    assert hashlib.sha256(hashes).hexdigest() == listed


@pytest.mark.parametrize("name", ["归档.zip", "归档"])
def test_the_archive_lists_the_hash_of_each_file(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    done: list[tuple[int, int]] = []
    listed = write_archive(path, map(kept, range(3)), 3, lambda some, of: done.append((some, of)))
    found = {one.name: one.read_bytes() for one in path.iterdir()} if path.is_dir() else unzipped(path)
    assert set(found) == {"0.pdf", "1.pdf", "2.pdf", HASHES}
    assert hashlib.sha256(found[HASHES]).hexdigest() == listed
    for line in found[HASHES].decode().splitlines():
        digits, file = line.split("  ")
        assert hashlib.sha256(found[file]).hexdigest() == digits
    assert done[-1] == (3, 3)
    assert certificate_file("甲-1", "王/强", voided=True) == "作废/甲-1 王_强.pdf"


def unzipped(path: Path) -> dict[str, bytes]:
    with ZipFile(path) as file:
        assert file.testzip() is None
        return {name: file.read(name) for name in file.namelist()}


@pytest.mark.parametrize("name", ["归档.zip", "归档"])
def test_what_stops_on_the_way_leaves_nothing(tmp_path: Path, name: str) -> None:
    def damaged() -> bytes:
        raise StoreTrouble("certificate.damaged", serial="甲-1")

    with pytest.raises(StoreTrouble):
        write_archive(tmp_path / name, [kept(0), Kept("1.pdf", "00", damaged)], 2)

    def stop(_done: int, _of: int) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        write_archive(tmp_path / name, [kept(0)], 1, stop)
    assert [one for one in tmp_path.rglob("*") if one.is_file()] == []
