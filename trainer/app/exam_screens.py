"""The screens around exams, loaded when they are first visited."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from trainer.app.services import Services
from trainer.ui.shell.context import Context, Screen

if TYPE_CHECKING:
    from question_bank.question import Question
    from trainer.law.values import ArticleHit


def papers_screen(context: Context, services: Services) -> Screen:
    from trainer.app.paper_files import PaperFiles
    from trainer.ui.papers.build import build_papers
    from trainer.ui.papers.room import PapersRoom

    files, chance = PaperFiles(services), services.chance
    room = PapersRoom(services.papers, services.bank, services.people, services.exams.rules, chance, files)
    return build_papers(context, room)


def exams_screen(context: Context, services: Services) -> Screen:
    from trainer.app.exam_day_files import ExamDayFiles
    from trainer.app.score_files import ScoreListFiles
    from trainer.reports.exam_fields import exam_fields
    from trainer.ui.exams.build import build_exams
    from trainer.ui.exams.room import ExamsRoom

    room = ExamsRoom(
        exams=services.exams,
        papers=services.papers,
        people=services.people,
        invigilation=services.invigilation,
        results=services.results,
        credits=services.credits,
        rooms=services.rooms,
        postponing=services.postponing,
        files=ScoreListFiles(services),
        day=ExamDayFiles(services),
        clock=services.clock,
        retakes=services.retakes,
        settings=services.exam_settings,
        joining=services.retake_joining,
        fields_of=partial(exam_fields, services.store.database),
    )
    return build_exams(context, room)


def exam_rooms_screen(context: Context, services: Services) -> Screen:
    from trainer.app.change_files import write_changes
    from trainer.ui.exam_rooms.build import build_exam_rooms
    from trainer.ui.exam_rooms.presenter import SeatsRoom

    room = SeatsRoom(
        exams=services.exams,
        rooms=services.rooms,
        codes=services.start_codes,
        papers=services.papers,
        people=services.people,
        new_seed=partial(services.chance.getrandbits, 31),
        export=partial(write_changes, services),
    )
    return build_exam_rooms(context, room)


def standing_screen(context: Context, services: Services) -> Screen:
    from trainer.app.discipline_files import DisciplineFiles
    from trainer.app.exam_folder import ExamFolder
    from trainer.app.reissue_files import ReissueFiles
    from trainer.reports.consequences import hanging
    from trainer.reports.reissues import reissues
    from trainer.ui.standing.build import build_standing
    from trainer.ui.standing.room import StandingRoom

    def articles(question: Question) -> tuple[ArticleHit, ...]:
        cited = (services.law.article(one) for one in question.citations)
        return tuple(hit for hit in cited if hit is not None)

    room = StandingRoom(
        exams=services.exams,
        people=services.people,
        corrections=services.corrections,
        standing=services.standing,
        objections=services.objections,
        hanging=partial(hanging, services.store.database),
        foresee=services.retakes.foresee,
        articles=articles,
        pictures=services.bank.picture,
        files=ExamFolder(services),
        discipline=services.discipline,
        case_files=DisciplineFiles(services),
        reissues=services.reissues,
        reissues_of=partial(reissues, services.store.database),
        reissue_files=ReissueFiles(services),
    )
    return build_standing(context, room)


def outside_screen(context: Context, services: Services) -> Screen:
    from trainer.ui.outside.build import build_outside
    from trainer.ui.outside.presenter import OutRoom

    return build_outside(context, OutRoom(services.outside, services.people, services.clock, services.retake_joining))


def marking_screen(context: Context, services: Services) -> Screen:
    from trainer.ui.marking.build import build_marking

    return build_marking(context, services.marking, services.exams, services.people, services.bank.picture)


def analysis_screen(context: Context, services: Services) -> Screen:
    from trainer.app.analyses import Analyses
    from trainer.ui.analysis.build import build_analysis

    return build_analysis(context, Analyses(services), services.bank.picture)
