"""Sentences of the import page."""

from __future__ import annotations

from datetime import datetime

from question_bank.formats.spans import Part
from question_bank.question import QuestionKind
from question_bank.wording import WORDS
from trainer.bank.imports.values import FileDetail, ItemHead, ItemState, Repair, RepairKind, UndoOutcome
from trainer.bank.values import ImportOutcome
from trainer.ui.bank.imports.state import EVERYTHING, SIMILAR, ImportLine, Shown
from trainer.ui.bank.wording import figure
from trainer.ui.texts import name
from trainer.words import _

LONGEST_TITLE = 26


def pasted_name(at: datetime) -> str:
    """The name of pasted text among the imports."""
    return _("Pasted text {moment}.txt").format(moment=f"{at.astimezone():%Y-%m-%d %H.%M}")


def shortened(file: str) -> str:
    """A file name that fits a title: its beginning and its ending."""
    return file if len(file) <= LONGEST_TITLE else f"{file[: LONGEST_TITLE - 8]}…{file[-7:]}"


def kept_words(file: FileDetail) -> str:
    """What was found, and what to do now."""
    counts = file.row.counts
    if not counts.get(ItemState.REPAIR):
        return _("Everything in {name} is in order: {count} questions can be imported.").format(
            name=file.row.name, count=figure(counts.get(ItemState.READY, 0))
        )
    return _("{name} is kept. {ready} questions are ready; {left} need a hand: press the buttons beside each.").format(
        name=file.row.name,
        ready=figure(counts.get(ItemState.READY, 0)),
        left=figure(counts.get(ItemState.REPAIR, 0)),
    )


def taken_words(outcome: ImportOutcome) -> str:
    """What an import did."""
    if outcome.cancelled:
        return _("The import was cancelled. Nothing came into the bank; the file stays here.")
    words = _("{count} questions are in the bank. Next, compare each with its article and mark it as checked.").format(
        count=figure(outcome.added)
    )
    if outcome.left_out:
        words += " " + _("{count} wait here until they are repaired; you can go on tomorrow.").format(
            count=figure(outcome.left_out)
        )
    return words


def undone_words(file: str, outcome: UndoOutcome) -> str:
    """What an undoing did."""
    words = _("The import of {name} is undone; {count} questions are out of use.").format(
        name=file, count=figure(outcome.withdrawn)
    )
    if outcome.stayed:
        words += " " + _("{count} questions stay in the bank:").format(count=figure(len(outcome.stayed)))
    return words


def stayed_words(why: str) -> str:
    """Why a question stayed in the bank."""
    return {
        "undo.in_paper": _("a sealed paper holds it"),
        "undo.changed": _("it was changed since"),
    }[why]


def repair_words(repair: Repair) -> str:
    """What the button of a repair says."""
    match repair.what:
        case RepairKind.KIND:
            return _("Make it: {kind}").format(kind=name(QuestionKind(repair.text)))
        case RepairKind.ADD_OPTION:
            return _("Add an option")
        case RepairKind.DROP_OPTIONS:
            return _("Remove the options")
        case RepairKind.DROP_OPTION:
            return _("Remove option {letter}").format(letter=repair.text)
        case RepairKind.EVEN_SHARES:
            return _("Equal shares for all points")
        case RepairKind.DROP_EMPTY:
            return _("Remove the empty option")
        case RepairKind.RELETTER:
            return _("Letter the options anew from A")
        case RepairKind.SETTLE:
            return _("Compared with the source: right as it is")
        case RepairKind.MERGE:
            return _("Join with the item before")
        case RepairKind.LEAVE_OUT:
            return _("Leave out …")
        case RepairKind.PUT_BACK:
            return _("Put back")
        case _:
            return name(repair.what)


def alike_words(repair: Repair, count: int) -> str:
    """What the button says that repairs all items alike."""
    return _("All {count} items: {repair}").format(count=figure(count), repair=repair_words(repair))


def filter_words(shown: Shown) -> str:
    """What a filter says."""
    if shown.key == EVERYTHING:
        words = _("All items")
    elif shown.key == SIMILAR:
        words = _("Like others")
    elif shown.key in WORDS:
        words = problem_words(shown.key)
    else:
        words = name(ItemState(shown.key))
    return f"{words} {figure(shown.count)}"


def problem_words(code: str) -> str:
    """A problem in two or three words, for filters and the list."""
    return {
        "question.no_key": _("No key"),
        "question.few_options": _("Too few options"),
        "question.empty_option": _("Empty option"),
        "question.same_options": _("Options alike"),
        "question.many_options": _("Too many options"),
        "question.several_keys": _("Several keys"),
        "question.key_outside": _("Key outside the options"),
        "question.wrong_key": _("Key of another kind"),
        "question.shares": _("Shares are not 100%"),
        "question.gaps": _("Gaps and keys differ"),
        "question.empty_stem": _("No stem"),
        "question.unexpected_options": _("Options do not fit the kind"),
        "question.true_false_options": _("Options do not fit the kind"),
        "question.no_parts": _("Case without parts"),
        "question.case_with_key": _("Case with a key of its own"),
        "import.no_kind": _("No kind"),
        "import.unknown_kind": _("Unknown kind"),
        "import.unreadable_key": _("Key not understood"),
        "import.contradictory_keys": _("Keys contradict"),
        "import.floating_key": _("Key uncertain"),
        "import.option_letters": _("Option letters wrong"),
        "import.picture_missing": _("Picture missing"),
        "import.media": _("Picture or formula left out"),
        "import.no_share": _("Points without a share"),
        "import.unsupported": _("Kind not supported"),
        "import.broken_characters": _("Lost characters"),
        "import.broken_row": _("Broken row"),
        "import.part_without_case": _("Part without a case"),
    }.get(code, _("Other problem"))


def item_words(item: ItemHead) -> str:
    """What keeps an item out, or what became of it."""
    if item.state is ItemState.LEFT_OUT:
        return item.reason or _("joined with the item before")
    if item.state is ItemState.REPAIR:
        return "、".join(dict.fromkeys(problem_words(code) for code in item.blocking))
    return ""


def line_state(line: ImportLine) -> str:
    """How an import stands."""
    if line.undone:
        return _("undone")
    if line.open:
        return _("{count} to be finished").format(count=figure(line.left))
    return _("in the bank") if line.taken else _("put away")


def part_words(part: Part) -> str:
    """What a colour of the source stands for."""
    return {
        Part.NUMBER: _("Question number"),
        Part.KIND: _("Kind"),
        Part.STEM: _("Stem"),
        Part.OPTION: _("Option"),
        Part.KEY: _("Key"),
        Part.RATIONALE: _("Rationale"),
        Part.BASIS: _("Basis"),
    }[part]
