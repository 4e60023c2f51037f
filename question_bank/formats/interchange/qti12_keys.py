"""Response processing of QTI 1.2 -> keys."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from lxml import etree

from question_bank.codec_answer import plain_decimal
from question_bank.formats.interchange.drafts import Draft, number
from question_bank.formats.interchange.xmldoc import attribute, child, text_of
from question_bank.question import Blank

_ALL = "SCORE.max"
_MOST = Decimal(10) ** 9
_LOW, _HIGH = ("vargte", "vargt"), ("varlte", "varlt")


@dataclass
class _Condition:
    """What has to be answered for a gain in score; `exact` when other answers are ruled out."""

    gain: Decimal
    equal: list[tuple[str, str]] = field(default_factory=list)
    low: dict[str, str] = field(default_factory=dict)
    high: dict[str, str] = field(default_factory=dict)
    exact: bool = False


class Keys:
    """The conditions of one item that add to the score."""

    def __init__(self, item: etree._Element) -> None:
        self._conditions = [found for found in map(_read, item.iter("respcondition")) if found.gain > 0]

    def chosen(self, ident: str, several: bool) -> set[str]:
        """The identifiers of the right choices: those of the best exact condition, else all that gain."""
        found = [(c, {value for name, value in c.equal if name == ident}) for c in self._conditions]
        found = [(condition, values) for condition, values in found if values]
        if not found:
            return set()
        best = max(condition.gain for condition, _ in found)
        whole = [values for condition, values in found if condition.gain == best and condition.exact]
        if several and whole:
            return whole[0]
        kept = found if several else [pair for pair in found if pair[0].gain == best]
        return set().union(*(values for _, values in kept))

    def blank(self, ident: str, draft: Draft) -> Blank | None:
        """What fills a gap; a wording that gains less than the best is remarked."""
        found = [c for c in self._conditions if ident in [name for name, _ in c.equal] or ident in c.low]
        if not found:
            return None
        best = max(condition.gain for condition in found)
        if any(condition.gain < best for condition in found):
            draft.trouble("import.partial_credit", blocking=False)
        full = [condition for condition in found if condition.gain == best]
        texts = dict.fromkeys(value for c in full for name, value in c.equal if name == ident and value)
        ranges = [(c.low[ident], c.high[ident]) for c in full if ident in c.low and ident in c.high]
        if not ranges:
            return Blank(tuple(texts)) if texts else None
        low, high = number(ranges[0][0]), number(ranges[0][1])
        if low is None or high is None or low > high or len(ranges) > 1:
            draft.trouble("import.unreadable_key", key="；".join("–".join(pair) for pair in ranges))
            return None
        return Blank((plain_decimal((low + high) / 2),), (high - low) / 2)


def _read(respcondition: etree._Element) -> _Condition:
    gains = [_gain(found) for found in respcondition.iterfind("setvar")]
    condition = _Condition(max(gains, default=Decimal(0)))
    variables = child(respcondition, "conditionvar")
    for test in () if variables is None else _tests(variables):
        ident, value = attribute(test, "respident"), text_of(test)
        if test.tag == "varequal":
            condition.equal.append((ident, value))
        elif test.tag in _LOW:
            condition.low[ident] = value
        elif test.tag in _HIGH:
            condition.high[ident] = value
    if variables is not None:
        condition.exact = variables.find(".//not") is not None or variables.find(".//and") is not None
        condition.exact |= len(condition.equal) > 1 and variables.find(".//or") is None
    return condition


def _tests(element: etree._Element) -> Iterator[etree._Element]:
    """The tests that must hold, without those under <not>."""
    for found in element:
        if found.tag in ("and", "or", "unanswered"):
            yield from _tests(found)
        elif found.tag != "not" and isinstance(found.tag, str):
            yield found


def _gain(setvar: etree._Element) -> Decimal:
    text = text_of(setvar)
    if attribute(setvar, "action").lower() in ("subtract", "divide"):
        return Decimal(0)
    return _MOST if text == _ALL else number(text) or Decimal(0)
