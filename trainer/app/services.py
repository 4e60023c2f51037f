"""Every service of the product, made from one opened store when it is first asked for.

The door needs people and accounts only; what the screens behind it need is loaded with the first screen that uses it,
so that the window comes up soon on an old PC. How each service is made stands in `assembly`, one floor per capability.
"""

from __future__ import annotations

from trainer.app.assembly.activities import ActivityServices
from trainer.app.assembly.after_exams import AfterExamServices
from trainer.app.assembly.certificates import CertificateServices
from trainer.app.assembly.learning import LearningServices
from trainer.app.assembly.privacy import PrivacyServices
from trainer.app.assembly.retakes import RetakeServices
from trainer.app.assembly.staff import StaffServices
from trainer.app.paths import RESOURCES

__all__ = ["RESOURCES", "Services"]


class Services(
    LearningServices,
    ActivityServices,
    AfterExamServices,
    RetakeServices,
    CertificateServices,
    StaffServices,
    PrivacyServices,
):
    """What screens and commands are made of."""

    def close(self) -> None:
        """Saves what waits to be saved, removes copies that were open; comes before the store is closed."""
        if "sittings" in vars(self):
            self.sittings.close()
        if "courseware" in vars(self):
            self.courseware.close()
