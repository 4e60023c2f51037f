"""The cards of the officer's own page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from trainer.courseware.values import StudyProgress
from trainer.exams.results.values import MyExamState
from trainer.hours.values import YearState
from trainer.ui.home.state import HomeState
from trainer.ui.home.wording import (
    due_on_words,
    exam_facts,
    exam_hint,
    exam_title,
    missing_words,
    not_asked_words,
    plain,
    progress_words,
    result_words,
    rule_words,
)
from trainer.ui.tones import Tone
from trainer.ui.widgets.basics import badge, button, clear, label, row
from trainer.ui.widgets.ring import Arc, Dot, Ring
from trainer.ui.widgets.scrolling import CardColumn
from trainer.words import _

LEAST_LIST = 200
BUCKET_TONES = (Tone.OK, Tone.WARN, Tone.BAD)


class ExamCard(QFrame):
    """The exam to sit next with its one big button."""

    begun = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        box = QHBoxLayout(self)
        box.setContentsMargins(24, 16, 24, 16)
        self._words = QVBoxLayout()
        self._words.setSpacing(8)
        self.start = button("", "start")
        self.start.clicked.connect(self.begun)
        box.addLayout(self._words, 1)
        box.addWidget(self.start, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_state(self, state: HomeState) -> None:
        clear(self._words)
        exam = state.exam
        self.start.setVisible(exam is not None and exam.state is not MyExamState.COMING)
        if exam is None:
            self._add(_("No exam is planned for you at present"), "large")
            self._add(_("When the office puts you on a list, the exam stands here."), "muted")
            return
        self._add(exam_title(exam, state.now), "large")
        self._add(exam_facts(exam), "stimulus")
        self._add(exam_hint(exam, state.now, state.more_exams), "muted")
        again = exam.state is MyExamState.IN_PROGRESS
        self.start.setText(_("Continue the exam") if again else _("Start the exam"))
        self.start.setFocus()

    def _add(self, words: str, name: str) -> None:
        self._words.addWidget(label(words, name, wrap=True))


class HoursCard(QFrame):
    """The ring of the year: all hours outside, the buckets inside."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self._box = _column(self)

    def show_state(self, state: HomeState) -> None:
        clear(self._box)
        self._box.addWidget(label(_("My hours {year}").format(year=state.now.year), "large"))
        hours = state.hours
        if hours is None:
            words = _("The office has not chosen the rule for this year yet.")
            self._box.addWidget(label(words, "muted", wrap=True))
            self._box.addStretch()
            return
        ring = Ring()
        ring.show_arcs(_arcs(hours), f"{plain(hours.total)} / {plain(hours.rule_set.required)}")
        self._box.addWidget(ring, 1)
        lines = [(Tone.BRAND, _("All hours"), hours.total, hours.rule_set.required)]
        for tone, one in zip(BUCKET_TONES, hours.buckets, strict=False):
            lines.append((tone, one.bucket.name, one.done, one.bucket.minimum))
        for tone, words, done, needed in lines:
            self._box.addLayout(row(Dot(tone), label(f"{words}　{plain(done)} / {plain(needed)}"), None))
        if state.hours_asked:
            self._box.addWidget(label(missing_words(hours), "saved" if hours.met else "strong", wrap=True))
        else:
            self._box.addWidget(label(not_asked_words(state.person.draft.category), "muted", wrap=True))
        self._box.addWidget(label(rule_words(hours.rule_set), "faint", wrap=True))


class StudyCard(QFrame):
    """The courseware one was given, with how far one is."""

    opened = Signal(object)
    library_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        outer = _column(self)
        self.library = button(_("Courseware library"), "link")
        self.library.clicked.connect(self.library_wanted)
        outer.addLayout(row(label(_("Courseware to study"), "large"), None, self.library))
        self.list = CardColumn(LEAST_LIST)
        outer.addWidget(self.list, 1)
        self._box = self.list.column

    def show_state(self, state: HomeState) -> None:
        clear(self._box)
        if not state.courseware:
            self._box.addWidget(label(_("Nothing was given to you to study at present."), "muted", wrap=True))
        for progress in state.courseware:
            self._box.addWidget(_study_line(progress, state.now.date(), self.opened.emit))
        self._box.addStretch()


