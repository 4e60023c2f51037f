"""Items <-> rows."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from question_bank.codec import fingerprint, from_data, to_data
from question_bank.figures import without_marks
from question_bank.formats.batch import Imported
from question_bank.formats.draft import (
    draft_from_data,
    draft_to_data,
    place_from_data,
    place_to_data,
    problem_from_data,
    problem_to_data,
)
from question_bank.formats.items import RawItem
from question_bank.formats.spans import Located, Part, Span
from question_bank.question import Question, QuestionKind
from trainer.bank.imports.tables import ImportItem
from trainer.bank.imports.values import ItemDetail, ItemHead, ItemState

STEM_LENGTH = 120
SPACING = 1000
"""The step between the ordinals of two items of a file: what a split makes finds a place between them."""

KEPT_FIELDS = (
    "state",
    "kind",
    "stem",
    "codes",
    "blocking",
    "place",
    "line",
    "content",
    "fingerprint",
    "reason",
    "twin",
    "twin_item",
)


def item_values(item: Imported, located: Located, state: ItemState) -> dict[str, Any]:
    """The columns of an item but for its file, ordinal and twins."""
    question, draft = item.question, item.draft or RawItem(item.place)
    content = {
        "draft": draft_to_data(draft),
        "question": None if question is None else to_data(question),
        "problems": [problem_to_data(problem) for problem in item.problems],
        "spans": [[span.line, span.start, span.end, span.part.value] for span in located.spans],
    }
    return {
        "state": state.value,
        "kind": "" if question is None else question.kind.value,
        "stem": " ".join((question.stem if question else without_marks(draft.stem)).split())[:STEM_LENGTH],
        "codes": list(dict.fromkeys(problem.code for problem in item.problems)),
        "blocking": list(dict.fromkeys(problem.code for problem in item.problems if problem.blocking)),
        "place": place_to_data(item.place),
        "line": located.line,
        "content": json.dumps(content, ensure_ascii=False, separators=(",", ":")),
        "fingerprint": fingerprint(question) if question is not None and item.ready else "",
        "reason": "",
        "twin": None,
        "twin_item": None,
    }


def read_imported(row: ImportItem) -> tuple[Imported, Located]:
    """The item of a row, and its places in the source."""
    content = json.loads(row.content)
    question = content["question"]
    problems = tuple(problem_from_data(problem) for problem in content["problems"])
    spans = read_spans(row.content)
    draft = draft_from_data(content["draft"])
    item = Imported(None if question is None else from_data(question), place_from_data(row.place), problems, draft)
    return item, Located(row.line, spans)


def read_spans(content: str) -> tuple[Span, ...]:
    """The places of an item in the source."""
    spans = json.loads(content)["spans"]
    return tuple(Span(line, start, end, Part(part)) for line, start, end, part in spans)


def read_question(content: str) -> Question:
    """The question of a sound item."""
    return from_data(json.loads(content)["question"])


def head_of(row: Mapping[str, Any], number: int, visible: bool) -> ItemHead:
    """One line of the list from the columns of an item."""
    return ItemHead(
        row["ordinal"],
        number,
        ItemState.TAKEN if visible else ItemState(row["state"]),
        QuestionKind(row["kind"]) if row["kind"] else None,
        row["stem"],
        place_from_data(row["place"]),
        tuple(row["codes"]),
        tuple(row["blocking"]),
        row["reason"],
        row["line"],
    )


def detail_of(row: ImportItem, head: ItemHead) -> ItemDetail:
    item, located = read_imported(row)
    assert item.draft is not None
    return ItemDetail(
        head,
        item.draft,
        item.question,
        item.problems,
        located,
        row.revision > 0,
        row.twin,
        row.twin_item,
        row.question_id,
    )


def remembered(row: ImportItem) -> str:
    """What a row is before a repair, so that the repair can be undone."""
    kept = {name: getattr(row, name) for name in KEPT_FIELDS}
    kept["twin"] = None if row.twin is None else str(row.twin)
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))
