"""Every table of the product, so that migrations and models can be compared."""

from sqlalchemy.orm import configure_mappers

from trainer.activities import tables as activities
from trainer.activities.classfile import tables as class_files
from trainer.activities.credits import tables as class_credits
from trainer.activities.evaluation import tables as evaluation
from trainer.activities.lecturers import tables as lecturers
from trainer.bank import tables as bank
from trainer.bank.estimates import tables as estimates
from trainer.bank.imports import tables as imports
from trainer.bank.lawchange import tables as law_changes
from trainer.bank.searches import tables as searches
from trainer.bank.similar import tables as similar
from trainer.certificates import tables as certificates
from trainer.courseware import tables as courseware
from trainer.courseware.minutes import tables as minutes
from trainer.exams import tables as exams
from trainer.hours import tables as hours
from trainer.law import tables as law
from trainer.people import tables as people
from trainer.people.accounts import tables as accounts
from trainer.practice import tables as practice
from trainer.privacy import tables as privacy
from trainer.profile import tables as profile
from trainer.qualification import tables as qualification
from trainer.retakes import tables as retakes
from trainer.retakes.deferrals import tables as deferrals
from trainer.retakes.notices import tables as notices
from trainer.store import apart, audit, files, settings
from trainer.store.base import Base
from trainer.workdays import tables as workdays
from trainer.yearly import tables as yearly

__all__ = [
    "accounts",
    "activities",
    "apart",
    "audit",
    "bank",
    "certificates",
    "class_credits",
    "class_files",
    "courseware",
    "deferrals",
    "estimates",
    "evaluation",
    "exams",
    "files",
    "hours",
    "imports",
    "law",
    "law_changes",
    "lecturers",
    "metadata",
    "minutes",
    "notices",
    "people",
    "practice",
    "privacy",
    "profile",
    "qualification",
    "retakes",
    "searches",
    "settings",
    "settle_tables",
    "similar",
    "workdays",
    "yearly",
]

metadata = Base.metadata


def settle_tables() -> None:
    """Makes every mapper now. What loads tables later, while another thread reads, would disturb its first query."""
    configure_mappers()
