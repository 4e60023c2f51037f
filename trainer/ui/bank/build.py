"""Makes the rooms of the question bank and connects their signals."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from uuid import UUID

from trainer.bank.estimates.values import DifficultyEstimate
from trainer.bank.imports.service import ImportService
from trainer.bank.service import BankService
from trainer.bank.similar.incoming import look_through
from trainer.bank.similar.service import SimilarService
from trainer.bank.values import BankQuery, QuestionStatus
from trainer.law.service import LawService
from trainer.people.accounts.rules import may
from trainer.people.accounts.values import Actor, Permission
from trainer.people.service import PeopleService
from trainer.reports.usage import PaperUse
from trainer.store.clock import Clock
from trainer.ui.bank.editor_figures import FigureDesk
from trainer.ui.bank.editor_presenter import EditorPresenter
from trainer.ui.bank.editor_view import EditorPage
from trainer.ui.bank.imports.build import build_imports
from trainer.ui.bank.imports.work_presenter import Look
from trainer.ui.bank.moving import MovingPresenter
from trainer.ui.bank.presenter import BankDesk, BankPresenter
from trainer.ui.bank.room import BankRoom
from trainer.ui.bank.searches import SearchesPresenter
from trainer.ui.bank.shelving import ShelvingPresenter
from trainer.ui.bank.state import Notice
from trainer.ui.bank.view import BankPage
from trainer.ui.shell.context import Context, EditQuestion, Screen

NOT_COMPARED = BankQuery(statuses=frozenset({QuestionStatus.UNVERIFIED}))


class BankScreen:
    """`open` takes the id of a question or a query; what is being written is asked for first."""

    def __init__(self, desk: BankDesk, look: Look) -> None:
        self.listing, self.writing = BankPage(), EditorPage()
        self.listing.panel.pictures = desk.bank.picture
        self.presenter = BankPresenter(self.listing, desk, self.write)
        self.shelving = ShelvingPresenter(desk, self._tell)
        self.moving = MovingPresenter(desk, self._tell)
        self.searches = SearchesPresenter(desk, lambda: self.presenter.query, self.presenter.show_searches)
        self.editor = EditorPresenter(self.writing, desk, self.written)
        self.writing.desk = FigureDesk(self.editor.choose_picture, self.editor.take_picture, desk.bank.picture)
        self.importing, self.importer = build_imports(
            desk, self.show_list, self.presenter.tell, lambda: self.open(NOT_COMPARED), self.open, look
        )
        self.widget = BankRoom(self.listing, self.writing, self.importing)
        self._duplicates: Screen | None = None
        self._may_edit = may(desk.actor, Permission.EDIT_BANK)

    def refresh(self) -> None:
        self.presenter.refresh()
        if self.widget.currentWidget() is self.importing:
            self.importer.refresh()
        if self._duplicates is not None and self.widget.currentWidget() is self._duplicates.widget:
            self._duplicates.refresh()

    def home(self) -> None:
        self.open(None)

    def open(self, target: object) -> None:
        if self.widget.currentWidget() is self.writing:
            self.writing.flush()
            self.editor.ask_leave(lambda: self._open(target))
        else:
            self._open(target)

    def undo(self) -> None:
        """Takes back what was done last with many questions, a step of review or another shelf."""
        self.moving.undo()
        self.shelving.undo()

    def _tell(self, notice: Notice) -> None:
        """Only what was done last can be undone; who tells of it keeps it after that."""
        self.moving.forget()
        self.shelving.forget()
        self.presenter.show_notice(notice)

    def write(self, question_id: UUID | None) -> None:
        self.editor.begin(question_id)
        self.widget.setCurrentWidget(self.writing)

    def written(self, question_id: UUID | None) -> None:
        """Back from writing, to the question written."""
        self.show_list()
        if question_id is not None:
            self.presenter.choose(question_id)

    def start_import(self) -> None:
        self.importer.begin()
        self.widget.setCurrentWidget(self.importing)

    def take_files(self, paths: Sequence[Path]) -> None:
        """Files that were dropped."""
        if self._may_edit:
            self.start_import()
            self.importer.load_all(paths)

    def host_duplicates(self, page: Screen) -> None:
        """Takes in the page of duplicates, which is a screen of its own."""
        self._duplicates = page
        self.widget.addWidget(page.widget)
        self.listing.similar.clicked.connect(self.show_duplicates)
        self.listing.similar.show()

    def show_duplicates(self) -> None:
        if self._duplicates is not None:
            self._duplicates.refresh()
            self.widget.setCurrentWidget(self._duplicates.widget)

    def show_list(self) -> None:
        self.widget.setCurrentWidget(self.listing)

    def _open(self, target: object) -> None:
        self.show_list()
        if isinstance(target, UUID):
            self.presenter.choose(target)
        elif isinstance(target, EditQuestion):
            self.presenter.choose(target.question_id)
            self.presenter.edit()
        elif isinstance(target, BankQuery):
            self.presenter.open_query(target)


def build_bank(
    context: Context,
    bank: BankService,
    imports: ImportService,
    law: LawService,
    people: PeopleService,
    clock: Clock,
    similar: SimilarService,
    usage: Callable[[UUID], tuple[PaperUse, ...]] = lambda _question_id: (),
    estimates: Callable[[Actor, UUID], tuple[DifficultyEstimate, ...]] = lambda _actor, _question_id: (),
) -> BankScreen:
    everybody = (context.actor, context.jobs, context.dialogs, context.changed)
    desk = BankDesk(bank, imports, law, people, clock, *everybody, usage, estimates)
    screen = BankScreen(desk, partial(look_through, imports, similar, context.actor))
    _connect_list(screen)
    screen.widget.files_dropped.connect(screen.take_files)
    writing, editor = screen.writing, screen.editor
    writing.edited.connect(editor.edited)
    writing.save_wanted.connect(editor.save)
    writing.back_wanted.connect(editor.back)
    writing.block_pasted.connect(editor.paste_block)
    writing.take_wanted.connect(editor.take_overtaken)
    writing.drop_wanted.connect(editor.drop_overtaken)
    writing.undo_wanted.connect(editor.undo)
    writing.redo_wanted.connect(editor.redo)
    return screen


def _connect_list(screen: BankScreen) -> None:
    page, presenter = screen.listing, screen.presenter
    page.searched.connect(presenter.search)
    page.facets_wanted.connect(presenter.read_facets)
    page.filter_picked.connect(presenter.pick)
    page.filter_removed.connect(presenter.remove)
    page.all_removed.connect(presenter.clear)
    page.question_chosen.connect(presenter.choose)
    page.new_wanted.connect(presenter.new)
    page.edit_wanted.connect(presenter.edit)
    page.import_wanted.connect(screen.start_import)
    page.export_wanted.connect(presenter.export)
    page.starter_wanted.connect(presenter.load_starter)
    page.bulk_wanted.connect(screen.moving.ask)
    page.shelf_wanted.connect(screen.shelving.ask)
    page.undo_wanted.connect(screen.undo)
    page.columns_chosen.connect(presenter.keep_columns)
    page.table.sort_wanted.connect(presenter.sort)
    page.searches.picked.connect(presenter.open_query)
    page.searches.save_wanted.connect(screen.searches.save)
    page.searches.delete_wanted.connect(screen.searches.delete)
    page.notice_closed.connect(presenter.close_notice)
    page.panel.move_wanted.connect(presenter.move)
    page.panel.edit_wanted.connect(presenter.edit)
    page.panel.history_wanted.connect(presenter.show_history)
    page.panel.version_wanted.connect(presenter.show_version)
    page.panel.compare_wanted.connect(presenter.compare)
