"""Word files: paragraphs, tables and automatic numbers as lines, then read like text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from question_bank.figures import LOST, MOST_MARKS, mark, table_of
from question_bank.formats.batch import Batch, with_figures
from question_bank.formats.layouts.fold import spelled_out
from question_bank.formats.layouts.lines import make_lines
from question_bank.formats.layouts.numbering import Numbering, W, number_of, read_numbering
from question_bank.formats.layouts.package import NoWordFileError, TooLargeError, open_parts
from question_bank.formats.layouts.reader import read_lines
from question_bank.formats.layouts.tables import Rows, is_bank, is_figure, upright, with_tables
from question_bank.formats.layouts.text import is_own_layout, too_large
from question_bank.formats.layouts.underlined import Underlines, underlined
from question_bank.formats.layouts.word_write import PICTURE_NAME, TABLE_NAME, write_word
from question_bank.formats.text import TextFormat
from question_bank.pictures import PictureError, keepable
from question_bank.problems import Place, Problem
from question_bank.question import BLANK_MARK, Figure, Question

LARGEST_WORD = 100 * 1024 * 1024
_OLD = (b"\xd0\xcf\x11\xe0", b"{\\rtf", b"\xdb\xa5-\x00")
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_SKIPPED = frozenset(
    [W + name for name in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "txbxContent", "sectPr", "rt")]
    + [_MC + "Fallback"]
)
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_TEXTS = frozenset([W + "t", _M + "t"])
_BREAKS = frozenset([W + "br", W + "cr"])
_PICTURES = frozenset([W + "drawing", W + "pict"])
_SIGNS = {"FC": "√", "50": "√", "FE": "√", "52": "√", "FB": "×", "4F": "×", "FD": "×"}
_ROW_CELL_LIMIT = 200


class WordFormat:
    """Word documents (.docx), written in the project's own layout, read in every layout; .doc is refused."""

    name = "word"
    suffixes = (".docx", ".docm", ".doc", ".wps")

    def read(self, data: bytes, name: str) -> Batch:
        """All questions of the document; lines in places are its paragraphs, those in tables included."""
        read = open_word(data, name)
        if isinstance(read, Problem):
            return Batch(name, problems=(read,))
        text = "\n".join(line for _, line in read.lines)
        if is_own_layout(text):
            own = TextFormat().read(text.encode("utf-8", "replace"), name)
            if not any(problem.blocking for problem in own.all_problems):
                return with_figures(own, read.figures, read.kept)
        batch = with_tables(read_lines(make_lines(read.lines, read.pictures), name), read.tables)
        return with_figures(batch, read.figures, read.kept)

    def write(self, questions: Iterable[Question]) -> bytes:
        """The questions as a document that `read` gives back, one line of the own layout a paragraph."""
        return write_word(questions, {})

    def write_illustrated(self, questions: Iterable[Question], pictures: Mapping[str, bytes]) -> bytes:
        """As `write`, with the pictures and tables in their places."""
        return write_word(questions, pictures)


def open_word(data: bytes, name: str) -> WordText | Problem:
    """What a document holds, or why it cannot be opened."""
    place = Place(file=name)
    if data.startswith(_OLD):
        return Problem("import.legacy_word", place)
    if len(data) > LARGEST_WORD:
        return too_large(place, LARGEST_WORD)
    try:
        parts = open_parts(data)
    except TooLargeError:
        return too_large(place, LARGEST_WORD)
    except NoWordFileError:
        return Problem("import.unreadable_word", place)
    text = WordText(read_numbering(parts.numbering, parts.styles), parts.pictures)
    text.take_blocks(parts.document)
    return text


