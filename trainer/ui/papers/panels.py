"""What stands at the right of a paper: the chosen question, the balance, what could replace it, the data sheet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from uuid import UUID

from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from question_bank.balance import BalanceLine, mean_difficulty
from question_bank.blueprint import Blueprint
from question_bank.codec_answer import plain_decimal
from trainer.bank.words import difficulties
from trainer.documents.papers.data_sheet import SheetTexts
from trainer.exams.papers.orders import placed_of
from trainer.exams.papers.sets import LETTERS
from trainer.exams.papers.values import DataSheet, FormFigures, PaperItem, SwapChoice
from trainer.ui.papers.lines import DOT, figure_of, line_target, spot_words
from trainer.ui.papers.state import PapersState
from trainer.ui.texts import name
from trainer.ui.theme import follow, tokens
from trainer.ui.tones import Tone
from trainer.ui.widgets.basics import button, card, label, row
from trainer.ui.widgets.facts import fact, rule
from trainer.ui.widgets.figures import Pictures
from trainer.ui.widgets.panel_head import panel_head
from trainer.ui.widgets.question_card import CardLook, QuestionCard
from trainer.ui.widgets.scrolling import ScrollColumn
from trainer.words import _

STATE_SHOWN = 16


def item_panel(
    box: QVBoxLayout, item: PaperItem, state: PapersState, pictures: Pictures, lifted: Callable[[UUID], None]
) -> None:
    """A question with its key and rationale, and what must not stand beside it."""
    facts = (
        _("Question {number}").format(number=item.number),
        name(item.question.kind),
        item.question.subject,
        _("{points} points").format(points=plain_decimal(item.score)),
    )
    box.addWidget(label(DOT.join(filter(None, facts)), "faint", wrap=True))
    area = ScrollColumn()
    area.column.addWidget(QuestionCard(item.question, CardLook(large=False, key=True), pictures))
    if item.question.rationale:
        area.column.addWidget(label(item.question.rationale, "muted", wrap=True))
    if state.apart:
        area.column.addWidget(rule())
        area.column.addWidget(label(_("Never in one paper with"), "strong"))
    for one in state.apart:
        lift = button(_("Lift"))
        lift.setAccessibleName(_("Let question {number} stand beside it again").format(number=one.number))
        lift.clicked.connect(lambda _checked=False, one=one: lifted(one.id))
        words = label(f"{one.number}  {one.stem}", wrap=True)
        line = row(words, lift)
        line.setStretch(0, 1)
        area.column.addLayout(line)
    area.column.addStretch()
    box.addWidget(area, 1)


def balance_panel(box: QVBoxLayout, state: PapersState) -> None:
    """Every line of the blueprint beside the paper, those not kept in colour; enemies by their numbers."""
    held, draft = state.balance, state.draft
    if held is None or draft is None:
        return
    area = ScrollColumn()
    area.column.addLayout(_lines(draft.blueprint, held.lines))
    if len(state.drafts) > 1:
        area.column.addWidget(rule())
        area.column.addLayout(_table_of(form_rows(_figures(state))))
    numbers = {item.question_id.hex: item.number for item in draft.items}
    for group in held.enemies:
        which = "、".join(str(numbers[str(one)]) for one in group)
        words = _("Questions {numbers} must not stand together").format(numbers=which)
        area.column.addWidget(_toned(label(words, wrap=True), Tone.BAD))
    area.column.addStretch()
    box.addWidget(area, 1)


def swap_panel(box: QVBoxLayout, state: PapersState, taken: Callable[[UUID], None], left: Callable[[], None]) -> None:
    """What could stand in for a question, those that fit best first."""
    box.addLayout(panel_head(_("Replace question {number}").format(number=state.number), left))
    if state.choices is None:
        box.addWidget(label(_("Looking for questions that fit …"), "muted"))
        box.addStretch()
        return
    if not state.choices:
        none = _("No other question fits this row. Widen the row or approve more.")
        found = _("No question with this number or these words may stand in this paper.")
        box.addWidget(label(found if state.sought else none, "muted", wrap=True))
        box.addStretch()
        return
    area = ScrollColumn(8)
    for one in state.choices:
        area.column.addWidget(_choice(one, state, taken))
    area.column.addStretch()
    box.addWidget(area, 1)


def data_panel(box: QVBoxLayout, state: PapersState, printed: Callable[[], None]) -> None:
    """The data sheet of a sealed paper."""
    sheet, paper = state.data_sheet, state.paper
    if sheet is None or paper is None:
        words = _("This paper was sealed before data sheets were kept.")
        box.addWidget(label(words, "muted", wrap=True))
        box.addStretch()
        return
    area = ScrollColumn()
    for words, value in sheet_facts(sheet):
        area.column.addLayout(fact(words, value))
    area.column.addWidget(rule())
    area.column.addLayout(_lines(paper.blueprint, sheet.lines))
    if sheet.forms:
        area.column.addWidget(rule())
        area.column.addLayout(_table_of(form_rows(sheet.forms)))
    if sheet.shared:
        area.column.addWidget(rule())
        area.column.addWidget(label(_("Questions in common with other papers"), "strong"))
        for one in sheet.shared:
            area.column.addLayout(row(label(one.name, wrap=True), None, label(str(one.questions), "strong")))
    area.column.addStretch()
    box.addWidget(area, 1)
    out = button(_("Print the data sheet"), icon_name="mdi6.printer-outline")
    out.clicked.connect(lambda: printed())
    box.addLayout(row(out, None))


def sheet_facts(sheet: DataSheet) -> tuple[tuple[str, str], ...]:
    """The figures of a data sheet with what they are called."""
    uses = "，".join(
        (_("never used: {count}") if not times else _("used {times} times: {count}")).format(times=times, count=number)
        for times, number in sheet.uses.items()
    )
    return (
        (_("Seed"), str(sheet.seed)),
        (
            _("State of the bank"),
            _("{count} questions · {state}").format(count=sheet.drawn_from, state=sheet.state[:STATE_SHOWN]),
        ),
        (_("Mean difficulty"), f"{sheet.difficulty:.2f}"),
        *_difficulty_facts(sheet),
        (_("Different statutes"), str(sheet.statutes)),
        (_("Chosen by hand"), str(sheet.picked)),
        (_("Use before this paper"), uses),
    )


def _difficulty_facts(sheet: DataSheet) -> tuple[tuple[str, str], ...]:
    if sheet.measured is None:
        return ()
    by_hand = sum(sheet.uses.values()) - sheet.measured
    words = _("measured by exams: {measured}; given by hand: {by_hand}")
    return ((_("Where difficulties come from"), words.format(measured=sheet.measured, by_hand=by_hand)),)


def sheet_texts(state: PapersState) -> SheetTexts | None:
    """The data sheet in view as it is printed."""
    sheet, paper = state.data_sheet, state.paper
    if sheet is None or paper is None:
        return None
    plan = paper.blueprint
    lines = [(spot_words(plan, one.spot), line_target(one), figure_of(one.actual)) for one in sheet.lines]
    shared = [(one.name, str(one.questions)) for one in sheet.shared]
    return SheetTexts(paper.name, paper.hash, sheet_facts(sheet), lines, shared, form_rows(sheet.forms))


def form_rows(forms: Sequence[FormFigures]) -> tuple[tuple[str, ...], ...]:
    """Each parallel paper with its mean difficulty and what it shares with each other one; first the head."""
    letters = [one.letter for one in forms]
    head = (_("Parallel papers"), _("Mean difficulty"), *letters)
    rows = [
        (
            _("Paper {letter}").format(letter=one.letter),
            f"{one.difficulty:.2f}",
            *(str(one.shared[other]) if other in one.shared else "—" for other in letters),
        )
        for one in forms
    ]
    return (head, *rows) if forms else ()


def _figures(state: PapersState) -> tuple[FormFigures, ...]:
    """The drafts in view as forms."""
    held = {
        letter: {item.question_id for item in draft.items} for letter, draft in zip(LETTERS, state.drafts, strict=False)
    }
    return tuple(
        FormFigures(
            letter,
            mean_difficulty(placed_of(draft.items)),
            {other: len(held[letter] & ids) for other, ids in held.items() if other != letter},
        )
        for letter, draft in zip(LETTERS, state.drafts, strict=False)
    )


def _table_of(rows: Sequence[Sequence[str]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(10)
    for line, cells in enumerate(rows):
        for column, words in enumerate(cells):
            look = "faint" if not line else "strong" if column == 1 else ""
            grid.addWidget(label(words, look), line, column)
    grid.setColumnStretch(0, 1)
    return grid


def _lines(plan: Blueprint, lines: Iterable[BalanceLine]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(10)
    grid.setVerticalSpacing(6)
    for column, words in enumerate((_("Requirement"), _("Wanted"), _("There"))):
        grid.addWidget(label(words, "faint"), 0, column)
    for place, line in enumerate(lines, start=1):
        grid.addWidget(label(spot_words(plan, line.spot), wrap=True), place, 0)
        grid.addWidget(label(line_target(line), "muted"), place, 1)
        there = label(figure_of(line.actual), "strong")
        grid.addWidget(_toned(there, Tone.BAD) if line.off else there, place, 2)
    grid.setColumnStretch(0, 1)
    return grid


def _choice(one: SwapChoice, state: PapersState, taken: Callable[[UUID], None]) -> QFrame:
    frame, box = card(10)
    box.setSpacing(6)
    question = one.question
    facts = [_("No. {number}").format(number=one.number) if one.number else "", name(question.kind)]
    facts += [difficulties()[question.difficulty], question.subject, question.field]
    facts.append(_("used {times} times").format(times=one.uses) if one.uses else "")
    facts.append(_stands_in(one, state))
    box.addWidget(label(DOT.join(filter(None, facts)), "faint", wrap=True))
    box.addWidget(label(" ".join(question.stem.split()), wrap=True))
    for words in broken_words(one, state):
        box.addWidget(label(words, "muted", wrap=True))
    take = button(_("Take this one"))
    take.setEnabled(not one.refused)
    take.clicked.connect(lambda: taken(one.question_id))
    fits = label(_refusals()[one.refused] if one.refused else _fit_words(one))
    box.addLayout(row(_toned(fits, Tone.BAD if one.refused or one.off else Tone.OK), None, take))
    return frame


def broken_words(one: SwapChoice, state: PapersState) -> tuple[str, ...]:
    """Each line of the blueprint the paper would not keep with this question, and how many enemies it would hold."""
    if state.draft is None or one.refused:
        return ()
    plan, words = state.draft.blueprint, _("{line}: {there}, wanted {target}")
    lines = [
        words.format(line=spot_words(plan, line.spot), there=figure_of(line.actual), target=line_target(line))
        for line in one.broken
    ]
    if one.fights:
        lines.append(_("Groups that must not stand together: {count}").format(count=one.fights))
    return tuple(lines)


def _fit_words(one: SwapChoice) -> str:
    return _("keeps the blueprint") if not one.off else _("off by {count}").format(count=figure_of(one.off))


def _stands_in(one: SwapChoice, state: PapersState) -> str:
    """The other parallel papers that hold the question already."""
    letters = [
        letter
        for place, (letter, draft) in enumerate(zip(LETTERS, state.drafts, strict=False))
        if place != state.form and any(item.question_id == one.question_id for item in draft.items)
    ]
    return _("stands in paper {letters}").format(letters="、".join(letters)) if letters else ""


def _refusals() -> dict[str, str]:
    return {"paper.twice": _("stands in this paper"), "paper.other_kind": _("another kind than the section")}


def _toned(widget: QWidget, tone: Tone) -> QWidget:
    follow(widget, lambda one: one.setStyleSheet(_ground(tone)))
    return widget


def _ground(tone: Tone) -> str:
    ink, ground = tokens().tone(tone)
    return f"background: {ground}; color: {ink}; border-radius: 8px; padding: 1px 8px;"
