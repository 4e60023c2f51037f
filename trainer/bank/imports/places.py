"""Where the items of a file stand in its lines: found whenever the file is opened, so that keeping it is quick."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from question_bank.formats.batch import Imported
from question_bank.formats.draft import draft_from_data, place_from_data
from question_bank.formats.source import SourceLine
from question_bank.formats.spans import Located, locate
from question_bank.formats.spans_apart import with_keys_apart
from trainer.bank.imports.rules import SPACING
from trainer.bank.imports.tables import ImportItem, ImportRepair


def places_of(session: Session, number: int, lines: Sequence[SourceLine]) -> Mapping[int, Located]:
    """The place of each item that was read from the file, by ordinal, as its texts were before any repair."""
    by_ordinal = _as_read(session, number)
    items = tuple(by_ordinal.values())
    return dict(zip(by_ordinal, with_keys_apart(locate(items, lines), items, lines), strict=True))


def _as_read(session: Session, number: int) -> dict[int, Imported]:
    of_file = select(ImportItem.ordinal, ImportItem.place, ImportItem.content).where(ImportItem.file == number)
    read = session.execute(of_file.where(ImportItem.ordinal % SPACING == 0).order_by(ImportItem.ordinal))
    contents = {ordinal: (place, content) for ordinal, place, content in read}
    steps = select(ImportRepair.ordinal, ImportRepair.before).where(
        ImportRepair.file == number, ImportRepair.before != ""
    )
    for ordinal, before in session.execute(steps.order_by(ImportRepair.step.desc())):
        if ordinal in contents:
            was = json.loads(before)
            contents[ordinal] = was["place"], was["content"]
    return {ordinal: _item(place, content) for ordinal, (place, content) in contents.items()}


def _item(place: Mapping[str, object], content: str) -> Imported:
    return Imported(None, place_from_data(place), (), draft_from_data(json.loads(content)["draft"]))
