"""What the reading window shows of a study that is going on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from trainer.courseware.minutes.values import Asked, Checked, KeptQuiz, KeptStretch, Reason


class StudyPage(StrEnum):
    """What stands in the window."""

    READING = "reading"
    QUESTION = "question"
    QUIZ = "quiz"
    OUTCOME = "outcome"
    RECORD = "record"


@dataclass(frozen=True)
class StudyState:
    """`credited` are seconds, `minutes` the set length; `left` the seconds in which the open question counts.

    `verdict` says whether the short question or the quiz of OUTCOME was right or passed.
    """

    minutes: int
    credited: int
    reason: Reason
    seen: bool = False
    finished: bool = False
    quizzed: bool = False
    elsewhere: bool = False
    page: StudyPage = StudyPage.READING
    asked: tuple[Asked, ...] = ()
    left: int = 0
    late: bool = False
    checked: tuple[Checked, ...] = ()
    verdict: bool = False
    was_quiz: bool = False
    record: tuple[KeptStretch, ...] = ()
    quizzes: tuple[KeptQuiz, ...] = ()

    @property
    def quiz_ready(self) -> bool:
        """Whether the quiz may be taken."""
        return self.quizzed and not self.finished and self.seen and self.credited >= self.minutes * 60

    @property
    def busy(self) -> bool:
        """Whether a question stands before the reading."""
        return self.page in (StudyPage.QUESTION, StudyPage.QUIZ, StudyPage.OUTCOME)
