"""Lines -> items, whatever layout they are in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from question_bank.figures import LOST, mark, marked
from question_bank.formats.batch import Batch, closed_batch
from question_bank.formats.items import build
from question_bank.formats.layouts.cases import Case, read_cases
from question_bank.formats.layouts.cuts import cut_lines
from question_bank.formats.layouts.drafts import Document, Draft, Section
from question_bank.formats.layouts.finish import finish
from question_bank.formats.layouts.keys import join
from question_bank.formats.layouts.lines import Line, joined
from question_bank.formats.layouts.marks import read_marks
from question_bank.formats.layouts.segment import segment
from question_bank.formats.names import KIND_NAMES
from question_bank.formats.raw import RawItem
from question_bank.problems import Place, Problem
from question_bank.question import QuestionKind

_FEWEST_NEIGHBOURS = 3
_ASKING = re.compile(r"(?:简述|论述|试述|阐述|简要|什么是|如何|为什么|谈谈|说明|列举|写出|怎样).{2,}")


def read_lines(lines: Iterable[Line], file: str) -> Batch:
    """All questions of the lines with their problems; text that belongs to none is left out."""
    document = segment(read_marks(cut_lines(lines)))
    cases = {id(section): read_cases(section) for section in document.sections if section.case_lines}
    for section in document.sections:
        if id(section) in cases:
            section.drafts = [part for case in cases[id(section)] for part in case.parts]
        else:
            _part_unnumbered(section)
    problems = (*_unjoined(document, file), *_strays(document, file))
    items = tuple(build(raw) for raw in _raw_items(document, cases, file))
    return closed_batch(file, items, problems)


def _raw_items(document: Document, cases: dict[int, list[Case]], file: str) -> Iterator[RawItem]:
    for section in document.sections:
        if id(section) in cases:
            yield from (_case_item(case, file) for case in cases[id(section)])
        else:
            yield from _section_items(section, file)


def _section_items(section: Section, file: str) -> Iterator[RawItem]:
    """The items of a section; one without a key takes the kind of its neighbours where all have the same."""
    items = [finish(draft, Place(file=file, line=draft.line)) for draft in section.drafts if _holds(draft)]
    kinds = Counter(item.kind for item in items if item.kind)
    common = next(iter(kinds)) if len(kinds) == 1 and kinds.total() >= _FEWEST_NEIGHBOURS else ""
    for item in items:
        if not item.kind and item.options and not item.answer:
            item.kind = common
        yield item


def _holds(draft: Draft) -> bool:
    """Whether anything but an empty number was seen."""
    return bool(any(text.strip() for text in draft.body) or draft.answered)


def _unjoined(document: Document, file: str) -> Iterator[Problem]:
    for block in document.keys:
        if not any(section.drafts for section in block.sections):
            yield Problem("import.key_alone", Place(file=file, line=block.title.line.number))
            continue
        for line in join(block):
            yield Problem("import.key_unjoined", Place(file=file, line=line))


def _strays(document: Document, file: str) -> Iterator[Problem]:
    """Lines between questions that belong to none; what stands above the first question is its title."""
    first = min((draft.line for section in document.sections for draft in section.drafts), default=0)
    for line in document.stray:
        if 0 < first < line.number and line.text:
            text = (("text", line.text[:30]),)
            yield Problem("import.stray_line", Place(file=file, line=line.number), text, blocking=False)


def _case_item(case: Case, file: str) -> RawItem:
    raw = RawItem(Place(file=file, line=case.line), kind=KIND_NAMES[QuestionKind.CASE], stem=joined(case.material))
    for number, part in enumerate(case.parts, start=1):
        place = Place(file=file, line=part.line, part=number)
        raw.parts.append(finish(part, place, None if part.options_seen else QuestionKind.SHORT))
    raw.stem = "\n".join(filter(None, (raw.stem, *map(mark, marked(case.pictures)))))
    if LOST in case.pictures:
        raw.problems.append(Problem("import.picture_left_out", raw.place, blocking=False))
    return raw


def _part_unnumbered(section: Section) -> None:
    """Written questions that lost their number: lines that ask, as many as the title promises more."""
    count = section.heading.count
    if section.kind is not QuestionKind.SHORT or count is None or len(section.drafts) >= count:
        return
    parted: list[Draft] = []
    for draft in section.drafts:
        parted.append(draft)
        extra = [line for line in draft.body[1:] if _ASKING.match(line)]
        if draft.answers or len(extra) != len(draft.body) - 1:
            continue
        draft.body = draft.body[:1]
        for line in extra:
            number = None if parted[-1].number is None else parted[-1].number + 1
            parted.append(Draft(draft.line, section, number, body=[line]))
    if len(parted) == count:
        section.drafts = parted
