"""The words for the codes and enums of certificates."""

from __future__ import annotations

from trainer.certificates.layout import ElementKind, Side
from trainer.certificates.values import Flaw, SkipReason, Verdict
from trainer.words import N_, Names

NAMES = Names(
    {
        SkipReason.NOT_PASSED: N_("Did not pass the exam"),
        SkipReason.NOT_IN_FORCE: N_("The result is not in force yet"),
        SkipReason.ALREADY_HOLDS: N_("Already holds this certificate"),
        SkipReason.OWN_MATTER: N_("Your own; a colleague has to issue it"),
    },
    {
        ElementKind.TEXT: N_("Line of text"),
        ElementKind.PARAGRAPH: N_("Paragraph"),
        ElementKind.PHOTO: N_("Photograph"),
        ElementKind.SEAL: N_("Seal picture"),
        ElementKind.QR: N_("QR code"),
        ElementKind.LINE: N_("Ruled line"),
        ElementKind.FRAME: N_("Frame"),
    },
    {Side.LEFT: N_("on the left"), Side.CENTRE: N_("in the middle"), Side.RIGHT: N_("on the right")},
    {
        Verdict.GENUINE: N_("Genuine: issued like this and valid"),
        Verdict.CHANGED: N_("Changed: it is not as it was issued"),
        Verdict.VOIDED: N_("Voided: no longer valid"),
        Verdict.FOREIGN: N_("Foreign: signed by an office whose key is not trusted here"),
        Verdict.UNKNOWN: N_("Unknown: cannot be confirmed here"),
    },
    {
        Flaw.BYTES_CHANGED: N_("The file was changed after it was sealed. Ask the holder for the original file."),
        Flaw.SEAL_MISSING: N_("The seal at the end of the file is missing: part of it was cut off or rewritten."),
        Flaw.ADDED_BEHIND: N_("Something was added behind the seal. Ask the holder for the original file."),
        Flaw.FOREIGN_KEY: N_(
            "The signature names a key that is not trusted here. Ask the issuing office for its key file."
        ),
        Flaw.CODE_MISSING: N_("The sealed file holds no code of a certificate. Ask the issuing office."),
        Flaw.CODE_FORGED: N_("What the code states was not signed by the office it names."),
        Flaw.CODE_OF_ANOTHER: N_("The file was sealed by one office and carries the code of another."),
        Flaw.CREDENTIAL_MISSING: N_("The credential attached to the file is missing. Ask the issuing office."),
        Flaw.CREDENTIAL_FORGED: N_("The credential attached to the file was not signed by the issuing office."),
        Flaw.CREDENTIAL_OF_ANOTHER: N_("The credential attached to the file speaks of another certificate."),
        Flaw.OTHER_FILE: N_("The register of this office keeps something else under this number."),
        Flaw.NOT_REGISTERED: N_(
            "The register of this office does not know this number. Look whether the key has come into other hands."
        ),
        Flaw.VOIDED_SERIAL: N_("The issuing office has voided this number."),
        Flaw.EARLIER_FORM: N_(
            "A file of the earlier form is checked by the office that issued it; scan its printed code instead."
        ),
        Flaw.NO_CERTIFICATE: N_("This is no certificate of this program. Choose its original file or scan its code."),
    },
)

ERRORS = {
    "certificate.no_title": N_("The certificate does not say what it is for. Fill in the training or exam."),
    "certificate.nobody": N_("Nobody is chosen. Choose at least one person."),
    "certificate.no_proof": N_("No exam shows who gets one. Name the document that does, with its number and day."),
    "certificate.class_code": N_("A class code has letters and digits only, at most {longest}. Change it."),
    "certificate.no_unit_code": N_("The unit's code for serial numbers is missing. Fill it in, then issue again."),
    "certificate.numbering_unreadable": N_(
        "The rule file {file} cannot be read. Put the file of the installation back."
    ),
    "certificate.photo": N_("The photograph of {name} is damaged. Choose another on the people page, then go on."),
    "certificate.damaged": N_("The kept file of {serial} no longer matches its hash. Restore it from a backup."),
    "certificate.already_voided": N_("{serial} is voided already. Read the register again."),
    "certificate.unknown": N_("This certificate is not in the register. Read the register again."),
    "certificate.key_file": N_("This is no key file, or it was changed. Ask the other office to export it anew."),
    "certificate.fingerprint": N_("The fingerprint is another one. Have it read out again; nothing was taken in."),
    "certificate.layout_unreadable": N_("The layout {file} cannot be read. Put the file of the installation back."),
    "certificate.layout_broken": N_("The layout is not whole. Go back to the one of the installation."),
    "certificate.layout_unknown": N_("This layout is not there any more. Choose another."),
    "certificate.layout_page": N_("A page is between {smallest} and {largest} mm wide and high. Change its size."),
    "certificate.layout_seal": N_("The picture of the seal is larger than {kilobytes} kB. Choose a smaller one."),
    "certificate.layout_value": N_("Line {line}: {value} does not fit here. Type a number, a colour or a side."),
    "certificate.layout_place": N_("Line {line} does not fit on the page, or has no width. Change its place or size."),
    "certificate.layout_field": N_("Line {line} names {field}, which is no field. Choose one of the list."),
    "certificate.layout_needs_name": N_("The page shows no number or no name. Put both on it again."),
    "certificate.layout_needs_qr": N_("The page has no QR code, so nobody could check it. Put one on it again."),
    "certificate.layout_meanwhile": N_(
        "Somebody has saved this layout meanwhile. Look at the new version, then change it again."
    ),
    "certificate.seal_picture": N_("The picture of the seal is damaged. Choose another in the layout."),
    "certificate.key_own": N_("This is the key of this office itself. Choose the key file of another office."),
    "certificate.key_unknown": N_("This key is not trusted any more. Read the list again."),
    "certificate.voids_file": N_("This is no list of voided certificates. Ask the other office to export it anew."),
    "certificate.voids_foreign": N_(
        "The list was signed with a key that is not trusted here. Import the key file of that office first."
    ),
    "certificate.voids_forged": N_("The list was changed after it was signed. Ask the office to export it anew."),
    "certificate.voids_old": N_(
        "A newer list of {office} was imported before. Ask the office for its present list; nothing was changed."
    ),
}
