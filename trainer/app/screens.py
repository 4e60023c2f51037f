"""The rail: every management screen with its icon, the right it asks for, and what it is made of."""

from __future__ import annotations

from functools import partial

from trainer.app.activity_screens import activities_screen
from trainer.app.exam_screens import (
    analysis_screen,
    exam_rooms_screen,
    exams_screen,
    marking_screen,
    outside_screen,
    papers_screen,
    standing_screen,
)
from trainer.app.office_screens import certificates_screen, overview_screen, retakes_screen, settings_screen
from trainer.app.people_screens import privacy_screen, profile_screen, qualification_screen, reports_screen
from trainer.app.services import Services
from trainer.people.accounts.values import Permission
from trainer.ui.bank.build import build_bank
from trainer.ui.law.build import build_law
from trainer.ui.people.build import build_people
from trainer.ui.shell.context import Context, Screen, ScreenSpec
from trainer.words import _


def management_screens(services: Services) -> tuple[ScreenSpec, ...]:
    """In the order of the rail."""
    manage = Permission.SEE_MANAGEMENT
    return (
        ScreenSpec(
            "overview",
            _("Overview"),
            "mdi6.view-dashboard-outline",
            manage,
            lambda context: overview_screen(context, services),
        ),
        ScreenSpec(
            "people",
            _("People"),
            "mdi6.account-group-outline",
            manage,
            lambda context: build_people(
                context, services.people, services.roster, services.clock, services.accounts.vouch
            ),
        ),
        ScreenSpec(
            "qualification",
            _("Enforcement certificates"),
            "mdi6.card-account-details-outline",
            manage,
            lambda context: qualification_screen(context, services),
            below="people",
        ),
        ScreenSpec(
            "privacy",
            _("Personal data"),
            "mdi6.shield-account-outline",
            Permission.READ_ARCHIVE,
            lambda context: privacy_screen(context, services),
            below="people",
        ),
        ScreenSpec(
            "bank",
            _("Question bank"),
            "mdi6.book-open-page-variant-outline",
            Permission.READ_KEYS,
            lambda context: _bank(context, services),
        ),
        ScreenSpec(
            "law",
            _("Laws"),
            "mdi6.scale-balance",
            manage,
            lambda context: _law(context, services),
        ),
        ScreenSpec(
            "papers",
            _("Papers"),
            "mdi6.file-tree-outline",
            Permission.PREPARE_EXAMS,
            lambda context: papers_screen(context, services),
        ),
        ScreenSpec("exams", _("Exams"), "mdi6.timer-outline", manage, lambda context: exams_screen(context, services)),
        ScreenSpec(
            "exam_rooms",
            _("Rooms and seats"),
            "mdi6.seat-outline",
            manage,
            lambda context: exam_rooms_screen(context, services),
            below="exams",
        ),
        ScreenSpec(
            "outside",
            _("Scores from outside"),
            "mdi6.file-import-outline",
            Permission.SEE_RESULTS,
            lambda context: outside_screen(context, services),
            below="exams",
        ),
        ScreenSpec(
            "standing",
            _("Results and keys"),
            "mdi6.scale-balance",
            Permission.SEE_RESULTS,
            lambda context: standing_screen(context, services),
            below="exams",
        ),
        ScreenSpec(
            "analysis",
            _("Analysis of an exam"),
            "mdi6.chart-histogram",
            Permission.SEE_RESULTS,
            lambda context: analysis_screen(context, services),
            below="exams",
        ),
        ScreenSpec(
            "marking",
            _("Marking"),
            "mdi6.pencil-outline",
            Permission.MARK,
            lambda context: marking_screen(context, services),
        ),
        ScreenSpec("hours", _("Hours"), "mdi6.clock-check-outline", manage, lambda context: _hours(context, services)),
        ScreenSpec(
            "rule_sets",
            _("Rule sets of hours"),
            "mdi6.compare-horizontal",
            manage,
            lambda context: _rule_sets(context, services),
            below="hours",
        ),
        ScreenSpec(
            "courseware",
            _("Courseware"),
            "mdi6.play-box-multiple-outline",
            manage,
            lambda context: _courseware(context, services),
        ),
        ScreenSpec(
            "activities",
            _("Activities"),
            "mdi6.calendar-account-outline",
            manage,
            lambda context: activities_screen(context, services),
        ),
        ScreenSpec(
            "practice",
            _("Practice"),
            "mdi6.lightbulb-on-outline",
            Permission.SEE_RESULTS,
            lambda context: _practice(context, services),
        ),
        ScreenSpec(
            "retakes",
            _("Retakes"),
            "mdi6.account-alert-outline",
            Permission.SEE_RESULTS,
            lambda context: retakes_screen(context, services),
        ),
        ScreenSpec(
            "certificates",
            _("Certificates"),
            "mdi6.certificate-outline",
            Permission.SEE_RESULTS,
            lambda context: certificates_screen(context, services),
        ),
        ScreenSpec(
            "reports",
            _("Reports"),
            "mdi6.file-chart-outline",
            Permission.SEE_RESULTS,
            lambda context: reports_screen(context, services),
        ),
        ScreenSpec(
            "profile",
            _("Profile of the staff"),
            "mdi6.chart-bar",
            Permission.SEE_RESULTS,
            lambda context: profile_screen(context, services),
            below="reports",
        ),
        ScreenSpec(
            "settings",
            _("Settings"),
            "mdi6.cog-outline",
            manage,
            lambda context: settings_screen(context, services),
        ),
    )


