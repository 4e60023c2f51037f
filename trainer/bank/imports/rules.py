"""Pure rules of repair: what can be done about a problem, and what an item is afterwards. A key is never proposed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import deepcopy
from types import MappingProxyType

from question_bank.figures import mark, remarked
from question_bank.formats.answers import read_true_false, with_even_shares
from question_bank.formats.batch import Imported
from question_bank.formats.draft import draft_of, lettered
from question_bank.formats.items import build
from question_bank.formats.names import KIND_NAMES, read_kind
from question_bank.formats.raw import RawItem
from question_bank.problems import Problem
from question_bank.question import QuestionKind
from trainer.bank.imports.values import ItemState, Repair, RepairKind
from trainer.store.errors import BadInput

SPACING = 1000
"""The step between the ordinals of two items of a file: what a split makes finds a place between them."""

KEY_CODES = frozenset(
    {
        "import.unreadable_key",
        "import.contradictory_keys",
        "import.floating_key",
        "import.no_share",
        "question.no_key",
        "question.wrong_key",
        "question.key_outside",
        "question.several_keys",
        "question.one_key",
    }
)
"""Problems that a key, looked up and set by a person, settles."""

REWRITTEN = frozenset(
    {
        "import.unsupported",
        "import.repeated_line",
        "import.kind_inferred",
        "import.option_supplied",
        "import.broken_row",
    }
)
"""Reports of the reader that no longer stand once a person has gone over the whole question."""

SETTLED = frozenset(
    {
        "import.picture_missing",
        "import.picture_left_out",
        "import.media",
        "import.broken_characters",
        "import.broken_row",
        "import.kind_inferred",
        "import.option_supplied",
        "import.gaps_from_options",
        "import.partial_credit",
        "import.xml_broken",
        "import.citation",
        "import.inserted_article",
        "import.difficulty",
    }
)
"""Doubts of the reader that a person may answer with: I have compared it with the source, it is right as it is."""

_CHOICES = (QuestionKind.SINGLE, QuestionKind.MULTIPLE)
_KIND_CODES = frozenset({"import.no_kind", "import.unknown_kind"})
_SHARE_CODES = frozenset({"import.no_share", "question.shares"})
_FOR_ALL = frozenset(
    set(RepairKind) - {RepairKind.KEY, RepairKind.EDIT, RepairKind.DROP_OPTION, RepairKind.MERGE, RepairKind.SPLIT}
)


def state_of(item: Imported, twin: bool) -> ItemState:
    """Where an item stands that nobody left out."""
    if not item.ready:
        return ItemState.REPAIR
    return ItemState.DUPLICATE if twin else ItemState.READY


def may_do_alike(repair: Repair) -> bool:
    """Whether a repair can be done to many items at once; what is looked up for one question cannot."""
    return repair.what in _FOR_ALL


def repaired(draft: RawItem, repair: Repair) -> RawItem:
    """The draft after a repair; the given one stays as it is.

    Raises BadInput("import.not_settled") for a doubt that only a change of the question answers.
    """
    draft = deepcopy(draft)
    match repair.what:
        case RepairKind.KEY:
            draft.answer = repair.text
            _without(draft, KEY_CODES)
        case RepairKind.KIND:
            _set_kind(draft, QuestionKind(repair.text))
        case RepairKind.EDIT if repair.question is not None:
            return _edited(draft, draft_of(repair.question, draft.place))
        case RepairKind.ADD_OPTION:
            draft.options = lettered([*(text for _, text in draft.options), repair.text])
        case RepairKind.DROP_OPTIONS:
            draft.options = []
        case RepairKind.DROP_OPTION:
            _reletter(draft, [option for option in draft.options if option[0] != repair.text])
        case RepairKind.EVEN_SHARES:
            _share_evenly(draft)
        case RepairKind.DROP_EMPTY:
            _reletter(draft, [option for option in draft.options if option[1].strip()])
        case RepairKind.RELETTER:
            _reletter(draft, draft.options)
        case RepairKind.SETTLE:
            if repair.text not in SETTLED:
                raise BadInput("import.not_settled")
            _without(draft, frozenset({repair.text}))
            for part in draft.parts:
                _without(part, frozenset({repair.text}))
    return draft


def merged(before: RawItem, behind: RawItem) -> RawItem:
    """Two drafts as one: what comes behind goes on where the first one ended."""
    draft, behind = deepcopy(before), _moved_figures(behind, len(before.figures))
    draft.figures += behind.figures
    if behind.parts or draft.parts:
        draft.parts = [*draft.parts, *behind.parts]
    if behind.options and draft.options:
        draft.options[-1] = (draft.options[-1][0], _joined(draft.options[-1][1], behind.stem))
        draft.options = lettered(text for _, text in [*draft.options, *behind.options])
    elif draft.options and not behind.options and not draft.answer:
        draft.options[-1] = (draft.options[-1][0], _joined(draft.options[-1][1], behind.stem))
    else:
        draft.stem = _joined(draft.stem, behind.stem)
        draft.options = draft.options or list(behind.options)
    for name in ("kind", "answer", "basis", "subject", "point", "field", "difficulty", "version"):
        setattr(draft, name, getattr(draft, name) or getattr(behind, name))
    draft.rationale = _joined(draft.rationale, behind.rationale)
    draft.problems = [*draft.problems, *behind.problems]
    _without(draft, frozenset({"import.option_letters"}) | (KEY_CODES if draft.answer else frozenset()))
    return draft


def proposals(problem: Problem, draft: RawItem) -> tuple[Repair, ...]:
    """What a button can offer about a problem, the likeliest first; nothing is done before it is pressed."""
    code = problem.code
    if code in _SHARE_CODES:
        return (Repair(RepairKind.EVEN_SHARES),)
    if problem.place.part is not None and code not in SETTLED:
        return ()
    if code in _KIND_CODES:
        return tuple(Repair(RepairKind.KIND, kind.value) for kind in likely_kinds(draft))
    if code == "question.several_keys":
        return (Repair(RepairKind.KIND, QuestionKind.MULTIPLE.value),)
    if code == "question.few_options":
        return (Repair(RepairKind.ADD_OPTION), *_kinds(QuestionKind.SHORT, QuestionKind.TRUE_FALSE))
    if code == "question.same_options":
        same = dict(problem.params)["letters"].split("、")
        return tuple(Repair(RepairKind.DROP_OPTION, letter) for letter in reversed(same))
    if code == "question.empty_option":
        return (Repair(RepairKind.DROP_EMPTY),)
    if code == "import.option_letters":
        return (Repair(RepairKind.RELETTER),)
    if code == "question.unexpected_options":
        return (*_kinds(*_CHOICES), Repair(RepairKind.DROP_OPTIONS))
    if code == "question.true_false_options":
        return (*_kinds(*_CHOICES), Repair(RepairKind.DROP_OPTIONS))
    if code in ("question.no_parts", "question.case_with_key", "question.gaps"):
        return _kinds(QuestionKind.SHORT)
    if code == "question.unexpected_parts":
        return _kinds(QuestionKind.CASE)
    if code == "import.part_without_case":
        return (Repair(RepairKind.MERGE),)
    return (Repair(RepairKind.SETTLE, code),) if code in SETTLED else ()


def likely_kinds(draft: RawItem) -> tuple[QuestionKind, ...]:
    """All six kinds, those that fit the shape of the item first."""
    first: tuple[QuestionKind, ...]
    if draft.parts:
        first = (QuestionKind.CASE,)
    elif len(draft.options) > 2:
        first = _CHOICES
    elif read_true_false(draft.answer, ()) is not None or len(draft.options) == 2:
        first = (QuestionKind.TRUE_FALSE, *_CHOICES)
    elif "__" in draft.stem:
        first = (QuestionKind.BLANK,)
    else:
        first = (QuestionKind.TRUE_FALSE, QuestionKind.SHORT)
    return (*first, *(kind for kind in QuestionKind if kind not in first))


def written_out(draft: RawItem) -> str:
    """The item as text that a trainer can part or correct, in a layout every reader knows."""
    lines = [(f"【{draft.kind}】" if draft.kind else "") + draft.stem]
    lines += [f"{letter}．{text}" for letter, text in draft.options]
    lines += [f"答案：{draft.answer}"] if draft.answer else []
    lines += [f"解析：{draft.rationale}"] if draft.rationale else []
    lines += [f"依据：{draft.basis}"] if draft.basis else []
    return "\n".join([*lines, *(f"（{n}）{written_out(part)}" for n, part in enumerate(draft.parts, start=1))])


def rebuilt(draft: RawItem) -> Imported:
    """The item a draft makes, with every problem it has now."""
    return build(draft)


def sums(items: Iterable[ItemState]) -> Mapping[ItemState, int]:
    """How many items stand where."""
    counts = dict.fromkeys(ItemState, 0)
    for state in items:
        counts[state] += 1
    return MappingProxyType(counts)


def _moved_figures(draft: RawItem, by: int) -> RawItem:
    """The draft with the marks of its figures counted on from those of another."""
    draft = deepcopy(draft)
    marks = [mark(by + place) for place in range(len(draft.figures))]
    draft.stem, draft.rationale = remarked(draft.stem, marks), remarked(draft.rationale, marks)
    draft.options = [(letter, remarked(text, marks)) for letter, text in draft.options]
    return draft


def _kinds(*kinds: QuestionKind) -> tuple[Repair, ...]:
    return tuple(Repair(RepairKind.KIND, kind.value) for kind in kinds)


def _without(draft: RawItem, codes: frozenset[str]) -> None:
    draft.problems = [problem for problem in draft.problems if problem.code not in codes]


def _set_kind(draft: RawItem, kind: QuestionKind) -> None:
    """The kind, and the key as the file wrote it read anew: `对` is no key of a choice, but one of a judgement."""
    draft.kind = KIND_NAMES[kind]
    unread = [
        dict(problem.params).get("key", "") for problem in draft.problems if problem.code == "import.unreadable_key"
    ]
    if not draft.answer and len(unread) == 1 and 0 < len(unread[0]) < 60:
        draft.answer = unread[0]
        _without(draft, frozenset({"import.unreadable_key"}))
    _without(draft, frozenset({"import.kind_inferred"}))


def _edited(draft: RawItem, wanted: RawItem) -> RawItem:
    """The question as a person wrote it; reports of the reader about what cannot be seen in it stay."""
    settled = REWRITTEN | (KEY_CODES if wanted.answer or read_kind(wanted.kind) is QuestionKind.CASE else frozenset())
    wanted = deepcopy(wanted)
    wanted.place = draft.place
    wanted.problems = [problem for problem in draft.problems if problem.code not in settled]
    for part, old in zip(wanted.parts, draft.parts, strict=False):
        part.place = old.place
        part.problems = [problem for problem in old.problems if problem.code not in settled | KEY_CODES]
    return wanted


def _share_evenly(draft: RawItem) -> None:
    """Every written answer of the item that has trouble with its shares; the points stay as they are."""
    for one in (draft, *draft.parts):
        if _SHARE_CODES & {problem.code for problem in build(one).problems}:
            one.answer = with_even_shares(one.answer)


def _reletter(draft: RawItem, options: list[tuple[str, str]]) -> None:
    """Letters from A on. The key follows its option where its letter named exactly one; else it has to be set."""
    letters = [letter for letter, _ in draft.options]
    kept = [letter for letter, _ in options]
    if all(letters.count(letter) == 1 and letter in kept for letter in draft.answer):
        moved = {letter: chr(ord("A") + place) for place, letter in enumerate(kept)}
        draft.answer = "".join(sorted(moved[letter] for letter in draft.answer))
    else:
        draft.answer = ""
    draft.options = lettered(text for _, text in options)
    _without(draft, frozenset({"import.option_letters"}))


def _joined(first: str, second: str) -> str:
    return "\n".join(filter(None, (first.rstrip(), second.lstrip())))
