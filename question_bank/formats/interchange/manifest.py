"""imsmanifest.xml: which files of a package are items, and what it says about them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from lxml import etree

from question_bank.formats.interchange.labels import read_labels
from question_bank.formats.interchange.package import Package
from question_bank.formats.interchange.qti_names import Dialect, default_space
from question_bank.formats.interchange.xmldoc import Document, attribute, document_bytes, parse, text_of
from question_bank.problems import Problem

MANIFEST = "imsmanifest.xml"
_LOM = "http://ltsc.ieee.org/xsd/LOM"
_DIFFICULTIES = {"very easy": "易", "easy": "易", "medium": "中", "difficult": "难", "very difficult": "难"}
_LEVELS = {1: "easy", 2: "medium", 3: "difficult"}


@dataclass(frozen=True)
class Resource:
    """A file of the package with its keywords, its difficulty and its place in a classification."""

    name: str
    kind: str = ""
    labels: tuple[str, ...] = ()
    difficulty: str = ""
    subject: str = ""


def find_manifest(package: Package) -> str | None:
    """The manifest nearest to the top; packages are often zipped with a folder around them."""
    found = [name for name in package.names if name.rpartition("/")[2] == MANIFEST]
    return min(found, key=lambda name: name.count("/"), default=None)


def read_resources(package: Package, name: str) -> tuple[Resource, ...] | Problem:
    """The resources in the order of the manifest."""
    data = package.read(name)
    if isinstance(data, Problem):
        return data
    document = parse(data, package.place(name))
    if isinstance(document, Problem):
        return document
    return tuple(_resources(document, dirname(name)))


def manifest_bytes(items: Iterable[tuple[str, str, Iterable[str], int, Iterable[str]]], dialect: Dialect) -> bytes:
    """The manifest of items: file name, title, keywords, difficulty from 1 to 3, and the files they need."""
    space = f"{{{dialect.manifest}}}"
    root = etree.Element(space + "manifest", nsmap=default_space(dialect.manifest), identifier="MANIFEST")
    metadata = etree.SubElement(root, space + "metadata")
    etree.SubElement(metadata, space + "schema").text = dialect.schema
    etree.SubElement(metadata, space + "schemaversion").text = dialect.schema_version
    etree.SubElement(root, space + "organizations")
    resources = etree.SubElement(root, space + "resources")
    for number, (href, title, labels, difficulty, needed) in enumerate(items, start=1):
        resource = etree.SubElement(
            resources, space + "resource", identifier=f"R{number}", type=dialect.resource, href=href
        )
        resource_metadata = etree.SubElement(resource, space + "metadata")
        resource_metadata.append(_lom(title, labels, difficulty))
        for name in (href, *needed):
            etree.SubElement(resource, space + "file", href=name)
    etree.indent(root)
    return document_bytes(root)


def _lom(title: str, labels: Iterable[str], difficulty: int) -> etree._Element:
    space = f"{{{_LOM}}}"
    lom = etree.Element(space + "lom", nsmap=default_space(_LOM))
    general = etree.SubElement(lom, space + "general")
    _string(etree.SubElement(general, space + "title"), title)
    for label in labels:
        _string(etree.SubElement(general, space + "keyword"), label)
    level = etree.SubElement(etree.SubElement(lom, space + "educational"), space + "difficulty")
    etree.SubElement(level, space + "source").text = "LOMv1.0"
    etree.SubElement(level, space + "value").text = _LEVELS[difficulty]
    return lom


def _string(parent: etree._Element, text: str) -> None:
    etree.SubElement(parent, f"{{{_LOM}}}string", language="zh-CN").text = text


def _resources(document: Document, folder: str) -> Iterator[Resource]:
    for resource in document.root.iter("resource"):
        href = attribute(resource, "href") or next(
            (attribute(found, "href") for found in resource.iterfind("file") if attribute(found, "href")), ""
        )
        base = join(folder, attribute(resource, "{http://www.w3.org/XML/1998/namespace}base"))
        if not href:
            continue
        labels = tuple(text_of(found) for found in resource.iterfind(".//general/keyword"))
        level = next((text_of(found.find("value")) for found in resource.iterfind(".//difficulty")), "")
        taxons = [text_of(found.find("entry")) for found in resource.iterfind(".//taxonPath/taxon")]
        yield Resource(
            normpath(join(base, unquote(href))),
            attribute(resource, "type").lower(),
            labels,
            "" if read_labels(labels).kind else _DIFFICULTIES.get(level.lower(), ""),
            "/".join(filter(None, taxons)),
        )
