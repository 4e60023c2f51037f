"""The word lists of every room."""

from __future__ import annotations

from trainer.activities import words as activities
from trainer.bank import words as bank
from trainer.bank.imports import words as imports
from trainer.bank.similar import words as similar
from trainer.certificates import words as certificates
from trainer.courseware import words as courseware
from trainer.documents import words as documents
from trainer.exams import words as exams
from trainer.exams.corrections import words as corrections
from trainer.exams.discipline import words as discipline
from trainer.exams.objections import words as objections
from trainer.exams.outside import words as outside
from trainer.exams.reissues import words as reissues
from trainer.exams.standing import words as standing
from trainer.hours import words as hours
from trainer.law import words as law
from trainer.people import words as people
from trainer.practice import words as practice
from trainer.privacy import words as privacy
from trainer.profile import words as profile
from trainer.qualification import words as qualification
from trainer.retakes import words as retakes
from trainer.store import words as store
from trainer.ui import files
from trainer.workdays import words as workdays
from trainer.yearly import words as yearly

ROOMS = (
    people,
    bank,
    imports,
    similar,
    exams,
    corrections,
    reissues,
    standing,
    objections,
    outside,
    discipline,
    files,
    retakes,
    certificates,
    hours,
    courseware,
    practice,
    qualification,
    privacy,
    profile,
    activities,
    yearly,
    workdays,
    documents,
    law,
    store,
)
