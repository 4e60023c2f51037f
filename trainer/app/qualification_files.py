"""Lists of enforcement certificates on paper and as a workbook, each recorded as an export of personal data."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from trainer.app.office import office_name
from trainer.app.services import Services
from trainer.people.accounts.rules import require
from trainer.people.accounts.values import Actor, Permission
from trainer.qualification.values import Checked, Rules, Standing
from trainer.store.clock import local_today
from trainer.store.files import file_hash


@dataclass(frozen=True)
class CardListFiles:
    services: Services

    def pdf(
        self,
        actor: Actor,
        rows: tuple[Standing, ...],
        title: str,
        rules: Rules,
        checked: Checked | None,
        purpose: str,
    ) -> bytes:
        from trainer.documents.office.pdf import write_pdf
        from trainer.documents.office.template import load_template
        from trainer.documents.pdf import Printed
        from trainer.documents.qualification_list import card_list

        require(actor, Permission.EXPORT_PEOPLE)
        now = self.services.clock.now().astimezone()
        signing = load_template("qualification", self.services.template_folders).lines("list", "signatures")
        below = self._below(rows, rules, checked)
        printed = Printed(actor.name, now)
        content = write_pdf([card_list(rows, title, below, signing, printed, waiting=checked is None)])
        self._record(actor, rows, purpose, file_hash(content))
        return content

    def write_sheet(
        self,
        actor: Actor,
        rows: tuple[Standing, ...],
        title: str,
        rules: Rules,
        checked: Checked | None,
        path: Path,
        purpose: str,
    ) -> None:
        from trainer.documents.qualification_list import write_card_sheet

        require(actor, Permission.EXPORT_PEOPLE)
        below = self._below(rows, rules, checked)
        content_hash = write_card_sheet(path, rows, title, below, waiting=checked is None)
        self._record(actor, rows, purpose, content_hash)

    def _below(self, rows: tuple[Standing, ...], rules: Rules, checked: Checked | None) -> str:
        from trainer.documents.qualification_list import below_line

        day = local_today(self.services.clock).isoformat()
        return below_line(office_name(self.services), rows, rules, checked, day)

    def _record(self, actor: Actor, rows: tuple[Standing, ...], purpose: str, content_hash: str) -> None:
        self.services.people.record_export(actor, "card_list", len(rows), False, purpose, content_hash)
