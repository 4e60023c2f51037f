"""The words for the codes and enums of hours."""

from __future__ import annotations

from collections.abc import Mapping

from trainer.hours.values import EntryState, HourCategory, RuleSet, SourceKind, SourceNature, Way
from trainer.words import Names, _


def names() -> Names:
    """What people call each value."""
    return Names(
        {
            HourCategory.PUBLIC_LAW: _("Public law"),
            HourCategory.PROFESSIONAL: _("Profession and skills"),
            HourCategory.POLITICAL: _("Politics and ethics"),
        },
        {
            Way.LECTURE: _("Lecture"),
            Way.SEMINAR: _("Seminar"),
            Way.CASE: _("Case study"),
            Way.DEMONSTRATION: _("On-site demonstration"),
            Way.ONLINE: _("Online"),
            Way.SELF_STUDY: _("Self-study"),
            Way.EXAM: _("Exam"),
            Way.TEACHING: _("Teaching"),
            Way.OTHER: _("Other way"),
        },
        {
            SourceKind.RECORD: _("Entered by hand"),
            SourceKind.EXAM: _("Exam"),
            SourceKind.COURSEWARE: _("Courseware"),
            SourceKind.CLASS: _("Training class"),
            SourceKind.IMPORT: _("Imported sheet"),
        },
        {
            EntryState.PENDING: _("Waiting for approval"),
            EntryState.APPROVED: _("Approved"),
            EntryState.RETURNED: _("Returned"),
        },
        {
            SourceNature.OFFICIAL: _("Official document"),
            SourceNature.DRAFT: _("Draft for comment"),
            SourceNature.EXPLANATION: _("Official explanation"),
            SourceNature.NEWS: _("News report"),
            SourceNature.OWN: _("Rule of this unit"),
            SourceNature.EXAMPLE: _("Example"),
        },
    )


def figure_names() -> dict[str, str]:
    """What people call the figures that a rule set may name as not stated in its document."""
    return {
        "people": _("Categories of persons"),
        "total": _("Hours in all at least"),
        "total_categories": _("Categories in the total"),
        "buckets": _("Minimum by category"),
        "minutes_per_hour": _("Minutes of one hour"),
        "step": _("Smallest step"),
        "caps": _("Caps by way"),
    }


def basis_line(rule_set: RuleSet) -> str:
    """The document behind a result in one line, as it stands beside every result."""
    source = rule_set.source
    words = _("Basis: {title} (document number: {number}; nature: {nature}; {checked})")
    checked = _("not checked")
    if source.checked_by:
        checked = _("checked by {name} on {date}").format(name=source.checked_by, date=source.checked_on)
    return words.format(title=source.title, number=source.number, nature=names()[source.nature], checked=checked)


def errors() -> Mapping[str, str]:
    """What happened and what to do next, by the code of the error; braces hold its parameters."""
    return {
        "hours.no_rule_set": _("No rule set is chosen for {year}. Choose one in the settings first."),
        "hours.not_positive": _("Hours must be more than 0. To take hours back, reverse their entry."),
        "hours.not_half": _("Hours are counted in halves; {hours} is not. Enter for example 2 or 2.5."),
        "hours.future": _("The date {on} has not come yet. Enter hours after the training."),
        "hours.no_topic": _("The topic is missing. Fill in what was taught or learnt."),
        "hours.decided": _("Some of these entries have been decided already. Refresh the list and look again."),
        "hours.not_approved": _("Only approved hours can be reversed. Return an entry that is still waiting."),
        "hours.already_reversed": _("These hours have been reversed already. Enter them anew if that was a mistake."),
        "hours.is_reversal": _("This entry is a reversal itself. Enter the hours anew instead."),
        "hours.no_such_rule_set": _("There is no rule set {key}. Choose one of the list."),
        "hours.rule_set_not_in_force": _(
            "This rule set is in force from {since} to {until}, not in {year}. Choose another rule set or year."
        ),
        "rules.unreadable": _("The rule file {file} cannot be read: {cause}. Correct the file and try again."),
        "rules.missing": _("{key} is missing in the rule file {file}. Add it and try again."),
        "rules.unknown": _("{key} in the rule file {file} means nothing here. Check its spelling."),
        "rules.bad_value": _("{key} in the rule file {file} cannot be {value}. Compare it with the example file."),
        "rules.overlap": _("{key} in the rule file {file} names a category twice. Each belongs to one minimum only."),
        "rules.outside_total": _("{key} in the rule file {file} names a category that the total leaves out. Add it."),
        "rules.dates": _("In the rule file {file} the end lies before the beginning. Check since and until."),
    }
