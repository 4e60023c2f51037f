"""Who has earned a certificate by a class or by the hours of a year, and what it says of each."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from uuid import UUID

from trainer.activities.credits.values import Credit
from trainer.activities.values import ActivityKind, ActivityLine, ActivityQuery, Stage
from trainer.app.services import Services
from trainer.certificates.numbering import check_class_code
from trainer.certificates.values import about_class, about_year
from trainer.hours.values import HourCategory
from trainer.people.accounts.values import Actor
from trainer.store.clock import local_day, local_today
from trainer.store.errors import BadInput, Refused
from trainer.ui.certificates.state import Awards
from trainer.words import _


def met_hours(services: Services, actor: Actor, year: int) -> Awards:
    """Those who count in the rates and miss nothing, by the board of the year. Raises Refused("hours.no_rule_set")."""
    from trainer.reports.hours import hours_board

    book = services.hours.rule_book(year)
    if book is None:
        raise Refused("hours.no_rule_set", year=year)
    board, source = hours_board(services.store.database, actor, year, book), book.general.source
    proof = _("Hours of {year} met, by {title} ({number})").format(year=year, title=source.title, number=source.number)
    facts = {row.person_id: hours_words(row.state.by_category) for row in board.rows if row.counted and row.state.met}
    title = _("Education and training of {year}").format(year=year)
    until = min(date(year, 12, 31), local_today(services.clock))
    return Awards(title, date(year, 1, 1), until, facts, proof, about_year(year))


def ended_classes(services: Services, actor: Actor) -> tuple[tuple[UUID, str], ...]:
    """The classes whose hours were approved, the newest first, with their last day; also while some people's wait."""
    lines = services.activities.activities(actor, ActivityQuery(kind=ActivityKind.CLASS))

    def approved(line: ActivityLine) -> bool:
        waiting = line.stage is Stage.PROPOSED and bool(services.activity_credits.credited(line.id))
        return line.stage is Stage.CREDITED or waiting

    ended = sorted(filter(approved, lines), key=_last_day, reverse=True)
    return tuple((line.id, f"{line.draft.title}  {_last_day(line)}") for line in ended)


def class_awards(services: Services, actor: Actor, activity_id: UUID) -> Awards:
    """Those whose hours of a class stand in the ledger; where it ends in an exam, those of them who passed it."""
    activity = services.activities.activity(actor, activity_id)
    approved = [credit for credit in services.activity_credits.credits(actor, activity_id) if credit.standing]
    passed = _passed(services, actor, activity.draft.exam_id)
    hours: dict[UUID, dict[HourCategory, Decimal]] = {}
    for credit in approved:
        for line in credit.lines:
            if line.person_id in credit.standing and (passed is None or line.person_id in passed):
                sums = hours.setdefault(line.person_id, {})
                for one in line.earned:
                    sums[one.category] = sums.get(one.category, Decimal()) + one.hours
    days = [session.draft.on for session in activity.sessions]
    return Awards(
        activity.draft.title,
        min(days),
        max(days),
        {person_id: hours_words(sums) for person_id, sums in hours.items()},
        _proof(services, approved[-1], activity.draft.title) if approved else "",
        about_class(activity_id),
        _code(activity.draft.batch),
    )


def hours_words(by_category: Mapping[HourCategory, Decimal]) -> str:
    """共48学时（公共法律12学时，业务技能36学时）, each category with hours."""
    from trainer.hours.words import NAMES

    parts = [
        _("{category} {hours} hours").format(category=NAMES[category], hours=_plain(by_category[category]))
        for category in HourCategory
        if by_category.get(category)
    ]
    whole = _("in all {hours} hours").format(hours=_plain(sum(by_category.values(), Decimal())))
    return _("{whole} ({parts})").format(whole=whole, parts="，".join(parts)) if parts else whole


def _passed(services: Services, actor: Actor, exam_id: UUID | None) -> frozenset[UUID] | None:
    if exam_id is None:
        return None
    return frozenset(one.person_id for one in services.results.outcomes(actor, exam_id) if one.passed)


def _proof(services: Services, credit: Credit, title: str) -> str:
    """By whom and when hours of it were approved last."""
    kept = [line.decided for line in credit.lines if line.decided and line.person_id in credit.standing]
    if not kept:
        return ""
    last = max(kept, key=lambda one: one.at)
    name, day = services.people.known([last.by])[last.by].name, local_day(last.at)
    words = _("Hours of the class {title} approved by {name} on {date}")
    return words.format(title=title, name=name, date=day.isoformat())


def _code(batch: str) -> str:
    """The batch of a rotation as class code, where it can be printed in a number."""
    try:
        return check_class_code(batch)
    except BadInput:
        return ""


def _last_day(line: ActivityLine) -> date:
    return line.until or date.min


def _plain(hours: Decimal) -> str:
    return f"{hours.normalize():f}"