def _bank(context: Context, services: Services) -> Screen:
    from trainer.reports.usage import question_usage
    from trainer.ui.duplicates.build import build_duplicates

    usage = partial(question_usage, services.store.database)
    screen = build_bank(
        context,
        services.bank,
        services.imports,
        services.law,
        services.people,
        services.clock,
        services.similar,
        usage,
        services.estimates.of_question,
    )
    page = build_duplicates(context, services.similar, services.bank, services.people, screen.show_list, screen.open)
    screen.host_duplicates(page)
    return screen


def _law(context: Context, services: Services) -> Screen:
    return build_law(context, services.law, services.law_changes, services.bank, services.basis, services.people)


def _courseware(context: Context, services: Services) -> Screen:
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


def _practice(context: Context, services: Services) -> Screen:
    from trainer.reports.mastery import class_mastery
    from trainer.ui.practice_board.build import build_practice_board
    from trainer.ui.practice_board.presenter import BoardRoom

    mastery = partial(class_mastery, services.store.database, context.actor)
    return build_practice_board(context, BoardRoom(services.practice, services.people, mastery))


def _hours(context: Context, services: Services) -> Screen:
    from trainer.activities.planned import planned_classes
    from trainer.app.exports import export_hours
    from trainer.app.hours_files import HoursFiles
    from trainer.reports.hour_shares import unit_shares
    from trainer.reports.hours import hours_board
    from trainer.reports.hours_ahead import study_offers
    from trainer.reports.hours_months import hours_by_month
    from trainer.ui.hours.build import build_hours
    from trainer.ui.hours.room import HoursRoom

    room = HoursRoom(
        services.hours,
        services.people,
        partial(hours_board, services.store.database, context.actor),
        partial(export_hours, services),
        services.clock,
        services.hour_imports,
        services.hour_batches,
        services.absences,
        partial(study_offers, services.courseware),
        services.accounts.vouch,
        services.hour_forms,
        HoursFiles(services),
        partial(planned_classes, services.store.database),
        partial(hours_by_month, services.store.database, context.actor),
        partial(unit_shares, services.store.database, context.actor),
    )
    return build_hours(context, room)


def _rule_sets(context: Context, services: Services) -> Screen:
    from trainer.reports.rule_comparison import compare_rule_sets
    from trainer.ui.rule_sets.build import build_rule_sets
    from trainer.ui.rule_sets.presenter import RuleSetsRoom

    compare = partial(compare_rule_sets, services.store.database, context.actor)
    room = RuleSetsRoom(services.hours, services.rule_editing, services.people, compare, services.clock)
    return build_rule_sets(context, room)
