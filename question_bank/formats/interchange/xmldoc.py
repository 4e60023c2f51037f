"""XML from strangers: no entities, no network, no huge trees; a broken file is read as far as it goes."""

from __future__ import annotations

import codecs
import html
import re
from dataclasses import dataclass
from typing import cast

from lxml import etree

from question_bank.formats.decoding import decode
from question_bank.problems import Place, Problem

MOST_BYTES = 64 * 1024 * 1024
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_NAMED = re.compile(r"&(?!amp;|lt;|gt;|quot;|apos;)([A-Za-z]+\d*);")
_ROOT = re.compile(rb"<[A-Za-z_]")
_QTI3 = "qti-"
_HYPHEN = re.compile(r"-([a-z0-9])")


@dataclass(frozen=True)
class Document:
    """A tree whose names are local ones, those of QTI 3.0 as QTI 2 spells them.

    `broken` are the lines, counted from 1, at which the file is not well-formed.
    """

    root: etree._Element
    broken: tuple[int, ...] = ()


def parse(data: bytes, place: Place) -> Document | Problem:
    """The tree of the file, or what keeps it from being read."""
    if len(data) > MOST_BYTES:
        return Problem("import.too_large", place, (("most", str(MOST_BYTES >> 20)),))
    if _declares_entities(data):
        return Problem("import.xml_entities", place)
    for strict in (True, False):
        document = _parsed(data, strict)
        if document is None and (text := decode(data)) is not None:
            repaired = _NAMED.sub(lambda match: html.unescape(match[0]), _DECLARATION.sub("", text))
            document = _parsed(repaired.encode(errors="replace"), strict)
        if document is not None:
            return _checked(document, place)
    return Problem("import.xml_unreadable", place)


def child(element: etree._Element, *path: str) -> etree._Element | None:
    """The first element down the path of names."""
    return element.find("/".join(path))


def text_of(element: etree._Element | None) -> str:
    """All text below the element, trimmed."""
    return (
        "" if element is None else "".join(str(part) for part in element.itertext(etree.Element, etree.Entity)).strip()
    )


def attribute(element: etree._Element, name: str) -> str:
    """The attribute, trimmed; empty where there is none."""
    return str(element.get(name, "")).strip()


def line_of(element: etree._Element) -> int | None:
    """The line of the file; None where the parser kept none."""
    return cast("int | None", element.sourceline)


def document_bytes(root: etree._Element) -> bytes:
    """The tree as a UTF-8 file."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _declares_entities(data: bytes) -> bool:
    """Whether entities are declared before the root, in whatever encoding."""
    head = data[: 1 << 16]
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\x00" in head[:8]:
        head = head.replace(b"\x00", b"")
    root = _ROOT.search(head)
    return b"<!ENTITY" in (head[: root.start()] if root else head)


def _parsed(data: bytes, strict: bool) -> Document | None:
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        recover=not strict,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    if root is None:
        return None
    lines = () if strict else tuple(sorted({entry.line for entry in parser.error_log}))
    return Document(root, lines)


def _checked(document: Document, place: Place) -> Document | Problem:
    declared = document.root.getroottree().docinfo.internalDTD
    if declared is not None and list(declared.entities()):  # type: ignore[attr-defined]
        return Problem("import.xml_entities", place)
    try:
        for element in document.root.iter(etree.Element):
            _rename(element)
    except ValueError:
        return Problem("import.xml_unreadable", place)
    return document


def _rename(element: etree._Element) -> None:
    name = etree.QName(element).localname
    if name.startswith(_QTI3):
        name = _camel(name.removeprefix(_QTI3))
        attributes = {_camel(etree.QName(key).localname): str(value) for key, value in element.attrib.items()}
        element.attrib.clear()
        for name_, value in attributes.items():
            element.set(name_, value)
    element.tag = name


def _camel(name: str) -> str:
    return _HYPHEN.sub(lambda match: match[1].upper(), name)
