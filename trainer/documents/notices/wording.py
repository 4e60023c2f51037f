"""What the lines of a notice say, filled into the words of its template."""

from __future__ import annotations

from collections.abc import Mapping

from trainer.documents.office.template import Template
from trainer.documents.pdf import chinese_date
from trainer.documents.score_words import plain
from trainer.exams import words as exam_words
from trainer.hours import words as hour_words
from trainer.retakes import words as retake_words
from trainer.retakes.notices.values import NoticeSheet
from trainer.retakes.values import Case, Decision
from trainer.store.clock import local_day
from trainer.store.errors import BadInput
from trainer.words import Names, _


def result_words(case: Case, pass_mark: str = "") -> str:
    """The result with its score and, where it is given, the pass mark; or the other cause."""
    words = Names(exam_words.NAMES, retake_words.NAMES)[case.result]
    if case.score is None:
        return words
    if pass_mark:
        shown = _("{result} ({score} points, pass mark {mark})")
        return shown.format(result=words, score=plain(case.score), mark=pass_mark)
    return _("{result} ({score} points)").format(result=words, score=plain(case.score))


def rule_words(case: Case) -> str:
    """《title》 with its number, where it has one."""
    return _("{title} (document {number})").format(title=case.source.title, number=case.source.number)


def source_words(case: Case) -> str:
    """The rule with the nature of its document: a news report is no document, and nobody may take it for one."""
    nature = hour_words.NAMES[case.source.nature]
    return _("{rule}, source: {nature}").format(rule=rule_words(case), nature=nature)


def sentence(words: str) -> str:
    """What somebody wrote, with the full stop it may lack."""
    words = words.strip()
    return words if not words or words[-1] in "。！？；.!?" else f"{words}。"


def about_words(sheet: NoticeSheet) -> str:
    """The exam with its day, or the occasion."""
    if sheet.held_on is None:
        return sheet.about
    return _("{exam} held on {date}").format(exam=sheet.about, date=chinese_date(sheet.held_on))


def filled(template: Template, sheet: NoticeSheet, *place: str) -> tuple[str, ...]:
    """The lines of a template with what the sheet states. Raises BadInput("document.template") for an unknown name."""
    known = _known(template, sheet)
    try:
        lines = (line.format_map(known) for line in template.lines(sheet.draft.kind.value, *place))
        return tuple(line for line in lines if line.strip())
    except (KeyError, ValueError, IndexError) as error:
        raise BadInput("document.template", name=template.name, cause=str(error)) from error


def _known(template: Template, sheet: NoticeSheet) -> Mapping[str, str]:
    case = sheet.case
    decided = next((e for e in reversed(case.history) if e.decision is Decision.CONFIRMED), None)
    known = {
        "about": about_words(sheet),
        "result": result_words(case),
        "rule": rule_words(case),
        "failures": str(case.failures),
        "step": case.step.name,
        "meaning": case.step.meaning,
        "decider": decided.by_name if decided else sheet.issued_by,
        "decided_on": chinese_date(local_day(decided.at) if decided else sheet.issued_on),
        "reason": sentence(decided.reason) if decided else "",
        "appeal": _appeal(template, case),
    }
    appeal = sheet.appeal
    if appeal is not None and appeal.ruling is not None:
        known |= {
            "filed_on": chinese_date(appeal.filed_on),
            "words": sentence(appeal.words),
            "ruler": appeal.ruling.signed.by_name,
            "ruling": retake_words.NAMES[appeal.ruling.outcome],
            "ruling_reason": sentence(appeal.ruling.signed.reason),
        }
    return known


def _appeal(template: Template, case: Case) -> str:
    days = case.windows.appeal_days
    if days is None:
        return template.text("words", "appeal_unset")
    return template.text("words", "appeal_workdays" if case.windows.in_workdays else "appeal").format(days=days)
