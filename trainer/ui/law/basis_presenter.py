"""Citations found in rationales: proposed, looked at, taken over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from trainer.bank.lawchange.values import Proposal
from trainer.store.errors import KnownError
from trainer.ui.law.desk import LawDesk
from trainer.ui.working import Handle
from trainer.words import _


@dataclass(frozen=True)
class BasisState:
    """`searched`: the rationales have been read; `taken` is how many questions got their citations just now."""

    proposals: tuple[Proposal, ...] = ()
    searched: bool = False
    chosen: Proposal | None = None
    taken: int | None = None
    busy: bool = False


class BasisView(Protocol):
    def show_state(self, state: BasisState) -> None: ...


class BasisPresenter:
    def __init__(self, view: BasisView, desk: LawDesk) -> None:
        self._view = view
        self._desk = desk
        self._state = BasisState()

    def begin(self) -> None:
        self._state = BasisState()
        self._search()

    def choose(self, proposal: Proposal) -> None:
        self._show(chosen=proposal)

    def take_over(self, proposals: Sequence[Proposal]) -> None:
        """Those chosen in the list; one reason for all."""
        if proposals:
            self._desk.dialogs.ask_text(
                _("Take over the citations of {count} questions").format(count=len(proposals)),
                _("Each gets a new version; what was checked or approved has to be checked again. Say why."),
                _("Take over"),
                lambda reason: self._take_over(tuple(proposals), reason),
            )

    def _search(self) -> None:
        self._show(busy=True)
        self._desk.jobs.run(
            _("Reading rationales for citations"),
            lambda handle: self._desk.basis.proposals(handle.progress, handle.cancelled),
            self._found,
            self._failed,
        )

    def _take_over(self, proposals: tuple[Proposal, ...], reason: str) -> None:
        def work(handle: Handle) -> int:
            return self._desk.basis.take_over(self._desk.actor, proposals, reason, handle.progress, handle.cancelled)

        def done(count: int) -> None:
            self._state = replace(self._state, taken=count)
            self._desk.changed()
            self._search()

        self._show(busy=True)
        self._desk.jobs.run(_("Taking over citations"), work, done, self._failed)

    def _found(self, proposals: tuple[Proposal, ...]) -> None:
        self._show(proposals=proposals, searched=True, busy=False, chosen=next(iter(proposals), None))

    def _failed(self, error: KnownError) -> None:
        self._show(busy=False)
        self._desk.dialogs.trouble(error)

    def _show(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]
        self._view.show_state(self._state)
