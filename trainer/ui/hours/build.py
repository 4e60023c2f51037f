"""Makes the hours page and connects its signals."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from uuid import UUID

from trainer.ui.hours.presenter import HoursPresenter
from trainer.ui.hours.room import HoursRoom
from trainer.ui.hours.state import Tab
from trainer.ui.hours.view import HoursPage
from trainer.ui.reader.window import QtReader
from trainer.ui.shell.context import WORK_LIST, Context
from trainer.ui.shell.pair import PairScreen
from trainer.words import _


class HoursScreen(PairScreen[HoursPage, HoursPresenter]):
    def open(self, target: object) -> None:
        if isinstance(target, UUID):
            self.presenter.choose_person(target)
        elif target == "pending":
            self.presenter.choose_tab(Tab.PENDING)
        elif target == WORK_LIST:
            self.presenter.show_short()


def build_hours(context: Context, room: HoursRoom) -> HoursScreen:
    page = HoursPage(partial(room.people.find, context.actor), lambda unit_id: presenter.members(unit_id))
    reader = QtReader(page, context.dialogs)
    presenter = HoursPresenter(page, room, context.actor, context.jobs, context.dialogs, reader, context.changed)
    acts = presenter.acts

    def ask_for_evidence(take: Callable[[Path], None]) -> None:
        context.dialogs.open_file(_("Choose the proof"), _("All files (*)"), take)

    page.bar.tab_chosen.connect(presenter.choose_tab)
    page.bar.searched.connect(presenter.search)
    page.bar.year_chosen.connect(presenter.choose_year)
    page.bar.unit_chosen.connect(presenter.choose_unit)
    page.bar.field_chosen.connect(presenter.choose_field)
    page.bar.standing_chosen.connect(presenter.choose_standing)
    page.person_chosen.connect(presenter.choose_person)
    page.entry_wanted.connect(presenter.new_entry)
    page.closed.connect(presenter.close_side)
    page.rules_wanted.connect(presenter.show_rules)
    page.evidence_file_wanted.connect(ask_for_evidence)
    page.saved.connect(acts.record)
    page.evidence_wanted.connect(acts.open_evidence)
    page.reverse_wanted.connect(acts.reverse)
    page.rule_set_chosen.connect(acts.choose_rule_set)
    page.charts.wanted.connect(presenter.draw)
    page.rule_sets_wanted.connect(lambda: context.go("rule_sets", None))
    page.export_wanted.connect(acts.export)
    page.pending.approve_wanted.connect(acts.approve)
    page.pending.return_wanted.connect(acts.return_)
    page.absence_wanted.connect(presenter.show_absence)
    page.absence_saved.connect(acts.take_months_off)
    page.absence_unwanted.connect(acts.give_months_back)
    _join_import(page, presenter)
    _join_papers(page, presenter)
    return HoursScreen(page, presenter)


def _join_import(page: HoursPage, presenter: HoursPresenter) -> None:
    importing = presenter.importing
    page.import_wanted.connect(presenter.show_import)
    page.sheet_wanted.connect(importing.choose)
    page.file_dropped.connect(importing.load)
    page.defaults_wanted.connect(importing.look_again)
    page.take_wanted.connect(importing.take_in)
    page.batches_wanted.connect(presenter.show_batches)
    page.undo_wanted.connect(importing.undo)


def _join_papers(page: HoursPage, presenter: HoursPresenter) -> None:
    papering = presenter.papering
    page.papers_wanted.connect(presenter.show_papers)
    page.table_wanted.connect(papering.table)
    page.short_wanted.connect(papering.short)
    page.records_wanted.connect(papering.records)
    page.form_wanted.connect(papering.load)
    page.fill_wanted.connect(papering.fill)
    page.form_kept.connect(papering.keep)
