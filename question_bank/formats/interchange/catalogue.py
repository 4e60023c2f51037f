"""All interchange formats, and which of them the bytes of a file are."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import PurePath

from question_bank.formats.decoding import decode
from question_bank.formats.interchange.aiken import AikenFormat, is_aiken
from question_bank.formats.interchange.gift import GiftFormat
from question_bank.formats.interchange.gift_scan import is_gift
from question_bank.formats.interchange.qti_names import QTI3, QTI21
from question_bank.formats.interchange.webct import WebctFormat, is_webct
from question_bank.formats.interchange.xml_formats import MoodleXmlFormat, QtiFormat, XmlFormat

GIFT, MOODLE = GiftFormat(), MoodleXmlFormat()
QTI_2 = QtiFormat("qti21", (".zip", ".qti21.zip"), QTI21)
QTI_3 = QtiFormat("qti3", (".qti3.zip",), QTI3)
WRITTEN = (GIFT, MOODLE, QTI_2, QTI_3)
"""The formats that are read and written."""

AIKEN, WEBCT = AikenFormat(), WebctFormat()
CARTRIDGE = XmlFormat("common_cartridge", (".imscc",))
QTI_12 = XmlFormat("qti12", (".qti",))
EXAMVIEW = XmlFormat("examview")
READ_ONLY = (AIKEN, WEBCT, CARTRIDGE, QTI_12, EXAMVIEW)
"""The formats that are only read."""

AnyFormat = GiftFormat | AikenFormat | WebctFormat | XmlFormat

_TEXTS = (".txt", ".md", ".markdown", ".gift", ".aiken", ".webct", "")
_PACKAGES = (".zip", ".imscc")
_HEAD = 1 << 16
_ROOT = re.compile(rb"<(?:[\w.-]+:)?(quiz|questestinterop|assessmentItem|qti-assessment-item|examview)[\s>/]")
_BY_ROOT = {
    b"quiz": MOODLE,
    b"questestinterop": QTI_12,
    b"assessmentItem": QTI_2,
    b"qti-assessment-item": QTI_3,
    b"examview": EXAMVIEW,
}


def sniffed(name: str, data: bytes) -> AnyFormat | None:
    """The interchange format of a file by what it holds; None where it is none of them."""
    suffix = PurePath(name).suffix.lower()
    if suffix in _PACKAGES:
        return _of_package(data)
    if suffix in _TEXTS and not data.lstrip().startswith(b"<?xml"):
        return _of_text(data, suffix)
    if suffix in (".xml", ".qti", ".dat", *_TEXTS):
        root = _ROOT.search(data[:_HEAD].replace(b"\x00", b""))
        return _BY_ROOT[root[1]] if root else None
    return None


def _of_text(data: bytes, suffix: str) -> AnyFormat | None:
    text = decode(data)
    if text is None or suffix == ".gift":
        return GIFT if suffix == ".gift" else None
    if is_webct(text):
        return WEBCT
    if suffix == ".aiken" or is_aiken(text):
        return AIKEN
    return GIFT if is_gift(text) else None


def _of_package(data: bytes) -> AnyFormat | None:
    """By the manifest; any other zip file of that name is looked through as a package."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = [name for name in archive.namelist() if name.endswith("imsmanifest.xml")]
            with archive.open(min(names, key=len)) as stream:
                head = stream.read(_HEAD)
    except (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError, RuntimeError):
        return QTI_2
    if b"imscc" in head:
        return CARTRIDGE
    if b"v3p0" in head:
        return QTI_3
    return QTI_2 if b"xmlv2p" in head or b"QTIv2" in head else QTI_12
