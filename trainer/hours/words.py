"""The words for the codes and enums of hours."""

from __future__ import annotations

from collections.abc import Iterable

from trainer.hours.imports.values import Flaw
from trainer.hours.templates.values import FormField
from trainer.hours.values import (
    Absence,
    AbsenceKind,
    EntryState,
    HourCategory,
    Rounding,
    RuleSet,
    RuleSource,
    SourceKind,
    SourceNature,
    Way,
)
from trainer.words import N_, Names, _

NAMES = Names(
    {
        HourCategory.PUBLIC_LAW: N_("Public law"),
        HourCategory.PROFESSIONAL: N_("Profession and skills"),
        HourCategory.POLITICAL: N_("Politics and ethics"),
    },
    {
        Way.LECTURE: N_("Lecture"),
        Way.SEMINAR: N_("Seminar"),
        Way.CASE: N_("Case study"),
        Way.DEMONSTRATION: N_("On-site demonstration"),
        Way.ONLINE: N_("Online"),
        Way.SELF_STUDY: N_("Self-study"),
        Way.EXAM: N_("Exam"),
        Way.TEACHING: N_("Teaching"),
        Way.OTHER: N_("Other way"),
    },
    {
        SourceKind.RECORD: N_("Entered by hand"),
        SourceKind.EXAM: N_("Exam"),
        SourceKind.COURSEWARE: N_("Courseware"),
        SourceKind.CLASS: N_("Training class"),
        SourceKind.IMPORT: N_("Imported sheet"),
    },
    {
        EntryState.PENDING: N_("Waiting for approval"),
        EntryState.APPROVED: N_("Approved"),
        EntryState.RETURNED: N_("Returned"),
    },
    {
        Flaw.NO_PERSON: N_("nobody in the office has this name or number"),
        Flaw.SEVERAL: N_("several people have this name; add the work number"),
        Flaw.CONTRADICTION: N_("name and number belong to different people"),
        Flaw.NO_HOURS: N_("no hours in this row"),
        Flaw.BAD_HOURS: N_("not a number of half hours"),
        Flaw.BAD_DATE: N_("not a date"),
        Flaw.FUTURE: N_("the day has not come yet"),
        Flaw.NO_CATEGORY: N_("the category of hours is missing or unknown"),
        Flaw.NO_TOPIC: N_("what was taught is missing"),
        Flaw.TWICE: N_("stands twice in this file"),
        Flaw.STANDS: N_("stands in the ledger already"),
        Flaw.NO_HEADINGS: N_("no line with headings for people and hours on this sheet"),
    },
    {
        FormField.NUMBER: N_("running number"),
        FormField.UNIT: N_("unit"),
        FormField.NAME: N_("name"),
        FormField.ID_NUMBER: N_("ID number"),
        FormField.ID_TAIL: N_("last four of the ID number"),
        FormField.WORK_NUMBER: N_("work number"),
        FormField.PERSON_CATEGORY: N_("category of person"),
        FormField.POST: N_("post"),
        FormField.DUE: N_("hours due"),
        FormField.PUBLIC_LAW: N_("hours of public law"),
        FormField.PROFESSIONAL: N_("hours of profession and skills"),
        FormField.POLITICAL: N_("hours of politics and ethics"),
        FormField.TOTAL: N_("hours in all"),
        FormField.ONLINE: N_("hours online"),
        FormField.MISSING: N_("hours missing"),
        FormField.MET: N_("reached or not"),
        FormField.REDUCTION: N_("why less is due"),
    },
    {
        AbsenceKind.LEAVE: N_("Long leave"),
        AbsenceKind.SECONDED: N_("Seconded elsewhere"),
        AbsenceKind.NOT_JOINED: N_("Not yet joined"),
        AbsenceKind.RETIRED: N_("Retired or left"),
    },
    {
        Rounding.DOWN: N_("Rounded down"),
        Rounding.NEAREST: N_("Rounded to the nearest"),
        Rounding.UP: N_("Rounded up"),
    },
    {
        SourceNature.OFFICIAL: N_("Official document"),
        SourceNature.DRAFT: N_("Draft for comment"),
        SourceNature.EXPLANATION: N_("Official explanation"),
        SourceNature.NEWS: N_("News report"),
        SourceNature.OWN: N_("Rule of this unit"),
        SourceNature.EXAMPLE: N_("Example"),
    },
)

