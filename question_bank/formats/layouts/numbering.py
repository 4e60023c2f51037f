"""Word's automatic numbers: what a paragraph shows in front of its text although it is not in the text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from question_bank.numerals import format_numeral

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEVELS = 9
_HOLE = re.compile(r"%([1-9])")
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_CHINESE = ("chineseCounting", "chineseCountingThousand", "japaneseCounting", "ideographDigital", "taiwaneseCounting")
_SILENT = ("bullet", "none")


@dataclass(frozen=True)
class Level:
    """One level of a list: the format of its number, the text around it, and where it starts."""

    shape: str = "decimal"
    text: str = ""
    start: int = 1


@dataclass
class Numbering:
    """The lists of a document. `label` counts: paragraphs must be asked for in their order."""

    abstracts: dict[str, dict[int, Level]] = field(default_factory=dict)
    numbers: dict[str, tuple[str, dict[int, Level], dict[int, int]]] = field(default_factory=dict)
    styles: dict[str, tuple[str, int]] = field(default_factory=dict)
    _counters: dict[str, dict[int, int]] = field(default_factory=dict)
    _started: set[tuple[str, int]] = field(default_factory=set)

    def label(self, number_id: str, depth: int) -> str:
        """What stands in front of the next paragraph of this list: "3、", "A.", or nothing."""
        if number_id not in self.numbers or not 0 <= depth < _LEVELS:
            return ""
        abstract, overrides, starts = self.numbers[number_id]
        levels = self.abstracts.get(abstract, {}) | overrides
        level = levels.get(depth)
        if level is None:
            return ""
        counters = self._counters.setdefault(abstract, {})
        if depth in starts and (number_id, depth) not in self._started:
            self._started.add((number_id, depth))
            counters[depth] = starts[depth]
        else:
            counters[depth] = counters[depth] + 1 if depth in counters else level.start
        for deeper in [other for other in counters if other > depth]:
            del counters[deeper]
        if level.shape in _SILENT:
            return ""
        return _HOLE.sub(lambda hole: _shown(levels, counters, int(hole[1]) - 1), level.text)


def read_numbering(numbering: etree._Element | None, styles: etree._Element | None) -> Numbering:
    """The lists of numbering.xml, and which styles carry one."""
    found = Numbering()
    if numbering is not None:
        for element in numbering.iterchildren(W + "abstractNum"):
            found.abstracts[_value(element, "abstractNumId")] = _levels(element)
        for element in numbering.iterchildren(W + "num"):
            _read_number(element, found)
    if styles is not None:
        found.styles = _styles(styles)
    return found


def _shown(levels: Mapping[int, Level], counters: Mapping[int, int], depth: int) -> str:
    level = levels.get(depth, Level())
    return _format(counters.get(depth, level.start), level.shape)


def _format(number: int, shape: str) -> str:
    if shape in ("upperLetter", "lowerLetter") and number > 0:
        letter = chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter if shape == "upperLetter" else letter.lower()
    if shape.startswith(_CHINESE) and 0 <= number <= 9999:
        return format_numeral(number)
    if shape in ("upperRoman", "lowerRoman") and 0 < number < 40:
        return _roman(number).upper() if shape == "upperRoman" else _roman(number)
    if shape.startswith("decimalEnclosedCircle") and 0 < number <= len(_CIRCLED):
        return _CIRCLED[number - 1]
    return str(number)


def _roman(number: int) -> str:
    text = ""
    for value, sign in _ROMAN:
        while number >= value:
            text, number = text + sign, number - value
    return text


def _levels(parent: etree._Element) -> dict[int, Level]:
    return {int(_value(element, "ilvl") or 0): _level(element) for element in parent.iterchildren(W + "lvl")}


def _level(element: etree._Element) -> Level:
    texts = {name: element.find(W + name) for name in ("numFmt", "lvlText", "start")}
    values = {name: _value(found) for name, found in texts.items() if found is not None}
    start = values.get("start", "1")
    return Level(values.get("numFmt", "decimal"), values.get("lvlText", ""), int(start) if start.isdigit() else 1)


def _read_number(element: etree._Element, found: Numbering) -> None:
    abstract = element.find(W + "abstractNumId")
    overrides: dict[int, Level] = {}
    starts: dict[int, int] = {}
    for override in element.iterchildren(W + "lvlOverride"):
        depth = int(_value(override, "ilvl") or 0)
        overrides |= _levels(override)
        start = override.find(W + "startOverride")
        if start is not None and _value(start).isdigit():
            starts[depth] = int(_value(start))
    if abstract is not None:
        found.numbers[_value(element, "numId")] = (_value(abstract), overrides, starts)


def _styles(root: etree._Element) -> dict[str, tuple[str, int]]:
    """Style → (list, level), inherited from the style it is based on."""
    own: dict[str, tuple[str, int]] = {}
    based: dict[str, str] = {}
    for style in root.iterchildren(W + "style"):
        name = _value(style, "styleId")
        parent = style.find(W + "basedOn")
        if parent is not None:
            based[name] = _value(parent)
        number = style.find(f"{W}pPr/{W}numPr")
        if number is not None and (reference := number_of(number)):
            own[name] = reference
    found: dict[str, tuple[str, int]] = {}
    for name in {*own, *based}:
        at, seen = name, set[str]()
        while at not in own and at in based and at not in seen:
            seen.add(at)
            at = based[at]
        if at in own:
            found[name] = own[at]
    return found


def number_of(number: etree._Element) -> tuple[str, int] | None:
    """List and level of a numPr element; None when it names no list."""
    reference, depth = number.find(W + "numId"), number.find(W + "ilvl")
    if reference is None:
        return None
    text = _value(depth) if depth is not None else "0"
    return _value(reference), int(text) if text.isdigit() else 0


def _value(element: etree._Element, name: str = "val") -> str:
    return element.get(W + name) or ""
