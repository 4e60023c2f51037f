"""What the program does by itself once its window is there."""

from __future__ import annotations

from trainer.app.services import Services
from trainer.ui.asking import Asking
from trainer.ui.working import Working
from trainer.words import _


def tidy_up(services: Services, jobs: Working, dialogs: Asking) -> None:
    """Removes what an import that was broken off has left behind; nothing shows it before either."""
    jobs.run(_("Tidying up"), lambda _handle: services.bank.sweep(), lambda _none: None, dialogs.trouble)
