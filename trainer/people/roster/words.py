"""The words for the codes and columns of rosters."""

from __future__ import annotations

from trainer.people.roster.values import Column, RowAction
from trainer.words import N_, Names

NAMES = Names(
    {
        Column.NAME: N_("Name of the person"),
        Column.SEX: N_("Sex"),
        Column.ID_NUMBER: N_("ID number"),
        Column.BIRTH_DATE: N_("Date of birth"),
        Column.UNIT: N_("Unit"),
        Column.DEPARTMENT: N_("Department"),
        Column.POST: N_("Post"),
        Column.KEY_POST: N_("Key post"),
        Column.CATEGORY: N_("Category of staff"),
        Column.ESTABLISHMENT: N_("Kind of employment"),
        Column.WORK_NUMBER: N_("Work number"),
        Column.CERTIFICATE_NUMBER: N_("Enforcement certificate number"),
        Column.CERTIFICATE_VALID_UNTIL: N_("Certificate valid until"),
        Column.FIELDS: N_("Fields of enforcement"),
        Column.EDUCATION: N_("Education"),
        Column.MAJOR: N_("Major"),
        Column.LEGAL_QUALIFICATION: N_("Legal profession qualification"),
        Column.LEGAL_REVIEWER: N_("Reviews legality"),
        Column.PHONE: N_("Phone"),
        Column.LEAVING: N_("Why the person left"),
    },
    {
        RowAction.NEW: N_("New"),
        RowAction.UPDATE: N_("Changed"),
        RowAction.LEAVE: N_("Leaves"),
        RowAction.UNCHANGED: N_("No change"),
        RowAction.PROBLEM: N_("Left out"),
    },
)

ERRORS = {
    "roster.kind": N_("{name} is no roster file. Choose an .xlsx, .xls, .ods or .csv file."),
    "roster.swollen": N_(
        "{name} unpacks to more than a sheet of an office holds. Copy the rows with something in them to a new file."
    ),
    "roster.unreadable": N_("{name} cannot be read. Open it in the spreadsheet program and save it as .xlsx."),
    "roster.protected": N_("{name} has a password. Take the password off in the spreadsheet program, then load it."),
    "roster.encoding": N_("The characters of {name} cannot be read. Save it as .xlsx and load that."),
    "roster.no_header": N_("{name} has no line of headings with the name and one more column. Use the template."),
    "roster.ruined_number": N_(
        "{column}: the spreadsheet has ruined this number ({shown}). Set the column to text and type it again."
    ),
    "roster.not_text": N_("{column}: {shown} is no text. Check this cell."),
    "roster.too_long": N_("{column}: the text is longer than {longest} characters. Shorten it."),
    "roster.date": N_("{column}: {shown} is no date. Write it like 2027-08-31."),
    "roster.unknown_word": N_("{column}: {shown} is not known here. Write one of: {known}."),
    "roster.not_yes_no": N_("{column}: {shown} is neither yes nor no. Write yes or no."),
    "roster.odd_name": N_("{shown} does not look like a name. Correct it, or delete the line if it is a remark."),
    "roster.unit_ambiguous": N_("Several units are called {unit}. Write the unit above before it, with a stroke."),
    "roster.two_people": N_("The numbers of this line belong to two persons, {first} and {second}. Check them."),
    "roster.several_people": N_("There are {count} persons called {name} in this unit. Add the work number."),
    "roster.same_name_elsewhere": N_("Another unit has a person called {name}. Add a number to tell who is meant."),
    "roster.left_unknown": N_("{name} is not known here, so cannot leave. Check the name and the numbers."),
    "roster.own_leaving": N_("Nobody takes themselves out of the lists. Another administrator takes this line in."),
    "roster.sealed": N_("{name} has left and is sealed. Bring the person back first if this is right."),
    "roster.numbers_disagree": N_(
        "{column} of this line differs from what is stored for {name}. Check which is right."
    ),
    "roster.masked_id": N_("The ID number {shown} is masked and fits nobody. Write it in full or leave it empty."),
    "roster.twice": N_("{name} already stands in line {first}. Keep one of the two lines."),
    "roster.changed_since": N_("{name} was changed after the preview. Load the file again and look at it anew."),
}
