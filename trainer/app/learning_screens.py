"""The screens of courseware and of practice."""

from __future__ import annotations

from functools import partial

from trainer.app.services import Services
from trainer.ui.shell.context import Context, Screen


def courseware_screen(context: Context, services: Services) -> Screen:
    from trainer.app.courseware_files import turn_into_pdf
    from trainer.app.own import study_room
    from trainer.documents.converting import office_program
    from trainer.reports.courseware import item_readers
    from trainer.ui.courseware.build import build_courseware
    from trainer.ui.courseware.files import FileRoom
    from trainer.ui.courseware.presenter import CoursewareRoom

    readers = partial(item_readers, services.store.database, context.actor)
    room = CoursewareRoom(
        services.courseware,
        services.people,
        readers,
        services.study_credits.credit_item,
        study_room(services),
        lambda: tuple(node.path for node in services.bank.subjects()),
        services.pushes,
        FileRoom(
            services.courseware,
            services.editions,
            lambda: office_program() is not None,
            partial(turn_into_pdf, services),
        ),
    )
    return build_courseware(context, room)


def practice_screen(context: Context, services: Services) -> Screen:
    from trainer.reports.mastery import class_mastery
    from trainer.ui.practice_board.build import build_practice_board
    from trainer.ui.practice_board.presenter import BoardRoom

    mastery = partial(class_mastery, services.store.database, context.actor)
    return build_practice_board(context, BoardRoom(services.practice, services.people, mastery))
