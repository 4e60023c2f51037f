"""HTML and XHTML as plain text with line breaks. Nothing of it is ever shown as markup."""

from __future__ import annotations

import base64
import html
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from lxml import etree

from question_bank.figures import MOST_MARKS, mark, marked, remarked, table_of
from question_bank.question import BLANK_MARK, Figure, Picture, Table

_BLOCK, _BREAK, _CELL = "\x01", "\x02", "\x03"
_BLOCK_TAGS = (
    "p div li ul ol table tr h1 h2 h3 h4 h5 h6 pre blockquote section article header footer dl dt dd hr "
    "figure figcaption caption thead tbody tfoot para center address fieldset form"
)
_MEDIA_TAGS = "img image object embed iframe video audio picture svg canvas applet math"
OWN_TABLE = "question-figure"
_TABLE_TAGS = ("table", "tr", "td", "th")
_SILENT_TAGS = "script style head title template noscript stylesheet"
_BLOCKS, _MEDIA, _SILENT = (frozenset(tags.split()) for tags in (_BLOCK_TAGS, _MEDIA_TAGS, _SILENT_TAGS))
_ALTERNATIVES = ("alt", "alttext", "aria-label")
_SUPER = str.maketrans("0123456789+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ")
_SUB = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
_SPACES = re.compile(r"[ \t\r\n\f]+")
_ANY_TAG = re.compile(r"<(/?)([A-Za-z][^\s<>/]*)([^<>]*)>")
_ATTRIBUTE = re.compile(r"(?<![\w-])([\w-]++)\s*+=\s*+(?:\"([^\"]*)\"|'([^']*)')")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>|<!--|&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z]+\d?);")
_WIDE = re.compile(r"[\u2e80-\u9fff\uff00-\uffef\u3000-\u303f]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


NO_PICTURES: Mapping[str, bytes] = MappingProxyType({})


@dataclass(frozen=True)
class Shown:
    """A picture as a text refers to it."""

    source: str
    words: str = ""


@dataclass(frozen=True)
class Plain:
    """A text, how many sounds, films and formulas it had to leave out, and what its marks stand for."""

    text: str = ""
    media: int = 0
    shown: tuple[Table | Shown, ...] = ()


@dataclass
class _Rows:
    """The rows of a table while it is read; `start` is where its words begin, `own` that it was written here."""

    start: int
    own: bool
    plain: bool = True
    rows: list[list[str]] = field(default_factory=list)
    _cell: int = 0

    def open(self, tag: str, place: int) -> None:
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self._cell = place

    def close(self, tag: str, out: Sequence[str]) -> None:
        if tag in ("td", "th") and self.rows:
            text = _laid_out("".join(out[self._cell :]))
            self.plain = self.plain and not marked(text) and BLANK_MARK not in text
            self.rows[-1].append(text)

    def table(self) -> Table | None:
        several = len(self.rows) > 1 and min(map(len, self.rows)) > 1
        return table_of(self.rows) if self.plain and (several or self.own) else None


class TextBuilder:
    """Takes text and tags in reading order; lays lines out as a browser would."""

    def __init__(self) -> None:
        self._out: list[str] = []
        self._raised: list[int] = []
        self._tables: list[_Rows] = []
        self._shown: list[Table | Shown] = []
        self.media = 0

    def text(self, text: str, *, kept: bool = False) -> None:
        """Adds text; `kept` text keeps its own spaces and line ends."""
        text = without_controls(text)
        if kept:
            text = text.replace("\r\n", "\n").replace("\n", _BREAK).replace(" ", "\u00a0").replace("\t", "\u00a0")
        self._out.append(text)

    def open(self, tag: str, attributes: Mapping[str, str | None]) -> None:
        """What a beginning tag lays out: a break, a cell, a picture; others leave no trace."""
        if tag in _BLOCKS:
            self._out.append(_BLOCK)
        if tag in _TABLE_TAGS:
            self._open_in_table(tag, attributes.get("class") == OWN_TABLE)
        elif tag in _BLOCKS:
            pass
        elif tag == "br":
            self._out.append(_BREAK)
        elif tag in ("sup", "sub"):
            self._raised.append(len(self._out))
        elif tag == "img" and (source := attributes.get("src")):
            alternative = next((attributes[name] for name in _ALTERNATIVES if attributes.get(name)), "") or ""
            self._show(Shown(source, " ".join(alternative.split())))
        elif tag in _MEDIA:
            self.media += 1
            words = next((attributes[name] for name in _ALTERNATIVES if attributes.get(name)), "")
            self._out.append(f"【图：{words}】" if words else "【图】")

    def close(self, tag: str) -> None:
        """What an ending tag lays out."""
        if tag in _TABLE_TAGS:
            self._close_in_table(tag)
        if tag in _BLOCKS:
            self._out.append(_BLOCK)
        elif tag in ("td", "th"):
            self._out.append(_CELL)
        elif tag in ("sup", "sub") and self._raised:
            start = self._raised.pop()
            self._out[start:] = [_raised("".join(self._out[start:]), tag)]

    def take(self) -> Plain:
        """What was laid out so far; the builder is empty afterwards."""
        plain = Plain(_laid_out("".join(self._out)), self.media, tuple(self._shown))
        self._out, self._raised, self._tables, self._shown, self.media = [], [], [], [], 0
        return plain

    def _show(self, figure: Table | Shown) -> None:
        if len(self._shown) < MOST_MARKS:
            self._out.append(mark(len(self._shown)))
            self._shown.append(figure)

    def _open_in_table(self, tag: str, own: bool) -> None:
        if tag == "table":
            for outer in self._tables:
                outer.plain = False
            self._tables.append(_Rows(len(self._out), own))
        elif self._tables:
            self._tables[-1].open(tag, len(self._out))

    def _close_in_table(self, tag: str) -> None:
        """A table of several rows and columns with words alone is kept as one; of any other the words stay."""
        if not self._tables:
            return
        rows = self._tables[-1]
        if tag != "table":
            rows.close(tag, self._out)
            return
        del self._tables[-1]
        if (found := rows.table()) is not None:
            del self._out[rows.start :]
            self._show(found)


def without_controls(text: str) -> str:
    """The text without characters that no XML file can hold."""
    return _CONTROL.sub("", text)


def has_markup(text: str) -> bool:
    """Whether the text holds an HTML tag or entity."""
    return _TAG.search(text) is not None


def plain_html(text: str) -> Plain:
    """HTML of any quality as plain text, in time that grows with its length and no faster."""
    builder = TextBuilder()
    position, kept = 0, 0
    while (start := text.find("<", position)) >= 0:
        builder.text(html.unescape(text[position:start]), kept=kept > 0)
        tag = _ANY_TAG.match(text, start)
        if text.startswith("<!--", start):
            end_of_comment = text.find("-->", start)
            position = len(text) if end_of_comment < 0 else end_of_comment + 3
        elif tag is None:
            builder.text("<", kept=kept > 0)
            position = start + 1
        else:
            name, opens, position = tag[2].lower(), not tag[1], tag.end()
            kept = max(0, kept + (1 if opens else -1)) if name == "pre" else kept
            if opens and name in _SILENT:
                end = re.compile(f"</{name}", re.IGNORECASE).search(text, position)
                position = end.start() if end else len(text)
            elif opens:
                builder.open(name, _attributes(tag[3]) if name in _MEDIA or name == "table" else {})
            else:
                builder.close(name)
    builder.text(html.unescape(text[position:]), kept=kept > 0)
    return builder.take()


def plain_text(text: str) -> Plain:
    """Text as it stands, with its own line breaks."""
    return Plain(without_controls(text.replace("\r\n", "\n")).strip())


def walk(element: etree._Element, builder: TextBuilder) -> None:
    """The words of an XHTML element, its own tag left aside."""
    builder.text(element.text or "")
    for child in element:
        if isinstance(child, etree._Entity):
            builder.text(html.unescape(child.text or ""))
        elif isinstance(child.tag, str) and child.tag not in _SILENT:
            builder.open(child.tag, {str(name): str(value) for name, value in child.attrib.items()})
            if child.tag not in _MEDIA:
                walk(child, builder)
            builder.close(child.tag)
        builder.text(child.tail or "")


def together(plains: Iterable[Plain]) -> Plain:
    """Several texts as one, a line each."""
    found = list(plains)
    shown: list[Table | Shown] = []
    texts = []
    for plain in found:
        texts.append(remarked(plain.text, [mark(len(shown) + place) for place in range(len(plain.shown))]))
        shown += plain.shown
    return Plain("\n".join(filter(None, texts)), sum(plain.media for plain in found), tuple(shown))


def picture_suffix(content: bytes) -> str:
    """.png or .jpg, which is all that is kept."""
    return ".png" if content.startswith(b"\x89PNG") else ".jpg"


def data_uri(content: bytes) -> str:
    """The bytes of a picture as a text that stands for it."""
    kind = "png" if picture_suffix(content) == ".png" else "jpeg"
    return f"data:image/{kind};base64,{base64.b64encode(content).decode()}"


def figures_html(figures: Iterable[Figure], source: Callable[[Picture], str]) -> str:
    """Figures as HTML; `source` says where a picture is."""
    return "".join(_figure_html(figure, source) for figure in figures)


def _figure_html(figure: Figure, source: Callable[[Picture], str]) -> str:
    if isinstance(figure, Table):
        rows = ("".join(f"<td>{html_of(cell)}</td>" for cell in row) for row in figure.rows)
        return f'<table border="1" class="{OWN_TABLE}">' + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"
    words = html.escape(without_controls(figure.words))
    size = f'width="{figure.width}" height="{figure.height}"'
    return f'<p><img src="{html.escape(source(figure))}" alt="{words}" {size}/></p>'


def html_of(text: str) -> str:
    """Plain text as HTML that `plain_html` reads back."""
    return html.escape(_kept_spaces(text), quote=False).replace("\n", "<br/>")


def lines_of(text: str) -> list[str]:
    """The lines of a text, spaces that would collapse made to stay."""
    return _kept_spaces(text).split("\n")


def _attributes(text: str) -> dict[str, str | None]:
    return {name.lower(): html.unescape(a or b) for name, a, b in _ATTRIBUTE.findall(text)}


def _raised(text: str, tag: str) -> str:
    table, mark = (_SUPER, "^") if tag == "sup" else (_SUB, "_")
    text = text.strip()
    return text.translate(table) if all(ord(char) in table for char in text) else f"{mark}({text})"


def _laid_out(text: str) -> str:
    text = _SPACES.sub(_space, text)
    text = re.sub(rf" *([{_BLOCK}{_BREAK}{_CELL}]) *", r"\1", text)
    text = re.sub(rf"{_CELL}(?=[{_BLOCK}{_CELL}]|$)", "", text).replace(_CELL, "\u00a0\u00a0")
    text = re.sub(rf"{_BREAK}?{_BLOCK}+", _BLOCK, text).strip(_BLOCK + _BREAK + " \u00a0")
    return text.replace(_BLOCK, "\n").replace(_BREAK, "\n").replace("\u00a0", " ").strip()


def _space(match: re.Match[str]) -> str:
    """A line end between two Chinese characters is no space."""
    around = match.string[match.start() - 1 : match.start()], match.string[match.end() : match.end() + 1]
    return "" if "\n" in match[0] and all(_WIDE.match(char) for char in around) else " "


def _kept_spaces(text: str) -> str:
    text = without_controls(text).replace("\t", " ")
    return re.sub(r"^ | (?= )|(?<= ) | $", "\u00a0", text, flags=re.MULTILINE)
