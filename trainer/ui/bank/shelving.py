"""Another subject, field or difficulty for the rows chosen in the list, and one step back from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from uuid import UUID

from question_bank.question import Difficulty
from trainer.bank.values import BulkOutcome, Shelf
from trainer.bank.words import difficulties
from trainer.store.transactions import chunks
from trainer.ui.bank.presenter import AT_ONCE, BankDesk
from trainer.ui.bank.state import Notice
from trainer.ui.texts import sentence
from trainer.ui.tones import Tone
from trainer.ui.working import Handle
from trainer.words import _


class ShelvingPresenter:
    """`tell` shows above the list what came of it."""

    def __init__(self, desk: BankDesk, tell: Callable[[Notice], None]) -> None:
        self._desk = desk
        self._tell = tell
        self._made: Mapping[UUID, UUID] = {}

    def ask(self, what: object, ids: Sequence[UUID]) -> None:
        """`what` is a difficulty, or "subject" or "field", whose text is asked for."""
        match what:
            case Difficulty():
                self._put(ids, Shelf(difficulty=what), _("Difficulty: {value}").format(value=difficulties()[what]))
            case "subject":
                self._ask_text(ids, _("Subject: {value}"), lambda text: Shelf(subject=text))
            case "field":
                self._ask_text(ids, _("Field: {value}"), lambda text: Shelf(field=text))

    def forget(self) -> None:
        """Something else can be undone now."""
        self._made = {}

    def undo(self) -> None:
        """Takes the last change back, but for questions somebody has changed since."""
        made, self._made = self._made, {}
        if not made:
            return
        self._desk.jobs.run(
            _("Changing questions"),
            lambda handle: self._desk.bank.shelve_back(self._desk.actor, made, _("Change of many taken back")),
            lambda outcome: self._done(outcome, _("Taken back: {count} questions."), undo=False),
            self._desk.dialogs.trouble,
        )

    def _ask_text(self, ids: Sequence[UUID], words: str, shelf: Callable[[str], Shelf]) -> None:
        self._desk.dialogs.ask_text(
            _("Change {count} questions").format(count=len(ids)),
            _("Their wording, key and review stay as they are. What should stand there?"),
            _("Change the questions"),
            lambda text: self._put(ids, shelf(text.strip()), words.format(value=text.strip())),
        )

    def _put(self, ids: Sequence[UUID], shelf: Shelf, reason: str) -> None:
        def done(outcome: BulkOutcome) -> None:
            self._done(outcome, _("Changed: {count} questions."), undo=bool(outcome.made))
            self._made = outcome.made

        def work(handle: Handle) -> BulkOutcome:
            made: dict[UUID, UUID] = {}
            refused = Counter[str]()
            for some in chunks(ids, AT_ONCE):
                if handle.cancelled():
                    break
                outcome = self._desk.bank.reshelve(self._desk.actor, some, shelf, reason)
                made |= outcome.made
                refused.update(outcome.refused)
                handle.progress(len(made) + refused.total(), len(ids))
            return BulkOutcome(len(made), refused, made)

        self._desk.jobs.run(_("Changing questions"), work, done, self._desk.dialogs.trouble)

    def _done(self, outcome: BulkOutcome, words: str, undo: bool) -> None:
        text = words.format(count=outcome.changed)
        for code, number in outcome.refused.items():
            text += " " + _("{count} stay as they are: {why}").format(count=number, why=sentence(code, {}))
        self._tell(Notice(text, Tone.WARN if outcome.refused else Tone.OK, undo))
        self._desk.changed()
