"""A draft -> a raw item: stem, options, kind and key, with everything that is uncertain as a problem."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from question_bank.figures import LOST, mark, marked, without_marks
from question_bank.formats.layouts.answers import (
    Found,
    concluded,
    floating_letter,
    has_empty_blank,
    keyed_brackets,
    letters_at_end,
    read_letters,
    read_verdict,
    verdict_marks,
    without_option_mark,
)
from question_bank.formats.layouts.drafts import Draft
from question_bank.formats.layouts.fills import fill_key, filled_gaps
from question_bank.formats.layouts.fold import fold
from question_bank.formats.layouts.lines import joined
from question_bank.formats.layouts.marks import without_points
from question_bank.formats.layouts.options import Split, split_options
from question_bank.formats.names import KIND_NAMES
from question_bank.formats.raw import RawItem
from question_bank.problems import Place, Problem
from question_bank.question import TRUE_FALSE, QuestionKind

_K = QuestionKind
_PICTURE = re.compile(
    r"[&＆]图|[如见下上左右]图(?!书|标志|版|案|形|纸|表明)|(?:^|[,，。;；:：(（\n])\s*(?:该|此|本)?图中"
    r"|(?<![地网示])图\s?\d{1,2}(?:[-.]\d)?\s?(?:所|中|为|的)|[如见]附图|附图所示|图示(?:的|为|标志)"
)
_TAG_AT_END = re.compile(
    r"\s*[(\[【]\s*(单选|多选|判断|填空|简答|不定项|单项选择|多项选择|不定项选择)题?\s*[)\]】]\s*[。.]?\s*$"
)
_VERDICT_SHAPE = re.compile(r"\s*[(\[【]?\s*(?:[√×]|正确|错误|对|错|true\b|false\b)", re.IGNORECASE)
_VERDICT_PAIR = re.compile(r"\n\s*(?:正确\s*\n\s*错误|错误\s*\n\s*正确|对\s*\n\s*错)\s*$")
_QUOTED = re.compile(r"[“\"]([^“”\"]+)[”\"]\s*[。.]?")
_EMPTY = re.compile(r"[\s()\[\]【】_。.、,]+")
_FEWEST_OPTIONS = 2
_CLOSED = tuple(")）]】］")
_CHOICES = (_K.SINGLE, _K.MULTIPLE)
_WRITTEN = (_K.SHORT, _K.BLANK, _K.CASE)


@dataclass
class _Reading:
    """What is known of one question while it is read; `keys` are all keys that its marks give."""

    draft: Draft
    place: Place
    stem: str = ""
    options: list[tuple[str, str]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def report(self, code: str, blocking: bool = True, **params: str) -> None:
        self.problems.append(Problem(code, self.place, tuple(params.items()), blocking))


def finish(draft: Draft, place: Place, otherwise: QuestionKind | None = None) -> RawItem:
    """The item of a draft. `otherwise` is the kind where neither a title nor the key tells one."""
    reading = _Reading(draft, place)
    named = draft.kind
    _read_body(reading, named)
    texts = [_unquoted(_unillustrated("\n".join(answer).strip(), draft)) for answer in draft.answers]
    reading.texts = [text for text in texts if _EMPTY.sub("", fold(text))]
    kind = _kind(reading, named) or otherwise
    if kind is _K.TRUE_FALSE and named is None and otherwise and reading.stem.endswith(("？", "?")):
        kind = otherwise
    if kind is _K.TRUE_FALSE and not reading.options and draft.section.heading.lettered:
        reading.options = list(zip("AB", TRUE_FALSE, strict=True))
    answer = _answer(reading, kind)
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


def _read_body(reading: _Reading, named: QuestionKind | None) -> None:
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


def _take_marked_options(reading: _Reading) -> None:
    """Options that carry the mark of the right one give the key and lose the mark."""
    marked = [(letter, without_option_mark(text)) for letter, text in reading.options]
    right = [letter for letter, text in marked if text is not None]
    if right and len(right) < len(marked) + (len(marked) > 2):
        reading.keys.append("".join(sorted(right)))
        reading.options = [
            (letter, text if bare is None else bare)
            for (letter, text), (_, bare) in zip(reading.options, marked, strict=True)
        ]


def _kind(reading: _Reading, named: QuestionKind | None) -> QuestionKind | None:
    if reading.draft.tag:
        named = reading.draft.kind or named
    says_verdict = _says_verdict(reading)
    if named in _CHOICES and not reading.options and says_verdict:
        return _K.TRUE_FALSE
    if named is _K.TRUE_FALSE and len(reading.options) > 2 and not says_verdict:
        named = None
    if named is _K.BLANK and len(reading.options) > 1 and reading.texts and _letters(reading):
        named = None
    if named is not None:
        return named
    return _inferred(reading, says_verdict)


def _inferred(reading: _Reading, says_verdict: bool) -> QuestionKind | None:
    if says_verdict and len(reading.options) in (0, 2):
        return _K.TRUE_FALSE
    letters = _letters(reading)
    if letters:
        return _K.SINGLE if len(letters) == 1 else _K.MULTIPLE
    if reading.options or not reading.texts:
        return None
    return _K.BLANK if has_empty_blank(reading.stem) and "\n" not in reading.texts[0] else _K.SHORT


def _says_verdict(reading: _Reading) -> bool:
    """Whether the answers, the options or a mark in the stem speak of right and wrong."""
    if len(reading.options) == 2:
        said = [read_verdict(text) for _, text in reading.options]
        return None not in said and said[0] != said[1]
    if reading.options:
        return False
    if reading.texts:
        return all(read_verdict(text) and _VERDICT_SHAPE.match(fold(text)) for text in reading.texts)
    return any(True for _ in verdict_marks(reading.stem))


def _letters(reading: _Reading) -> str:
    read = [read_letters(text, reading.options) for text in reading.texts]
    sure = [letters[0] for letters in read if letters is not None]
    sure += reading.keys
    if not reading.texts and (reading.options or not has_empty_blank(reading.stem)):
        sure += [found.value for found in _stem_keys(reading)]
    return sure[0] if sure else ""


def _stem_keys(reading: _Reading) -> list[Found]:
    """Keys that stand in the stem, or in brackets behind the last option."""
    found = list(keyed_brackets(reading.stem))
    letters = {letter for letter, _ in reading.options}
    found = [key for key in found if not letters or set(key.value) <= letters]
    if not found and (end := letters_at_end(reading.stem)):
        found = [end]
    return found


def _answer(reading: _Reading, kind: QuestionKind | None) -> str:
    if "unreadable" in reading.draft.fields:
        reading.report("import.unreadable_key", key="；".join(reading.draft.fields["unreadable"])[:60])
        return ""
    match kind:
        case _K.TRUE_FALSE:
            return _verdict(reading)
        case _K.SINGLE | _K.MULTIPLE | None:
            return _choice(reading)
        case _K.BLANK:
            if not reading.texts:
                reading.stem, reading.texts = filled_gaps(reading.stem)
            return fill_key(reading.stem, reading.texts)
        case _K.SHORT:
            return _written("\n".join(reading.texts))
    return "\n".join(reading.texts)


def _written(text: str) -> str:
    return "\n".join(line.strip().removeprefix("- ") for line in text.split("\n"))


def _choice(reading: _Reading) -> str:
    keys = list(reading.keys)
    for text in reading.texts:
        read = read_letters(text, reading.options)
        if read is None:
            reading.report("import.unreadable_key", key=text[:60])
            return ""
        keys.append(read[0])
        reading.remarks += [read[1]] if read[1] else []
    in_stem = _stem_keys(reading)
    if in_stem and (not keys or not has_empty_blank(reading.stem)):
        keys += [found.value for found in in_stem]
        reading.stem = _blanked(reading.stem, in_stem)
    if len(set(keys)) > 1:
        reading.report("import.contradictory_keys", keys="、".join(dict.fromkeys(keys)))
        return ""
    if not keys:
        _suspect(reading)
        return ""
    said = concluded("\n".join(reading.draft.analysis))
    if said and said != keys[0] and set(said) <= {letter for letter, _ in reading.options}:
        reading.report("import.contradictory_keys", keys=f"{keys[0]}、{said}")
        return ""
    return keys[0]


def _take_last_option_key(reading: _Reading) -> None:
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


def _suspect(reading: _Reading) -> None:
    """Says what may be the key where nothing is certain."""
    if letter := floating_letter(reading.stem):
        reading.report("import.floating_key", key=letter)


def _blanked(stem: str, found: list[Found]) -> str:
    """The stem with an empty bracket where the key stood; bare letters go altogether."""
    for key in sorted(found, key=lambda one: one.start, reverse=True):
        bracketed = stem[key.start] in "(（【"
        stem = stem[: key.start] + ("（　）" if bracketed else "") + stem[key.end :]
    return stem.strip()


def _verdict(reading: _Reading) -> str:
    keys: list[str] = []
    words = [text for _, text in reading.options]
    for text in reading.texts:
        read = _verdict_by_option(text, reading) if words else read_verdict(text)
        if read is None:
            reading.report("import.unreadable_key", key=text[:60])
            return ""
        keys.append(read[0])
        reading.remarks += [read[1]] if read[1] else []
    for letters in reading.keys:
        read = _verdict_by_option(letters, reading)
        keys += [read[0]] if read else []
    marks = _verdict_marks(reading)
    keys += [mark.value for mark in marks]
    stem = reading.stem
    for said in sorted(marks, key=lambda one: one.start, reverse=True):
        stem = stem[: said.start] + stem[said.end :]
    reading.stem = stem.strip()
    if not keys and reading.draft.section.heading.implied:
        keys.append(reading.draft.section.heading.implied)
    if len(set(keys)) > 1:
        reading.report("import.contradictory_keys", keys="、".join(dict.fromkeys(keys)))
        return ""
    return keys[0] if keys else ""


def _verdict_marks(reading: _Reading) -> list[Found]:
    marks = list(verdict_marks(reading.stem))
    if marks or not reading.options:
        return marks
    letters = list(keyed_brackets(reading.stem))
    read = [(mark, _verdict_by_option(mark.value, reading)) for mark in letters]
    return [Found(verdict[0], mark.start, mark.end) for mark, verdict in read if verdict is not None]


def _verdict_by_option(text: str, reading: _Reading) -> tuple[str, str] | None:
    """The verdict an answer gives by the letter or the words of an option."""
    read = read_letters(text, reading.options)
    if read is None or len(read[0]) != 1:
        return read_verdict(text)
    said = dict(reading.options).get(read[0], "")
    verdict = read_verdict(said)
    return (verdict[0], read[1]) if verdict else None


def _unillustrated(text: str, draft: Draft) -> str:
    """The text of an answer; a picture in it stands with the question."""
    draft.pictures += "".join(map(mark, marked(text)))
    return without_marks(text)


def _look_at_pictures(reading: _Reading) -> None:
    """Pictures on lines of their own go below the stem."""
    text = reading.stem + "".join(said for _, said in reading.options)
    kept = "".join(map(mark, marked(reading.draft.pictures)))
    reading.stem = "\n".join(filter(None, (reading.stem, kept)))
    if "图" in text and _PICTURE.search(text) and not kept and not marked(text):
        reading.report("import.picture_missing")
    elif LOST in reading.draft.pictures:
        reading.report("import.picture_left_out", blocking=False)
