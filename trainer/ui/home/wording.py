"""Sentences of the officer's own page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from trainer.activities.own import OwnHalfDay, OwnWithdrawal
from trainer.courseware.values import StudyProgress
from trainer.exams.results.values import MyExam, MyExamState
from trainer.hours.values import RuleSet, YearState
from trainer.law.rules import place_words
from trainer.people.values import Category
from trainer.practice.values import Desk
from trainer.ui.home.state import DayPart, HomeState, part_of_day
from trainer.ui.texts import name
from trainer.ui.tones import Tone
from trainer.words import _


def greeting(state: HomeState) -> str:
    """陈建国，上午好."""
    words = {
        DayPart.MORNING: _("Good morning, {name}"),
        DayPart.AFTERNOON: _("Good afternoon, {name}"),
        DayPart.EVENING: _("Good evening, {name}"),
    }[part_of_day(state.now)]
    return words.format(name=state.person.draft.name)


def about(state: HomeState) -> str:
    """Unit and fields of enforcement."""
    return " · ".join(filter(None, (state.person.unit, "、".join(state.person.draft.fields))))


def due_words(desk: Desk) -> str:
    """今日待复习 12 题."""
    return _("{count} questions to review today").format(count=desk.due) if desk.due else _("Nothing to review today")


def weak_words(state: HomeState, most: int = 2) -> str:
    """The weakest articles in a line, else what to do first."""
    if not state.practice.practised:
        return _("Practise a topic: what you get wrong comes again until you know it.")
    weak = "、".join(f"《{one.statute}》{place_words(one.article)}" for one in state.weak[:most] if one.article)
    if not weak:
        return _("No weak article is known so far.")
    return _("Weak: {articles}").format(articles=weak)


def due_on_words(due_on: date, today: date) -> str:
    """2026-11-30 前学完, or since when it is overdue."""
    words = _("Due since {day}, still open") if due_on < today else _("Study by {day}")
    return words.format(day=due_on)


def progress_words(progress: StudyProgress) -> str:
    """How far one is with an item."""
    minutes = progress.seconds // 60
    if progress.finished:
        return _("✓ finished, {minutes} minutes").format(minutes=minutes)
    if not progress.last_at:
        return _("not begun")
    if progress.item.minutes:
        return _("{minutes} of {all} minutes").format(minutes=minutes, all=progress.item.minutes)
    return _("{minutes} minutes so far").format(minutes=minutes)


def duties(state: HomeState) -> list[str]:
    """Exams, courseware and hours that are still to do."""
    found = []
    if state.exam is not None:
        found.append(exam_title(state.exam, state.now))
    if state.classes:
        found.append(class_words(state.classes))
    found += map(withdrawal_words, state.withdrawals)
    unfinished = sum(not one.finished for one in state.courseware)
    if unfinished:
        words = _("{count} pieces of courseware to study").format(count=unfinished)
        due = min((one.due_on for one in state.courseware if one.due_on and not one.finished), default=None)
        found.append(words if due is None else f"{words} · {due_on_words(due, state.now.date())}")
    if state.hours is not None and state.hours_asked and not state.hours.met:
        found.append(missing_words(state.hours))
    return found


def class_words(classes: Sequence[OwnHalfDay]) -> str:
    """2026-12-08 上午 · 行政处罚法轮训 · 三楼会议室, 另有 3 个半天."""
    first = classes[0]
    words = " · ".join(filter(None, (f"{first.on} {name(first.half)}", first.title, first.place)))
    if len(classes) == 1:
        return words
    return _("{words}, and {count} more half-days of class").format(words=words, count=len(classes) - 1)


def withdrawal_words(one: OwnWithdrawal) -> str:
    """行政处罚法轮训：缺课 8/32 学时，拟按退学处理，待认定."""
    words = _("{title}: {missed} of {whole} hours missed").format(
        title=one.title, missed=plain(one.over.missed), whole=plain(one.over.whole)
    )
    if one.decided is None:
        return words + _("; withdrawing you is proposed and waits for a decision. Ask the class about it.")
    verdict = _("; {name} decided on {day}: not withdrawn") if one.kept else _("; {name} decided on {day}: withdrawn")
    reason = _(", because {reason}").format(reason=one.decided.reason) if one.decided.reason else ""
    return words + verdict.format(name=one.by, day=f"{one.decided.at.astimezone():%Y-%m-%d}") + reason


def validity_words(until: date | None, tone: Tone) -> str:
    """How long the enforcement certificate is valid; empty without one."""
    if until is None:
        return ""
    if tone is Tone.BAD:
        return _("Enforcement certificate lapsed on {day}").format(day=until)
    return _("Enforcement certificate valid until {day}").format(day=until)


def exam_title(exam: MyExam, now: datetime) -> str:
    """今天 10:00 · 2026 年度执法知识考试（补考）."""
    at = exam.opens_at.astimezone(now.tzinfo)
    day = _("Today") if at.date() == now.date() else f"{at:%Y-%m-%d}"
    words = " · ".join((f"{day} {at:%H:%M}", exam.title))
    return words + (_(" (retake)") if exam.retake else "")


def exam_facts(exam: MyExam) -> str:
    """一号机房 第 2 场 · 12 号座 · 90 分钟 · 100 题 · 合格 60 分."""
    where = _("{room}, session {session}").format(room=exam.room, session=exam.session) if exam.room else ""
    facts = _("Seat {seat} · {minutes} minutes · {questions} questions · pass mark {mark}").format(
        seat=exam.seat, minutes=exam.minutes, questions=exam.questions, mark=plain(exam.pass_mark)
    )
    return " · ".join(filter(None, (where, facts)))


def exam_hint(exam: MyExam, now: datetime, more: int) -> str:
    """Until when it may be started, or from when; and what follows."""
    until = exam.closes_at.astimezone(now.tzinfo)
    hint = {
        MyExamState.IN_PROGRESS: _("You have begun this exam. Continue where you were."),
        MyExamState.OPEN: _("It can be started until {time}.").format(time=_moment(until, now)),
        MyExamState.COMING: _("The button appears when the exam opens."),
    }[exam.state]
    return hint + (_(" After it: {count} more.").format(count=more) if more else "")


def missing_words(hours: YearState) -> str:
    """What is still needed in the year."""
    if hours.met:
        return _("✓ The hours of this year are complete")
    parts = [
        _("{bucket} {hours}").format(bucket=state.bucket.name, hours=plain(state.missing))
        for state in hours.buckets
        if state.missing
    ]
    rest = hours.missing - sum((state.missing for state in hours.buckets), Decimal())
    if parts and rest > 0:
        parts.append(_("any category {hours}").format(hours=plain(rest)))
    words = _("{hours} hours are missing").format(hours=plain(hours.missing))
    return words + (_(": {parts}").format(parts="、".join(parts)) if parts else "")


def not_asked_words(category: Category) -> str:
    """Why nothing is missing for somebody whom the rule of the year does not ask, and who mends a wrong category."""
    words = _(
        "The rule of this year does not ask hours of your category ({category}). If it is wrong, tell the office."
    )
    return words.format(category=name(category))


def rule_words(rules: RuleSet) -> str:
    """Which rule decides, and what kind of document it comes from."""
    source = rules.source
    return _("Rule: {title} ({nature})").format(title=source.title, nature=name(source.nature))


def result_words(exam: MyExam) -> tuple[str, Tone]:
    """The outcome of an exam that is over, as far as the review policy shows it."""
    match exam.state:
        case MyExamState.MISSED:
            return _("Absent"), Tone.BAD
        case MyExamState.EXCUSED:
            return name(exam.attendance), Tone.PLAIN
        case _ if exam.score is None or exam.passed is None:
            return _("Not announced yet"), Tone.PLAIN
    score = plain(exam.score)
    if not exam.in_force:
        passed = _("passed") if exam.passed else _("not passed")
        return _("{score} points, {passed}, not in force yet").format(score=score, passed=passed), Tone.WARN
    if exam.passed:
        return _("✓ {score} points, passed").format(score=score), Tone.OK
    return _("✗ {score} points, not passed").format(score=score), Tone.WARN


def plain(figure: Decimal) -> str:
    """22, 7.5: no zeros that say nothing."""
    text = f"{figure:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _moment(at: datetime, now: datetime) -> str:
    return f"{at:%H:%M}" if at.date() == now.date() else f"{at:%Y-%m-%d %H:%M}"
