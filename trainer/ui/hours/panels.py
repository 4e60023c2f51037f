"""The panels at the right of the hours page that begin anew each time they open."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from trainer.ui.hours.absence_panel import AbsencePanel
from trainer.ui.hours.batches_panel import BatchesPanel
from trainer.ui.hours.form_panel import FormPanel
from trainer.ui.hours.import_panel import ImportPanel
from trainer.ui.hours.papers_panel import PapersPanel
from trainer.ui.hours.rules_panel import RulesPanel
from trainer.ui.hours.state import HoursState, Side


class Wishes(Protocol):
    """The signals of the page that panels speak through."""

    closed: SignalInstance
    rule_set_chosen: SignalInstance
    rule_sets_wanted: SignalInstance
    sheet_wanted: SignalInstance
    defaults_wanted: SignalInstance
    take_wanted: SignalInstance
    batches_wanted: SignalInstance
    undo_wanted: SignalInstance
    absence_saved: SignalInstance
    table_wanted: SignalInstance
    short_wanted: SignalInstance
    records_wanted: SignalInstance
    form_wanted: SignalInstance
    fill_wanted: SignalInstance
    form_kept: SignalInstance


def side_panel(page: Wishes, state: HoursState) -> QWidget | None:
    """The panel the state asks for, connected to the page."""
    if state.side is Side.RULES:
        rules = RulesPanel(state)
        _connect(
            (rules.chosen, page.rule_set_chosen),
            (rules.compare_wanted, page.rule_sets_wanted),
            (rules.cancelled, page.closed),
        )
        return rules
    if state.side is Side.IMPORT:
        return _import(page, state)
    if state.side is Side.BATCHES:
        batches = BatchesPanel(state)
        _connect((batches.undo_wanted, page.undo_wanted), (batches.cancelled, page.closed))
        return batches
    if state.side is Side.ABSENCE and state.person is not None:
        absence = AbsencePanel(state.person)
        _connect((absence.saved, page.absence_saved), (absence.cancelled, page.closed))
        return absence
    if state.side is Side.PAPERS:
        return _papers(page, state)
    if state.side is Side.MAPPING and state.form is not None:
        mapping = FormPanel(*state.form)
        _connect((mapping.kept, page.form_kept), (mapping.cancelled, page.closed))
        return mapping
    return None


def _import(page: Wishes, state: HoursState) -> QWidget:
    panel = ImportPanel(state)
    _connect(
        (panel.file_wanted, page.sheet_wanted),
        (panel.defaults_wanted, page.defaults_wanted),
        (panel.take_wanted, page.take_wanted),
        (panel.batches_wanted, page.batches_wanted),
        (panel.cancelled, page.closed),
    )
    return panel


def _papers(page: Wishes, state: HoursState) -> QWidget:
    panel = PapersPanel(state)
    panel.records_wanted.connect(lambda: page.records_wanted.emit(None))
    _connect(
        (panel.table_wanted, page.table_wanted),
        (panel.short_wanted, page.short_wanted),
        (panel.form_wanted, page.form_wanted),
        (panel.fill_wanted, page.fill_wanted),
        (panel.cancelled, page.closed),
    )
    return panel


def _connect(*pairs: tuple[SignalInstance, SignalInstance]) -> None:
    for signal, wish in pairs:
        signal.connect(wish)
