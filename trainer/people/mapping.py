"""Between rows of the person table and the values that leave the capability."""

from __future__ import annotations

from dataclasses import fields, replace

from trainer.people.rules import clean_id_number, mask_id_number, name_keys
from trainer.people.tables import PersonTable
from trainer.people.values import Category, Education, Establishment, PersonDraft, PersonRow, PersonStatus, Sex

_COLUMNS = tuple(column.name for column in fields(PersonDraft))


def fill(person: PersonTable, draft: PersonDraft, keys: str | None = None) -> tuple[str, ...]:
    """Writes a draft into its row and gives the names of the columns that changed.

    `keys` are those of the name, computed before the transaction: the first ones of a run take a third of a second.
    """
    draft = replace(draft, name=draft.name.strip(), id_number=clean_id_number(draft.id_number))
    changed = []
    for name in _COLUMNS:
        value = getattr(draft, name)
        value = list(value) if isinstance(value, tuple) else value
        if getattr(person, name) != value:
            setattr(person, name, value)
            changed.append(name)
    if "name" in changed:
        person.name_keys = name_keys(draft.name) if keys is None else keys
    return tuple(changed)


def draft_of(person: PersonTable, id_number: str) -> PersonDraft:
    """The editable part of a person, with the ID number as the reader may see it."""
    return PersonDraft(
        name=person.name,
        category=Category(person.category),
        establishment=Establishment(person.establishment),
        sex=Sex(person.sex),
        id_number=id_number,
        birth_date=person.birth_date,
        work_number=person.work_number,
        certificate_number=person.certificate_number,
        certificate_valid_until=person.certificate_valid_until,
        fields=tuple(person.fields),
        education=Education(person.education),
        major=person.major,
        legal_qualification=person.legal_qualification,
        legal_reviewer=person.legal_reviewer,
        phone=person.phone,
        unit_id=person.unit_id,
        post=person.post,
        key_post=person.key_post,
    )


def row_of(person: PersonTable, unit: str | None, full: bool) -> PersonRow:
    """One line of a list."""
    return PersonRow(
        id=person.id,
        name=person.name,
        unit_id=person.unit_id,
        unit=unit or "",
        post=person.post,
        category=Category(person.category),
        work_number=person.work_number,
        certificate_number=person.certificate_number,
        certificate_valid_until=person.certificate_valid_until,
        id_number=person.id_number if full else mask_id_number(person.id_number),
        fields=tuple(person.fields),
        status=PersonStatus(person.status),
    )
