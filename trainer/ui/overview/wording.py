"""The cards of the overview in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from trainer.bank.values import BankQuery, QuestionStatus
from trainer.exams.values import ExamState
from trainer.qualification.values import Which
from trainer.reports.overview import Attention
from trainer.reports.rotation import RotationDue
from trainer.store.backup import Backup
from trainer.store.retention import OLD_AT_START
from trainer.ui.actions import action_words
from trainer.ui.overview.state import Card, ComingExam, Days, Deed
from trainer.ui.shell.context import WORK_LIST, AskedOf, CorrectionsOf, OfRotation, PapersOf
from trainer.ui.tones import Tone
from trainer.ui.wording import moment
from trainer.words import _

SOON = timedelta(days=7)
NOT_COMPARED = BankQuery(statuses=frozenset({QuestionStatus.UNVERIFIED}))


def hours_card(found: Attention) -> Card:
    detail = _("of {people} people").format(people=found.pending_people) if found.pending_hours else _("none wait")
    return Card(
        "pending",
        str(found.pending_hours),
        _("Hours to approve"),
        detail,
        _warn(found.pending_hours),
        "hours",
        "pending",
    )


def marking_card(found: Attention) -> Card:
    detail = _("written answers wait for a marker") if found.waiting_sittings else _("none wait")
    return Card(
        "marking", str(found.waiting_sittings), _("Papers to mark"), detail, _warn(found.waiting_sittings), "marking"
    )


def exams_card(exams: Sequence[ComingExam], now: datetime) -> Card:
    """Exams that are open now, else those of the next seven days."""
    running = [exam for exam in exams if exam.state is ExamState.OPEN]
    soon = [exam for exam in exams if exam.opens_at - now <= SOON]
    if running:
        detail = _("until {time}").format(time=moment(running[0].closes_at))
        return Card("exams", str(len(running)), _("Exams open now"), detail, Tone.BRAND, "exams", running[0].id)
    detail = moment(soon[0].opens_at) if soon else _("none within seven days")
    tone = Tone.BRAND if soon else Tone.PLAIN
    return Card("exams", str(len(soon)), _("Exams coming"), detail, tone, "exams", soon[0].id if soon else None)


def retakes_card(found: Attention, days: Days) -> Card:
    """Days that have passed or come within a week lead to the list of days, else the card to the cases."""
    words = {
        (True, True): _("{past} days past, {soon} within a week"),
        (True, False): _("{past} days past"),
        (False, True): _("{soon} days within a week"),
    }.get((bool(days.past), bool(days.soon)))
    detail = _("to decide or to carry out") if found.open_cases else _("none wait")
    if words is not None:
        detail = words.format(past=days.past, soon=days.soon)
    tone = Tone.BAD if days.past else _warn(found.open_cases + days.soon)
    target = None if words is None else WORK_LIST
    return Card("retakes", str(found.open_cases), _("Retake cases"), detail, tone, "retakes", target)


def short_card(ruled: bool, short: int, counted: int, year: int) -> Card:
    """`ruled` says whether a rule set was chosen; until the year is added up nobody is counted."""
    if not counted:
        return Card("short", "—", _("Short of hours"), "" if ruled else _("no rule set chosen"), Tone.PLAIN, "hours")
    detail = _("of {count}, {year}").format(count=counted, year=year)
    return Card("short", str(short), _("Short of hours"), detail, Tone.BAD if short else Tone.OK, "hours", WORK_LIST)


def certificates_card(found: Mapping[Which, int] | None) -> Card:
    """Those that have ended count with those that end soon: both need somebody. None until they were counted."""
    words = _("Enforcement certificates to renew")
    if found is None:
        return Card("renew", "—", words, "", Tone.PLAIN, "qualification", Which.RENEW)
    count, lapsed = found[Which.RENEW], found[Which.LAPSED]
    detail = _("of these {count} have ended already").format(count=lapsed) if lapsed else _("none has ended")
    return Card("renew", str(count), words, detail, Tone.BAD if lapsed else _warn(count), "qualification", Which.RENEW)


def bank_card(unverified: int, checked: int) -> Card:
    detail = _("compare with the law") if unverified else _("none wait")
    if checked:
        detail = _("{count} more wait for approval").format(count=checked)
    words = _("Questions not compared")
    return Card("bank", str(unverified), words, detail, _warn(unverified), "bank", NOT_COMPARED)


def law_card(found: Attention) -> Card:
    words = _("Questions to look at after changes of law")
    return Card("law", str(found.law_waiting), words, _("compare old and new wording"), Tone.WARN, "law", WORK_LIST)


def papers_card(exams: Sequence[UUID]) -> Card:
    """Papers that state what was corrected since; leads to the list of the oldest correction."""
    words = _("Exams with papers to be issued anew")
    target = PapersOf(exams[0])
    return Card("papers", str(len(exams)), words, _("after a corrected key"), Tone.WARN, "standing", target)


def asked_card(asked: Mapping[UUID, int]) -> Card:
    """What officers asked about their results; leads to the exam that waits longest."""
    detail = _("in {count} exams; no result comes into force before").format(count=len(asked))
    target = AskedOf(next(iter(asked)))
    words = _("Objections and rechecks to be answered")
    return Card("asked", str(sum(asked.values())), words, detail, Tone.WARN, "standing", target)


def corrections_card(waiting: Mapping[UUID, int]) -> Card:
    """Corrected keys somebody proposed; leads to the exam that waits longest."""
    detail = _("in {count} exams; no result comes into force before").format(count=len(waiting))
    target = CorrectionsOf(next(iter(waiting)))
    words = _("Corrected keys to be approved")
    return Card("corrections", str(sum(waiting.values())), words, detail, Tone.WARN, "standing", target)


def classes_card(found: Attention) -> Card:
    words = _("Classes whose hours wait for approval")
    return Card("classes", str(found.class_hours), words, _("approve or return"), Tone.WARN, "activities", WORK_LIST)


def over_card(count: int) -> Card:
    """Whose personal data need not be kept any longer; it leads to the January list."""
    words = _("People who left and whose time of keeping is over")
    return Card("over", str(count), words, _("draw up a list of destruction"), Tone.WARN, "privacy", "due")


def rotation_card(due: Sequence[RotationDue]) -> Card:
    """The rotation with the earliest deadline; leads to its list."""
    first = due[0]
    words = _("{title}: {days} days past its deadline") if first.left < 0 else _("{title}: {days} days to its deadline")
    detail = words.format(title=first.title, days=abs(first.left))
    if len(due) > 1:
        detail += _("; {count} more rotations").format(count=len(due) - 1)
    tone = Tone.BAD if first.left < 0 else Tone.WARN
    target = OfRotation(first.plan_id)
    return Card("rotation", str(first.open), _("Not yet trained in rotation"), detail, tone, "activities", target)


def backup_card(backups: Sequence[Backup], now: datetime) -> Card:
    if not backups:
        return Card("backup", _("None"), _("Backup"), _("back up now"), Tone.BAD, "settings", "backups")
    old = now - backups[0].at >= OLD_AT_START
    figure = _("Old") if old else _("In order")
    return Card(
        "backup", figure, _("Backup"), moment(backups[0].at), Tone.BAD if old else Tone.OK, "settings", "backups"
    )


def deed_words(deed: Deed) -> str:
    """What was done and to whom; for many the newest of them and how many."""
    what = " ".join(filter(None, (action_words(deed.newest.action), deed.newest.subject)))
    if deed.times == 1:
        return what
    return _("{what}, {count} times in all").format(what=what, count=deed.times)


def _warn(count: int) -> Tone:
    return Tone.WARN if count else Tone.OK
