"""One study of one item: counts by the rules, keeps every minute, puts questions, ends with the quiz."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from question_bank.question import Response
from trainer.courseware.minutes import rules
from trainer.courseware.minutes.quizzes import QuizService
from trainer.courseware.minutes.rules import Moment, Watch
from trainer.courseware.minutes.service import StudyService
from trainer.courseware.minutes.values import Asked, QuizOutcome, Reason, Stretch
from trainer.courseware.service import CoursewareService
from trainer.courseware.values import Courseware
from trainer.people.accounts.values import Actor
from trainer.store.clock import Clock
from trainer.store.errors import KnownError
from trainer.ui.asking import Asking
from trainer.ui.reader.state import StudyFace
from trainer.ui.reader.study_state import StudyPage, StudyState

INTERRUPTED = (StudyPage.READING, StudyPage.RECORD, StudyPage.OUTCOME)
"""Where minutes go on counting, so where questions come: the record is no place to hide from them."""


@dataclass(frozen=True)
class StudyRoom:
    """Where studying reads from and writes to."""

    courseware: CoursewareService
    study: StudyService
    quizzes: QuizService
    picture: Callable[[str], bytes]
    clock: Clock
    chance: random.Random


class Studying:
    """Watches one reading; `ended` is called when all is kept. Raises KnownError where no session can begin."""

    def __init__(
        self,
        room: StudyRoom,
        actor: Actor,
        item: Courseware,
        dialogs: Asking,
        ended: Callable[[], None],
        outside: Callable[[], None] = lambda: None,
    ) -> None:
        self._room = room
        self._actor = actor
        self._dialogs = dialogs
        self._ended = ended
        self.open_outside = outside
        self._terms = room.study.terms
        self._study = room.study.begin(actor, item.id)
        self._watch = self._begun(True, None)
        self._kept_at = self._watch.moment.at
        self._unkept: tuple[Stretch, ...] = ()
        self._credited = self._study.credited
        self._troubled = False
        self._face: StudyFace | None = None
        self._place, self._seen = self._study.place, self._study.seen
        self._note, self._moved, self._noted = self._study.note, False, False
        self._state = StudyState(
            minutes=item.minutes,
            credited=self._study.credited,
            reason=rules.reason_now(self._watch, self._terms),
            seen=self._study.seen,
            finished=self._study.finished,
            quizzed=self._study.quizzed,
        )

    @property
    def note(self) -> str:
        return self._note

    @property
    def place(self) -> str:
        return self._place

    @property
    def state(self) -> StudyState:
        return self._state

    def picture(self, own: str) -> bytes:
        return self._room.picture(own)

    def attach(self, face: StudyFace, inside: bool, playing: bool | None) -> None:
        """The window is there: counting begins."""
        self._face = face
        self._watch = self._begun(inside, playing)
        self._show()

    def ticked(self, in_front: bool) -> None:
        """Every second, and when the window comes to the front or leaves it."""
        self._watch = rules.front(self._watch, self._now(), in_front, self._terms)
        if self._study.asks and self._state.page in INTERRUPTED and rules.question_due(self._watch):
            self._ask()
        if self._watch.moment.at - self._kept_at >= self._terms.keep_every:
            self._keep()
        self._show()

    def touched(self) -> None:
        """A key or the mouse."""
        self._watch = rules.touched(self._watch, self._now(), self._terms)

    def played(self, playing: bool, speed: float) -> None:
        """What plays was started, stopped, moved or set to another speed."""
        self._watch = rules.played(self._watch, self._now(), playing, speed, self._terms)
        self._show()

    def moved(self, place: str, seen: bool) -> None:
        """The reader is somewhere else now."""
        seen = seen or self._seen
        if place != self._place or seen != self._seen:
            self._moved, self._place, self._seen = True, place, seen
            if seen and not self._state.seen:
                self._keep()
            self._show()

    def answer(self, responses: Sequence[Response | None]) -> None:
        """The open question, or the whole quiz, is handed in."""
        state = self._state
        try:
            if state.page is StudyPage.QUESTION:
                self._answer(state.asked[0], responses[0])
            elif state.page is StudyPage.QUIZ:
                self._outcome(self._room.quizzes.hand_in(self._actor, self._study, state.asked, responses), quiz=True)
        except KnownError as error:
            self._dialogs.trouble(error)
        self._show()

    def begin_quiz(self) -> None:
        """Puts the quiz before the reading, or says why not yet."""
        self._keep()
        try:
            asked = self._room.quizzes.quiz(self._actor, self._study)
        except KnownError as error:
            self._dialogs.trouble(error)
            return
        self._show(page=StudyPage.QUIZ, asked=asked, checked=())

    def show_record(self) -> None:
        """Every minute so far with its reason, and the quizzes."""
        self._keep()
        actor, study = self._actor, self._study
        record = self._room.study.record(actor, actor.person_id, study.item_id)
        quizzes = self._room.quizzes.quizzes(actor, actor.person_id, study.item_id)
        self._show(page=StudyPage.RECORD, record=record, quizzes=quizzes)

    def back(self) -> None:
        """To the reading; not while a question is open."""
        if self._state.page is not StudyPage.QUESTION:
            self._show(page=StudyPage.READING, asked=(), checked=())

    def write_note(self, note: str) -> None:
        """Typing counts as being there; it is kept with the next minute."""
        self._note, self._noted = note, True
        self.touched()

    def closed(self) -> None:
        """Keeps the rest."""
        self._watch = rules.left(self._watch, self._now(), self._terms)
        self._keep()
        self._face = None
        self._ended()

    def _begun(self, inside: bool, playing: bool | None) -> Watch:
        room = None if self._study.room is None else self._study.room * rules.SECOND
        return rules.begin(self._now(), room, self._room.chance.randint(0, self._terms.question_until), inside, playing)

    def _now(self) -> Moment:
        clock = self._room.clock
        return Moment(round(clock.monotonic() * rules.SECOND), round(clock.now().timestamp() * rules.SECOND))

    def _ask(self) -> None:
        asked = self._room.quizzes.question(self._study)
        if asked is None:
            self._watch = rules.put_off(self._watch, self._later())
            return
        self._watch = rules.asked(self._watch, self._now(), self._terms)
        self._state = replace(self._state, page=StudyPage.QUESTION, asked=(asked,), checked=())

    def _answer(self, asked: Asked, response: Response | None) -> None:
        now = self._now()
        self._watch = rules.advance(self._watch, now, self._terms)
        in_time = not self._watch.late
        checked = self._room.quizzes.answer(self._actor, self._study, asked, response, in_time)
        right = checked.right and in_time
        later = self._later() if right else self._watch.credited + self._terms.question_again
        self._watch = rules.answered(self._watch, now, right, later, self._terms)
        self._outcome(QuizOutcome((checked,), right), quiz=False)

    def _later(self) -> int:
        terms = self._terms
        return self._watch.credited + self._room.chance.randint(terms.question_from, terms.question_until)

    def _outcome(self, outcome: QuizOutcome, quiz: bool) -> None:
        self._state = replace(
            self._state,
            page=StudyPage.OUTCOME,
            asked=(),
            checked=outcome.checked,
            verdict=outcome.passed,
            was_quiz=quiz,
            finished=self._state.finished or (quiz and outcome.passed),
        )

    def _keep(self) -> None:
        """What cannot be kept now is kept with the next minute; the trouble is told once."""
        self._kept_at = self._watch.moment.at
        taken, self._watch = rules.take(self._watch)
        self._unkept += taken
        try:
            self._keep_minutes()
            if self._noted:
                self._room.study.write_note(self._actor, self._study, self._note)
        except KnownError as error:
            if not self._troubled:
                self._dialogs.trouble(error)
            self._troubled = True
            return
        self._noted = self._troubled = False

    def _keep_minutes(self) -> None:
        room, actor, study = self._room.study, self._actor, self._study
        if self._moved:
            room.remember(actor, study, self._place, self._seen)
            self._moved = False
        kept = room.keep(actor, study, self._unkept)
        self._unkept, self._credited = (), kept.credited
        finished = self._state.finished or kept.finished
        self._state = replace(self._state, finished=finished, elsewhere=kept.elsewhere)

    def _waiting(self) -> int:
        """Seconds that are credited and not kept yet."""
        if self._state.elsewhere:
            return 0
        waiting = sum(one.length for one in self._watch.done if one.reason is Reason.STUDIED) // rules.SECOND
        return waiting + sum(one.length for one in self._unkept if one.reason is Reason.STUDIED)

    def _show(self, **changes: object) -> None:
        watch, terms = self._watch, self._terms
        opened = 0 if watch.asked_at is None else watch.moment.at - watch.asked_at
        self._state = replace(
            self._state,
            credited=self._credited + self._waiting(),
            reason=Reason.ELSEWHERE if self._state.elsewhere else rules.reason_now(watch, terms),
            seen=self._seen,
            left=max(0, terms.question_within - opened) // rules.SECOND,
            late=watch.late,
            **changes,  # type: ignore[arg-type]
        )
        if self._face is not None:
            self._face.show_study(self._state)
