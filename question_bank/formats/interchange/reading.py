"""XML files and packages of any interchange format -> a batch. What the file holds decides, not its name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import pairwise
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from lxml import etree

from question_bank.formats.batch import Batch, closed_batch
from question_bank.formats.interchange.drafts import Draft
from question_bank.formats.interchange.examview import read_examview
from question_bank.formats.interchange.finish import finish
from question_bank.formats.interchange.manifest import Resource, find_manifest, read_resources
from question_bank.formats.interchange.markup import Plain
from question_bank.formats.interchange.moodle_read import read_quiz
from question_bank.formats.interchange.package import Package, open_package
from question_bank.formats.interchange.qti12 import read_interop
from question_bank.formats.interchange.qti_body import words
from question_bank.formats.interchange.qti_read import read_assessment_item
from question_bank.formats.interchange.xmldoc import Document, attribute, child, line_of, parse
from question_bank.problems import Place, Problem

_ITEM = "assessmentItem"
_MANY = {"quiz": read_quiz, "questestinterop": read_interop, "examview": read_examview}
_ENDINGS = (".xml", ".qti", ".dat")


def read_interchange(data: bytes, name: str) -> Batch:
    """All items of an XML file or of a package of such files."""
    if data.startswith(b"PK"):
        package = open_package(data, name)
        if isinstance(package, Problem):
            return Batch(name, problems=(package,))
        return _PackageReader(package).read()
    document = parse(data, Place(file=name))
    if isinstance(document, Problem):
        return Batch(name, problems=(document,))
    if not is_known(document.root):
        return Batch(name, problems=(Problem("import.unknown_xml", Place(file=name)),))
    kept: dict[str, bytes] = {}
    items, remarks = finish(_drafts(document, Place(file=name)), kept)
    batch = closed_batch(name, items, (*_broken(document, Place(file=name)), *remarks))
    return replace(batch, pictures=kept)


def is_known(root: etree._Element) -> bool:
    """Whether the element is the root of a file of questions."""
    return root.tag == _ITEM or root.tag in _MANY


def _drafts(document: Document, place: Place, item: Draft | None = None) -> Iterator[Draft]:
    """The drafts of a file; those at whose lines the file is broken are held back."""
    root = document.root
    if root.tag == _ITEM:
        drafts = [item or read_assessment_item(root, Place(file=place.file, line=line_of(root)))]
    else:
        drafts = list(_MANY[str(root.tag)](root, place.file))
    starts = [draft.place.line or 0 for draft in drafts]
    for draft, (start, end) in zip(drafts, pairwise([*starts, 1 << 40]), strict=True):
        for line in document.broken:
            if start == line or start <= line < end:
                draft.trouble("import.xml_broken", line=str(line))
                break
    yield from drafts


def _broken(document: Document, place: Place) -> tuple[Problem, ...]:
    first = document.broken[:1]
    return tuple(
        Problem("import.xml_broken", Place(file=place.file, line=line), (("line", str(line)),)) for line in first
    )


@dataclass
class _PackageReader:
    _package: Package
    _problems: list[Problem] = field(default_factory=list)

    def read(self) -> Batch:
        package = self._package
        drafts: list[Draft] = []
        for resource in self._resources():
            drafts += self._member(resource)
        kept: dict[str, bytes] = {}
        items, remarks = finish(drafts, kept)
        batch = closed_batch(package.file, items, (*package.problems, *self._problems, *remarks))
        return replace(batch, pictures=kept)

    def _resources(self) -> list[Resource]:
        """The question files by the manifest, else every XML file."""
        package = self._package
        manifest = find_manifest(package)
        found = () if manifest is None else read_resources(package, manifest)
        if isinstance(found, Problem):
            self._problems.append(found)
            found = ()
        listed = {resource.name: resource for resource in found if "imsqti" in resource.kind}
        for name in listed.keys() - set(package.names):
            self._trouble("import.missing_member", name)
        if wanted := [resource for name, resource in listed.items() if name in package.names]:
            return wanted
        return [Resource(name) for name in package.names if name.lower().endswith(_ENDINGS) and name != manifest]

    def _member(self, resource: Resource) -> list[Draft]:
        document = self._document(resource.name)
        if document is None or not is_known(document.root):
            return []
        place = self._package.place(resource.name)
        self._problems += _broken(document, place)
        item = None
        if document.root.tag == _ITEM:
            stimulus = self._stimulus(document.root, resource.name)
            item = read_assessment_item(document.root, place, resource.labels, stimulus)
            item.difficulty, item.subject = resource.difficulty, resource.subject
        drafts = list(_drafts(document, place, item))
        for draft in drafts:
            draft.files = partial(self._file, dirname(resource.name))
        return drafts

    def _file(self, folder: str, source: str) -> bytes | None:
        """A picture of the package, named from an item in that folder."""
        name = normpath(join(folder, unquote(source.partition("?")[0])))
        data = self._package.read(name) if name in self._package.names else None
        return data if isinstance(data, bytes) else None

    def _document(self, name: str) -> Document | None:
        data = self._package.read(name)
        document = data if isinstance(data, Problem) else parse(data, self._package.place(name))
        if isinstance(document, Problem):
            self._problems.append(document)
            return None
        return document

    def _stimulus(self, item: etree._Element, name: str) -> Plain | None:
        """The text in a file of its own that the item refers to."""
        reference = child(item, "assessmentStimulusRef")
        if reference is None:
            return None
        target = normpath(join(dirname(name), attribute(reference, "href")))
        if target not in self._package.names:
            self._trouble("import.missing_member", target)
            return None
        document = self._document(target)
        body = None if document is None else child(document.root, "stimulusBody")
        return None if body is None else words(body)

    def _trouble(self, code: str, name: str) -> None:
        self._problems.append(Problem(code, Place(file=self._package.file), (("name", name[:80]),)))
