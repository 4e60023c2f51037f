"""The words for the codes and enums of hours."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

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
            Flaw.NO_PERSON: _("nobody in the office has this name or number"),
            Flaw.SEVERAL: _("several people have this name; add the work number"),
            Flaw.CONTRADICTION: _("name and number belong to different people"),
            Flaw.NO_HOURS: _("no hours in this row"),
            Flaw.BAD_HOURS: _("not a number of half hours"),
            Flaw.BAD_DATE: _("not a date"),
            Flaw.FUTURE: _("the day has not come yet"),
            Flaw.NO_CATEGORY: _("the category of hours is missing or unknown"),
            Flaw.NO_TOPIC: _("what was taught is missing"),
            Flaw.TWICE: _("stands twice in this file"),
            Flaw.STANDS: _("stands in the ledger already"),
            Flaw.NO_HEADINGS: _("no line with headings for people and hours on this sheet"),
        },
        {
            FormField.NUMBER: _("running number"),
            FormField.UNIT: _("unit"),
            FormField.NAME: _("name"),
            FormField.ID_NUMBER: _("ID number"),
            FormField.ID_TAIL: _("last four of the ID number"),
            FormField.WORK_NUMBER: _("work number"),
            FormField.PERSON_CATEGORY: _("category of person"),
            FormField.POST: _("post"),
            FormField.DUE: _("hours due"),
            FormField.PUBLIC_LAW: _("hours of public law"),
            FormField.PROFESSIONAL: _("hours of profession and skills"),
            FormField.POLITICAL: _("hours of politics and ethics"),
            FormField.TOTAL: _("hours in all"),
            FormField.ONLINE: _("hours online"),
            FormField.MISSING: _("hours missing"),
            FormField.MET: _("reached or not"),
            FormField.REDUCTION: _("why less is due"),
        },
        {
            AbsenceKind.LEAVE: _("Long leave"),
            AbsenceKind.SECONDED: _("Seconded elsewhere"),
            AbsenceKind.NOT_JOINED: _("Not yet joined"),
            AbsenceKind.RETIRED: _("Retired or left"),
        },
        {
            Rounding.DOWN: _("Rounded down"),
            Rounding.NEAREST: _("Rounded to the nearest"),
            Rounding.UP: _("Rounded up"),
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
        "not_counted": _("Ways that give no hours"),
        "day_cap": _("Most hours of one day"),
        "pro_rata": _("Months taken off"),
        "activities": _("Activity table"),
    }


def reduction_words(absences: Iterable[Absence], months: int) -> str:
    """折减原因 in one line: why, and how many months are due."""
    kinds = "、".join(dict.fromkeys(names()[one.kind] for one in absences))
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
    return words.format(title=source.title, number=source.number, nature=names()[source.nature], checked=checked)


def errors() -> Mapping[str, str]:
    """What happened and what to do next, by the code of the error; braces hold its parameters."""
    return {
        "hours.no_rule_set": _("No rule set is chosen for {year}. Choose one in the settings first."),
        "hours.not_positive": _("Hours must be more than 0. To take hours back, reverse their entry."),
        "hours.not_half": _("Hours are counted in halves; {hours} is not. Enter for example 2 or 2.5."),
        "hours.span": _("The end {until} lies before the beginning {on}. Correct the dates."),
        "hours.scoped_first": _(
            "This rule set holds for a part of the office. Choose one for everybody in {year} first."
        ),
        "hours.nothing_to_undo": _("Nothing of this batch counts or waits any more. Refresh the list."),
        "hours.batch_of_others": _(
            "Others entered this batch, or some of it is approved. Ask an administrator to take it back."
        ),
        "hours.form_unreadable": _(
            "This is not an .xlsx form that can be read. Save it as .xlsx in Excel and try again."
        ),
        "hours.form_without_headings": _("No sheet has a line of headings with a column for names. Check the form."),
        "hours.form_without_names": _("No column takes the names. Say which one does."),
        "hours.nobody_counts": _("Nobody here counts in this year, so there is no record to print."),
        "hours.nothing_to_import": _(
            "No row of this file can be taken in. Look at the problems and correct the sheet."
        ),
        "hours.absence_gone": _("This absence was taken back already. Refresh the list."),
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
        "rules.twice": _("{key} in the rule file {file}: there are two activities {name}. Rename one of them."),
        "rules.name_taken": _("There is a rule set named {name} already. Give this one another name."),
        "rules.unwritable": _("The rule set cannot be saved as {path}. Check the folder of the workspace."),
        "rules.counts_nothing": _("{key} in the rule file {file} leaves no way that counts. Remove some."),
        "rules.dates": _("In the rule file {file} the end lies before the beginning. Check since and until."),
    }
