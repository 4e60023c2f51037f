"""Makes the rooms of the laws and connects their signals."""

from __future__ import annotations

from pathlib import Path

from trainer.bank.basis.service import BasisService
from trainer.bank.lawchange.service import LawChangeService
from trainer.bank.service import BankService
from trainer.law.service import LawService
from trainer.law.values import ArticleHit, Statute
from trainer.people.service import PeopleService
from trainer.ui.law.basis_presenter import BasisPresenter
from trainer.ui.law.basis_view import BasisPage
from trainer.ui.law.compare_presenter import ComparePresenter
from trainer.ui.law.compare_view import ComparePage
from trainer.ui.law.desk import LawDesk
from trainer.ui.law.load_presenter import LoadPresenter
from trainer.ui.law.load_view import LoadPage
from trainer.ui.law.presenter import LawPresenter
from trainer.ui.law.reader_presenter import ReaderPresenter
from trainer.ui.law.reader_view import ReaderPage
from trainer.ui.law.room import LawRoom
from trainer.ui.law.view import LawPage
from trainer.ui.law.work_presenter import WorkPresenter
from trainer.ui.law.work_view import WorkPage
from trainer.ui.shell.context import WORK_LIST, Context


class LawScreen:
    """`open` takes the short title of a law, a version or an article whose text is loaded, or WORK_LIST."""

    def __init__(self, desk: LawDesk) -> None:
        self._desk = desk
        self.listing, self.reading, self.loading = LawPage(), ReaderPage(), LoadPage()
        self.comparing, self.working, self.finding = ComparePage(), WorkPage(), BasisPage()
        self.widget = LawRoom(self.listing, self.reading, self.loading, self.comparing, self.working, self.finding)
        self.presenter = LawPresenter(self.listing, desk)
        self.reader = ReaderPresenter(self.reading, desk)
        self.loader = LoadPresenter(self.loading, desk)
        self.comparer = ComparePresenter(self.comparing, desk)
        self.worker = WorkPresenter(self.working, desk)
        self.finder = BasisPresenter(self.finding, desk)

    def refresh(self) -> None:
        self.presenter.refresh()
        if self.widget.currentWidget() is self.working:
            self.worker.refresh()

    def home(self) -> None:
        self.presenter.refresh()
        self.widget.setCurrentWidget(self.listing)

    def open(self, target: object) -> None:
        if target == WORK_LIST:
            self.show_work()
        elif isinstance(target, Statute):
            self.read(target)
        elif isinstance(target, ArticleHit):
            self.reader.read(target.statute, target)
            self.widget.setCurrentWidget(self.reading)
        elif isinstance(target, str):
            self.home()
            self.listing.search.setText(target)

    def show_work(self, law: str = "") -> None:
        self.worker.begin(law)
        self.widget.setCurrentWidget(self.working)

    def read(self, version: Statute | None) -> None:
        self.reader.read(version)
        self.widget.setCurrentWidget(self.reading)
        self.reading.search.setFocus()

    def compare(self, version: Statute) -> None:
        self.comparer.compare(version)
        self.widget.setCurrentWidget(self.comparing)

    def load(self) -> None:
        self.loader.begin()
        self.widget.setCurrentWidget(self.loading)

    def find(self) -> None:
        self.widget.setCurrentWidget(self.finding)
        self.finder.begin()

    def take_file(self, path: Path) -> None:
        """A file that was dropped."""
        if self._desk.may_edit:
            self.load()
            self.loader.read(path)


def build_law(
    context: Context,
    law: LawService,
    changes: LawChangeService,
    bank: BankService,
    basis: BasisService,
    people: PeopleService,
) -> LawScreen:
    desk = LawDesk(
        law, changes, bank, basis, people, context.actor, context.jobs, context.dialogs, context.changed, context.go
    )
    screen = LawScreen(desk)
    screen.widget.file_dropped.connect(screen.take_file)
    _connect_list(screen)
    _connect_rooms(screen)
    _connect_work(screen)
    return screen


def _connect_list(screen: LawScreen) -> None:
    page, presenter, panel = screen.listing, screen.presenter, screen.listing.panel
    page.searched.connect(presenter.search)
    page.law_chosen.connect(presenter.choose)
    page.questions_wanted.connect(presenter.show_questions)
    page.load_wanted.connect(screen.load)
    page.work_wanted.connect(lambda: screen.show_work())
    page.basis_wanted.connect(screen.find)
    page.articles_wanted.connect(lambda: screen.read(None))
    panel.read_wanted.connect(screen.read)
    panel.compare_wanted.connect(screen.compare)
    panel.undo_wanted.connect(presenter.undo)
    panel.work_wanted.connect(lambda: screen.show_work(presenter.chosen_law()))


def _connect_rooms(screen: LawScreen) -> None:
    for page in (screen.reading, screen.loading, screen.comparing, screen.working, screen.finding):
        page.back_wanted.connect(screen.home)
    screen.reading.searched.connect(screen.reader.search)
    screen.reading.article_chosen.connect(screen.reader.choose)
    screen.comparing.change_chosen.connect(screen.comparer.choose)
    screen.comparing.all_wanted.connect(screen.comparer.show_all)
    loading, loader = screen.loading, screen.loader
    loading.file_wanted.connect(loader.choose_file)
    loading.edited.connect(loader.edit)
    loading.change_chosen.connect(loader.choose)
    loading.keep_wanted.connect(loader.keep)
    loading.again_wanted.connect(loader.begin)
    loading.work_wanted.connect(lambda: screen.show_work())
    screen.finding.proposal_chosen.connect(screen.finder.choose)
    screen.finding.take_wanted.connect(screen.finder.take_over)


def _connect_work(screen: LawScreen) -> None:
    page, worker = screen.working, screen.worker
    page.law_picked.connect(worker.narrow)
    page.settled_wanted.connect(worker.show_settled)
    page.item_chosen.connect(worker.choose)
    page.still_right_wanted.connect(worker.still_right)
    page.approve_wanted.connect(worker.approve)
    page.rewrite_wanted.connect(worker.rewrite)
    page.retire_wanted.connect(worker.retire)