@dataclass
class WordText:
    """The lines of a document, numbered by paragraph, and its tables of questions.

    Marks in the lines hold the places of `figures`; `pictures` are the marks of those that had to be left out,
    by paragraph, `kept` the bytes of the others by hash.
    """

    numbering: Numbering
    sources: Mapping[str, bytes] = field(default_factory=dict)
    lines: list[tuple[int, str]] = field(default_factory=list)
    pictures: dict[int, str] = field(default_factory=dict)
    figures: list[Figure] = field(default_factory=list)
    kept: dict[str, bytes] = field(default_factory=dict)
    tables: list[Rows] = field(default_factory=list)
    underlines: Underlines = field(default_factory=Underlines)
    _number: int = 0

    def take_blocks(self, root: etree._Element) -> None:
        """Every paragraph and table below the element, in reading order."""
        for element in root.iterchildren():
            if element.tag == W + "p":
                for box in _boxes(element):
                    self.take_blocks(box)
                self._add(self._paragraph(element))
            elif element.tag == W + "tbl":
                self._take_table(element)
            elif element.tag not in _SKIPPED and isinstance(element.tag, str):
                self.take_blocks(element)

    def _take_table(self, table: etree._Element) -> None:
        """A table with named columns is kept whole; of any other the rows become lines."""
        rows = [[self._cell(cell) for cell in row.iterchildren(W + "tc")] for row in table.iterchildren(W + "tr")]
        whole = tuple(
            (self._number + place, tuple("\n".join(cell) for cell in row)) for place, row in enumerate(rows, start=1)
        )
        if is_bank(bank := upright(whole)):
            self.tables.append(bank)
            self._number += len(whole)
            return
        if _caption(table) == TABLE_NAME or is_figure(whole):
            found = table_of(row for _, row in whole)
            if found is not None:
                self._add(self._mark(found))
                return
        for row in rows:
            self._take_row(row)

    def _cell(self, cell: etree._Element) -> list[str]:
        texts = [self._paragraph(paragraph) for paragraph in cell.iter(W + "p")]
        return [text for text in texts if text.strip()]

    def _take_row(self, cells: list[list[str]]) -> None:
        """A row of short cells is one line; a row with more in a cell is a line for each paragraph."""
        if all(len(cell) <= 1 and len("".join(cell)) <= _ROW_CELL_LIMIT for cell in cells):
            self._add("\t".join(cell[0].replace("\n", " ").strip() for cell in cells if cell))
            return
        for text in (text for cell in cells for text in cell):
            self._add(text)

    def _add(self, text: str) -> None:
        self._number += 1
        self.lines += [(self._number, piece) for piece in spelled_out(text).split("\n")]

    def _paragraph(self, element: etree._Element) -> str:
        pieces = (piece if isinstance(piece, str) else self._picture(piece) for piece in _pieces(element))
        text = self.underlines.resolve("".join(pieces))
        if LOST in text:
            number = self._number + 1
            self.pictures[number] = self.pictures.get(number, "") + LOST * text.count(LOST)
            text = text.replace(LOST, "")
        label = self._label(element) if text.strip() else ""
        return f"{label} {text.lstrip()}" if label else text

    def _picture(self, drawing: etree._Element) -> str:
        """The marks of the pictures in a drawing."""
        shown = [node for node in drawing.iter() if _local(node) in ("blip", "imagedata")]
        return "".join(self._kept(node, drawing) for node in shown)

    def _kept(self, node: etree._Element, drawing: etree._Element) -> str:
        source = self.sources.get(node.get(_R + "embed") or node.get(_R + "id") or "")
        try:
            picture, content = keepable(source or b"", _own_words(drawing))
        except PictureError:
            return LOST
        self.kept[picture.hash] = content
        return self._mark(picture)

    def _mark(self, figure: Figure) -> str:
        if len(self.figures) >= MOST_MARKS:
            return LOST
        self.figures.append(figure)
        return mark(len(self.figures) - 1)

    def _label(self, element: etree._Element) -> str:
        properties = element.find(W + "pPr")
        if properties is None:
            return ""
        own = properties.find(W + "numPr")
        style = properties.find(W + "pStyle")
        reference = number_of(own) if own is not None else None
        if reference is None and style is not None:
            reference = self.numbering.styles.get(style.get(W + "val") or "")
        return self.numbering.label(*reference) if reference is not None else ""


def _pieces(element: etree._Element) -> Iterator[str | etree._Element]:
    """The texts of a paragraph in order, and its drawings."""
    for child in element.iterchildren():
        tag = child.tag
        if tag in _TEXTS:
            yield child.text or ""
        elif tag in _BREAKS:
            yield "\n"
        elif tag == W + "tab" or tag == W + "ptab":
            yield "\t"
        elif tag == W + "noBreakHyphen":
            yield "-"
        elif tag == W + "sym":
            yield _SIGNS.get((child.get(W + "char") or "")[-2:].upper(), "")
        elif tag == W + "r" and (words := _underlined(child)):
            yield underlined(words) if words.strip() else BLANK_MARK
        elif tag in _PICTURES:
            yield child
        elif tag not in _SKIPPED and isinstance(tag, str):
            yield from _pieces(child)


def _boxes(element: etree._Element) -> Iterator[etree._Element]:
    """The text boxes anchored in a paragraph, each once: older programs find a copy in the fallback."""
    for child in element.iterchildren():
        if child.tag == W + "txbxContent":
            yield child
        elif child.tag != _MC + "Fallback" and isinstance(child.tag, str):
            yield from _boxes(child)


def _underlined(run: etree._Element) -> str:
    """What stands on a drawn line; several spaces are a gap to be filled in. Empty for other runs."""
    line = run.find(f"{W}rPr/{W}u")
    if line is None or line.get(W + "val") == "none":
        return ""
    text = "".join(child.text or "" for child in run.iterchildren(W + "t"))
    only_text = all(child.tag in (W + "t", W + "rPr") for child in run.iterchildren())
    return text if only_text and (text.strip() or len(text) > 1) else ""


def _local(node: etree._Element) -> str:
    return node.tag.rsplit("}", 1)[-1] if isinstance(node.tag, str) else ""


def _own_words(drawing: etree._Element) -> str:
    """The words for a picture this program wrote; those of others name files and folders."""
    shown = next((node for node in drawing.iter() if _local(node) == "docPr"), None)
    return (shown.get("descr") or "") if shown is not None and shown.get("name") == PICTURE_NAME else ""


def _caption(table: etree._Element) -> str:
    named = table.find(f"{W}tblPr/{W}tblCaption")
    return "" if named is None else named.get(W + "val") or ""
