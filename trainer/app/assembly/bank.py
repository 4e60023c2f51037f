"""Laws and the question bank."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from trainer.app.assembly.people import PeopleServices
from trainer.app.paths import RESOURCES

if TYPE_CHECKING:
    from trainer.bank.basis.service import BasisService
    from trainer.bank.drills.service import DrillService
    from trainer.bank.estimates.service import EstimateService
    from trainer.bank.imports.service import ImportService
    from trainer.bank.lawchange.service import LawChangeService
    from trainer.bank.service import BankService
    from trainer.bank.similar.service import SimilarService
    from trainer.law.service import LawService


class BankServices(PeopleServices):
    @cached_property
    def law(self) -> LawService:
        from trainer.law.service import LawService

        return LawService(*self.common, RESOURCES / "laws.toml")

    @cached_property
    def bank(self) -> BankService:
        from trainer.bank.service import BankService

        return BankService(*self.common, self.law)

    @cached_property
    def basis(self) -> BasisService:
        from trainer.bank.basis.service import BasisService

        return BasisService(self.store.database, self.bank, self.law)

    @cached_property
    def law_changes(self) -> LawChangeService:
        from trainer.bank.lawchange.service import LawChangeService

        return LawChangeService(*self.common, self.law, self.bank)

    @cached_property
    def similar(self) -> SimilarService:
        from trainer.bank.similar.service import SimilarService

        return SimilarService(*self.common)

    @cached_property
    def estimates(self) -> EstimateService:
        from trainer.bank.estimates.service import EstimateService

        return EstimateService(*self.common)

    @cached_property
    def imports(self) -> ImportService:
        from trainer.bank.imports.service import ImportService
        from trainer.reports.papers import in_sealed_papers

        return ImportService(*self.common, self.law, lambda ids: in_sealed_papers(self.store.database, ids))

    @cached_property
    def drills(self) -> DrillService:
        from trainer.bank.drills.service import DrillService

        return DrillService(self.store.database)
