"""Many papers into one folder, each as PDF and .docx, with a list of what was written and its hashes."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pypdf import PdfReader

from trainer.documents.office.docx import write_docx
from trainer.documents.office.model import Document, Report
from trainer.documents.office.parts import SMALL, cell, foot, listing, title
from trainer.documents.office.pdf import write_pdf
from trainer.documents.pdf import Printed
from trainer.words import _

_UNFINISHED = ".unfinished"
_LONGEST = 100
LISTS = 2
"""The list as PDF and as .docx."""


@dataclass(frozen=True)
class Bundle:
    """Documents that become one PDF and one .docx under a name."""

    name: str
    documents: tuple[Document, ...]


@dataclass(frozen=True)
class Loose:
    """A file that is written as it is kept; `read` gives its bytes when its turn comes."""

    name: str
    read: Callable[[], bytes]


@dataclass(frozen=True)
class Written:
    """One file that was written, its pages where it is a PDF."""

    name: str
    sha256: str
    pages: int | None = None


def write_folder(
    folder: Path,
    bundles: Sequence[Bundle],
    listed: str,
    printed: Printed,
    progress: Report = lambda done, of: None,
    loose: Sequence[Loose] = (),
) -> tuple[Written, ...]:
    """All files or none: they are written beside and moved at the end. What `progress` raises stops the work.

    `listed` heads the list (清单). Older files of the same names are replaced. Where moving them is cut short the list
    is missing and a file says that the folder is not whole. Raises OSError.
    """
    folder.mkdir(parents=True, exist_ok=True)
    beside = folder / _UNFINISHED
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir()
    try:
        written: list[Written] = []
        whole = 2 * sum(len(bundle.documents) for bundle in bundles)
        before = 0
        for bundle in bundles:
            written.extend(_write(beside, bundle, _counted(progress, before, whole)))
            before += 2 * len(bundle.documents)
        written.extend(_write_loose(beside, one) for one in loose)
        contents = Bundle(_("List"), (_list(listed, written, printed),))
        written.extend(_write(beside, contents))
        _move(beside, folder, written)
        return tuple(written)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _move(beside: Path, folder: Path, written: Sequence[Written]) -> None:
    """The list comes last and an older one goes first: a folder that has its list is whole."""
    mark = folder / (_("Not whole - write it again") + ".txt")
    mark.touch()
    for one in written[-LISTS:]:
        (folder / one.name).unlink(missing_ok=True)
    for one in written:
        (beside / one.name).replace(folder / one.name)
    mark.unlink()


def _write_loose(folder: Path, one: Loose) -> Written:
    content, name = one.read(), file_stem(one.name)
    (folder / name).write_bytes(content)
    return Written(name, _hash(content))


def file_stem(name: str) -> str:
    """A name that every system takes for a file."""
    kept = "".join("_" if c in '\\/:*?"<>|' or ord(c) < 32 else c for c in name).strip(" .")
    return kept[:_LONGEST] or "_"


def _write(folder: Path, bundle: Bundle, progress: Report = lambda done, of: None) -> tuple[Written, ...]:
    stem, count = file_stem(bundle.name), len(bundle.documents)
    pdf = write_pdf(bundle.documents, progress)
    docx = write_docx(bundle.documents, lambda done, of: progress(count + done, of))
    path = folder / f"{stem}.pdf"
    path.write_bytes(pdf)
    (folder / f"{stem}.docx").write_bytes(docx)
    pages = len(PdfReader(path).pages)
    return (Written(path.name, _hash(pdf), pages), Written(f"{stem}.docx", _hash(docx)))


def _counted(progress: Report, before: int, whole: int) -> Report:
    return lambda done, _of: progress(before + done, whole)


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _list(heading: str, written: Sequence[Written], printed: Printed) -> Document:
    rows = [
        (
            str(number),
            one.name,
            "" if one.pages is None else str(one.pages),
            cell(f"{one.sha256[:32]}\n{one.sha256[32:]}", style=SMALL),
        )
        for number, one in enumerate(written, 1)
    ]
    table = listing((_("No."), _("File"), _("Pages"), "SHA-256"), (1, 6.4, 1.2, 6.2), rows, 8, left=(1,))
    return Document(heading, (title(heading), table), foot=foot(printed))
