"""证书编号: the rule file and what it makes of a running number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from trainer.certificates.values import Numbering
from trainer.store.errors import BadInput
from trainer.store.folders import Folder
from trainer.store.rule_files import read_last

FILE = "certificate-numbering.toml"
LONGEST_CODE = 10


def load_numbering(unit_code: str, *folders: Folder) -> Numbering:
    """The rule of the last folder that has one; BadInput("certificate.numbering_unreadable")."""

    def read(data: Mapping[str, Any]) -> Numbering:
        numbering = Numbering(unit_code, data["kind"], data["digits"], data["pattern"], data["source"])
        serial(numbering, 2000, 1)
        return numbering

    return read_last(folders, FILE, read, "certificate.numbering_unreadable")


def serial(numbering: Numbering, year: int, number: int) -> str:
    """The printed number, such as 临交执-2026-培-0001."""
    return _format(numbering, year, str(number).zfill(numbering.digits))


def series(numbering: Numbering, year: int) -> str:
    """The name of the run whose numbers follow each other: the printed number without its running part."""
    return _format(numbering, year, "*")


def check_class_code(code: str) -> str:
    """The code as it is printed; BadInput("certificate.class_code") for more than letters and digits, or too many."""
    code = code.strip()
    if code and (not code.isalnum() or len(code) > LONGEST_CODE):
        raise BadInput("certificate.class_code", longest=LONGEST_CODE)
    return code


def _format(numbering: Numbering, year: int, number: str) -> str:
    return numbering.pattern.format(
        unit_code=numbering.unit_code,
        year=year,
        kind=numbering.kind,
        class_code=numbering.class_code,
        number=number,
    )


def by_unit(numbering: Numbering, unit_code: str) -> Numbering:
    """The numbering with the code of a unit in place of the office's, where it has one."""
    return replace(numbering, unit_code=unit_code) if unit_code else numbering
