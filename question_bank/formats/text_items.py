"""Lines of the text layout -> raw items. A malformed item never keeps the next one from being read."""

from __future__ import annotations

from question_bank.formats.names import read_kind
from question_bank.formats.raw import RawItem
from question_bank.formats.text_lines import Line, LineKind, read_line
from question_bank.problems import Place, Problem
from question_bank.question import QuestionKind

_STEM, _OPTION = "stem", "option"
_CONTINUED = (_STEM, _OPTION, "answer", "rationale")


def read_items(text: str, file: str) -> list[RawItem]:
    """Every item of the file, with the problems found in its lines."""
    reader = _Reader(file)
    for number, line in enumerate(text.split("\n"), start=1):
        reader.take(read_line(line, number))
    return reader.items


class _Reader:
    """Takes one line after the other; lines belong to `_target`, a question or part, and its `_section`."""

    def __init__(self, file: str) -> None:
        self.items: list[RawItem] = []
        self._file = file
        self._target: RawItem | None = None
        self._section = ""
        self._seen: set[str] = set()
        self._after_blank = True
        self._header = {"subject": "", "version": ""}

    def take(self, line: Line) -> None:
        match line.kind:
            case LineKind.BLANK:
                self._after_blank = True
                return
            case LineKind.ITEM if self._is_new_item(line):
                self._open(line)
            case LineKind.PART:
                self._open_part(line)
            case LineKind.FIELD:
                self._take_field(line)
            case LineKind.OPTION:
                self._needed(line).options.append((line.name, line.text))
                self._section = _OPTION
            case _:
                self._take_plain(line)
        self._after_blank = False

    def _is_new_item(self, line: Line) -> bool:
        """A bracketed word that is no kind may stand in the middle of a stem."""
        return read_kind(line.name) is not None or self._section != _STEM or self._after_blank

    def _open(self, line: Line) -> None:
        place = Place(file=self._file, line=line.number)
        item = RawItem(place, kind=line.name, stem=line.text)
        item.subject, item.version = self._header["subject"], self._header["version"]
        self.items.append(item)
        self._focus(item)

    def _open_part(self, line: Line) -> None:
        place = Place(file=self._file, line=line.number)
        part = RawItem(place, kind=line.name, stem=line.text, version=self._header["version"])
        if self._target is not None and read_kind(self.items[-1].kind) is QuestionKind.CASE:
            part.version = self.items[-1].version
            self.items[-1].parts.append(part)
        else:
            part.problems.append(Problem("import.part_without_case", place))
            self.items.append(part)
        self._focus(part)

    def _focus(self, target: RawItem) -> None:
        self._target, self._section, self._seen = target, _STEM, set()

    def _needed(self, line: Line) -> RawItem:
        """The target; a line that belongs to none begins an item whose kind is missing."""
        if self._target is None:
            self._open(Line(LineKind.ITEM, line.number))
        assert self._target is not None
        return self._target

    def _take_field(self, line: Line) -> None:
        if line.name in self._header and (self._after_blank or self._target is None):
            self._header[line.name] = line.text
            self._target, self._section = None, ""
            return
        target = self._needed(line)
        if line.name in self._seen:
            name = line.whole.removesuffix(line.text).rstrip("：: ")
            place = Place(file=self._file, line=line.number)
            target.problems.append(Problem("import.repeated_line", place, (("name", name),)))
        else:
            setattr(target, line.name, line.text)
        self._seen.add(line.name)
        self._section = line.name

    def _take_plain(self, line: Line) -> None:
        if self._target is None or not self._continues(self._target):
            self._open(Line(LineKind.ITEM, line.number, text=line.whole))
            return
        if self._section == _OPTION:
            letter, text = self._target.options[-1]
            self._target.options[-1] = (letter, f"{text}\n{line.whole}")
        else:
            text = getattr(self._target, self._section)
            setattr(self._target, self._section, f"{text}\n{line.whole}")

    def _continues(self, target: RawItem) -> bool:
        """Whether plain text goes on with the section; after an empty line only a stimulus does."""
        if not self._after_blank:
            return self._section in _CONTINUED
        is_stimulus = read_kind(target.kind) is QuestionKind.CASE or not target.stem
        return self._section == _STEM and is_stimulus
