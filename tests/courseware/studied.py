"""Studying as the reading window keeps it, minute by minute."""

import wave
from io import BytesIO
from uuid import UUID

from question_bank.question import Choice, ChoiceKey, Option, Question, QuestionKind
from tests.conftest import Office
from tests.fakes import FixedClock
from trainer.app.services import Services
from trainer.courseware.minutes.values import Asked, Reason, Stretch, Study
from trainer.people.accounts.values import Actor

SUBJECT = "行政处罚法"


def study(services: Services, actor: Actor, item: UUID, clock: FixedClock, seconds: int, seen: bool = False) -> Study:
    """A session of so many studied seconds; `seen` turns the last page."""
    made = services.study.begin(actor, item)
    services.study.remember(actor, made, "", seen)
    for done in range(0, seconds, 60):
        some = min(60, seconds - done)
        clock.tick(some)
        services.study.keep(actor, made, [Stretch(Reason.STUDIED, some)])
    if not seconds:
        services.study.keep(actor, made, [])
    return made


def approved(services: Services, office: Office, count: int, subject: str = SUBJECT) -> list[UUID]:
    """Questions whose right option is B, checked by the trainer and approved by the administrator."""
    options = (Option("错一"), Option("对"), Option("错二"), Option("错三"))
    made = [
        services.bank.add(
            office.trainer,
            Question(
                QuestionKind.SINGLE,
                f"{subject}第 {number} 题怎么办？",
                options,
                ChoiceKey(frozenset({1})),
                "见条文",
                (),
                subject,
            ),
        )
        for number in range(count)
    ]
    services.bank.check(office.trainer, made)
    services.bank.approve(office.administrator, made)
    return made


def chosen(_asked: Asked, right: bool) -> Choice:
    """The right option is B."""
    return Choice(frozenset({1 if right else 0}))


def silence(seconds: int) -> bytes:
    """A sound file of so many seconds."""
    made = BytesIO()
    with wave.open(made, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(1)
        file.setframerate(8000)
        file.writeframes(b"\x80" * 8000 * seconds)
    return made.getvalue()
