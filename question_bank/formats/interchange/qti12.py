"""Items of QTI 1.2, as Common Cartridge, Canvas, Blackboard and older systems write them -> drafts."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from question_bank.figures import mark
from question_bank.formats.interchange.drafts import Draft
from question_bank.formats.interchange.markup import (
    Plain,
    Shown,
    TextBuilder,
    has_markup,
    plain_html,
    plain_text,
    together,
)
from question_bank.formats.interchange.qti12_keys import Keys
from question_bank.formats.interchange.xmldoc import attribute, child, line_of, text_of
from question_bank.problems import Place
from question_bank.question import BLANK_MARK, QuestionKind

_RESPONSES = ("response_lid", "response_str", "response_num", "response_xy", "response_grp")
_TYPES = ("cc_profile", "question_type", "bbmd_questiontype", "qmd_itemtype", "questiontype")
_FOREIGN = ("match", "order", "hot spot", "file", "upload", "jumbled", "calculated", "dropdown", "quiz bowl")
_MEDIA = ("matimage", "mataudio", "matvideo", "matapplet", "matapplication")
_SAMPLE = "solution"
_GENERAL = ("general_fb", "general", "solution")


def read_interop(root: etree._Element, file: str) -> Iterator[Draft]:
    """The drafts of all items below <questestinterop>."""
    for item in root.iter("item"):
        yield _Reader(item, Draft(Place(file=file, line=line_of(item)))).read()


class _Reader:
    def __init__(self, item: etree._Element, draft: Draft) -> None:
        self._item = item
        self._draft = draft
        self._builder = TextBuilder()
        self._responses: list[etree._Element] = []

    def read(self) -> Draft:
        draft, form = self._draft, self._type()
        draft.difficulty = self._metadata().get("qmd_levelofdifficulty", "")
        presentation = child(self._item, "presentation")
        if presentation is None:
            draft.trouble("import.item_without_body")
            return draft
        self._walk(presentation)
        draft.stem = draft.take(self._builder.take())
        keys = Keys(self._item)
        kinds = {str(response.tag) for response in self._responses}
        if not self._responses:
            draft.is_text = True
        elif any(word in form for word in _FOREIGN) or kinds & {"response_xy", "response_grp"}:
            draft.foreign = form or str(self._responses[0].tag)
        elif kinds == {"response_lid"} and len(self._responses) == 1:
            self._choice(self._responses[0], keys)
        elif "response_lid" in kinds:
            draft.foreign = "match" if kinds == {"response_lid"} else "composite"
        else:
            self._written(keys, form)
        self._feedback()
        return draft

    def _metadata(self) -> dict[str, str]:
        fields = {
            text_of(child(pair, "fieldlabel")).lower(): text_of(child(pair, "fieldentry"))
            for pair in self._item.iter("qtimetadatafield")
        }
        plain = {str(found.tag).lower(): text_of(found) for found in self._item.iterfind("itemmetadata/*")}
        return plain | fields

    def _type(self) -> str:
        metadata = self._metadata()
        return next((metadata[name].lower() for name in _TYPES if metadata.get(name)), "")

    def _walk(self, element: etree._Element) -> None:
        """Text and responses in their order; text around a gap stays on its line."""
        for found in element:
            tag = found.tag
            if tag in _RESPONSES:
                if not self._is_in_line(found):
                    self._builder.open("p", {})
                self._walk_material(found)
                self._responses.append(found)
                if tag != "response_lid" and self._is_in_line(found):
                    self._builder.text(BLANK_MARK)
            elif tag == "material":
                self._material(found)
            elif tag in ("flow", "flow_mat", "presentation"):
                self._walk(found)

    def _walk_material(self, response: etree._Element) -> None:
        for found in response.iterfind("material"):
            self._material(found)

    def _material(self, material: etree._Element) -> None:
        plain = words(material)
        self._builder.media += plain.media
        self._builder.text(plain.text, kept=True)

    def _is_in_line(self, response: etree._Element) -> bool:
        """A gap with text behind it, or one of several, stands in the sentence."""
        if response.tag == "response_lid":
            return False
        others = [found for found in self._item.iter("response_str", "response_num") if found is not response]
        behind = response.getnext()
        return bool(others) or (behind is not None and behind.tag == "material")

    def _choice(self, response: etree._Element, keys: Keys) -> None:
        draft = self._draft
        several = attribute(response, "rcardinality").lower() == "multiple"
        draft.kind = QuestionKind.MULTIPLE if several else QuestionKind.SINGLE
        names: list[str] = []
        for label in response.iter("response_label"):
            names.append(attribute(label, "ident"))
            draft.options.append(draft.take(words(label)))
        right = keys.chosen(attribute(response, "ident"), several)
        if not right <= set(names) or len(set(names)) != len(names):
            draft.trouble("import.unreadable_key", key="、".join(sorted(right)))
            return
        draft.right = {names.index(name) for name in right} or None
        for position, name in enumerate(names):
            draft.remark(position, self._feedback_text(f"{name}_fb"))

    def _written(self, keys: Keys, form: str) -> None:
        draft = self._draft
        blanks = [keys.blank(attribute(response, "ident"), draft) for response in self._responses]
        if "essay" in form or not (any(blanks) or len(blanks) > 1 or "fib" in form or "blank" in form):
            draft.kind = QuestionKind.SHORT
            draft.points = self._feedback_text(_SAMPLE)
            return
        draft.kind = QuestionKind.BLANK
        draft.blanks = [blank for blank in blanks if blank] if all(blanks) else None

    def _feedback_text(self, ident: str) -> str:
        for feedback in self._item.iterfind("itemfeedback"):
            if attribute(feedback, "ident").lower() == ident.lower():
                return self._draft.take(words(feedback))
        return ""

    def _feedback(self) -> None:
        draft = self._draft
        texts = [self._feedback_text(name) for name in _GENERAL]
        draft.rationale = "\n".join(dict.fromkeys(text for text in texts if text and text != draft.points))


def words(element: etree._Element) -> Plain:
    """All material below an element as plain text."""
    texts: list[Plain] = []
    for found in element.iter(etree.Element):
        if found.tag in ("mattext", "mat_formattedtext", "matemtext"):
            texts.append(_plain(found))
        elif found.tag == "matimage" and attribute(found, "uri"):
            texts.append(Plain(mark(0), shown=(Shown(attribute(found, "uri")),)))
        elif found.tag in _MEDIA:
            texts.append(Plain("【图】", 1))
    return together(texts)


def _plain(element: etree._Element) -> Plain:
    text = text_of(element)
    if len(element):
        return plain_html(etree.tostring(element, encoding="unicode", with_tail=False))
    form = (attribute(element, "texttype") or attribute(element, "type")).lower()
    return plain_html(text) if "html" in form or has_markup(text) else plain_text(text)
