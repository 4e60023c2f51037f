"""The words for the codes and enums of privacy."""

from __future__ import annotations

from collections.abc import Mapping

from trainer.privacy.values import ListState, Signature
from trainer.words import Names, _


def names() -> Names:
    """What people call each value."""
    return Names(
        {
            Signature.MAKER: _("Drawn up by"),
            Signature.SECOND: _("Second signature"),
            Signature.APPROVER: _("Approved by"),
        },
        {
            ListState.OPEN: _("Signatures are missing"),
            ListState.READY: _("Signed, may be carried out"),
            ListState.DONE: _("Carried out"),
            ListState.WITHDRAWN: _("Withdrawn"),
        },
    )


def destroyed_name() -> str:
    """What stands in lists in place of the name of whose data was destroyed."""
    return _("(destroyed)")


def errors() -> Mapping[str, str]:
    """What happened and what to do next, by the code of the error; braces hold its parameters."""
    return {
        "privacy.retention": _(
            "The rule of retention {file} cannot be read. Compare it with the one that was shipped."
        ),
        "privacy.nobody": _("Nobody is chosen. Choose who goes on the list."),
        "privacy.not_due": _("Somebody on the list is not due, or stands on a list already. Look at the list again."),
        "privacy.not_your_turn": _("The signatures are given in their order. Look who is next."),
        "privacy.ended": _("This list was signed, carried out or withdrawn already."),
        "privacy.not_signed": _("The list needs both signatures and an approver first."),
        "privacy.exam_open": _("Somebody may sit an exam now. Destroy data when no exam is open."),
        "privacy.on_server": _(
            "On a server the program cannot prove that nothing is left in its files. Ask who looks after the server."
        ),
        "privacy.unknown_list": _("This list is not there. Look at the lists again."),
    }
