"""Response declarations and processing of an assessment item -> keys."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lxml import etree

from question_bank.codec_answer import plain_decimal
from question_bank.formats.interchange.drafts import Draft, number
from question_bank.formats.interchange.xmldoc import attribute, text_of
from question_bank.question import Blank

_NUMBERS = ("float", "integer")


class Keys:
    """The declared responses of one item by their identifier."""

    def __init__(self, item: etree._Element) -> None:
        self._item = item
        self._declared = {attribute(found, "identifier"): found for found in item.iterfind("responseDeclaration")}

    def cardinality(self, identifier: str) -> str:
        """single, multiple …; empty for a response that was not declared."""
        declared = self._declared.get(identifier)
        return "" if declared is None else attribute(declared, "cardinality")

    def chosen(self, identifier: str) -> set[str]:
        """The identifiers of the right choices, by the correct response, else by the mapping."""
        if correct := set(self.correct(identifier)):
            return correct
        values = dict(self._mapped(identifier))
        if self.cardinality(identifier) == "single":
            most = max(values.values(), default=Decimal(0))
            return {key for key, value in values.items() if value == most > 0}
        return {key for key, value in values.items() if value > 0}

    def correct(self, identifier: str) -> list[str]:
        """The values of the correct response."""
        declared = self._declared.get(identifier)
        values = [] if declared is None else declared.findall("correctResponse/value")
        return [text for text in map(text_of, values) if text]

    def blank(self, identifier: str, draft: Draft) -> Blank | None:
        """What fills a gap; a wording that counts in part only is remarked."""
        declared = self._declared.get(identifier)
        correct, mapped = self.correct(identifier), list(self._mapped(identifier))
        most = max((value for _, value in mapped), default=Decimal(0))
        if any(0 < value < most for _, value in mapped):
            draft.trouble("import.partial_credit", blocking=False)
        texts = dict.fromkeys([*correct, *(key for key, value in mapped if value == most > 0)])
        if not texts:
            return None
        if declared is None or attribute(declared, "baseType") not in _NUMBERS:
            return Blank(tuple(texts))
        numbers = [number(text) for text in texts]
        tolerance = self._tolerance(identifier, numbers[0])
        if tolerance is None or None in numbers:
            draft.trouble("import.unreadable_key", key="；".join(texts))
            return None
        return Blank(tuple(plain_decimal(value) for value in numbers if value is not None), tolerance)

    def _mapped(self, identifier: str) -> Iterator[tuple[str, Decimal]]:
        declared = self._declared.get(identifier)
        for entry in () if declared is None else declared.iterfind("mapping/mapEntry"):
            value = number(attribute(entry, "mappedValue"))
            if value is not None and entry.get("mapKey"):
                yield attribute(entry, "mapKey"), value

    def _tolerance(self, identifier: str, value: Decimal | None) -> Decimal | None:
        """The tolerance of the comparison with the key; None for one that is not the same both ways."""
        for equal in self._item.iterfind("responseProcessing//equal"):
            if not any(attribute(found, "identifier") == identifier for found in equal.iterfind("variable")):
                continue
            mode = attribute(equal, "toleranceMode")
            bounds = {number(text) for text in attribute(equal, "tolerance").split()}
            if mode in ("", "exact"):
                return Decimal(0)
            bound = bounds.pop() if len(bounds) == 1 else None
            if bound is None or value is None or bound < 0:
                return None
            return bound if mode == "absolute" else abs(value) * bound / 100
        return Decimal(0)
