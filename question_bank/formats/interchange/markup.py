"""HTML and XHTML as plain text with line breaks. Nothing of it is ever shown as markup."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

_BLOCK, _BREAK, _CELL = "\x01", "\x02", "\x03"
_BLOCK_TAGS = (
    "p div li ul ol table tr h1 h2 h3 h4 h5 h6 pre blockquote section article header footer dl dt dd hr "
    "figure figcaption caption thead tbody tfoot para center address fieldset form"
)
_MEDIA_TAGS = "img image object embed iframe video audio picture svg canvas applet math"
_SILENT_TAGS = "script style head title template noscript stylesheet"
_BLOCKS, _MEDIA, _SILENT = (frozenset(tags.split()) for tags in (_BLOCK_TAGS, _MEDIA_TAGS, _SILENT_TAGS))
_ALTERNATIVES = ("alt", "alttext", "aria-label")
_SUPER = str.maketrans("0123456789+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ")
_SUB = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
_SPACES = re.compile(r"[ \t\r\n\f]+")
_ANY_TAG = re.compile(r"<(/?)([A-Za-z][^\s<>/]*)([^<>]*)>")
_ATTRIBUTE = re.compile(r"([\w-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_LONGEST_TAG = 2000
_TAG = re.compile(r"</?[A-Za-z][^<>]*>|<!--|&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z]+\d?);")
_WIDE = re.compile(r"[\u2e80-\u9fff\uff00-\uffef\u3000-\u303f]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


@dataclass(frozen=True)
class Plain:
    """A text and how many pictures, sounds, films and formulas it had to leave out."""

    text: str = ""
    media: int = 0


class TextBuilder:
    """Takes text and tags in reading order; lays lines out as a browser would."""

    def __init__(self) -> None:
        self._out: list[str] = []
        self._raised: list[int] = []
        self.media = 0

    def text(self, text: str, *, kept: bool = False) -> None:
        """Adds text; `kept` text keeps its own spaces and line ends."""
        text = without_controls(text)
        if kept:
            text = text.replace("\r\n", "\n").replace("\n", _BREAK).replace(" ", "\u00a0").replace("\t", "\u00a0")
        self._out.append(text)

    def open(self, tag: str, attributes: Mapping[str, str | None]) -> None:
        if tag in _BLOCKS:
            self._out.append(_BLOCK)
        elif tag == "br":
            self._out.append(_BREAK)
        elif tag in ("sup", "sub"):
            self._raised.append(len(self._out))
        elif tag in _MEDIA:
            self.media += 1
            words = next((attributes[name] for name in _ALTERNATIVES if attributes.get(name)), "")
            self._out.append(f"【图：{words}】" if words else "【图】")

    def close(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._out.append(_BLOCK)
        elif tag in ("td", "th"):
            self._out.append(_CELL)
        elif tag in ("sup", "sub") and self._raised:
            start = self._raised.pop()
            self._out[start:] = [_raised("".join(self._out[start:]), tag)]

    def take(self) -> Plain:
        """What was laid out so far; the builder is empty afterwards."""
        plain = Plain(_laid_out("".join(self._out)), self.media)
        self._out, self._raised, self.media = [], [], 0
        return plain


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
                builder.open(name, _attributes(tag[3]) if name in _MEDIA else {})
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


def html_of(text: str) -> str:
    """Plain text as HTML that `plain_html` reads back."""
    return html.escape(_kept_spaces(text), quote=False).replace("\n", "<br/>")


def lines_of(text: str) -> list[str]:
    """The lines of a text, spaces that would collapse made to stay."""
    return _kept_spaces(text).split("\n")


def _attributes(text: str) -> dict[str, str | None]:
    return {name.lower(): html.unescape(a or b) for name, a, b in _ATTRIBUTE.findall(text[:_LONGEST_TAG])}


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
