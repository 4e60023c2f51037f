"""Reads questions, hands states to the list page, turns what the user wants into use cases."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol
from uuid import UUID

from question_bank.changes import changes
from question_bank.formats.registry import FORMATS, format_for, write_file
from trainer.bank.estimates.values import DifficultyEstimate
from trainer.bank.imports.service import ImportService
from trainer.bank.rules import NEED_REASON
from trainer.bank.service import BankService
from trainer.bank.values import BankQuery, BulkOutcome, ImportOutcome, Move, QuestionDetail, SortBy, Tally
from trainer.law.service import LawService
from trainer.people.accounts.rules import may
from trainer.people.accounts.values import Actor, Permission
from trainer.people.service import PeopleService
from trainer.reports.usage import PaperUse
from trainer.store.clock import Clock, local_today
from trainer.store.errors import BadInput, KnownError
from trainer.ui.asking import Asking
from trainer.ui.bank.filters import NOTHING, Facets, Filter, picked, sorted_by, without
from trainer.ui.bank.paging import BankRows
from trainer.ui.bank.state import BankState, Chosen, Comparison, Notice, derive_cited, derive_steps
from trainer.ui.bank.wording import export_patterns, reason_words
from trainer.ui.files import write_bytes
from trainer.ui.tones import Tone
from trainer.ui.working import Handle, Working
from trainer.words import _

AT_ONCE = 500


class BankView(Protocol):
    def show_state(self, state: BankState) -> None: ...


@dataclass(frozen=True)
class BankDesk:
    """What the presenters of the bank work with."""

    bank: BankService
    imports: ImportService
    law: LawService
    people: PeopleService
    clock: Clock
    actor: Actor
    jobs: Working
    dialogs: Asking
    changed: Callable[[], None]
    usage: Callable[[UUID], tuple[PaperUse, ...]] = lambda _question_id: ()
    estimates: Callable[[Actor, UUID], tuple[DifficultyEstimate, ...]] = lambda _actor, _question_id: ()


class BankPresenter:
    """The list and the panel. `write` opens the room for writing a question, a new one for None."""

    def __init__(self, view: BankView, desk: BankDesk, write: Callable[[UUID | None], None]) -> None:
        self._view = view
        self._desk = desk
        self._bank = desk.bank
        self._write = write
        self._state = BankState(
            may_edit=may(desk.actor, Permission.EDIT_BANK),
            may_approve=may(desk.actor, Permission.APPROVE_QUESTIONS),
        )

    def refresh(self) -> None:
        chosen = self._state.chosen
        self._state = replace(self._state, contradictory=self._bank.contradictory())
        rows = BankRows(self._bank, self._desk.actor, self._state.query)
        self._show(
            summary=self._bank.summary(),
            rows=rows,
            tally=self._tally(rows),
            searches=self._bank.searches.listed(self._desk.actor),
            columns=self._bank.searches.columns(self._desk.actor),
            facets=Facets(),
            chosen=self._read(chosen.detail.id, history=chosen.history) if chosen else None,
        )

    def search(self, words: str) -> None:
        self._list(replace(self._state.query, words=words))

    def pick(self, which: Filter, value: object) -> None:
        self._list(picked(self._state.query, which, value))

    def remove(self, which: Filter) -> None:
        self._list(without(self._state.query, which))

    def clear(self) -> None:
        query = self._state.query
        self._list(replace(NOTHING, sort=query.sort, descending=query.descending))

    def sort(self, by: SortBy | None) -> None:
        self._list(sorted_by(self._state.query, by))

    def keep_columns(self, columns: Sequence[str]) -> None:
        """What this person looks at from now on."""
        self._bank.searches.keep_columns(self._desk.actor, columns)
        self._state = replace(self._state, columns=tuple(columns))

    def show_searches(self) -> None:
        """Saved filters read anew, after one was saved or deleted."""
        self._show(searches=self._bank.searches.listed(self._desk.actor))

    @property
    def query(self) -> BankQuery:
        """What the list shows now."""
        return self._state.query

    def open_query(self, query: BankQuery) -> None:
        """Shows what another page asks for."""
        self._list(query)

    def read_facets(self) -> None:
        """What can be filtered by, read when the menu opens for the first time after a change."""
        if self._state.facets == Facets():
            self._show(facets=Facets(self._bank.subjects(), self._bank.statutes(), self._bank.fields()))

    def choose(self, question_id: UUID) -> None:
        self._show(chosen=self._read(question_id))

    def show_history(self, shown: bool) -> None:
        if self._state.chosen is not None:
            self._show(chosen=replace(self._state.chosen, history=shown, old=None, compared=None))
            if shown and self._state.chosen.used is None:
                self._read_usage(self._state.chosen.detail.id)

    def _read_usage(self, question_id: UUID) -> None:
        def done(used: tuple[PaperUse, ...]) -> None:
            chosen = self._state.chosen
            if chosen is not None and chosen.detail.id == question_id:
                self._show(chosen=replace(chosen, used=used))

        self._desk.jobs.run(
            _("Looking up papers"), lambda handle: self._desk.usage(question_id), done, self._desk.dialogs.trouble
        )

    def show_version(self, version_id: UUID) -> None:
        """An earlier version as it stood."""
        chosen = self._state.chosen
        if chosen is not None:
            ordinal = next(row.ordinal for row in chosen.detail.versions if row.id == version_id)
            shown = replace(chosen, old=(ordinal, self._bank.version(self._desk.actor, version_id)))
            self._show(chosen=shown)
            self.compare(max(1, ordinal - 1), ordinal)

    def compare(self, old: int, new: int) -> None:
        """What changed between two versions, the earlier one first."""
        chosen = self._state.chosen
        if chosen is None:
            return
        rows = {row.ordinal: row for row in chosen.detail.versions}
        before, after = rows[min(old, new)], rows[max(old, new)]
        found = changes(self._bank.version(self._desk.actor, before.id), self._bank.version(self._desk.actor, after.id))
        self._show(chosen=replace(chosen, compared=Comparison(before, after, found)))

    def new(self) -> None:
        self._write(None)

    def edit(self) -> None:
        chosen = self._state.chosen
        if chosen is not None and chosen.steps.edit:
            self._write(chosen.detail.id)

    def move(self, move: Move) -> None:
        """The chosen question alone."""
        chosen = self._state.chosen
        if chosen is None:
            return
        ids = (chosen.detail.id,)
        if move in NEED_REASON:
            title, text, verb = reason_words(move, 1)
            self._desk.dialogs.ask_text(title, text, verb, lambda reason: self._move_one(move, ids, reason))
        else:
            self._move_one(move, ids, "")

    def export(self) -> None:
        """What the filters show, as a file others can read in again."""
        day = local_today(self._desk.clock).isoformat()
        suggested = _("Question bank {day}.xlsx").format(day=day)
        self._desk.dialogs.save_file(_("Export questions"), suggested, export_patterns(), self._export)

    def load_starter(self) -> None:
        self._desk.jobs.run(
            _("Loading the starter bank"),
            lambda handle: self._bank.load_starter(self._desk.actor),
            self._starter_loaded,
            self._desk.dialogs.trouble,
        )

    def close_notice(self) -> None:
        self._show(notice=None)

    def show_notice(self, notice: Notice) -> None:
        """Says above the list what came of a change of many."""
        self._show(notice=notice)

    def tell(self, text: str, tone: Tone = Tone.OK) -> None:
        """Says above the list what another room did."""
        self._show(notice=Notice(text, tone))

    def _move_one(self, move: Move, ids: Sequence[UUID], reason: str) -> None:
        try:
            perform(self._desk, move, ids, reason)
        except KnownError as error:
            self._desk.dialogs.trouble(error)
            return
        self._desk.changed()

    def _export(self, path: Path) -> None:
        query = self._state.query

        def work(handle: Handle) -> int:
            known = format_for(path.name)
            if known is None or not path.name.lower().endswith(known.suffixes[0]):
                raise BadInput("file.kind", name=path.name, known="、".join(one.suffixes[0] for one in FORMATS))
            questions = self._bank.export_questions(self._desk.actor, query)
            write_bytes(path, write_file(known, questions, self._bank.pictures_of(questions)))
            return len(questions)

        self._desk.jobs.run(
            _("Exporting questions"),
            work,
            lambda count: self.tell(_("{count} questions were written to {name}.").format(count=count, name=path.name)),
            self._desk.dialogs.trouble,
        )

    def _starter_loaded(self, outcome: ImportOutcome) -> None:
        text = _("The starter bank is in: {count} questions, each compared with its article.")
        self._state = replace(self._state, notice=Notice(text.format(count=outcome.added)))
        self._desk.changed()

    def _list(self, query: BankQuery) -> None:
        if query != self._state.query or self._state.rows is None:
            rows = BankRows(self._bank, self._desk.actor, query)
            self._show(query=query, rows=rows, tally=self._tally(rows), chosen=None)

    def _tally(self, rows: BankRows) -> Tally | None:
        """Nothing for a search with so many hits that they are not counted."""
        return None if rows.more else self._bank.tally(rows.query)

    def _read(self, question_id: UUID, history: bool = False) -> Chosen:
        detail = self._bank.question(self._desk.actor, question_id)
        law, state = self._desk.law, self._state
        estimates = self._desk.estimates(self._desk.actor, question_id)
        return Chosen(
            detail=detail,
            cited=derive_cited(detail.question.citations, law.statute, law.article_exists, law.article),
            steps=derive_steps(
                detail, self._desk.actor.person_id, may_edit=state.may_edit, may_approve=state.may_approve
            ),
            people=self._names(detail, {one.accepted_by for one in estimates}),
            history=history,
            contradictory=question_id in state.contradictory,
            estimates=estimates,
        )

    def _names(self, detail: QuestionDetail, more: Collection[UUID]) -> dict[UUID, str]:
        ids = {*more} | {entry.actor_id for entry in detail.history if entry.actor_id is not None}
        ids |= {row.created_by for row in detail.versions}
        return {person_id: row.name for person_id, row in self._desk.people.rows(self._desk.actor, ids).items()}

    def _show(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]
        self._view.show_state(self._state)


def perform(desk: BankDesk, move: Move, ids: Sequence[UUID], reason: str) -> BulkOutcome:
    """One step of review in the name of who sits at the desk."""
    bank, actor = desk.bank, desk.actor
    match move:
        case Move.CHECK:
            return bank.check(actor, ids)
        case Move.APPROVE:
            return bank.approve(actor, ids)
        case Move.PARK:
            return bank.park(actor, ids, reason)
        case Move.RETIRE:
            return bank.retire(actor, ids, reason)
