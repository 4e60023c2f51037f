"""The words for the codes and enums of people and accounts."""

from __future__ import annotations

from collections.abc import Mapping

from trainer.people.accounts.values import Role
from trainer.people.listing import ListFlaw
from trainer.people.roster import words as roster
from trainer.people.values import Category, Education, Establishment, Leaving, PersonStatus, Sex
from trainer.words import Names, _


def names() -> Names:
    """What people call each value."""
    return Names(
        {
            Category.OFFICER: _("Certified officer"),
            Category.UNCERTIFIED: _("Staff without certificate"),
            Category.AUXILIARY: _("Auxiliary"),
            Category.REVIEWER: _("Legal reviewer"),
            Category.CLERK: _("Office staff"),
            Category.SECONDED: _("Seconded"),
            Category.OUTSIDE: _("Outside trainee"),
        },
        {
            ListFlaw.UNKNOWN: _("nobody of that number or name"),
            ListFlaw.SEVERAL: _("several people of that name, add the number"),
            ListFlaw.TWICE: _("named before"),
            ListFlaw.CONTRADICTION: _("number and name are of two people"),
        },
        {
            Establishment.CIVIL_SERVANT: _("Civil servant"),
            Establishment.SUPERVISED: _("Administered as civil servant"),
            Establishment.INSTITUTION: _("Public institution"),
            Establishment.WORKER: _("Worker"),
            Establishment.CONTRACT: _("Contract"),
            Establishment.UNKNOWN: _("Not stated"),
        },
        {
            Sex.MALE: _("Male"),
            Sex.FEMALE: _("Female"),
            Sex.UNKNOWN: _("Not stated"),
        },
        {
            PersonStatus.ACTIVE: _("In post"),
            PersonStatus.AWAY: _("On long leave"),
            PersonStatus.SEALED: _("Left, sealed"),
        },
        {
            Leaving.TRANSFERRED: _("Transferred to another office"),
            Leaving.RESIGNED: _("Resigned"),
            Leaving.DISMISSED: _("Dismissed"),
            Leaving.RETIRED: _("Retired"),
            Leaving.DIED: _("Died"),
            Leaving.OTHER: _("Another cause of leaving"),
        },
        {
            Education.DOCTOR: _("Doctorate"),
            Education.MASTER: _("Master"),
            Education.BACHELOR: _("Bachelor"),
            Education.COLLEGE: _("College"),
            Education.SECONDARY: _("Secondary school"),
            Education.UNKNOWN: _("Not stated"),
        },
        {
            Role.OFFICER: _("Officer"),
            Role.TRAINER: _("Trainer"),
            Role.INVIGILATOR: _("Invigilator"),
            Role.ADMINISTRATOR: _("Administrator"),
            Role.AUDITOR: _("Auditor"),
            Role.ARCHIVIST: _("Archivist"),
        },
        roster.names(),
    )


def errors() -> Mapping[str, str]:
    """What happened and what to do next, by the code of the error; braces hold its parameters."""
    return {
        "id.length": _("An ID number has 18 characters; this one has {length}. Check for missing digits."),
        "id.characters": _("An ID number holds digits only, the last may be X. Check what was typed."),
        "id.checksum": _("The last character of the ID number does not fit the others. Compare it with the card."),
        "id.birth_date": _("The ID number holds a date of birth that cannot be. Compare it with the card."),
        "person.no_name": _("The name is missing. Fill in the name."),
        "person.birth_date_differs": _("Date of birth {typed} differs from the one in the ID number, {id_number}."),
        "person.sex_differs": _("The sex differs from the one in the ID number. Check which is right."),
        "person.id_number_taken": _("This ID number already belongs to {name}. Search for that person first."),
        "person.work_number_taken": _("This work number already belongs to {name}. Work numbers are given once."),
        "person.certificate_taken": _("This enforcement certificate number already belongs to {name}."),
        "photo.not_picture": _("A photograph has to be a PNG or JPEG picture. Choose another file."),
        "photo.too_large": _("The picture is larger than {megabytes} MB. Make it smaller first."),
        "people.not_first": _("The office has been set up already. Sign in instead."),
        "unit.no_name": _("The unit has no name. Fill in its name."),
        "unit.name_taken": _("There is already a unit called {name} here. Choose another name."),
        "reason.missing": _("A reason is needed. Say in one sentence why."),
        "dates.reversed": _("The end lies before the beginning. Check both dates."),
        "account.not_first": _("There is an administrator already. Sign in with that account."),
        "account.no_permission": _("Your role does not allow this. Ask an administrator."),
        "account.same_person": _("The second person must be somebody else. Ask a colleague to sign in."),
        "account.slip_is_no_password": _(
            "A slip does not vouch. Sign in with it at the door and set a password first."
        ),
        "export.needs_second": _(
            "Whole ID numbers leave only with a second person. Ask a colleague to sign in for it."
        ),
        "export.no_receiver": _("Say who receives the whole ID numbers."),
        "account.own_matter": _("Nobody decides in their own matter. Ask a colleague with this role."),
        "account.wrong_password": _("Name or password is not right. Check the Caps Lock key and try again."),
        "account.resting": _("Too many tries. Wait {seconds} seconds, or ask an administrator for a one-time slip."),
        "account.disabled": _("This account is switched off. Ask an administrator."),
        "account.no_login": _("The sign-in name is missing. Fill it in."),
        "account.login_taken": _("The sign-in name {login} is taken. Choose another."),
        "account.has_account": _("This person already has an account. Print a one-time slip for it instead."),
        "password.too_short": _(
            "A password needs at least {shortest} characters. A short sentence is easy to remember."
        ),
        "password.differs": _("The two passwords differ. Type the second one again."),
        "date.unreadable": _("“{text}” is not a date. Write it like 2027-08-31."),
        "password.too_easy": _("This password is too easy to guess. Choose another."),
        **roster.errors(),
    }