class ResultCard(QFrame):
    """Exams that are over, and certificates."""

    opened = Signal(object)
    result_opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        outer = _column(self)
        outer.addWidget(label(_("My results and certificates"), "large"))
        self.list = CardColumn(LEAST_LIST)
        outer.addWidget(self.list, 1)
        self._box = self.list.column

    def show_state(self, state: HomeState) -> None:
        clear(self._box)
        if not state.results and not state.certificates:
            self._box.addWidget(label(_("Your results stand here after the first exam."), "muted", wrap=True))
        for exam in state.results:
            title = exam.title + (_(" (retake)") if exam.retake else "")
            self._box.addWidget(label(title, wrap=True))
            day = label(f"{exam.opens_at.astimezone(state.now.tzinfo):%Y-%m-%d}", "faint")
            line = row(day, None, badge(*result_words(exam)))
            if exam.state is MyExamState.DONE:
                look = button(_("Details"), "link")
                look.setAccessibleName(_("Details of {title}").format(title=title))
                look.clicked.connect(lambda _checked=False, one=exam: self.result_opened.emit(one))
                line.addWidget(look)
            self._box.addLayout(line)
        if state.certificates:
            self._box.addSpacing(6)
            self._box.addWidget(label(_("Certificates"), "strong"))
        for certificate in state.certificates:
            see = button(_("View"), icon_name="mdi6.certificate-outline")
            see.setAccessibleName(_("View certificate {serial}").format(serial=certificate.serial))
            see.clicked.connect(lambda _checked=False, one=certificate: self.opened.emit(one))
            words = QVBoxLayout()
            words.setSpacing(0)
            words.addWidget(label(certificate.title, wrap=True))
            words.addWidget(label(certificate.serial, "faint"))
            line = QHBoxLayout()
            line.addLayout(words, 1)
            line.addWidget(see)
            self._box.addLayout(line)
        self._box.addStretch()


def _study_line(progress: StudyProgress, today: date, opened: Callable[[UUID], None]) -> QWidget:
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(12)
    words = QVBoxLayout()
    words.setSpacing(4)
    words.addWidget(label(progress.item.title, wrap=True))
    share = 1.0 if progress.finished else progress.share
    if share is not None:
        bar = QProgressBar()
        bar.setRange(0, 100)
        bar.setTextVisible(False)
        bar.setValue(round(share * 100))
        words.addWidget(bar)
    words.addWidget(label(progress_words(progress), "faint"))
    if progress.due_on is not None and not progress.finished:
        tone = Tone.BAD if progress.due_on < today else Tone.WARN
        words.addLayout(row(badge(due_on_words(progress.due_on, today), tone), None))
    line.addLayout(words, 1)
    see = button(_("Study"))
    see.setAccessibleName(_("Study {title}").format(title=progress.item.title))
    see.clicked.connect(lambda: opened(progress.item.id))
    line.addWidget(see)
    return holder


def _arcs(hours: YearState) -> list[Arc]:
    arcs = [Arc(_share(float(hours.total), float(hours.rule_set.required)), Tone.BRAND)]
    for tone, one in zip(BUCKET_TONES, hours.buckets, strict=False):
        arcs.append(Arc(_share(float(one.done), float(one.bucket.minimum)), tone))
    return arcs


def _share(done: float, needed: float) -> float:
    return done / needed if needed else 1.0


def _column(frame: QFrame) -> QVBoxLayout:
    box = QVBoxLayout(frame)
    box.setContentsMargins(20, 18, 20, 18)
    box.setSpacing(8)
    return box
