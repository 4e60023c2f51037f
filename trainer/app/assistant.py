"""The assistant of a new workspace, with a recovery sheet made for this run."""

from __future__ import annotations

from collections.abc import Callable

from trainer.app.first_run import first_run_choices, recovery_sheet_writer, set_up_office
from trainer.app.services import Services
from trainer.people.accounts.values import Actor
from trainer.store.workspace import renew_recovery
from trainer.ui.asking import Asking
from trainer.ui.first_run.build import build_assistant
from trainer.ui.first_run.presenter import FirstRunPresenter
from trainer.ui.first_run.view import Assistant
from trainer.ui.working import Working


def make_assistant(
    services: Services, jobs: Working, dialogs: Asking, finished: Callable[[Actor], None]
) -> tuple[Assistant, FirstRunPresenter]:
    """A run that was broken off leaves nothing behind: the next one prints a new sheet."""
    digits, sheet = renew_recovery(services.store.workspace, services.store.secrets)
    return build_assistant(
        digits,
        sheet,
        first_run_choices(services),
        set_up_office(services),
        recovery_sheet_writer(services, digits, sheet),
        jobs,
        dialogs,
        finished,
    )
