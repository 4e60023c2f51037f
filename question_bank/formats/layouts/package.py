"""The parts of a .docx that hold text, opened without trusting it."""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass

from lxml import etree

_MOST_MEMBERS = 5_000
_LARGEST_PART = 64 * 1024 * 1024
_HIGHEST_RATIO = 200
_RATIO_FROM = 8 * 1024 * 1024
_LONGEST_PATH = 200


@dataclass(frozen=True)
class WordParts:
    """The roots of the parts; only the document itself must be there."""

    document: etree._Element
    numbering: etree._Element | None
    styles: etree._Element | None


class NoWordFileError(ValueError):
    """The bytes are no Word document that can be read."""


class TooLargeError(ValueError):
    """What the package would unpack to is above the limits."""


def open_parts(data: bytes) -> WordParts:
    """The parts of the package. Raises NoWordFileError or TooLargeError."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            members = package.infolist()
            if len(members) > _MOST_MEMBERS:
                raise TooLargeError
            names = {member.filename: member for member in members if len(member.filename) <= _LONGEST_PATH}
            document = _part(package, names, "word/document.xml")
            if document is None:
                raise NoWordFileError
            numbering = _part(package, names, "word/numbering.xml")
            return WordParts(document, numbering, _part(package, names, "word/styles.xml"))
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError) as error:
        raise NoWordFileError from error
    except etree.XMLSyntaxError as error:
        raise NoWordFileError from error


def _part(package: zipfile.ZipFile, names: dict[str, zipfile.ZipInfo], name: str) -> etree._Element | None:
    member = names.get(name)
    if member is None:
        return None
    if member.file_size > _LARGEST_PART:
        raise TooLargeError
    if member.file_size > _RATIO_FROM and member.file_size > _HIGHEST_RATIO * max(member.compress_size, 1):
        raise TooLargeError
    with package.open(member) as stream:
        content = stream.read(_LARGEST_PART + 1)
    if len(content) > _LARGEST_PART:
        raise TooLargeError
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    root = etree.fromstring(content, parser)
    if root.getroottree().docinfo.internalDTD is not None:
        raise NoWordFileError
    return root
