"""The figures of a rule set in words."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from trainer.hours.values import Activity, RuleSet
from trainer.hours.words import figure_names, source_line
from trainer.reports.rule_comparison import Comparison, Judged, Verdict
from trainer.ui.rule_sets.state import Writing, Wrong
from trainer.ui.texts import name
from trainer.ui.tones import Tone
from trainer.words import _

NOTHING = "—"
TONES = {Verdict.MET: Tone.OK, Verdict.SHORT: Tone.BAD, Verdict.OUTSIDE: Tone.PLAIN}


def hours_text(hours: Decimal | None) -> str:
    return NOTHING if hours is None else f"{hours.normalize():f}"


def figure_name(figure: str) -> str:
    """What people call a figure of a rule set."""
    own = {
        "name": _("Name of the rule set"),
        "unit": _("For which unit"),
        "since": _("In force from"),
        "until": _("In force until"),
        "source": _("Document behind it"),
        "scope": _("Only for a part of the office"),
        "proposed": _("Not stated in the document"),
        "remarks": _("Remarks"),
    }
    return own.get(figure) or figure_names()[figure]


def figure_text(rule_set: RuleSet, figure: str, other: RuleSet) -> str:
    """One figure in words; of the table of activities only what the other one has not."""
    if figure in ("people", "total_categories", "not_counted"):
        return _list(name(one) for one in getattr(rule_set, figure))
    if figure == "activities":
        return _list(_activity(one) for one in rule_set.activities if one not in other.activities)
    if figure == "buckets":
        return _list(f"{one.name} {hours_text(one.minimum)}" for one in rule_set.buckets)
    if figure == "caps":
        return _list(f"{name(way)} {hours_text(cap)}" for way, cap in rule_set.caps)
    if figure == "proposed":
        return _list(figure_names()[one] for one in rule_set.proposed)
    if figure == "source":
        return source_line(rule_set.source)
    if figure == "pro_rata":
        kinds = _list(name(kind) for kind in rule_set.pro_rata.kinds)
        return f"{kinds} · {name(rule_set.pro_rata.rounding)}" if rule_set.pro_rata.kinds else NOTHING
    if figure == "scope":
        return _list((*rule_set.scope.units, *rule_set.scope.posts)) if rule_set.scoped else _("The whole office")
    value = getattr(rule_set, figure)
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, tuple):
        return _list(value)
    return hours_text(value) if isinstance(value, Decimal) or value is None else str(value)


def verdict_text(judged: Judged) -> str:
    return {
        Verdict.MET: _("Reached"),
        Verdict.SHORT: _("Short"),
        Verdict.OUTSIDE: _("Not for this person"),
    }[judged.verdict]


def done_text(judged: Judged) -> str:
    """Counted hours under one rule set."""
    return NOTHING if judged.state is None else hours_text(judged.state.total)


def missing_text(judged: Judged) -> str:
    return NOTHING if judged.state is None else hours_text(judged.state.missing)


def comparison_text(comparison: Comparison | None, year: int, same: bool) -> str:
    """How many people come out otherwise."""
    if same:
        return _("Choose two different rule sets.")
    if comparison is None:
        return _("Judging the year {year} by both …").format(year=year)
    turned = sum(one.turned for one in comparison.people)
    words = _("{year}: of {judged} people {turned} get another verdict, {other} more only other missing hours.")
    return words.format(year=year, judged=comparison.judged, turned=turned, other=len(comparison.people) - turned)


def standing_texts(key: str, own: bool, judged: bool, in_force: bool) -> tuple[tuple[str, Tone], ...]:
    """What has to be known about a rule set before writing on."""
    found = [(_("Own"), Tone.BRAND) if own else (_("Shipped"), Tone.PLAIN)]
    if in_force:
        found.append((_("In force this year"), Tone.OK))
    elif judged:
        found.append((_("Was in force"), Tone.PLAIN))
    return tuple(found)


def writing_text(writing: Writing) -> str:
    return {
        Writing.NEW: _("Make an own one from it"),
        Writing.CHANGE: _("Change it"),
        Writing.VERSION: _("Write its next version"),
    }[writing]


def writing_words(writing: Writing, title: str) -> str:
    """What saving will do."""
    return {
        Writing.NEW: _("Made from {name}, which stays as it is."),
        Writing.CHANGE: _("{name} has judged nobody yet, so it is changed itself."),
        Writing.VERSION: _("{name} has judged hours and stays as it is; this becomes the version after it."),
    }[writing].format(name=title)


def wrong_text(wrong: Wrong) -> str:
    """What to do at a field of the form."""
    words = {
        "rules.missing": _("This is missing. Fill it in."),
        "rules.overlap": _("A category belongs to one minimum only. Untick it here or above."),
        "rules.outside_total": _("This category is left out of the total. Add it there."),
        "rules.counts_nothing": _("No way would count. Untick some."),
        "rules.dates": _("The end lies before the beginning."),
        "rules.twice": _("This activity stands in the table twice. Give one of them another name."),
        "rules.name_taken": _("There is a rule set with this name already. Give it another one."),
    }
    if wrong.code in words:
        return words[wrong.code]
    if wrong.value in ("", "[]", "()"):
        return words["rules.missing"]
    hint = _("{value} cannot stand here. Hours are counted in halves, dates look like 2027-08-31.")
    return hint.format(value=wrong.value)


def _activity(one: Activity) -> str:
    words = f"{one.name} {hours_text(one.hours)}/{one.per}"
    return words if one.cap is None else words + " " + _("at most {hours}").format(hours=hours_text(one.cap))


def _list(words: Iterable[str]) -> str:
    return "、".join(words) or NOTHING
