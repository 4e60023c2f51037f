"""Is this PC fit for an exam? What the program can find out without a window; a screen adds what it sees."""

from __future__ import annotations

import platform
import shutil
import time
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from statistics import median

from sqlalchemy import select

from trainer.app.checking import check_workspace
from trainer.app.power import idle_sleep_minutes
from trainer.app.services import Services
from trainer.app.station_place import read_place
from trainer.documents.fonts import font_file
from trainer.documents.station_values import Finding, Item, StationReport, Verdict
from trainer.store.audit import AuditEntry
from trainer.store.errors import KnownError
from trainer.store.settings import write_setting
from trainer.ui.texts import message
from trainer.words import _

OFFICE_OFFSET = timedelta(hours=8)
"""China has one time zone."""
ENOUGH_MB, TIGHT_MB = 2048, 300
QUICK_MS, SLOW_MS = 50, 250
COMMITS = 11
TRIED = "station.tried"


def check_station(
    services: Services,
    seen: Iterable[Finding] = (),
    sleeps: Callable[[], int | None] = idle_sleep_minutes,
) -> StationReport:
    """Every check; `seen` are the findings of a screen, what it did not see counts as not tried. Writes a few settings
    to measure a commit and changes nothing else."""
    now = services.clock.now()
    local = now.astimezone()
    found = [
        _clock(services, now),
        _zone(local),
        _disk(services),
        _commit(services),
        _store(services),
        _font(),
        _sleep(sleeps()),
        *seen,
    ]
    known = {one.item: one for one in found}
    untried = _("The window was not there to try it.")
    findings = tuple(known.get(item, Finding(item, Verdict.UNTRIED, untried)) for item in Item)
    place = read_place(services.store.workspace)
    words = _("{room} seat {seat}").format(room=place.room, seat=place.seat) if place.room else ""
    return StationReport(local, platform.node(), words, findings)


def _clock(services: Services, now: datetime) -> Finding:
    """A clock behind the records was set back; whether it is right to the minute a person compares."""
    with services.store.database.read() as session:
        last = session.scalar(select(AuditEntry.at).order_by(AuditEntry.sequence.desc()).limit(1))
    if last is not None and now < last:
        words = _("{now}, which is before the last record ({last}). Set the clock.")
        return Finding(Item.CLOCK, Verdict.NO_GO, words.format(now=_local(now), last=_local(last)))
    words = _("{now}. Compare it with a watch.")
    return Finding(Item.CLOCK, Verdict.GO, words.format(now=_local(now)))


def _zone(local: datetime) -> Finding:
    offset = local.utcoffset() or timedelta()
    verdict = Verdict.GO if offset == OFFICE_OFFSET else Verdict.LOOK
    return Finding(Item.ZONE, verdict, f"UTC{local:%z} {local.tzname()}")


def _disk(services: Services) -> Finding:
    free = shutil.disk_usage(services.store.workspace.folder).free // 2**20
    verdict = Verdict.GO if free >= ENOUGH_MB else Verdict.LOOK if free >= TIGHT_MB else Verdict.NO_GO
    return Finding(Item.DISK, verdict, _("{megabytes} MB free").format(megabytes=free))


def _commit(services: Services) -> Finding:
    """The median of a few real commits to the store."""
    times = []
    try:
        for number in range(COMMITS):
            begun = time.perf_counter()
            with services.store.database.write() as session:
                write_setting(session, TRIED, number)
            times.append((time.perf_counter() - begun) * 1000)
    except KnownError as error:
        return Finding(Item.COMMIT, Verdict.NO_GO, message(error))
    taken = median(times)
    verdict = Verdict.GO if taken <= QUICK_MS else Verdict.LOOK if taken <= SLOW_MS else Verdict.NO_GO
    return Finding(Item.COMMIT, verdict, _("{taken} ms for one answer").format(taken=f"{taken:.1f}"))


def _store(services: Services) -> Finding:
    wrong = check_workspace(services)
    if not wrong:
        return Finding(Item.STORE, Verdict.GO, _("Store, chains, papers and files were read and are in order."))
    return Finding(Item.STORE, Verdict.NO_GO, " ".join(wrong))


def _font() -> Finding:
    try:
        return Finding(Item.FONT, Verdict.GO, font_file().name)
    except FileNotFoundError:
        return Finding(Item.FONT, Verdict.NO_GO, _("The font of the program is missing. Install the program again."))


def _sleep(minutes: int | None) -> Finding:
    if minutes is None:
        return Finding(Item.SLEEP, Verdict.LOOK, _("The system does not say. Look at its power settings."))
    if minutes == 0:
        return Finding(Item.SLEEP, Verdict.GO, _("The PC stays awake."))
    words = _("The PC sleeps after {minutes} minutes. Switch that off for the exam.")
    return Finding(Item.SLEEP, Verdict.LOOK, words.format(minutes=minutes))


def _local(at: datetime) -> str:
    return f"{at.astimezone():%Y-%m-%d %H:%M:%S}"
