"""What is done about the evaluation of a class: sheets entered, taken in, taken out, printed; a mean typed in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from trainer.activities.classfile.values import Rating
from trainer.activities.evaluation.values import SheetDraft
from trainer.store.errors import KnownError
from trainer.ui.activities.class_acts import ClassActs, ClassDesk
from trainer.ui.files import read_bytes
from trainer.words import _


class RatingActs(ClassActs):
    """`did` says what was done and has the class read again; `went_on` leaves the form open for the next sheet."""

    def __init__(self, desk: ClassDesk, went_on: Callable[[str, UUID | None], None]) -> None:
        super().__init__(desk)
        self._went_on = went_on

    def sheet(self, draft: SheetDraft) -> None:
        """One sheet; the next may follow."""
        try:
            self._room.evaluation.enter(self._actor, self._state().activity.id, [draft])
        except KnownError as error:
            self._dialogs.trouble(error)
            return
        before = sum(one.sheets for one in self._state().ratings if one.person_id == draft.person_id)
        self._went_on(_("Sheet {number} is entered.").format(number=before + 1), draft.person_id)

    def take_in(self) -> None:
        """Sheets from a table, all or none."""
        activity_id = self._state().activity.id

        def take(path: Path) -> None:
            words = _("{count} sheets taken in.")
            self._jobs.run(
                _("Taking in evaluation sheets"),
                lambda _handle: self._room.evaluation.take_in(self._actor, activity_id, path.name, read_bytes(path)),
                lambda count: self._did(words.format(count=count)),
                self._dialogs.trouble,
            )

        patterns = _("Sheets and lists (*.xlsx *.xls *.ods *.csv *.txt)")
        self._dialogs.open_file(_("Choose the table of sheets"), patterns, take)

    def take_out(self, person_id: UUID | None) -> None:
        """The sheet entered last about the line chosen, once that is confirmed."""
        activity_id = self._state().activity.id
        words = _("The sheet entered last about this line no longer counts. It stays in the trail.")
        self._dialogs.confirm(
            _("Take out the last sheet"),
            words,
            _("Take out"),
            lambda: self._try(
                lambda: self._room.evaluation.take_out_last(self._actor, activity_id, person_id),
                _("The last sheet is taken out."),
            ),
        )

    def print(self) -> None:
        """The empty sheet, once; as many copies as there are students are chosen when printing."""
        activity = self._state().activity
        title = _("Evaluation sheet {title}").format(title=activity.draft.title)
        drawing = _("Drawing the evaluation sheet")
        self._print(drawing, title, lambda: self._room.papers.evaluation(self._actor, activity.id))

    def rate(self, rating: Rating) -> None:
        """A mean summed up elsewhere."""
        activity_id = self._state().activity.id
        self._try(lambda: self._room.files.rate(self._actor, activity_id, rating), _("The evaluation is saved."))
