"""An imported file before it goes in: what its sound items are like, in the bank and among themselves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from question_bank.similarity import Likeness
from trainer.bank.imports.service import ImportService
from trainer.bank.similar.process import Cancelled, ProgressReport
from trainer.bank.similar.service import SimilarService
from trainer.bank.similar.values import IncomingFinding
from trainer.people.accounts.values import Actor
from trainer.store.transactions import chunks


def look_through(
    imports: ImportService,
    similar: SimilarService,
    actor: Actor,
    file_id: UUID,
    progress: ProgressReport,
    cancelled: Cancelled,
) -> Mapping[int, tuple[IncomingFinding, ...]] | None:
    """Ordinal of a ready item -> what it is like; None where it was cancelled.

    Places in the findings are ordinals. Items that say what the bank says already are marked as duplicates of the file,
    as `ImportService.note_twins` does; those nearly the same or with another key stay ready for somebody to decide.
    """
    sound = imports.sound(file_id)
    places = tuple(sound)
    found = similar.compare_incoming(tuple(sound.values()), progress, cancelled)
    if found is None:
        return None
    by_item: dict[int, list[IncomingFinding]] = defaultdict(list)
    for one in found:
        other = None if one.other_place is None else places[one.other_place]
        by_item[places[one.place]].append(replace(one, place=places[one.place], other_place=other))
    for some in chunks(_twins(by_item).items()):
        imports.note_twins(actor, file_id, dict(some))
    return {own: tuple(findings) for own, findings in by_item.items()}


def _twins(by_item: Mapping[int, list[IncomingFinding]]) -> dict[int, UUID]:
    """Items that repeat a question of the bank and contradict none."""
    twins = {}
    for own, findings in by_item.items():
        same = [one.question_id for one in findings if one.likeness is Likeness.SAME and one.question_id]
        if same and not any(one.likeness is Likeness.CONTRADICTORY for one in findings):
            twins[own] = same[0]
    return twins
