"""A question -> an assessment item, spelled as QTI 2 does."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml import etree

from question_bank.codec_answer import plain_decimal
from question_bank.formats.answers import write_answer
from question_bank.formats.interchange.cloze import is_numeric
from question_bank.formats.interchange.labels import labels_of
from question_bank.formats.interchange.markup import OWN_TABLE, lines_of, without_controls
from question_bank.formats.interchange.moodle_words import title_of
from question_bank.question import BlankKey, ChoiceKey, Figure, Picture, Question, QuestionKind

PART_CLASS = "part"
RATIONALE = "RATIONALE"
PART_LABEL = "小题"
_GAP = re.compile(r"_{2,}")


def write_item(question: Question, number: int) -> etree._Element:
    """The item of a question; the parts of a case are interactions of one item."""
    title = without_controls(title_of(number, question.stem))
    item = etree.Element(
        "assessmentItem", identifier=f"Q{number}", title=title, adaptive="false", timeDependent="false"
    )
    _Writer(item).write(question)
    return item


def item_labels(question: Question) -> Iterator[str]:
    """The keywords of an item; those of part 2 begin with 小题2."""
    yield from labels_of(question, loose=_loose(question), subject=True)
    for number, part in enumerate(question.parts, start=1):
        for label in labels_of(part, loose=_loose(part), subject=True):
            yield f"{PART_LABEL}{number}:{label}"


def _loose(question: Question) -> list[int]:
    if not isinstance(question.answer, BlankKey):
        return []
    return [place for place, blank in enumerate(question.answer.blanks) if not _is_float(question.answer, place)]


def _is_float(key: BlankKey, place: int) -> bool:
    blank = key.blanks[place]
    return key.ordered and len(blank.alternatives) == 1 and is_numeric(blank)


class _Writer:
    """Declarations, body and processing grow side by side; they are put in order at the end."""

    def __init__(self, item: etree._Element) -> None:
        self._item = item
        self._declarations: list[etree._Element] = []
        self._processing = etree.Element("responseProcessing")
        self._feedback: list[etree._Element] = []
        self._count = 0

    def write(self, question: Question) -> None:
        body = etree.Element("itemBody")
        self._question(body, question)
        self._modal(question, RATIONALE)
        for number, part in enumerate(question.parts, start=1):
            self._question(etree.SubElement(body, "div", {"class": PART_CLASS}), part)
            self._modal(part, f"{RATIONALE}_{number}")
        outcomes = [_outcome("SCORE", "float")]
        if self._feedback:
            outcomes.append(_outcome("FEEDBACK", "identifier", "multiple"))
        self._item.extend([*self._declarations, *outcomes, body, self._processing, *self._feedback])

    def _question(self, body: etree._Element, question: Question) -> None:
        if question.kind is QuestionKind.BLANK:
            self._gaps(body, question)
            return
        _paragraph(body, question.stem.strip())
        _figures(body, question.figures)
        if question.kind is QuestionKind.SHORT:
            if question.answer is not None:
                rubric = etree.SubElement(body, "rubricBlock", view="scorer", use="scoring")
                _paragraph(rubric, write_answer(question.kind, question.answer))
            declared = self._declare("single", "string")
            etree.SubElement(body, "extendedTextInteraction", responseIdentifier=declared.get("identifier", ""))
        elif question.kind is not QuestionKind.CASE:
            self._choice(body, question)

    def _choice(self, body: etree._Element, question: Question) -> None:
        several = question.kind is QuestionKind.MULTIPLE
        right = question.answer.right if isinstance(question.answer, ChoiceKey) else frozenset()
        declared = self._declare("multiple" if several or len(right) > 1 else "single", "identifier")
        if right:
            values = etree.SubElement(declared, "correctResponse")
            for position in sorted(right):
                etree.SubElement(values, "value").text = f"O{position + 1}"
            self._match(declared.get("identifier", ""))
        interaction = etree.SubElement(
            body,
            "choiceInteraction",
            responseIdentifier=declared.get("identifier", ""),
            shuffle="false" if question.kind is QuestionKind.TRUE_FALSE else "true",
            maxChoices="0" if several else "1",
        )
        for position, option in enumerate(question.options):
            choice = etree.SubElement(interaction, "simpleChoice", identifier=f"O{position + 1}")
            if option.pinned:
                choice.set("fixed", "true")
            _lines(choice, option.text)
            _figures(choice, option.figures)

    def _gaps(self, body: etree._Element, question: Question) -> None:
        """The stem with an entry for every gap; gaps without a key have none either."""
        paragraph = etree.SubElement(body, "p")
        key = question.answer if isinstance(question.answer, BlankKey) else BlankKey(())
        for place, piece in enumerate(_GAP.split(question.stem.strip())):
            if place:
                declared = self._declare("single", "float" if self._is_number(key, place - 1) else "string")
                if place <= len(key.blanks):
                    self._key(declared, key, place - 1)
                identifier = declared.get("identifier", "")
                etree.SubElement(paragraph, "textEntryInteraction", responseIdentifier=identifier)
            _lines(paragraph, piece)
        _figures(body, question.figures)

    @staticmethod
    def _is_number(key: BlankKey, place: int) -> bool:
        return place < len(key.blanks) and _is_float(key, place)

    def _key(self, declared: etree._Element, key: BlankKey, place: int) -> None:
        blank, identifier = key.blanks[place], declared.get("identifier", "")
        if not blank.alternatives:
            return
        correct = etree.SubElement(declared, "correctResponse")
        etree.SubElement(correct, "value").text = without_controls(blank.alternatives[0])
        if self._is_number(key, place):
            assert blank.tolerance is not None
            tolerance = plain_decimal(blank.tolerance)
            self._match(identifier, toleranceMode="absolute", tolerance=f"{tolerance} {tolerance}")
            return
        mapping = etree.SubElement(declared, "mapping", defaultValue="0")
        for text in blank.alternatives:
            etree.SubElement(mapping, "mapEntry", mapKey=without_controls(text), mappedValue="1", caseSensitive="false")
        _score(self._processing, etree.Element("mapResponse", identifier=identifier))

    def _declare(self, cardinality: str, base: str) -> etree._Element:
        self._count += 1
        identifier = "RESPONSE" if self._count == 1 else f"RESPONSE_{self._count}"
        declared = etree.Element("responseDeclaration", identifier=identifier, cardinality=cardinality, baseType=base)
        self._declarations.append(declared)
        return declared

    def _match(self, identifier: str, **tolerance: str) -> None:
        """One mark where the response is the correct one."""
        condition = etree.SubElement(etree.SubElement(self._processing, "responseCondition"), "responseIf")
        same = etree.SubElement(condition, "equal" if tolerance else "match", tolerance)
        etree.SubElement(same, "variable", identifier=identifier)
        etree.SubElement(same, "correct", identifier=identifier)
        one = etree.Element("baseValue", baseType="float")
        one.text = "1"
        _score(condition, one)

    def _modal(self, question: Question, identifier: str) -> None:
        if question.rationale or question.rationale_figures:
            modal = etree.Element("modalFeedback", outcomeIdentifier="FEEDBACK", showHide="show", identifier=identifier)
            _paragraph(modal, question.rationale)
            _figures(modal, question.rationale_figures)
            self._feedback.append(modal)
            shown = etree.SubElement(self._processing, "setOutcomeValue", identifier="FEEDBACK")
            multiple = etree.SubElement(shown, "multiple")
            etree.SubElement(multiple, "variable", identifier="FEEDBACK")
            etree.SubElement(multiple, "baseValue", baseType="identifier").text = identifier


def _outcome(identifier: str, base: str, cardinality: str = "single") -> etree._Element:
    return etree.Element("outcomeDeclaration", identifier=identifier, cardinality=cardinality, baseType=base)


def _score(parent: etree._Element, more: etree._Element) -> None:
    total = etree.SubElement(etree.SubElement(parent, "setOutcomeValue", identifier="SCORE"), "sum")
    etree.SubElement(total, "variable", identifier="SCORE")
    total.append(more)


def _paragraph(parent: etree._Element, text: str) -> None:
    _lines(etree.SubElement(parent, "p"), text)


def _figures(parent: etree._Element, figures: Iterable[Figure]) -> None:
    """Pictures by their hash, for whoever knows where they are, and tables."""
    for figure in figures:
        if isinstance(figure, Picture):
            place = etree.SubElement(parent, "p")
            size = {"width": str(figure.width), "height": str(figure.height)}
            etree.SubElement(place, "img", {"src": figure.hash, "alt": without_controls(figure.words)} | size)
            continue
        body = etree.SubElement(etree.SubElement(parent, "table", {"class": OWN_TABLE}), "tbody")
        for row in figure.rows:
            line = etree.SubElement(body, "tr")
            for cell in row:
                _lines(etree.SubElement(line, "td"), cell)


def _lines(parent: etree._Element, text: str) -> None:
    """Appends the text behind what stands in the element, its line ends as <br/>."""
    for place, line in enumerate(lines_of(text)):
        if place:
            etree.SubElement(parent, "br")
        if len(parent):
            parent[-1].tail = (parent[-1].tail or "") + line
        else:
            parent.text = (parent.text or "") + line
