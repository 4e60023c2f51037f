"""Objections to questions and rechecks of sums: who said what, and what is still to be said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from trainer.exams.values import Exam
from trainer.people.accounts.rules import may
from trainer.people.accounts.values import Actor, Permission
from trainer.store.errors import KnownError
from trainer.ui.asking import Asking
from trainer.ui.standing.ask_state import AskState
from trainer.ui.standing.room import StandingRoom
from trainer.ui.standing.tab_presenter import TabPresenter, TabView
from trainer.ui.texts import message
from trainer.ui.working import Working
from trainer.words import _


class AskPresenter(TabPresenter[AskState]):
    """`correct` opens the form of a correction for a question."""

    def __init__(
        self,
        view: TabView[AskState],
        room: StandingRoom,
        actor: Actor,
        jobs: Working,
        dialogs: Asking,
        changed: Callable[[], None],
        correct: Callable[[UUID], None],
    ) -> None:
        super().__init__(view, room, actor, jobs, dialogs, changed)
        self._correct = correct

    def open(self, exam: Exam) -> None:
        self._state = AskState(
            exam,
            self._actor.person_id,
            may_opine=may(self._actor, Permission.MARK),
            may_decide=may(self._actor, Permission.SETTLE_RESULTS),
        )
        self.refresh()

    def refresh(self) -> None:
        exam_id = self.state().exam.id
        try:
            objections = self._room.objections.objections(self._actor, exam_id)
            rechecks = self._room.objections.rechecks(self._actor, exam_id)
        except KnownError as error:
            self._show(closed_to=message(error))
            return
        wanted = {one.person_id for one in objections} | {one.person_id for one in rechecks}
        wanted |= {said.by for one in objections for said in one.opinions} | {
            one.decided_by for one in objections if one.decided_by
        }
        wanted |= {said.by for one in rechecks for said in one.findings}
        names = {key: row.name for key, row in self._room.people.rows(self._actor, wanted).items()}
        self._show(objections=objections, rechecks=rechecks, names=names, closed_to="")

    def choose(self, own: UUID) -> None:
        self._state = replace(self.state(), chosen=own, said="")
        one = self.state().objection
        self._show(articles=self._room.articles(one.question) if one else ())

    def opine(self, upheld: bool) -> None:
        """A member of the panel gives an opinion with its reason."""
        own = self.state().objection
        if own is not None:
            title = _("The objection is right") if upheld else _("The objection is not right")
            text = _("Say why; the reason is kept for whoever decides.")
            self._reason(title, lambda reason: self._room.objections.opine(self._actor, own.id, upheld, reason), text)

    def decide(self, upheld: bool) -> None:
        """Somebody answers the objection by name."""
        own = self.state().objection
        if own is not None:
            title = _("Uphold the objection") if upheld else _("Reject the objection")
            text = _("Say why; the reason is kept and shown to the officer.")
            self._reason(title, lambda reason: self._room.objections.decide(self._actor, own.id, upheld, reason), text)

    def correct(self) -> None:
        """To the correction of the question in view."""
        own = self.state().objection
        if own is not None:
            self._correct(own.question_id)

    def find(self, sound: bool) -> None:
        """What one person found when adding up."""
        own = self.state().recheck
        if own is None:
            return

        def find(words: str) -> object:
            return self._room.objections.find(self._actor, own.id, own.ordinal, sound, words)

        if sound:
            text = _("You state by name that every mark was looked at and the sum is right.")
            title = _("Marks and sum are right")
            self._dialogs.confirm(title, text, title, lambda: self._run(lambda: find("")))
        else:
            text = _("Say what is not right. Then correct the points in the marking; the new sum is looked at again.")
            self._reason(_("Something is not right"), find, text)

    def _reason(self, title: str, act: Callable[[str], object], text: str) -> None:
        self._dialogs.ask_text(title, text, title, lambda reason: self._run(lambda: act(reason)), long=True)

    def _run(self, act: Callable[[], object]) -> None:
        self._jobs.run(
            _("Noting the answer"), lambda _handle: act(), lambda _done: self._after(), self._dialogs.trouble
        )

    def _after(self) -> None:
        self._state = replace(self.state(), said=_("Noted with your name."))
        self._changed()
