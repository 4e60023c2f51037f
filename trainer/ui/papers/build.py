"""Makes the papers page and connects its signals."""

from __future__ import annotations

from uuid import UUID

from trainer.ui.papers.editor import BlueprintEditor
from trainer.ui.papers.panels import sheet_texts
from trainer.ui.papers.presenter import PapersPresenter
from trainer.ui.papers.printing import PaperPrints
from trainer.ui.papers.room import PapersRoom
from trainer.ui.papers.state import Tab
from trainer.ui.papers.view import PapersPage
from trainer.ui.shell.context import Context
from trainer.ui.shell.pair import PairScreen
from trainer.ui.widgets.print_window import QtPrinting


class PapersScreen(PairScreen[PapersPage, PapersPresenter]):
    prints: PaperPrints

    def print_data(self) -> None:
        """The data sheet of the paper in view."""
        if (texts := sheet_texts(self.presenter.state)) is not None:
            self.prints.preview_data(texts)

    def open(self, target: object) -> None:
        if isinstance(target, UUID):
            self.presenter.open_paper(target)


def build_papers(context: Context, room: PapersRoom) -> PapersScreen:
    page = PapersPage()
    page.sheet.pictures = room.bank.picture
    presenter = PapersPresenter(page, room, context.actor, context.jobs, context.dialogs, context.changed)
    page.tab_chosen.connect(presenter.choose_tab)
    page.plan_chosen.connect(presenter.choose_plan)
    page.new_wanted.connect(presenter.new_plan)
    page.renamed.connect(presenter.rename)
    page.forms_chosen.connect(presenter.choose_forms)
    page.practice_chosen.connect(presenter.choose_practice)
    page.copy_wanted.connect(presenter.copy)
    page.delete_wanted.connect(presenter.delete)
    page.topics.saved.connect(presenter.save_topics)
    page.topics.left.connect(lambda: presenter.edit_topics(False))
    page.report.way_chosen.connect(presenter.take_way)
    page.plan_undone.connect(presenter.undo_plan)
    page.save_wanted.connect(presenter.save)
    page.draw_wanted.connect(presenter.draw)
    _connect_editor(page.editor, presenter)
    page.sheet.back_wanted.connect(presenter.back)
    page.sheet.draw_wanted.connect(presenter.draw)
    page.sheet.seal_wanted.connect(presenter.seal)
    page.sheet.form_chosen.connect(presenter.choose_form)
    page.sheet.replace_wanted.connect(presenter.look_for_swap)
    page.sheet.replace_left.connect(presenter.leave_swap)
    page.sheet.swap_wanted.connect(presenter.swap)
    page.sheet.undo_wanted.connect(presenter.undo)
    page.sheet.part_wanted.connect(presenter.part_forever)
    page.sheet.seek_wanted.connect(presenter.seek)
    page.sheet.looked_at.connect(presenter.look_at)
    page.sheet.lift_wanted.connect(presenter.lift)
    page.sealed.chosen.connect(presenter.choose_paper)
    page.sealed.opened.connect(presenter.open_paper)
    page.sealed.plans_wanted.connect(lambda: presenter.choose_tab(Tab.PLANS))
    printing = QtPrinting(page, context.dialogs, context.printers)
    screen = PapersScreen(page, presenter)
    screen.prints = PaperPrints(room.files, context.actor, context.jobs, context.dialogs, printing)
    page.sealed.print_wanted.connect(screen.prints.preview)
    page.sealed.save_wanted.connect(screen.prints.save)
    page.sheet.print_wanted.connect(screen.print_data)
    return screen


def _connect_editor(editor: BlueprintEditor, presenter: PapersPresenter) -> None:
    editor.changed.connect(presenter.change_plan)
    editor.row_wanted.connect(presenter.add_row)
    editor.remove_wanted.connect(presenter.remove_row)
    editor.bound_wanted.connect(presenter.add_bound)
    editor.content_wanted.connect(presenter.add_required_content)
    editor.list_wanted.connect(lambda: presenter.edit_topics())
    editor.bound_removed.connect(presenter.remove_bound)
    editor.overlap_wanted.connect(presenter.add_overlap)
    editor.overlap_removed.connect(presenter.remove_overlap)
