"""年度教育培训档案: one A4 page of a person and year, and the text by which two versions are told apart."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass

from trainer.documents.fonts import Face
from trainer.documents.office.model import Block, Cell, Document, Grid, Page, Row, Space, Style, Text
from trainer.documents.office.parts import foot, label, photo
from trainer.documents.office.pdf import page_count, write_pdf
from trainer.documents.pdf import Printed
from trainer.documents.yearly.parts import Line, Part, parts_of
from trainer.people.words import NAMES as PEOPLE_NAMES
from trainer.qualification.words import NAMES as CARD_NAMES
from trainer.words import _
from trainer.yearly.values import YearFacts
from trainer.yearly.words import NAMES

_PAGE = Page(top=14, bottom=16, left=16, right=16)
_TITLE = Style(Face.TITLE, 18, align="centre", leading=26, after=2)
_VALUE = Style(Face.SONG, 9.5, leading=13, align="centre")
_FIGURE = Style(Face.HEI, 9.5, leading=13)
_LINE = Style(Face.SONG, 8.5, leading=11.5, hang=1)
_BASIS = Style(Face.SONG, 7.5, leading=10)
_SIGNER = Style(Face.SONG, 9.5, leading=13)
_SHORT_HASH = 16
_MOST_LINES = (12, 9, 6, 4, 2, 1, 0)
"""How many entries a section names; the first number with which all fits on one page is taken."""


@dataclass(frozen=True)
class PageWords:
    """What stands on every page alike: the office, who signs, who printed it and when."""

    office: str
    signing: Sequence[str]
    printed: Printed


def canonical(facts: YearFacts) -> str:
    """All that the page says, without who drew it and when: equal texts are the same page."""
    said = [
        facts.year,
        [list(pair) for pair in _about(facts)],
        hashlib.sha256(facts.photo).hexdigest(),
        [[one.section.value, one.figure, one.basis, [_plain(line) for line in one.lines]] for one in parts_of(facts)],
    ]
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))


def draw_page(facts: YearFacts, words: PageWords, version: int, said: str) -> bytes:
    """The PDF of a version; `said` is the hash of `canonical`."""
    return write_pdf([yearly_page(facts, words, version, said)])


def yearly_page(facts: YearFacts, words: PageWords, version: int, said: str) -> Document:
    """One side of A4, however much there is: sections name fewer entries until it fits, and say how many are left."""
    parts = parts_of(facts)
    for most in _MOST_LINES:
        document = _document(facts, parts, words, version, said, most)
        if page_count(document) == 1:
            break
    return document


def _document(
    facts: YearFacts, parts: Sequence[Part], words: PageWords, version: int, said: str, most: int
) -> Document:
    name = _("Education and training record of {year}").format(year=facts.year)
    number = _("version {version} · {hash}").format(version=version, hash=said[:_SHORT_HASH])
    blocks: tuple[Block, ...] = (
        Text((name,), _TITLE, keep=True),
        Text((words.office,), Style(Face.KAI, 11, align="centre", leading=16, after=3), keep=True),
        _head(facts),
        Grid((1.5, 10), tuple(_section(part, most) for part in parts)),
        Space(2),
        _signing(words.signing),
    )
    return Document(f"{name} {facts.person.draft.name}", blocks, _PAGE, foot(words.printed), number)


def _signing(names_of: Sequence[str]) -> Grid:
    """Boxes to sign and to seal in."""
    day = Text((_("      year      month      day"),), Style(Face.SONG, 9, leading=13, align="right"))
    cells = tuple(
        Cell((Text((words,), _SIGNER), Text(("",), _SIGNER), Text(("",), _SIGNER), day), top=True) for words in names_of
    )
    return Grid((1,) * len(cells), (Row(cells, 22),))


def _head(facts: YearFacts) -> Grid:
    """Six lines of two facts beside the photograph."""
    pairs = _about(facts)
    rows = []
    for start in range(0, len(pairs), 2):
        cells = [one for words, value in pairs[start : start + 2] for one in (label(words), _value(value))]
        if not start:
            cells.append(photo(facts.photo or None, 25, 35, down=len(pairs) // 2))
        rows.append(Row(tuple(cells), 7))
    return Grid((1.5, 3, 1.5, 3, 2.2), tuple(rows))


def _about(facts: YearFacts) -> tuple[tuple[str, str], ...]:
    draft, card = facts.person.draft, facts.card
    until = card.valid_until.isoformat() if card and card.valid_until else ""
    number = card.number if card else draft.certificate_number
    state = CARD_NAMES[facts.card_state]
    return (
        (_("Name"), draft.name),
        (_("Work number"), draft.work_number or "—"),
        (_("Unit"), facts.person.unit or "—"),
        (_("Post"), draft.post or "—"),
        (_("Category of person"), PEOPLE_NAMES[draft.category]),
        (_("Establishment"), PEOPLE_NAMES[draft.establishment]),
        (_("Enforcement certificate"), number or "—"),
        (_("Valid until"), f"{until}（{state}）" if until else state),
        (_("Fields of enforcement"), "、".join(draft.fields) or "—"),
        (_("Legal-profession qualification"), _("yes") if draft.legal_qualification else _("no")),
        (_("Education"), PEOPLE_NAMES[draft.education]),
        (_("Major"), draft.major or "—"),
    )


def _value(words: str) -> Cell:
    return Cell((Text((words,), _VALUE),))


def _section(part: Part, most: int) -> Row:
    texts = [Text((part.figure,), _FIGURE)]
    texts += [Text((_words(line),), _LINE) for line in part.lines[:most]]
    left = len(part.lines) - most
    if left > 0:
        texts.append(Text((_("and {count} more entries in the program").format(count=left),), _LINE))
    if part.basis:
        texts.append(Text((part.basis,), _BASIS))
    return Row((label(NAMES[part.section]), Cell(tuple(texts))), 10)


def _words(line: Line) -> str:
    day = line.day.isoformat() if line.day else ""
    return "　".join(filter(None, (day, line.text, line.figure, line.proof)))


def _plain(line: Line) -> list[str]:
    return [line.day.isoformat() if line.day else "", line.text, line.figure, line.proof, line.by]
