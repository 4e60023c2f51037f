"""Use cases about the superior's forms: kept once with their mapping, filled in any year."""

from __future__ import annotations

from typing import Any

from trainer.hours.templates.values import FormField, FormSheet, FormTemplate
from trainer.people.accounts.rules import require
from trainer.people.accounts.values import Actor, Permission
from trainer.store.audit import AuditTrail
from trainer.store.clock import Clock
from trainer.store.errors import Refused
from trainer.store.files import keep_file, read_file, stage_file
from trainer.store.settings import read_setting, write_setting
from trainer.store.transactions import Database

SETTING = "hours.forms"


class HourFormService:
    """Forms by name; one of the same name takes the place of the older one, whose file stays."""

    def __init__(self, database: Database, clock: Clock, audit: AuditTrail) -> None:
        self._database = database
        self._clock = clock
        self._audit = audit

    def forms(self) -> tuple[FormTemplate, ...]:
        """Every form that is kept, by name."""
        with self._database.read() as session:
            kept: dict[str, dict[str, Any]] = read_setting(session, SETTING, {})
        return tuple(_form(name, data) for name, data in sorted(kept.items()))

    def content(self, form: FormTemplate) -> bytes:
        """The empty form as it was loaded."""
        with self._database.read() as session:
            return read_file(session, form.hash)

    def keep(self, actor: Actor, name: str, content: bytes, sheet: FormSheet) -> FormTemplate:
        """Keeps a form; `sheet.proposed` is what was agreed. Raises Refused("hours.form_without_names")."""
        require(actor, Permission.EXPORT_PEOPLE)
        if FormField.NAME not in sheet.proposed.values():
            raise Refused("hours.form_without_names")
        stage_file(self._database, name, content)
        with self._database.write() as session:
            kept_hash = keep_file(session, name, content, self._clock.now())
            form = FormTemplate(name, kept_hash, sheet.sheet, sheet.first, sheet.last, sheet.proposed)
            write_setting(session, SETTING, {**read_setting(session, SETTING, {}), name: _data(form)})
            detail = {"form": kept_hash, "columns": str(len(form.columns))}
            self._audit.record(session, actor.person_id, "hours.form_kept", None, detail)
        return form


def _data(form: FormTemplate) -> dict[str, Any]:
    columns = {str(column): field.value for column, field in form.columns.items()}
    return {"hash": form.hash, "sheet": form.sheet, "first": form.first, "last": form.last, "columns": columns}


def _form(name: str, data: dict[str, Any]) -> FormTemplate:
    columns = {int(column): FormField(field) for column, field in data["columns"].items()}
    return FormTemplate(name, data["hash"], data["sheet"], data["first"], data["last"], columns)
