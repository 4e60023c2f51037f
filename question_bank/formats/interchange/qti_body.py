"""The body of an assessment item as text with the places of its interactions."""

from __future__ import annotations

import html
from dataclasses import dataclass, field

from lxml import etree

from question_bank.formats.interchange.markup import Plain, TextBuilder, walk
from question_bank.formats.interchange.qti_write import PART_CLASS
from question_bank.formats.interchange.xmldoc import attribute
from question_bank.question import BLANK_MARK

_INLINE = ("textEntryInteraction", "inlineChoiceInteraction", "endAttemptInteraction")
_SKIPPED = ("rubricBlock", "stylesheet", "templateBlock", "templateInline", "catalogInfo", "companionMaterialsInfo")
_FEEDBACK = ("feedbackBlock", "feedbackInline", "modalFeedback")


@dataclass
class Segment:
    """Text, then at most one interaction that stands on lines of its own. `inline` stand in the text."""

    text: Plain = field(default_factory=Plain)
    inline: list[etree._Element] = field(default_factory=list)
    block: etree._Element | None = None


@dataclass
class Body:
    """The segments of a body, its divisions that are parts, what scorers read, and feedback in between."""

    segments: list[Segment] = field(default_factory=list)
    parts: list[etree._Element] = field(default_factory=list)
    scoring: list[Plain] = field(default_factory=list)
    feedback: list[Plain] = field(default_factory=list)


def read_body(element: etree._Element) -> Body:
    """Everything below an itemBody or a part of one."""
    reader = _Reader()
    reader.walk(element)
    reader.end(None)
    return reader.body


def words(element: etree._Element) -> Plain:
    """An element as plain text."""
    builder = TextBuilder()
    walk(element, builder)
    return builder.take()


class _Reader:
    def __init__(self) -> None:
        self.body = Body()
        self._builder = TextBuilder()
        self._inline: list[etree._Element] = []

    def walk(self, element: etree._Element) -> None:
        self._builder.text(element.text or "")
        for child in element:
            if isinstance(child, etree._Entity):
                self._builder.text(html.unescape(child.text or ""))
            elif isinstance(child.tag, str):
                self._child(child, child.tag)
            self._builder.text(child.tail or "")

    def end(self, block: etree._Element | None) -> None:
        """Closes a segment."""
        text = self._builder.take()
        if block is not None or text.text or text.media or self._inline:
            self.body.segments.append(Segment(text, self._inline, block))
        self._inline = []

    def _child(self, child: etree._Element, tag: str) -> None:
        if tag in _INLINE:
            self._inline.append(child)
            self._builder.text(BLANK_MARK)
        elif tag.endswith("Interaction"):
            self.end(child)
        elif tag == "rubricBlock" and "candidate" not in attribute(child, "view"):
            self.body.scoring.append(words(child))
        elif tag in _FEEDBACK:
            self.body.feedback.append(words(child))
        elif tag == "div" and PART_CLASS in attribute(child, "class").split():
            self.body.parts.append(child)
        elif tag not in _SKIPPED or tag == "rubricBlock":
            self._builder.open(tag, {str(name): str(value) for name, value in child.attrib.items()})
            self.walk(child)
            self._builder.close(tag)
