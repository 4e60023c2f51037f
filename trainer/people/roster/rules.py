"""What a roster would change: each row matched with the persons the office has. Pure, nothing guessed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from uuid import UUID

from trainer.people.roster.cells import plain
from trainer.people.roster.headings import ReadRow
from trainer.people.roster.synonyms import HEADINGS
from trainer.people.roster.units import FoundUnit, UnitTree, unit_path
from trainer.people.roster.values import Column, RosterProblem, RosterRow, RowAction
from trainer.people.rules import check_person, mask_id_number
from trainer.people.values import Category, Leaving, PersonDraft, PersonStatus, Unit
from trainer.store.errors import BadInput

KEYS = (Column.ID_NUMBER, Column.WORK_NUMBER, Column.CERTIFICATE_NUMBER)
"""What tells one person from another, the strongest first."""
_APART = (Column.UNIT, Column.DEPARTMENT, Column.LEAVING)


@dataclass(frozen=True)
class Known:
    """A person of the office, whole ID number included."""

    id: UUID
    draft: PersonDraft
    status: PersonStatus


class RosterPlan:
    """Plans the rows of one file in their order; later rows see what earlier ones have taken."""

    def __init__(self, known: Iterable[Known], units: Sequence[Unit], today: date, actor_id: UUID) -> None:
        self.units = UnitTree(units)
        self._today = today
        self._actor_id = actor_id
        self._by_key: dict[tuple[Column, str], Known] = {}
        self._by_name: dict[str, list[Known]] = defaultdict(list)
        self._seen: dict[tuple[object, ...], int] = {}
        for person in known:
            self._by_name[plain(person.draft.name)].append(person)
            for column in KEYS:
                if number := str(getattr(person.draft, column)):
                    self._by_key[column, number] = person

    def plan(self, row: ReadRow) -> tuple[RosterRow, tuple[RosterProblem, ...]]:
        """What the row does, or the problems for which it is left out."""
        name = str(row.values.get(Column.NAME, ""))
        problems = row.problems
        if not problems:
            try:
                return self._plan(row, name), ()
            except BadInput as error:
                problems = (RosterProblem(row.sheet, row.row, error.code, error.params),)
        return RosterRow(row.sheet, row.row, RowAction.PROBLEM, name, " ".join(unit_path(row))), problems

    def _plan(self, row: ReadRow, name: str) -> RosterRow:
        check_name(name)
        unit = self.units.find(unit_path(row))
        leaving = row.values.get(Column.LEAVING)
        person = self._match(row.values, name, unit, bool(unit_path(row)))
        if leaving is not None and person is not None and person.status is PersonStatus.SEALED:
            return RosterRow(row.sheet, row.row, RowAction.UNCHANGED, name, unit.name, person.id)
        values = given(row.values, person)
        before = None if person is None else person.draft
        start = PersonDraft(name, category=likely_category(values)) if before is None else before
        draft = replace(start, **{column.value: value for column, value in values.items()})  # type: ignore[arg-type]
        if before is None or unit_path(row):
            draft = replace(draft, unit_id=unit.unit_id)
        check_person(draft, self._today)
        self._refuse_second(row, draft, person, unit)
        cause = self._cause(leaving, person, name)
        new_unit = unit.path if unit.path in self.units.new and draft.unit_id is None else ()
        changed = () if before is None else differences(before, draft)
        if new_unit and before is not None:
            changed = tuple(dict.fromkeys((*changed, "unit_id")))
        action = RowAction.NEW if before is None else RowAction.UPDATE if changed else RowAction.UNCHANGED
        action = RowAction.LEAVE if cause else action
        person_id = None if person is None else person.id
        found = RosterRow(row.sheet, row.row, action, name, unit.name, person_id, draft, before, new_unit, changed)
        return replace(found, leaving=cause, namesakes=self._namesakes(row.values, name) if person is None else ())

    def _cause(self, stated: object, person: Known | None, name: str) -> Leaving | None:
        """Why a person of the office left; nobody leaves whom it never had, and nobody by their own hand."""
        if stated is None:
            return None
        if person is None:
            raise BadInput("roster.left_unknown", name=name)
        if person.id == self._actor_id:
            raise BadInput("roster.own_leaving", name=name)
        return Leaving(str(stated))

    def _match(self, values: Mapping[Column, object], name: str, unit: FoundUnit, placed: bool) -> Known | None:
        """By 身份证号, else 工号, else 执法证号, else by name and unit where exactly one person fits."""
        found = [self._by_key[column, str(values[column])] for column in KEYS if self._holds(values, column)]
        if len({person.id for person in found}) > 1:
            raise BadInput("roster.two_people", first=found[0].draft.name, second=found[-1].draft.name)
        if not found:
            found = self._by_name_and_unit(values, name, unit, placed)
        if not found:
            return None
        person = found[0]
        if person.status is PersonStatus.SEALED and Column.LEAVING not in values:
            raise BadInput("roster.sealed", name=person.draft.name)
        if contradicting := contradiction(values, person.draft):
            raise BadInput("roster.numbers_disagree", name=person.draft.name, column=HEADINGS[contradicting][0])
        return person

    def _holds(self, values: Mapping[Column, object], column: Column) -> bool:
        return (column, str(values.get(column, ""))) in self._by_key

    def _by_name_and_unit(
        self, values: Mapping[Column, object], name: str, unit: FoundUnit, placed: bool
    ) -> list[Known]:
        same_name = [p for p in self._by_name[plain(name)] if contradiction(values, p.draft) is None]
        here = [person for person in same_name if placed and person.draft.unit_id == unit.unit_id]
        if len(here) > 1:
            raise BadInput("roster.several_people", name=name, count=len(here))
        numbered = any(values.get(column) for column in KEYS)
        if same_name and not here and not numbered:
            raise BadInput("roster.same_name_elsewhere", name=name)
        return here

    def _namesakes(self, values: Mapping[Column, object], name: str) -> tuple[str, ...]:
        """Units of those who bear the name of somebody new and whom no number tells apart: perhaps the same person."""
        alike = (one for one in self._by_name[plain(name)] if contradiction(values, one.draft) is None)
        return tuple(self.units.name_of(one.draft.unit_id) for one in alike if one.status is not PersonStatus.SEALED)

    def _refuse_second(self, row: ReadRow, draft: PersonDraft, person: Known | None, unit: FoundUnit) -> None:
        marks: list[tuple[object, ...]] = [(column, getattr(draft, column)) for column in KEYS]
        marks = [mark for mark in marks if mark[1]] or [(Column.NAME, draft.name, unit.path)]
        if person is not None:
            marks.append((person.id,))
        for mark in marks:
            if mark in self._seen:
                raise BadInput("roster.twice", name=draft.name, first=self._seen[mark])
        self._seen.update(dict.fromkeys(marks, row.row))


def given(values: Mapping[Column, object], person: Known | None) -> dict[Column, object]:
    """What a row says about a draft: filled cells only; a masked ID number stands for the stored one.

    Raises BadInput("roster.masked_id") where a masked number fits nobody.
    """
    rest: dict[Column, object] = {column: value for column, value in values.items() if column not in _APART}
    number = str(rest.get(Column.ID_NUMBER, ""))
    if "*" in number:
        if person is None or mask_id_number(person.draft.id_number) != number:
            raise BadInput("roster.masked_id", shown=number)
        del rest[Column.ID_NUMBER]
    return rest


def contradiction(values: Mapping[Column, object], draft: PersonDraft) -> Column | None:
    """The first number that both the row and the person have and that differ."""
    for column in KEYS:
        typed, stored = str(values.get(column, "")), str(getattr(draft, column))
        if column is Column.ID_NUMBER and "*" in typed:
            stored = mask_id_number(stored)
        if typed and stored and typed != stored:
            return column
    return None


def likely_category(values: Mapping[Column, object]) -> Category:
    """For a new person whose row names no category: who has an enforcement certificate enforces."""
    return Category.OFFICER if values.get(Column.CERTIFICATE_NUMBER) else Category.UNCERTIFIED


def check_name(name: str) -> None:
    """Raises BadInput: person.no_name, roster.odd_name (a remark such as 填表人：… instead of a person)."""
    if not name:
        raise BadInput("person.no_name")
    if any(character.isdigit() or character in ":：（）()=" for character in name):
        raise BadInput("roster.odd_name", shown=name)


def differences(before: PersonDraft, after: PersonDraft) -> tuple[str, ...]:
    """Names of the fields that differ."""
    return tuple(f.name for f in fields(PersonDraft) if getattr(before, f.name) != getattr(after, f.name))
