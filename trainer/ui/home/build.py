"""Makes the officer's own page and connects it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QTimer

from trainer.courseware.service import CoursewareService
from trainer.exams.results.values import MyExam
from trainer.people.accounts.values import Actor
from trainer.store.clock import Clock
from trainer.ui.asking import Asking
from trainer.ui.home.library import LibraryWindow
from trainer.ui.home.library_presenter import LibraryPresenter
from trainer.ui.home.presenter import HomePresenter, HomeServices
from trainer.ui.home.view import HomePage
from trainer.ui.reader.window import QtReader
from trainer.ui.theme import Mode, Theme

MINUTE = 60_000


@dataclass(frozen=True)
class Home:
    page: HomePage
    presenter: HomePresenter
    reader: QtReader
    library: LibraryFace

    def close(self) -> None:
        """Closes what is being read, which ends the studying of it."""
        self.library.window.close()
        for window in tuple(self.reader.windows):
            window.close()


class LibraryFace:
    """The window of the library above the own page."""

    def __init__(
        self, page: HomePage, courseware: CoursewareService, actor: Actor, opened: Callable[[UUID], None]
    ) -> None:
        self.window = LibraryWindow(page)
        self.presenter = LibraryPresenter(self.window, courseware, actor)
        self.window.searched.connect(self.presenter.search)
        self.window.category_chosen.connect(self.presenter.choose_category)
        self.window.fine_chosen.connect(self.presenter.choose_fine)
        self.window.item_opened.connect(lambda item_id: self._study(item_id, opened))
        self._page = page

    def show(self) -> None:
        """As large as the page lets it be, with what there is now."""
        self.window.resize(self._page.size() * 0.9)
        self.presenter.refresh()
        self.window.show()
        self.window.activateWindow()

    def _study(self, item_id: UUID, opened: Callable[[UUID], None]) -> None:
        self.window.close()
        opened(item_id)


def build_home(
    services: HomeServices,
    actor: Actor,
    clock: Clock,
    dialogs: Asking,
    theme: Theme,
    begin_exam: Callable[[MyExam], None],
    practise: Callable[[], None],
    goes_back: bool = False,
) -> Home:
    """The page of one person; `goes_back` for those who came from the management pages."""
    page = HomePage()
    reader = QtReader(page, dialogs)
    presenter = HomePresenter(page, services, actor, clock, dialogs, reader, begin_exam, goes_back)
    page.practice_wanted.connect(practise)
    page.exam_begun.connect(presenter.begin_exam)
    page.certificate_opened.connect(presenter.open_certificate)
    page.own_data_wanted.connect(presenter.open_own_data)
    page.courseware_opened.connect(presenter.open_courseware)
    library = LibraryFace(page, services.courseware, actor, presenter.open_courseware)
    page.library_wanted.connect(library.show)

    def look(mode: Mode | None, scale: float | None) -> None:
        theme.apply(mode, scale)
        presenter.refresh()
        page.text_size.setFocus()

    page.look_wanted.connect(look)
    timer = QTimer(page)
    timer.timeout.connect(presenter.minute_passed)
    timer.start(MINUTE)
    presenter.refresh()
    return Home(page, presenter, reader, library)
