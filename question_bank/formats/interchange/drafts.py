"""An item as a foreign file describes it -> a question and its problems."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation
from urllib.parse import unquote

from question_bank.blanks import count_gaps, with_gap_marks
from question_bank.checks import check_alone
from question_bank.citation import parse_citations
from question_bank.figures import lift_figures, mark, remarked, without_marks
from question_bank.formats.answers import read_points, read_true_false
from question_bank.formats.batch import Imported
from question_bank.formats.draft import draft_of
from question_bank.formats.interchange.labels import Labels, read_labels
from question_bank.formats.interchange.markup import Plain, Shown
from question_bank.formats.names import read_difficulty
from question_bank.formats.raw import RawItem
from question_bank.pictures import PictureError, keepable
from question_bank.problems import Place, Problem
from question_bank.question import (
    BLANK_MARK,
    OPTION_LETTERS,
    TRUE_FALSE,
    Answer,
    Blank,
    BlankKey,
    ChoiceKey,
    Difficulty,
    Figure,
    Option,
    Picture,
    PointsKey,
    Question,
    QuestionKind,
    ScoringPoint,
    Table,
)
from question_bank.shuffle import pin_position_bound

CHOICES = (QuestionKind.SINGLE, QuestionKind.MULTIPLE, QuestionKind.TRUE_FALSE)
_SHOWN = 30
_LONGEST_WORDS = 200
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


Files = Callable[[str], bytes | None]
"""The bytes of a picture by the name a text gives it."""


def no_files(_source: str) -> None:
    """Where nothing but the text itself came along."""


@dataclass
class Draft:
    """One item. `foreign` is the type of an item that none of the six kinds can hold; `is_text` an item
    that asks nothing. `right` and `blanks` are None where the file has no key. `shown` are the figures that marks
    in the texts stand for, `files` finds the pictures among them."""

    place: Place
    kind: QuestionKind | None = None
    stem: str = ""
    options: list[str] = field(default_factory=list)
    pinned: set[int] = field(default_factory=set)
    right: set[int] | None = None
    blanks: list[Blank] | None = None
    points: str = ""
    rationale: str = ""
    remarks: list[str] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    subject: str = ""
    difficulty: str = ""
    foreign: str = ""
    is_text: bool = False
    parts: list[Draft] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    shown: list[Table | Shown] = field(default_factory=list)
    files: Files = no_files

    def take(self, plain: Plain) -> str:
        """The text, marks in it numbered through the draft; what had to be left out of it becomes a problem."""
        if plain.media:
            self.miss()
        marks = [mark(len(self.shown) + place) for place in range(len(plain.shown))]
        self.shown += plain.shown
        return remarked(plain.text, marks)

    def miss(self) -> None:
        """Says once that something could not be kept."""
        if not any(problem.code == "import.media" for problem in self.problems):
            self.problems.append(Problem("import.media", self.place))

    def trouble(self, code: str, *, blocking: bool = True, **params: str) -> None:
        self.problems.append(Problem(code, self.place, tuple(params.items()), blocking))

    def remark(self, position: int, text: str) -> None:
        """What the file says to somebody who chose this option."""
        if text and position < len(OPTION_LETTERS):
            self.remarks.append(f"{OPTION_LETTERS[position]}．{text}")


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


def number(text: str) -> Decimal | None:
    """A finite number as files write it; None for anything else."""
    try:
        value = Decimal(text.strip().replace("−", "-"))
    except InvalidOperation:
        return None
    return value if value.is_finite() and abs(value.adjusted()) < 30 else None


def _imported(draft: Draft, files: Files, kept: dict[str, bytes]) -> Imported:
    figures = _figures(draft, files if draft.files is no_files else draft.files, kept)
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


def _figures(draft: Draft, files: Files, kept: dict[str, bytes]) -> tuple[Figure, ...]:
    """The figures of the draft in the order of its marks; one that is not to be had leaves its words in the texts."""
    found: list[Figure] = []
    marks: list[str] = []
    for shown in draft.shown:
        figure = shown if isinstance(shown, Table) else _picture(shown, files, kept)
        if figure is None:
            draft.miss()
        marks.append(_missing(shown) if figure is None else mark(len(found)))
        found += [] if figure is None else [figure]
    if draft.shown:
        draft.stem, draft.rationale, draft.points = (
            remarked(text, marks) for text in (draft.stem, draft.rationale, draft.points)
        )
        draft.options = [remarked(text, marks) for text in draft.options]
        draft.remarks = [remarked(text, marks) for text in draft.remarks]
        draft.blanks = draft.blanks and [
            replace(blank, alternatives=tuple(map(without_marks, blank.alternatives))) for blank in draft.blanks
        ]
        draft.points = without_marks(draft.points)
    return tuple(found)


def _missing(shown: Table | Shown) -> str:
    return f"【图：{shown.words}】" if isinstance(shown, Shown) and shown.words else "【图】"


def _picture(shown: Shown, files: Files, kept: dict[str, bytes]) -> Picture | None:
    data = read_data_uri(shown.source) if shown.source.startswith("data:") else files(shown.source)
    try:
        picture, content = keepable(data or b"", shown.words[:_LONGEST_WORDS])
    except PictureError:
        return None
    kept[picture.hash] = content
    return picture


def read_data_uri(source: str) -> bytes | None:
    """The bytes that stand in the text itself, base64 as everybody writes them."""
    head, _, body = source.partition(",")
    if not head.endswith(";base64"):
        return None
    try:
        return base64.b64decode(unquote(body), validate=False)
    except ValueError:
        return None


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
