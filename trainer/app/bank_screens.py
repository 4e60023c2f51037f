"""The screens of the question bank and of the laws it cites."""

from __future__ import annotations

from functools import partial

from trainer.app.services import Services
from trainer.ui.shell.context import Context, Screen


def bank_screen(context: Context, services: Services) -> Screen:
    from trainer.reports.usage import question_usage
    from trainer.ui.bank.build import build_bank
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


def law_screen(context: Context, services: Services) -> Screen:
    from trainer.ui.law.build import build_law

    return build_law(context, services.law, services.law_changes, services.bank, services.basis, services.people)
