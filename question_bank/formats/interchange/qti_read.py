"""Assessment items of QTI 2.0 to 3.0 -> drafts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from lxml import etree

from question_bank.formats.interchange.drafts import Draft
from question_bank.formats.interchange.markup import Plain
from question_bank.formats.interchange.qti_body import Body, Segment, read_body, words
from question_bank.formats.interchange.qti_keys import Keys
from question_bank.formats.interchange.qti_write import PART_LABEL
from question_bank.formats.interchange.xmldoc import attribute, child
from question_bank.problems import Place
from question_bank.question import Blank, QuestionKind

_PART = re.compile(rf"{PART_LABEL}(\d+):(.*)", re.DOTALL)
_PART_FEEDBACK = re.compile(r"RATIONALE_(\d+)")


def read_assessment_item(
    item: etree._Element, place: Place, labels: Iterable[str] = (), stimulus: Plain | None = None
) -> Draft:
    """The draft of an item; `stimulus` is a text it refers to, kept in another file."""
    draft = Draft(place)
    body = child(item, "itemBody")
    if body is None:
        draft.trouble("import.item_without_body")
        return draft
    reader = _Reader(item, draft)
    found = read_body(body)
    reader.question(draft, found)
    if stimulus is not None:
        draft.stem = "\n".join(filter(None, (draft.take(stimulus), draft.stem)))
    reader.feedback(draft, found)
    _spread(draft, labels)
    return draft


def _spread(draft: Draft, labels: Iterable[str]) -> None:
    """Gives the labels to the draft and its parts."""
    for label in labels:
        part = _PART.fullmatch(label)
        if part is None:
            draft.labels.append(label)
        elif 0 < int(part[1]) <= len(draft.parts):
            draft.parts[int(part[1]) - 1].labels.append(part[2])


class _Reader:
    def __init__(self, item: etree._Element, draft: Draft) -> None:
        self._item = item
        self._place = draft.place
        self._keys = Keys(item)

    def question(self, draft: Draft, body: Body) -> None:
        """Kind, stem, options and key out of the body."""
        blocks = [segment for segment in body.segments if segment.block is not None]
        inline = [entry for segment in body.segments for entry in segment.inline]
        if body.parts:
            draft.kind, draft.stem = QuestionKind.CASE, self._text(draft, body.segments)
            for element in body.parts:
                part = Draft(self._place)
                self.question(part, read_body(element))
                draft.parts.append(part)
        elif len(blocks) > 1 or (blocks and inline):
            self._composite(draft, body)
        elif blocks and blocks[0].block is not None:
            draft.stem = self._text(draft, body.segments)
            self._block(draft, blocks[0].block, body)
        elif inline:
            draft.stem = self._text(draft, body.segments)
            self._inline(draft, inline)
        else:
            draft.stem, draft.is_text = self._text(draft, body.segments), True

    def feedback(self, draft: Draft, body: Body) -> None:
        """Rationales of the question and its parts."""
        texts: list[str] = [draft.take(plain) for plain in body.feedback]
        for modal in self._item.iterfind("modalFeedback"):
            part = _PART_FEEDBACK.fullmatch(attribute(modal, "identifier"))
            if part and 0 < int(part[1]) <= len(draft.parts):
                asked = draft.parts[int(part[1]) - 1]
                asked.rationale = asked.take(words(modal))
            else:
                texts.append(draft.take(words(modal)))
        draft.rationale = "\n".join(dict.fromkeys(filter(None, texts)))

    @staticmethod
    def _text(draft: Draft, segments: Sequence[Segment]) -> str:
        texts: list[str] = []
        for segment in segments:
            texts.append(draft.take(segment.text))
            prompt = None if segment.block is None else child(segment.block, "prompt")
            texts.append("" if prompt is None else draft.take(words(prompt)))
        return "\n".join(filter(None, texts))

    def _composite(self, draft: Draft, body: Body) -> None:
        """Several interactions are parts; the line or prompt before each is its stem, the rest the stimulus."""
        draft.kind = QuestionKind.CASE
        for place, segment in enumerate(body.segments):
            if segment.block is None and not segment.inline:
                draft.stem = "\n".join(filter(None, (draft.stem, draft.take(segment.text))))
                continue
            part = Draft(self._place)
            has_prompt = segment.block is not None and child(segment.block, "prompt") is not None
            if place == 0 and not segment.inline:
                lines = segment.text.text.split("\n")
                cut = len(lines) if has_prompt else len(lines) - 1
                draft.stem = draft.take(replace(segment.text, text="\n".join(lines[:cut])))
                segment = Segment(Plain("\n".join(lines[cut:]), shown=segment.text.shown), [], segment.block)
            self.question(part, Body([segment], scoring=body.scoring if len(body.segments) == 1 else []))
            draft.parts.append(part)

    def _block(self, draft: Draft, interaction: etree._Element, body: Body) -> None:
        identifier = attribute(interaction, "responseIdentifier")
        match interaction.tag:
            case "choiceInteraction":
                self._choice(draft, interaction, interaction.findall("simpleChoice"))
            case "extendedTextInteraction":
                draft.kind = QuestionKind.SHORT
                scoring = "\n".join(filter(None, (draft.take(plain) for plain in body.scoring)))
                draft.points = scoring or "\n".join(self._keys.correct(identifier))
            case _:
                draft.foreign = str(interaction.tag).removesuffix("Interaction")

    def _inline(self, draft: Draft, entries: Sequence[etree._Element]) -> None:
        if all(entry.tag == "textEntryInteraction" for entry in entries):
            draft.kind = QuestionKind.BLANK
            blanks = [self._keys.blank(attribute(entry, "responseIdentifier"), draft) for entry in entries]
            draft.blanks = [blank or Blank(()) for blank in blanks] if any(blanks) else None
        elif len(entries) == 1 and entries[0].tag == "inlineChoiceInteraction":
            self._choice(draft, entries[0], entries[0].findall("inlineChoice"))
        else:
            draft.foreign = "inlineChoice"

    def _choice(self, draft: Draft, interaction: etree._Element, choices: Sequence[etree._Element]) -> None:
        identifier = attribute(interaction, "responseIdentifier")
        cardinality = self._keys.cardinality(identifier)
        if cardinality == "ordered":
            draft.foreign = "order"
            return
        several = cardinality == "multiple" and attribute(interaction, "maxChoices") != "1"
        draft.kind = QuestionKind.MULTIPLE if several else QuestionKind.SINGLE
        names = [attribute(choice, "identifier") for choice in choices]
        for position, choice in enumerate(choices):
            option = read_body(choice)
            draft.options.append(self._text(draft, option.segments))
            for plain in option.feedback:
                draft.remark(position, draft.take(plain))
            if attribute(choice, "fixed") == "true" and attribute(interaction, "shuffle") == "true":
                draft.pinned.add(position)
        right = self._keys.chosen(identifier)
        if not right <= set(names) or len(set(names)) != len(names):
            draft.trouble("import.unreadable_key", key="、".join(sorted(right)))
            return
        draft.right = {names.index(name) for name in right} or None
