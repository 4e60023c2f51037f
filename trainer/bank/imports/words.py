"""The words for the codes and enums of imports."""

from __future__ import annotations

from collections.abc import Mapping

from trainer.bank.imports.values import ImportEvent, ItemState, RepairKind
from trainer.words import Names, _


def names() -> Names:
    """What people call each value."""
    return Names(
        {
            ItemState.READY: _("Ready to be imported"),
            ItemState.REPAIR: _("To be repaired"),
            ItemState.DUPLICATE: _("There already"),
            ItemState.LEFT_OUT: _("Left out"),
            ItemState.TAKEN: _("In the bank"),
        },
        {
            RepairKind.KEY: _("Key set"),
            RepairKind.KIND: _("Kind set"),
            RepairKind.EDIT: _("Question rewritten"),
            RepairKind.ADD_OPTION: _("Option added"),
            RepairKind.DROP_OPTIONS: _("Options removed"),
            RepairKind.DROP_OPTION: _("Option removed"),
            RepairKind.EVEN_SHARES: _("Points given equal shares"),
            RepairKind.DROP_EMPTY: _("Empty options removed"),
            RepairKind.RELETTER: _("Options lettered anew"),
            RepairKind.SETTLE: _("Found right as it is"),
            RepairKind.LEAVE_OUT: _("Item left out"),
            RepairKind.PUT_BACK: _("Item put back"),
            RepairKind.MERGE: _("Joined with the item before"),
            RepairKind.SPLIT: _("Item parted"),
        },
        {
            ImportEvent.KEPT: _("Question file read in"),
            ImportEvent.KEY_JOINED: _("Answer key joined to a question file"),
            ImportEvent.REPAIRED: _("Items of a question file repaired"),
            ImportEvent.REPAIR_UNDONE: _("Repair of a question file undone"),
            ImportEvent.CLOSED: _("Question file put away"),
        },
    )


def errors() -> Mapping[str, str]:
    """What happened and what to do next, by the code of the error."""
    return {
        "import.not_settled": _("This cannot be settled by looking at it. Change the question, or leave it out."),
        "import.not_for_many": _("This has to be looked up for each question. Choose one question and repair it."),
        "import.nothing_before": _("There is no question before this one that it could go on. Repair it by itself."),
        "import.nothing_to_split": _("No question was found in this text. Leave an empty line between two questions."),
        "import.too_many_parts": _("The text is parted into too many questions. Part it in several steps."),
        "import.nothing_to_undo": _("No repair is left that could be undone."),
        "import.taken_already": _("This item is in the bank already. Correct the question there."),
        "import.file_closed": _("{name} was put away or undone. Import the file again to go on with it."),
        "import.key_other_items": _(
            "Read together with {name}, the file gives other questions. Check that the key belongs to this file."
        ),
        "import.refused": _("{name} was not read in. {why}"),
        "import.reader_ended": _("Reading {name} broke off. Save the file anew in an office program and try again."),
        "import.cancelled": _("Reading {name} was cancelled. Nothing was kept."),
    }
