"""Elements of Moodle XML -> drafts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import partial
from urllib.parse import unquote

from lxml import etree

from question_bank.codec_answer import plain_decimal
from question_bank.formats.answers import read_blanks
from question_bank.formats.interchange.cloze import read_cloze
from question_bank.formats.interchange.draft_figures import read_data_uri
from question_bank.formats.interchange.drafts import Draft, number
from question_bank.formats.interchange.labels import read_labels
from question_bank.formats.interchange.markup import Plain, has_markup, plain_html, plain_text
from question_bank.formats.interchange.moodle_words import subject_of
from question_bank.formats.interchange.xmldoc import attribute, child, line_of, text_of
from question_bank.problems import Place
from question_bank.question import TRUE_FALSE, Blank, QuestionKind

_FULL = Decimal(100)
_WILDCARD = "*"
_MULTIPLE = ("multichoiceset", "oumultiresponse")
_SILENT = "category"
_PLUGIN = "@@PLUGINFILE@@"


def read_quiz(root: etree._Element, file: str) -> Iterator[Draft]:
    """The drafts of all questions below <quiz>, with the subject of their category."""
    subject = ""
    for question in root.iter("question"):
        kind = attribute(question, "type").lower()
        if kind == _SILENT:
            subject = subject_of(text_of(child(question, "category", "text")))
            continue
        place = Place(file=file, line=line_of(question))
        draft = _Reader(Draft(place, subject=subject, files=partial(_attached, question)), question).read(kind)
        if question.find(".//question") is not None:
            draft.trouble("import.xml_broken", line=str(place.line))
        yield draft


class _Reader:
    def __init__(self, draft: Draft, question: etree._Element) -> None:
        self._draft = draft
        self._question = question

    def read(self, kind: str) -> Draft:
        draft, question = self._draft, self._question
        draft.labels = [text_of(child(tag, "text")) for tag in question.iterfind("tags/tag")]
        draft.rationale = self._text("generalfeedback")
        if kind in ("multianswer", "cloze"):
            read_cloze(draft, _raw(question, "questiontext"))
            if _unused(child(question, "questiontext"), len(draft.shown)):
                draft.miss()
            return draft
        draft.stem = self._text("questiontext")
        match kind:
            case "multichoice":
                self._choice(several=text_of(child(question, "single")).lower() in ("false", "0"))
            case _ if kind in _MULTIPLE:
                self._choice(several=True)
            case "truefalse":
                self._true_false()
            case "shortanswer":
                draft.kind, draft.blanks = QuestionKind.BLANK, self._short()
            case "numerical":
                draft.kind, draft.blanks = QuestionKind.BLANK, self._numbers()
            case "essay":
                draft.kind, draft.points = QuestionKind.SHORT, self._text("graderinfo")
            case "description":
                draft.is_text = True
            case _:
                draft.foreign = kind or "?"
        return draft

    def _text(self, name: str, within: etree._Element | None = None) -> str:
        element = child(self._question if within is None else within, name)
        return "" if element is None else self._draft.take(_plain(element))

    def _answers(self) -> Iterator[tuple[str, Decimal, etree._Element]]:
        """The text, the percentage and the element of every answer; a partial credit is remarked."""
        for answer in self._question.iterfind("answer"):
            share = number(attribute(answer, "fraction") or "0")
            if share is None:
                self._draft.trouble("import.unreadable_key", key=attribute(answer, "fraction"))
                share = Decimal(0)
            yield self._draft.take(_plain(answer)), share, answer

    def _choice(self, several: bool) -> None:
        draft, shares = self._draft, []
        draft.kind = QuestionKind.MULTIPLE if several else QuestionKind.SINGLE
        for position, (text, share, answer) in enumerate(self._answers()):
            draft.options.append(text)
            draft.remark(position, self._text("feedback", answer))
            shares.append(share)
        least = Decimal(0) if several else _FULL - 1
        draft.right = {position for position, share in enumerate(shares) if share > least} or None
        if not several and any(0 < share <= least for share in shares):
            draft.trouble("import.partial_credit", blocking=False)

    def _true_false(self) -> None:
        draft = self._draft
        draft.kind = QuestionKind.TRUE_FALSE
        right: set[int] = set()
        for text, share, answer in self._answers():
            position = {"true": 0, "正确": 0, "对": 0, "1": 0, "false": 1, "错误": 1, "错": 1, "0": 1}.get(text.lower())
            if position is None:
                draft.trouble("import.unreadable_key", key=text)
                continue
            draft.remark(position, self._text("feedback", answer))
            right |= {position} if share == _FULL else set()
        draft.options = list(TRUE_FALSE)
        draft.right = right or None

    def _full(self) -> Iterator[tuple[str, etree._Element]]:
        for text, share, answer in self._answers():
            feedback = self._text("feedback", answer)
            self._draft.remarks += [feedback] if feedback else []
            if share == _FULL:
                yield text, answer
            elif share > 0:
                self._draft.trouble("import.partial_credit", blocking=False)

    def _short(self) -> list[Blank] | None:
        texts = [text.replace("\\*", "*") for text, _ in self._full() if text and text != _WILDCARD]
        if texts and read_labels(self._draft.labels).joined:
            joined = read_blanks(texts[0])
            return list(joined.blanks) if joined else None
        return [Blank(tuple(dict.fromkeys(texts)))] if texts else None

    def _numbers(self) -> list[Blank] | None:
        found: list[tuple[Decimal, Decimal]] = []
        for text, answer in self._full():
            value, tolerance = number(text), number(text_of(child(answer, "tolerance")) or "0")
            if value is None or tolerance is None:
                self._draft.trouble("import.unreadable_key", key=text)
                return None
            found.append((value, tolerance))
        if len({tolerance for _, tolerance in found}) > 1:
            self._draft.trouble("import.unreadable_key", key="；".join(str(value) for value, _ in found))
            return None
        return [Blank(tuple(dict.fromkeys(plain_decimal(value) for value, _ in found)), found[0][1])] if found else None


def _raw(question: etree._Element, name: str) -> str:
    return text_of(child(question, name, "text"))


def _plain(element: etree._Element) -> Plain:
    """A text by its format; answers of short questions stand without one."""
    form, text = attribute(element, "format"), text_of(child(element, "text"))
    if form in ("plain_text", "plain"):
        plain = plain_text(text)
    elif form in ("html", "moodle_auto_format", "") and has_markup(text):
        plain = plain_html(text if form == "html" else text.replace("\n", "<br>"))
    elif form == "html":
        plain = plain_html(text)
    else:
        plain = plain_text(text)
    return replace(plain, media=plain.media or _unused(element, len(plain.shown)))


def _unused(element: etree._Element | None, shown: int) -> int:
    """How many attached files the text does not show."""
    return 0 if element is None else max(0, len(element.findall("file")) - shown)


def _attached(question: etree._Element, source: str) -> bytes | None:
    """A file of the question by the name its texts give it."""
    if not source.startswith(_PLUGIN):
        return None
    wanted = unquote(source.removeprefix(_PLUGIN).partition("?")[0])
    for file in question.iter("file"):
        name = (attribute(file, "path") or "/") + attribute(file, "name")
        if name == wanted and attribute(file, "encoding") == "base64":
            return read_data_uri(f"data:;base64,{file.text or ''}")
    return None
