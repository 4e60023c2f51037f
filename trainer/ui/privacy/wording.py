"""Sentences of the page of personal data."""

from __future__ import annotations

from trainer.privacy.values import DestructionList, Left, Retention
from trainer.ui.privacy.state import Room
from trainer.ui.texts import name
from trainer.words import _


def room_text(room: Room) -> str:
    return {
        Room.DUE: _("Time is over (January list)"),
        Room.ARCHIVE: _("Everybody who left"),
        Room.LISTS: _("Lists of destruction"),
        Room.EXPORTS: _("Register of exports"),
        Room.WORDS: _("Words about a person"),
        Room.REASONS: _("Words about several people"),
    }[room]


def phrase_text(room: Room) -> str:
    """What the field above the list finds."""
    if room is Room.WORDS:
        return _("Name, initials or number of a person, then Enter")
    return _("A name or another word that was said, then Enter")


def left_text(one: Left) -> str:
    if one.destroyed_on is not None:
        return _("destroyed on {day}").format(day=one.destroyed_on)
    return _("on a list of destruction") if one.listed else _("sealed")


def retention_text(rule: Retention) -> str:
    words = _("Kept for {years} years after leaving. Rule: {title} ({nature}, {number})")
    source = rule.source
    text = words.format(years=rule.years, title=source.title, nature=name(source.nature), number=source.number)
    return text if source.checked_by else text + _(" · not yet compared with the document")


def list_text(one: DestructionList, on_server: bool = False) -> str:
    """What a list that was carried out took."""
    if one.done is None:
        return name(one.state)
    wiped = one.done.wiped
    words = _("{files} files, {words} words, {reasons} reasons destroyed; {copies} old copies discarded. {traces}")
    traces = _("The data file was searched: nothing was found.")
    if one.done.traces:
        traces = _("The data file was searched: {count} numbers still stand somewhere.").format(count=one.done.traces)
    if on_server:
        traces += _(" The server's log, its archive and its own backups are its administrator's to destroy.")
    return words.format(
        files=wiped.files, words=wiped.words, reasons=wiped.reasons, copies=one.done.copies, traces=traces
    )


def what_text(what: str) -> str:
    """What was taken out; the code itself where another release wrote it."""
    return {
        "roster": _("Roster"),
        "hours_workbook": _("Workbook of hours"),
        "hours_form": _("Filled form of hours"),
        "hours_table": _("Yearly summary of hours"),
        "hours_short": _("List of who is short of hours"),
        "hours_records": _("Records of study hours"),
        "retake_list": _("List of retakes"),
        "score_list": _("Score list"),
        "score_slips": _("Score slips"),
        "reissue_list": _("List of papers to be issued anew"),
        "exam_day": _("Papers of the exam day"),
        "exam_file": _("File of an exam"),
        "discipline": _("Papers of a case of misconduct"),
        "exam_changes": _("List of changes"),
        "card_list": _("List of enforcement certificates"),
        "yearly_pages": _("Yearly records"),
        "class_file": _("File of a class"),
        "rotation_list": _("List of a rotation"),
        "certificate": _("Certificate of one person"),
        "notice": _("Notice to one person"),
        "evidence": _("Proof of hours"),
        "account_slips": _("One-time sign-in slips"),
        "own_data": _("Own data"),
        "destruction_list": _("List of destruction"),
        "certificate_register": _("Register of certificates"),
        "certificate_archive": _("Archive of certificates"),
    }.get(what, what)
