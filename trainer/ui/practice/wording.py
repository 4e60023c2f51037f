"""Sentences of practice."""

from __future__ import annotations

from datetime import datetime

from question_bank.citation import format_citation
from question_bank.question import OPTION_LETTERS, Choice, ChoiceKey, Question, QuestionKind, Response
from trainer.law.rules import place_words
from trainer.practice.rules import grasp
from trainer.practice.values import Desk, Grasp, Mastery, MockResult, PracticeTerms
from trainer.ui.practice.state import RunState, StartState, Tab, Topic
from trainer.ui.texts import name
from trainer.ui.tones import Tone
from trainer.words import _

GRASP_TONES = {Grasp.FEW: Tone.PLAIN, Grasp.WEAK: Tone.BAD, Grasp.FAIR: Tone.WARN, Grasp.GOOD: Tone.OK}


def tab_words(tab: Tab) -> str:
    """What topics are listed by."""
    return {
        Tab.ARTICLE: _("By statute and article"),
        Tab.SUBJECT: _("By subject"),
        Tab.FIELD: _("By field"),
        Tab.OUTLINE: _("By exam outline"),
        Tab.WRONG: _("Wrong-answer book"),
    }[tab]


def due_words(desk: Desk) -> str:
    """今日待复习 12 题."""
    return _("{count} questions to review today").format(count=desk.due) if desk.due else _("Nothing to review today")


def exam_words(desk: Desk, now: datetime, terms: PracticeTerms) -> str:
    """How the plan aims at the next exam."""
    if desk.exam_at is None:
        return _("No exam is planned for you; reviews come when you would begin to forget.")
    at = desk.exam_at.astimezone(now.tzinfo)
    return _("Next exam {day}: everything you practised comes once more in its last {days} days.").format(
        day=f"{at:%Y-%m-%d}", days=terms.final_days
    )


def today_words(desk: Desk) -> str:
    """What was done."""
    return _("Answered today: {today} · practised so far: {all}").format(today=desk.today, all=desk.practised)


def weak_words(state: StartState, most: int = 3) -> str:
    """The weakest articles in a line."""
    found = [article_words(one) for one in state.weak[:most]]
    return "、".join(found) if found else _("None known yet")


def article_words(one: Mastery) -> str:
    """《行政处罚法》第五十一条."""
    return f"《{one.statute}》" + (place_words(one.article) if one.article else "")


def topic_words(topic: Topic) -> str:
    """The line of a topic, indented by its depth."""
    words = topic.name if topic.article is None else place_words(topic.article)
    if topic.article is None and topic.scope.statute:
        words = f"《{topic.name}》"
    return "　" * topic.depth + words


def mastery_words(topic: Topic, terms: PracticeTerms) -> str:
    """良好 90 %, 数据不足, or nothing where nobody practised."""
    if topic.mastery is None:
        return ""
    found = grasp(topic.mastery, terms)
    if found is Grasp.FEW:
        return _("{words}, {right} of {all} right").format(
            words=name(found), right=topic.mastery.right, all=topic.mastery.practised
        )
    return f"{name(found)} {topic.mastery.share:.0%}"


def mastery_tone(topic: Topic, terms: PracticeTerms) -> Tone:
    """The colour of it."""
    return Tone.PLAIN if topic.mastery is None else GRASP_TONES[grasp(topic.mastery, terms)]


def wrong_words(topic: Topic) -> str:
    """答错 2 次，还需连续答对 1 次."""
    if topic.wrong is None:
        return ""
    words = _("wrong {wrong} times, {needed} right in a row to go")
    return words.format(wrong=topic.wrong.wrong, needed=topic.wrong.needed)


def how_computed(terms: PracticeTerms) -> str:
    """What the share is and where its figures come from."""
    words = _(
        "Mastery: of the questions you practised that cite the article, the share whose last answer was right. "
        "Fewer than {enough} answers: too little data. Below {weak:.0%}: weak, from {good:.0%}: good. ({title})"
    )
    return words.format(enough=terms.enough_answers, weak=terms.weak_below, good=terms.good_from, title=terms.title)


