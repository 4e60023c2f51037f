"""The screens about people beside their list: enforcement certificates."""

from __future__ import annotations

from functools import partial

from trainer.app.services import Services
from trainer.ui.shell.context import Context, Screen


def qualification_screen(context: Context, services: Services) -> Screen:
    from trainer.app.qualification_files import CardListFiles
    from trainer.reports.exam_fields import exam_fields
    from trainer.ui.qualification.build import build_qualification
    from trainer.ui.qualification.presenter import CardsRoom

    room = CardsRoom(
        services.qualification,
        services.people,
        services.exams,
        services.clock,
        partial(exam_fields, services.store.database, context.actor),
        CardListFiles(services),
    )
    return build_qualification(context, room)
