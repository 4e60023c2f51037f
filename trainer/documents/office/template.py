"""The fixed words of papers: TOML files shipped with the program, each of which an office may replace by its own."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from trainer.store.errors import BadInput
from trainer.store.folders import Folder


@dataclass(frozen=True)
class Template:
    """The content of one file by its names."""

    name: str
    data: Mapping[str, Any]

    def lines(self, *place: str) -> tuple[str, ...]:
        """A list of texts. Raises BadInput("document.template") where it is missing or something else."""
        found = self._at(place)
        if not isinstance(found, list) or not all(isinstance(line, str) for line in found):
            raise self._wrong(place)
        return tuple(found)

    def text(self, *place: str) -> str:
        """One text. Raises BadInput("document.template")."""
        found = self._at(place)
        if not isinstance(found, str):
            raise self._wrong(place)
        return found

    def rows(self, *place: str) -> tuple[Mapping[str, str], ...]:
        """A list of tables of texts. Raises BadInput("document.template")."""
        found = self._at(place)
        if not isinstance(found, list) or not all(isinstance(row, dict) for row in found):
            raise self._wrong(place)
        return tuple(found)

    def _at(self, place: Sequence[str]) -> object:
        found: object = self.data
        for name in place:
            found = found.get(name) if isinstance(found, dict) else None
        return found

    def _wrong(self, place: Sequence[str]) -> BadInput:
        return BadInput("document.template", name=self.name, cause=".".join(place))


def load_template(name: str, folders: Sequence[Folder]) -> Template:
    """`name`.toml from the last of the folders that has it. Raises BadInput("document.template")."""
    found = [path for folder in folders if (path := folder / f"{name}.toml").is_file()]
    try:
        return Template(name, tomllib.loads(found[-1].read_text(encoding="utf-8-sig")))
    except (IndexError, OSError, ValueError) as error:
        raise BadInput("document.template", name=f"{name}.toml", cause=str(error)) from error
