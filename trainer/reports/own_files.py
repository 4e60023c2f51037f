"""The office's own rule files and templates: which there are, taking one in, taking one away.

What is taken in has been read by whoever reads it later, so that no PC stands still because of a file.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import partial

from trainer.activities.office_rule import load_rule
from trainer.certificates.layout import shipped_layouts
from trainer.certificates.numbering import load_numbering
from trainer.exams.papers.blueprints import required_content
from trainer.exams.rule_files import load_exam_rules
from trainer.hours.rule_sets import load_rule_sets
from trainer.people.accounts.rules import require
from trainer.people.accounts.values import Actor, Permission
from trainer.privacy.loading import load_retention
from trainer.profile.loading import load_targets
from trainer.qualification.loading import load_rules
from trainer.reports.analysis.rule import load_analysis_rule
from trainer.retakes.ladders import load_ladders
from trainer.store.audit import AuditTrail
from trainer.store.clock import Clock
from trainer.store.errors import BadInput, Refused
from trainer.store.folders import Folder
from trainer.store.ids import Ids
from trainer.store.office_files import Area, OfficeFile, files_of, newest, put_file
from trainer.store.transactions import Database
from trainer.workdays.mapping import load_years

_READERS: Mapping[str, Callable[[Folder], object]] = {
    "hours-*.toml": load_rule_sets,
    "activity.toml": load_rule,
    "analysis.toml": load_analysis_rule,
    "certificate-layout-*.toml": shipped_layouts,
    "certificate-numbering.toml": partial(load_numbering, ""),
    "exam-*.toml": load_exam_rules,
    "ladder-*.toml": load_ladders,
    "profile-*.toml": load_targets,
    "qualification-*.toml": load_rules,
    "required-content.toml": lambda folder: required_content([folder]),
    "retention.toml": load_retention,
    "workdays-*.toml": lambda folder: load_years([folder]),
}
LARGEST = 1024 * 1024


class OwnFiles:
    """Every change is a new version under the name of who made it; what was judged before keeps its figures."""

    def __init__(self, database: Database, ids: Ids, clock: Clock, audit: AuditTrail, templates: Folder) -> None:
        self._database = database
        self._ids = ids
        self._clock = clock
        self._audit = audit
        self._templates = templates

    def files(self, actor: Actor) -> tuple[OfficeFile, ...]:
        """What the office has of its own, by area and name."""
        require(actor, Permission.SEE_MANAGEMENT)
        with self._database.read() as session:
            return tuple(file for area in Area for file in files_of(session, area))

    def content(self, actor: Actor, area: Area, name: str) -> str:
        """The words of a file. Raises Refused("office.no_such_file")."""
        require(actor, Permission.SEE_MANAGEMENT)
        with self._database.read() as session:
            found = newest(session, area, name)
        if found is None or not found.content:
            raise Refused("office.no_such_file", name=name)
        return found.content

    def put(self, actor: Actor, area: Area, name: str, content: bytes) -> str:
        """Takes a file in, in the place of the one of that name; gives its SHA-256.

        Raises BadInput: office.unknown_file, office.unreadable_file, and what the reader of such a file raises.
        """
        require(actor, Permission.EDIT_SETTINGS)
        words = _words(name, content)
        if area is Area.TEMPLATES:
            self._check_template(name, words)
        else:
            _check_rule(name, words)
        return self._keep(actor, area, name, words, "office.file_put")

    def take_away(self, actor: Actor, area: Area, name: str) -> None:
        """The shipped file of that name counts again, where there is one. Raises Refused("office.no_such_file")."""
        require(actor, Permission.EDIT_SETTINGS)
        self.content(actor, area, name)
        self._keep(actor, area, name, "", "office.file_taken_away")

    def _keep(self, actor: Actor, area: Area, name: str, words: str, action: str) -> str:
        with self._database.write() as session:
            before = newest(session, area, name)
            kept = put_file(session, area, name, words, self._ids.new(), actor.person_id, self._clock.now())
            detail = {"area": area.value, "file": name, "sha256": kept, "before": before.hash if before else ""}
            self._audit.record(session, actor.person_id, action, None, detail)
        return kept

    def _check_template(self, name: str, words: str) -> None:
        if not (self._templates / name).is_file():
            raise BadInput("office.unknown_file", name=name)
        try:
            tomllib.loads(words)
        except ValueError as error:
            raise BadInput("office.unreadable_file", name=name, cause=str(error)) from error


def _check_rule(name: str, words: str) -> None:
    reader = next((read for pattern, read in _READERS.items() if fnmatchcase(name, pattern)), None)
    if reader is None:
        raise BadInput("office.unknown_file", name=name)
    reader(_Alone(name, words))


def _words(name: str, content: bytes) -> str:
    try:
        words = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInput("office.unreadable_file", name=name, cause=str(error)) from error
    if not words.strip() or len(content) > LARGEST:
        raise BadInput("office.unreadable_file", name=name, cause=f"{len(content)} B")
    return words


@dataclass(frozen=True, order=True)
class _Text:
    name: str
    words: str

    @property
    def stem(self) -> str:
        return self.name.rpartition(".")[0]

    def is_file(self) -> bool:
        return bool(self.words)

    def read_text(self, encoding: str | None = None) -> str:
        return self.words


@dataclass(frozen=True)
class _Alone:
    """A folder with one file in it."""

    name: str
    words: str

    def glob(self, pattern: str) -> Iterator[_Text]:
        return iter([self / self.name] if fnmatchcase(self.name, pattern) else [])

    def __truediv__(self, name: str) -> _Text:
        return _Text(name, self.words if name == self.name else "")