def run_line(state: RunState) -> str:
    """专项练习 · 第 3 题 / 20 · 单选."""
    kind = name(state.task.question.kind) if state.task else ""
    title = _("Answers of the mock exam") if state.review else name(state.kind)
    return _("{title} · question {number} / {count} · {kind}").format(
        title=title, number=state.number, count=state.of, kind=kind
    )


def key_words(state: RunState) -> str:
    """Which keys do what now."""
    if state.task is None:
        return ""
    if state.waiting:
        return _("Keys: Tab goes to the buttons, Enter presses one")
    if state.verdict is not None:
        return _("Keys: Enter goes to the next question")
    return {
        QuestionKind.SHORT: _("Keys: Ctrl+Enter checks what is written"),
        QuestionKind.BLANK: _("Keys: Enter goes from gap to gap, then checks"),
        QuestionKind.CASE: _("Keys: 1–9 go to a part, A–H choose, Ctrl+Enter checks"),
    }.get(state.task.question.kind, _("Keys: A–H choose, Enter checks"))


def verdict_words(state: RunState) -> str:
    """✓ right, ✗ wrong, or the question to judge oneself."""
    verdict = state.verdict
    if verdict is None:
        return ""
    if verdict.right is None:
        return _("Compare your answer with the key.")
    if verdict.right:
        return _("✓ Right")
    return _("✗ Wrong") if verdict.response is not None else _("✗ Not answered")


def answer_lines(question: Question, response: Response | None) -> str:
    """What was chosen and what is right, where letters say it."""
    if not isinstance(question.answer, ChoiceKey):
        return ""
    right = _letters(question.answer.right)
    if not isinstance(response, Choice):
        return _("Right answer: {right}").format(right=right)
    return _("Your answer: {own} · right answer: {right}").format(own=_letters(response.chosen), right=right)


def again_words(state: RunState) -> str:
    """When the question comes again."""
    verdict = state.verdict
    if verdict is None or verdict.next_at is None or state.now is None:
        return ""
    at = verdict.next_at.astimezone(state.now.tzinfo)
    if at.date() == state.now.date():
        return _("It comes again today at {time}.").format(time=f"{at:%H:%M}")
    return _("It comes again on {day}.").format(day=f"{at:%Y-%m-%d}")


def over_words(state: RunState) -> str:
    """How the run went."""
    return _("{right} of {answered} right").format(right=state.right, answered=state.answered)


def result_words(result: MockResult) -> str:
    """72 / 100 分."""
    return _("{score} of {of} points").format(score=plain(result.score), of=plain(result.of))


def written_words(result: MockResult) -> str:
    """What nobody marked."""
    if not result.written:
        return ""
    return _("Written questions of {points} points are not in it; compare them with the key yourself.").format(
        points=plain(result.written)
    )


def past_mock(result: MockResult, now: datetime) -> str:
    """One mock exam of the past in a line."""
    day = f"{result.started_at.astimezone(now.tzinfo):%Y-%m-%d}"
    return f"{day}　{result.name}　{result_words(result)}"


def clock_words(seconds: int) -> str:
    """1:05:09."""
    minutes, rest = divmod(max(0, seconds), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{rest:02}"


def plain(figure: object) -> str:
    """22, 7.5: no zeros that say nothing."""
    text = f"{figure:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def basis_words(question: Question) -> str:
    """依据：《行政处罚法》第五十一条; empty where nothing is cited."""
    cited = [*question.citations, *(one for part in question.parts for one in part.citations)]
    if not cited:
        return ""
    return _("Basis: {places}").format(places="、".join(dict.fromkeys(map(format_citation, cited))))


def _letters(positions: frozenset[int]) -> str:
    return "".join(OPTION_LETTERS[one] for one in sorted(positions))
