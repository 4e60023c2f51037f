"""What the program does by itself once its window is there."""

from __future__ import annotations

from trainer.app.services import Services
from trainer.reports.cut_proofs import sweep_cut_proofs
from trainer.store.files import sweep_files
from trainer.ui.asking import Asking
from trainer.ui.working import Handle, Working
from trainer.words import _


def tidy_up(services: Services, jobs: Working, dialogs: Asking) -> None:
    """Removes what an import or an approval that was broken off has left behind, a month later the proof of the import;
    nothing shows it before either.

    Keeps what rosters said of enforcement certificates as history, and the month's figures of the staff. Then sets
    aside the questions of a law that comes into force today, as was confirmed when it was loaded, and seals the
    courseware that an older program kept plain.
    """

    def work(handle: Handle) -> None:
        sweep_files(services.store.database)
        sweep_cut_proofs(services.store.database, services.audit)
        services.courseware.sweep()
        services.imports.sweep()
        services.exam_leftovers.sweep()
        services.law.sweep()
        services.qualification.take_in_roster()
        services.profile.keep_month()
        services.law_changes.carry_out_due(handle.progress, handle.cancelled)
        services.courseware.take_over(handle.progress, handle.cancelled)

    jobs.run(_("Tidying up"), work, lambda _none: None, dialogs.trouble)
