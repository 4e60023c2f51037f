"""The study log of whoever reads: begun on opening, kept every minute, ended on closing."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from trainer.courseware.service import CoursewareService
from trainer.people.accounts.values import Actor
from trainer.store.errors import KnownError
from trainer.ui.asking import Asking


class Study:
    """Watches one reading of one item; `ended` is called when the last stretch is kept."""

    def __init__(
        self, courseware: CoursewareService, actor: Actor, item_id: UUID, dialogs: Asking, ended: Callable[[], None]
    ) -> None:
        self._courseware = courseware
        self._actor = actor
        self._dialogs = dialogs
        self._ended = ended
        self._session = courseware.study_begin(actor, item_id)

    def still_open(self) -> None:
        """A power cut loses a minute at most."""
        self._keep(False)
        self._session = self._courseware.study_begin(self._actor, self._session.item_id)

    def closed(self, seen_to_the_end: bool) -> None:
        self._keep(seen_to_the_end)
        self._ended()

    def _keep(self, finished: bool) -> None:
        try:
            self._courseware.study_end(self._actor, self._session, finished)
        except KnownError as error:
            self._dialogs.trouble(error)
