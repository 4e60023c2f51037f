"""Writes one question: checks while one types, saves as a new version, asks before changes are thrown away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Protocol
from uuid import UUID

from question_bank.changes import changes
from question_bank.checks import check
from question_bank.formats.layouts.text import read_text
from question_bank.question import Picture, Question
from trainer.bank.values import QuestionStatus
from trainer.people.values import FIELDS
from trainer.store.errors import KnownError
from trainer.ui.bank.editor_state import (
    After,
    EditorState,
    Overtaken,
    Suggestions,
    blank_question,
    held_places,
    told_block,
)
from trainer.ui.bank.presenter import BankDesk
from trainer.ui.bank.state import derive_cited
from trainer.ui.bank.wording import moment
from trainer.ui.files import read_bytes
from trainer.words import _

_STEPS = 200


class EditorView(Protocol):
    def show_state(self, state: EditorState) -> None: ...


class EditorPresenter:
    """`leave` goes back to the list, to the question given."""

    def __init__(self, view: EditorView, desk: BankDesk, leave: Callable[[UUID | None], None]) -> None:
        self._view = view
        self._desk = desk
        self._leave = leave
        self._question_id: UUID | None = None
        self._began: UUID | None = None
        self._saved = blank_question()
        self._past: list[Question] = []
        self._future: list[Question] = []
        self._state = EditorState()

    def begin(self, question_id: UUID | None) -> None:
        """Opens a question, a new one for None."""
        self._question_id, self._began = question_id, None
        if question_id is None:
            self._fill(blank_question(), None, None)
        else:
            detail = self._desk.bank.question(self._desk.actor, question_id)
            self._began = detail.version_id
            self._fill(detail.question, detail.status, detail.number)
        self._take_up()

    def take_overtaken(self) -> None:
        """What was written on an earlier version goes into the fields, over the new one; Ctrl+Z goes back to it."""
        if self._state.overtaken is not None:
            self._take(self._state.overtaken.question)
            self.drop_overtaken()

    def drop_overtaken(self) -> None:
        """What was written on an earlier version is not needed any more."""
        if self._question_id is not None:
            self._desk.bank.drafts.drop_overtaken(self._desk.actor, self._question_id)
        self._show(overtaken=None)

    def edited(self, question: Question) -> None:
        """What the fields hold now; it is kept at once, so that nothing is lost with the window."""
        before = self._state.question
        if question == before:
            return
        self._past = [*self._past[-_STEPS:], before]
        self._future = []
        self._change(question)

    def undo(self) -> None:
        """One step back over the whole form; the saved question is the first."""
        if self._past:
            self._future.append(self._state.question)
            self._refill(self._past.pop())

    def redo(self) -> None:
        """The step that was taken back last."""
        if self._future:
            self._past.append(self._state.question)
            self._refill(self._future.pop())

    def paste_block(self, text: str) -> None:
        """A question copied as a whole: what was understood is shown, and taken once it is agreed to."""
        items = read_text(text, "").questions
        if len(items) != 1 or (pasted := items[0].question) is None:
            self._desk.dialogs.inform(
                _("Not one question"),
                _(
                    "{count} questions were found in what was copied. Copy one whole question, or import the file."
                ).format(count=len(items)),
            )
            return
        now = self._state.question
        pasted = replace(
            pasted, subject=pasted.subject or now.subject, field=pasted.field or now.field, difficulty=now.difficulty
        )
        told = told_block(pasted, items[0].problems)
        self._desk.dialogs.confirm(_("Take this question over?"), told, _("Take it over"), lambda: self._take(pasted))

    def _take(self, question: Question) -> None:
        self._past, self._future = [*self._past[-_STEPS:], self._state.question], []
        self._refill(question)

    def take_picture(self, data: bytes) -> Picture | None:
        """Keeps a picture that was pasted; says why where it cannot be."""
        try:
            return self._desk.bank.keep_picture(self._desk.actor, data)
        except KnownError as error:
            self._desk.dialogs.trouble(error)
            return None

    def choose_picture(self, then: Callable[[Picture], None]) -> None:
        """A picture out of a file."""
        patterns = _("Pictures ({patterns})").format(patterns="*.png *.jpg *.jpeg *.bmp")
        self._desk.dialogs.open_file(_("Put in a picture"), patterns, lambda path: self._picture_of(path, then))

    def _picture_of(self, path: Path, then: Callable[[Picture], None]) -> None:
        try:
            data = read_bytes(path)
        except KnownError as error:
            self._desk.dialogs.trouble(error)
            return
        if (picture := self.take_picture(data)) is not None:
            then(picture)

    def _take_up(self) -> None:
        """Goes on with what was written and never saved; what another version overtook is shown beside it."""
        drafts, actor = self._desk.bank.drafts, self._desk.actor
        late = drafts.overtaken(actor, self._question_id) if self._question_id else None
        found = changes(self._saved, late.question) if late else ()
        self._show(overtaken=Overtaken(late.question, moment(late.at), found) if late and found else None)
        unsaved = drafts.unsaved(actor, self._question_id)
        if unsaved is not None and unsaved.question != self._saved:
            self._past.append(self._saved)
            self._refill(unsaved.question, kept_at=moment(unsaved.at))

    def _refill(self, question: Question, kept_at: str = "") -> None:
        """Other content for the fields: they are filled anew with it."""
        self._change(question, kept_at, self._state.form + 1)

    def _change(self, question: Question, kept_at: str = "", form: int | None = None) -> None:
        dirty = question != self._saved
        drafts, actor = self._desk.bank.drafts, self._desk.actor
        if dirty:
            drafts.keep(actor, self._question_id, question, self._began)
        else:
            drafts.drop(actor, self._question_id, self._began)
        filled = self._state.form if form is None else form
        self._show(form=filled, dirty=dirty, saved_at="", kept_at=kept_at, **self._looked_at(question))

    def save(self, after: After = After.STAY) -> None:
        """A new question becomes a draft, a changed one a new version."""
        if self._question_id is not None and not self._state.dirty:
            self._go(after)
        elif self._question_id is not None and self._state.status is not QuestionStatus.DRAFT:
            self._desk.dialogs.ask_text(
                _("Save as a new version"),
                _("Say in one sentence what was changed and why. Papers of the past keep the version they used."),
                _("Save the version"),
                lambda reason: self._save(after, reason),
            )
        else:
            self._save(after, "")

    def back(self) -> None:
        self.ask_leave(lambda: self._leave(self._question_id))

    def ask_leave(self, then: Callable[[], None]) -> None:
        """Goes on at once, or asks first where something is not saved."""
        if not self._state.dirty:
            then()
            return
        self._desk.dialogs.confirm(
            _("Leave without saving?"),
            _("What you wrote since the last save is lost."),
            _("Throw the changes away"),
            lambda: self._drop(then),
        )

    def _drop(self, then: Callable[[], None]) -> None:
        self._desk.bank.drafts.drop(self._desk.actor, self._question_id, self._began)
        self._state = replace(self._state, dirty=False)
        then()

    def _save(self, after: After, reason: str) -> None:
        bank, actor, question = self._desk.bank, self._desk.actor, self._state.question
        written, began = self._question_id, self._began
        try:
            if self._question_id is None:
                self._question_id = bank.add(actor, question)
            else:
                bank.change(actor, self._question_id, question, reason, began)
        except KnownError as error:
            self._desk.dialogs.trouble(error)
            if error.code == "bank.overtaken":
                self.begin(self._question_id)
            return
        bank.drafts.drop(actor, written, began)
        detail = bank.question(self._desk.actor, self._question_id)
        self._began = detail.version_id
        self._saved, self._past, self._future = question, [], []
        at = f"{self._desk.clock.now().astimezone():%H:%M:%S}"
        self._show(dirty=False, status=detail.status, number=detail.number, saved_at=at)
        self._go(after)
        self._desk.changed()

    def _go(self, after: After) -> None:
        match after:
            case After.NEXT:
                like = self._state.question
                self._question_id = self._began = None
                self._fill(blank_question(like), None, None, self._state.saved_at)
            case After.LEAVE:
                self._leave(self._question_id)
            case After.STAY:
                pass

    def _fill(self, question: Question, status: QuestionStatus | None, number: int | None, saved_at: str = "") -> None:
        self._saved, self._past, self._future = question, [], []
        self._show(
            form=self._state.form + 1,
            status=status,
            number=number,
            dirty=False,
            saved_at=saved_at,
            kept_at="",
            overtaken=None,
            suggestions=self._suggestions(),
            **self._looked_at(question),
        )

    def _looked_at(self, question: Question) -> dict[str, object]:
        law = self._desk.law
        cited = derive_cited(question.citations, law.statute, law.article_exists, law.article)
        return {"question": question, "problems": check(question), "cited": cited, "bound": held_places(question)}

    def _suggestions(self) -> Suggestions:
        bank = self._desk.bank
        used = [name for name, _count in bank.fields()]
        return Suggestions(
            tuple(node.path for node in bank.subjects()),
            tuple(dict.fromkeys((*used, *FIELDS))),
            tuple(f"《{statute.title}》" for statute in self._desk.law.statutes()),
        )

    def _show(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]
        self._view.show_state(self._state)
