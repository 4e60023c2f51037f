"""Names of categories and titles as Moodle writes them."""

from __future__ import annotations

import re

_ROOTS = re.compile(r"^\$[a-z]+\d*\$(?:/|$)")
_TITLE = 60


def subject_of(category: str) -> str:
    """$course$/top/行政处罚法/听证 -> 行政处罚法/听证. A doubled slash stands for one inside a name."""
    path = _ROOTS.sub("", category.strip())
    path = re.sub(r"^top(?:/|$)", "", path)
    names = (name.replace("\x00", "／").strip() for name in path.replace("//", "\x00").split("/"))
    return "/".join(filter(None, names))


def category_of(subject: str) -> str:
    """The category of a subject; the top one for none."""
    return "/".join(filter(None, ("$course$/top", subject)))


def title_of(number: int, stem: str) -> str:
    """A short name for an item: its number and the beginning of its stem."""
    return f"{number:04d} {' '.join(stem.split())}"[:_TITLE].strip()
