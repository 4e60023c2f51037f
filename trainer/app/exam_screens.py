"""The screens around exams, loaded when they are first visited."""

from __future__ import annotations

from trainer.app.services import Services
from trainer.ui.shell.context import Context, Screen


def papers_screen(context: Context, services: Services) -> Screen:
    from trainer.ui.papers.build import build_papers
    from trainer.ui.papers.room import PapersRoom

    room = PapersRoom(services.papers, services.bank, services.people, services.exams.rules, services.chance)
    return build_papers(context, room)
