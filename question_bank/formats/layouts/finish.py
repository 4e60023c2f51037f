"""A draft -> a raw item: stem, options, kind and key, with everything that is uncertain as a problem."""

from __future__ import annotations

import re

from question_bank.figures import LOST, mark, marked, without_marks
from question_bank.formats.layouts.answers import (
    Found,
    keyed_brackets,
    without_option_mark,
)
from question_bank.formats.layouts.draft_reading import Reading
from question_bank.formats.layouts.drafts import Draft
from question_bank.formats.layouts.fold import fold
from question_bank.formats.layouts.given_keys import answer_of
from question_bank.formats.layouts.kinds import kind_of
from question_bank.formats.layouts.lines import joined
from question_bank.formats.layouts.marks import without_points
from question_bank.formats.layouts.options import Split, split_options
from question_bank.formats.names import KIND_NAMES
from question_bank.formats.raw import RawItem
from question_bank.problems import Place
from question_bank.question import TRUE_FALSE, QuestionKind

_K = QuestionKind
_PICTURE = re.compile(
    r"[&＆]图|[如见下上左右]图(?!书|标志|版|案|形|纸|表明)|(?:^|[,，。;；:：(（\n])\s*(?:该|此|本)?图中"
    r"|(?<![地网示])图\s?\d{1,2}(?:[-.]\d)?\s?(?:所|中|为|的)|[如见]附图|附图所示|图示(?:的|为|标志)"
)
_TAG_AT_END = re.compile(
    r"\s*[(\[【]\s*(单选|多选|判断|填空|简答|不定项|单项选择|多项选择|不定项选择)题?\s*[)\]】]\s*[。.]?\s*$"
)
_VERDICT_PAIR = re.compile(r"\n\s*(?:正确\s*\n\s*错误|错误\s*\n\s*正确|对\s*\n\s*错)\s*$")
_QUOTED = re.compile(r"[“\"]([^“”\"]+)[”\"]\s*[。.]?")
_EMPTY = re.compile(r"[\s()\[\]【】_。.、,]+")
_FEWEST_OPTIONS = 2
_CLOSED = tuple(")）]】］")


def finish(draft: Draft, place: Place, otherwise: QuestionKind | None = None) -> RawItem:
    """The item of a draft. `otherwise` is the kind where neither a title nor the key tells one."""
    reading = Reading(draft, place)
    named = draft.kind
    _read_body(reading, named)
    texts = [_unquoted(_unillustrated("\n".join(answer).strip(), draft)) for answer in draft.answers]
    reading.texts = [text for text in texts if _EMPTY.sub("", fold(text))]
    kind = kind_of(reading, named) or otherwise
    if kind is _K.TRUE_FALSE and named is None and otherwise and reading.stem.endswith(("？", "?")):
        kind = otherwise
    if kind is _K.TRUE_FALSE and not reading.options and draft.section.heading.lettered:
        reading.options = list(zip("AB", TRUE_FALSE, strict=True))
    answer = answer_of(reading, kind)
    _look_at_pictures(reading)
    analysis = [*draft.analysis, *reading.remarks]
    return RawItem(
        place,
        kind=KIND_NAMES[kind] if kind is not None else "",
        stem=reading.stem,
        options=[] if kind is _K.TRUE_FALSE and not reading.options else reading.options,
        problems=reading.problems,
        answer=answer,
        rationale=joined([line for line in analysis if line.strip()]),
        basis="；".join(text for text in draft.fields.get("basis", ()) if text),
        point="；".join(text for text in draft.fields.get("point", ()) if text),
        difficulty=(draft.fields.get("difficulty") or [""])[0],
        field=(draft.fields.get("field") or [""])[0],
    )


def _unquoted(text: str) -> str:
    """An answer that stands in quotation marks as a whole, without them."""
    match = _QUOTED.fullmatch(text)
    return match[1] if match else text


def _read_body(reading: Reading, named: QuestionKind | None) -> None:
    split = _split(reading.draft, named)
    reading.stem = _trimmed(_VERDICT_PAIR.sub("", split.stem), reading.draft).strip()
    reading.options = list(split.options)
    if split.supplied:
        reading.report("import.option_supplied", blocking=False, letter="A")
    if reading.draft.lead:
        reading.stem = f"{reading.stem}{reading.draft.lead}"
    _take_marked_options(reading)
    _take_last_option_key(reading)


def _split(draft: Draft, named: QuestionKind | None) -> Split:
    """Stem and options; what stands in front of a label 选项 is stem whatever it looks like."""
    text = joined(draft.body)
    if named is _K.SHORT and not draft.options_seen:
        return Split(text.strip())
    if draft.options_from:
        behind = split_options("\n" + joined(draft.body[draft.options_from :]))
        if behind.options and not behind.stem:
            return Split(joined(draft.body[: draft.options_from]), behind.options, behind.supplied)
    return split_options(text)


def _trimmed(text: str, draft: Draft) -> str:
    """Without the points at its beginning or end, and without the kind at its end, which the draft keeps."""
    if "分" in text:
        start, end = without_points(fold(text))
        text = text[start:end]
    if text.rstrip("。. \n")[-1:] in _CLOSED and (match := _TAG_AT_END.search(fold(text))):
        draft.tag = draft.tag or match[1]
        text = text[: match.start()]
    return text


def _take_marked_options(reading: Reading) -> None:
    """Options that carry the mark of the right one give the key and lose the mark."""
    marked = [(letter, without_option_mark(text)) for letter, text in reading.options]
    right = [letter for letter, text in marked if text is not None]
    if right and len(right) < len(marked) + (len(marked) > 2):
        reading.keys.append("".join(sorted(right)))
        reading.options = [
            (letter, text if bare is None else bare)
            for (letter, text), (_, bare) in zip(reading.options, marked, strict=True)
        ]


def _take_last_option_key(reading: Reading) -> None:
    """A key in brackets behind the last option; where others end so too, it is their text."""
    if len(reading.options) < _FEWEST_OPTIONS or any(_bracket_at_end(text) for _, text in reading.options[:-1]):
        return
    letter, text = reading.options[-1]
    found = _bracket_at_end(text)
    if found is not None and set(found.value) <= {known for known, _ in reading.options}:
        reading.keys.append(found.value)
        reading.options[-1] = (letter, text[: found.start].strip())


def _bracket_at_end(text: str) -> Found | None:
    return next((key for key in keyed_brackets(text) if key.start and not text[key.end :].strip(" 。.")), None)


def _unillustrated(text: str, draft: Draft) -> str:
    """The text of an answer; a picture in it stands with the question."""
    draft.pictures += "".join(map(mark, marked(text)))
    return without_marks(text)


def _look_at_pictures(reading: Reading) -> None:
    """Pictures on lines of their own go below the stem."""
    text = reading.stem + "".join(said for _, said in reading.options)
    kept = "".join(map(mark, marked(reading.draft.pictures)))
    reading.stem = "\n".join(filter(None, (reading.stem, kept)))
    if "图" in text and _PICTURE.search(text) and not kept and not marked(text):
        reading.report("import.picture_missing")
    elif LOST in reading.draft.pictures:
        reading.report("import.picture_left_out", blocking=False)
