"""Reads a statute text, shows its consequences first, keeps it when a person confirms."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from trainer.bank.lawchange.values import LoadOutcome, LoadPreview, ParkWhen
from trainer.law.reading.statute import read_statute
from trainer.law.values import ArticleChange, StatuteText, VersionDraft
from trainer.store.errors import KnownError
from trainer.ui.files import read_bytes
from trainer.ui.law.desk import LawDesk
from trainer.ui.texts import message
from trainer.ui.working import Handle
from trainer.words import _


@dataclass(frozen=True)
class LoadState:
    """`draft` and `text` are None until a file was read; `preview` until title and date allow one (`missing` says
    what does not); `later`: the first day in force is still to come; `chosen` is the change looked at.
    """

    draft: VersionDraft | None = None
    text: StatuteText | None = None
    preview: LoadPreview | None = None
    missing: str = ""
    later: bool = False
    outcome: LoadOutcome | None = None
    chosen: ArticleChange | None = None
    busy: bool = False


class LoadView(Protocol):
    def show_state(self, state: LoadState) -> None: ...


class LoadPresenter:
    def __init__(self, view: LoadView, desk: LawDesk) -> None:
        self._view = view
        self._desk = desk
        self._state = LoadState()

    def begin(self) -> None:
        self._state = LoadState()
        self._show()

    def choose_file(self) -> None:
        patterns = _("Statute texts ({patterns})").format(patterns="*.docx *.txt *.md")
        self._desk.dialogs.open_file(_("Choose the text of a law"), patterns, self.read)

    def read(self, path: Path) -> None:
        """Reads a file and proposes what it says of itself; nothing is kept."""

        def work(_handle: Handle) -> tuple[bytes, StatuteText]:
            content = read_bytes(path)
            return content, read_statute(path.name, content)

        def done(found: tuple[bytes, StatuteText]) -> None:
            content, text = found
            facts = text.facts
            draft = VersionDraft(
                facts.title, facts.number, facts.revised, facts.effective, path.name, path.name, content
            )
            self._state = LoadState(draft, text, busy=True)
            self._preview(draft)

        self._show(busy=True)
        self._desk.jobs.run(_("Reading {name}").format(name=path.name), work, done, self._failed)

    def edit(self, draft: VersionDraft) -> None:
        """What the person says of the text; the consequences are worked out anew."""
        if draft != self._state.draft:
            self._preview(draft)

    def choose(self, change: ArticleChange) -> None:
        self._show(chosen=change)

    def keep(self, when: ParkWhen, reason: str) -> None:
        """Keeps the version and sets aside what it puts in doubt."""
        draft, text = self._state.draft, self._state.text
        if draft is None or text is None or self._state.preview is None:
            return

        def work(handle: Handle) -> LoadOutcome:
            return self._desk.changes.load(self._desk.actor, draft, text, when, reason, handle.progress)

        self._show(busy=True)
        self._desk.jobs.run(_("Loading 《{law}》").format(law=draft.title), work, self._kept, self._failed)

    def _preview(self, draft: VersionDraft) -> None:
        text = self._state.text
        if text is None:
            return
        start = draft.effective or draft.revised
        later = start is not None and start > self._desk.law.today()

        def show(preview: LoadPreview | None, missing: str) -> None:
            self._show(draft=draft, preview=preview, missing=missing, later=later, chosen=None, busy=False)

        self._show(busy=True)
        self._desk.jobs.run(
            _("Comparing with the version before"),
            lambda _handle: self._desk.changes.preview(draft, text),
            lambda preview: show(preview, ""),
            lambda error: show(None, message(error)),
        )

    def _kept(self, outcome: LoadOutcome) -> None:
        self._show(outcome=outcome, busy=False)
        self._desk.changed()

    def _failed(self, error: KnownError) -> None:
        self._show(busy=False)
        self._desk.dialogs.trouble(error)

    def _show(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]
        self._view.show_state(self._state)
