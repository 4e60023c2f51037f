"""The words for the codes and enums of certificates."""

from __future__ import annotations

from collections.abc import Mapping

from trainer.certificates.layout import ElementKind, Side
from trainer.certificates.values import Flaw, SkipReason, Verdict
from trainer.words import Names, _


def names() -> Names:
    """What people call each value."""
    return Names(
        {
            SkipReason.NOT_PASSED: _("Did not pass the exam"),
            SkipReason.NOT_IN_FORCE: _("The result is not in force yet"),
            SkipReason.ALREADY_HOLDS: _("Already holds this certificate"),
            SkipReason.OWN_MATTER: _("Your own; a colleague has to issue it"),
        },
        {
            ElementKind.TEXT: _("Line of text"),
            ElementKind.PARAGRAPH: _("Paragraph"),
            ElementKind.PHOTO: _("Photograph"),
            ElementKind.SEAL: _("Seal picture"),
            ElementKind.QR: _("QR code"),
            ElementKind.LINE: _("Ruled line"),
            ElementKind.FRAME: _("Frame"),
        },
        {Side.LEFT: _("on the left"), Side.CENTRE: _("in the middle"), Side.RIGHT: _("on the right")},
        {
            Verdict.GENUINE: _("Genuine: issued like this and valid"),
            Verdict.CHANGED: _("Changed: it is not as it was issued"),
            Verdict.VOIDED: _("Voided: no longer valid"),
            Verdict.FOREIGN: _("Foreign: signed by an office whose key is not trusted here"),
            Verdict.UNKNOWN: _("Unknown: cannot be confirmed here"),
        },
        {
            Flaw.BYTES_CHANGED: _("The file was changed after it was sealed. Ask the holder for the original file."),
            Flaw.SEAL_MISSING: _("The seal at the end of the file is missing: part of it was cut off or rewritten."),
            Flaw.ADDED_BEHIND: _("Something was added behind the seal. Ask the holder for the original file."),
            Flaw.FOREIGN_KEY: _(
                "The signature names a key that is not trusted here. Ask the issuing office for its key file."
            ),
            Flaw.CODE_MISSING: _("The sealed file holds no code of a certificate. Ask the issuing office."),
            Flaw.CODE_FORGED: _("What the code states was not signed by the office it names."),
            Flaw.CODE_OF_ANOTHER: _("The file was sealed by one office and carries the code of another."),
            Flaw.CREDENTIAL_MISSING: _("The credential attached to the file is missing. Ask the issuing office."),
            Flaw.CREDENTIAL_FORGED: _("The credential attached to the file was not signed by the issuing office."),
            Flaw.CREDENTIAL_OF_ANOTHER: _("The credential attached to the file speaks of another certificate."),
            Flaw.OTHER_FILE: _("The register of this office keeps something else under this number."),
            Flaw.NOT_REGISTERED: _(
                "The register of this office does not know this number. Look whether the key has come into other hands."
            ),
            Flaw.VOIDED_SERIAL: _("The issuing office has voided this number."),
            Flaw.EARLIER_FORM: _(
                "A file of the earlier form is checked by the office that issued it; scan its printed code instead."
            ),
            Flaw.NO_CERTIFICATE: _(
                "This is no certificate of this program. Choose its original file or scan its code."
            ),
        },
    )


def errors() -> Mapping[str, str]:
    """What happened and what to do next, by the code of the error; braces hold its parameters."""
    return {
        "certificate.no_title": _("The certificate does not say what it is for. Fill in the training or exam."),
        "certificate.nobody": _("Nobody is chosen. Choose at least one person."),
        "certificate.no_proof": _("No exam shows who gets one. Name the document that does, with its number and day."),
        "certificate.class_code": _("A class code has letters and digits only, at most {longest}. Change it."),
        "certificate.no_unit_code": _("The unit's code for serial numbers is missing. Fill it in, then issue again."),
        "certificate.numbering_unreadable": _(
            "The rule file {file} cannot be read. Put the file of the installation back."
        ),
        "certificate.photo": _("The photograph of {name} is damaged. Choose another on the people page, then go on."),
        "certificate.damaged": _("The kept file of {serial} no longer matches its hash. Restore it from a backup."),
        "certificate.already_voided": _("{serial} is voided already. Read the register again."),
        "certificate.unknown": _("This certificate is not in the register. Read the register again."),
        "certificate.key_file": _("This is no key file, or it was changed. Ask the other office to export it anew."),
        "certificate.fingerprint": _("The fingerprint is another one. Have it read out again; nothing was taken in."),
        "certificate.layout_unreadable": _("The layout {file} cannot be read. Put the file of the installation back."),
        "certificate.layout_broken": _("The layout is not whole. Go back to the one of the installation."),
        "certificate.layout_unknown": _("This layout is not there any more. Choose another."),
        "certificate.layout_page": _("A page is between {smallest} and {largest} mm wide and high. Change its size."),
        "certificate.layout_seal": _("The picture of the seal is larger than {kilobytes} kB. Choose a smaller one."),
        "certificate.layout_value": _("Line {line}: {value} does not fit here. Type a number, a colour or a side."),
        "certificate.layout_place": _(
            "Line {line} does not fit on the page, or has no width. Change its place or size."
        ),
        "certificate.layout_field": _("Line {line} names {field}, which is no field. Choose one of the list."),
        "certificate.layout_needs_name": _("The page shows no number or no name. Put both on it again."),
        "certificate.layout_needs_qr": _("The page has no QR code, so nobody could check it. Put one on it again."),
        "certificate.layout_meanwhile": _(
            "Somebody has saved this layout meanwhile. Look at the new version, then change it again."
        ),
        "certificate.seal_picture": _("The picture of the seal is damaged. Choose another in the layout."),
        "certificate.key_own": _("This is the key of this office itself. Choose the key file of another office."),
        "certificate.key_unknown": _("This key is not trusted any more. Read the list again."),
        "certificate.voids_file": _("This is no list of voided certificates. Ask the other office to export it anew."),
        "certificate.voids_foreign": _(
            "The list was signed with a key that is not trusted here. Import the key file of that office first."
        ),
        "certificate.voids_forged": _("The list was changed after it was signed. Ask the office to export it anew."),
        "certificate.voids_old": _(
            "A newer list of {office} was imported before. Ask the office for its present list; nothing was changed."
        ),
    }
