"""Where rules and templates are read from: a folder of the disk, or the office's own files in the store.

`pathlib.Path` is a `Folder` of files as it stands.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol


class TextFile(Protocol):
    """A file as loaders see it."""

    @property
    def name(self) -> str: ...
    @property
    def stem(self) -> str: ...
    def is_file(self) -> bool: ...
    def read_text(self, encoding: str | None = None) -> str: ...
    def __lt__(self, other: Any) -> bool: ...


class Folder(Protocol):
    """Files side by side."""

    def glob(self, pattern: str, /) -> Iterable[TextFile]: ...
    def __truediv__(self, name: str, /) -> TextFile: ...
