"""Reads one's own result, contests a question, asks for a recheck, takes the score slip."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol
from uuid import UUID

from trainer.exams.objections.service import ObjectionService
from trainer.exams.results.service import ResultService
from trainer.exams.results.values import MyExam, ReviewedItem
from trainer.people.accounts.values import Actor
from trainer.store.clock import Clock
from trainer.store.errors import KnownError
from trainer.ui.asking import Asking
from trainer.ui.files import writing
from trainer.ui.my_result.state import ResultState
from trainer.ui.texts import message
from trainer.ui.widgets.figures import Pictures
from trainer.words import _


class ResultView(Protocol):
    def show_state(self, state: ResultState) -> None: ...


@dataclass(frozen=True)
class ResultRoom:
    """`slip` draws the score slip of one's own result."""

    results: ResultService
    objections: ObjectionService
    pictures: Pictures
    slip: Callable[[Actor, UUID], bytes]
    clock: Clock


class ResultPresenter:
    def __init__(self, view: ResultView, room: ResultRoom, actor: Actor, exam: MyExam, dialogs: Asking) -> None:
        self._view = view
        self._room = room
        self._actor = actor
        self._dialogs = dialogs
        self._state = ResultState(exam)

    def refresh(self) -> None:
        exam_id = self._state.exam.exam_id
        try:
            result = self._room.results.my_result(self._actor, exam_id)
        except KnownError as error:
            self._show(result=None, trouble=message(error))
            return
        self._show(result=result, remedies=self._room.objections.remedies(self._actor, exam_id), trouble="")

    def contest(self, item: ReviewedItem) -> None:
        """An objection to one question, with its reason."""
        exam_id = self._state.exam.exam_id
        title = _("Object to question {number}").format(number=item.number)
        text = _("Say what is wrong with the key and name the article. A panel answers; your words are kept.")
        self._dialogs.ask_text(
            title,
            text,
            _("Hand in the objection"),
            lambda words: self._act(
                lambda: self._room.objections.contest(self._actor, exam_id, item.item, words),
                _("Your objection is with the panel. The answer will stand here."),
            ),
            long=True,
        )

    def ask_recheck(self) -> None:
        """To have the marks added up once more."""
        exam_id = self._state.exam.exam_id
        self._dialogs.ask_text(
            _("Ask for a recheck"),
            _("Two people add your marks up once more and look for marks left out. Say what you doubt."),
            _("Hand in the request"),
            lambda words: self._act(
                lambda: self._room.objections.ask_recheck(self._actor, exam_id, words),
                _("Your request is handed in. The outcome will stand here."),
            ),
            long=True,
        )

    def save_slip(self) -> None:
        """The score slip as a file."""
        name = _("Score slip {title}").format(title=self._state.exam.title) + ".pdf"
        self._dialogs.save_file(_("Save the score slip"), name, _("PDF document (*.pdf)"), self._write)

    def _write(self, path: Path) -> None:
        def write() -> None:
            content = self._room.slip(self._actor, self._state.exam.exam_id)
            with writing(path):
                path.write_bytes(content)

        self._act(write, _("Saved as {path}.").format(path=path))

    def _act(self, act: Callable[[], object], said: str) -> None:
        try:
            act()
        except KnownError as error:
            self._dialogs.trouble(error)
            return
        self._state = replace(self._state, said=said)
        self.refresh()

    def _show(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]
        self._view.show_state(self._state)
