"""销毁清册 for the hands that sign it, recorded as an export: it names people."""

from __future__ import annotations

from trainer.app.office import office_name
from trainer.app.services import Services
from trainer.people.accounts.rules import require
from trainer.people.accounts.values import Actor, Permission
from trainer.privacy.values import DestructionList
from trainer.store.files import file_hash
from trainer.words import _


def draw_list(services: Services, actor: Actor, made: DestructionList) -> bytes:
    """The PDF; it is not kept: after the destruction only the signed paper names the people."""
    from trainer.documents.destruction_list import destruction_sheet
    from trainer.documents.office.pdf import write_pdf
    from trainer.documents.office.template import load_template
    from trainer.documents.pdf import Printed

    require(actor, Permission.DESTROY_DATA)
    template = load_template("destruction", services.template_folders)
    part = "server" if services.privacy.on_server else "list"
    document = destruction_sheet(
        made,
        services.privacy.retention(),
        office_name(services),
        template.lines(part, "taken"),
        template.lines(part, "signatures"),
        Printed(actor.name, services.clock.now().astimezone()),
    )
    content = write_pdf([document])
    purpose = _("Signing the list of destruction {serial}").format(serial=made.serial)
    services.people.record_export(actor, "destruction_list", len(made.people), False, purpose, file_hash(content))
    return content
