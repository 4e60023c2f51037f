"""The words of the calendar of working days."""

from __future__ import annotations

from trainer.words import N_, Names

NAMES = Names()

ERRORS = {
    "workdays.unreadable": N_(
        "The calendar of working days {file} cannot be read ({cause}). Correct the file or put it away."
    ),
    "workdays.turned_round": N_("The days {first} to {last} end before they begin. Correct the line."),
    "workdays.outside_year": N_("The days {first} to {last} do not belong to {year}. Open their year first."),
    "workdays.twice": N_("{day} stands in two lines. Take it out of one of them."),
    "workdays.both": N_("{day} is a day off and a worked day at once. Take it out of one of the two lists."),
    "workdays.not_weekend": N_("{day} is a working day anyway. Only weekends are entered as worked days."),
    "workdays.no_source": N_("Say which document the days were taken from, such as the notice of the State Council."),
    "workdays.overtaken": N_(
        "Somebody else kept the calendar of {year} meanwhile. Look at it, then make your change again."
    ),
    "workdays.same": N_("The calendar of {year} is already kept like this. There is nothing to save."),
}
