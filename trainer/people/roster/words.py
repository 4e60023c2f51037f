"""The words for the codes and columns of rosters."""

from __future__ import annotations

from collections.abc import Mapping

from trainer.people.roster.values import Column, RowAction
from trainer.words import Names, _


def names() -> Names:
    """The headings of a roster, and what the preview calls its rows."""
    return Names(
        {
            Column.NAME: _("Name of the person"),
            Column.SEX: _("Sex"),
            Column.ID_NUMBER: _("ID number"),
            Column.BIRTH_DATE: _("Date of birth"),
            Column.UNIT: _("Unit"),
            Column.DEPARTMENT: _("Department"),
            Column.POST: _("Post"),
            Column.KEY_POST: _("Key post"),
            Column.CATEGORY: _("Category of staff"),
            Column.ESTABLISHMENT: _("Kind of employment"),
            Column.WORK_NUMBER: _("Work number"),
            Column.CERTIFICATE_NUMBER: _("Enforcement certificate number"),
            Column.CERTIFICATE_VALID_UNTIL: _("Certificate valid until"),
            Column.FIELDS: _("Fields of enforcement"),
            Column.EDUCATION: _("Education"),
            Column.MAJOR: _("Major"),
            Column.LEGAL_QUALIFICATION: _("Legal profession qualification"),
            Column.LEGAL_REVIEWER: _("Reviews legality"),
            Column.PHONE: _("Phone"),
        },
        {
            RowAction.NEW: _("New"),
            RowAction.UPDATE: _("Changed"),
            RowAction.UNCHANGED: _("No change"),
            RowAction.PROBLEM: _("Left out"),
        },
    )


def errors() -> Mapping[str, str]:
    """What happened and what to do next, by the code of the error; braces hold its parameters."""
    return {
        "roster.kind": _("{name} is no roster file. Choose an .xlsx, .xls, .ods or .csv file."),
        "roster.unreadable": _("{name} cannot be read. Open it in the spreadsheet program and save it as .xlsx."),
        "roster.protected": _("{name} has a password. Take the password off in the spreadsheet program, then load it."),
        "roster.encoding": _("The characters of {name} cannot be read. Save it as .xlsx and load that."),
        "roster.no_header": _("{name} has no line of headings with the name and one more column. Use the template."),
        "roster.ruined_number": _(
            "{column}: the spreadsheet has ruined this number ({shown}). Set the column to text and type it again."
        ),
        "roster.not_text": _("{column}: {shown} is no text. Check this cell."),
        "roster.too_long": _("{column}: the text is longer than {longest} characters. Shorten it."),
        "roster.date": _("{column}: {shown} is no date. Write it like 2027-08-31."),
        "roster.unknown_word": _("{column}: {shown} is not known here. Write one of: {known}."),
        "roster.not_yes_no": _("{column}: {shown} is neither yes nor no. Write yes or no."),
        "roster.odd_name": _("{shown} does not look like a name. Correct it, or delete the line if it is a remark."),
        "roster.unit_ambiguous": _("Several units are called {unit}. Write the unit above before it, with a stroke."),
        "roster.two_people": _("The numbers of this line belong to two persons, {first} and {second}. Check them."),
        "roster.several_people": _("There are {count} persons called {name} in this unit. Add the work number."),
        "roster.same_name_elsewhere": _("Another unit has a person called {name}. Add a number to tell who is meant."),
        "roster.sealed": _("{name} has left and is sealed. Bring the person back first if this is right."),
        "roster.numbers_disagree": _(
            "{column} of this line differs from what is stored for {name}. Check which is right."
        ),
        "roster.masked_id": _("The ID number {shown} is masked and fits nobody. Write it in full or leave it empty."),
        "roster.twice": _("{name} already stands in line {first}. Keep one of the two lines."),
        "roster.changed_since": _("{name} was changed after the preview. Load the file again and look at it anew."),
    }
