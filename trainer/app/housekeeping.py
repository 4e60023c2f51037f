"""What the program does by itself once its window is there."""

from __future__ import annotations

from trainer.app.services import Services
from trainer.store.files import sweep_files
from trainer.ui.asking import Asking
from trainer.ui.working import Handle, Working
from trainer.words import _


def tidy_up(services: Services, jobs: Working, dialogs: Asking) -> None:
    """Removes what an import that was broken off has left behind; nothing shows it before either."""

    def sweep(_handle: Handle) -> None:
        sweep_files(services.store.database)
        services.bank.sweep()

    jobs.run(_("Tidying up"), sweep, lambda _none: None, dialogs.trouble)
