"""Questions -> Moodle XML."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator, Mapping

from lxml import etree

from question_bank.codec_answer import plain_decimal
from question_bank.formats.answers import write_answer
from question_bank.formats.interchange.cloze import fits_cloze, is_numeric, write_cloze
from question_bank.formats.interchange.labels import JOINED, PART, labels_of
from question_bank.formats.interchange.markup import (
    NO_PICTURES,
    figures_html,
    html_of,
    picture_suffix,
    without_controls,
)
from question_bank.formats.interchange.moodle_words import category_of, title_of
from question_bank.formats.interchange.xmldoc import document_bytes
from question_bank.question import BlankKey, ChoiceKey, Figure, Picture, PointsKey, Question, QuestionKind

_PLAIN = "plain_text"


def write_moodle(questions: Iterable[Question], pictures: Mapping[str, bytes] = NO_PICTURES) -> bytes:
    """The questions in order, under their categories; a case is a description followed by its parts."""
    quiz = etree.Element("quiz")
    subject = ""
    for position, question in enumerate(questions, start=1):
        if question.subject != subject:
            subject = question.subject
            category = etree.SubElement(quiz, "question", type="category")
            _text(category, "category", category_of(subject))
        quiz.append(_question(question, position, pictures))
        quiz.extend(_question(part, position, pictures, part=True) for part in question.parts)
    etree.indent(quiz)
    return document_bytes(quiz)


def _question(
    question: Question, position: int, pictures: Mapping[str, bytes], *, part: bool = False
) -> etree._Element:
    form, key = _form(question)
    element = etree.Element("question", type=form)
    _text(element, "name", title_of(position, question.stem))
    if form == "multianswer":
        assert isinstance(key, BlankKey)
        cloze = _text(element, "questiontext", write_cloze(question, key), "html")
        _show(cloze, write_cloze(question, key), question.figures, pictures)
    else:
        stem = question.stem.strip()
        _show(_text(element, "questiontext", stem, _PLAIN), html_of(stem), question.figures, pictures)
    feedback = _text(element, "generalfeedback", question.rationale, _PLAIN)
    _show(feedback, html_of(question.rationale), question.rationale_figures, pictures)
    for name, value in _settings(question, form):
        etree.SubElement(element, name).text = value
    _answers(element, question, form, pictures)
    tags = etree.SubElement(element, "tags")
    for label in _labels(question, form, part):
        _text(tags, "tag", label)
    return element


def _form(question: Question) -> tuple[str, BlankKey | None]:
    """The question type of Moodle that holds the question."""
    match question.kind, question.answer:
        case QuestionKind.CASE, _:
            return "description", None
        case QuestionKind.SHORT, _:
            return "essay", None
        case QuestionKind.TRUE_FALSE, ChoiceKey(right) if len(right) == 1:
            return "truefalse", None
        case QuestionKind.BLANK, BlankKey(blanks) as key:
            if len(blanks) == 1 and key.ordered:
                return "numerical" if is_numeric(blanks[0]) else "shortanswer", key
            return "multianswer" if fits_cloze(question, key) else "shortanswer", key
        case QuestionKind.BLANK, _:
            return "shortanswer", None
    return "multichoice", None


def _settings(question: Question, form: str) -> Iterator[tuple[str, str]]:
    yield "defaultgrade", "0" if form == "description" else "1"
    yield "penalty", "0"
    yield "hidden", "0"
    if form == "multichoice":
        yield "single", "false" if question.kind is QuestionKind.MULTIPLE else "true"
        yield "shuffleanswers", "true"
        yield "answernumbering", "ABCD"
    elif form == "shortanswer":
        yield "usecase", "0"
    elif form == "essay":
        yield "responseformat", "editor"


def _answers(element: etree._Element, question: Question, form: str, pictures: Mapping[str, bytes]) -> None:
    match question.answer:
        case PointsKey() as points:
            _text(element, "graderinfo", write_answer(question.kind, points), _PLAIN)
        case ChoiceKey(right) if form == "truefalse":
            for position, word in enumerate(("true", "false")):
                _answer(element, word, "100" if position in right else "0", "moodle_auto_format")
        case BlankKey() as key if form in ("shortanswer", "numerical"):
            _written(element, key)
        case _ if form == "multichoice":
            _choices(element, question, pictures)


def _choices(element: etree._Element, question: Question, pictures: Mapping[str, bytes]) -> None:
    right = question.answer.right if isinstance(question.answer, ChoiceKey) else frozenset()
    several = question.kind is QuestionKind.MULTIPLE
    share = f"{100 / len(right):.5f}".rstrip("0").rstrip(".") if several and right else "100"
    for position, option in enumerate(question.options):
        wrong = f"-{share}" if several and right else "0"
        answer = _answer(element, option.text.strip(), share if position in right else wrong, _PLAIN)
        _show(answer, html_of(option.text.strip()), option.figures, pictures)


def _written(element: etree._Element, key: BlankKey) -> None:
    if not _is_plain(key):
        joined = write_answer(QuestionKind.BLANK, key)
        _answer(element, joined.replace("*", "\\*"), "100", _PLAIN)
        return
    blank = key.blanks[0]
    for text in blank.alternatives:
        if is_numeric(blank) and blank.tolerance is not None:
            answer = _answer(element, text, "100", "moodle_auto_format")
            etree.SubElement(answer, "tolerance").text = plain_decimal(blank.tolerance)
        else:
            _answer(element, text.replace("*", "\\*"), "100", _PLAIN)


def _is_plain(key: BlankKey) -> bool:
    return len(key.blanks) == 1 and key.ordered and all(text.strip() for text in key.blanks[0].alternatives)


def _labels(question: Question, form: str, part: bool) -> Iterator[str]:
    loose: list[int] = []
    joined = False
    if isinstance(question.answer, BlankKey):
        joined = form == "shortanswer" and not _is_plain(question.answer)
        if not joined:
            loose = [place for place, blank in enumerate(question.answer.blanks) if not is_numeric(blank)]
    yield from labels_of(question, loose=loose, subject=part)
    if joined:
        yield JOINED
    if part:
        yield PART


def _answer(element: etree._Element, text: str, share: str, form: str) -> etree._Element:
    answer = etree.SubElement(element, "answer", fraction=share, format=form)
    etree.SubElement(answer, "text").text = without_controls(text)
    return answer


def _text(parent: etree._Element, name: str, text: str, form: str = "") -> etree._Element:
    element = etree.SubElement(parent, name, {"format": form} if form else {})
    etree.SubElement(element, "text").text = without_controls(text)
    return element


def _show(element: etree._Element, words: str, figures: Iterable[Figure], pictures: Mapping[str, bytes]) -> None:
    """Puts figures below the words of an element, given as HTML, and attaches the pictures."""
    figures = tuple(figures)
    if not figures:
        return

    def name(picture: Picture) -> str:
        return picture.hash + picture_suffix(pictures.get(picture.hash, b""))

    element.set("format", "html")
    element[0].text = words + figures_html(figures, lambda picture: f"@@PLUGINFILE@@/{name(picture)}")
    for picture in dict.fromkeys(figure for figure in figures if isinstance(figure, Picture)):
        content = base64.b64encode(pictures.get(picture.hash, b"")).decode()
        etree.SubElement(element, "file", name=name(picture), path="/", encoding="base64").text = content
