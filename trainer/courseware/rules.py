"""Pure rules of the library: what a file is, what may be typed, what a copy of it is called."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path, PurePath

from trainer.courseware.values import CoursewareDraft, CoursewareKind
from trainer.people.values import Category
from trainer.store.errors import BadInput

LONGEST_TITLE, LONGEST_TEXT, LONGEST_CITATIONS, MOST_MINUTES = 200, 80, 2000, 6000

_SUFFIXES = {
    CoursewareKind.PDF: ".pdf",
    CoursewareKind.VIDEO: ".mp4 .m4v .mov .avi .mkv .wmv .webm .flv .mpg .mpeg",
    CoursewareKind.AUDIO: ".mp3 .wav .m4a .aac .ogg .oga .flac .wma",
    CoursewareKind.IMAGE: ".png .jpg .jpeg .bmp .gif .webp .tif .tiff .svg",
    CoursewareKind.TEXT: ".txt .md .csv .log",
    CoursewareKind.OFFICE: ".doc .docx .wps .xls .xlsx .et .ppt .pptx .pps .ppsx .dps .odt .ods .odp .rtf .ofd",
}
_KIND_OF = {suffix: kind for kind, suffixes in _SUFFIXES.items() for suffix in suffixes.split()}
_UNSAFE = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')
_LONGEST_STEM = 60
EVERYBODY = "全体"
_CALLED = {
    Category.OFFICER: ("持证",),
    Category.UNCERTIFIED: ("新录用", "未取证"),
    Category.AUXILIARY: ("辅助", "协管"),
    Category.REVIEWER: ("法制审核",),
    Category.CLERK: ("内勤", "工勤"),
    Category.SECONDED: ("借调",),
    Category.OUTSIDE: ("外单位",),
}
"""By which words an audience names the people of a category."""


def kind_of(file_name: str) -> CoursewareKind:
    """The kind by the suffix of the file's name."""
    return _KIND_OF.get(PurePath(file_name).suffix.lower(), CoursewareKind.OTHER)


def check_draft(draft: CoursewareDraft) -> None:
    """Raises BadInput: courseware.no_title, courseware.too_long, courseware.text_too_long,
    courseware.minutes."""
    if not draft.title.strip():
        raise BadInput("courseware.no_title")
    if len(draft.title) > LONGEST_TITLE or len(draft.citations) > LONGEST_CITATIONS:
        raise BadInput("courseware.too_long", longest=LONGEST_TITLE)
    if max(len(draft.category), len(draft.field), len(draft.audience), len(draft.subject)) > LONGEST_TEXT:
        raise BadInput("courseware.text_too_long", longest=LONGEST_TEXT)
    if not 0 <= draft.minutes <= MOST_MINUTES:
        raise BadInput("courseware.minutes", most=MOST_MINUTES)


def meant_for(audience: str, category: Category, post: str) -> bool:
    """Whether the audience of an item, as it was typed, names a person.

    Nothing and 全体 name everybody; what people of a category are called names them; else the words of a post decide.
    """
    words = audience.strip()
    if not words or EVERYBODY in words:
        return True
    named = {one for one, called in _CALLED.items() if any(word in words for word in called)}
    if named:
        return category in named
    kind = words.removeprefix("执法").removesuffix("人员")
    return bool(kind and post.strip()) and (kind in post or post.strip() in words)


def opened_name(title: str, file_name: str) -> str:
    """What a file is called where a viewer opens it: its title and its own suffix, safe on every system."""
    stem = _UNSAFE.sub(" ", title).strip(" .")[:_LONGEST_STEM].strip(" .")
    return (stem or "courseware") + PurePath(file_name).suffix.lower()


def importable(path: PurePath) -> bool:
    """Whether a file of a folder is courseware: of a known kind, and not what programs hide or leave behind."""
    return not path.name.startswith((".", "~$")) and kind_of(path.name) is not CoursewareKind.OTHER


def folder_category(root: PurePath, path: PurePath) -> str:
    """The category a file of an imported folder gets: the folder below the root it lies in; empty at the root."""
    parts = path.relative_to(root).parts
    return parts[0][:LONGEST_TEXT] if len(parts) > 1 else ""


def free_name(path: Path, taken: Callable[[Path], bool]) -> Path:
    """The path, or with (2), (3) … before its suffix where that is taken."""
    number, free = 1, path
    while taken(free):
        number += 1
        free = path.with_name(f"{path.stem} ({number}){path.suffix}")
    return free
