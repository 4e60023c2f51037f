"""Courseware with its minutes, and practice."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from trainer.app.assembly.bank import BankServices
from trainer.app.assembly.hours import HourServices
from trainer.app.paths import RESOURCES

if TYPE_CHECKING:
    from trainer.courseware.credits.service import StudyCreditService
    from trainer.courseware.editions.service import EditionService
    from trainer.courseware.minutes.pool import QuestionPool
    from trainer.courseware.minutes.quizzes import QuizService
    from trainer.courseware.minutes.service import StudyService
    from trainer.courseware.pushes.service import PushService
    from trainer.courseware.service import CoursewareService
    from trainer.courseware.shelf import Shelf
    from trainer.practice.mocks import MockService
    from trainer.practice.service import PracticeService


class LearningServices(BankServices, HourServices):
    @cached_property
    def courseware(self) -> CoursewareService:
        from trainer.courseware.service import CoursewareService

        return CoursewareService(*self.common, self._shelf)

    @cached_property
    def editions(self) -> EditionService:
        from trainer.courseware.editions.service import EditionService

        return EditionService(*self.common, self._shelf)

    @cached_property
    def _shelf(self) -> Shelf:
        from trainer.courseware.shelf import Shelf

        return Shelf(self.store.workspace.courseware, self.store.secrets.store)

    @cached_property
    def pushes(self) -> PushService:
        from trainer.courseware.pushes.service import PushService

        return PushService(*self.common, self.people)

    @cached_property
    def study(self) -> StudyService:
        from trainer.courseware.minutes.service import StudyService
        from trainer.courseware.minutes.terms import load_terms

        terms = load_terms(RESOURCES / "study.toml")
        return StudyService(*self.common, self._question_pool, terms)

    @cached_property
    def study_quizzes(self) -> QuizService:
        from trainer.courseware.minutes.quizzes import QuizService

        pool, terms = self._question_pool, self.study.terms
        return QuizService(self.store.database, self.ids, self.clock, pool, self.drills, terms)

    @cached_property
    def _question_pool(self) -> QuestionPool:
        from trainer.courseware.minutes.pool import QuestionPool

        return QuestionPool(self.drills, lambda: self.practice.held_back(), self.chance)

    @cached_property
    def study_credits(self) -> StudyCreditService:
        from trainer.courseware.credits.service import StudyCreditService

        return StudyCreditService(self.store.database, self.hours)

    @cached_property
    def practice(self) -> PracticeService:
        from trainer.practice.service import PracticeService
        from trainer.reports.practice import held_back, next_exam_at

        database = self.store.database
        return PracticeService(
            *self.common,
            self.drills,
            partial(held_back, database),
            partial(next_exam_at, database),
            self.chance,
            RESOURCES / "practice.toml",
        )

    @cached_property
    def mocks(self) -> MockService:
        from trainer.practice.mocks import MockService

        return MockService(
            self.store.database,
            self.ids,
            self.clock,
            self.drills,
            self.practice,
            partial(self.chance.getrandbits, 32),
        )
