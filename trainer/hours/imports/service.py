"""Use cases of importing hours."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from uuid import UUID

from question_bank.memory import uncollected
from trainer.hours.imports.reading import HoursFile
from trainer.hours.imports.rules import People, plan
from trainer.hours.imports.values import Defaults, GoodRow, HoursPreview
from trainer.hours.service import HoursService
from trainer.hours.values import Evidence
from trainer.people.accounts.rules import require
from trainer.people.accounts.values import Actor, Permission
from trainer.people.service import PeopleService
from trainer.people.values import PeopleQuery, PersonRow, PersonStatus
from trainer.store.clock import Clock, local_today
from trainer.store.errors import Refused

ALL = 1_000_000


class HoursImportService:
    """A sheet becomes entries that wait for approval, with the sheet itself as their proof."""

    def __init__(self, hours: HoursService, people: PeopleService, clock: Clock) -> None:
        self._hours = hours
        self._people = people
        self._clock = clock

    def read(self, actor: Actor, content: bytes, name: str) -> HoursFile:
        """The lines of a file, read once for as many previews as somebody wants to see.

        Raises BadInput: roster.kind, roster.unreadable, roster.protected, roster.encoding.
        """
        require(actor, Permission.ENTER_HOURS)
        with uncollected():
            return HoursFile(content, name)

    def defaults(self, file: HoursFile) -> Defaults:
        """The last day of the year the file speaks of, or today; the file's name is the topic."""
        today = self._today()
        on = min(today, date(file.year, 12, 31)) if file.year else today
        return Defaults(on, None, file.name.rpartition(".")[0] or file.name)

    def preview(self, actor: Actor, file: HoursFile, defaults: Defaults) -> HoursPreview:
        """What each line would become, and why some are left out; nothing is written."""
        require(actor, Permission.ENTER_HOURS)
        with uncollected():
            rows, problems = plan(file, People(self._everybody(actor)), defaults, self._today())
            stand = self._hours.standing_topics([row.draft for row in rows])
            marked = tuple(replace(row, again=True) if _key(row) in stand else row for row in rows)
        return HoursPreview(file.name, marked, (*file.problems, *problems), file.year, defaults)

    def apply(
        self,
        actor: Actor,
        preview: HoursPreview,
        content: bytes,
        again: bool = False,
        progress: Callable[[int, int], None] = lambda done, total: None,
    ) -> tuple[UUID, ...]:
        """Enters the good rows as one batch, those that stand already only if `again`; the file is their proof.

        Raises Refused: hours.nothing_to_import; hours.import_overtaken where somebody entered some since the preview.
        """
        drafts = [row.draft for row in preview.rows if again or not row.again]
        if not drafts:
            raise Refused("hours.nothing_to_import")
        if not again and self._hours.standing_topics(drafts):
            raise Refused("hours.import_overtaken", name=preview.name)
        proofs = (Evidence(preview.name, content),)
        return self._hours.record_many(actor, drafts, preview.name, progress, proofs)

    def _everybody(self, actor: Actor) -> list[PersonRow]:
        found: list[PersonRow] = []
        for status in (PersonStatus.ACTIVE, PersonStatus.AWAY):
            found += self._people.people(actor, PeopleQuery(status=status, limit=ALL)).rows
        return found

    def _today(self) -> date:
        return local_today(self._clock)


def _key(row: GoodRow) -> tuple[UUID, date, str]:
    return row.draft.person_id, row.draft.on, row.draft.topic
