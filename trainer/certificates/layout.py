"""版面: what stands where on a certificate, as data. Millimetres from the upper left corner; type is in points."""

from __future__ import annotations

import base64
import json
import string
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from typing import Any
from uuid import UUID

from trainer.store.errors import BadInput
from trainer.store.folders import Folder

FIELDS = ("name", "serial", "title", "dates", "facts", "issuer", "issued", "unit", "replaces", "fields")
"""What may stand in braces in a text. `facts` and `replaces` bring their comma or bracket, `fields` its heading; they
are empty without."""
LARGEST_SEAL = 500_000
_PREFIX = "certificate-layout-"
_SMALLEST, _LARGEST = 40.0, 420.0


class ElementKind(StrEnum):
    TEXT = "text"
    PARAGRAPH = "paragraph"
    PHOTO = "photo"
    SEAL = "seal"
    QR = "qr"
    LINE = "line"
    FRAME = "frame"


class Side(StrEnum):
    """Where a text stands in its width."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True)
class Element:
    """One thing on the page. `lead` begins a paragraph in its own size, underlined; `weight` is a line's, in points."""

    kind: ElementKind
    x: float
    y: float
    width: float = 0
    height: float = 0
    text: str = ""
    size: float = 12
    side: Side = Side.LEFT
    bold: bool = False
    colour: str = "#000000"
    spacing: float = 0
    weight: float = 0.7
    leading: float = 0
    lead: str = ""
    lead_size: float = 0


@dataclass(frozen=True)
class Layout:
    """A page and all that stands on it; `seal` is the picture of the seal, empty where one is stamped by hand."""

    name: str
    width: float
    height: float
    elements: tuple[Element, ...]
    seal: bytes = b""


@dataclass(frozen=True)
class Template:
    """A version of a layout. `id` is None for the one of the installation as long as nothing was issued with it."""

    code: str
    version: int
    layout: Layout
    id: UUID | None = None


def shipped_layouts(*folders: Folder) -> dict[str, Layout]:
    """The layouts of the installation by their code; one of a later folder replaces its namesake."""
    paths = {path.stem.removeprefix(_PREFIX): path for folder in folders for path in folder.glob(f"{_PREFIX}*.toml")}
    found = {}
    for code, path in sorted(paths.items()):
        try:
            found[code] = check_layout(layout_of(tomllib.loads(path.read_text(encoding="utf-8-sig"))))
        except (OSError, ValueError) as error:
            raise BadInput("certificate.layout_unreadable", file=path.name) from error
    return found


def layout_of(data: Mapping[str, Any]) -> Layout:
    """A layout from its file; BadInput("certificate.layout_broken") where a value is missing or of another kind."""
    try:
        elements = tuple(_element(one) for one in data["element"])
        seal = base64.b64decode(data.get("seal", ""))
        return Layout(str(data["name"]), float(data["width"]), float(data["height"]), elements, seal)
    except (KeyError, ValueError, TypeError) as error:
        raise BadInput("certificate.layout_broken") from error


def layout_text(layout: Layout) -> str:
    """The layout as it is kept: canonical JSON."""
    data = {"name": layout.name, "width": layout.width, "height": layout.height}
    elements = [asdict(one) for one in layout.elements]
    whole = data | {"seal": base64.b64encode(layout.seal).decode(), "element": elements}
    return json.dumps(whole, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def read_layout(text: str) -> Layout:
    return layout_of(json.loads(text))


def check_layout(layout: Layout) -> Layout:
    """The layout where it can be printed.

    Refused: a page of no usual size, an element outside it, an unknown field in braces, no number or name on the
    page, no QR (each "certificate.layout_…" names the line).
    """
    if not (_SMALLEST <= layout.width <= _LARGEST and _SMALLEST <= layout.height <= _LARGEST):
        raise BadInput("certificate.layout_page", smallest=int(_SMALLEST), largest=int(_LARGEST))
    if len(layout.seal) > LARGEST_SEAL:
        raise BadInput("certificate.layout_seal", kilobytes=LARGEST_SEAL // 1000)
    for number, one in enumerate(layout.elements, 1):
        _check_place(layout, one, number)
        for text in (one.text, one.lead):
            _check_fields(text, number)
    texts = "".join(one.text + one.lead for one in layout.elements)
    if "{serial}" not in texts or "{name}" not in texts:
        raise BadInput("certificate.layout_needs_name")
    if not any(one.kind is ElementKind.QR for one in layout.elements):
        raise BadInput("certificate.layout_needs_qr")
    return layout


def filled(text: str, values: Mapping[str, str]) -> str:
    """A text with its fields; only plain names in braces mean anything."""
    for name in FIELDS:
        text = text.replace(f"{{{name}}}", values.get(name, ""))
    return text


def _element(data: Mapping[str, Any]) -> Element:
    known = {field.name: field for field in fields(Element)}
    values: dict[str, Any] = {}
    for name, value in data.items():
        if name not in known:
            raise ValueError(name)
        values[name] = value
    kind, side = ElementKind(values.pop("kind")), Side(values.pop("side", Side.LEFT))
    numbers = {"x", "y", "width", "height", "size", "spacing", "weight", "leading", "lead_size"}
    shaped: dict[str, Any] = {name: float(value) if name in numbers else value for name, value in values.items()}
    element = Element(kind=kind, side=side, **shaped)
    _colour(element.colour)
    return element


def _colour(text: str) -> None:
    if len(text) != 7 or not text.startswith("#"):
        raise ValueError(text)
    int(text[1:], 16)


def _check_place(layout: Layout, one: Element, number: int) -> None:
    inside = one.x >= 0 and one.y >= 0 and one.x + one.width <= layout.width and one.y + one.height <= layout.height
    flat = one.kind is not ElementKind.LINE and one.width <= 0
    if not inside or flat or min(one.width, one.height) < 0 or not 4 <= one.size <= 120:
        raise BadInput("certificate.layout_place", line=number)


def _check_fields(text: str, number: int) -> None:
    try:
        parts = list(string.Formatter().parse(text))
    except ValueError as error:
        raise BadInput("certificate.layout_field", line=number, field=text) from error
    for _words, name, spec, conversion in parts:
        if name is not None and (name not in FIELDS or spec or conversion):
            raise BadInput("certificate.layout_field", line=number, field=name)
