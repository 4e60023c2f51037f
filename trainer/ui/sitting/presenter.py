"""Takes a candidate through the exam: time, answers and their commits, handing in. Accuses nobody."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from question_bank.question import Response
from trainer.exams.results.values import MyResult
from trainer.exams.sittings.values import IncidentKind, Pulse
from trainer.people.accounts.values import Actor
from trainer.store.clock import Clock
from trainer.store.errors import KnownError, Refused, StoreTrouble
from trainer.ui.sitting.asked import ExamView, Results, Sittings
from trainer.ui.sitting.saving import AnswerSaver, Deliver
from trainer.ui.sitting.state import Admission, Saving, Stage, WindowState, warning_at
from trainer.ui.texts import message

LOOK_EVERY = 4
"""Ticks between two looks at what invigilators asked, of everybody or of this sitting, at whatever PC."""
LONG_ENOUGH_AWAY = 1.0
"""Seconds; a shorter loss of the focus is the window system at work."""


class SittingPresenter:
    def __init__(
        self,
        view: ExamView,
        sittings: Sittings,
        results: Results,
        actor: Actor,
        admission: Admission,
        clock: Clock,
        deliver: Deliver,
        left: Callable[[], None],
    ) -> None:
        self._view = view
        self._sittings = sittings
        self._results = results
        self._actor = actor
        self._clock = clock
        self._deliver = deliver
        self._left = left
        self._saver: AnswerSaver | None = None
        self._state = WindowState(admission)
        self._read: int | None = None
        self._away_since: float | None = None
        self._away_kind = IncidentKind.FOCUS_LOST
        self._ticks = 0

    def begin(self) -> None:
        """Shows who is about to sit what."""
        self._show()

    def confirm(self, code: str = "") -> None:
        """Identity and rules are confirmed: the time runs from here."""
        try:
            sitting = self._sittings.start(self._actor, self._state.admission.exam.exam_id, code)
        except KnownError as error:
            self._show(trouble=message(error))
            return
        self._saver = AnswerSaver(
            self._sittings, self._actor, sitting.sitting_id, self._clock, self._deliver, self._saved
        )
        self._read = None if sitting.resumed else warning_at(sitting.warnings, sitting.seconds_left)
        place = next((n for n, item in enumerate(sitting.items) if item.item == sitting.current), 0)
        self._show(
            stage=Stage.ANSWERING,
            sitting=sitting,
            answers=sitting.answers,
            flags=sitting.flags,
            place=place,
            seconds_left=sitting.seconds_left,
            paused=sitting.paused,
            struck=sitting.struck,
            notes=sitting.notes,
            trouble="",
        )
        self.tick()

    def answer(self, item: int, response: Response | None) -> None:
        """Shows the answer at once; it is called saved when its commit has returned."""
        answers = {key: given for key, given in self._state.answers.items() if key != item}
        if response is not None:
            answers[item] = response
        if self._saver is None or answers == dict(self._state.answers) or self._state.stage is Stage.DONE:
            return
        self._state = replace(self._state, answers=answers)
        self._saver.save(item, response)

    def go(self, place: int) -> None:
        """Another question; what was typed in this one is handed over first."""
        self._view.finish_typing()
        if not 0 <= place < len(self._state.items) or self._state.stage is Stage.DONE:
            return
        item = self._state.items[place].item
        self._quietly(lambda sitting_id: self._sittings.move(self._actor, sitting_id, item))
        self._show(stage=Stage.ANSWERING, place=place, waiting=False)

    def step(self, by: int) -> None:
        """The next or the previous question."""
        if self._state.stage is Stage.ANSWERING:
            self.go(self._state.place + by)

    def flag(self) -> None:
        """Marks the question in view for a second look, or unmarks it."""
        current = self._state.current
        if current is None or self._state.stage is not Stage.ANSWERING:
            return
        item, flagged = current.item, current.item not in self._state.flags
        self._quietly(lambda sitting_id: self._sittings.flag(self._actor, sitting_id, item, flagged))
        self._show(flags=self._state.flags | {item} if flagged else self._state.flags - {item})

    def strike(self, item: int, options: Response | None) -> None:
        """Options struck out, for the candidate's eyes only."""
        rest = {key: one for key, one in self._state.struck.items() if key != item}
        self._state = replace(self._state, struck=rest if options is None else {**rest, item: options})
        self._quietly(lambda sitting_id: self._sittings.strike(self._actor, sitting_id, item, options))

    def note(self, item: int, text: str) -> None:
        """The candidate's own words to a question."""
        if self._state.notes.get(item, "") == text:
            return
        self._state = replace(self._state, notes={**self._state.notes, item: text})
        self._quietly(lambda sitting_id: self._sittings.keep_note(self._actor, sitting_id, item, text))

    def hand(self) -> None:
        """举手, or down again when it is no longer needed."""
        act = self._sittings.lower_hand if self._state.raised else self._sittings.raise_hand
        self._quietly(lambda sitting_id: act(self._actor, sitting_id))
        self.tick()

    def pasted(self, characters: int) -> None:
        """Text came from outside of the window; how long it was is noted, not what."""
        self._note(IncidentKind.CLIPBOARD, 0)

    def put_aside(self) -> None:
        """An invigilator closes the window; the sitting goes on later."""
        self._view.finish_typing()
        self._saver = None
        self._left()
        self._view.leave()

    def hand_in(self) -> None:
        """Shows what is still open before anything is final."""
        if self._state.stage in (Stage.ANSWERING, Stage.LEAVING):
            self._view.finish_typing()
            self._show(stage=Stage.HANDING_IN)

    def back(self) -> None:
        """Back to the question."""
        if self._state.stage in (Stage.HANDING_IN, Stage.LEAVING):
            self._show(stage=Stage.ANSWERING, waiting=False, early="")

    def confirm_hand_in(self) -> None:
        """Hands in as soon as every answer is saved."""
        if self._state.stage is Stage.HANDING_IN:
            self._show(waiting=True, early="")
            self._submit_when_saved()

    def dismiss_warning(self) -> None:
        """The warning in view was read."""
        self._read = self._state.warning
        self._show(warning=None)

    def close(self) -> bool:
        """Somebody wants to close the window; True lets it close at once."""
        if self._saver is None:
            self._left()
            return True
        self._view.finish_typing()
        self._show(stage=Stage.LEAVING)
        return False

    def leave(self) -> None:
        """Goes away from an open sitting, which can be continued later."""
        if self._state.stage is Stage.LEAVING:
            self._note(IncidentKind.LEFT_WINDOW, 0)
            self._away_since = None
        self._saver = None
        self._left()
        self._view.leave()

    def away(self, kind: IncidentKind = IncidentKind.FOCUS_LOST) -> None:
        """The window lost the focus or the full screen, for whatever cause."""
        if self._saver is not None and self._away_since is None and self._state.stage is not Stage.DONE:
            self._away_since, self._away_kind = self._clock.monotonic(), kind

    def returned(self) -> None:
        """The window is in front again: how long it was not goes into the journal."""
        since, self._away_since = self._away_since, None
        if since is not None and self._clock.monotonic() - since >= LONG_ENOUGH_AWAY:
            self._note(self._away_kind, round(self._clock.monotonic() - since))

    def heartbeat(self) -> None:
        """Bounds what a sudden death of the machine gives away."""
        self._quietly(lambda sitting_id: self._sittings.heartbeat(self._actor, sitting_id))

    def tick(self) -> None:
        """Reads the time that remains; retries what could not be saved; hands in when the time is over."""
        sitting = self._state.sitting
        if sitting is None or self._saver is None or self._state.stage is Stage.DONE:
            return
        try:
            pulse = self._pulse(sitting.sitting_id)
        except StoreTrouble as error:
            self._show(trouble=message(error))
            return
        except Refused as error:
            self._finish(error)
            return
        self._ticks += 1
        left = pulse.seconds_left
        if not self._state.timed_out:
            self._saver.retry()
        due = warning_at(sitting.warnings, left)
        self._show(
            seconds_left=left,
            warning=None if due == self._read else due,
            paused=pulse.paused,
            raised=pulse.raised,
        )
        if left <= 0 and not pulse.raised and not self._state.timed_out:
            self._view.finish_typing()
            self._show(timed_out=True, waiting=True)
        if self._state.waiting:
            self._submit_when_saved()

    def _pulse(self, sitting_id: UUID) -> Pulse:
        """Nothing is called over before a look: time given at another PC comes before the hand-in, also where this PC
        slept until the end."""
        due = self._ticks % LOOK_EVERY == 0
        if due:
            self._sittings.obey(self._actor, sitting_id)
        pulse = self._sittings.pulse(self._actor, sitting_id)
        if due or pulse.seconds_left > 0:
            return pulse
        self._sittings.obey(self._actor, sitting_id)
        return self._sittings.pulse(self._actor, sitting_id)

    def _saved(self) -> None:
        """The commits have moved on."""
        saver = self._saver
        if saver is None:
            return
        if saver.trouble is not None and saver.trouble.code == "journal.handed_in":
            saver.pending.clear()
            self._submit_when_saved()
            return
        at = saver.saved_at.astimezone() if saver.saved_at else None
        self._show(saving=saver.saving, saved_at=at, trouble=message(saver.trouble) if saver.trouble else "")
        if self._state.waiting and saver.saving is Saving.SAVED:
            self._submit_when_saved()

    def _submit_when_saved(self) -> None:
        sitting, saver = self._state.sitting, self._saver
        if sitting is None or saver is None or (saver.pending and not self._state.timed_out):
            return
        self.returned()
        try:
            self._sittings.submit(self._actor, sitting.sitting_id)
        except StoreTrouble as error:
            self._show(saving=Saving.FAILED, trouble=message(error))
        except Refused as error:
            if error.code == "sitting.leave_early":
                self._show(waiting=False, early=message(error))
            else:
                self._finish(error)
        else:
            self._finish()

    def _finish(self, why: KnownError | None = None) -> None:
        """Handed in, here or elsewhere; `why` says that it was not here."""
        self._saver = None
        elsewhere = message(why) if why is not None and why.code == "sitting.handed_in_elsewhere" else ""
        try:
            result: MyResult | None = self._results.my_result(self._actor, self._state.admission.exam.exam_id)
        except KnownError:
            result = None
        self._show(stage=Stage.DONE, result=result, waiting=False, warning=None, trouble="", elsewhere=elsewhere)

    def _note(self, kind: IncidentKind, seconds: int) -> None:
        self._quietly(lambda sitting_id: self._sittings.note_incident(self._actor, sitting_id, kind, seconds))

    def _quietly(self, act: Callable[[UUID], None]) -> None:
        """For notes of the journal that nobody waits for; a sitting that ended elsewhere is found at the next tick."""
        if self._state.sitting is not None and self._saver is not None:
            try:
                act(self._state.sitting.sitting_id)
            except KnownError as error:
                self._state = replace(self._state, trouble=message(error))

    def _show(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]
        self._view.show_state(self._state)
