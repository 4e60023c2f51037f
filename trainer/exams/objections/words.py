"""The words for objections and rechecks."""

from __future__ import annotations

from collections.abc import Mapping

from trainer.words import Names, _


def names() -> Names:
    """Nothing here is an enum."""
    return Names()


def errors() -> Mapping[str, str]:
    """What happened and what to do next, by the code of the error; braces hold its parameters."""
    return {
        "objection.not_shown": _("This exam shows no questions afterwards. Ask for a recheck of your score instead."),
        "objection.too_late": _("Objections are possible only in the days after the publication. Ask the office."),
        "objection.no_such_question": _("Your paper has no such question. Choose one of the list."),
        "objection.made_already": _("You objected to this question already. Wait for the answer of the panel."),
        "objection.unknown": _("There is no such objection. Read the list again."),
        "objection.decided": _("This objection was decided already. Read the list again."),
        "objection.spoken": _("You gave your opinion already. Wait for the others of the panel."),
        "objection.panel_first": _("{count} more opinions of the panel are needed. Ask for them first."),
        "recheck.too_late": _("A recheck is possible only in the days after the publication. Ask the office."),
        "recheck.asked_already": _("You asked for a recheck already. Wait for its outcome."),
        "recheck.unknown": _("There is no such recheck. Read the list again."),
        "recheck.over": _("Two people found this result sound already. Read the list again."),
        "recheck.overtaken": _("The result changed meanwhile. Add up the new version."),
        "recheck.found_already": _("You added this version up already. A second person has to."),
    }
