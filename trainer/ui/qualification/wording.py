"""Sentences of the page of enforcement certificates."""

from __future__ import annotations

from collections.abc import Iterator

from trainer.qualification.values import Card, Checked, Matter, Rules, Standing, Verdict, Which
from trainer.ui.qualification.state import Side
from trainer.ui.texts import name
from trainer.words import _


def which_text(which: Which) -> str:
    return {
        Which.TROUBLE: _("To be looked at"),
        Which.WAITING: _("Wait for a decision"),
        Which.RENEW: _("To be renewed: end soon or have lapsed"),
        Which.EXPIRING: _("End soon"),
        Which.LAPSED: _("Have lapsed"),
        Which.WITHOUT: _("Enforce without a valid one"),
        Which.AUXILIARY: _("Auxiliaries on enforcement posts"),
        Which.UNINSPECTED: _("Inspection is missing"),
        Which.GONE: _("Left, recalled or cancelled"),
        Which.ALL: _("Everybody who enforces"),
    }[which]


def side_text(side: Side) -> str:
    return {
        Side.REGISTER: _("Register a certificate"),
        Side.INSPECT: _("Enter an inspection"),
        Side.PROPOSE: _("Propose to take it back"),
        Side.DECIDE: _("Decide the proposal"),
        Side.CHECK: _("Check list before an exam or drill"),
        Side.RULES: _("Rule for certificates"),
    }[side]


def flaw_text(one: Standing) -> str:
    """What is wrong, and what waits."""
    parts = [name(flaw) for flaw in one.flaws] + _differing(one)
    if one.open_matter is not None:
        words = _("{move} ({cause}): waits for a decision")
        parts.append(words.format(move=name(one.open_matter.move), cause=name(one.open_matter.cause)))
    return "；".join(parts)


def check_text(one: Standing) -> str:
    flaws = [name(flaw) for flaw in one.flaws] or [_("May take part")]
    return "；".join(flaws + _differing(one))


def _differing(one: Standing) -> list[str]:
    if not one.fields_differ or one.card is None:
        return []
    words = _("fields differ: certificate {stated}, person {own}")
    return [words.format(stated="、".join(one.card.fields), own="、".join(one.person.fields))]


def until_text(card: Card | None) -> str:
    if card is None:
        return "—"
    return card.valid_until.isoformat() if card.valid_until else _("No end stated")


def rule_text(rules: Rules) -> str:
    """Which rule judges, and what kind of document it comes from."""
    words = _("Rule: {title} ({nature}, {number})")
    source = rules.source
    text = words.format(title=source.title, nature=name(source.nature), number=source.number)
    return text if source.checked_by else text + _(" · not yet compared with the document")


def checked_text(checked: Checked) -> str:
    words = _("Check list {title}, {day}: {count} people, {barred} may not take part")
    order = checked.order
    text = words.format(title=order.title, day=order.on, count=len(checked.rows), barred=len(checked.barred))
    return text + (_(" · fields: {fields}").format(fields="、".join(sorted(order.fields))) if order.fields else "")


def history(cards: tuple[Card, ...]) -> Iterator[tuple[str, list[str]]]:
    """Each certificate with what happened to it, the newest first."""
    for card in reversed(cards):
        title = _("{number} · {origin}").format(number=card.number or _("number destroyed"), origin=name(card.origin))
        lines = [_span(card)]
        if card.issuer:
            lines.append(_("Issued by {issuer}").format(issuer=card.issuer))
        if card.fields:
            lines.append(_("Fields: {fields}").format(fields="、".join(card.fields)))
        for one in card.inspections:
            note = f"：{one.note}" if one.note else ""
            lines.append(f"{one.on}  {_('Year {year}').format(year=one.year)} {name(one.result)}{note}")
        lines += [_matter(one) for one in card.matters]
        yield title, lines


def _span(card: Card) -> str:
    issued = card.issued_on.isoformat() if card.issued_on else _("day of issue not stated")
    return f"{issued} – {until_text(card)}"


def _matter(one: Matter) -> str:
    proposed = f"{one.on}  {name(one.move)}（{name(one.cause)}）"
    if one.note:
        proposed += f"：{one.note}"
    if one.decided is None:
        return proposed + " · " + _("waits for a decision")
    words = _("confirmed {day}: {reason}") if one.decided.verdict is Verdict.CONFIRMED else _("dismissed: {reason}")
    return proposed + " · " + words.format(day=one.decided.on, reason=one.decided.reason or _("words destroyed"))
