"""The words for the codes and enums of people and accounts."""

from __future__ import annotations

from trainer.people.accounts.values import Role
from trainer.people.listing import ListFlaw
from trainer.people.roster import words as roster
from trainer.people.values import Category, Education, Establishment, Leaving, PersonStatus, Sex
from trainer.words import N_, Names

NAMES = Names(
    {
        Category.OFFICER: N_("Certified officer"),
        Category.UNCERTIFIED: N_("Staff without certificate"),
        Category.AUXILIARY: N_("Auxiliary"),
        Category.REVIEWER: N_("Legal reviewer"),
        Category.CLERK: N_("Office staff"),
        Category.SECONDED: N_("Seconded"),
        Category.OUTSIDE: N_("Outside trainee"),
    },
    {
        ListFlaw.UNKNOWN: N_("nobody of that number or name"),
        ListFlaw.SEVERAL: N_("several people of that name, add the number"),
        ListFlaw.TWICE: N_("named before"),
        ListFlaw.CONTRADICTION: N_("number and name are of two people"),
    },
    {
        Establishment.CIVIL_SERVANT: N_("Civil servant"),
        Establishment.SUPERVISED: N_("Administered as civil servant"),
        Establishment.INSTITUTION: N_("Public institution"),
        Establishment.WORKER: N_("Worker"),
        Establishment.CONTRACT: N_("Contract"),
        Establishment.UNKNOWN: N_("Not stated"),
    },
    {
        Sex.MALE: N_("Male"),
        Sex.FEMALE: N_("Female"),
        Sex.UNKNOWN: N_("Not stated"),
    },
    {
        PersonStatus.ACTIVE: N_("In post"),
        PersonStatus.AWAY: N_("On long leave"),
        PersonStatus.SEALED: N_("Left, sealed"),
    },
    {
        Leaving.TRANSFERRED: N_("Transferred to another office"),
        Leaving.RESIGNED: N_("Resigned"),
        Leaving.DISMISSED: N_("Dismissed"),
        Leaving.RETIRED: N_("Retired"),
        Leaving.DIED: N_("Died"),
        Leaving.OTHER: N_("Another cause of leaving"),
    },
    {
        Education.DOCTOR: N_("Doctorate"),
        Education.MASTER: N_("Master"),
        Education.BACHELOR: N_("Bachelor"),
        Education.COLLEGE: N_("College"),
        Education.SECONDARY: N_("Secondary school"),
        Education.UNKNOWN: N_("Not stated"),
    },
    {
        Role.OFFICER: N_("Officer"),
        Role.TRAINER: N_("Trainer"),
        Role.INVIGILATOR: N_("Invigilator"),
        Role.ADMINISTRATOR: N_("Administrator"),
        Role.AUDITOR: N_("Auditor"),
        Role.ARCHIVIST: N_("Archivist"),
    },
    roster.NAMES,
)

ERRORS = {
    "id.length": N_("An ID number has 18 characters; this one has {length}. Check for missing digits."),
    "id.characters": N_("An ID number holds digits only, the last may be X. Check what was typed."),
    "id.checksum": N_("The last character of the ID number does not fit the others. Compare it with the card."),
    "id.birth_date": N_("The ID number holds a date of birth that cannot be. Compare it with the card."),
    "person.destroyed": N_("What was known of this person was destroyed. Enter whoever comes back as a new person."),
    "person.no_name": N_("The name is missing. Fill in the name."),
    "person.birth_date_differs": N_("Date of birth {typed} differs from the one in the ID number, {id_number}."),
    "person.sex_differs": N_("The sex differs from the one in the ID number. Check which is right."),
    "person.id_number_taken": N_("This ID number already belongs to {name}. Search for that person first."),
    "person.work_number_taken": N_("This work number already belongs to {name}. Work numbers are given once."),
    "person.certificate_taken": N_("This enforcement certificate number already belongs to {name}."),
    "photo.not_picture": N_("A photograph has to be a PNG or JPEG picture. Choose another file."),
    "photo.too_large": N_("The picture is larger than {megabytes} MB. Make it smaller first."),
    "people.not_first": N_("The office has been set up already. Sign in instead."),
    "unit.code": N_("A unit code has letters and digits only, at most {longest}. Change it."),
    "unit.no_name": N_("The unit has no name. Fill in its name."),
    "unit.name_taken": N_("There is already a unit called {name} here. Choose another name."),
    "reason.unknown": N_("These words are not there any more. Look at the list again."),
    "reason.missing": N_("A reason is needed. Say in one sentence why."),
    "dates.reversed": N_("The end lies before the beginning. Check both dates."),
    "account.not_first": N_("There is an administrator already. Sign in with that account."),
    "account.no_permission": N_("Your role does not allow this. Ask an administrator."),
    "account.same_person": N_("The second person must be somebody else. Ask a colleague to sign in."),
    "account.slip_is_no_password": N_("A slip does not vouch. Sign in with it at the door and set a password first."),
    "export.needs_second": N_("Whole ID numbers leave only with a second person. Ask a colleague to sign in for it."),
    "export.no_receiver": N_("Say who receives the whole ID numbers."),
    "account.own_matter": N_("Nobody decides in their own matter. Ask a colleague with this role."),
    "account.wrong_password": N_("Name or password is not right. Check the Caps Lock key and try again."),
    "account.resting": N_("Too many tries. Wait {seconds} seconds, or ask an administrator for a one-time slip."),
    "account.disabled": N_("This account is switched off. Ask an administrator."),
    "account.no_login": N_("The sign-in name is missing. Fill it in."),
    "account.login_taken": N_("The sign-in name {login} is taken. Choose another."),
    "account.has_account": N_("This person already has an account. Print a one-time slip for it instead."),
    "password.too_short": N_("A password needs at least {shortest} characters. A short sentence is easy to remember."),
    "password.differs": N_("The two passwords differ. Type the second one again."),
    "date.unreadable": N_("“{text}” is not a date. Write it like 2027-08-31."),
    "password.too_easy": N_("This password is too easy to guess. Choose another."),
    **roster.ERRORS,
}
