"""The two spellings of QTI: choiceInteraction in 2.x, qti-choice-interaction in 3.0."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import cast

from lxml import etree

_UPPER = re.compile(r"[A-Z]")
_HTML = frozenset(["p", "div", "br", "span", "img", "table", "tbody", "tr", "td"])
_CONTENT = ("modalFeedback", "rubricBlock")


@dataclass(frozen=True)
class Dialect:
    """What a version of QTI calls its files and things."""

    name: str
    namespace: str
    resource: str
    schema: str
    schema_version: str
    manifest: str
    hyphened: bool = False


QTI21 = Dialect(
    "qti21",
    "http://www.imsglobal.org/xsd/imsqti_v2p1",
    "imsqti_item_xmlv2p1",
    "QTIv2.1 Package",
    "1.0.0",
    "http://www.imsglobal.org/xsd/imscp_v1p1",
)
QTI3 = Dialect(
    "qti3",
    "http://www.imsglobal.org/xsd/imsqtiasi_v3p0",
    "imsqti_item_xmlv3p0",
    "QTI Package",
    "3.0.0",
    "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1",
    hyphened=True,
)


def spelled(item: etree._Element, dialect: Dialect) -> etree._Element:
    """The item, written with the names of QTI 2, with the names and namespace of the dialect."""
    copy = etree.Element(_name(item, dialect), nsmap=default_space(dialect.namespace))
    _fill(copy, item, dialect)
    return copy


def default_space(namespace: str) -> dict[str, str]:
    """The namespace without a prefix, for the root of a file; the key is None, as the stubs do not know."""
    return cast("dict[str, str]", {None: namespace})


def _fill(target: etree._Element, source: etree._Element, dialect: Dialect) -> None:
    own = dialect.hyphened and source.tag not in _HTML
    for name, value in source.attrib.items():
        if name == "use" and not dialect.hyphened:  # known from 2.2 on
            continue
        target.set(_hyphened(str(name)) if own else str(name), str(value))
    if dialect.hyphened and source.tag in _CONTENT:
        target = etree.SubElement(target, f"{{{dialect.namespace}}}qti-content-body")
    target.text = source.text
    for child in source:
        made = etree.SubElement(target, _name(child, dialect))
        made.tail = child.tail
        _fill(made, child, dialect)


def _name(element: etree._Element, dialect: Dialect) -> str:
    name = str(element.tag)
    if dialect.hyphened and name not in _HTML:
        name = "qti-" + _hyphened(name)
    return f"{{{dialect.namespace}}}{name}"


def _hyphened(name: str) -> str:
    return _UPPER.sub(lambda match: "-" + match[0].lower(), name)
