"""The figures that marks in the texts of a draft stand for."""

from __future__ import annotations

import base64
from dataclasses import replace
from urllib.parse import unquote

from question_bank.figures import mark, remarked, without_marks
from question_bank.formats.interchange.drafts import Draft, Files
from question_bank.formats.interchange.markup import Shown
from question_bank.pictures import PictureError, keepable
from question_bank.question import Figure, Picture, Table

_LONGEST_WORDS = 200


def figures_of(draft: Draft, files: Files, kept: dict[str, bytes]) -> tuple[Figure, ...]:
    """The figures of the draft in the order of its marks; one that is not to be had leaves its words in the texts."""
    found: list[Figure] = []
    marks: list[str] = []
    for shown in draft.shown:
        figure = shown if isinstance(shown, Table) else _picture(shown, files, kept)
        if figure is None:
            draft.miss()
        marks.append(_missing(shown) if figure is None else mark(len(found)))
        found += [] if figure is None else [figure]
    if draft.shown:
        draft.stem, draft.rationale, draft.points = (
            remarked(text, marks) for text in (draft.stem, draft.rationale, draft.points)
        )
        draft.options = [remarked(text, marks) for text in draft.options]
        draft.remarks = [remarked(text, marks) for text in draft.remarks]
        draft.blanks = draft.blanks and [
            replace(blank, alternatives=tuple(map(without_marks, blank.alternatives))) for blank in draft.blanks
        ]
        draft.points = without_marks(draft.points)
    return tuple(found)


def _missing(shown: Table | Shown) -> str:
    return f"【图：{shown.words}】" if isinstance(shown, Shown) and shown.words else "【图】"


def _picture(shown: Shown, files: Files, kept: dict[str, bytes]) -> Picture | None:
    data = read_data_uri(shown.source) if shown.source.startswith("data:") else files(shown.source)
    try:
        picture, content = keepable(data or b"", shown.words[:_LONGEST_WORDS])
    except PictureError:
        return None
    kept[picture.hash] = content
    return picture


def read_data_uri(source: str) -> bytes | None:
    """The bytes that stand in the text itself, base64 as everybody writes them."""
    head, _, body = source.partition(",")
    if not head.endswith(";base64"):
        return None
    try:
        return base64.b64decode(unquote(body), validate=False)
    except ValueError:
        return None
