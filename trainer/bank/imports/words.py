"""The words for the codes and enums of imports."""

from __future__ import annotations

from trainer.bank.imports.values import ImportEvent, ItemState, RepairKind
from trainer.words import N_, Names

NAMES = Names(
    {
        ItemState.READY: N_("Ready to be imported"),
        ItemState.REPAIR: N_("To be repaired"),
        ItemState.DUPLICATE: N_("There already"),
        ItemState.LEFT_OUT: N_("Left out"),
        ItemState.TAKEN: N_("In the bank"),
    },
    {
        RepairKind.KEY: N_("Key set"),
        RepairKind.KIND: N_("Kind set"),
        RepairKind.EDIT: N_("Question rewritten"),
        RepairKind.ADD_OPTION: N_("Option added"),
        RepairKind.DROP_OPTIONS: N_("Options removed"),
        RepairKind.DROP_OPTION: N_("Option removed"),
        RepairKind.EVEN_SHARES: N_("Points given equal shares"),
        RepairKind.DROP_EMPTY: N_("Empty options removed"),
        RepairKind.RELETTER: N_("Options lettered anew"),
        RepairKind.SETTLE: N_("Found right as it is"),
        RepairKind.LEAVE_OUT: N_("Item left out"),
        RepairKind.PUT_BACK: N_("Item put back"),
        RepairKind.MERGE: N_("Joined with the item before"),
        RepairKind.SPLIT: N_("Item parted"),
    },
    {
        ImportEvent.KEPT: N_("Question file read in"),
        ImportEvent.KEY_JOINED: N_("Answer key joined to a question file"),
        ImportEvent.REPAIRED: N_("Items of a question file repaired"),
        ImportEvent.REPAIR_UNDONE: N_("Repair of a question file undone"),
        ImportEvent.CLOSED: N_("Question file put away"),
    },
)

ERRORS = {
    "import.not_settled": N_("This cannot be settled by looking at it. Change the question, or leave it out."),
    "import.not_for_many": N_("This has to be looked up for each question. Choose one question and repair it."),
    "import.nothing_before": N_("There is no question before this one that it could go on. Repair it by itself."),
    "import.nothing_to_split": N_("No question was found in this text. Leave an empty line between two questions."),
    "import.too_many_parts": N_("The text is parted into too many questions. Part it in several steps."),
    "import.nothing_to_undo": N_("No repair is left that could be undone."),
    "import.taken_already": N_("This item is in the bank already. Correct the question there."),
    "import.file_closed": N_("{name} was put away or undone. Import the file again to go on with it."),
    "import.key_other_items": N_(
        "Read together with {name}, the file gives other questions. Check that the key belongs to this file."
    ),
    "import.refused": N_("{name} was not read in. {why}"),
    "import.reader_ended": N_("Reading {name} broke off. Save the file anew in an office program and try again."),
    "import.cancelled": N_("Reading {name} was cancelled. Nothing was kept."),
}
