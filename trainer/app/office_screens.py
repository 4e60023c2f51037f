"""The screens of what the office keeps: overview, retakes, certificates, settings."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from trainer.app.activity_screens import passed
from trainer.app.office import backup_rule_words
from trainer.app.services import Services
from trainer.ui.shell.context import Context, Screen

if TYPE_CHECKING:
    from trainer.ui.settings.backups.presenter import KeepingRoom


def overview_screen(context: Context, services: Services) -> Screen:
    from trainer.reports.hours import hours_board
    from trainer.reports.overview import attention, changes
    from trainer.reports.reissues import waiting_lists
    from trainer.reports.rotation import rotations_due
    from trainer.reports.trail import read_trail_page
    from trainer.ui.overview.build import build_overview
    from trainer.ui.overview.presenter import OverviewRoom

    database = services.store.database
    return build_overview(
        context,
        OverviewRoom(
            services.hours,
            services.exams,
            services.bank,
            partial(attention, database, context.actor),
            partial(services.qualification.tally, context.actor),
            lambda: (*services.notices.deadlines(context.actor), *services.deferrals.deadlines(context.actor)),
            lambda today: rotations_due(
                database, context.actor, services.plans.lines(context.actor), partial(passed, context, services), today
            ),
            partial(hours_board, database, context.actor),
            partial(read_trail_page, database),
            partial(changes, database),
            services.store.backups.all,
            lambda: len(services.privacy.due(context.actor)),
            partial(waiting_lists, database, context.actor),
            partial(services.objections.waiting, context.actor),
            partial(services.corrections.waiting, context.actor),
            services.clock,
        ),
    )


def certificates_screen(context: Context, services: Services) -> Screen:
    from trainer.app.awards import class_awards, ended_classes, met_hours
    from trainer.app.certificate_files import CertificateFiles
    from trainer.reports.exam_fields import exam_fields
    from trainer.ui.certificates.build import build_certificates
    from trainer.ui.certificates.desk import CertificatesRoom

    return build_certificates(
        context,
        CertificatesRoom(
            services.certificates,
            services.exams,
            services.results,
            services.people,
            services.clock,
            partial(met_hours, services),
            partial(ended_classes, services),
            partial(class_awards, services),
            CertificateFiles(services),
            partial(exam_fields, services.store.database),
        ),
    )


def retakes_screen(context: Context, services: Services) -> Screen:
    from trainer.app.retake_files import RetakeListFiles
    from trainer.ui.retakes.build import build_retakes
    from trainer.ui.retakes.presenter import RetakesRoom

    return build_retakes(
        context,
        RetakesRoom(
            services.retakes,
            services.exams,
            services.results,
            services.people,
            services.clock,
            services.notices,
            RetakeListFiles(services),
            services.deferrals,
            services.causes,
        ),
    )


def settings_screen(context: Context, services: Services) -> Screen:
    from trainer import __version__
    from trainer.app.station_screen import station_room
    from trainer.reports.open_days import open_days
    from trainer.reports.trail import read_trail_page
    from trainer.ui.settings.about import AboutFacts
    from trainer.ui.settings.accounts.presenter import AccountsRoom
    from trainer.ui.settings.build import SettingsRoom, build_settings
    from trainer.ui.settings.rules.presenter import RulesRoom
    from trainer.ui.settings.workdays.presenter import WorkdaysRoom

    workspace = services.store.workspace
    return build_settings(
        context,
        SettingsRoom(
            AccountsRoom(services.accounts, services.people, services.clock),
            RulesRoom(
                services.hours,
                services.retakes,
                services.certificates,
                services.clock,
                services.own_files,
                services.people,
            ),
            WorkdaysRoom(
                services.workdays,
                services.people,
                partial(open_days, services.store.database, services.workdays.calendar),
                services.clock,
            ),
            _keeping(services),
            partial(read_trail_page, services.store.database),
            services.certificate_keys,
            station_room(services),
            AboutFacts(__version__, str(workspace.folder), str(workspace.logs)),
            partial(services.people.find, context.actor),
        ),
    )


def _keeping(services: Services) -> KeepingRoom:
    from trainer.app.checking import check_workspace
    from trainer.app.keeping import make_backup, recovery_number, renew_sheet, try_sheet
    from trainer.ui.settings.backups.presenter import KeepingRoom

    return KeepingRoom(
        services.store.workspace.folder,
        services.store.workspace.backups,
        backup_rule_words(),
        services.store.backups.all,
        partial(make_backup, services),
        partial(check_workspace, services),
        partial(recovery_number, services),
        partial(renew_sheet, services),
        partial(try_sheet, services),
    )
