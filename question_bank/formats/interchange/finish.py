"""Drafts of a foreign file -> questions and their problems."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from question_bank.blanks import count_gaps, with_gap_marks
from question_bank.checks import check_alone
from question_bank.citation import parse_citations
from question_bank.figures import lift_figures, without_marks
from question_bank.formats.answers import read_points, read_true_false
from question_bank.formats.batch import Imported
from question_bank.formats.draft import draft_of
from question_bank.formats.interchange.draft_figures import figures_of
from question_bank.formats.interchange.drafts import CHOICES, Draft, Files, no_files
from question_bank.formats.interchange.labels import Labels, read_labels
from question_bank.formats.names import read_difficulty
from question_bank.formats.raw import RawItem
from question_bank.problems import Problem
from question_bank.question import (
    BLANK_MARK,
    TRUE_FALSE,
    Answer,
    BlankKey,
    ChoiceKey,
    Difficulty,
    Figure,
    Option,
    PointsKey,
    Question,
    QuestionKind,
    ScoringPoint,
)
from question_bank.shuffle import pin_position_bound

_SHOWN = 30
_TYPES = (
    ("gapmatch", "拖放填空"),
    ("ddwtos", "拖放填空"),
    ("gapselect", "下拉填空"),
    ("inlinechoice", "下拉填空"),
    ("match", "匹配连线"),
    ("associate", "匹配连线"),
    ("order", "排序"),
    ("calculated", "计算公式"),
    ("hotspot", "图上点选"),
    ("hottext", "文中点选"),
    ("graphic", "图上作答"),
    ("point", "图上作答"),
    ("ddimage", "图上作答"),
    ("ddmarker", "图上作答"),
    ("slider", "滑块"),
    ("upload", "上传文件"),
    ("random", "随机抽题"),
    ("cloze", "多空选择填空"),
)


def finish(
    drafts: Iterable[Draft], kept: dict[str, bytes] | None = None
) -> tuple[tuple[Imported, ...], tuple[Problem, ...]]:
    """The items, parts gathered under their case, and remarks on texts that ask nothing.

    The bytes of the pictures go to `kept` by their hash.
    """
    items: list[Draft] = []
    remarks: list[Problem] = []
    for draft in drafts:
        labels = read_labels(draft.labels)
        if draft.is_text and labels.kind is QuestionKind.CASE:
            draft.kind, draft.is_text = QuestionKind.CASE, False
        if draft.is_text:
            shown = (("text", shortened(draft.stem)),)
            remarks.append(Problem("import.text_only", draft.place, shown, blocking=False))
        elif labels.part and items and items[-1].kind is QuestionKind.CASE:
            draft.subject = labels.subject
            items[-1].parts.append(draft)
        else:
            if labels.part:
                draft.trouble("import.part_without_case")
            items.append(draft)
    kept = {} if kept is None else kept
    return tuple(_imported(draft, draft.files, kept) for draft in items), tuple(remarks)


def shortened(text: str) -> str:
    """The beginning of a text on one line."""
    line = " ".join(without_marks(text).split())
    return line if len(line) <= _SHOWN else line[:_SHOWN] + "…"


def type_name(foreign: str) -> str:
    """The type of a foreign item in Chinese where there is a word for it."""
    return next((words for part, words in _TYPES if part in foreign.lower()), foreign)


def _imported(draft: Draft, files: Files, kept: dict[str, bytes]) -> Imported:
    figures = figures_of(draft, files if draft.files is no_files else draft.files, kept)
    if draft.foreign:
        draft.trouble("import.unsupported", type=type_name(draft.foreign), text=shortened(draft.stem))
    elif draft.kind is None and not draft.problems:
        draft.trouble("import.no_kind")
    if draft.foreign or draft.kind is None:
        return Imported(None, draft.place, tuple(draft.problems), _unsettled(draft, figures))
    labels = read_labels(draft.labels)
    parts = [_imported(part, files, kept) for part in draft.parts]
    problems = list(draft.problems)
    kind, options, right = _choices(draft, labels)
    stem = _stem(draft, labels)
    question = Question(
        kind,
        stem,
        options,
        _answer(kind, draft, labels, right),
        "\n".join(filter(None, (draft.rationale.strip(), *draft.remarks))),
        labels.citations or (() if labels.kind else parse_citations(draft.rationale)),
        draft.subject or labels.subject,
        labels.field,
        labels.difficulty or read_difficulty(draft.difficulty) or Difficulty.MEDIUM,
        tuple(part.question for part in parts if part.question is not None),
    )
    reported = any(problem.code == "import.unreadable_key" for problem in problems)
    problems += [
        problem
        for problem in check_alone(question, draft.place)
        if not (reported and problem.code == "question.no_key")
    ]
    for part in parts:
        problems += part.problems
    question = lift_figures(pin_position_bound(question), figures)
    return Imported(question, draft.place, tuple(problems), draft_of(question, draft.place, draft.problems))


def _unsettled(draft: Draft, figures: tuple[Figure, ...]) -> RawItem:
    """What is known of an item whose kind is not."""
    options = [(chr(ord("A") + place), text.strip()) for place, text in enumerate(draft.options)]
    told = [problem for problem in draft.problems if problem.code != "import.no_kind"]
    return RawItem(
        draft.place,
        stem=draft.stem.strip(),
        options=options,
        rationale=draft.rationale.strip(),
        problems=told,
        figures=list(figures),
    )


def _stem(draft: Draft, labels: Labels) -> str:
    stem = draft.stem.strip()
    if draft.kind is not QuestionKind.BLANK:
        return stem
    stem = with_gap_marks(stem)
    if count_gaps(stem) or labels.kind or not stem:
        return stem
    return stem + (" " if stem[-1].isascii() else "") + BLANK_MARK


def _choices(draft: Draft, labels: Labels) -> tuple[QuestionKind, tuple[Option, ...], set[int] | None]:
    """Kind, options and key; a choice between true and false is a true/false question."""
    kind, right = draft.kind, draft.right
    assert kind is not None
    if kind not in CHOICES:
        return kind, (), None
    if labels.kind in CHOICES:
        kind = labels.kind
    says = [read_true_false(text, ()) for text in draft.options]
    verdicts = [key.right for key in says if key is not None]
    if (
        len(says) == len(verdicts) == 2
        and verdicts[0] != verdicts[1]
        and labels.kind in (None, QuestionKind.TRUE_FALSE)
    ):
        right = None if right is None else {min(verdicts[position]) for position in right if position < 2}
        return QuestionKind.TRUE_FALSE, tuple(Option(text) for text in TRUE_FALSE), right
    pinned = draft.pinned | labels.pinned
    options = tuple(Option(text.strip(), position in pinned) for position, text in enumerate(draft.options))
    return kind, options, right


def _answer(kind: QuestionKind, draft: Draft, labels: Labels, right: set[int] | None) -> Answer | None:
    if kind in CHOICES:
        return ChoiceKey(frozenset(right)) if right else None
    if kind is QuestionKind.BLANK and draft.blanks:
        blanks = list(draft.blanks)
        for position, tolerance in labels.tolerances:
            if 0 <= position < len(blanks):
                blanks[position] = replace(blanks[position], tolerance=tolerance)
        return BlankKey(tuple(blanks), labels.ordered)
    if kind is QuestionKind.SHORT and draft.points.strip():
        return read_points(draft.points)[0] or PointsKey((ScoringPoint(draft.points.strip(), Decimal(1)),))
    return None
