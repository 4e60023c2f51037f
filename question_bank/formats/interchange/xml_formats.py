"""The formats that are XML files or packages of them. All of them read whatever the file turns out to be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from question_bank.figures import picture_hashes
from question_bank.formats.batch import Batch
from question_bank.formats.interchange.manifest import MANIFEST, manifest_bytes
from question_bank.formats.interchange.markup import picture_suffix, without_controls
from question_bank.formats.interchange.moodle_words import title_of
from question_bank.formats.interchange.moodle_write import write_moodle
from question_bank.formats.interchange.package import write_package
from question_bank.formats.interchange.qti_names import Dialect, spelled
from question_bank.formats.interchange.qti_write import item_labels, write_item
from question_bank.formats.interchange.reading import read_interchange
from question_bank.formats.interchange.xmldoc import document_bytes
from question_bank.question import Question


@dataclass(frozen=True)
class XmlFormat:
    """A format that is only read."""

    name: str
    suffixes: tuple[str, ...] = ()

    def read(self, data: bytes, name: str) -> Batch:
        """All items of the file or package; never raises for what the file holds."""
        return read_interchange(data, name)


@dataclass(frozen=True)
class MoodleXmlFormat(XmlFormat):
    """Moodle XML, one file."""

    name: str = "moodle_xml"
    suffixes: tuple[str, ...] = (".xml",)

    def write(self, questions: Iterable[Question]) -> bytes:
        """The questions as a file that `read` gives back."""
        return write_moodle(questions)

    def write_illustrated(self, questions: Iterable[Question], pictures: Mapping[str, bytes]) -> bytes:
        """As `write`, with tables and attached pictures."""
        return write_moodle(questions, pictures)


@dataclass(frozen=True)
class QtiFormat(XmlFormat):
    """A QTI package: a manifest and one file for each question."""

    dialect: Dialect | None = None

    def write(self, questions: Iterable[Question]) -> bytes:
        """The questions as a package that `read` gives back."""
        return write_package(self._members(list(questions), {}))

    def write_illustrated(self, questions: Iterable[Question], pictures: Mapping[str, bytes]) -> bytes:
        """As `write`, with tables, and the pictures in a folder of their own."""
        return write_package(self._members(list(questions), pictures))

    def _members(self, questions: list[Question], pictures: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
        assert self.dialect is not None
        files = {own: f"images/{own}{picture_suffix(content)}" for own, content in pictures.items()}
        numbered = [(f"items/q{number:05d}.xml", number, one) for number, one in enumerate(questions, start=1)]
        entries = (
            (
                name,
                without_controls(title_of(number, one.stem)),
                map(without_controls, item_labels(one)),
                int(one.difficulty),
                [files[own] for own in picture_hashes([one]) if own in files],
            )
            for name, number, one in numbered
        )
        yield MANIFEST, manifest_bytes(entries, self.dialect)
        for name, number, one in numbered:
            item = write_item(one, number)
            for shown in item.iter("img"):
                own = str(shown.get("src"))
                shown.set("src", "../" + files.get(own, own))
            yield name, document_bytes(spelled(item, self.dialect))
        used = picture_hashes(questions)
        yield from ((files[own], pictures[own]) for own in used if own in files)
