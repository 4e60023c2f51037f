"""The key of a question, from its answer, its options and the marks in its stem; contradictions are problems."""

from __future__ import annotations

from question_bank.formats.layouts.answers import (
    Found,
    concluded,
    floating_letter,
    has_empty_blank,
    keyed_brackets,
    read_letters,
    read_verdict,
    verdict_marks,
)
from question_bank.formats.layouts.draft_reading import Reading, stem_keys
from question_bank.formats.layouts.fills import fill_key, filled_gaps
from question_bank.question import QuestionKind

_K = QuestionKind


def answer_of(reading: Reading, kind: QuestionKind | None) -> str:
    """The key as a raw item has it, "" where none is certain; keys in the stem leave it."""
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


def _choice(reading: Reading) -> str:
    keys = list(reading.keys)
    for text in reading.texts:
        read = read_letters(text, reading.options)
        if read is None:
            reading.report("import.unreadable_key", key=text[:60])
            return ""
        keys.append(read[0])
        reading.remarks += [read[1]] if read[1] else []
    in_stem = stem_keys(reading)
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


def _suspect(reading: Reading) -> None:
    """Says what may be the key where nothing is certain."""
    if letter := floating_letter(reading.stem):
        reading.report("import.floating_key", key=letter)


def _blanked(stem: str, found: list[Found]) -> str:
    """The stem with an empty bracket where the key stood; bare letters go altogether."""
    for key in sorted(found, key=lambda one: one.start, reverse=True):
        bracketed = stem[key.start] in "(（【"
        stem = stem[: key.start] + ("（　）" if bracketed else "") + stem[key.end :]
    return stem.strip()


def _verdict(reading: Reading) -> str:
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


def _verdict_marks(reading: Reading) -> list[Found]:
    marks = list(verdict_marks(reading.stem))
    if marks or not reading.options:
        return marks
    letters = list(keyed_brackets(reading.stem))
    read = [(mark, _verdict_by_option(mark.value, reading)) for mark in letters]
    return [Found(verdict[0], mark.start, mark.end) for mark, verdict in read if verdict is not None]


def _verdict_by_option(text: str, reading: Reading) -> tuple[str, str] | None:
    """The verdict an answer gives by the letter or the words of an option."""
    read = read_letters(text, reading.options)
    if read is None or len(read[0]) != 1:
        return read_verdict(text)
    said = dict(reading.options).get(read[0], "")
    verdict = read_verdict(said)
    return (verdict[0], read[1]) if verdict else None
