"""Pure rules of counting: what is done with every stretch of time between two moments.

A watch is moved on by `advance`, and by every event, which advances first. Whole milliseconds throughout, so that
nothing is gained or lost by rounding. Source of the figures: `StudyTerms`, the product's own.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from question_bank.marking import BlanksRule, MarkingRule, MultipleRule
from question_bank.question import Question
from trainer.courseware.minutes.values import Reason, Stretch, StudyTerms

SECOND = 1000
STRICT = MarkingRule(MultipleRule.ALL_OR_NOTHING, blanks=BlanksRule.ALL)
"""An answer is right or it is not."""


@dataclass(frozen=True)
class Moment:
    """A point in time of one run of the program: the monotonic clock and the wall clock in milliseconds."""

    at: int
    wall: int


@dataclass(frozen=True)
class Watch:
    """Counting as far as `moment`.

    `room` is what may still be credited, None without a set length. `playing` is None for what does not play. While a
    question is open (`asked_at`), its time waits in `held`. `done` is settled and not yet taken. `ask_at` is the
    credited time at which the next question comes.
    """

    moment: Moment
    room: int | None
    ask_at: int
    inside: bool = True
    in_front: bool = True
    playing: bool | None = None
    speed: float = 1.0
    touched_at: int = 0
    asked_at: int | None = None
    late: bool = False
    held: tuple[Stretch, ...] = ()
    done: tuple[Stretch, ...] = ()
    credited: int = 0


def begin(moment: Moment, room: int | None, ask_at: int, inside: bool = True, playing: bool | None = None) -> Watch:
    """A watch that starts now."""
    return Watch(moment, room, ask_at, inside, playing=playing, touched_at=moment.at)


def advance(watch: Watch, moment: Moment, terms: StudyTerms) -> Watch:
    """Settles the time since the watch's moment; a clock that went back gives nothing."""
    before, passed = watch.moment, moment.at - watch.moment.at
    if passed < 0:
        asked = None if watch.asked_at is None else moment.at
        return replace(watch, moment=moment, touched_at=moment.at, asked_at=asked)
    drift = abs(moment.wall - before.wall - passed)
    if passed > terms.longest_gap or drift > terms.clock_drift:
        stretches: Iterable[Stretch] = (Stretch(Reason.CLOCK, passed),)
    else:
        stretches = _split(watch, passed, terms)
    moved = replace(watch, moment=moment)
    if watch.asked_at is None:
        return _settle(moved, stretches)
    if watch.late:
        return _settle(moved, _turned(stretches, Reason.UNANSWERED))
    moved = replace(moved, held=_joined(watch.held, stretches))
    return _too_late(moved) if moment.at - watch.asked_at > terms.question_within else moved


def front(watch: Watch, moment: Moment, in_front: bool, terms: StudyTerms) -> Watch:
    """The window came to the front, or left it."""
    return replace(advance(watch, moment, terms), in_front=in_front)


def touched(watch: Watch, moment: Moment, terms: StudyTerms) -> Watch:
    """A key or the mouse."""
    return replace(advance(watch, moment, terms), touched_at=moment.at)


def played(watch: Watch, moment: Moment, playing: bool, speed: float, terms: StudyTerms) -> Watch:
    """What plays was started, stopped, moved to another place or set to another speed."""
    return replace(advance(watch, moment, terms), playing=playing, speed=speed)


def question_due(watch: Watch) -> bool:
    """Whether the random moment of the next question has come."""
    return watch.asked_at is None and watch.credited >= watch.ask_at


def asked(watch: Watch, moment: Moment, terms: StudyTerms) -> Watch:
    """A question is put: what is studied from now on waits for its answer."""
    return replace(advance(watch, moment, terms), asked_at=moment.at, late=False, held=())


def answered(watch: Watch, moment: Moment, right: bool, ask_at: int, terms: StudyTerms) -> Watch:
    """The open question was answered; the time it was open counts where that was right and in time."""
    watch = advance(watch, moment, terms)
    held = watch.held if right else tuple(_turned(watch.held, Reason.WRONG))
    closed = replace(watch, asked_at=None, late=False, held=(), ask_at=ask_at, touched_at=moment.at)
    return _settle(closed, held)


def put_off(watch: Watch, ask_at: int) -> Watch:
    """The next question comes at another moment."""
    return replace(watch, ask_at=ask_at)


def left(watch: Watch, moment: Moment, terms: StudyTerms) -> Watch:
    """The end of the session; a question left open was not answered."""
    return _too_late(advance(watch, moment, terms))


