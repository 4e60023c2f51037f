"""One's own result in words."""

from __future__ import annotations

from collections.abc import Iterator

from question_bank.codec_answer import plain_decimal
from trainer.exams.objections.values import Objection, Recheck
from trainer.exams.results.values import MyResult, ReviewedItem
from trainer.exams.values import ReviewPolicy
from trainer.ui.my_result.state import ResultState
from trainer.ui.tones import Tone
from trainer.ui.wording import moment
from trainer.words import _
from trainer.workdays.wording import unlisted_words


def standing_badge(result: MyResult) -> tuple[str, Tone]:
    """Passed or failed, and whether that is in force."""
    passed = _("Passed") if result.passed else _("Failed")
    if result.in_force:
        return passed, Tone.OK if result.passed else Tone.BAD
    if result.held:
        return _("{result}, held back").format(result=passed), Tone.WARN
    return _("{result}, not in force yet").format(result=passed), Tone.WARN


def result_lines(state: ResultState) -> Iterator[str]:
    """As much as the review policy shows, and until when something may be asked."""
    result, remedies = state.result, state.remedies
    if result is None:
        return
    yield _("Handed in {time}").format(time=moment(result.submitted_at))
    if result.policy is ReviewPolicy.NONE:
        yield _("Your answers are kept. The office announces the results.")
    if result.waiting:
        yield _("Written answers wait for a marker; the score is announced when they are marked.")
    if result.score is not None:
        words = _("{score} of {of} points · pass mark {mark}")
        yield words.format(
            score=plain_decimal(result.score), of=plain_decimal(result.of), mark=plain_decimal(result.pass_mark)
        )
    if result.held:
        yield _("A case about your conduct in this exam is not decided yet. The result stays back until it is.")
    if result.answers_from is not None:
        yield _("Questions and keys are shown from {time} on.").format(time=moment(result.answers_from))
    if remedies.object_until is not None:
        yield _("Objections to questions are possible until {day}.").format(day=remedies.object_until)
    if remedies.recheck_until is not None:
        yield _("A recheck may be asked for until {day}.").format(day=remedies.recheck_until)
    if remedies.unlisted:
        yield unlisted_words(remedies.unlisted)


def verdict(item: ReviewedItem) -> tuple[str, Tone]:
    """Points of one question."""
    mark = item.mark
    if mark.score is None:
        return _("waits for a marker"), Tone.PLAIN
    if not mark.of:
        return _("does not count"), Tone.PLAIN
    words = _("{score} / {of} points").format(score=plain_decimal(mark.score), of=plain_decimal(mark.of))
    if mark.right:
        return "✓ " + words, Tone.OK
    return ("✗ " + words, Tone.BAD) if not mark.score else ("◐ " + words, Tone.WARN)


def objection_words(own: Objection) -> str:
    """Where an objection stands."""
    if own.upheld is None:
        return _("Your objection of {time} is with the panel: {words}").format(time=moment(own.at), words=own.words)
    side = _("upheld") if own.upheld else _("rejected")
    return _("Your objection was {side}: {answer}").format(side=side, answer=own.answer)


def recheck_words(own: Recheck) -> str:
    """Where a recheck stands."""
    if not own.over:
        return _("Recheck asked for on {time}; two people add the marks up.").format(time=moment(own.at))
    if own.score == own.asked:
        return _("Recheck: two people found the marks and the sum right.")
    words = _("Recheck: the score was corrected from {old} to {new}.")
    return words.format(old=plain_decimal(own.asked), new=plain_decimal(own.score))
