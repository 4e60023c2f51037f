"""`trainer demo`: from an empty folder to a year's documents and pictures."""

from __future__ import annotations

import json
import random
import shutil
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import click

from trainer.app.demo.at_the_window import sit_at_window
from trainer.app.demo.brigade import PASSWORD, Brigade, make_brigade, make_office
from trainer.app.demo.clock import DemoClock
from trainer.app.demo.exam import close_and_credit, make_exam, mark_written, sit_all
from trainer.app.demo.papers import write_documents
from trainer.app.demo.pictures import STATION, Album, photograph
from trainer.app.demo.year import enter_pending, fill_library, follow_failures, hold_classes, issue_certificates
from trainer.app.doorway import Doorway
from trainer.app.services import Services
from trainer.app.start import make_application
from trainer.store.clock import Clock, SystemClock
from trainer.store.errors import Refused
from trainer.store.opening import open_store
from trainer.store.workspace import Workspace
from trainer.ui.theme import Theme
from trainer.words import DEFAULT_LANGUAGE, _

MARKER = "demo.txt"
RULES = "jinzhong-2024-2026"
Say = Callable[[str], None]


@dataclass(frozen=True)
class Summary:
    """What the demo made; paths are relative to nothing: they can be opened as they stand."""

    officers: int
    questions: int
    sittings: int
    passed: int
    failed: int
    retakes: int
    certificates: int
    hours_workbook: str
    screenshots: tuple[str, ...]
    seconds: float


def run_demo(out: Path, as_json: bool) -> None:
    """Fills `out` with a workspace, documents and screenshots, and says what was made."""
    began = time.monotonic()
    say: Say = (lambda text: None) if as_json else click.echo
    out = out.absolute()
    folder = _fresh_folder(out)
    clock = DemoClock(_first_day(SystemClock()))
    with (
        open_store(Workspace(folder), clock, use_keyring=False) as store,
        closing(Services(store, clock, random.Random(2026))) as services,
    ):
        made = _play(services, clock, out, say)
    summary = Summary(**made, seconds=round(time.monotonic() - began, 1))  # type: ignore[arg-type]
    if as_json:
        click.echo(json.dumps(asdict(summary), ensure_ascii=False))
    else:
        _tell(summary, out)


def _play(services: Services, clock: DemoClock, out: Path, say: Say) -> dict[str, object]:
    today = SystemClock().now()
    chance = random.Random(60)
    administrator, root = make_office(services)
    say(_("Loading the starter bank …"))
    questions = services.bank.load_starter(administrator).added
    brigade = make_brigade(services, administrator, root, chance)
    services.hours.choose_rule_set(administrator, clock.now().astimezone().year, RULES)
    say(_("Holding the year's classes …"))
    exam_day = max(clock.now() + timedelta(days=3), _working_morning(today - timedelta(days=20)))
    hold_classes(services, clock, brigade, exam_day - timedelta(days=2), chance)
    fill_library(services, clock, brigade, out / "courseware")
    say(_("Sixty officers sit the exam, one of them through the real window …"))
    album, theme, doorway = Album(out / "screenshots"), *_window(services)
    sittings, exam_id = _hold_exam(services, clock, brigade, doorway, album, exam_day, chance)
    say(_("Retakes, certificates, documents …"))
    retakes = follow_failures(services, clock, brigade, exam_id)
    certificates = issue_certificates(services, brigade, exam_id)
    enter_pending(services, clock, brigade)
    services.store.backups.make()
    workbook = write_documents(services, brigade, exam_id, certificates, out / "documents")
    say(_("Taking pictures of the screens …"))
    photograph(doorway, theme, brigade.administrator, brigade.first_officer, album)
    doorway.close()
    passed = services.results.results(brigade.trainer, exam_id).rates.passed
    return {
        "officers": len(brigade.officers),
        "questions": questions,
        "sittings": sittings,
        "passed": passed,
        "failed": sittings - passed,
        "retakes": retakes,
        "certificates": len(certificates),
        "hours_workbook": str(workbook),
        "screenshots": tuple(str(path) for path in album.paths),
    }


def _hold_exam(
    services: Services,
    clock: DemoClock,
    brigade: Brigade,
    doorway: Doorway,
    album: Album,
    day: datetime,
    chance: random.Random,
) -> tuple[int, UUID]:
    title = _("{year} annual enforcement examination").format(year=day.astimezone().year)
    closes = day + timedelta(hours=3)
    exam_id = make_exam(services, brigade, title, day, closes)
    clock.move_to(day + timedelta(minutes=1))
    sittings = sit_all(
        services,
        clock,
        brigade,
        exam_id,
        chance,
        lambda candidate: sit_at_window(doorway, clock, candidate, album.take),
        lambda done, total: None,
    )
    mark_written(services, brigade, chance)
    close_and_credit(services, clock, brigade, exam_id, closes)
    return sittings, exam_id


def _window(services: Services) -> tuple[Theme, Doorway]:
    app = make_application(DEFAULT_LANGUAGE)
    theme = Theme(app)
    theme.apply()
    doorway = Doorway(services, theme)
    doorway.resize(*STATION)
    doorway.show()
    return theme, doorway


def _fresh_folder(out: Path) -> Path:
    """The demo's own workspace; one of an earlier demo is replaced, anything else is left alone."""
    folder = out / "workspace"
    if folder.exists():
        if not (out / MARKER).exists():
            raise Refused("demo.folder_taken", path=str(folder))
        shutil.rmtree(folder)
    out.mkdir(parents=True, exist_ok=True)
    (out / MARKER).write_text(_("Made-up data. Nobody in it is real."), encoding="utf-8")
    return folder


def _first_day(clock: Clock) -> datetime:
    """Early in this year, or in the last one while this one is still young."""
    now = clock.now()
    year = now.year if now.timetuple().tm_yday > 60 else now.year - 1
    return datetime(year, 1, 8, 1, 0, tzinfo=UTC)


def _working_morning(day: datetime) -> datetime:
    """Nine o'clock local time on that day, or the Monday after a weekend."""
    local = day.astimezone().replace(hour=9, minute=0, second=0, microsecond=0)
    return local + timedelta(days=(7 - local.weekday()) % 7 if local.weekday() > 4 else 0)


def _tell(summary: Summary, out: Path) -> None:
    facts = _("{officers} officers, {questions} questions, {sittings} sittings: {passed} passed, {failed} failed")
    click.echo(facts.format(**asdict(summary)))
    click.echo(_("Retakes {retakes}, certificates {certificates}, {seconds} seconds").format(**asdict(summary)))
    click.echo(_("Documents: {folder}").format(folder=out / "documents"))
    click.echo(_("Screenshots: {folder}").format(folder=out / "screenshots"))
    look = _("To look around: trainer --workspace {folder} run   (admin, teacher or officer; password {password})")
    click.echo(look.format(folder=out / "workspace", password=PASSWORD))
