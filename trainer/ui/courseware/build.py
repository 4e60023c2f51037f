"""Makes the courseware page and connects its signals."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from uuid import UUID

from trainer.ui.courseware.presenter import CoursewarePresenter, CoursewareRoom
from trainer.ui.courseware.view import CoursewareScreenPage
from trainer.ui.reader.window import QtReader
from trainer.ui.shell.context import Context
from trainer.ui.shell.pair import PairScreen


@dataclass(frozen=True)
class CoursewareScreen(PairScreen[CoursewareScreenPage, CoursewarePresenter]):
    reader: QtReader

    def open(self, target: object) -> None:
        if isinstance(target, UUID):
            self.presenter.choose_item(target)


def build_courseware(context: Context, room: CoursewareRoom) -> CoursewareScreen:
    page = CoursewareScreenPage(partial(room.people.find, context.actor))
    reader = QtReader(page, context.dialogs)
    presenter = CoursewarePresenter(page, room, context.actor, context.jobs, context.dialogs, reader, context.changed)
    page.searched.connect(presenter.search)
    page.kind_chosen.connect(presenter.choose_kind)
    page.category_chosen.connect(presenter.choose_category)
    page.field_chosen.connect(presenter.choose_field)
    page.audience_chosen.connect(presenter.choose_audience)
    page.fine_chosen.connect(presenter.choose_fine)
    page.push_ended.connect(presenter.end_push)
    page.reader_chosen.connect(presenter.show_record)
    page.item_chosen.connect(presenter.choose_item)
    page.open_wanted.connect(presenter.open_item)
    page.add_wanted.connect(presenter.add)
    page.folder_wanted.connect(presenter.add_folder)
    page.copy_wanted.connect(presenter.files.copy_out)
    page.versions_wanted.connect(presenter.show_versions)
    page.version_wanted.connect(presenter.add_version)
    page.version_opened.connect(presenter.files.open_version)
    page.convert_wanted.connect(presenter.convert)
    page.edit_wanted.connect(presenter.edit)
    page.assign_wanted.connect(presenter.assign)
    page.credit_wanted.connect(presenter.credit)
    page.added.connect(presenter.save_added)
    page.edited.connect(presenter.save_edited)
    page.assigned.connect(presenter.save_assigned)
    page.closed.connect(presenter.close_side)
    return CoursewareScreen(page, presenter, reader)
