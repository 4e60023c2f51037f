"""Cases of misconduct: a record by two people, then one step after the other."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from uuid import UUID

from trainer.exams.discipline.values import CaseStep, DisciplineCase, Verdict
from trainer.exams.values import Exam
from trainer.people.accounts.rules import may
from trainer.people.accounts.values import Permission
from trainer.people.values import PeopleQuery
from trainer.ui.files import writing
from trainer.ui.standing.case_state import CaseState, Recorded
from trainer.ui.standing.tab_presenter import TabPresenter
from trainer.ui.texts import name
from trainer.words import _

_ALL = 100_000


class CasePresenter(TabPresenter[CaseState]):
    def open(self, exam: Exam) -> None:
        run, decide = (may(self._actor, one) for one in (Permission.RUN_EXAMS, Permission.SETTLE_RESULTS))
        self._state = CaseState(exam, self._actor.person_id, may_run=run, may_decide=decide)
        self.refresh()

    def refresh(self) -> None:
        state = self.state()
        cases = self._room.discipline.cases(self._actor, state.exam.id) if state.may_run else ()
        wanted = {one.person_id for one in cases}
        wanted |= {who for one in cases for said in one.entries for who in (said.by, said.witness) if who is not None}
        self._show(cases=cases, people=self._room.people.rows(self._actor, wanted))

    def choose(self, one: DisciplineCase) -> None:
        self._show(chosen=one.id, recording=False, said="")

    def begin(self) -> None:
        """Opens the form of a record."""
        roster = self._room.exams.roster(self._actor, self.state().exam.id)
        rows = self._room.people.rows(self._actor, [row.person_id for row in roster])
        staff = self._room.people.people(self._actor, PeopleQuery(limit=_ALL)).rows
        seated = {row.person_id for row in roster}
        others = tuple(one for one in staff if one.id not in seated and one.id != self._actor.person_id)
        self._show(
            recording=True,
            chosen=None,
            said="",
            roster=tuple(rows[row.person_id] for row in roster if row.person_id != self._actor.person_id),
            staff=others,
            seed=self.state().seed + 1,
        )

    def close(self) -> None:
        self._show(recording=False)

    def record(self, typed: Recorded) -> None:
        exam_id = self.state().exam.id

        def act() -> UUID:
            return self._room.discipline.record(
                self._actor, exam_id, typed.person_id, typed.kind, typed.facts, typed.witness, typed.signed
            )

        self._jobs.run(_("Noting the step"), lambda _handle: act(), lambda own: self._after(own), self._dialogs.trouble)

    def go_on(self, signed: bool) -> None:
        """The step that is due, with what is to be written."""
        own, due = self.state().case, self.state().due
        if own is None or due is None or due is CaseStep.DECIDED:
            return

        def act(words: str) -> None:
            self._jobs.run(
                _("Noting the step"),
                lambda _handle: self._room.discipline.go_on(self._actor, own.id, words, signed),
                lambda _step: self._after(own.id),
                self._dialogs.trouble,
            )

        self._dialogs.ask_text(name(due), _asked(due), _("Note the step"), act, long=True)

    def decide(self, verdict: Verdict) -> None:
        own = self.state().case
        if own is None:
            return

        def act(reason: str) -> None:
            self._jobs.run(
                _("Noting the step"),
                lambda _handle: self._room.discipline.decide(self._actor, own.id, verdict, reason),
                lambda _none: self._after(own.id),
                self._dialogs.trouble,
            )

        text = _("Write facts, basis and reasons. You decide by name; only a void result changes the score list.")
        self._dialogs.ask_text(name(verdict), text, name(verdict), act, long=True)

    def save_papers(self) -> None:
        """The papers of the steps taken so far, as PDF and Word."""
        own = self.state().case
        if own is None:
            return

        def write(folder: Path, purpose: str) -> None:
            def work(_handle: object) -> int:
                with writing(folder):
                    return self._room.case_files.write(self._actor, own, folder, purpose)

            words = _("{count} files are in {folder}, with a list of their hashes.")
            self._jobs.run(
                _("Writing the papers of the case"),
                work,
                lambda count: self._dialogs.inform(_("Papers of the case"), words.format(count=count, folder=folder)),
                self._dialogs.trouble,
            )

        self._dialogs.ask_text(
            _("Papers of the case"),
            _("The files name people, so taking them out is recorded. What are they for, who receives them?"),
            _("Choose a folder"),
            lambda purpose: self._dialogs.choose_folder(_("Papers of the case"), lambda folder: write(folder, purpose)),
        )

    def _after(self, own: UUID) -> None:
        self._state = replace(self.state(), chosen=own, recording=False, said=_("Noted with your name."))
        self._changed()


def _asked(step: CaseStep) -> str:
    return {
        CaseStep.NOTIFIED: _("Write the facts found, the basis and the consequence that is considered."),
        CaseStep.HEARD: _("Write what the officer says in defence, or that nothing was said."),
        CaseStep.SERVED: _("Write when, where and how the decision was handed over."),
    }[step]
