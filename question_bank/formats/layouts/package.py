"""The parts of a .docx that hold text, opened without trusting it."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from question_bank.pictures import LARGEST_SOURCE

_MOST_MEMBERS = 5_000
_LARGEST_PART = 64 * 1024 * 1024
_HIGHEST_RATIO = 200
_RATIO_FROM = 8 * 1024 * 1024
_LONGEST_PATH = 200
_LARGEST_PICTURES = 200 * 1024 * 1024


@dataclass(frozen=True)
class WordParts:
    """The roots of the parts, of which only the document must be there, and its pictures by relation."""

    document: etree._Element
    numbering: etree._Element | None
    styles: etree._Element | None
    pictures: dict[str, bytes]


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
            relations = _part(package, names, "word/_rels/document.xml.rels")
            pictures = {} if relations is None else dict(_pictures(package, names, relations))
            return WordParts(document, numbering, _part(package, names, "word/styles.xml"), pictures)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError) as error:
        raise NoWordFileError from error
    except etree.XMLSyntaxError as error:
        raise NoWordFileError from error


def _pictures(
    package: zipfile.ZipFile, names: dict[str, zipfile.ZipInfo], relations: etree._Element
) -> Iterator[tuple[str, bytes]]:
    """The pictures kept inside the package, those of a sensible size, until there are too many bytes of them."""
    left = _LARGEST_PICTURES
    for relation in relations:
        if not (relation.get("Type") or "").endswith("/image") or relation.get("TargetMode") == "External":
            continue
        target = relation.get("Target") or ""
        member = names.get(target.lstrip("/") if target.startswith("/") else f"word/{target}")
        if member is None or member.file_size > min(LARGEST_SOURCE, left):
            continue
        with package.open(member) as stream:
            content = stream.read(LARGEST_SOURCE + 1)
        left -= len(content)
        if len(content) <= LARGEST_SOURCE:
            yield relation.get("Id") or "", content


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
