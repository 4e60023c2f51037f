"""Items <-> rows."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from question_bank.codec import fingerprint_of, from_data, to_data
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
from question_bank.formats.raw import RawItem
from question_bank.question import Question, QuestionKind
from trainer.bank.imports.tables import ImportItem
from trainer.bank.imports.values import ItemDetail, ItemHead, ItemState
from trainer.bank.mapping import Prepared, prepare_kept

STEM_LENGTH = 120
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))

KEPT_FIELDS = (
    "state",
    "kind",
    "stem",
    "codes",
    "blocking",
    "place",
    "content",
    "fingerprint",
    "reason",
    "twin",
    "twin_item",
)


def item_values(item: Imported, state: ItemState) -> dict[str, Any]:
    """The columns of an item but for its file, ordinal and twins."""
    question, draft = item.question, item.draft or RawItem(item.place)
    data = None if question is None else to_data(question)
    content = {
        "draft": draft_to_data(draft),
        "question": data,
        "problems": [problem_to_data(problem) for problem in item.problems],
    }
    return {
        "state": state.value,
        "kind": "" if question is None else question.kind.value,
        "stem": " ".join((question.stem if question else without_marks(draft.stem)).split())[:STEM_LENGTH],
        "codes": list(dict.fromkeys(problem.code for problem in item.problems)),
        "blocking": list(dict.fromkeys(problem.code for problem in item.problems if problem.blocking)),
        "place": place_to_data(item.place),
        "content": _JSON.encode(content),
        "fingerprint": fingerprint_of(data) if data is not None and item.ready else "",
        "reason": "",
        "twin": None,
        "twin_item": None,
    }


def read_imported(row: ImportItem) -> Imported:
    """The item of a row."""
    content = json.loads(row.content)
    question = content["question"]
    problems = tuple(problem_from_data(problem) for problem in content["problems"])
    draft = draft_from_data(content["draft"])
    return Imported(None if question is None else from_data(question), place_from_data(row.place), problems, draft)


def read_question(content: str) -> Question:
    """The question of a sound item."""
    return from_data(json.loads(content)["question"])


def read_prepared(content: str, fingerprint: str) -> Prepared:
    """The question of a sound item, ready for the bank: it says what the item said when it was kept."""
    return prepare_kept(json.loads(content)["question"], fingerprint)


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
    )


def detail_of(row: ImportItem, head: ItemHead, joined: tuple[int, ...]) -> ItemDetail:
    item = read_imported(row)
    assert item.draft is not None
    return ItemDetail(
        head,
        item.draft,
        item.question,
        item.problems,
        joined,
        row.revision > 0,
        row.twin,
        row.twin_item,
        row.question_id,
    )


def remembered(row: ImportItem) -> str:
    """What a row is before a repair, so that the repair can be undone."""
    kept = {name: getattr(row, name) for name in KEPT_FIELDS}
    kept["twin"] = None if row.twin is None else str(row.twin)
    return _JSON.encode(kept)
