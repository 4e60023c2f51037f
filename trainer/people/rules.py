"""Pure rules about persons: ID numbers, names, masking."""

from __future__ import annotations

import io
from collections.abc import Collection, Iterable
from datetime import date
from uuid import UUID

from trainer.people.accounts.rules import require_reason
from trainer.people.accounts.values import Actor, Witness
from trainer.people.values import Leaving, PersonDraft, PersonStatus, Sex, Unit
from trainer.store.errors import BadInput, Refused

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK = "10X98765432"
_PICTURES = (b"\x89PNG\r\n", b"\xff\xd8\xff")
LARGEST_PHOTO = 2 * 2**20
LONGEST_CODE = 10


def clean_id_number(text: str) -> str:
    """A resident ID number without spaces and with an upper-case X; half-width."""
    return "".join(text.split()).translate(str.maketrans("０１２３４５６７８９ｘＸ", "0123456789XX")).upper()


def check_id_number(number: str, today: date) -> tuple[date, Sex]:
    """Birth date and sex in an 18-character resident ID number (GB 11643).

    Raises BadInput: id.length, id.characters, id.checksum, id.birth_date.
    """
    if len(number) != 18:
        raise BadInput("id.length", length=len(number))
    if not number[:17].isascii() or not number[:17].isdigit() or number[17] not in _CHECK:
        raise BadInput("id.characters")
    if _CHECK[sum(w * int(d) for w, d in zip(_WEIGHTS, number, strict=False)) % 11] != number[17]:
        raise BadInput("id.checksum")
    try:
        birth = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError as error:
        raise BadInput("id.birth_date") from error
    if not date(1900, 1, 1) <= birth <= today:
        raise BadInput("id.birth_date")
    return birth, Sex.MALE if int(number[16]) % 2 else Sex.FEMALE


def check_digit(first_17: str) -> str:
    """The last character that completes 17 digits to a valid ID number."""
    return _CHECK[sum(w * int(d) for w, d in zip(_WEIGHTS, first_17, strict=True)) % 11]


def mask_id_number(number: str) -> str:
    """First six and last four characters; the rest as stars. Shorter texts are all stars."""
    if len(number) <= 10:
        return "*" * len(number)
    return number[:6] + "*" * (len(number) - 10) + number[-4:]


def check_person(draft: PersonDraft, today: date) -> None:
    """Raises BadInput for what cannot be true: no name, a false ID number, a sex or birth date that contradicts it."""
    if not draft.name.strip():
        raise BadInput("person.no_name")
    if not draft.id_number:
        return
    birth, sex = check_id_number(draft.id_number, today)
    if draft.birth_date is not None and draft.birth_date != birth:
        raise BadInput("person.birth_date_differs", typed=draft.birth_date.isoformat(), id_number=birth.isoformat())
    if draft.sex is not Sex.UNKNOWN and draft.sex is not sex:
        raise BadInput("person.sex_differs")


def require_name(unit: str) -> str:
    """The name of a unit without spaces around it. Raises BadInput("unit.no_name")."""
    if not unit.strip():
        raise BadInput("unit.no_name")
    return unit.strip()


def name_keys(name: str) -> str:
    """What finds a name by typing: pinyin initials and the full pinyin, heteronyms included, joined by spaces."""
    from pypinyin import Style, pinyin

    full = pinyin(name, style=Style.NORMAL, heteronym=True)
    initials = pinyin(name, style=Style.FIRST_LETTER, heteronym=True)
    keys = {"".join(choices) for choices in _combine(initials)} | {"".join(c) for c in _combine(full)}
    return " ".join(sorted(key.lower() for key in keys))


def usual_pinyin(name: str) -> str:
    """How a name is usually read, in small letters: 王强 is wangqiang."""
    from pypinyin import lazy_pinyin

    return "".join(lazy_pinyin(name)).lower()


def _combine(choices: list[list[str]], most: int = 8) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = [()]
    for options in choices:
        found = [(*start, option) for start in found for option in options][:most]
    return found


def check_export(actor: Actor, full: bool, purpose: str, receiver: str, witness: Witness | None) -> None:
    """Raises BadInput("reason.missing"); where ID numbers are whole also BadInput("export.no_receiver"), and
    Refused("export.needs_second") without a second person who signed in for this actor.
    """
    require_reason(purpose)
    if not full:
        return
    if not receiver.strip():
        raise BadInput("export.no_receiver")
    if witness is None or witness.actor_id != actor.person_id or witness.person_id == actor.person_id:
        raise Refused("export.needs_second")


def likely_leaving(status: PersonStatus) -> Leaving:
    """What is proposed when somebody leaves: who was away for long retires, others go to another office."""
    return Leaving.RETIRED if status is PersonStatus.AWAY else Leaving.TRANSFERRED


def lacks_field(own: Iterable[str], asked: Collection[str]) -> bool:
    """Whether somebody holds none of the 执法门类 asked for; who names none is not held to be of another."""
    held = set(own)
    return bool(asked) and bool(held) and not held & set(asked)


def check_unit_code(code: str) -> str:
    """单位代字 as it is printed, empty for none of its own; BadInput("unit.code") for signs or too many letters."""
    code = code.strip()
    if code and (not code.isalnum() or len(code) > LONGEST_CODE):
        raise BadInput("unit.code", longest=LONGEST_CODE)
    return code


def codes_of(units: Iterable[Unit]) -> dict[UUID, str]:
    """The code by which each unit numbers: its own, else that of the nearest unit above; empty without any.

    `units` come in reading order, those above first.
    """
    found: dict[UUID, str] = {}
    for unit in units:
        found[unit.id] = unit.code or (found.get(unit.parent_id, "") if unit.parent_id else "")
    return found


def check_photo(content: bytes) -> None:
    """Raises BadInput("photo.not_picture") for anything but a whole PNG or JPEG, ("photo.too_large") above 2 MB."""
    from PIL import Image

    if not content.startswith(_PICTURES):
        raise BadInput("photo.not_picture")
    if len(content) > LARGEST_PHOTO:
        raise BadInput("photo.too_large", megabytes=LARGEST_PHOTO // 2**20)
    try:
        with Image.open(io.BytesIO(content)) as picture:
            picture.load()
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise BadInput("photo.not_picture") from error
