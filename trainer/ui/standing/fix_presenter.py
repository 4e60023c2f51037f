"""A wrong key: which question, what becomes of it, whom that concerns, and who says yes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from trainer.exams.corrections.values import Correction, CorrectionDraft, ExamEffects, ExamQuestion
from trainer.exams.values import Exam, ExamState
from trainer.people.accounts.rules import may
from trainer.people.accounts.values import Permission
from trainer.store.errors import KnownError
from trainer.ui.standing.keys import read_keys
from trainer.ui.standing.state import EffectLine, FixState, Shown, Wanted, asked_of
from trainer.ui.standing.tab_presenter import TabPresenter
from trainer.ui.standing.wording import numbered
from trainer.ui.texts import message
from trainer.ui.working import Handle
from trainer.words import _


class FixPresenter(TabPresenter[FixState]):
    @property
    def is_open(self) -> bool:
        return self._state is not None

    def open(self, exam: Exam) -> None:
        approve = may(self._actor, Permission.SETTLE_RESULTS)
        self._state = FixState(exam, self._actor.person_id, may_approve=approve)
        self.refresh()

    def refresh(self) -> None:
        """Reads questions and corrections; whoever sat the exam, or comes before its end, is told why not."""
        exam = self.state().exam
        if exam.state is not ExamState.CLOSED:
            self._show(closed_to=_("The exam is not closed yet. Its keys can be corrected once it is."))
            return
        try:
            questions = self._room.corrections.questions(self._actor, exam.id)
        except KnownError as error:
            self._show(closed_to=message(error))
            return
        found = self._room.corrections.corrections(self._actor, exam.id)
        people = {one.proposed_by for one in found} | {one.decided_by for one in found if one.decided_by}
        names = {key: row.name for key, row in self._room.people.rows(self._actor, people).items()}
        self._show(questions=questions, corrections=found, names=names, closed_to="")

    def begin(self, question_id: UUID) -> None:
        """Opens the form for a question named from elsewhere."""
        found = next((one for one in self.state().questions if one.question_id == question_id), None)
        if found is not None:
            self.choose_question(found)

    def choose_question(self, one: ExamQuestion) -> None:
        """Opens the form for a question."""
        others = self._room.corrections.elsewhere(self._actor, self.state().exam.id, one.question_id, one.version_id)
        self._show(
            question_id=one.question_id,
            correction_id=None,
            articles=self._room.articles(one.question),
            others=others,
            shown=None,
            drafts=(),
            said="",
            seed=self.state().seed + 1,
        )

    def choose_correction(self, one: Correction) -> None:
        """Shows a kept correction and works out, or reads, what it changes."""
        asked = next((q for q in self.state().questions if q.question_id == one.draft.question_id), None)
        articles = self._room.articles(asked.question) if asked else ()
        self._show(question_id=None, correction_id=one.id, articles=articles, shown=None, drafts=(), said="")
        self._work_out(lambda: self._room.corrections.effects_together(self._actor, one.id), ())

    def edited(self) -> None:
        """Consequences belong to what was typed when they were worked out."""
        if self.state().shown is not None and self.state().correction_id is None:
            self._show(shown=None, drafts=())

    def preview(self, wanted: Wanted) -> None:
        """Works out whom a correction would concern."""
        state = self.state()
        if state.question is None:
            return
        try:
            asked = asked_of(state.question.question, wanted.part)
            keys = read_keys(asked, wanted.kind, wanted.keys)
        except KnownError as error:
            self._dialogs.trouble(error)
            return
        draft = CorrectionDraft(
            exam_id=state.exam.id,
            question_id=state.question.question_id,
            kind=wanted.kind,
            keys=keys,
            part=wanted.part,
            scaled=wanted.scaled,
            reason=wanted.reason,
        )
        drafts = (draft, *(replace(draft, exam_id=exam_id) for exam_id in wanted.along))
        self._work_out(lambda: self._room.corrections.preview_all(self._actor, drafts), drafts)

    def propose(self) -> None:
        """Keeps the correction whose consequences are in view; another person decides it."""
        drafts = self.state().drafts
        if not drafts:
            return
        said = _("Proposed. The question is parked in the bank; a colleague decides about the correction.")
        self._run(
            _("Proposing the correction"),
            lambda: self._room.corrections.propose(self._actor, drafts[0], drafts[1:]),
            lambda _own: self._after(said),
        )

    def approve(self) -> None:
        """Marks anew what the consequences in view say."""
        own, shown = self.state().correction, self.state().shown
        if own is None or shown is None:
            return
        text = _(
            "{scores} people change in score; {gained} pass now and {lost} no longer do. All earlier results are kept."
            " You answer for this by name."
        ).format(
            scores=sum(one.effects.scores for one in shown.parts),
            gained=sum(one.effects.gained for one in shown.parts),
            lost=sum(one.effects.lost for one in shown.parts),
        )
        if shown.several:
            text = _("In {count} exams together: ").format(count=len(shown.parts)) + text
        said = _("Marked anew. The list says whose papers have to be issued again.")

        def approve() -> None:
            self._run(
                _("Marking anew"),
                lambda: self._room.corrections.approve(self._actor, own.id, shown.seal),
                lambda _effects: self._after(said, own.id),
            )

        self._dialogs.confirm(_("Approve the correction"), text, _("Approve and mark anew"), approve)

    def refuse(self) -> None:
        """Another person says no, or whoever proposed it takes it back."""
        own = self.state().correction
        if own is None:
            return

        def done(reason: str) -> None:
            self._run(
                _("Refusing the correction"),
                lambda: self._room.corrections.refuse(self._actor, own.id, reason),
                lambda _none: self._after(_("The correction was refused; no result changed."), own.id),
            )

        title = _("Take the correction back") if self.state().own else _("Refuse the correction")
        self._dialogs.ask_text(title, _("Say why; the reason is kept."), title, done, long=True)

    def _work_out(self, work: Callable[[], tuple[ExamEffects, ...]], drafts: tuple[CorrectionDraft, ...]) -> None:
        looked_at = (self.state().question_id, self.state().correction_id)

        def whole(_handle: Handle) -> Shown:
            parts = work()
            lines = (line for number, one in enumerate(parts, 1) for line in self._lines(one, number))
            return Shown(parts, tuple(lines))

        def done(shown: Shown) -> None:
            if looked_at == (self.state().question_id, self.state().correction_id):
                self._show(shown=shown, drafts=drafts)

        self._jobs.run(_("Working out the consequences"), whole, done, self._dialogs.trouble)

    def _lines(self, one: ExamEffects, number: int) -> tuple[EffectLine, ...]:
        exam_id, effects, title = one.exam_id, one.effects, numbered(number, one)
        person_ids = [row.person_id for row in effects.rows]
        people = self._room.people.rows(self._actor, person_ids)
        hanging = self._room.hanging(self._actor, exam_id, person_ids)
        lost = [row.person_id for row in effects.rows if row.pass_changes and row.after.passed is False]
        ahead = self._room.foresee(self._actor, exam_id, lost)
        return tuple(
            EffectLine(row, people[row.person_id], hanging[row.person_id], ahead.get(row.person_id), title)
            for row in effects.rows
        )

    def _run(self, title: str, work: Callable[[], object], done: Callable[[object], None]) -> None:
        self._jobs.run(title, lambda _handle: work(), done, self._dialogs.trouble)

    def _after(self, said: str, correction_id: UUID | None = None) -> None:
        self._state = replace(
            self.state(), said=said, shown=None, drafts=(), question_id=None, correction_id=correction_id
        )
        self._changed()
        own = self.state().correction
        if own is not None:
            self.choose_correction(own)
            self._show(said=said)
