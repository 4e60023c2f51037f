"""The words for objections and rechecks."""

from __future__ import annotations

from trainer.words import N_, Names

NAMES = Names()
"""Nothing here is an enum."""


ERRORS = {
    "objection.not_shown": N_("This exam shows no questions afterwards. Ask for a recheck of your score instead."),
    "objection.too_late": N_("Objections are possible only in the days after the publication. Ask the office."),
    "objection.no_such_question": N_("Your paper has no such question. Choose one of the list."),
    "objection.made_already": N_("You objected to this question already. Wait for the answer of the panel."),
    "objection.unknown": N_("There is no such objection. Read the list again."),
    "objection.decided": N_("This objection was decided already. Read the list again."),
    "objection.spoken": N_("You gave your opinion already. Wait for the others of the panel."),
    "objection.panel_first": N_("{count} more opinions of the panel are needed. Ask for them first."),
    "recheck.too_late": N_("A recheck is possible only in the days after the publication. Ask the office."),
    "recheck.asked_already": N_("You asked for a recheck already. Wait for its outcome."),
    "recheck.unknown": N_("There is no such recheck. Read the list again."),
    "recheck.over": N_("Two people found this result sound already. Read the list again."),
    "recheck.overtaken": N_("The result changed meanwhile. Add up the new version."),
    "recheck.found_already": N_("You added this version up already. A second person has to."),
}
