"""What the window of layouts shows, and what an edited cell makes of a layout."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from trainer.certificates.layout import Element, ElementKind, Layout, Side, Template
from trainer.certificates.words import NAMES
from trainer.store.errors import BadInput

NUMBERS = ("x", "y", "width", "height", "size", "weight", "leading", "lead_size", "spacing")
CELLS = (
    "text", "x", "y", "width", "height", "size", "side", "bold", "colour",
    "lead", "lead_size", "leading", "spacing", "weight",
)  # fmt: skip
_MAY_BE_EMPTY = ("height", "lead_size", "leading", "spacing")
_PLACE = ("x", "y", "width")
_OWN: dict[ElementKind, tuple[str, ...]] = {
    ElementKind.TEXT: ("text", "size", "side", "bold", "colour", "spacing"),
    ElementKind.PARAGRAPH: ("text", "height", "size", "lead", "lead_size", "leading"),
    ElementKind.PHOTO: ("height",),
    ElementKind.SEAL: ("height",),
    ElementKind.QR: ("height",),
    ElementKind.LINE: ("height", "colour", "weight"),
    ElementKind.FRAME: ("height", "colour", "weight"),
}
_YES = ("1", "是", "yes", "✓")


@dataclass(frozen=True)
class LayoutState:
    """`versions` are all of the chosen one, the newest first; `draft` is what is being edited.

    `content` is the last page that could be drawn, `wrong` says why the draft cannot.
    """

    templates: tuple[Template, ...]
    versions: tuple[Template, ...]
    chosen: Template
    draft: Layout
    content: bytes = b""
    wrong: str = ""
    said: str = ""
    may_edit: bool = False

    @property
    def changed(self) -> bool:
        return self.draft != self.chosen.layout


def applies(kind: ElementKind, field: str) -> bool:
    """Whether a kind of element has such a value; the other cells of its line stay empty."""
    return field in _PLACE or field in _OWN[kind]


def cell(element: Element, field: str) -> str:
    """A value of an element as it stands in the table."""
    if not applies(element.kind, field):
        return ""
    value = getattr(element, field)
    if field == "side":
        return NAMES[element.side]
    if field == "bold":
        return _YES[1] if element.bold else ""
    if field in _MAY_BE_EMPTY and not value:
        return ""
    return f"{value:g}" if field in NUMBERS else str(value)


def with_cell(layout: Layout, line: int, field: str, text: str) -> Layout:
    """The layout with one value typed anew; BadInput("certificate.layout_value") names the line."""
    text = text.strip() if field not in ("text", "lead") else text
    try:
        value = _READ[_shape(field)](text)
    except ValueError as error:
        raise BadInput("certificate.layout_value", line=line + 1, value=text) from error
    elements = list(layout.elements)
    elements[line] = replace(elements[line], **{field: value})  # type: ignore[arg-type]
    return replace(layout, elements=tuple(elements))


def with_new(layout: Layout, kind: ElementKind) -> Layout:
    """The layout with one more element in the middle of the page."""
    width, height = layout.width / 4, layout.height / 6
    new = Element(kind, round(layout.width / 2 - width / 2, 1), round(layout.height / 2, 1), round(width, 1), size=12)
    if kind not in (ElementKind.TEXT, ElementKind.LINE):
        new = replace(new, height=round(height, 1))
    return replace(layout, elements=(*layout.elements, new))


def without(layout: Layout, line: int) -> Layout:
    """The layout without one element."""
    return replace(layout, elements=layout.elements[:line] + layout.elements[line + 1 :])


def _shape(field: str) -> str:
    if field in NUMBERS:
        return "number"
    return field if field in ("side", "bold", "colour") else "text"


def _number(text: str) -> float:
    value = float(text or 0)
    if not 0 <= value < 1000:
        raise ValueError(text)
    return value


def _side(text: str) -> Side:
    found = next((side for side in Side if text in (side, NAMES[side])), None)
    if found is None:
        raise ValueError(text)
    return found


def _colour(text: str) -> str:
    if len(text) != 7 or not text.startswith("#"):
        raise ValueError(text)
    int(text[1:], 16)
    return text.lower()


_READ: dict[str, Callable[[str], object]] = {
    "number": _number,
    "side": _side,
    "bold": lambda text: text.lower() in _YES,
    "colour": _colour,
    "text": str,
}
