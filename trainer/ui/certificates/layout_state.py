"""What the window of layouts shows, and what an edited cell makes of a layout."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from trainer.certificates.layout import Element, ElementKind, Layout, Side, Template
from trainer.certificates.words import names
from trainer.store.errors import BadInput

NUMBERS = ("x", "y", "width", "height", "size", "weight", "leading", "lead_size", "spacing")
CELLS = (
    "text", "x", "y", "width", "height", "size", "side", "bold", "colour",
    "lead", "lead_size", "leading", "spacing", "weight",
)  # fmt: skip
_MAY_BE_EMPTY = ("height", "lead_size", "leading", "spacing")
_YES = ("1", "是", "yes", "✓")


@dataclass(frozen=True)
class LayoutState:
    """`draft` is what is being edited, `content` the last page that could be drawn, `wrong` why the draft cannot."""

    templates: tuple[Template, ...]
    chosen: Template
    draft: Layout
    content: bytes = b""
    wrong: str = ""
    said: str = ""
    may_edit: bool = False

    @property
    def changed(self) -> bool:
        return self.draft != self.chosen.layout


def cell(element: Element, field: str) -> str:
    """A value of an element as it stands in the table."""
    value = getattr(element, field)
    if field == "side":
        return names()[element.side]
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
    new = Element(kind, layout.width / 2 - width / 2, layout.height / 2, width, 0, size=12)
    if kind not in (ElementKind.TEXT, ElementKind.LINE):
        new = replace(new, height=height)
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
    found = next((side for side in Side if text in (side, names()[side])), None)
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