ERRORS = {
    "hours.no_rule_set": N_("No rule set is chosen for {year}. Choose one in the settings first."),
    "hours.not_positive": N_("Hours must be more than 0. To take hours back, reverse their entry."),
    "hours.not_half": N_("Hours are counted in halves; {hours} is not. Enter for example 2 or 2.5."),
    "hours.span": N_("The end {until} lies before the beginning {on}. Correct the dates."),
    "hours.scoped_first": N_("This rule set holds for a part of the office. Choose one for everybody in {year} first."),
    "hours.nothing_to_undo": N_("Nothing of this batch counts or waits any more. Refresh the list."),
    "hours.batch_of_others": N_(
        "Others entered this batch, or some of it is approved. Ask an administrator to take it back."
    ),
    "hours.form_unreadable": N_("This is not an .xlsx form that can be read. Save it as .xlsx in Excel and try again."),
    "hours.form_without_headings": N_("No sheet has a line of headings with a column for names. Check the form."),
    "hours.form_without_names": N_("No column takes the names. Say which one does."),
    "hours.nobody_counts": N_("Nobody here counts in this year, so there is no record to print."),
    "hours.nothing_to_import": N_("No row of this file can be taken in. Look at the problems and correct the sheet."),
    "hours.import_overtaken": N_(
        "Some rows of {name} were entered meanwhile. Read the file again: the preview shows which stand already."
    ),
    "hours.absence_gone": N_("This absence was taken back already. Refresh the list."),
    "hours.future": N_("The date {on} has not come yet. Enter hours after the training."),
    "hours.no_topic": N_("The topic is missing. Fill in what was taught or learnt."),
    "hours.decided": N_("Some of these entries have been decided already. Refresh the list and look again."),
    "hours.not_approved": N_("Only approved hours can be reversed. Return an entry that is still waiting."),
    "hours.already_reversed": N_("These hours have been reversed already. Enter them anew if that was a mistake."),
    "hours.is_reversal": N_("This entry is a reversal itself. Enter the hours anew instead."),
    "hours.no_such_rule_set": N_("There is no rule set {key}. Choose one of the list."),
    "hours.rule_set_not_in_force": N_(
        "This rule set is in force from {since} to {until}, not in {year}. Choose another rule set or year."
    ),
    "office.no_such_file": N_("The office has no own file {name}. Choose one from the list."),
    "office.unknown_file": N_(
        "{name} is no name of a rule or template. Name the file like the shipped one it replaces."
    ),
    "office.unreadable_file": N_(
        "{name} cannot be read ({cause}). Save it as UTF-8 text and compare it with the shipped one."
    ),
    "rules.unreadable": N_("The rule file {file} cannot be read: {cause}. Correct the file and try again."),
    "rules.missing": N_("{key} is missing in the rule file {file}. Add it and try again."),
    "rules.unknown": N_("{key} in the rule file {file} means nothing here. Check its spelling."),
    "rules.bad_value": N_("{key} in the rule file {file} cannot be {value}. Compare it with the example file."),
    "rules.overlap": N_("{key} in the rule file {file} names a category twice. Each belongs to one minimum only."),
    "rules.outside_total": N_("{key} in the rule file {file} names a category that the total leaves out. Add it."),
    "rules.twice": N_("{key} in the rule file {file}: there are two activities {name}. Rename one of them."),
    "rules.name_taken": N_("There is a rule set named {name} already. Give this one another name."),
    "rules.counts_nothing": N_("{key} in the rule file {file} leaves no way that counts. Remove some."),
    "rules.dates": N_("In the rule file {file} the end lies before the beginning. Check since and until."),
}


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
        "not_counted": _("Ways that give no hours"),
        "day_cap": _("Most hours of one day"),
        "own_fields_only": _("Only hours of fields the person holds"),
        "pro_rata": _("Months taken off"),
        "activities": _("Activity table"),
    }


def reduction_words(absences: Iterable[Absence], months: int) -> str:
    """折减原因 in one line: why, and how many months are due."""
    kinds = "、".join(dict.fromkeys(NAMES[one.kind] for one in absences))
    return _("{kinds}: {months} of 12 months are due").format(kinds=kinds, months=months)


def basis_line(rule_set: RuleSet) -> str:
    """The document behind a result in one line, as it stands beside every result."""
    return source_line(rule_set.source)


def source_line(source: RuleSource) -> str:
    """A document in one line with its number, its nature and who checked it."""
    words = _("Basis: {title} (document number: {number}; nature: {nature}; {checked})")
    checked = _("not checked")
    if source.checked_by:
        checked = _("checked by {name} on {date}").format(name=source.checked_by, date=source.checked_on)
    return words.format(title=source.title, number=source.number, nature=NAMES[source.nature], checked=checked)