def take(watch: Watch) -> tuple[tuple[Stretch, ...], Watch]:
    """The settled stretches in whole seconds, and the watch with what is left over of each."""
    whole = tuple(Stretch(one.reason, one.length // SECOND) for one in watch.done if one.length >= SECOND)
    rest = tuple(Stretch(one.reason, one.length % SECOND) for one in watch.done if one.length % SECOND)
    return whole, replace(watch, done=_gathered(rest))


def reason_now(watch: Watch, terms: StudyTerms) -> Reason:
    """What the time is worth that passes now; while a question is open, what it is worth if it is answered."""
    reason = _reason(watch, terms.top_speed)
    if reason is Reason.STUDIED and watch.late:
        return Reason.UNANSWERED
    if reason is Reason.STUDIED and watch.asked_at is None:
        if watch.moment.at - watch.touched_at >= _idle(watch, terms):
            return Reason.IDLE
        if watch.room is not None and watch.credited >= watch.room:
            return Reason.FULL
    return reason


def refused(stretches: Iterable[Stretch], reason: Reason) -> tuple[Stretch, ...]:
    """The stretches with nothing credited."""
    return tuple(_turned(stretches, reason))


def ready_to_finish(credited: int, minutes: int, seen: bool) -> bool:
    """Whether an item may be finished: seen to its end, and its set length studied; `credited` in seconds."""
    return seen and credited >= minutes * 60


def veiled(question: Question) -> Question:
    """The question without key, explanation and citation."""
    return replace(question, answer=None, rationale="", rationale_figures=(), citations=())


def enough_right(right: int, of: int, terms: StudyTerms) -> bool:
    """Whether a quiz is passed."""
    return of > 0 and right >= of * terms.quiz_share


def within(stretches: Iterable[Stretch], time: int) -> tuple[Stretch, ...]:
    """The stretches as far as there was time for them."""
    found: list[Stretch] = []
    for one in stretches:
        length = min(one.length, time)
        time -= length
        found.append(Stretch(one.reason, length))
    return tuple(one for one in found if one.length)


def capped(stretches: Iterable[Stretch], room: int | None) -> tuple[Stretch, ...]:
    """The stretches with at most `room` credited; what is over is refused as FULL."""
    found: list[Stretch] = []
    for one in stretches:
        if one.reason is not Reason.STUDIED or room is None:
            found.append(one)
            continue
        counts = max(0, min(room, one.length))
        room -= counts
        found += [Stretch(Reason.STUDIED, counts), Stretch(Reason.FULL, one.length - counts)]
    return tuple(one for one in found if one.length)


def _split(watch: Watch, passed: int, terms: StudyTerms) -> tuple[Stretch, ...]:
    """By reason; idling begins the set time after the last touch, also in the middle."""
    reason = _reason(watch, terms.top_speed)
    if reason is not Reason.STUDIED or watch.asked_at is not None:
        return (Stretch(reason, passed),)
    awake = max(0, min(passed, watch.touched_at + _idle(watch, terms) - watch.moment.at))
    return Stretch(Reason.STUDIED, awake), Stretch(Reason.IDLE, passed - awake)


def _reason(watch: Watch, top_speed: float) -> Reason:
    if not watch.inside:
        return Reason.OUTSIDE
    if not watch.in_front:
        return Reason.AWAY
    if watch.asked_at is None and watch.playing is False:
        return Reason.PAUSED
    return Reason.TOO_FAST if watch.playing and watch.speed > top_speed else Reason.STUDIED


def _idle(watch: Watch, terms: StudyTerms) -> int:
    return terms.idle_playing if watch.playing else terms.idle


def _settle(watch: Watch, stretches: Iterable[Stretch]) -> Watch:
    room = None if watch.room is None else watch.room - watch.credited
    settled = capped(stretches, room)
    credited = sum(one.length for one in settled if one.reason is Reason.STUDIED)
    return replace(watch, done=_joined(watch.done, settled), credited=watch.credited + credited)


def _too_late(watch: Watch) -> Watch:
    if watch.asked_at is None:
        return watch
    return _settle(replace(watch, late=True, held=()), _turned(watch.held, Reason.UNANSWERED))


def _turned(stretches: Iterable[Stretch], reason: Reason) -> Iterable[Stretch]:
    return (Stretch(reason, one.length) if one.reason is Reason.STUDIED else one for one in stretches)


def _joined(before: tuple[Stretch, ...], after: Iterable[Stretch]) -> tuple[Stretch, ...]:
    found = list(before)
    for one in after:
        if found and found[-1].reason is one.reason:
            found[-1] = Stretch(one.reason, found[-1].length + one.length)
        elif one.length:
            found.append(one)
    return tuple(found)


def _gathered(stretches: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """One stretch a reason."""
    sums: dict[Reason, int] = {}
    for one in stretches:
        sums[one.reason] = sums.get(one.reason, 0) + one.length
    return tuple(Stretch(reason, length) for reason, length in sums.items())
