"""The screens of hours and of the rule sets that count them."""

from __future__ import annotations

from functools import partial

from trainer.app.services import Services
from trainer.ui.shell.context import Context, Screen


def hours_screen(context: Context, services: Services) -> Screen:
    from trainer.activities.planned import planned_classes
    from trainer.app.exports import export_hours
    from trainer.app.hours_files import HoursFiles
    from trainer.reports.hour_shares import unit_shares
    from trainer.reports.hours import hours_board
    from trainer.reports.hours_ahead import study_offers
    from trainer.reports.hours_first import first_hours
    from trainer.reports.hours_months import hours_by_month
    from trainer.ui.hours.build import build_hours
    from trainer.ui.hours.room import HoursRoom

    room = HoursRoom(
        services.hours,
        services.people,
        partial(hours_board, services.store.database, context.actor),
        partial(first_hours, services.store.database, context.actor),
        partial(export_hours, services),
        services.clock,
        services.hour_imports,
        services.hour_batches,
        services.absences,
        partial(study_offers, services.courseware, services.pushes, services.people),
        services.accounts.vouch,
        services.hour_forms,
        HoursFiles(services),
        partial(planned_classes, services.store.database),
        partial(hours_by_month, services.store.database, context.actor),
        partial(unit_shares, services.store.database, context.actor),
    )
    return build_hours(context, room)


def rule_sets_screen(context: Context, services: Services) -> Screen:
    from trainer.reports.rule_comparison import compare_rule_sets
    from trainer.ui.rule_sets.build import build_rule_sets
    from trainer.ui.rule_sets.presenter import RuleSetsRoom

    compare = partial(compare_rule_sets, services.store.database, context.actor)
    room = RuleSetsRoom(services.hours, services.rule_editing, services.people, compare, services.clock)
    return build_rule_sets(context, room)
