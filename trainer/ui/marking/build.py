"""Makes the marking page and connects its signals."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from trainer.exams.marking.service import MarkingService
from trainer.exams.service import ExamService
from trainer.people.service import PeopleService
from trainer.ui.marking.presenter import MarkingPresenter
from trainer.ui.marking.view import MarkingPage
from trainer.ui.shell.context import Context
from trainer.ui.shell.pair import PairScreen
from trainer.ui.widgets.figures import Pictures, no_pictures


class MarkingScreen(PairScreen[MarkingPage, MarkingPresenter]):
    """Nothing on this page has a name to go to."""


def build_marking(
    context: Context,
    marking: MarkingService,
    exams: ExamService,
    people: PeopleService,
    pictures: Pictures = no_pictures,
) -> MarkingScreen:
    def names(ids: Iterable[UUID]) -> dict[UUID, str]:
        return {key: one.name for key, one in people.known(ids).items()}

    page = MarkingPage()
    page.pictures = pictures
    presenter = MarkingPresenter(page, marking, exams, context.actor, context.dialogs, context.jobs, names)
    page.group_chosen.connect(presenter.choose_group)
    page.stepped.connect(presenter.step)
    page.ticked.connect(presenter.tick)
    page.halved.connect(presenter.half)
    page.part_changed.connect(presenter.set_part)
    page.cleared.connect(presenter.tick_none)
    page.progress_wanted.connect(presenter.show_progress)
    page.looked_at.connect(presenter.look_at)
    page.progress_left.connect(presenter.hide_progress)
    page.points_changed.connect(presenter.set_points)
    page.awarded.connect(presenter.award)
    page.taken_back.connect(presenter.take_back)
    page.exams_wanted.connect(lambda: context.go("exams", None))
    return MarkingScreen(page, presenter)
