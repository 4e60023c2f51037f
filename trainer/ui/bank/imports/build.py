"""Makes the import page and connects its signals."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QStackedWidget

from trainer.bank.imports.process import read_file
from trainer.ui.bank.imports.presenter import ImportPresenter
from trainer.ui.bank.imports.start_page import StartPage
from trainer.ui.bank.imports.state import ImportState
from trainer.ui.bank.imports.work_page import WorkPage
from trainer.ui.bank.imports.work_presenter import Look
from trainer.ui.bank.presenter import BankDesk


class ImportPage(QStackedWidget):
    """The list of imports, or one file."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self.start, self.work = StartPage(), WorkPage()
        self.addWidget(self.start)
        self.addWidget(self.work)

    def show_state(self, state: ImportState) -> None:
        page = self.start if state.work is None else self.work
        page.show_state(state)
        if self.currentWidget() is not page:
            self.start.clear_paste()
            self.setCurrentWidget(page)


def build_imports(
    desk: BankDesk,
    leave: Callable[[], None],
    told: Callable[[str], None],
    see_imported: Callable[[], None],
    see_question: Callable[[object], None],
    look: Look,
) -> tuple[ImportPage, ImportPresenter]:
    page = ImportPage()
    page.work.panel.pictures = desk.bank.picture
    presenter = ImportPresenter(page, desk, leave, told, read_file, look)
    start, work = page.start, page.work
    start.file_wanted.connect(presenter.choose_file)
    start.pasted.connect(presenter.paste)
    start.template_wanted.connect(presenter.save_template)
    start.open_wanted.connect(presenter.open)
    start.close_wanted.connect(presenter.close_file)
    start.undo_wanted.connect(presenter.undo)
    start.back_wanted.connect(presenter.back)
    work.filter_wanted.connect(presenter.show)
    work.item_chosen.connect(presenter.choose)
    work.line_chosen.connect(presenter.choose_line)
    work.step_wanted.connect(presenter.step)
    work.undo_wanted.connect(presenter.undo_repair)
    work.key_file_wanted.connect(presenter.choose_key)
    work.key_text_wanted.connect(presenter.paste_key)
    work.take_wanted.connect(presenter.take_in)
    work.back_wanted.connect(presenter.back)
    work.panel.repaired.connect(presenter.repair)
    work.panel.repaired_alike.connect(presenter.repair_alike)
    work.panel.edited.connect(presenter.edit)
    work.panel.parted.connect(presenter.split)
    work.panel.question_wanted.connect(see_question)
    for page_with_notice in (start, work):
        page_with_notice.imported_wanted.connect(see_imported)
    return page, presenter
