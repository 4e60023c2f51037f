"""Figures, rule sets and entries in words, as the hours page writes them."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from trainer.hours.values import Bucket, RuleSet, SourceNature, YearState
from trainer.reports.hours_first import FirstHours
from trainer.ui.hours.state import Figures, Footing, Standing
from trainer.ui.texts import name
from trainer.ui.tones import Tone
from trainer.words import _

NOT_STATED = "未载明"
SEPARATOR = " · "
TONES = {
    Standing.MET: Tone.OK,
    Standing.ON_PACE: Tone.BRAND,
    Standing.BEHIND: Tone.BAD,
    Standing.OUTSIDE: Tone.PLAIN,
}


def hours_text(hours: Decimal) -> str:
    """One decimal, the half steps of the ledger."""
    return f"{hours:.1f}"


def standing_text(standing: Standing, year: int, today: date) -> str:
    """The word in the badge."""
    if standing is Standing.BEHIND and today > date(year, 12, 31):
        return _("Not reached")
    return {
        Standing.MET: _("Reached"),
        Standing.SHORT: _("Not reached"),
        Standing.ON_PACE: _("On pace"),
        Standing.BEHIND: _("Behind"),
        Standing.OUTSIDE: _("Not counted"),
    }[standing]


def missing_text(state: YearState) -> str:
    """What is still needed, bucket by bucket; what only the total needs comes last."""
    parts = [f"{bucket_name(one.bucket)} {hours_text(one.missing)}" for one in state.buckets if one.missing]
    rest = state.missing - sum((one.missing for one in state.buckets), Decimal())
    if rest > 0:
        parts.append(_("any {hours}").format(hours=hours_text(rest)))
    return SEPARATOR.join(parts) or "—"


def expected_text(state: YearState | None) -> str:
    """What 31 December will bring at this pace."""
    if state is None:
        return "—"
    return _("reached") if state.met else _("{hours} short").format(hours=hours_text(state.missing))


def bucket_name(bucket: Bucket) -> str:
    """The short name of the one category that fills a minimum, else the name its document gives it."""
    return name(bucket.categories[0]) if len(bucket.categories) == 1 else bucket.name


def rule_source(rule_set: RuleSet) -> str:
    """Title, document number and issuer of the document behind a rule set."""
    source = rule_set.source
    number = _("number not stated") if source.number == NOT_STATED else source.number
    return _("{title} ({number})").format(title=source.title, number=number)


def rule_minima(rule_set: RuleSet) -> str:
    """The minima of a year."""
    parts = [_("{hours} hours in all").format(hours=_plain(rule_set.total))] if rule_set.total else []
    parts += [f"{bucket.name} {_plain(bucket.minimum)}" for bucket in rule_set.buckets]
    return SEPARATOR.join(parts)


def rule_badges(rule_set: RuleSet) -> tuple[tuple[str, Tone], ...]:
    """What has to be known before relying on the figures: nature of the source, whether somebody checked it."""
    source = rule_set.source
    firm = source.nature in (SourceNature.OFFICIAL, SourceNature.OWN)
    checked = _("Checked by {name} {date}").format(name=source.checked_by, date=source.checked_on)
    return (
        (name(source.nature), Tone.OK if firm else Tone.WARN),
        (checked, Tone.OK) if source.checked_by else (_("Not checked"), Tone.WARN),
    )


def figure_words(figures: Figures, pending: int | None) -> tuple[tuple[str, str, Tone], ...]:
    """The cards: number, words, tone."""
    short = figures.counted - figures.met
    cards = [
        (_("{met} / {all} people").format(met=figures.met, all=figures.counted), _("have reached the year"), Tone.OK),
        (
            _("{hours} hours").format(hours=hours_text(figures.missing)),
            _("{short} people short, {behind} behind").format(short=short, behind=figures.behind),
            Tone.BAD if figures.behind else Tone.PLAIN,
        ),
    ]
    if pending is not None:
        words = _("waiting for approval")
        cards.append((_("{count} entries").format(count=pending), words, Tone.WARN if pending else Tone.PLAIN))
    if figures.will_miss is not None and figures.days_left:
        tone = Tone.WARN if figures.will_miss else Tone.OK
        words = _("will not reach the year at this pace")
        cards.append((_("{count} people").format(count=figures.will_miss), words, tone))
    until = _("until 31 December")
    cards.append((_("{days} days").format(days=figures.days_left), until, Tone.PLAIN))
    return tuple(cards)


def opening_words(days_left: int, waits: bool) -> tuple[tuple[str, str, Tone], ...]:
    """The cards while the office is added up: in the places of those of `figure_words`."""
    words = [_("have reached the year"), _("short of hours")]
    words += [_("waiting for approval")] if waits else []
    words += [_("will not reach the year at this pace")] if days_left else []
    days = _("{days} days").format(days=days_left)
    return (*(("…", one, Tone.PLAIN) for one in words), (days, _("until 31 December"), Tone.PLAIN))


def opening_text(first: FirstHours) -> str:
    """The line below the first people of the list."""
    words = _("The first {count} of {all} people; the others and the sums are being added up")
    return words.format(count=len(first.rows), all=first.of)


def footing_text(footing: Footing, rule_set: RuleSet, at: datetime | None) -> str:
    """The line below the list; `at` is when its figures were read."""
    parts = [
        _("{count} people shown").format(count=footing.people),
        _("{hours} hours in all").format(hours=hours_text(footing.total)),
    ]
    parts += [
        f"{bucket_name(bucket)} {hours_text(done)}"
        for bucket, done in zip(rule_set.buckets, footing.buckets, strict=False)
    ]
    parts.append(_("{hours} missing").format(hours=hours_text(footing.missing)))
    if at is not None:
        parts.append(_("as of {time}").format(time=f"{at.astimezone():%H:%M:%S}"))
    return SEPARATOR.join(parts)


def _plain(hours: Decimal) -> str:
    return f"{hours.normalize():f}"


def other_fields_text(state: YearState) -> str:
    """Professional hours about fields the person does not hold, and whether the rule set counts them."""
    words = _("{hours} professional hours are about another field of enforcement; the rule set counts them.")
    if state.rule_set.own_fields_only:
        words = _("{hours} professional hours are about another field of enforcement; the rule set leaves them out.")
    return words.format(hours=hours_text(state.of_other_fields))
