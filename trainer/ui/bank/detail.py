"""The panel at the right of the list: one question with its key, its basis, its history and what can be done."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from question_bank.wording import describe, describe_place
from trainer.bank.values import HistoryEntry, Move, QuestionStatus
from trainer.bank.words import difficulties, estimate_words
from trainer.ui.actions import action_words
from trainer.ui.bank.compared import ComparedVersions
from trainer.ui.bank.state import TONES, Chosen, Cited
from trainer.ui.bank.wording import moment, move_verb
from trainer.ui.texts import name, sentence
from trainer.ui.widgets.article import ArticleBox
from trainer.ui.widgets.basics import badge, button, label, row
from trainer.ui.widgets.figures import FigureColumn, Pictures, no_pictures
from trainer.ui.widgets.page import DetailPanel, message_box
from trainer.ui.widgets.question_card import CardLook, QuestionCard
from trainer.ui.widgets.scrolling import ScrollColumn
from trainer.words import _


class QuestionPanel(DetailPanel):
    move_wanted = Signal(object)
    edit_wanted = Signal()
    history_wanted = Signal(bool)
    version_wanted = Signal(object)
    compare_wanted = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self.pictures: Pictures = no_pictures
        self._shown: Chosen | None = None
        self.main: QPushButton | None = None
        self.show_nothing(_("Choose a question to see it."))

    def show_chosen(self, chosen: Chosen | None) -> None:
        if chosen == self._shown:
            return
        self._shown, self.main = chosen, None
        if chosen is None:
            self.show_nothing(_("Choose a question to see it."))
            return
        box = self.reset()
        box.addLayout(self._head(chosen))
        widgets = self._history(chosen) if chosen.history else _question(chosen, self.pictures)
        box.addWidget(_scrolled(widgets), 1)
        for line in self._buttons(chosen):
            box.addLayout(line)

    def _head(self, chosen: Chosen) -> QHBoxLayout:
        detail = chosen.detail
        version = _("Version {number}").format(number=chosen.old[0] if chosen.old else len(detail.versions))
        words = (name(detail.question.kind), detail.question.subject, version)
        status = badge(name(detail.status), TONES[detail.status])
        line = row(label(" · ".join(filter(None, words)), "faint", wrap=True), status)
        line.setStretch(0, 1)
        line.setAlignment(status, Qt.AlignmentFlag.AlignTop)
        return line

    def _history(self, chosen: Chosen) -> Iterator[QWidget]:
        yield label(_("History"), "heading")
        for entry in reversed(chosen.detail.history):
            yield label(_entry(entry, chosen), wrap=True)
            if entry.reason:
                yield label(_("Reason: {reason}").format(reason=entry.reason), "muted", wrap=True)
        yield label(_("Use"), "heading")
        for line in usage_words(chosen):
            yield label(line, wrap=True)
        yield label(_("Versions"), "heading")
        for version in reversed(chosen.detail.versions):
            by = chosen.people.get(version.created_by, "")
            words = _("Version {number}").format(number=version.ordinal) + f" · {moment(version.created_at)} {by}"
            link = button(words, "link")
            link.clicked.connect(lambda _checked=False, own=version.id: self.version_wanted.emit(own))
            yield link
        if len(chosen.detail.versions) > 1:
            compared = ComparedVersions(chosen)
            compared.wanted.connect(self.compare_wanted)
            yield compared
        if chosen.old is not None:
            ordinal, question = chosen.old
            yield label(_("As it stood in version {number}").format(number=ordinal), "strong")
            yield QuestionCard(question, CardLook(large=False, key=True), self.pictures)
            if question.rationale:
                yield label(question.rationale, "muted", wrap=True)
            yield FigureColumn(question.rationale_figures, self.pictures)

    def _buttons(self, chosen: Chosen) -> Iterator[QHBoxLayout]:
        steps = chosen.steps
        if steps.main is not None:
            if steps.hindrance is not None:
                yield row(label(sentence(steps.hindrance, {}), "muted", wrap=True))
            self.main = self._move_button(steps.main)
            self.main.setEnabled(steps.hindrance is None)
            yield row(self.main)
        yield row(*self._lesser(chosen))

    def _lesser(self, chosen: Chosen) -> Iterator[QPushButton]:
        steps = chosen.steps
        if steps.edit:
            edit = button(_("Edit question"))
            edit.clicked.connect(self.edit_wanted)
            yield edit
        history = button(_("To the question") if chosen.history else _("History"))
        history.clicked.connect(lambda: self.history_wanted.emit(not chosen.history))
        yield history
        if steps.park or steps.retire:
            more = button(_("More"))
            more.setMenu(self._more(chosen, more))
            yield more

    def _move_button(self, move: Move) -> QPushButton:
        made = button(move_verb(move), "primary", "mdi6.check")
        made.clicked.connect(lambda: self.move_wanted.emit(move))
        return made

    def _more(self, chosen: Chosen, parent: QWidget) -> QMenu:
        menu = QMenu(parent)
        for move, allowed in ((Move.PARK, chosen.steps.park), (Move.RETIRE, chosen.steps.retire)):
            if allowed:
                action = menu.addAction(_("{verb} …").format(verb=move_verb(move)))
                action.triggered.connect(lambda _checked=False, move=move: self.move_wanted.emit(move))
        return menu


def _question(chosen: Chosen, pictures: Pictures) -> Iterator[QWidget]:
    question = chosen.detail.question
    yield QuestionCard(question, CardLook(large=False, key=True), pictures)
    blocking = [problem for problem in chosen.detail.problems if problem.blocking]
    if blocking:
        lines = (f"{describe_place(problem.place)} {describe(problem)}".strip() for problem in blocking)
        yield message_box("\n".join(lines), "trouble")
    if chosen.contradictory:
        yield message_box(_("Another question contradicts its key. Find duplicates shows both."), "trouble")
    if chosen.detail.merged_into is not None:
        words = _("Merged into question {number}, which stays.")
        yield message_box(words.format(number=chosen.detail.merged_into), "notice")
    if chosen.detail.status is QuestionStatus.PARKED:
        reason = next((e.reason for e in reversed(chosen.detail.history) if e.action == Move.PARK), "")
        yield message_box(_("Set aside for review: {reason}").format(reason=reason), "note")
    for cited in chosen.cited:
        yield cited_box(cited)
    if not chosen.cited and not any(part.citations for part in question.parts):
        yield label(_("No basis is named."), "muted")
    if question.rationale:
        yield label(_("Rationale"), "strong")
        yield label(question.rationale, "muted", wrap=True)
    if question.rationale_figures:
        yield FigureColumn(question.rationale_figures, pictures)
    for line in difficulty_words(chosen):
        yield label(line, "muted", wrap=True)
    last = chosen.detail.history[-1] if chosen.detail.history else None
    if last is not None:
        yield label(_entry(last, chosen), "faint", wrap=True)


def cited_box(cited: Cited) -> QWidget:
    """The citation with the text it points to, where that is loaded; else what the register knows of it."""
    if cited.hit is not None and cited.exists is not False:
        return ArticleBox(cited.hit, cited.text)
    return message_box(cited_words(cited), "note" if cited.exists is False else "notice")


def difficulty_words(chosen: Chosen) -> Iterator[str]:
    """What the author expects, and below it what exams said of which version."""
    expected = difficulties()[chosen.detail.question.difficulty]
    yield _("Difficulty expected by the author: {level}").format(level=expected)
    ordinals = {version.id: version.ordinal for version in chosen.detail.versions}
    for estimate in chosen.estimates:
        number = ordinals.get(estimate.draft.version_id)
        old = number is not None and number != len(chosen.detail.versions)
        by = _(" · accepted by {name}").format(name=chosen.people.get(estimate.accepted_by, "—"))
        yield estimate_words(estimate) + by + (_(" (version {number})").format(number=number) if old else "")


def usage_words(chosen: Chosen) -> Iterator[str]:
    """Papers and exams that used the question, with the share of the score it earned where enough answered."""
    if chosen.used is None:
        yield _("Looking up papers …")
        return
    if not chosen.used:
        yield _("No sealed paper holds this question.")
    ordinals = {version.id: version.ordinal for version in chosen.detail.versions}
    for use in chosen.used:
        version = ordinals.get(use.version_id)
        yield _("{paper} · sealed {time} · version {number}").format(
            paper=use.paper, time=moment(use.sealed_at), number=version or "—"
        )
        for exam in use.exams:
            share = _("not enough data") if exam.facility is None else f"{exam.facility:.0%}"
            words = _("　{exam} {day} · {answers} answers · share earned {share}")
            day = f"{exam.at.astimezone():%Y-%m-%d}"
            yield words.format(exam=exam.title, day=day, answers=exam.answers, share=share)


def cited_words(cited: Cited) -> str:
    """The citation, the revision it is compared with, and a warning where that has no such article."""
    if cited.revised is None:
        return _("{citation}\nThis law is not in the register.").format(citation=cited.text)
    if cited.exists is False:
        return _("{citation}\nThe revision of {day} has no such article. Compare it with the law.").format(
            citation=cited.text, day=cited.revised
        )
    return _("{citation}\nRevision of {day}").format(citation=cited.text, day=cited.revised)


def _entry(entry: HistoryEntry, chosen: Chosen) -> str:
    by = chosen.people.get(entry.actor_id, "") if entry.actor_id else ""
    return f"{moment(entry.at)}  {action_words(entry.action)}  {by}".strip()


def _scrolled(widgets: Iterator[QWidget]) -> ScrollColumn:
    area = ScrollColumn()
    for widget in widgets:
        area.column.addWidget(widget)
    area.column.addStretch()
    return area
